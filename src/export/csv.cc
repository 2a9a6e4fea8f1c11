#include "export/csv.h"

#include <algorithm>

namespace dragoman {
namespace {

// "-3", "+4.5"; not "+1-800", which a spreadsheet would work out.
bool is_number(std::string_view field) {
  return field.size() > 1 && field.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

std::string quoted(std::string const& field) {
  std::string const safe = looks_like_formula(field) ? "'" + field : field;
  if (safe.find_first_of(",\"\n\r") == std::string::npos) return safe;
  std::string out = "\"";
  for (char const c : safe) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

}  // namespace

bool looks_like_formula(std::string_view field) {
  // The last four are the wide forms of = + - @, which some spreadsheets take for these.
  static constexpr std::string_view kStarts[] = {"=",  "+",      "-",      "@",      "\t",    "\r",
                                                 "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"};
  bool const starts_so = std::ranges::any_of(
      kStarts, [field](std::string_view start) { return field.starts_with(start); });
  return starts_so && !is_number(field);
}

std::string csv_line(std::vector<std::string> const& fields) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += ',';
    out += quoted(fields[i]);
  }
  return out + "\r\n";
}

}  // namespace dragoman
