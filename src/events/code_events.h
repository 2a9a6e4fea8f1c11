// The coder: one document with its trees and names in, its events out.
#pragma once

#include <string>

#include "events/codebook.h"

namespace dragoman {

// Never fails; a document without trees gives no events. Safe to call from many threads.
Events code_events(Codebook const& book, Document const& document, Parse const& parse,
                   Names const& names);

// For one sentence: each rule that was tried, whether it fired, and which condition failed. Lines
// for a person; a number outside the document gives an empty text.
std::string explain(Codebook const& book, Document const& document, Parse const& parse,
                    Names const& names, int sentence);

}  // namespace dragoman
