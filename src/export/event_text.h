// One row of an event file on its way to a record: fields by name, errors that name the column, and
// the text of the row that its items point at.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/record.h"

namespace dragoman {

class EventFields {
 public:
  EventFields(std::vector<std::string> const& names, std::vector<std::string> const& values);

  // "" for a column that the file does not have.
  std::string const& operator[](std::string_view column) const;
  // These throw Error{bad_input} ("column fatalities: …") for what is no number or no day; nothing
  // for an empty field.
  std::optional<double> number(std::string_view column) const;
  std::optional<Date> day(std::string_view column) const;
  // Throws where the field is empty.
  std::string const& needed(std::string_view column) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

// Adds "label: value" as a line of the record's text; the span of the value, empty for an empty
// one.
ByteSpan add_line(Record& record, std::string_view label, std::string const& value);

}  // namespace dragoman
