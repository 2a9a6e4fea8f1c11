// The order of answers, and how to go on behind a row while others write.
//
// A page ends with a row; its cursor says where it stands in the order, so that rows that come
// before it later move nothing:
//
//   events by day, document, id    cursor "12.3"   →   (day, document, id) > ('2022-12-12', 12, 3)
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite.h"

namespace dragoman {

// The SQL terms that the rows of a product are ordered by; the last ones are unique together.
std::string_view order_of(std::string_view product);

// The condition for rows behind a cursor, with parameters :after_0, :after_1 …
std::string behind(std::string_view product);

// The values for these parameters. Throws Error{usage} where the cursor is none of the product.
std::vector<Value> read_cursor(Database const& database, std::string const& product,
                               std::string const& cursor);

// The cursor of a row of ask(), whose fields are given by name: the ref, and where that is not
// enough more with it.
using FieldByName = std::function<std::string(std::string_view name)>;
std::string cursor_of(std::string_view product, FieldByName const& field);
std::string cursor_of(Statement const& row, std::string_view product);

}  // namespace dragoman
