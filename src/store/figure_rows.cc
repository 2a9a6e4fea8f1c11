#include "store/figure_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/utf8.h"
#include "store/promises.h"
#include "store/propositions.h"
#include "store/sql.h"
#include "store/tallies.h"

namespace dragoman {
namespace {

constexpr std::size_t kStem = 5;

// A figure with what is counted still in parts.
struct CountedFigure {
  std::int64_t incident = 0;  // 0: of a place
  std::string measure, group, place;
  FigureStatement statement;
  PropositionItem item;
};

double number(Value const& value) {
  if (auto const* const whole = std::get_if<std::int64_t>(&value))
    return static_cast<double>(*whole);
  return std::get<double>(value);
}

CountedFigure read_figure(Statement const& row) {
  CountedFigure out{row.integer(0), row.text(1), row.text(2), row.text(3), {}, {}};
  FigureStatement& told = out.statement;
  told.day = parse_date(row.text(4));
  told.low = number(row.value(5)), told.high = number(row.value(6));
  told.said = parse_date(row.text(7)).value_or(Date());
  told.source = row.text(8), told.current = row.integer(9) != 0;
  told.of_incident = out.incident != 0;
  out.item = {"",
              "figure",
              row.text(13),
              row.text(7),
              "",
              row.integer(10),
              row.integer(11),
              {told.source, Stance::asserts, row.text(12), told.current}};
  return out;
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

// Of several figures of one source and report the greatest is the toll; others are of some among
// those, "three of them soldiers", or of something else.
void name_what_is_counted(std::vector<CountedFigure>& figures) {
  std::map<std::tuple<std::string, std::int64_t, std::string>, std::size_t> greatest;
  auto const key = [](CountedFigure const& one) {
    return std::tuple(one.statement.counted, one.item.document, one.statement.source);
  };
  for (std::size_t i = 0; i < figures.size(); ++i) {
    CountedFigure& one = figures[i];
    one.statement.counted =
        one.measure + (one.incident == 0 ? " " + one.group + " at " + one.place
                                         : " of " + std::to_string(one.incident));
    if (one.incident != 0) one.statement.group = stems_of_group(one.group);
    auto const [found, is_new] = greatest.try_emplace(key(one), i);
    if (!is_new && size_of(one) > size_of(figures[found->second])) found->second = i;
  }
  std::set<std::size_t> tolls;
  for (auto const& [of, i] : greatest) tolls.insert(i);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (!tolls.contains(i)) figures[i].statement.counted += " part " + std::to_string(i);
  }
}

void keep_tally(Database& database, std::vector<CountedFigure> const& figures,
                std::vector<TallyFigure> const& states, std::vector<std::size_t> const& tally) {
  std::vector<PropositionItem> stated{figures[tally.back()].item};
  for (std::size_t const i : tally) {
    PropositionItem item = figures[i].item;
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
  std::vector<CountedFigure> figures;
  Statement rows = database.prepare(sql_file("queries/figure_statements.sql"));
  while (rows.step()) figures.push_back(read_figure(rows));
  name_what_is_counted(figures);
  std::vector<FigureStatement> statements;
  for (CountedFigure const& one : figures) statements.push_back(one.statement);
  std::vector<TallyFigure> const states = tallies(statements);
  std::map<std::size_t, std::vector<std::size_t>> by_tally;
  for (std::size_t i = 0; i < states.size(); ++i) by_tally[states[i].tally].push_back(i);
  Statement insert = database.prepare("INSERT INTO tally_figures VALUES (?1, ?2, ?3, ?4, ?5)");
  for (auto const& [first, tally] : by_tally) {
    std::int64_t position = 0;
    for (std::size_t const i : tally) {
      insert.run({figures[i].item.document, figures[i].item.id,
                  static_cast<std::int64_t>(first) + 1, ++position,
                  std::string(name_of(states[i].state))});
    }
    keep_tally(database, figures, states, tally);
  }
}

}  // namespace dragoman
