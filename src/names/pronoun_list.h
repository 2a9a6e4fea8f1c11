// The pronouns of a document with whom each could mean, for train/pronouns.py.
//
// In: as find_actors. Out: PronounList; `options` are what was known when the pronoun's turn came.
#pragma once

#include <vector>

#include "names/clues.h"
#include "names/names.h"

namespace dragoman {

struct PronounList {
  struct Listed {
    std::int32_t mention = -1;
    std::vector<PronounOption> options;
  };
  std::vector<ActorMention> mentions;
  std::vector<Chain> chains;
  std::vector<Listed> pronouns;  // in order
};

// As join_mentions.
PronounList join_and_list(ActorBook const& book, Parse const& parse, Quotations const& quotations,
                          NameMarks const& marks, std::vector<ActorMention> const& mentions,
                          std::vector<Traits> const& traits);

// `names` has the places of the document.
PronounList list_pronouns(ActorBook const& book, Document const& document, Parse const& parse,
                          Names& names);

}  // namespace dragoman
