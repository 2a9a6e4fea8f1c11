#include "export/event_row.h"

#include <algorithm>
#include <cmath>

namespace dragoman {
namespace {

// The column that stands in for one that may name persons; "" where none does.
std::string_view unnamed(std::string_view column) {
  if (column == "actors") return "actor_codes";
  if (column == "recipients") return "recipient_codes";
  if (column == "source") return "publisher";
  return "";
}

bool may_name_persons(std::string_view column) {
  return column == "quote" || column == "words" || column == "corrections" ||
         !unnamed(column).empty();
}

}  // namespace

std::string EventRow::operator()(std::string_view column) const {
  if (redaction_.names == Redaction::Names::leave_out && may_name_persons(column)) {
    std::string_view const other = unnamed(column);
    return other.empty() ? std::string() : (*this)(other);
  }
  auto const at = std::ranges::find(names_, column);
  if (at == names_.end()) return "";
  Value const value = rows_.value(static_cast<int>(at - names_.begin()));
  if (redaction_.degrees > 0 && (column == "lon" || column == "lat")) {
    auto const* const exact = std::get_if<double>(&value);
    if (exact == nullptr) return "";
    return text_of(std::round(*exact / redaction_.degrees) * redaction_.degrees);
  }
  return text_of(value);
}

std::string EventRow::first(std::string_view column) const {
  std::string const all = (*this)(column);
  return all.substr(0, all.find("; "));
}

bool EventRow::has_mode(std::string_view mode) const {
  std::string const modes = "; " + (*this)("modes") + ";";
  return modes.find("; " + std::string(mode) + ";") != std::string::npos;
}

void for_each_event(Store const& store, Question const& question, Redaction const& redaction,
                    std::function<void(EventRow const&)> const& use) {
  Statement rows = ask(store.database(), question);
  std::vector<std::string> const names = rows.columns();
  while (rows.step()) use(EventRow(rows, names, redaction));
}

}  // namespace dragoman
