// The words that filters take, each list from where its words are given.
//
//   event_types()   →   "AGREE, CONSULT, SUPPORT, …, ASSAULT": EventType, by name_of()
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// A list of words, parted by ", ", in the order in which they are offered.
using ValueList = std::string_view (*)();

std::string_view event_types();
std::string_view factualities();
std::string_view acts();
std::string_view link_statuses();
std::string_view actions();  // of corrections

// Words of the codebook, which store_ask_test.cc holds to it.
std::string_view event_modes();
std::string_view measures();
std::string_view needed();  // categories of what is short

// Words of the store's own tables.
std::string_view standings();
std::string_view proposition_kinds();
std::string_view verdicts();
std::string_view correction_states();

// The parts of a list, parted by `border`.
std::vector<std::string> parts_of(std::string_view list, std::string_view border = ", ");

}  // namespace dragoman
