#include "supply/toml_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/spelling.h"
#include "supply/toml_text.h"

namespace dragoman::supply {
namespace {

// As written, cut short: what stands in the file where something else should.
std::string shown(toml::node const& node) {
  constexpr std::size_t kLongest = 60;
  if (auto const* text = node.as_string()) return fmt::format("\"{:.{}}\"", **text, kLongest);
  if (auto const* number = node.as_integer()) return fmt::format("{}", **number);
  if (auto const* number = node.as_floating_point()) return fmt::format("{}", **number);
  if (auto const* flag = node.as_boolean()) return **flag ? "true" : "false";
  if (node.is_array()) return "a list";
  if (node.is_table()) return "a table";
  return "a date or time";
}

std::string joined(std::span<std::string const> words) {
  return fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

toml::table parse_toml(std::string_view text, std::string const& file) {
  if (std::optional<std::size_t> const line = line_beyond_ascii(text)) {
    throw Error(ErrorCode::bad_input,
                fmt::format("{}:{}: a letter that is not ASCII stands outside of quotes; put names "
                            "and texts in \"quotes\"",
                            file, *line));
  }
  try {
    return toml::parse(text, std::string_view(file));
  } catch (toml::parse_error const& error) {
    throw Error(ErrorCode::bad_input, fmt::format("{}:{}: this is no TOML: {}", file,
                                                  error.source().begin.line, error.description()));
  }
}

bool Fields::has(std::string const& key) { return node(key) != nullptr; }

toml::node const* Fields::node(std::string const& key) {
  known_.push_back(key);
  return table_->get(key);
}

std::size_t Fields::line_of(std::string const& key) const {
  for (auto const& [name, value] : *table_) {
    if (name.str() == key) return name.source().begin.line;
  }
  return table_->source().begin.line;
}

void Fields::complain(std::string const& key, std::string const& what) const {
  std::string const misspelt = table_->contains(key) ? "" : written_for(key);
  if (!misspelt.empty()) tell(misspelt, "unknown field; did you mean " + key + "?");
  tell(key, what);
}

// A field of the table that nobody has asked for and that all but bears the name.
std::string Fields::written_for(std::string const& key) const {
  constexpr std::size_t kSlips = 2;
  for (auto const& [name, value] : *table_) {
    bool const known = std::find(known_.begin(), known_.end(), name.str()) != known_.end();
    if (!known && key.size() > kSlips && edits(name.str(), key) <= kSlips)
      return std::string(name.str());
  }
  return "";
}

void Fields::tell(std::string const& key, std::string const& what) const {
  std::string const where = section_.empty() ? key : section_ + (key.empty() ? "" : " " + key);
  throw Error(
      ErrorCode::bad_input,
      fmt::format("{}:{}: {}: {}", file_, std::max<std::size_t>(line_of(key), 1), where, what));
}

std::optional<std::string> Fields::text(std::string const& key) {
  toml::node const* found = node(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_string()) complain(key, "must be text in quotes; it is " + shown(*found));
  return std::string(**found->as_string());
}

std::string Fields::required_text(std::string const& key) {
  std::optional<std::string> const found = text(key);
  if (!found || found->empty()) complain(key, "is missing; give it as text in quotes");
  return *found;
}

std::optional<double> Fields::number(std::string const& key, FieldRange bounds) {
  toml::node const* found = node(key);
  if (found == nullptr) return std::nullopt;
  std::optional<double> const value = found->value<double>();
  if (!found->is_number() || !std::isfinite(*value) || *value < bounds.low ||
      *value > bounds.high) {
    complain(key, fmt::format("must be a number from {} to {}; it is {}", bounds.low, bounds.high,
                              shown(*found)));
  }
  return value;
}

std::optional<bool> Fields::flag(std::string const& key) {
  toml::node const* found = node(key);
  if (found == nullptr) return std::nullopt;
  if (!found->is_boolean()) complain(key, "must be true or false; it is " + shown(*found));
  return **found->as_boolean();
}

std::optional<Date> Fields::date(std::string const& key) {
  toml::node const* found = node(key);
  if (found == nullptr) return std::nullopt;
  if (auto const* date = found->as_date()) {
    return Date(std::chrono::year((*date)->year), std::chrono::month((*date)->month),
                std::chrono::day((*date)->day));
  }
  std::optional<Date> const written =
      found->is_string() ? parse_date(**found->as_string()) : std::nullopt;
  if (!written) complain(key, "must be a date as in 2031-03-16; it is " + shown(*found));
  return written;
}

std::optional<std::vector<std::string>> Fields::texts(std::string const& key) {
  toml::node const* found = node(key);
  if (found == nullptr) return std::nullopt;
  toml::array const* list = found->as_array();
  if (list == nullptr) complain(key, "must be a list of texts; it is " + shown(*found));
  std::vector<std::string> texts;
  for (toml::node const& item : *list) {
    if (!item.is_string()) complain(key, "must hold texts only; one is " + shown(item));
    texts.emplace_back(**item.as_string());
  }
  return texts;
}

std::string Fields::choice(std::string const& key, std::span<std::string const> choices) {
  std::optional<std::string> const found = text(key);
  if (!found) return choices.front();
  if (std::find(choices.begin(), choices.end(), *found) == choices.end()) {
    complain(key, fmt::format("must be one of {}; it is \"{}\"", joined(choices), *found));
  }
  return *found;
}

Fields Fields::inner(toml::table const& table, std::string const& key) const {
  return {table, file_, section_.empty() ? key : section_ + "." + key};
}

std::vector<Fields> Fields::tables(std::string const& key) {
  toml::node const* found = node(key);
  std::vector<Fields> tables;
  if (found == nullptr) return tables;
  if (toml::table const* one = found->as_table()) {
    tables.push_back(inner(*one, key));
    return tables;
  }
  toml::array const* list = found->as_array();
  if (list == nullptr) complain(key, "must be tables, [[" + key + "]]; it is " + shown(*found));
  for (toml::node const& item : *list) {
    if (!item.is_table()) complain(key, "must be tables, [[" + key + "]]; one is " + shown(item));
    tables.push_back(inner(*item.as_table(), key));
  }
  return tables;
}

void Fields::finish() const {
  for (auto const& [name, value] : *table_) {
    std::string const key(name.str());
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    std::string const meant = nearest_name(key, known_);
    complain(key, meant.empty() ? "unknown field; known here: " + joined(known_)
                                : "unknown field; did you mean " + meant + "?");
  }
}

}  // namespace dragoman::supply
