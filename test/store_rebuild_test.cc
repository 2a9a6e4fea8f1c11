// What follows across documents: copies, incidents, standing; and that it can be computed again.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "store/check.h"
#include "store/duplicates.h"
#include "store/incidents.h"
#include "store/question.h"
#include "store/rebuild.h"
#include "store/standing.h"
#include "store_records.h"

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string long_text(std::string const& last) {
  std::string text;
  for (int i = 0; i < 60; ++i) text += "word" + std::to_string(i) + " ";
  return text + last;
}

TEST(Copies, OneTextWithAnotherEndIsOneCluster) {
  auto const copies = find_copies({{1, long_text("first end")},
                                   {2, "Something else was said that day there."},
                                   {3, long_text("another end of it")}});
  EXPECT_EQ(copies[1].cluster, 2);
  EXPECT_EQ(copies[2].cluster, 1);
  EXPECT_GT(copies[2].similarity, 0.7);
}

TEST(Copies, ShortTextsAreCopiesOnlyWhereEqual) {
  auto const copies = find_copies({{1, "Yes."}, {2, "No."}, {3, "Yes"}, {4, ""}});
  EXPECT_EQ(copies[1].cluster, 2);
  EXPECT_EQ(copies[2].cluster, 1);
}

EventToJoin shelling(std::int64_t document, std::string const& day, double latitude) {
  EventToJoin event;
  event.document = document, event.key = std::to_string(document), event.type = "ASSAULT";
  event.from = event.to = parse_date(day);
  event.place = "Shusha", event.longitude = 46.75, event.latitude = latitude;
  event.actors = {"AZE-MIL"}, event.words = {"shelled", "town"};
  return event;
}

TEST(Incidents, OneHappeningOfTwoReportsIsJoinedAndSaysWhy) {
  auto const joined =
      join_events({shelling(1, "2022-12-12", 39.76), shelling(2, "2022-12-13", 39.80)});
  EXPECT_EQ(joined[1].incident, 0U);
  EXPECT_THAT(
      joined[1].why,
      HasSubstr(
          "a day apart; a country in common; 100 % of those who take part in common; 4 km apart"));
}

double likeness_of(EventToJoin const& a, EventToJoin const& b) {
  return likeness(a, b, WordWeights({a, b})).score;
}

TEST(Incidents, WhatDiffersStaysApart) {
  EventToJoin const one = shelling(1, "2022-12-12", 39.76);
  EXPECT_EQ(likeness_of(one, shelling(2, "2022-12-14", 39.76)), 0) << "two days";
  EXPECT_EQ(likeness_of(one, shelling(2, "2022-12-12", 41.00)), 0) << "far";
  EventToJoin other = shelling(2, "2022-12-12", 39.76);
  other.actors = {"ARM-MIL"};
  EXPECT_EQ(likeness_of(one, other), 0) << "others did it";
  other.actors = {}, other.place = "", other.words = {"attacked"};
  EXPECT_EQ(likeness_of(one, other), 0) << "nothing in common but type and day";
}

TEST(Incidents, AReportWithoutADayTellsOfWhatWasBefore) {
  EventToJoin const one = shelling(1, "2022-12-12", 39.76);
  EventToJoin later = shelling(2, "2022-12-15", 39.76);
  later.is_dated = false;
  EXPECT_GT(likeness_of(one, later), 0);
  later.from = later.to = parse_date("2022-12-16");
  EXPECT_EQ(likeness_of(one, later), 0) << "more than three days";
}

TEST(Incidents, WhatIsToldOfOneHappeningCountsForItAndWhatIsToldOfTwoAgainst) {
  EventToJoin const one = shelling(1, "2022-12-12", 39.76);
  EventToJoin other = shelling(2, "2022-12-12", 39.76);
  other.words.insert("market");
  double const plain = likeness_of(one, other);
  auto const with = [&](auto const& change) {
    EventToJoin a = one;
    EventToJoin b = other;
    change(a, b);
    return likeness_of(a, b);
  };
  EXPECT_GT(with([](auto& a, auto& b) { a.counts = b.counts = {{"killed", {34}}}; }), plain);
  EXPECT_LT(with([](auto& a, auto& b) { a.counts["killed"] = {26}, b.counts["killed"] = {11}; }),
            plain);
  EXPECT_EQ(with([](auto& a, auto& b) { a.counts["killed"] = {11}, b.counts["killed"] = {12}; }),
            plain)
      << "counts climb";
  auto const told_next_day = [](double count) {
    return [count](auto& a, auto& b) {
      a.counts["killed"] = {27}, b.counts["killed"] = {count};
      b.from = b.to = parse_date("2022-12-13");
    };
  };
  EXPECT_LT(with(told_next_day(22)), with(told_next_day(31))) << "and seldom fall";
  EXPECT_GT(with([](auto& a, auto& b) { a.trigger = b.trigger = {"shelle"}; }), plain);
  EXPECT_LT(with([](auto& a, auto& b) { a.deed = "1241", b.deed = "1244"; }), plain)
      << "closed a road and cut the gas";
  EXPECT_LT(with([](auto& a, auto& b) { a.recipients = {"ARM-MED"}, b.recipients = {"ARM-LAB"}; }),
            plain);
  EXPECT_LT(with([](auto& a, auto&) { a.from = parse_date("2022-11-01"); }), plain)
      << "six weeks and a day";
}

TEST(Incidents, APlaceInsideOneThatIsVagueIsNotFarFromIt) {
  EventToJoin const one = shelling(1, "2022-12-12", 39.76);
  EventToJoin country = shelling(2, "2022-12-12", 41.76);
  EXPECT_EQ(likeness_of(one, country), 0);
  country.uncertainty = 300;
  EXPECT_GT(likeness_of(one, country), 0);
}

TEST(Incidents, WhatIsDeniedIsOneOnlyWhereSomebodyTellsIt) {
  EventToJoin const one = shelling(1, "2022-12-12", 39.76);
  EventToJoin denied = shelling(2, "2022-12-12", 39.76);
  denied.is_denied = true;
  EXPECT_EQ(join_events({one, denied})[1].incident, 0U);
  EXPECT_EQ(join_events({denied, one})[1].incident, 0U);
  EXPECT_EQ(join_events({denied})[0].score, 0);
}

TEST(Incidents, AThirdReportJoinsWhatTheSecondTells) {
  EventToJoin one = shelling(1, "2022-12-12", 39.76);
  EventToJoin second = shelling(2, "2022-12-12", 39.76);
  EventToJoin third = shelling(3, "2022-12-12", 39.76);
  one.words = {"shelled", "town", "monday"};
  second.words = {"shelled", "town", "monday", "market", "square", "mayor"};
  third.words = {"market", "square", "mayor"}, third.place = "", third.actors = {};
  EXPECT_EQ(join_events({one, third})[1].incident, 1U);
  EXPECT_EQ(join_events({one, second, third})[2].incident, 0U);
}

// Drawn by arithmetic: few days, places, countries and words, so that many are alike.
std::vector<EventToJoin> many_shellings(std::int64_t count) {
  std::vector<EventToJoin> out;
  for (std::int64_t i = 0; i < count; ++i) {
    EventToJoin event = shelling(i / 2, fmt::format("2022-12-{:02}", 1 + i / 8), 39.0 + i % 3);
    event.type = i % 5 == 0 ? "AID" : "ASSAULT";
    event.actors = {i % 7 == 0 ? "XXX-UNK" : i % 2 == 0 ? "AZE-MIL" : "ARM-MIL"};
    event.words = {"shelled", fmt::format("town{}", i % 4), fmt::format("word{}", i % 11)};
    out.push_back(event);
  }
  return out;
}

// For each event the first one that it is connected with by pairs.
std::vector<std::size_t> connected(std::size_t count, std::vector<AlikePair> const& pairs) {
  std::vector<std::size_t> part(count);
  std::iota(part.begin(), part.end(), 0);
  for (auto const& [a, b] : pairs) {
    std::size_t const low = std::min(part[a], part[b]), high = std::max(part[a], part[b]);
    std::ranges::replace(part, high, low);
  }
  return part;
}

TEST(Incidents, ConnectedPartsAreJoinedOneByOneAsAllTogether) {
  std::vector<EventToJoin> const events = many_shellings(120);
  WordWeights const weights(events);
  auto const whole = join_events(events);
  auto const parts = connected(events.size(), alike_pairs(events, weights));
  std::set<std::size_t> const numbers(parts.begin(), parts.end());
  EXPECT_GT(numbers.size(), 5U);
  EXPECT_LT(numbers.size(), 100U);
  for (std::size_t const number : numbers) {
    std::vector<std::size_t> positions;
    std::vector<EventToJoin> part;
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (parts[i] == number) positions.push_back(i), part.push_back(events[i]);
    }
    auto const joined = join_events(part, weights);
    for (std::size_t i = 0; i < part.size(); ++i) {
      EXPECT_EQ(positions[joined[i].incident], whole[positions[i]].incident);
      EXPECT_EQ(joined[i].score, whole[positions[i]].score);
    }
  }
}

TEST(Incidents, PairsMayBeThoseOfLongEventsAlone) {
  std::vector<EventToJoin> events{shelling(1, "2022-12-12", 39.76),
                                  shelling(2, "2022-12-12", 39.76),
                                  shelling(3, "2022-12-12", 39.76)};
  events[1].to = parse_date("2023-02-12");
  WordWeights const weights(events);
  using Pairs = std::vector<AlikePair>;
  EXPECT_EQ(alike_pairs(events, weights), (Pairs{{0, 1}, {0, 2}, {1, 2}}));
  EXPECT_EQ(alike_pairs(events, weights, 61), (Pairs{{0, 1}, {1, 2}}));
  EXPECT_EQ(alike_pairs(events, weights, 62), Pairs());
}

TEST(Incidents, EventsOfOneDocumentStayApartAndItsRevisionsJoin) {
  EventToJoin const one = shelling(1, "2022-12-12", 39.76);
  EXPECT_EQ(join_events({one, one})[1].incident, 1U);
  EventToJoin revision = shelling(2, "2022-12-12", 39.76);
  revision.key = one.key;
  EXPECT_EQ(join_events({one, revision})[1].incident, 0U);
}

TEST(Incidents, RowsOfOneDataSetStayApartAndJoinReports) {
  EventToJoin row = shelling(1, "2022-12-12", 39.76);
  EventToJoin next = shelling(2, "2022-12-12", 39.76);
  row.set = next.set = "ACLED";
  EXPECT_EQ(join_events({row, next})[1].incident, 1U);
  EXPECT_EQ(join_events({row, shelling(3, "2022-12-12", 39.76)})[1].incident, 0U);
}

std::string standing(std::vector<Voice> const& voices) {
  return standing_of(voices, {"AZE-GOV"}).name;
}

TEST(StandingOf, EveryWordHasItsCase) {
  Voice const wire{"Wire", Stance::asserts, "", true};
  Voice const yerevan{"Armenia", Stance::asserts, "ARM-GOV", true};
  Voice const baku_denies{"Azerbaijan", Stance::denies, "AZE-GOV", true};
  Voice const baku_confirms{"Azerbaijan", Stance::confirms, "AZE-GOV", true};
  Voice const withdrawn{"Wire", Stance::asserts, "", false};
  EXPECT_EQ(standing({wire}), "single-source");
  EXPECT_EQ(standing({wire, wire}), "single-source");
  EXPECT_EQ(standing({wire, yerevan}), "corroborated");
  EXPECT_EQ(standing({yerevan, baku_denies}), "contested");
  EXPECT_EQ(standing({baku_denies}), "denied-only");
  EXPECT_EQ(standing({yerevan, baku_confirms}), "acknowledged");
  EXPECT_EQ(standing({withdrawn}), "retracted");
  EXPECT_EQ(standing({withdrawn, yerevan}), "single-source");
}

class RebuildTest : public testing::Test {
 protected:
  RebuildTest() : store_(Store::open_or_create(":memory:")) {
    store_.add(report("https://a.org/1", "Wire A", LinkStatus::closed, false));
    store_.add(report("https://b.org/2", "Wire B", LinkStatus::open, true));
  }

  static Record report(std::string const& url, std::string const& publisher, LinkStatus status,
                       bool denied) {
    std::string const text =
        "Armenia said " + publisher + ": Azerbaijan blocked the Old road near Shusha.";
    Report out(url, "2022-12-20", text);
    out.record().document.publisher = publisher;
    std::int32_t const yerevan = out.actor("Armenia", "ARM", "GOV");
    std::int32_t const baku = out.actor("Azerbaijan", "AZE", "GOV");
    out.place("Shusha", 46.75, 39.76);
    RecordEvent& event = out.event(EventType::COERCE, "blocked", baku, -1);
    event.place = 0, event.claim = 0;
    event.date.range = {parse_date("2022-12-12"), parse_date("2022-12-12"), DatePrecision::day};
    out.claim(Act::accuse, yerevan, "Azerbaijan blocked the Old road near Shusha");
    if (denied) out.claim(Act::deny, baku, "the Old road").answers = {{Answer::Kind::claim, 0}};
    out.link("Old road", status);
    return out;
  }

  std::string dump() const {
    std::string out;
    for (char const* const table :
         {"copies", "incidents", "incident_events", "propositions", "proposition_items",
          "same_actors", "routes", "link_routes", "route_names"}) {
      Statement rows = store_.database().prepare(std::string("SELECT * FROM ") + table);
      while (rows.step()) {
        for (std::size_t i = 0; i < rows.columns().size(); ++i) {
          out += rows.text(static_cast<int>(i)) + "|";
        }
        out += "\n";
      }
    }
    return out;
  }

  std::string standing_of_kind(std::string const& kind) const {
    Statement rows = store_.database().prepare(
        "SELECT standing || ': ' || asserted_by || ' / ' || denied_by FROM propositions WHERE kind "
        "= "
        "?1 ORDER BY number");
    rows.bind({kind});
    return rows.step() ? rows.text(0) : "none";
  }

  Store store_;
};

TEST_F(RebuildTest, ADenialInOneReportContestsTheIncidentOfBoth) {
  rebuild(store_);
  EXPECT_EQ(store_.database().integer("SELECT count(*) FROM incidents"), 1);
  EXPECT_EQ(standing_of_kind("incident"), "contested: Armenia / Azerbaijan");
}

TEST_F(RebuildTest, WhoDeniesAnAccusationDeniesWhatItSays) {
  Store store = Store::open_or_create(":memory:");
  Report report("u", "2031-05-03", "Varnia accused Oskaria of firing shells. Oskaria denied it.");
  std::int32_t const varnia = report.actor("Varnia", "XXX", "GOV");
  std::int32_t const oskaria = report.actor("Oskaria", "XXX", "GOV");
  report.event(EventType::ACCUSE, "accused", varnia, oskaria);
  report.event(EventType::ASSAULT, "firing", oskaria, -1).claim = 0;
  report.claim(Act::accuse, varnia, "firing shells");
  report.claim(Act::deny, oskaria, "it").answers = {{Answer::Kind::event, 0}};
  store.add(report);
  rebuild(store);
  Statement rows = ask(store.database(), {"incidents", {{"standing", "contested"}}});
  ASSERT_TRUE(rows.step());
  EXPECT_EQ(rows.text(1), "ASSAULT");
  EXPECT_FALSE(rows.step());
}

TEST_F(RebuildTest, WhatIsAskedIsNotSaidToBeSo) {
  for (Act const act : {Act::assert_, Act::demand}) {
    Store store = Store::open_or_create(":memory:");
    Report report("u", "2031-05-03", "Varnia said so. Oskaria denied it.");
    std::int32_t const varnia = report.actor("Varnia", "XXX", "GOV");
    report.claim(act, varnia, "so");
    report.claim(Act::deny, report.actor("Oskaria", "XXX", "GOV"), "it").answers = {
        {Answer::Kind::claim, 0}};
    store.add(report);
    rebuild(store);
    Statement rows = ask(store.database(), {"disputes"});
    EXPECT_EQ(rows.step(), act == Act::assert_);
  }
}

TEST_F(RebuildTest, TwoStatusesOfALinkStandSideBySide) {
  rebuild(store_);
  EXPECT_EQ(standing_of_kind("link"), "contested: Wire A / Wire B");
  EXPECT_EQ(store_.database().integer("SELECT count(*) FROM propositions WHERE kind = 'link'"), 1)
      << "a dispute is told once, not from either side";
}

TEST_F(RebuildTest, ALaterStatusSupersedesWhatIsOlderThanAWeek) {
  Store store = Store::open_or_create(":memory:");
  store.add(report("u", "Wire A", LinkStatus::closed, false));
  Record later = report("v", "Wire B", LinkStatus::open, false);
  later.document.published = parse_date("2023-02-01");
  store.add(later);
  rebuild(store);
  EXPECT_EQ(
      store.database().integer(
          "SELECT count(*) FROM propositions WHERE standing = 'superseded' AND subject = 'Old "
          "road closed'"),
      1);
}

TEST_F(RebuildTest, AChangedTextThatDropsAnEventRetractsIt) {
  Store store = Store::open_or_create(":memory:");
  store.add(report("u", "Wire A", LinkStatus::closed, false));
  store.add(Report("u", "2022-12-21", "Correction: nothing of it was so.").record());
  rebuild(store);
  EXPECT_EQ(store.database().integer(
                "SELECT count(*) FROM propositions WHERE kind = 'incident' AND standing = "
                "'retracted'"),
            1);
}

TEST_F(RebuildTest, GivesTheSameBytesAgain) {
  EXPECT_TRUE(is_stale(store_));
  rebuild(store_);
  EXPECT_FALSE(is_stale(store_));
  std::string const once = dump();
  rebuild(store_);
  EXPECT_EQ(dump(), once);
  EXPECT_THAT(once, HasSubstr("contested"));
}

TEST_F(RebuildTest, CheckFindsNothingInAWholeStoreAndNamesWhatWasTampered) {
  rebuild(store_);
  EXPECT_THAT(faults(store_), IsEmpty());
  store_.database().execute("UPDATE events SET text = 'opened' WHERE document = 1");
  store_.database().execute("UPDATE documents SET sha256 = 'x' WHERE number = 2");
  EXPECT_THAT(faults(store_),
              testing::ElementsAre(HasSubstr("document 1: the words of event 0"),
                                   HasSubstr("document 2: its text has another hash")));
}

}  // namespace
}  // namespace dragoman
