// What a user of Python gives to be read, as documents.
//
//   "Kyiv said no."                               one document
//   ["Kyiv said no.", {"text": …, "id": "7"}]     two; keys as in JSON Lines
//   a column or a table of Arrow, pandas, polars  one a row; columns as the keys above
#pragma once

#include <nanobind/nanobind.h>

#include <string>
#include <vector>

#include "text/document.h"

namespace dragoman {

// Any text gives a document: one that is missing (None, NaN, null, no "text") is empty and says so
// in its notes. Throws Error{usage} that names the position, for what is no text at all.
std::vector<Document> documents_of(nanobind::handle texts);

// str or bytes as UTF-8; halves of surrogate pairs, which UTF-8 does not have, become "?".
std::string utf8_of(nanobind::handle text);

}  // namespace dragoman
