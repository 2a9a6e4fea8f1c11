#include "parse/pieces.h"

#include <utf8proc.h>

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostLetters = 100;  // a longer chunk is unknown, as in BERT

bool is_ascii(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_ascii_mark(char c) {
  return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) ||
         (c >= 123 && c <= 126);
}

bool is_cjk(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x2FA1F);
}

bool stands_alone(char32_t c) {
  if (c < 0x80) return is_ascii_mark(static_cast<char>(c));
  auto const category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  bool const mark = category >= UTF8PROC_CATEGORY_PC && category <= UTF8PROC_CATEGORY_PO;
  return mark || is_cjk(c);
}

// Lower case, decomposed, without combining marks.
std::string normalised(std::string_view word) {
  std::string const low = lower_case(word);
  utf8proc_uint8_t* made = nullptr;
  auto const options =
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STABLE | UTF8PROC_STRIPMARK);
  auto const size = utf8proc_map(reinterpret_cast<utf8proc_uint8_t const*>(low.data()),
                                 static_cast<utf8proc_ssize_t>(low.size()), &made, options);
  if (size < 0) return low;
  std::string out(reinterpret_cast<char const*>(made), static_cast<std::size_t>(size));
  std::free(made);
  return out;
}

}  // namespace

Pieces::Pieces(std::vector<std::string> const& vocabulary) {
  for (std::size_t i = 0; i < vocabulary.size(); ++i) {
    std::string_view piece = vocabulary[i];
    bool const inner = piece.starts_with("##") && piece.size() > 2;
    if (inner) piece.remove_prefix(2);
    (inner ? inner_ : starts_).emplace(piece, static_cast<std::int32_t>(i));
    longest_ = std::max(longest_, piece.size());
  }
  unknown_ = special("[UNK]");
  cls_ = special("[CLS]");
  sep_ = special("[SEP]");
}

std::int32_t Pieces::special(std::string_view piece) const {
  auto const found = starts_.find(piece);
  return found == starts_.end() ? 0 : found->second;
}

void Pieces::append_chunk(std::string_view chunk, std::vector<std::int32_t>& out) const {
  std::size_t const before = out.size();
  for (std::size_t begin = 0; begin < chunk.size();) {
    Ids const& ids = begin == 0 ? starts_ : inner_;
    std::size_t size = std::min(chunk.size() - begin, longest_);
    auto found = ids.end();
    for (; size > 0; --size) {
      if (!is_boundary(chunk, begin + size)) continue;
      found = ids.find(chunk.substr(begin, size));
      if (found != ids.end()) break;
    }
    if (size == 0) {
      out.resize(before);
      out.push_back(unknown_);
      return;
    }
    out.push_back(found->second);
    begin += size;
  }
}

void Pieces::append(std::string_view word, std::vector<std::int32_t>& out) const {
  std::size_t const before = out.size();
  std::string const text = normalised(word);
  std::size_t run = 0, letters = 0;
  auto const flush = [&](std::size_t end) {
    if (end > run) {
      if (letters > kMostLetters) {
        out.push_back(unknown_);
      } else {
        append_chunk(std::string_view(text).substr(run, end - run), out);
      }
    }
    letters = 0;
  };
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    char32_t const c = decode(text, at, next);
    bool const space = c <= 0x20 || c == 0xA0;
    if (!space && !stands_alone(c)) {
      ++letters;
      continue;
    }
    flush(at);
    if (!space) append_chunk(std::string_view(text).substr(at, next - at), out);
    run = next;
  }
  flush(text.size());
  if (out.size() == before) out.push_back(unknown_);
}

std::string lower_case(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  if (is_ascii(word)) {
    for (char const c : word) out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return out;
  }
  for (std::size_t at = 0, next = 0; at < word.size(); at = next) {
    char32_t const c = decode(word, at, next);
    append_utf8(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
  }
  return out;
}

std::uint8_t shape_of(std::string_view word) {
  std::size_t letters = 0, uppers = 0, digits = 0;
  bool first_upper = false;
  for (std::size_t at = 0, next = 0; at < word.size(); at = next) {
    auto const c = static_cast<utf8proc_int32_t>(decode(word, at, next));
    auto const category = utf8proc_category(c);
    if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) {
      bool const upper = category == UTF8PROC_CATEGORY_LU;
      if (letters == 0) first_upper = upper;
      ++letters;
      uppers += upper ? 1 : 0;
    }
    digits += category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_NO ? 1 : 0;
  }
  if (letters == 0) return digits > 0 ? 6 : 7;
  if (uppers == 0) return 1;
  if (letters == 1) return 4;
  if (uppers == letters) return 3;
  return first_upper && uppers == 1 ? 2 : 5;
}

}  // namespace dragoman
