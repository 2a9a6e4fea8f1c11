// Rows of the store as text: CSV with a line of names, JSON Lines with one object a row.
//
// In: a statement of the store that is ready for step(). Out: lines, given to a sink one by one, so
// that memory stays flat however many rows there are.
#pragma once

#include <functional>
#include <string>

#include "store/sqlite.h"

namespace dragoman {

using LineSink = std::function<void(std::string const& line)>;

void write_csv(Statement& rows, LineSink const& sink);

// Nothing is left out: an empty field is null. Bytes that are no UTF-8 become U+FFFD.
void write_json_lines(Statement& rows, LineSink const& sink);

}  // namespace dragoman
