// Where paragraphs begin and end in plain text.
#include "text/blocks.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/language.h"
#include "text/readers.h"
#include "text/written_date.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kNarrowestWrap = 45;  // hard-wrapped lines are between these widths
constexpr std::uint32_t kWidestWrap = 200;
constexpr std::size_t kMostListed = 8;        // articles below one label
constexpr std::size_t kDateLines = 6;         // blocks at the top that may state the date
constexpr std::uint32_t kLongestTitle = 200;  // bytes

// Unicode's White_Space.
bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

using Lines = std::vector<ByteSpan>;

// Lines without white space at their ends, by paragraphs: what stands between blank lines. Carriage
// returns, form feeds and the separators of Unicode end a line, too.
std::vector<Lines> paragraphs(std::string_view text) {
  std::vector<Lines> out(1);
  auto const take = [&](std::size_t begin, std::size_t end) {
    ByteSpan const line =
        trimmed(text, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    if (!line.empty()) {
      out.back().push_back(line);
    } else if (!out.back().empty()) {
      out.emplace_back();
    }
  };
  std::size_t begin = 0;
  for (std::size_t at = 0, next = 0; at < text.size(); at = next) {
    char32_t const c = decode(text, at, next);
    if (c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x85 && c != 0x2028 && c != 0x2029)
      continue;
    if (c == '\r' && next < text.size() && text[next] == '\n') ++next;
    take(begin, at);
    begin = next;
  }
  take(begin, text.size());
  if (out.back().empty()) out.pop_back();
  return out;
}

// In hard-wrapped text all lines of a paragraph but its last are nearly full; 0 where the text is
// not wrapped.
std::uint32_t wrap_width(std::vector<Lines> const& all) {
  std::uint32_t widest = 0;
  std::size_t inner = 0, full = 0;
  for (Lines const& lines : all) {
    for (ByteSpan const line : lines) widest = std::max(widest, line.size());
  }
  for (Lines const& lines : all) {
    for (std::size_t i = 0; i + 1 < lines.size(); ++i)
      ++inner, full += lines[i].size() * 10 > widest * 7 ? 1 : 0;
  }
  bool const plausible = widest >= kNarrowestWrap && widest <= kWidestWrap;
  return plausible && full * 10 >= inner * 6 ? widest : 0;
}

bool opens_item(std::string_view line) { return block_kind(line) == BlockKind::list_item; }

// A word cut by a hyphen at the end of the line: "six-", not "1 -" or "--".
bool ends_in_hyphen(std::string_view line) {
  if (line.size() < 3 || line.back() != '-') return false;
  auto const before = static_cast<unsigned char>(line[line.size() - 2]);
  return std::isalpha(before) != 0 || before >= 0x80;
}

// Whether a line goes on in the next.
bool goes_on(std::string_view line, std::string_view next, std::uint32_t width) {
  if (opens_item(next)) return false;
  auto const first = static_cast<unsigned char>(next.front());
  if (std::islower(first) != 0 || (ends_in_hyphen(line) && width > 0)) return true;
  return width > 0 && line.size() * 10 > width * 6;
}

std::string_view words(Document const& document, ByteSpan span) {
  return std::string_view(document.text).substr(span.begin, span.size());
}

// The articles named below "Related articles".
void drop_listed(Document& document) {
  auto& blocks = document.blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != BlockKind::furniture || !is_list_label(words(document, blocks[i].span)))
      continue;
    std::size_t const last = std::min(blocks.size(), i + 1 + kMostListed);
    while (i + 1 < last && (blocks[i + 1].kind == BlockKind::heading ||
                            blocks[i + 1].kind == BlockKind::list_item)) {
      blocks[++i].kind = BlockKind::furniture;
    }
  }
}

// The date that the top of the text states in its dateline or in a line of its own.
std::optional<Date> stated_date(Document const& document) {
  std::size_t const count = std::min(document.blocks.size(), kDateLines);
  for (std::size_t i = 0; i < count; ++i) {
    Block const& block = document.blocks[i];
    if (block.kind != BlockKind::dateline && block.kind != BlockKind::byline) continue;
    if (auto const date = written_date(words(document, block.span))) return date;
  }
  return std::nullopt;
}

std::string first_heading(Document const& document) {
  if (document.blocks.size() < 2) return {};
  Block const& first = document.blocks.front();
  if (first.kind != BlockKind::heading || first.span.size() > kLongestTitle) return {};
  return std::string(words(document, first.span));
}

}  // namespace

std::vector<std::string_view> datelines(Document const& document) {
  std::vector<std::string_view> out;
  for (Block const& block : document.blocks) {
    if (block.kind == BlockKind::dateline) out.push_back(words(document, block.span));
  }
  return out;
}

bool is_coded(BlockKind kind) {
  return kind == BlockKind::paragraph || kind == BlockKind::heading || kind == BlockKind::list_item;
}

ByteSpan trimmed(std::string_view text, ByteSpan span) {
  std::size_t next = 0;
  while (span.begin < span.end && is_space(decode(text, span.begin, next)))
    span.begin = static_cast<std::uint32_t>(next);
  while (span.end > span.begin) {
    std::uint32_t last = span.end - 1;
    while (last > span.begin && !is_boundary(text, last)) --last;
    if (!is_space(decode(text, last, next))) break;
    span.end = last;
  }
  return span;
}

void add_block(Document& document, ByteSpan span, BlockKind kind) {
  span = trimmed(document.text, span);
  if (span.empty()) return;
  std::string_view const text = words(document, span);
  std::uint32_t const size =
      kind == BlockKind::paragraph ? dateline_size(text, document.blocks.size()) : 0;
  if (size > 0 && size < span.size()) {
    ByteSpan const line = trimmed(document.text, {span.begin, span.begin + size});
    bool const turn = document.text[line.end - 1] == ':';  // "Q:", which tells who speaks
    document.blocks.push_back({line, turn ? kind : BlockKind::dateline});
    document.blocks.push_back({trimmed(document.text, {line.end, span.end}), kind});
    return;
  }
  BlockKind const said = block_kind(text);
  std::uint32_t const mark = said == BlockKind::list_item ? item_mark_size(text) : 0;
  if (mark > 0 && mark < span.size()) {
    ByteSpan const sign{span.begin, span.begin + mark};
    document.blocks.push_back({trimmed(document.text, sign), BlockKind::furniture});
    span = trimmed(document.text, {sign.end, span.end});
  }
  bool const overrules = kind == BlockKind::paragraph || !is_coded(said);
  document.blocks.push_back({span, overrules ? said : kind});
}

void finish_blocks(Document& document) {
  drop_listed(document);
  document.sha256 = sha256(document.text);
  if (document.id.empty()) document.id = document.sha256.substr(0, 16);
  if (document.title.empty()) document.title = first_heading(document);
  if (!document.published) document.published = stated_date(document);
  if (document.blocks.empty()) document.notes.emplace_back("the document has no text");
  if (!looks_english(document.text)) {
    document.language = "und";  // ISO 639: undetermined, unless a feed or page says what it is
    document.notes.emplace_back("hardly any word is English; what is read here is not to be used");
  }
}

void find_blocks(Document& document) {
  document.blocks.clear();
  std::string_view const text = document.text;
  auto all = paragraphs(text);
  if (!all.empty()) {
    Lines& first = all.front();
    first.erase(first.begin(),
                first.begin() + static_cast<std::ptrdiff_t>(add_mail_header(document, first)));
    if (first.empty()) all.erase(all.begin());
  }
  std::uint32_t const width = wrap_width(all);
  for (Lines const& lines : all) {
    ByteSpan block = lines.front();
    for (std::size_t i = 1; i < lines.size(); ++i) {
      if (!goes_on(words(document, lines[i - 1]), words(document, lines[i]), width)) {
        add_block(document, block, BlockKind::paragraph);
        block = lines[i];
      }
      block.end = lines[i].end;
    }
    add_block(document, block, BlockKind::paragraph);
  }
  finish_blocks(document);
}

}  // namespace dragoman
