// A record as short lines that a person can write, read and compare: the expectation of a golden
// case. Ids are resolved to names and codes, so that a line stays the same when others come or go.
//
//   sentence Moscow has rebuffed the criticism.
//   actor Moscow | government RUS-GOV | Moscow
//   event REJECT | RUS-GOV -> - | rebuffed | actual | 2022-12-29
#pragma once

#include <string>
#include <vector>

#include "parse/parse.h"
#include "record/record.h"

namespace dragoman {

// The lines of these kinds ("sentence", "actor", "place", "event", "claim", "figure", "link",
// "need", "note"), kind by kind in this order, items in the order of the record. No kinds: all of
// them but sentences.
std::vector<std::string> render(Record const& record, std::vector<std::string> const& kinds);

// What lies below the record: kind "words" gives the words of each sentence, "name" the spans.
//
//   words Moscow has rebuffed the criticism .
//   name GPE Moscow
std::vector<std::string> render(Parse const& parse, std::vector<std::string> const& kinds);

}  // namespace dragoman
