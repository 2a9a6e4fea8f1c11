// Where paragraphs begin and end, and which blocks are no report: datelines, bylines, captions,
// "Related article:" lines, adverts.
#include <algorithm>
#include <array>
#include <cctype>

#include "base/hash.h"
#include "text/readers.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kShortestWrap = 50;  // hard-wrapped lines are at least so long
constexpr std::size_t kLongestFurniture = 300;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

struct Line {
  std::uint32_t begin, end;  // without white space at both ends
};

ByteSpan trimmed(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  while (begin < end && is_blank(text[begin])) ++begin;
  while (end > begin && is_blank(text[end - 1])) --end;
  return {begin, end};
}

// Lines between blank lines.
std::vector<std::vector<ByteSpan>> paragraphs(std::string_view text) {
  std::vector<std::vector<ByteSpan>> out(1);
  for (std::uint32_t begin = 0; begin < text.size();) {
    auto const end = static_cast<std::uint32_t>(std::min(text.find('\n', begin), text.size()));
    ByteSpan const line = trimmed(text, begin, end);
    if (!line.empty()) {
      out.back().push_back(line);
    } else if (!out.back().empty()) {
      out.emplace_back();
    }
    begin = end + 1;
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

// In hard-wrapped text all lines of a paragraph but its last are nearly full.
std::uint32_t wrap_width(std::vector<std::vector<ByteSpan>> const& all) {
  std::uint32_t widest = 0;
  std::size_t inner = 0, full = 0;
  for (auto const& lines : all) {
    for (ByteSpan const line : lines) widest = std::max(widest, line.size());
  }
  for (auto const& lines : all) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
      ++inner, full += lines[i].size() * 10 > widest * 7 ? 1 : 0;
  }
  return widest >= kShortestWrap && widest <= 200 && full * 10 >= inner * 6 ? widest : 0;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> starts) {
  return std::ranges::any_of(starts, [text](std::string_view s) { return text.starts_with(s); });
}

bool ends_sentence(std::string_view text) {
  while (!text.empty() && (text.back() == '"' || text.back() == ')' || text.back() == '\''))
    text.remove_suffix(1);
  if (text.ends_with("\xE2\x80\x9D") || text.ends_with("\xE2\x80\x99")) text.remove_suffix(3);
  return !text.empty() && std::string_view(".!?:;,").find(text.back()) != std::string_view::npos;
}

std::size_t word_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    count += !is_blank(text[i]) && (i == 0 || is_blank(text[i - 1])) ? 1 : 0;
  return count;
}

BlockKind kind_of(std::string_view text) {
  std::string const low = lower(text.substr(0, kLongestFurniture));
  bool const shortish = text.size() < kLongestFurniture;
  if (shortish && starts_with_any(low, {"related article",
                                        "related:",
                                        "related story",
                                        "related stories",
                                        "read more",
                                        "read also",
                                        "also read",
                                        "see also:",
                                        "more on this",
                                        "recommended:",
                                        "advertisement",
                                        "subscribe",
                                        "sign up for",
                                        "sign up to",
                                        "share this",
                                        "follow us",
                                        "click here",
                                        "copyright ",
                                        "(c) ",
                                        "\xC2\xA9",
                                        "all rights reserved",
                                        "download our app",
                                        "newsletter",
                                        "support our",
                                        "watch:",
                                        "listen:",
                                        "photos:",
                                        "video:"})) {
    return BlockKind::furniture;
  }
  if (shortish && starts_with_any(low, {"reporting by ", "editing by ", "writing by ",
                                        "additional reporting"})) {
    return BlockKind::byline;
  }
  if (low.starts_with("by ") && word_count(text) <= 8 && !ends_sentence(text))
    return BlockKind::byline;
  if (shortish && starts_with_any(low, {"photo:", "image:", "photo by ",
                                        "photograph:", "caption:", "file photo", "(photo"})) {
    return BlockKind::caption;
  }
  if (starts_with_any(low, {"- ", "* ", "\xE2\x80\xA2"})) return BlockKind::list_item;
  if (!ends_sentence(text) && word_count(text) <= 14) return BlockKind::heading;
  return BlockKind::paragraph;
}

bool is_capital_word(std::string_view word) {
  return std::ranges::count_if(word, [](char c) { return c >= 'A' && c <= 'Z'; }) >= 2 &&
         std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
}

// The end of "STEPANAKERT, Dec 29 (Agency) - " or "(Agency) - "; 0 where the text opens without
// one. A dash closes it, and before the dash stand a place in capitals or a name in brackets.
std::uint32_t dateline_end(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kDashes = {
      " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " -- ", "\xE2\x80\x94"};
  for (std::string_view const dash : kDashes) {
    auto const at = text.substr(0, 80).find(dash);
    if (at == std::string_view::npos || at == 0) continue;
    std::string_view const head = text.substr(0, at);
    bool const agency =
        head.ends_with(')') && head.find('(') != std::string_view::npos && word_count(head) <= 9;
    bool const place =
        is_capital_word(head.substr(0, head.find_first_of(", "))) && word_count(head) <= 7;
    if (agency || place) return static_cast<std::uint32_t>(at + dash.size());
  }
  return 0;
}

void add_block(Document& document, ByteSpan span) {
  std::string_view const text = std::string_view(document.text).substr(span.begin, span.size());
  if (std::uint32_t const end = dateline_end(text); end > 0 && end < span.size()) {
    document.blocks.push_back(
        {trimmed(document.text, span.begin, span.begin + end), BlockKind::dateline});
    ByteSpan const rest = trimmed(document.text, span.begin + end, span.end);
    if (!rest.empty()) document.blocks.push_back({rest, BlockKind::paragraph});
    return;
  }
  document.blocks.push_back({span, kind_of(text)});
}

}  // namespace

bool is_coded(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::heading || kind == BlockKind::list_item;
}

void find_blocks(Document& document) {
  document.blocks.clear();
  document.sha256 = sha256(document.text);
  if (document.id.empty()) document.id = document.sha256.substr(0, 16);
  std::string_view text = document.text;
  auto const all = paragraphs(text);
  std::uint32_t const width = wrap_width(all);
  for (auto const& lines : all) {
    ByteSpan block = lines.front();
    for (std::size_t i = 1; i < lines.size(); ++i) {
      bool const full = width > 0 && lines[i - 1].size() * 10 > width * 6;
      bool const goes_on =
          full || std::islower(static_cast<unsigned char>(text[lines[i].begin])) != 0;
      if (!goes_on) add_block(document, block), block = lines[i];
      block.end = lines[i].end;
    }
    add_block(document, block);
  }
}

}  // namespace dragoman
