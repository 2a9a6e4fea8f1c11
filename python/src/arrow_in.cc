#include "arrow_in.h"

#include <fmt/format.h>

#include <cstring>

#include "base/date.h"
#include "base/error.h"

namespace dragoman {
namespace {

template <class Value>
Value at(void const* buffer, std::int64_t index) {
  Value out;
  std::memcpy(&out, static_cast<char const*>(buffer) + index * sizeof(Value), sizeof(Value));
  return out;
}

bool is_valid(ArrowArray const& array, std::int64_t index) {
  if (array.null_count == 0 || array.n_buffers == 0 || !array.buffers[0]) return true;
  return (at<std::uint8_t>(array.buffers[0], index / 8) >> (index % 8) & 1) != 0;
}

template <class Offset>
std::string string_at(ArrowArray const& array, std::int64_t index) {
  auto const begin = at<Offset>(array.buffers[1], index);
  auto const end = at<Offset>(array.buffers[1], index + 1);
  return std::string(static_cast<char const*>(array.buffers[2]) + begin, end - begin);
}

// utf8_view: 16 bytes a value, which hold its length and up to 12 bytes of it, or its length, its
// first 4 bytes, and the number of a buffer with the offset there.
std::string view_at(ArrowArray const& array, std::int64_t index) {
  constexpr std::int32_t kInline = 12;
  char const* view = static_cast<char const*>(array.buffers[1]) + index * 16;
  auto const length = at<std::int32_t>(view, 0);
  if (length <= kInline) return std::string(view + 4, length);
  auto const buffer = at<std::int32_t>(view, 2);
  return std::string(
      static_cast<char const*>(array.buffers[2 + buffer]) + at<std::int32_t>(view, 3), length);
}

std::string day(std::int64_t days) {
  return format_date(Date(std::chrono::sys_days(std::chrono::days(days))));
}

// The whole number at `index`, by the letter of its type.
std::optional<std::int64_t> integer_at(char type, void const* values, std::int64_t index) {
  switch (type) {
    case 'c':
      return at<std::int8_t>(values, index);
    case 'C':
      return at<std::uint8_t>(values, index);
    case 's':
      return at<std::int16_t>(values, index);
    case 'S':
      return at<std::uint16_t>(values, index);
    case 'i':
      return at<std::int32_t>(values, index);
    case 'I':
      return at<std::uint32_t>(values, index);
    case 'l':
    case 'L':
      return at<std::int64_t>(values, index);
    default:
      return std::nullopt;
  }
}

std::int64_t units_a_day(char unit) {
  constexpr std::int64_t kSeconds = 86'400;
  return kSeconds * (unit == 's'   ? 1
                     : unit == 'm' ? 1'000
                     : unit == 'u' ? 1'000'000
                                   : 1'000'000'000);
}

std::int64_t whole_days(std::int64_t time, std::int64_t a_day) {
  return time / a_day - (time % a_day < 0 ? 1 : 0);
}

bool is_integer(std::string_view format) {
  return format.size() == 1 &&
         std::string_view("cCsSiIlL").find(format[0]) != std::string_view::npos;
}

bool is_understood(ArrowSchema const& schema) {
  if (schema.dictionary) return is_integer(schema.format) && is_understood(*schema.dictionary);
  std::string_view const format = schema.format;
  return format == "u" || format == "U" || format == "vu" || format == "n" || format == "tdD" ||
         format == "tdm" || format.starts_with("ts") || is_integer(format);
}

[[noreturn]] void refuse(ArrowSchema const& schema, std::string_view takes) {
  throw Error(ErrorCode::usage, fmt::format("column \"{}\" has the Arrow type \"{}\"; give {}",
                                            schema.name ? schema.name : "", schema.format, takes));
}

}  // namespace

InColumn::InColumn(ArrowSchema const& schema, ArrowArray const& array)
    : schema_(&schema), array_(&array) {
  if (!is_understood(schema))
    refuse(schema, "text (utf8), and dates as date, timestamp or text");
}

std::optional<std::string> InColumn::operator()(std::int64_t row) const {
  std::int64_t const index = row + array_->offset;
  std::string_view const format = schema_->format;
  if (format == "n" || !is_valid(*array_, index)) return std::nullopt;
  void const* values = array_->buffers[1];
  if (schema_->dictionary) {
    return InColumn(*schema_->dictionary,
                    *array_->dictionary)(*integer_at(format[0], values, index));
  }
  if (format == "u") return string_at<std::int32_t>(*array_, index);
  if (format == "U") return string_at<std::int64_t>(*array_, index);
  if (format == "vu") return view_at(*array_, index);
  if (format == "tdD") return day(at<std::int32_t>(values, index));
  if (format == "tdm") return day(whole_days(at<std::int64_t>(values, index), units_a_day('m')));
  if (format.starts_with("ts"))
    return day(whole_days(at<std::int64_t>(values, index), units_a_day(format[2])));
  return std::to_string(*integer_at(format[0], values, index));
}

InNumbers::InNumbers(ArrowSchema const& schema, ArrowArray const& array) : array_(&array) {
  if (std::string_view(schema.format) != "g") refuse(schema, "numbers (float64)");
}

std::optional<double> InNumbers::operator()(std::int64_t row) const {
  std::int64_t const index = row + array_->offset;
  if (!is_valid(*array_, index)) return std::nullopt;
  return at<double>(array_->buffers[1], index);
}

}  // namespace dragoman
