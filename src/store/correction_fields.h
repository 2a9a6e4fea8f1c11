// The fields of items that an analyst may change: what each takes, and how it is read and written.
//
//   write_field(database, {"events", 12, 3}, "actors", "AZE-MIL; Armenia")
//   the event has the two actors of the document with that code and that name
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/sqlite.h"

namespace dragoman {

// An item of a reading: a row of the table `product`.
struct ItemKey {
  std::string product;
  std::int64_t document = 0, id = 0;
};

// "events:12.3"
std::string text_of(ItemKey const& item);

// What is seen in the field, as text: "" where it is empty. Throws Error{usage} for a field that
// the product does not have, naming those that it has.
std::string read_field(Database const& database, ItemKey const& item, std::string const& field);

// Sets it. Throws as read_field(), and Error{usage} for a value that the field does not take.
void write_field(Database& database, ItemKey const& item, std::string const& field,
                 std::string const& value);

// Throws Error{usage} for a number out of the range of the field, and for a span that would end
// before it begins. Asked of what is new alone: what an earlier version kept can be undone.
void must_be_possible(Database const& database, ItemKey const& item, std::string const& field,
                      std::string const& value);

// Sets `verdict` of the item.
void write_verdict(Database& database, ItemKey const& item, std::string const& verdict);

// The target becomes the other actor or place: its name, codes and coordinates.
void write_identity(Database& database, ItemKey const& item, ItemKey const& other);

// The condition "row i is the item ?1.?2" in the product's table.
std::string_view row_of(std::string const& product);

}  // namespace dragoman
