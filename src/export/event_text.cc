#include "export/event_text.h"

#include <fmt/format.h>

#include <charconv>

#include "base/error.h"
#include "text/written_date.h"

namespace dragoman {
namespace {

[[noreturn]] void refuse(std::string_view column, std::string const& what) {
  throw Error(ErrorCode::bad_input, fmt::format("column {}: {}", column, what));
}

}  // namespace

EventFields::EventFields(std::vector<std::string> const& names,
                         std::vector<std::string> const& values) {
  for (std::size_t i = 0; i < names.size(); ++i) values_[names[i]] = values[i];
}

std::string const& EventFields::operator[](std::string_view column) const {
  static std::string const kNone;
  auto const found = values_.find(column);
  return found == values_.end() ? kNone : found->second;
}

std::string const& EventFields::needed(std::string_view column) const {
  std::string const& value = (*this)[column];
  if (value.empty()) refuse(column, "is empty; a row needs it");
  return value;
}

std::optional<double> EventFields::number(std::string_view column) const {
  std::string const& text = (*this)[column];
  if (text.empty()) return std::nullopt;
  double value = 0;
  auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) {
    refuse(column, "\"" + text + "\" is no number; write one with a point, like 39.76");
  }
  return value;
}

std::optional<Date> EventFields::day(std::string_view column) const {
  std::string const& text = (*this)[column];
  if (text.empty()) return std::nullopt;
  std::optional<Date> const day = written_date(text);
  if (!day) refuse(column, "\"" + text + "\" is no day; write it like 2022-12-29");
  return day;
}

ByteSpan add_line(Record& record, std::string_view label, std::string const& value) {
  if (value.empty()) return {};
  std::string& text = record.document.text;
  if (!text.empty()) text += '\n';
  if (!label.empty()) text += fmt::format("{}: ", label);
  auto const begin = static_cast<std::uint32_t>(text.size());
  text += value;
  return {begin, static_cast<std::uint32_t>(text.size())};
}

}  // namespace dragoman
