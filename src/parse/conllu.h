// CoNLL-U (https://universaldependencies.org/format.html), with names as `Name=B-PER` in MISC.
#pragma once

#include <string>

#include "parse/parse.h"

namespace dragoman {

// Ten columns; `# sent_id`, `# text`, SpaceAfter=No, ranges of multiword tokens. `# newdoc` and
// `# newpar` at the start of documents and blocks. read_conllu() of parse.h is the inverse.
std::string write_conllu(Document const& document, Parse const& parse);

}  // namespace dragoman
