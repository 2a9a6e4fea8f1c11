#include "store/promise_rows.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "store/promises.h"
#include "store/sql.h"

namespace dragoman {
namespace {

using Key = std::pair<std::int64_t, std::int64_t>;

std::set<std::string> list_of(std::string const& text, char separator) {
  std::set<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const end = std::min(text.find(separator, at), text.size());
    std::size_t const begin = std::min(text.find_first_not_of(' ', at), end);
    if (end > begin) out.insert(text.substr(begin, end - begin));
    at = end + 1;
  }
  return out;
}

std::map<Key, std::vector<NamedDeed>> asked_deeds(Database const& database,
                                                  std::map<Key, std::set<std::string>>& doers) {
  std::map<Key, std::vector<NamedDeed>> out;
  Statement rows = database.prepare(sql_file("queries/asked_deeds.sql"));
  while (rows.step()) {
    Key const key{rows.integer(0), rows.integer(1)};
    out[key].push_back({rows.text(2), list_of(rows.text(3), ';'), rows.integer(4) != 0});
    doers[key].merge(list_of(rows.text(5), ';'));
  }
  return out;
}

// Who is to act: those whom the words of the deed name, else whoever promises or is asked.
std::vector<Asked> read_asked(Database const& database) {
  std::map<Key, std::set<std::string>> doers;
  std::map<Key, std::vector<NamedDeed>> deeds = asked_deeds(database, doers);
  std::vector<Asked> out;
  Statement rows = database.prepare(sql_file("queries/asked.sql"));
  while (rows.step()) {
    Key const key{rows.integer(0), rows.integer(1)};
    Asked one;
    std::tie(one.document, one.id) = key;
    one.is_demand = rows.text(2) == "demand";
    one.said = parse_date(rows.text(3)).value_or(Date());
    one.deadline = parse_date(rows.text(4));
    one.words = stems_of(rows.text(5));
    one.cluster = rows.integer(6);
    one.doers = doers[key].empty() ? list_of(rows.text(7), ';') : doers[key];
    one.names = stem_list(rows.text(8));
    one.deeds = std::move(deeds[key]);
    if (!one.doers.empty()) out.push_back(std::move(one));
  }
  return out;
}

// The deeds that somebody is asked to do: others need not be looked at.
std::set<std::pair<std::string, std::string>> wanted_deeds(std::vector<Asked> const& asked) {
  std::set<std::pair<std::string, std::string>> out;
  for (Asked const& one : asked) {
    for (NamedDeed const& deed : one.deeds) {
      for (std::string const& doer : one.doers) out.emplace(deed.type, doer);
    }
  }
  return out;
}

void read_deeds(Database const& database, std::vector<Asked> const& asked,
                std::vector<ToldReport>& out) {
  auto const wanted = wanted_deeds(asked);
  Statement rows = database.prepare(sql_file("queries/told_deeds.sql"));
  while (!wanted.empty() && rows.step()) {
    ToldReport one;
    one.doers = list_of(rows.text(8), ';');
    one.deed = {rows.text(2), list_of(rows.text(3), ';'), rows.integer(4) != 0};
    bool const is_wanted = std::ranges::any_of(
        one.doers, [&](std::string const& doer) { return wanted.contains({one.deed.type, doer}); });
    if (!is_wanted) continue;
    one.document = rows.integer(0), one.id = rows.integer(1), one.cluster = rows.integer(7);
    one.said = parse_date(rows.text(5)).value_or(Date());
    one.day = parse_date(rows.text(6));
    one.names = stem_list(rows.text(9));
    one.words = stem_list(rows.text(10));
    one.source = rows.text(11);
    out.push_back(std::move(one));
  }
}

void read_replies(Database const& database, std::vector<ToldReport>& out) {
  Statement rows = database.prepare(sql_file("queries/told_replies.sql"));
  while (rows.step()) {
    ToldReport one;
    one.kind = rows.text(2) == "refuse" ? Telling::refusal : Telling::accusation;
    one.document = rows.integer(0), one.id = rows.integer(1), one.cluster = rows.integer(4);
    one.said = parse_date(rows.text(3)).value_or(Date());
    one.words = stem_list(rows.text(5));
    one.doers = list_of(rows.text(6), ';');
    one.source = rows.text(7);
    if (!one.doers.empty()) out.push_back(std::move(one));
  }
}

}  // namespace

void derive_promise_answers(Database& database) {
  std::vector<Asked> const asked = read_asked(database);
  if (asked.empty()) return;
  std::vector<ToldReport> told;
  read_deeds(database, asked, told);
  read_replies(database, told);
  Statement insert =
      database.prepare("INSERT INTO promise_answers VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  for (PromiseAnswer const& answer : answers_across(asked, told)) {
    Asked const& promise = asked[answer.asked];
    ToldReport const& report = told[answer.told];
    std::string const item = report.kind == Telling::deed ? "event" : "claim";
    insert.run({promise.document, promise.id, item, report.document, report.id, answer.verdict,
                report.source, answer.score, answer.why});
  }
}

}  // namespace dragoman
