#include "export/csv.h"

namespace dragoman {
namespace {

std::string quoted(std::string const& field) {
  std::string const safe = looks_like_formula(field) ? "'" + field : field;
  if (safe.find_first_of(",\"\n\r") == std::string::npos) return safe;
  std::string out = "\"";
  for (char const c : safe) out.append(c == '"' ? 2 : 1, c);
  return out + "\"";
}

}  // namespace

bool looks_like_formula(std::string_view field) {
  if (field.empty() || std::string_view("=+-@\t\r").find(field[0]) == std::string_view::npos) {
    return false;
  }
  return field.find_first_not_of("+-0123456789.") != std::string_view::npos;
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
