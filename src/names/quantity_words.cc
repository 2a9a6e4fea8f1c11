#include "names/quantity_words.h"

#include <array>
#include <utility>

namespace dragoman {
namespace {

using Entry = std::pair<std::string_view, std::string_view>;

constexpr std::array kUnits = std::to_array<Entry>({
    {"%", "percent"},
    {"percent", "percent"},
    {"per", "percent"},
    {"percentage", "percent"},
    {"km", "km"},
    {"kms", "km"},
    {"kilometer", "km"},
    {"kilometre", "km"},
    {"mile", "mile"},
    {"mi", "mile"},
    {"metre", "m"},
    {"meter", "m"},
    {"m", "m"},
    {"centimetre", "cm"},
    {"centimeter", "cm"},
    {"cm", "cm"},
    {"mm", "mm"},
    {"foot", "foot"},
    {"feet", "foot"},
    {"ft", "foot"},
    {"inch", "inch"},
    {"inches", "inch"},
    {"yard", "yard"},
    {"acre", "acre"},
    {"hectare", "hectare"},
    {"ha", "hectare"},
    {"knot", "knot"},
    {"tonne", "tonne"},
    {"ton", "tonne"},
    {"kilogram", "kg"},
    {"kilo", "kg"},
    {"kg", "kg"},
    {"gram", "g"},
    {"pound", "GBP"},
    {"lb", "lb"},
    {"lbs", "lb"},
    {"ounce", "oz"},
    {"litre", "litre"},
    {"liter", "litre"},
    {"gallon", "gallon"},
    {"barrel", "barrel"},
    {"degree", "degree"},
    {"°", "degree"},
    {"°c", "degree"},
    {"°f", "degree"},
    {"mph", "mph"},
    {"kph", "km/h"},
    {"kmh", "km/h"},
    {"km/h", "km/h"},
    {"m/s", "m/s"},
    {"megawatt", "MW"},
    {"mw", "MW"},
    {"gigawatt", "GW"},
    {"kilowatt", "kW"},
    {"kwh", "kWh"},
    {"kilobyte", "kB"},
    {"megabyte", "MB"},
    {"second", "second"},
    {"minute", "minute"},
    {"hour", "hour"},
    {"day", "day"},
    {"night", "day"},
    {"week", "week"},
    {"fortnight", "fortnight"},
    {"month", "month"},
    {"year", "year"},
    {"decade", "decade"},
    {"century", "century"},
    {"centuries", "century"},
    {"yr", "year"},
    {"hr", "hour"},
    {"season", "season"},
    {"weekend", "weekend"},
    {"dollar", "USD"},
    {"euro", "EUR"},
    {"cent", "cent"},
    {"penny", "cent"},
    {"pence", "cent"},
    {"yen", "JPY"},
    {"yuan", "CNY"},
    {"renminbi", "CNY"},
    {"ruble", "RUB"},
    {"rouble", "RUB"},
    {"rupee", "INR"},
    {"shekel", "ILS"},
    {"dinar", "dinar"},
    {"dirham", "AED"},
    {"riyal", "SAR"},
    {"rial", "IRR"},
    {"lira", "TRY"},
    {"franc", "franc"},
    {"peso", "peso"},
    {"real", "BRL"},
    {"hryvnia", "UAH"},
    {"dram", "AMD"},
    {"manat", "AZN"},
    {"lari", "GEL"},
    {"krona", "krona"},
    {"zloty", "PLN"},
    {"naira", "NGN"},
    {"shilling", "shilling"},
    {"rand", "ZAR"},
    {"usd", "USD"},
    {"eur", "EUR"},
    {"gbp", "GBP"},
    {"jpy", "JPY"},
    {"time", "time"},
    {"times", "time"},
    {"point", "point"},
    {"fold", "time"},
});
constexpr std::array kCurrencies = std::to_array<Entry>({
    {"$", "USD"},
    {"us$", "USD"},
    {"€", "EUR"},
    {"£", "GBP"},
    {"¥", "JPY"},
    {"₹", "INR"},
    {"₽", "RUB"},
    {"₺", "TRY"},
    {"₪", "ILS"},
    {"₴", "UAH"},
    {"a$", "AUD"},
    {"c$", "CAD"},
    {"hk$", "HKD"},
    {"usd", "USD"},
    {"eur", "EUR"},
    {"gbp", "GBP"},
    {"rs", "INR"},
});

template <std::size_t N>
std::string_view find(std::array<Entry, N> const& table, std::string_view word) {
  for (auto const& [name, value] : table) {
    if (name == word) return value;
  }
  return {};
}

}  // namespace

std::vector<BoundWords> const& bounds_before() {
  static std::vector<BoundWords> const kBounds = {
      {{"as", "many", "as"}, Bound::at_most},
      {{"as", "much", "as"}, Bound::at_most},
      {{"no", "more", "than"}, Bound::at_most},
      {{"not", "more", "than"}, Bound::at_most},
      {{"a", "maximum", "of"}, Bound::at_most},
      {{"no", "fewer", "than"}, Bound::at_least},
      {{"no", "less", "than"}, Bound::at_least},
      {{"not", "less", "than"}, Bound::at_least},
      {{"a", "minimum", "of"}, Bound::at_least},
      {{"as", "few", "as"}, Bound::at_least},
      {{"well", "more", "than"}, Bound::more_than},
      {{"in", "excess", "of"}, Bound::more_than},
      {{"upwards", "of"}, Bound::more_than},
      {{"more", "than"}, Bound::more_than},
      {{"greater", "than"}, Bound::more_than},
      {{"well", "over"}, Bound::more_than},
      {{"just", "over"}, Bound::more_than},
      {{"just", "under"}, Bound::less_than},
      {{"fewer", "than"}, Bound::less_than},
      {{"less", "than"}, Bound::less_than},
      {{"at", "least"}, Bound::at_least},
      {{"at", "most"}, Bound::at_most},
      {{"up", "to"}, Bound::at_most},
      {{"close", "to"}, Bound::about},
      {{"an", "estimated"}, Bound::about},
      {{"estimated"}, Bound::about},
      {{"over"}, Bound::more_than},
      {{"above"}, Bound::more_than},
      {{"exceeding"}, Bound::more_than},
      {{"under"}, Bound::less_than},
      {{"below"}, Bound::less_than},
      {{"about"}, Bound::about},
      {{"around"}, Bound::about},
      {{"approximately"}, Bound::about},
      {{"roughly"}, Bound::about},
      {{"nearly"}, Bound::about},
      {{"almost"}, Bound::about},
      {{"some"}, Bound::about},
      {{"circa"}, Bound::about},
      {{"minimum"}, Bound::at_least},
  };
  return kBounds;
}

std::vector<BoundWords> const& bounds_behind() {
  static std::vector<BoundWords> const kBounds = {
      {{"or", "more"}, Bound::at_least}, {{"or", "fewer"}, Bound::at_most},
      {{"or", "less"}, Bound::at_most},  {{"or", "so"}, Bound::about},
      {{"-", "odd"}, Bound::about},      {{"-", "plus"}, Bound::at_least},
      {{"-", "strong"}, Bound::exact},   {{"+"}, Bound::at_least},
      {{"plus"}, Bound::at_least},
  };
  return kBounds;
}

std::optional<std::string_view> unit_named(std::string_view word) {
  if (word == "has") return std::nullopt;  // no plural of "ha": "a city of 250,000 has …"
  for (std::string_view name :
       {word, word.substr(0, word.size() - (word.ends_with('s') ? 1 : 0))}) {
    if (name.size() > 2 && name.ends_with('.')) name.remove_suffix(1);
    if (std::string_view const unit = find(kUnits, name); !unit.empty()) return unit;
  }
  return std::nullopt;
}

std::string_view currency_of(std::string_view sign) { return find(kCurrencies, sign); }

}  // namespace dragoman
