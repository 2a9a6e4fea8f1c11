#include "claims/find_claims.h"

#include <algorithm>

#include "claims/acts.h"
#include "claims/answers.h"
#include "claims/attribution.h"
#include "claims/behind.h"
#include "claims/cited.h"
#include "claims/content.h"
#include "claims/figures.h"
#include "claims/nesting.h"
#include "claims/reciprocal.h"
#include "claims/speakers.h"
#include "claims/terms.h"
#include "claims/turns.h"
#include "claims/verbless.h"
#include "events/parties.h"

namespace dragoman {
namespace {

Quote quote_of(Quotations const& quotations, Content const& content) {
  bool inside = false, outside = false;
  for (TokenSpan const part : content.parts()) {
    for (std::uint32_t t = part.begin; t < part.end; ++t) {
      (quotations.at[t] >= 0 ? inside : outside) = true;
    }
  }
  if (!inside) return Quote::indirect;
  return outside ? Quote::mixed : Quote::direct;
}

// With the mark that closes a quotation begun inside: he "hopes it comes".
ByteSpan content_bytes(Layers const& layers, Content const& found) {
  TokenSpan const content = found.tokens;
  ByteSpan out = bytes_of(layers.parse, content);
  Quotation const* last = layers.quotations.of(static_cast<std::int32_t>(content.end - 1));
  bool const begun_inside = last != nullptr && last->tokens.begin > content.begin &&
                            (found.gap.empty() || last->tokens.begin > found.gap.end);
  if (begun_inside && content.end < layers.parse.tokens.size()) {
    std::uint32_t mark = content.end;  // a stop may stand before it
    while (mark + 1 < layers.parse.tokens.size() &&
           layers.parse.tokens[mark].span.end <= last->inside.end) {
      ++mark;
    }
    Token const& next = layers.parse.tokens[mark];
    if (next.upos == Upos::PUNCT && next.span.begin == last->inside.end) out.end = next.span.end;
  }
  return out;
}

std::vector<std::int32_t> actors_at(Layers const& layers, std::vector<std::int32_t> const& tokens) {
  std::vector<std::int32_t> out;
  for (std::int32_t const token : tokens) {
    for (Party const& party : parties_of(layers.parse, layers.names, token)) {
      if (std::find(out.begin(), out.end(), party.actor) == out.end()) out.push_back(party.actor);
    }
  }
  return out;
}

void name_addressees(Layers const& layers, Attribution const& found, std::int32_t told,
                     Claim& claim) {
  std::vector<std::int32_t> tokens = found.addressees;
  if (tokens.empty() && told >= 0) tokens.push_back(told);
  for (std::int32_t const actor : actors_at(layers, tokens)) {
    bool const speaks =
        std::find(claim.speakers.begin(), claim.speakers.end(), actor) != claim.speakers.end();
    if (!speaks) claim.addressees.push_back(actor);
  }
}

// "both had agreed": who did what the cue tells, where its subject names nobody.
std::vector<std::int32_t> doers_of(Events const& events, std::int32_t cue) {
  auto const deed = std::find_if(
      events.events.begin(), events.events.end(),
      [cue](Event const& event) { return event.trigger_head == cue && !event.actors.empty(); });
  return deed == events.events.end() ? std::vector<std::int32_t>() : deed->actors;
}

Claim make_claim(Layers const& layers, Attribution const& found) {
  ReadAct const act = read_act(layers, found);
  Claim claim;
  name_speakers(layers.parse, layers.names, found.speakers, claim);
  if (claim.speakers.empty() && found.stands_for >= 0)
    claim.speakers = actors_at(layers, {found.stands_for});
  claim.act = act.act;
  claim.cue = bytes_of(layers.parse, found.cue);
  claim.content = content_bytes(layers, found.content);
  claim.gap = bytes_of(layers.parse, found.content.gap);
  claim.quote = quote_of(layers.quotations, found.content);
  name_addressees(layers, found, act.addressee, claim);
  claim.rule = layers.book.rules()[found.rule].name;
  if (!act.reading.empty()) claim.rule += ", " + std::string(act.reading);
  return claim;
}

}  // namespace

Claims find_claims(CueBook const& book, Document const& document, Parse const& parse,
                   Names const& names, Events const& events) {
  Claims claims;
  Quotations const quotations = find_quotations(document, parse);
  Layers const layers{book, parse, names, quotations, events.clauses};
  std::vector<Attribution> found;
  for (Sentence const& sentence : parse.sentences) {
    std::vector<Attribution> const here = find_attributions(layers, sentence);
    found.insert(found.end(), here.begin(), here.end());
  }
  split_reciprocal(layers, events, found);
  add_cited(layers, found);
  add_turns(layers, document, found);
  add_verbless(layers, document, found);
  find_who_is_behind(layers, found);
  std::vector<std::int32_t> const inside = resolve_nesting(layers, found);
  for (std::size_t i = 0; i < found.size(); ++i) {
    claims.claims.push_back(make_claim(layers, found[i]));
    claims.claims.back().inside = inside[i];
    bool const nobody = claims.claims.back().speakers.empty() && !found[i].speakers.empty();
    if (nobody) claims.claims.back().speakers = doers_of(events, found[i].head);
    find_terms(layers, std::span(found).first(i + 1), document, claims.claims.back());
  }
  for (Event const& event : events.events) {
    claims.claim_of_event.push_back(claim_holding(claims.claims, bytes_of(parse, event.trigger)));
  }
  find_answers(layers, found, events, claims);
  find_figures({book.measures(), document, parse, names, events}, claims);
  return claims;
}

}  // namespace dragoman
