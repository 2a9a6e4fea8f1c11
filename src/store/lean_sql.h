// SQL of a question, rewritten so that it reads less and gives the same rows.
//
// In: the text of queries/*.sql, of which these know how it is laid out: "\nFROM table i\n", a join
// a line, "\nWHERE … --filters", "\nORDER BY --order\nLIMIT".
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

void replace_all(std::string& text, std::string_view from, std::string_view to);

// The table that the rows of a product stand in.
std::string table_of(std::string const& product);

// Puts the few items that a rare filter leaves (rare.h) before the table of the product.
void begin_with(std::string& sql, std::string const& keys, std::string const& product);

// Picks the items of the page first, so that only theirs are all columns computed and sorted.
std::string picked_first(std::string const& sql);

// Queries that ask nothing of the documents do not look at each item's: those that were replaced
// are listed once.
void leave_documents_out(std::string& sql, std::string& filters);

// SQLite does not leave out optional tables of a query that counts: those that nothing asks of go
// here.
void leave_optional_tables_out(std::string& sql, std::string const& filters);

}  // namespace dragoman
