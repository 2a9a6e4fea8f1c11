#include "store/link_rows.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "store/decisions.h"
#include "store/events_to_join.h"
#include "store/known_names.h"
#include "store/link_standing.h"
#include "store/promised_openings.h"
#include "store/propositions.h"
#include "store/routes.h"
#include "store/sql.h"
#include "store/way_words.h"

namespace dragoman {
namespace {

std::vector<std::string> names_of(std::string const& json) {
  return nlohmann::json::parse(json).get<std::vector<std::string>>();
}

std::set<std::string> words_of(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return std::string_view(",.;:\"()?!").find(c) != std::string_view::npos; },
      ' ');
  std::vector<std::string> const words = words_of_name(text);
  return {words.begin(), words.end()};
}

std::vector<LinkToJoin> links_to_join(Database const& database) {
  std::vector<LinkToJoin> out;
  Statement rows = database.prepare(sql_file("queries/links_to_join.sql"));
  while (rows.step()) {
    LinkToJoin one{rows.integer(0),
                   rows.integer(1),
                   rows.text(2),
                   rows.text(3),
                   rows.real(4),
                   rows.real(5),
                   names_of(rows.text(6)),
                   words_of(rows.text(7)),
                   {},
                   parse_date(rows.text(9))};
    for (std::string const& place : names_of(rows.text(8))) one.places.merge(telling_words(place));
    out.push_back(std::move(one));
  }
  return out;
}

void decide_routes(Database const& database, std::vector<LinkToJoin> const& links,
                   std::vector<JoinedLink>& joined) {
  Positions positions;
  for (std::size_t i = 0; i < links.size(); ++i) positions[{links[i].document, links[i].id}] = i;
  std::vector<Decision> const words = decisions(database, "links", positions);
  std::vector<std::size_t> groups;
  for (JoinedLink const& one : joined) groups.push_back(one.route);
  groups = regrouped(groups, words);
  for (std::size_t i = 0; i < joined.size(); ++i) joined[i].route = groups[i];
  for (Decision const& word : words) joined[word.item].why = word.why;
}

// The name that most links of a route have; of several the first in the alphabet. Telling names go
// before others, and those that say what it is ("Torkham crossing") before those that do not.
std::map<std::size_t, std::string> names_of_routes(std::vector<LinkToJoin> const& links,
                                                   std::vector<JoinedLink> const& joined) {
  using Rank = std::tuple<bool, bool, int>;  // telling, says what it is, how many have it
  std::map<std::size_t, std::map<std::string, Rank>> ranks;
  for (std::size_t i = 0; i < links.size(); ++i) {
    auto& [is_named, says_what, count] = ranks[joined[i].route][links[i].name];
    is_named = joined[i].is_named;
    says_what = std::ranges::any_of(words_of_name(links[i].name), [](std::string const& word) {
      return word.size() > 3 && nouns_of_ways().contains(word);  // no "of" of "line of contact"
    });
    ++count;
  }
  std::map<std::size_t, std::string> out;
  for (auto const& [route, names] : ranks) {
    Rank best{};
    for (auto const& [name, rank] : names) {
      if (rank > best) best = rank, out[route] = name;
    }
  }
  return out;
}

std::string in_small_letters(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

// In the order in which link_propositions() wants them.
std::vector<RouteStatement> read_statements(Database const& database,
                                            std::vector<PropositionItem>& items) {
  std::vector<RouteStatement> out;
  Statement rows = database.prepare(sql_file("queries/link_statements.sql"));
  while (rows.step()) {
    out.push_back({rows.integer(0), rows.text(1), words_of(rows.text(2)),
                   parse_date(rows.text(3)).value_or(Date()), parse_date(rows.text(4)),
                   rows.text(5), rows.integer(6) != 0,
                   rows.text(9).substr(0, rows.text(9).find('-')), codes_of(rows.text(12))});
    std::string const subject = rows.text(10) + " " + rows.text(1);
    items.push_back({"",
                     "link",
                     subject,
                     rows.text(3),
                     "",
                     rows.integer(7),
                     rows.integer(8),
                     {rows.text(5), Stance::asserts, rows.text(9), rows.integer(6) != 0}});
  }
  return out;
}

// A promise or demand with the routes that it may speak of.
struct OpeningCandidates {
  AskedOpening asked;
  std::set<std::int64_t> named, near, of_document;

  // That which its words name, else that of its sentence, else the only one of its document; 0
  // where several may be meant.
  std::int64_t route() const {
    for (std::set<std::int64_t> const* routes : {&named, &near, &of_document}) {
      if (!routes->empty()) return routes->size() == 1 ? *routes->begin() : 0;
    }
    return 0;
  }
};

std::vector<AskedOpening> read_asked_openings(Database const& database) {
  std::map<std::pair<std::int64_t, std::int64_t>, OpeningCandidates> candidates;
  Statement rows = database.prepare(sql_file("queries/asked_openings.sql"));
  while (rows.step()) {
    if (!speaks_of_opening(rows.text(5))) continue;
    OpeningCandidates& one = candidates[{rows.integer(0), rows.integer(1)}];
    one.asked = {rows.integer(0),
                 rows.integer(1),
                 rows.integer(4),
                 0,
                 parse_date(rows.text(2)).value_or(Date()),
                 parse_date(rows.text(3))};
    std::set<std::string> const name = telling_words(rows.text(8));
    bool const is_named = !name.empty() && std::ranges::includes(telling_words(rows.text(5)), name);
    if (is_named) one.named.insert(rows.integer(6));
    if (rows.integer(7) != 0) one.near.insert(rows.integer(6));
    one.of_document.insert(rows.integer(6));
  }
  std::vector<AskedOpening> out;
  for (auto& [key, one] : candidates) {
    one.asked.route = one.route();
    if (one.asked.route != 0) out.push_back(one.asked);
  }
  return out;
}

std::vector<ToldStatus> read_told_statuses(Database const& database) {
  std::vector<ToldStatus> out;
  Statement rows = database.prepare(sql_file("queries/link_statements.sql"));
  while (rows.step()) {
    out.push_back(
        {rows.integer(7), rows.integer(8), rows.integer(11), rows.integer(0),
         rows.text(1) == "open", tells_of_passage(words_of(rows.text(2)), parse_date(rows.text(4))),
         parse_date(rows.text(3)).value_or(Date()), parse_date(rows.text(4)), rows.text(5)});
  }
  return out;
}

}  // namespace

void derive_routes(Database& database) {
  std::vector<LinkToJoin> const links = links_to_join(database);
  std::vector<JoinedLink> joined = join_links(links);
  decide_routes(database, links, joined);
  auto const names = names_of_routes(links, joined);
  Statement route = database.prepare("INSERT INTO routes VALUES (?1, ?2, ?3)");
  for (auto const& [first, name] : names) {
    route.run({static_cast<std::int64_t>(first) + 1, name, links[first].kind});
  }
  Statement member = database.prepare("INSERT INTO link_routes VALUES (?1, ?2, ?3, ?4)");
  Statement known = database.prepare("INSERT OR IGNORE INTO route_names VALUES (?1, ?2)");
  for (std::size_t i = 0; i < links.size(); ++i) {
    auto const number = static_cast<std::int64_t>(joined[i].route) + 1;
    member.run({links[i].document, links[i].id, number, joined[i].why});
    if (joined[i].is_named) known.run({in_small_letters(links[i].name), number});
  }
}

void derive_link_propositions(Database& database) {
  std::vector<PropositionItem> statements;
  std::vector<RouteStatement> const told = read_statements(database, statements);
  for (LinkProposition const& one : link_propositions(told)) {
    std::vector<PropositionItem> items;
    for (std::size_t const i : one.asserting) items.push_back(statements[i]);
    for (std::size_t const i : one.denying) {
      items.push_back(statements[i]);
      items.back().voice.stance = Stance::denies;
    }
    keep_proposition(database, "link", items, one.superseded ? "superseded" : "");
  }
}

void derive_opening_answers(Database& database) {
  std::vector<AskedOpening> const asked = read_asked_openings(database);
  std::vector<ToldStatus> const told = read_told_statuses(database);
  Statement insert = database.prepare(
      "INSERT INTO promise_answers VALUES (?1, ?2, 'link', ?3, ?4, ?5, ?6, 1, ?7)");
  for (OpeningAnswer const& answer : opening_answers(asked, told)) {
    AskedOpening const& one = asked[answer.asked];
    ToldStatus const& report = told[answer.told];
    insert.run({one.document, one.id, report.document, report.id, answer.verdict, report.source,
                answer.why});
  }
}

}  // namespace dragoman
