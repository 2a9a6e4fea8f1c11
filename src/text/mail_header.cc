// The lines at the top of a letter: who wrote when about what. They are no sentences.
#include <algorithm>
#include <array>

#include "text/blocks.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 12> kFields = {
    "from", "to",       "cc",         "bcc",         "subject",      "date",
    "sent", "reply-to", "message-id", "in-reply-to", "mime-version", "content-type"};
constexpr std::size_t kFewest = 2;  // "From: the river to the sea" alone is no header

std::string_view words(Document const& document, ByteSpan span) {
  return std::string_view(document.text).substr(span.begin, span.size());
}

// The name before the colon, lower case; empty where the line is no field.
std::string field_of(std::string_view line) {
  std::size_t const colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  std::string const name = lowered(line.substr(0, colon));
  return std::ranges::find(kFields, name) == kFields.end() ? std::string() : name;
}

// A field goes on in lines that begin with white space.
bool goes_on(Document const& document, ByteSpan line) {
  return line.begin > 0 &&
         (document.text[line.begin - 1] == ' ' || document.text[line.begin - 1] == '\t');
}

}  // namespace

std::size_t add_mail_header(Document& document, std::span<ByteSpan const> lines) {
  std::vector<Block> found;
  for (ByteSpan const line : lines) {
    std::string const field = field_of(words(document, line));
    if (!field.empty()) {
      bool const dated = field == "date" || field == "sent";
      found.push_back({line, dated ? BlockKind::byline : BlockKind::furniture});
    } else if (!found.empty() && goes_on(document, line)) {
      found.back().span.end = line.end;
    } else {
      break;
    }
  }
  if (found.size() < kFewest) return 0;
  for (Block const& block : found) {
    std::string_view const line = words(document, block.span);
    ByteSpan const value = trimmed(
        document.text,
        {block.span.begin + static_cast<std::uint32_t>(line.find(':') + 1), block.span.end});
    if (field_of(line) == "subject" && document.title.empty())
      document.title = words(document, value);
    document.blocks.push_back(block);
  }
  ByteSpan const last = found.back().span;
  return static_cast<std::size_t>(
      std::ranges::find_if(lines, [last](ByteSpan line) { return line.begin >= last.end; }) -
      lines.begin());
}

}  // namespace dragoman
