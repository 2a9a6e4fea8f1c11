#include "text/parts.h"

#include <fmt/format.h>

#include "text/readers.h"
#include "text/written_date.h"

namespace dragoman {
namespace {

constexpr std::size_t kShownDate = 40;  // bytes of a date that cannot be read

}  // namespace

Document document_of(DocumentParts parts) {
  Document document = plain_document(std::move(parts.text));
  if (!parts.id.empty()) document.id = std::move(parts.id);
  if (!parts.title.empty()) document.title = std::move(parts.title);
  if (!parts.language.empty()) document.language = std::move(parts.language);
  document.url = std::move(parts.url);
  document.publisher = std::move(parts.publisher);
  set_published(document, parts.published);
  return document;
}

void set_published(Document& document, std::string_view written) {
  if (written.empty()) return;
  if (auto const date = written_date(written)) {
    document.published = date;
  } else {
    document.notes.push_back(
        fmt::format("unknown date \"{}\"; write YYYY-MM-DD", written.substr(0, kShownDate)));
  }
}

}  // namespace dragoman
