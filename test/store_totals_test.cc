// Totals that are kept with each write are those that a count gives, and questions that they answer
// have the answer that looking at every row gives.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/error.h"
#include "store/check.h"
#include "store/corrections.h"
#include "store/overview.h"
#include "store/question.h"
#include "store/totals.h"
#include "store_records.h"

namespace dragoman {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

using Rows = std::vector<std::string>;

Rows rows_of(Database const& database, Question const& question) {
  Rows out;
  Statement statement = ask(database, question);
  while (statement.step()) {
    std::string row;
    for (std::size_t i = 0; i < statement.columns().size(); ++i) {
      row += statement.text(static_cast<int>(i)) + "|";
    }
    out.push_back(row);
  }
  return out;
}

constexpr char const* kNames[] = {"Varnia", "Oskaria", "Tal Orven"};

// A report of one of six addresses, drawn: its day, version, actors, events and claims.
Record drawn_report(std::mt19937& chance) {
  auto const draw = [&chance](int size) { return static_cast<int>(chance() % size); };
  std::string const day = "2031-03-1" + std::to_string(draw(5));
  Report out("https://example.org/" + std::to_string(draw(6)), day,
             "Varnia shelled Oskaria, Tal Orven said" + std::string(draw(3), '.'));
  out.record().version.model = "m" + std::to_string(draw(2));
  for (char const* const name : kNames) {
    if (draw(3) > 0) out.actor(name, "XXX", draw(2) == 0 ? "GOV" : "MIL");
  }
  int const actors = static_cast<int>(out.record().actors.size());
  for (int i = draw(4); actors > 0 && i > 0; --i) {
    EventType const type = draw(2) == 0 ? EventType::ASSAULT : EventType::ACCUSE;
    RecordEvent& event = out.event(type, "shelled", draw(actors), draw(actors));
    auto const from = parse_date("2031-03-0" + std::to_string(1 + draw(9)));
    if (draw(2) == 0) event.date.range = {from, add_days(*from, draw(4)), DatePrecision::day};
    event.quad = 1 + draw(4);
  }
  if (actors > 0) out.claim(Act::promise, draw(actors), "shelled Oskaria");
  if (actors > 0) out.link("Oskaria", LinkStatus::open).blocked_by = {draw(actors)};
  return out;
}

class TotalsTest : public testing::Test {
 protected:
  TotalsTest() : store_(Store::open_or_create(":memory:")) {}

  Database const& database() const { return store_.database(); }

  // A correction of something, drawn; where it is refused, nothing may have changed.
  void correct_something(std::mt19937& chance) {
    auto const current = store_.current();
    std::string const document = std::to_string(current[chance() % current.size()]);
    std::vector<Correction> const all = {
        {Action::reject, "documents:" + document, "", "", {"anna", ""}},
        {Action::confirm, "documents:" + document, "", "", {"anna", ""}},
        {Action::reject, "events:" + document + ".0", "", "", {"anna", ""}},
        {Action::reject, "actors:" + document + ".1", "", "", {"anna", ""}},
        {Action::change, "events:" + document + ".0", "type", "AID", {"anna", ""}},
        {Action::change, "events:" + document + ".0", "date_from", "2031-01-02", {"anna", ""}},
        {Action::change, "actors:" + document + ".0", "name", "Sarn", {"anna", ""}},
        {Action::merge, "actors:" + document + ".1", "", document + ".0", {"anna", ""}}};
    try {
      correct(store_, all[chance() % all.size()]);
    } catch (Error const&) {  // it has no such item
    }
  }

  void undo_something(std::mt19937& chance) {
    auto const number = database().integer("SELECT count(*) FROM corrections");
    try {
      if (number > 0) undo(store_, 1 + static_cast<std::int64_t>(chance() % number), {"anna", ""});
    } catch (Error const&) {  // undone already
    }
  }

  void change_something(std::mt19937& chance) {
    auto const what = chance() % 4;
    if (what == 0) return undo_something(chance);
    if (what == 1 && !store_.current().empty()) return correct_something(chance);
    store_.add(drawn_report(chance));
  }

  Store store_;
};

TEST_F(TotalsTest, StayRightWhateverIsAddedReadAnewCorrectedAndUndone) {
  std::mt19937 chance(7);
  for (int step = 0; step < 400; ++step) {
    change_something(chance);
    ASSERT_TRUE(totals_are_right(database())) << step;
  }
  EXPECT_GT(database().integer("SELECT count(*) FROM corrections WHERE undone IS NOT NULL"), 5);
  EXPECT_GT(database().integer("SELECT count(*) FROM documents WHERE replaced IS NOT NULL"), 5);
}

TEST_F(TotalsTest, AnswerAsLookingAtEveryRowDoes) {
  std::mt19937 chance(8);
  std::size_t compared = 0;
  for (int step = 0; step < 150; ++step) {
    change_something(chance);
    auto const same = [&](Question question) {
      Rows const kept = rows_of(database(), question);
      question.filters["source"] = "*";  // the totals do not know it
      EXPECT_EQ(kept, rows_of(database(), question)) << question.product << " " << step;
      compared += kept.size();
    };
    same({"actors", {}, -1, 0});
    same({"actors", {{"name", "*a*"}}, 2, 1});
    same({"events", {}, -1, 0, "month", "type"});
    same({"events", {{"type", "assault"}, {"to", "2031-03-12"}}, -1, 0, "day", "quad"});
    same({"events", {{"actor", "XXX-GOV"}}, -1, 0, "day"});
    same({"links", {{"actor", "varnia"}}, -1, 0, "year"});
    same({"events", {{"actor", "*"}, {"from", "2031-03-03"}, {"to", "2031-03-12"}}, -1, 0});
    same({"promises", {{"actor", "oskaria"}}, 3, 0});
  }
  EXPECT_GT(compared, 2000U);
}

TEST_F(TotalsTest, TheTimelineIsThatOfTheEvents) {
  std::mt19937 chance(9);
  for (int step = 0; step < 60; ++step) change_something(chance);
  auto const kept = timeline(database(), {"events", {}, -1, 0}, Period::day);
  auto const counted = timeline(database(), {"events", {{"source", "*"}}, -1, 0}, Period::day);
  ASSERT_EQ(kept.size(), counted.size());
  ASSERT_FALSE(kept.empty());
  for (std::size_t i = 0; i < kept.size(); ++i) {
    EXPECT_EQ(kept[i].first_day, counted[i].first_day);
    EXPECT_EQ(kept[i].quads, counted[i].quads);
  }
}

TEST_F(TotalsTest, CheckNamesWhatIsNotRightAndRecountingMendsIt) {
  std::mt19937 chance(10);
  for (int step = 0; step < 30; ++step) change_something(chance);
  for (std::string const change :
       {"UPDATE event_days SET events = events + 1", "DELETE FROM acting", "DELETE FROM totals",
        "UPDATE known_actors SET last = '2040-01-01'"}) {
    store_.database().execute(change);
    EXPECT_THAT(faults(store_), Contains(HasSubstr("totals"))) << change;
    recount(store_);
    EXPECT_THAT(faults(store_), IsEmpty()) << change;
  }
}

}  // namespace
}  // namespace dragoman
