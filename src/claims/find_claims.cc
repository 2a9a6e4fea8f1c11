#include "claims/find_claims.h"

#include "claims/figures.h"

namespace dragoman {

CueBook CueBook::load(std::string const&) { return {}; }

Claims find_claims(CueBook const&, Document const& document, Parse const& parse, Names const& names,
                   Events const& events) {
  Claims claims;
  claims.claim_of_event.assign(events.events.size(), -1);
  find_figures(document, parse, names, events, claims);
  return claims;
}

}  // namespace dragoman
