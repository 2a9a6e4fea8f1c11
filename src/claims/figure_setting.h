// With which event a figure goes, where it holds and when.
#pragma once

#include "claims/figures.h"

namespace dragoman {

// The words of a figure, in a sentence of the parse.
struct FigureWordsAt {
  std::int32_t head = -1;  // counted noun, or the number where it stands alone
  std::int32_t told = -1;  // the word that told the measure, or head
  std::int32_t sentence = -1;
};

// Sets event, place and period of `figure`: the nearest in the tree that tell of it, else where and
// when its event was. Leaves what the sentence does not tell.
// Places inside `sources`, who tells it, say nothing of where: "the ministry in Beirut said".
void find_setting(FigureLayers const& layers, FigureWordsAt const& at,
                  std::vector<TokenSpan> const& sources, Figure& figure);

// "the toll, which aid workers put at 40": the claim whose cue the number stands with, of the
// relative clause that it hangs in; -1 where there is none.
std::int32_t claim_of_putting(Parse const& parse, Claims const& claims, std::int32_t number);

// The "half" of "half of the country's 11 million people need aid", for the people: the part does,
// and not all; -1 where no part of them is told.
std::int32_t part_of(Parse const& parse, std::int32_t whole);

// "Gaza's two million people", "Idlib, where 200,000 people remain", "Velmora, a town of 20,000
// people": the word of the land they live in; -1 where nothing tells that they live anywhere.
std::int32_t home_of(Parse const& parse, Names const& names, std::int32_t people);

}  // namespace dragoman
