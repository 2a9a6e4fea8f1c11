// The filters of questions to the store: what goes with which product, and the values it takes.
//
//   filter_value(database, filter_spec("type", "events"), "asault")
//   throws: --type: "asault" is not known; did you mean ASSAULT?
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "store/filter_values.h"
#include "store/sqlite.h"

namespace dragoman {

// Products, parted by blanks (see holds): those that give items of reports, those of items with a
// time of their own, those that analysts correct.
inline constexpr std::string_view kItems = "events claims promises figures links needs";
inline constexpr std::string_view kTimed = "events figures links";
inline constexpr std::string_view kCorrected =
    "events claims promises figures links needs actors documents";

// What stands behind a filter: any text, one of its values, a code of three letters, a whole
// number, or items as corrections name them.
enum class Takes { text, one_of, country, number, item };

// A filter, declared once for the command line and every other view. `products` lists those that
// take it; a name stands twice where products understand it in different ways.
struct FilterSpec {
  std::string_view name, help, products, sql;
  Takes takes = Takes::text;
  ValueList values = nullptr;  // of one_of: "open, restricted, closed"
  ValueList rarer = nullptr;   // taken too, but not listed to users
  std::string_view held = {};  // a query of words that only this store has; they are taken too
};
std::span<FilterSpec const> filter_specs();

// Throws Error{usage} where there is no such filter, or the product does not take it.
FilterSpec const& filter_spec(std::string const& name, std::string const& product);

// The value as the store writes it ("killed" for "Killed"). Throws Error{usage} for one that
// nothing can have, with the nearest that is known: no rows would read as "nothing happened".
std::string filter_value(Database const& database, FilterSpec const& spec,
                         std::string const& value);

// True where the product takes the filter: what one page asks of several products is divided so.
bool takes(std::string_view product, std::string_view filter);

// Whether the word stands in a list parted by blanks.
bool holds(std::string_view list, std::string_view word);

}  // namespace dragoman
