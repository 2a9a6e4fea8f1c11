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

bool is_address(std::string_view column) { return column == "url" || column == "document"; }

bool are_words(std::string_view column) {
  return column == "quote" || column == "words" || column == "corrections";
}

bool may_name_persons(std::string_view column) {
  return are_words(column) || !unnamed(column).empty();
}

// "https://example.org/minister-x-resigns" → "https://example.org/"; names of files say nothing.
Value host_of(std::string const& address) {
  std::size_t const host = address.find("://");
  if (host == std::string::npos) return {};
  return address.substr(0, address.find_first_of("/?#", host + 3)) + "/";
}

}  // namespace

PersonNames const& KnownPersons::of(std::int64_t document) {
  if (document_ != document) names_ = PersonNames::of(database_, document);
  document_ = document;
  return names_;
}

Value EventRow::as_kept(std::string_view column) const {
  auto const at = std::ranges::find(names_, column);
  return at == names_.end() ? Value() : rows_.value(static_cast<int>(at - names_.begin()));
}

Value EventRow::without_names(std::string_view column) const {
  if (is_address(column)) return host_of(text_of(as_kept(column)));
  if (!may_name_persons(column)) return as_kept(column);
  return unnamed(column).empty() ? Value() : as_kept(unnamed(column));
}

Value EventRow::without_persons(std::string_view column) const {
  Value const kept = as_kept(column);
  auto const* const text = std::get_if<std::string>(&kept);
  if (text == nullptr) return kept;
  if (is_address(column)) return host_of(*text);
  if (!may_name_persons(column)) return kept;
  return persons_.of(std::stoll(text_of(as_kept("ref")))).without(*text);
}

Value EventRow::coarse(std::string_view column) const {
  Value const kept = as_kept(column);
  auto const* const exact = std::get_if<double>(&kept);
  if (redaction_.degrees == 0 || exact == nullptr) return kept;
  return std::round(*exact / redaction_.degrees) * redaction_.degrees;
}

Value EventRow::value(std::string_view column) const {
  if (column == "lon" || column == "lat") return coarse(column);
  if (redaction_.names == Redaction::Names::leave_out) return without_names(column);
  if (redaction_.names == Redaction::Names::leave_out_persons) return without_persons(column);
  return as_kept(column);
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
  KnownPersons persons(store.database());
  while (rows.step()) use(EventRow(rows, names, redaction, persons));
}

}  // namespace dragoman
