// The SQL files of this folder, compiled in (CMakeLists.txt makes the table).
//
//   sql_file("queries/events.sql")   →   "SELECT …"
#pragma once

#include <string_view>

namespace dragoman {

// The text of a file of src/store by its path there; empty where there is none.
std::string_view sql_file(std::string_view path);

// The text of codebook/actors/NAME.tsv as it was when the program was built: "agents", "bodies",
// "countries", "country_words".
std::string_view actor_table(std::string_view name);

}  // namespace dragoman
