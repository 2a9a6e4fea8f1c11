// The SQL files of this folder, compiled in (CMakeLists.txt makes the table).
//
//   sql_file("queries/events.sql")   →   "SELECT …"
#pragma once

#include <string_view>

namespace dragoman {

// The text of a file of src/store by its path there; empty where there is none.
std::string_view sql_file(std::string_view path);

// The text of a file of the codebook as it was when the program was built: "passage.links" and, of
// actors/, "agents.tsv", "bodies.tsv", "countries.tsv" and "country_words.tsv".
std::string_view codebook_table(std::string_view path);

}  // namespace dragoman
