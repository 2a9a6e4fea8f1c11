// Words between quotation marks, also over several sentences and paragraphs.
//
// In: Document, Parse. Out: Quotations.
//
//   "It is unacceptable. They have become bystanders," Pashinyan said.
//    ^-------------- inside: two sentences ----------^
#pragma once

#include <cstdint>
#include <vector>

#include "parse/parse.h"

namespace dragoman {

struct Quotation {
  ByteSpan inside;   // without the marks
  TokenSpan tokens;  // those inside; may cross sentences and blocks
};

struct Quotations {
  std::vector<Quotation> all;    // in order, without overlap, none empty
  std::vector<std::int32_t> at;  // token → quotation, -1 outside
  Quotation const* of(std::int32_t token) const {
    return at[token] < 0 ? nullptr : &all[at[token]];
  }
};

// Marks that do not pair inside their block quote nothing, but for those of a paragraph whose
// successor opens with a mark, too: by old custom the speech goes on there. Apostrophes are none.
Quotations find_quotations(Document const& document, Parse const& parse);

}  // namespace dragoman
