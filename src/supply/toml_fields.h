// A table of a TOML file, read field by field, with complaints that a person can act on.
//
//   war.toml:12: [[link]] payload: must be a number from 0.001 to 100000; it is "ten"
//   war.toml:13: [[link]] paylod: unknown field; did you mean payload?
#pragma once

#include <toml++/toml.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace dragoman::supply {

struct FieldRange {
  double low = 0, high = 1e15;
};

// Must not outlive the table. Each read marks a field as known; finish() complains of the others.
class Fields {
 public:
  Fields(toml::table const& table, std::string file, std::string section)
      : table_(&table), file_(std::move(file)), section_(std::move(section)) {}

  bool has(std::string const& key);
  toml::node const* node(std::string const& key);

  // Each throws Error{bad_input} for another type or a value out of range. `text` trims nothing; an
  // absent field gives nothing.
  std::optional<std::string> text(std::string const& key);
  std::optional<double> number(std::string const& key, FieldRange bounds);
  std::optional<bool> flag(std::string const& key);
  std::optional<Date> date(std::string const& key);
  std::optional<std::vector<std::string>> texts(std::string const& key);
  std::string choice(std::string const& key, std::span<std::string const> choices);
  std::string required_text(std::string const& key);

  // The tables of [[key]] or of one [key]; none where the field is absent.
  std::vector<Fields> tables(std::string const& key);
  Fields inner(toml::table const& table, std::string const& key) const;

  // Throws for the first field that nobody asked for.
  void finish() const;

  // Of a field that is missing while another has nearly its name, the other is told of.
  [[noreturn]] void complain(std::string const& key, std::string const& what) const;
  std::string const& section() const { return section_; }

 private:
  std::size_t line_of(std::string const& key) const;
  std::string written_for(std::string const& key) const;
  [[noreturn]] void tell(std::string const& key, std::string const& what) const;

  toml::table const* table_;
  std::string file_, section_;
  std::vector<std::string> known_;
};

// Throws Error{bad_input} with file and line where the text is no TOML.
toml::table parse_toml(std::string_view text, std::string const& file);

}  // namespace dragoman::supply
