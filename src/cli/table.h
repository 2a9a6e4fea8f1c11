// Rows of the store as a table for a person: some columns of each product, cut to the terminal.
#pragma once

#include <string>

#include "store/sqlite.h"

namespace dragoman {

// A line of names, a rule, then the rows; fields are cut with "…" after 36 columns, control
// characters become spaces. Ends with the number of rows.
std::string table(Statement& rows, std::string const& product);

}  // namespace dragoman
