// A document from parts that somebody else took apart: a JSON object, a row of a table.
#pragma once

#include <string>
#include <string_view>

#include "text/document.h"

namespace dragoman {

// What is empty is unknown: id, title and date then come from the text, as with plain_document().
struct DocumentParts {
  std::string id, title, url, publisher, language, published, text;
};

// Any parts give a document. A date that cannot be read is told in its notes.
Document document_of(DocumentParts parts);

// The date as somebody wrote it ("2022-12-29", "Thu, 29 Dec 2022 10:00 GMT") becomes that of the
// document; one that cannot be read is told in its notes, an empty one is none.
void set_published(Document& document, std::string_view written);

}  // namespace dragoman
