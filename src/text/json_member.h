// Members of JSON objects that other people wrote: JSON Lines, JSON Feed, JSON-LD in pages.
#pragma once

#include <simdjson.h>

#include <string>

namespace dragoman {

// The string of this member, or its whole number as text; empty where it has neither.
std::string json_member(simdjson::dom::element const& json, char const* name);

}  // namespace dragoman
