// The closed vocabulary of quantities: words that bound a number, and units of measure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "names/names.h"

namespace dragoman {

// Words that stand before ("no fewer than") or behind ("or more") a number.
struct BoundWords {
  std::vector<std::string_view> words;
  Bound bound = Bound::exact;
};
// Longer wordings first.
std::vector<BoundWords> const& bounds_before();
std::vector<BoundWords> const& bounds_behind();

// "kilometres" gives "km"; nullopt where the word is no unit. `word` is in lower case.
std::optional<std::string_view> unit_named(std::string_view word);
// "$" gives "USD"; empty where the word is no currency sign.
std::string_view currency_of(std::string_view sign);

}  // namespace dragoman
