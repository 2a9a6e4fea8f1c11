// Which link a pronoun stands for.
#include <algorithm>

#include "links/link_finder.h"

namespace dragoman {

// "closed the road and reopened it": the link last named before the pronoun, in the sentence before
// only where that named one; -1 for other words.
std::int32_t LinkFinder::meant_by(std::int32_t pronoun) const {
  Token const& word = view_.parse.tokens[pronoun];
  if (word.upos != Upos::PRON || (word.lemma != "it" && word.lemma != "they")) return -1;
  auto const before =
      mentions_in(view_.mentions, {frames_.tokens.begin, static_cast<std::uint32_t>(pronoun)});
  std::int32_t const link = before.empty() ? only_one_before() : before.back().head;
  bool const town = !before.empty() && before.back().place_itself;  // "the city … it is dangerous"
  if (link < 0 || town) return -1;
  bool const several = has_feature(view_.parse.tokens[link], "Number=Plur") ||
                       base_relation(view_.parse.tokens[link].relation) == "conj";
  return several == (word.lemma == "they") ? link : -1;
}

// "The jet came to rest on the runway, where it was destroyed": a pronoun for a link that its
// clause is not about.
bool LinkFinder::is_in_passing(std::int32_t pronoun) const {
  std::int32_t const link = meant_by(pronoun);
  std::string_view const how =
      link < 0 ? std::string_view() : base_relation(view_.parse.tokens[link].relation);
  return how == "obl" || how == "nmod";
}

// Of several that one noun names ("the A and B crossings") the noun. A town is no link to be
// opened.
std::int32_t LinkFinder::only_one_before() const {
  std::int32_t const sentence = view_.parse.sentence_of[frames_.tokens.begin];
  if (sentence == 0) return -1;
  LinkMention const* one = nullptr;
  for (LinkMention const& each :
       mentions_in(view_.mentions, view_.parse.sentences[sentence - 1].tokens)) {
    if (each.place_itself || (one != nullptr && is_part_of(each, *one))) continue;
    bool const other = one != nullptr && each.link != one->link && !is_part_of(*one, each);
    if (other) return -1;
    one = &each;
  }
  return one == nullptr ? -1 : one->head;
}

bool LinkFinder::is_part_of(LinkMention const& part, LinkMention const& whole) {
  return std::find(whole.parts.begin(), whole.parts.end(), part.head) != whole.parts.end();
}

}  // namespace dragoman
