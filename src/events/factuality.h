// Whether what a predicate tells happened, will, may, or did not.
#pragma once

#include "events/codebook.h"

namespace dragoman {

// `head` is the predicate's token, `clause` the token of the verb that carries its tense (the same
// but for nouns that a verb carries). The predicates around it count: what is vowed is future, what
// is demanded hypothetical, what is refused negated.
Factuality factuality_of(Codebook const& book, Parse const& parse, Frames const& frames,
                         std::int32_t head, std::int32_t clause);

}  // namespace dragoman
