// Figures that count one thing, and promises to open a route: what later reports say of them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "store/counted_things.h"
#include "store/promised_openings.h"
#include "store/question.h"
#include "store/rebuild.h"
#include "store/tallies.h"
#include "store/way_words.h"
#include "store_records.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr double kNoEnd = 1e300;

FigureStatement count(std::string const& day, double low, double high, std::string const& source) {
  FigureStatement out;
  out.counted = "killed of 1", out.of_incident = true;
  out.said = *parse_date(day), out.low = low, out.high = high, out.source = source;
  return out;
}

std::vector<std::string> states(std::vector<FigureStatement> const& statements) {
  std::vector<std::string> out;
  for (TallyFigure const& one : tallies(statements)) out.emplace_back(name_of(one.state));
  return out;
}

TEST(Tallies, ATollThatRisesSupersedesWhatWasSaidBefore) {
  EXPECT_THAT(
      states({count("2022-01-21", 60, 60, "aid workers"),
              count("2022-01-22", 82, kNoEnd, "doctors"), count("2022-01-25", 91, 91, "Houthis")}),
      ElementsAre("superseded", "agrees", "latest"));
}

TEST(Tallies, WhatIsSaidAtTheSameTimeOrLowerLaterDiffers) {
  EXPECT_THAT(states({count("2022-01-25", 80, 80, "UN"), count("2022-01-25", 91, 91, "Houthis")}),
              ElementsAre("differs", "latest"));
  EXPECT_THAT(states({count("2022-01-21", 91, 91, "Houthis"), count("2022-01-25", 80, 80, "UN")}),
              ElementsAre("differs", "latest"));
  EXPECT_THAT(states({count("2022-01-21", 91, 91, "UN"), count("2022-01-25", 80, 80, "UN")}),
              ElementsAre("superseded", "latest"))
      << "a source corrects itself";
}

TEST(Tallies, FiguresOfAPlaceAreOfOneThingForSomeDays) {
  auto first = count("2022-01-01", 5, 5, "A"), later = count("2022-01-25", 9, 9, "B");
  first.of_incident = later.of_incident = false;
  EXPECT_THAT(states({first, later}), ElementsAre("latest", "latest"));
  later.said = *parse_date("2022-01-04");
  EXPECT_THAT(states({first, later}), ElementsAre("superseded", "latest"));
  first.day = parse_date("2022-01-01"), later.day = parse_date("2022-01-04");
  EXPECT_THAT(states({first, later}), ElementsAre("latest", "latest")) << "another day's dead";
}

CountedFigure dead(std::int64_t document, std::string const& day, std::string const& place) {
  CountedFigure out;
  out.document = document, out.measure = "killed", out.place = place;
  out.of_persons = true, out.is_spot = !place.empty();
  out.statement.said = *parse_date(day);
  return out;
}

TEST(CountedThings, WithoutAPlaceAreOfTheOnlyTownThatTheReportNames) {
  CountedFigure first = dead(1, "2026-05-04", "Kyaukme");
  CountedFigure later = dead(2, "2026-05-09", "");
  later.spots = {"Kyaukme"};
  EXPECT_THAT(counted_things({first, later}),
              ElementsAre("killed  at Kyaukme", "killed  at Kyaukme"));
  later.spots = {"Kyaukme", "Hsipaw"};
  EXPECT_THAT(counted_things({first, later}), ElementsAre("killed  at Kyaukme", ""));
  later.spots = {"Kyaukme"}, later.statement.said = *parse_date("2026-05-24");
  EXPECT_THAT(counted_things({first, later}), ElementsAre("killed  at Kyaukme", "")) << "too late";
  later = dead(1, "2026-05-04", ""), later.spots = {"Kyaukme"};
  EXPECT_THAT(counted_things({first, later}), ElementsAre("killed  at Kyaukme", ""))
      << "its report tells of the dead there: these are others";
}

TEST(CountedThings, OfATownGoOnWithTheIncidentThere) {
  CountedFigure first = dead(1, "2026-05-04", "Kyaukme");
  first.incident = 7;
  EXPECT_THAT(counted_things({first, dead(2, "2026-05-06", "Kyaukme")}),
              ElementsAre("killed of 7", "killed of 7"));
}

TEST(CountedThings, OfARegionAreThoseOfOneGroup) {
  CountedFigure soldiers = dead(1, "2026-05-04", "Shan State");
  soldiers.is_spot = false, soldiers.group = "soldiers";
  CountedFigure civilians = dead(2, "2026-05-05", "Shan State");
  civilians.is_spot = false, civilians.group = "civilians";
  CountedFigure many = dead(3, "2026-05-05", "Shan State");
  many.is_spot = false;
  EXPECT_THAT(counted_things({soldiers, civilians, many}),
              ElementsAre("killed soldiers at Shan State", "killed civilians at Shan State", ""));
}

class TallyRowsTest : public testing::Test {
 protected:
  TallyRowsTest() : store_(Store::open_or_create(":memory:")) {}

  void add(std::string const& id, std::string const& day, double value, Factuality factuality) {
    Report report("https://example.org/" + id, day, "Shells killed " + id + " people in Shusha");
    report.record().document.publisher = "Wire " + id;
    report.place("Shusha", 46.75, 39.76);
    report.event(EventType::ASSAULT, "killed", report.actor("Shells", "AZE", "MIL"), -1);
    RecordEvent& event = report.record().events.back();
    event.place = 0, event.factuality = factuality;
    event.date.range = {parse_date("2022-12-12"), parse_date("2022-12-12"), DatePrecision::day};
    RecordFigure& figure = report.figure("killed", value, id + " people");
    figure.period.from = figure.period.to = parse_date(id == "30" ? "2022-12-31" : "2022-12-12");
    figure.event = 0, figure.place = 0;
    store_.add(report);
  }

  std::vector<std::string> rows(std::string const& product, int column) const {
    std::vector<std::string> out;
    Statement found = ask(store_.database(), {product});
    while (found.step()) out.push_back(found.text(column));
    return out;
  }

  Store store_;
};

TEST_F(TallyRowsTest, OfAnIncidentAreInTheOrderOfBeingSaidAndOneDispute) {
  add("30", "2022-12-12", 30, Factuality::actual);
  add("41", "2022-12-13", 41, Factuality::actual);
  add("35", "2022-12-13", 35, Factuality::actual);
  rebuild(store_);
  EXPECT_EQ(store_.database().integer("SELECT count(DISTINCT tally) FROM tally_figures"), 1);
  EXPECT_EQ(store_.database().integer("SELECT count(*) FROM propositions WHERE kind = 'figure' AND "
                                      "standing = 'contested'"),
            1);
  for (std::int64_t const limit : {-1, 10}) {
    std::vector<std::string> refs;
    Statement found = ask(store_.database(), {"figures", {{"tally", "1"}}, limit});
    while (found.step()) refs.push_back(found.text(0));
    EXPECT_THAT(refs, ElementsAre("1.0", "2.0", "3.0"));
  }
}

TEST_F(TallyRowsTest, WhatIsPlannedIsNoCount) {
  add("30", "2022-12-12", 30, Factuality::future);
  rebuild(store_);
  EXPECT_EQ(store_.database().integer("SELECT count(*) FROM tally_figures"), 0);
}

TEST(WayWords, TellWhatSpeaksOfOpening) {
  EXPECT_TRUE(speaks_of_opening("Moscow fulfil its obligations and reopen the corridor"));
  EXPECT_TRUE(speaks_of_opening("the road would be open to all"));
  EXPECT_FALSE(speaks_of_opening("to open talks"));
  EXPECT_FALSE(speaks_of_opening("to close the road"));
}

struct Openings {
  AskedOpening asked{1, 0, 1, 7, *parse_date("2023-01-12"), parse_date("2023-01-31")};
  ToldStatus told{2,     0, 2, 7, true, false, *parse_date("2023-02-10"), parse_date("2023-02-09"),
                  "ICRC"};

  std::string verdict() const {
    auto const answers = opening_answers({asked}, {told});
    return answers.empty() ? "" : answers.front().verdict + ": " + answers.front().why;
  }
};

TEST(PromisedOpenings, AreKeptBySomebodysWordThatTheRouteBecameOpen) {
  Openings one;
  EXPECT_EQ(one.verdict(), "kept: open since 2023-02-09, after the deadline");
  one.told.since = parse_date("2023-01-20");
  EXPECT_EQ(one.verdict(), "kept: open since 2023-01-20");
  one.told.since = {};
  EXPECT_EQ(one.verdict(), "") << "may be a denial that it was shut";
  one.told.since = parse_date("2023-01-02");
  EXPECT_EQ(one.verdict(), "") << "was open before";
}

TEST(PromisedOpenings, AreBrokenWhereItIsShutAfterTheDeadline) {
  Openings one;
  one.told.open = false, one.told.since = {};
  EXPECT_EQ(one.verdict(), "broken: shut after the deadline");
  ToldStatus opened = one.told;
  opened.open = true, opened.said = opened.since.emplace(*parse_date("2023-01-20"));
  EXPECT_EQ(opening_answers({one.asked}, {opened, one.told}).size(), 1U) << "was kept, then shut";
  one.told.since = parse_date("2023-02-09");
  EXPECT_EQ(one.verdict(), "") << "shut anew";
  one.told.since = {};
  one.told.said = *parse_date("2023-01-30");
  EXPECT_EQ(one.verdict(), "");
  one.told.said = *parse_date("2023-02-10"), one.asked.deadline = {};
  EXPECT_EQ(one.verdict(), "");
}

TEST(PromisedOpenings, AConvoyAnotherRouteACopyAndMuchLaterAnswerNothing) {
  Openings convoy, route, copy, late;
  convoy.told.is_passage = true;
  route.told.route = 8;
  copy.told.cluster = 1;
  late.told.said = *parse_date("2024-02-10");
  for (Openings const& one : {convoy, route, copy, late}) EXPECT_EQ(one.verdict(), "");
}

TEST(PromisedOpenings, StandWithThePromiseInTheAnswers) {
  Store store = Store::open_or_create(":memory:");
  Report promise("https://example.org/1", "2023-01-12", "Baku promised to open the Lachin road.");
  promise.claim(Act::promise, promise.actor("Baku", "AZE", "GOV"), "to open the Lachin road")
      .deadline.range = {parse_date("2023-01-20"), parse_date("2023-01-20"), DatePrecision::day};
  promise.link("Lachin road", LinkStatus::closed);
  Report later("https://example.org/2", "2023-02-10", "The Lachin road is still shut.");
  later.link("Lachin road", LinkStatus::closed);
  store.add(promise);
  store.add(later);
  rebuild(store);
  Statement found = ask(store.database(), {"promises"});
  ASSERT_TRUE(found.step());
  auto const columns = found.columns();
  auto const at = std::ranges::find(columns, "broken_by") - columns.begin();
  EXPECT_EQ(found.text(static_cast<int>(at)), "Example Wire");
}

}  // namespace
}  // namespace dragoman
