#include "claims/speakers.h"

#include "events/parties.h"

namespace dragoman {
namespace {

// The noun phrase of `head` without article, clauses and what is coordinated with it.
Mention described(Parse const& parse, std::int32_t head) {
  auto const at = static_cast<std::uint32_t>(head);
  TokenSpan span{at, at + 1};
  for (std::int32_t const token : parse.children[head]) {
    std::string_view const relation = base_relation(parse.tokens[token].relation);
    bool const part = relation == "amod" || relation == "compound" || relation == "flat" ||
                      relation == "nummod" || relation == "nmod" || relation == "appos";
    std::int32_t const sign = child(parse, token, "case");
    bool const time = relation == "nmod" && sign >= 0 && parse.tokens[sign].lemma == "on";
    bool const whose = has_feature(parse.tokens[token], "PronType=Rel");
    if (part && !time && !whose) span = hull(span, subtree(parse, token));
  }
  return {span, head, bytes_of(parse, span)};
}

}  // namespace

void name_speakers(Parse const& parse, Names const& names, std::vector<std::int32_t> const& heads,
                   Claim& claim) {
  std::vector<Mention> others;
  for (std::int32_t const head : heads) {
    bool const known = static_cast<std::size_t>(head) < names.actor_at.size();
    std::vector<Party> const parties = known ? party_at(parse, names, head) : std::vector<Party>();
    for (Party const& party : parties) {
      claim.speakers.push_back(party.actor);
      claim.speaker_mentions.push_back(party.mention);
    }
    if (parties.empty()) others.push_back(described(parse, head));
  }
  claim.speaker_mentions.insert(claim.speaker_mentions.end(), others.begin(), others.end());
}

}  // namespace dragoman
