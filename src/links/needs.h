// What people are said to run short of, where, and why.
//
// In: NeedBook, Codebook, Parse, Names, Claims, frames of the sentences. Out: Needs in order.
//
//   "The blockade has resulted in shortages of foodstuffs and medicines in the enclave"
//    cause-------                 short        food       and medicine    place
#pragma once

#include <vector>

#include "claims/claims.h"
#include "events/codebook.h"
#include "links/links.h"
#include "links/need_book.h"

namespace dragoman {

struct NeedView {
  NeedBook const& book;
  Codebook const& codebook;
  Parse const& parse;
  Names const& names;
  Claims const& claims;
};

// One Need for each commodity that is said to be short now or to have been: what is only feared,
// planned or denied is none. `link` is left for the caller. Any trees give needs, perhaps none.
std::vector<Need> find_needs(NeedView const& view, std::vector<Frames> const& sentences);

}  // namespace dragoman
