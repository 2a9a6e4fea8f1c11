#include "store/figure_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "store/counted_things.h"
#include "store/events_to_join.h"
#include "store/promises.h"
#include "store/propositions.h"
#include "store/sql.h"
#include "store/tallies.h"

namespace dragoman {
namespace {

constexpr std::size_t kStem = 5;

// Figures, and beside each what stands in the propositions.
struct FigureRows {
  std::vector<CountedFigure> figures;
  std::vector<PropositionItem> items;
};

double number(Value const& value) {
  if (auto const* const whole = std::get_if<std::int64_t>(&value))
    return static_cast<double>(*whole);
  return std::get<double>(value);
}

double size_of(CountedFigure const& figure) {
  return figure.statement.low > 0 ? figure.statement.low : figure.statement.high;
}

// Whoever they are.
bool is_anybody(std::string const& word) {
  static std::set<std::string> const kAnybody = {
      "bodies", "casualties", "dead", "lives", "others", "people", "person", "persons", "victims"};
  return kAnybody.contains(word);
}

std::set<std::string> stems_of_group(std::string const& group) {
  std::set<std::string> out;
  for (auto const& [stem, word] : stems_of(group)) {
    if (!is_anybody(word)) out.emplace(beginning_of(word, kStem));
  }
  return out;
}

void read_figure(Statement const& row, FigureRows& out) {
  CountedFigure figure;
  figure.document = row.integer(10);
  figure.incident = row.integer(0), figure.happening = row.integer(17);
  figure.measure = row.text(1), figure.group = row.text(2), figure.place = row.text(3);
  figure.of_persons = row.integer(14) != 0, figure.is_spot = row.integer(15) != 0;
  figure.spots = codes_of(row.text(16));
  FigureStatement& told = figure.statement;
  told.day = parse_date(row.text(4));
  told.low = number(row.value(5)), told.high = number(row.value(6));
  told.said = parse_date(row.text(7)).value_or(Date());
  told.source = row.text(8), told.current = row.integer(9) != 0;
  told.of_incident = figure.incident != 0;
  if (figure.of_persons) told.group = stems_of_group(figure.group);
  out.items.push_back({"",
                       "figure",
                       row.text(13),
                       row.text(7),
                       "",
                       figure.document,
                       row.integer(11),
                       {told.source, Stance::asserts, row.text(12), told.current}});
  out.figures.push_back(std::move(figure));
}

// What count nothing that can be told is left out.
FigureRows read_figures(Database const& database) {
  FigureRows all;
  Statement rows = database.prepare(sql_file("queries/figure_statements.sql"));
  while (rows.step()) read_figure(rows, all);
  std::vector<std::string> const counted = counted_things(all.figures);
  FigureRows out;
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (counted[i].empty()) continue;
    out.figures.push_back(std::move(all.figures[i]));
    out.figures.back().statement.counted = counted[i];
    out.items.push_back(std::move(all.items[i]));
  }
  return out;
}

// Of several figures of one source and report the greatest is the toll; others are of some among
// those, "three of them soldiers", or of something else.
void part_from_tolls(std::vector<CountedFigure>& figures) {
  std::map<std::tuple<std::string, std::int64_t, std::string>, std::size_t> greatest;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    CountedFigure const& one = figures[i];
    auto const key = std::tuple(one.statement.counted, one.document, one.statement.source);
    auto const [found, is_new] = greatest.try_emplace(key, i);
    if (!is_new && size_of(one) > size_of(figures[found->second])) found->second = i;
  }
  std::set<std::size_t> tolls;
  for (auto const& [of, i] : greatest) tolls.insert(i);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (!tolls.contains(i)) figures[i].statement.counted += " part " + std::to_string(i);
  }
}

void keep_tally(Database& database, std::vector<PropositionItem> const& items,
                std::vector<TallyFigure> const& states, std::vector<std::size_t> const& tally) {
  std::vector<PropositionItem> stated{items[tally.back()]};
  for (std::size_t const i : tally) {
    PropositionItem item = items[i];
    if (states[i].state == TallyState::superseded) {
      keep_proposition(database, "figure", {item}, "superseded");
    } else if (i != tally.back()) {
      if (states[i].state == TallyState::differs) item.voice.stance = Stance::denies;
      stated.push_back(std::move(item));
    }
  }
  keep_proposition(database, "figure", stated);
}

}  // namespace

void derive_figure_propositions(Database& database) {
  FigureRows rows = read_figures(database);
  part_from_tolls(rows.figures);
  std::vector<FigureStatement> statements;
  for (CountedFigure const& one : rows.figures) statements.push_back(one.statement);
  std::vector<TallyFigure> const states = tallies(statements);
  std::map<std::size_t, std::vector<std::size_t>> by_tally;
  for (std::size_t i = 0; i < states.size(); ++i) by_tally[states[i].tally].push_back(i);
  Statement insert = database.prepare("INSERT INTO tally_figures VALUES (?1, ?2, ?3, ?4, ?5)");
  for (auto const& [first, tally] : by_tally) {
    std::int64_t position = 0;
    for (std::size_t const i : tally) {
      insert.run({rows.items[i].document, rows.items[i].id, static_cast<std::int64_t>(first) + 1,
                  ++position, std::string(name_of(states[i].state))});
    }
    keep_tally(database, rows.items, states, tally);
  }
}

}  // namespace dragoman
