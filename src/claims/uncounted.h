// Numbers that count nobody: ages, what is left out, by how much a count has changed.
#pragma once

#include "claims/measure_book.h"
#include "names/names.h"

namespace dragoman {

// "children under five", "men over 60", "the youngest is six".
bool is_age(MeasureBook const& book, Parse const& parse, Quantity const& quantity);

// "All but two of the crew were rescued"; "killed 5,601, up more than 1,000 on 2023".
bool is_exception(Parse const& parse, Quantity const& quantity);

// "dead" of "12 dead, 30 wounded": how they are, and not who.
bool is_state(Parse const& parse, TokenSpan group);

// "treated at a hospital": where somebody is.
bool is_where(Parse const& parse, std::int32_t noun);

}  // namespace dragoman
