// CSV (RFC 4180) that a spreadsheet opens without running anything.
//
//   {"Baku", "=cmd|' /C calc'!A0", "a, b"}   →   Baku,'=cmd|' /C calc'!A0,"a, b"
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// One line, ended by CR LF. A field that a spreadsheet would take for a formula (it begins with
// = + - @ or their wide forms, a tab or an end of line, and is no number) is given with an
// apostrophe before it.
std::string csv_line(std::vector<std::string> const& fields);

// True where a spreadsheet would run the field.
bool looks_like_formula(std::string_view field);

}  // namespace dragoman
