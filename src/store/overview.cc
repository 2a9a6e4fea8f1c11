#include "store/overview.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "base/date.h"
#include "base/error.h"
#include "store/sql.h"

namespace dragoman {
namespace {

// The first day of the period that holds the day.
std::string first_day(std::string const& day, Period period) {
  std::optional<Date> const date = parse_date(day);
  if (!date || period == Period::day) return day;
  if (period == Period::month) return day.substr(0, 7) + "-01";
  std::chrono::weekday const weekday{std::chrono::sys_days(*date)};
  return format_date(add_days(*date, 1 - static_cast<int>(weekday.iso_encoding())));
}

LinkVersion version_of(Statement const& row) {
  return {row.text(3), row.text(4),  row.text(5),    row.text(6),     row.text(7),
          row.text(8), row.text(10), row.integer(9), row.integer(11), row.integer(12)};
}

// Adds what a row says to its link; the first row of a link is the newest.
void add_version(LinkOverview& link, Statement const& row) {
  if (link.versions.empty()) {
    link.name = row.text(1);
    link.kind = row.text(2);
    link.standing = row.text(3);
    link.ends = "[]";
  }
  if (row.integer(16) != 0) link.standing = "contested";
  if (link.ends == "[]") link.ends = row.text(15);
  if (!link.longitude) {
    link.longitude = row.real(13);
    link.latitude = row.real(14);
  }
  link.versions.push_back(version_of(row));
}

}  // namespace

Overview overview(Database const& database) {
  Statement row = database.prepare(sql_file("queries/overview.sql"));
  row.step();
  Overview out{row.integer(0), row.integer(1), row.integer(2), row.integer(3),
               row.integer(4), row.text(5),    row.text(6)};
  return out;
}

Period read_period(std::string const& name) {
  if (name == "day") return Period::day;
  if (name == "week") return Period::week;
  if (name == "month") return Period::month;
  throw Error(ErrorCode::usage, "--by: \"" + name + "\" is no period; take day, week or month");
}

std::vector<PeriodCount> timeline(Database const& database, Question question, Period period) {
  question.limit = -1;
  question = asked_of("events", question);
  std::vector<PeriodCount> out;
  Statement days = question.filters.empty() ? database.prepare(sql_file("queries/timeline_all.sql"))
                                            : ask_as(database, question, "timeline");
  while (days.step()) {
    std::string const first = first_day(days.text(0), period);
    if (out.empty() || out.back().first_day != first) out.push_back({first, {}});
    std::int64_t const quad = days.integer(1);
    out.back().quads[quad >= 1 && quad <= 4 ? static_cast<std::size_t>(quad) : 0] +=
        days.integer(2);
  }
  return out;
}

Question asked_of(std::string const& product, Question const& question) {
  Question out = question;
  out.product = product;
  std::erase_if(out.filters, [&](auto const& one) {
    bool known = false;
    for (std::string_view const any : products()) known = known || takes(any, one.first);
    return known && !takes(product, one.first);  // unknown ones stay, and are told by ask()
  });
  return out;
}

Statement points(Database const& database, Question const& question) {
  return ask_as(database, asked_of("events", question), "points");
}

Statement matrix(Database const& database, Question const& question) {
  return ask_as(database, asked_of("events", question), "matrix");
}

std::vector<LinkOverview> link_overviews(Database const& database, Question const& question) {
  std::vector<LinkOverview> out;
  std::map<std::string, std::size_t> places;
  Statement rows = ask_as(database, asked_of("links", question), "link_versions");
  while (rows.step()) {
    auto const [found, is_new] = places.try_emplace(rows.text(0), out.size());
    if (is_new) out.emplace_back();
    add_version(out[found->second], rows);
  }
  return out;
}

// Whether a product can be asked with all filters of a question to events.
bool takes_all(std::string_view product, Question const& question) {
  return std::ranges::all_of(question.filters, [&](auto const& filter) {
    return takes(product, filter.first) || !takes("events", filter.first);
  });
}

std::vector<Change> changes(Database const& database, Question const& question) {
  std::vector<Change> out;
  for (std::string const product : {"events", "links", "figures", "promises"}) {
    if (!takes_all(product, question)) continue;  // of no figure is it told who acts
    Statement rows = ask_as(database, asked_of(product, question), "changed_" + product);
    while (rows.step()) {
      out.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(6), rows.integer(3),
                     rows.integer(4), rows.integer(5)});
    }
  }
  std::ranges::stable_sort(out, std::ranges::greater(), &Change::date);
  if (question.limit >= 0 && out.size() > static_cast<std::size_t>(question.limit)) {
    out.resize(static_cast<std::size_t>(question.limit));
  }
  return out;
}

std::vector<ActorName> names_of_actor(Database const& database, std::string const& name_or_code) {
  std::vector<ActorName> out;
  Statement rows = database.prepare(sql_file("queries/names_of_actor.sql"));
  rows.bind({name_or_code});
  while (rows.step()) {
    out.push_back({rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(7),
                   rows.text(8), rows.integer(9)});
  }
  return out;
}

std::string literal_pattern(std::string const& text) {
  std::string out;
  for (char const c : text) {
    bool const special = c == '*' || c == '?' || c == '[';
    out += special ? std::string("[") + c + "]" : std::string(1, c);
  }
  return out;
}

}  // namespace dragoman
