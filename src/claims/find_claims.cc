#include "claims/find_claims.h"

#include <algorithm>

#include "claims/attribution.h"
#include "claims/content.h"
#include "claims/figures.h"
#include "claims/nesting.h"
#include "claims/speakers.h"

namespace dragoman {
namespace {

Quote quote_of(Quotations const& quotations, TokenSpan content) {
  bool inside = false, outside = false;
  for (std::uint32_t t = content.begin; t < content.end; ++t) {
    (quotations.at[t] >= 0 ? inside : outside) = true;
  }
  if (!inside) return Quote::indirect;
  return outside ? Quote::mixed : Quote::direct;
}

Claim make_claim(Layers const& layers, Attribution const& found) {
  CueRule const& rule = layers.book.rules()[found.rule];
  Claim claim;
  name_speakers(layers.parse, layers.names, found.speakers, claim);
  claim.act = rule.act;
  claim.cue = bytes_of(layers.parse, found.cue);
  claim.content = bytes_of(layers.parse, found.content.tokens);
  claim.quote = quote_of(layers.quotations, found.content.tokens);
  claim.rule = rule.name;
  claim.score = 0.5;
  return claim;
}

}  // namespace

Claims find_claims(CueBook const& book, Document const& document, Parse const& parse,
                   Names const& names, Events const& events) {
  Claims claims;
  Quotations const quotations = find_quotations(document, parse);
  Layers const layers{book, parse, names, quotations};
  std::vector<Attribution> found;
  for (Sentence const& sentence : parse.sentences) {
    std::vector<Attribution> const here = find_attributions(layers, sentence);
    found.insert(found.end(), here.begin(), here.end());
  }
  std::vector<std::int32_t> const inside = resolve_nesting(layers, found);
  for (std::size_t i = 0; i < found.size(); ++i) {
    claims.claims.push_back(make_claim(layers, found[i]));
    claims.claims.back().inside = inside[i];
  }
  claims.claim_of_event.assign(events.events.size(), -1);
  find_figures({book.measures(), document, parse, names, events}, claims);
  return claims;
}

}  // namespace dragoman
