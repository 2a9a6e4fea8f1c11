#include "parse/first_look.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "base/error.h"
#include "base/one_of.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 8> kClosing = {"\"", "”", "''", "'", "’", "»", ")", "]"};
constexpr std::array<std::string_view, 8> kOpening = {"\"", "“", "``", "'", "‘", "«", "(", "["};
constexpr std::array<std::string_view, 2> kStops = {"?", "!"};
constexpr std::array<std::string_view, 3> kQuoting = {"“", "``", "«"}, kQuoted = {"”", "''", "»"};

bool closes(RawToken const& token) {
  return token.gap == Gap::none && is_one_of(token.form, kClosing);
}

bool opens(RawToken const& token) { return is_one_of(token.form, kOpening); }

// Whether words [.., i) end as a sentence does.
bool ends_before(std::vector<RawToken> const& raw, std::size_t i) {
  std::size_t last = i - 1;
  while (last > 0 && closes(raw[last])) --last;
  if (raw[last].form == ".") return true;
  return last + 1 == i && is_one_of(raw[last].form, kStops);
}

// Whether words [i, ..) begin as a sentence does.
bool begins_at(std::vector<RawToken> const& raw, std::size_t i) {
  while (i + 1 < raw.size() && opens(raw[i]) && raw[i + 1].gap == Gap::none) ++i;
  auto const first = static_cast<unsigned char>(raw[i].form.front());
  return std::isupper(first) != 0;
}

bool is_border(std::vector<RawToken> const& raw, std::size_t i) {
  if (raw[i].gap == Gap::block) return true;
  return raw[i].gap != Gap::none && ends_before(raw, i) && begins_at(raw, i);
}

// Whether a quotation begins or ends in these words without its other end.
bool cuts_quotation(std::vector<RawToken> const& raw, TokenSpan segment) {
  int open = 0, straight = 0;
  for (std::uint32_t i = segment.begin; i < segment.end; ++i) {
    std::string_view const form = raw[i].form;
    open += is_one_of(form, kQuoting) ? 1 : is_one_of(form, kQuoted) ? -1 : 0;
    straight += form == "\"" ? 1 : 0;
  }
  return open != 0 || straight % 2 != 0;
}

// Appends words [span) of `from`; what was left out before them is no neighbour of theirs.
void append(CutWords& to, CutWords& from, TokenSpan span, bool behind_gap) {
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    to.begins.push_back(static_cast<std::uint32_t>(to.pieces.size()));
    to.pieces.insert(to.pieces.end(), from.pieces.begin() + from.begins[i],
                     from.pieces.begin() + from.begins[i + 1]);
    to.blocks.push_back(from.blocks[i]);
    to.raw.push_back(std::move(from.raw[i]));
    if (behind_gap && i == span.begin) to.raw.back().gap = Gap::block;
  }
}

}  // namespace

std::vector<TokenSpan> segments(std::vector<RawToken> const& raw) {
  std::vector<TokenSpan> out;
  for (std::uint32_t i = 0; i < raw.size(); ++i) {
    if (i == 0 || is_border(raw, i)) out.push_back({i, i});
    out.back().end = i + 1;
  }
  return out;
}

bool may_be_skipped(std::vector<RawToken> const& raw, TokenSpan segment) {
  return segment.begin > 0 && segment.size() <= kLongestSegment && !cuts_quotation(raw, segment);
}

LookBatch look_batch(CutWords const& words, std::vector<TokenSpan> const& segments,
                     Pieces const& pieces) {
  LookBatch out;
  auto const add = [&out](std::int32_t piece, std::uint8_t shape) {
    out.pieces.push_back(piece), out.shapes.push_back(shape);
  };
  for (TokenSpan const segment : segments) {
    auto const begin = static_cast<std::uint32_t>(out.pieces.size());
    if (words.raw[segment.begin].gap == Gap::block)
      add(segment.begin == 0 ? pieces.cls() : pieces.sep(), 0);
    std::uint32_t const end = std::min(segment.end, segment.begin + kLongestSegment);
    for (std::uint32_t i = segment.begin; i < end; ++i) {
      std::uint8_t const shape = shape_of(words.raw[i].form);
      for (std::uint32_t p = words.begins[i]; p < words.begins[i + 1]; ++p)
        add(words.pieces[p], shape);
    }
    out.segments.push_back({begin, static_cast<std::uint32_t>(out.pieces.size())});
  }
  return out;
}

FirstLook FirstLook::open(std::string const& path, std::size_t vocabulary_size) {
  LookNetwork network = LookNetwork::open(path);
  if (network.vocabulary_size() != vocabulary_size) {
    throw Error(ErrorCode::cannot_run,
                fmt::format("{}: made for {} word pieces, the model has {}; use the one that came "
                            "with the model, or read without --fast",
                            path, network.vocabulary_size(), vocabulary_size));
  }
  return FirstLook(std::move(network));
}

Looked FirstLook::skip(CutWords& words, Pieces const& pieces) const {
  std::vector<TokenSpan> const all = segments(words.raw);
  std::vector<float> const logits = network_.run(look_batch(words, all, pieces));
  Looked looked{static_cast<std::uint32_t>(all.size()), 0};
  CutWords kept;
  bool behind_gap = false;
  for (std::size_t s = 0; s < all.size(); ++s) {
    bool const skipped = logits[s] < network_.threshold() && may_be_skipped(words.raw, all[s]);
    if (skipped) ++looked.skipped;
    if (!skipped) append(kept, words, all[s], behind_gap);
    behind_gap = skipped;
  }
  kept.begins.push_back(static_cast<std::uint32_t>(kept.pieces.size()));
  words = std::move(kept);
  return looked;
}

}  // namespace dragoman
