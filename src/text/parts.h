// A document from parts that somebody else took apart: a JSON object, a row of a table.
#pragma once

#include <string>

#include "text/document.h"

namespace dragoman {

// What is empty is unknown: id, title and date then come from the text, as with plain_document().
struct DocumentParts {
  std::string id, title, url, publisher, language, published, text;
};

// Any parts give a document. A date that cannot be read is told in its notes.
Document document_of(DocumentParts parts);

}  // namespace dragoman
