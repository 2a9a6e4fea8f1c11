// Links of several reports that are one route, and what the reports together say of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "store/corrections.h"
#include "store/link_standing.h"
#include "store/overview.h"
#include "store/question.h"
#include "store/rebuild.h"
#include "store/routes.h"
#include "store_records.h"

namespace dragoman {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

LinkToJoin way(std::string const& name, std::string const& kind = "road") {
  static std::int64_t document = 0;
  LinkToJoin out;
  out.document = ++document, out.name = name, out.kind = kind;
  out.said = parse_date("2024-05-03");
  return out;
}

LinkToJoin at(LinkToJoin link, double longitude, double latitude) {
  link.longitude = longitude, link.latitude = latitude;
  return link;
}

// For each link the position of the first of its route.
std::vector<std::size_t> routes(std::vector<LinkToJoin> const& links) {
  std::vector<std::size_t> out;
  for (JoinedLink const& one : join_links(links)) out.push_back(one.route);
  return out;
}

TEST(Routes, TellingWordsAreThoseOfNames) {
  EXPECT_THAT(telling_words("the El Fasher-Tawila road"), ElementsAre("el", "fasher", "tawila"));
  EXPECT_THAT(telling_words("Crimean Bridge"), ElementsAre("crimea"));
  EXPECT_THAT(telling_words("sole highway between Armenia and the region of Karabakh"),
              ElementsAre("armenia", "karabakh"));
  EXPECT_THAT(telling_words("main supply road"), IsEmpty());
}

TEST(Routes, AShorterNameIsOfTheOneRouteThatHasItsWords) {
  EXPECT_THAT(routes({way("Tawila road"), way("El Fasher-Tawila road")}), Each(0U));
  EXPECT_THAT(routes({way("Goris road"), way("Goris-Kapan road"), way("Goris-Stepanakert road")}),
              ElementsAre(0U, 1U, 2U));
  EXPECT_THAT(routes({way("Tawila road"), way("Tawila bridge")}), ElementsAre(0U, 1U));
  EXPECT_THAT(routes({way("Tawila roads"), way("El Fasher-Tawila road")}), ElementsAre(0U, 1U));
  EXPECT_THAT(routes({way("border with Niger", "border"),
                      way("border between Nigeria and Niger", "border")}),
              ElementsAre(0U, 1U));
}

TEST(Routes, OnePlaceOnTheMapIsOneWhateverItIsCalled) {
  EXPECT_THAT(
      routes({at(way("Kerch bridge"), 36.51, 45.3), at(way("Crimean Bridge"), 36.51, 45.3)}),
      Each(0U));
  EXPECT_THAT(routes({at(way("Old road"), 36.51, 45.3), at(way("New road"), 36.91, 45.3)}),
              ElementsAre(0U, 1U));
}

TEST(Routes, EndsInTheWordsOnAnotherNameAreItsOwn) {
  LinkToJoin named = way("Lachin corridor"), told = way("highway between Armenia and Karabakh");
  named.sentence = {"lachin", "corridor", "links", "armenia", "to", "karabakh"};
  told.ends = {"Armenia", "Nagorno-Karabakh"};
  EXPECT_THAT(routes({named, told}), Each(0U));
  named.sentence.erase("karabakh");
  EXPECT_THAT(routes({named, told}), ElementsAre(0U, 1U));
}

TEST(Routes, TheRoadIsTheOneThatItsReportSpeaksOf) {
  LinkToJoin bare = way("road");
  bare.places = {"tawila", "khartoum"};
  EXPECT_THAT(routes({way("Tawila road"), bare}), Each(0U));
  EXPECT_THAT(routes({way("Tawila road"), way("Khartoum road"), bare}), ElementsAre(0U, 1U, 2U));
  EXPECT_THAT(routes({way("Tawila bridge"), bare}), ElementsAre(0U, 1U));
  bare.said = parse_date("2025-05-03");
  EXPECT_THAT(routes({way("Tawila road"), bare}), ElementsAre(0U, 1U));
  EXPECT_THAT(routes({way("road"), way("road")}), ElementsAre(0U, 1U)) << "nothing tells which";
  EXPECT_THAT(routes({way("coastal road"), way("coastal road")}), Each(0U));
}

TEST(Routes, OneReportCallsOneRoadTheRoad) {
  LinkToJoin one = way("road"), again = way("road"), elsewhere = way("road");
  one.document = again.document = 7, elsewhere.document = 8;
  EXPECT_THAT(routes({one, again, elsewhere}), ElementsAre(0U, 0U, 2U));
}

TEST(Routes, TheFirstBridgeIsNotTheOneOfTheReport) {
  LinkToJoin named = way("second Mae Sot bridge"), first = way("first bridge");
  first.places = {"mae", "sot"};
  EXPECT_THAT(routes({named, first}), ElementsAre(0U, 1U));
  first.name = "bridge";
  EXPECT_THAT(routes({named, first}), Each(0U));
}

RouteStatement said(std::string const& status, std::string const& day, std::string const& source) {
  RouteStatement out;
  out.status = status, out.said = *parse_date(day), out.source = source;
  return out;
}

TEST(LinkStanding, OpenAndClosedOfOneWeekAreOneDispute) {
  auto const told =
      link_propositions({said("closed", "2022-12-13", "Stepanakert"),
                         said("open", "2022-12-13", "Baku"), said("closed", "2022-12-20", "AFP")});
  ASSERT_EQ(told.size(), 1U);
  EXPECT_THAT(told[0].asserting, ElementsAre(0U, 2U));
  EXPECT_THAT(told[0].denying, ElementsAre(1U));
}

TEST(LinkStanding, AChangeIsNoDispute) {
  RouteStatement reopened = said("open", "2022-10-09", "ministry");
  reopened.since = parse_date("2022-10-09");
  auto const told = link_propositions({said("closed", "2022-10-08", "AP"), reopened});
  ASSERT_EQ(told.size(), 2U);
  EXPECT_TRUE(told[0].superseded);
  EXPECT_THAT(told[0].denying, IsEmpty());
  EXPECT_FALSE(told[1].superseded);
}

TEST(LinkStanding, WhatReopenedOnTheDayOfTheReportWasShutBefore) {
  RouteStatement shut = said("closed", "2026-02-25", "ministry"), open = shut;
  shut.since = parse_date("2026-02-24");
  open.status = "open", open.source = "Reuters", open.since = parse_date("2026-02-25");
  EXPECT_THAT(link_propositions({shut, open})[0].denying, IsEmpty());
  shut.since = {};
  EXPECT_THAT(link_propositions({shut, open})[0].denying, ElementsAre(1U)) << "may be still shut";
}

TEST(LinkStanding, OtherUsersAFewTrucksOrARestrictionContradictNothing) {
  RouteStatement cars = said("closed", "2023-06-28", "A"), buses = said("open", "2023-06-28", "B");
  cars.scope = {"cars"}, buses.scope = {"buses"};
  RouteStatement convoy = said("open", "2023-06-28", "C");
  convoy.scope = {"aid", "convoy"}, convoy.since = parse_date("2023-06-27");
  RouteStatement narrowed = said("restricted", "2023-06-28", "D");
  for (auto const& told : {link_propositions({cars, buses}), link_propositions({cars, convoy}),
                           link_propositions({cars, narrowed})}) {
    ASSERT_EQ(told.size(), 2U);
    EXPECT_TRUE(told[0].denying.empty() && told[1].denying.empty());
  }
}

TEST(LinkStanding, SoManyWhoPassedOnADayAreNoOpenRoad) {
  RouteStatement patients = said("open", "2026-10-17", "agency");
  patients.scope = {"120", "patients"}, patients.since = parse_date("2026-10-17");
  RouteStatement reopened = said("open", "2026-10-21", "officials");
  reopened.since = parse_date("2026-10-21");
  auto const told = link_propositions({said("closed", "2026-10-17", "Dawn"), patients, reopened});
  ASSERT_EQ(told.size(), 3U);
  EXPECT_THAT(told[0].denying, IsEmpty());
  EXPECT_THAT(told[1].asserting, ElementsAre(2U));
  EXPECT_THAT(told[2].asserting, ElementsAre(1U));
}

TEST(LinkStanding, WhatIsSaidDaysLaterIsAChangeUnlessByThoseWhoAreSaidToShutIt) {
  RouteStatement shut = said("closed", "2031-02-07", "drivers");
  RouteStatement open = said("open", "2031-02-10", "ministry");
  EXPECT_EQ(link_propositions({shut, open}).size(), 2U);
  shut.blockers = {"AZE"}, open.country = "AZE";
  EXPECT_THAT(link_propositions({shut, open})[0].denying, ElementsAre(1U));
}

TEST(LinkStanding, ThatConvoysAreFreeToPassContradictsAClosure) {
  RouteStatement convoys = said("open", "2023-06-28", "C");
  convoys.scope = {"aid", "convoys"};
  EXPECT_THAT(link_propositions({said("closed", "2023-06-28", "A"), convoys})[0].denying,
              ElementsAre(1U));
}

TEST(LinkStanding, AStatusOfMonthsLaterIsAnotherOne) {
  auto const told =
      link_propositions({said("closed", "2022-12-13", "A"), said("closed", "2023-01-05", "B"),
                         said("closed", "2023-06-28", "C")});
  ASSERT_EQ(told.size(), 2U);
  EXPECT_THAT(told[0].asserting, ElementsAre(0U, 1U));
}

class RouteRowsTest : public testing::Test {
 protected:
  RouteRowsTest() : store_(Store::open_or_create(":memory:")) {
    add("1", "2024-05-03", "Tawila road", LinkStatus::closed);
    add("2", "2024-05-05", "El Fasher-Tawila road", LinkStatus::open);
    rebuild(store_);
  }

  void add(std::string const& id, std::string const& day, std::string const& name,
           LinkStatus status) {
    Report report("https://example.org/" + id, day, "The " + name + " of " + id);
    report.record().document.publisher = "Wire " + id;
    report.link(name, status);
    store_.add(report);
  }

  std::vector<std::string> refs(std::string const& link) const {
    std::vector<std::string> out;
    Statement rows = ask(store_.database(), {"links", {{"link", link}}});
    while (rows.step()) out.push_back(rows.text(0));
    return out;
  }

  Store store_;
};

TEST_F(RouteRowsTest, AnyOfItsNamesFindsAllOfARoute) {
  EXPECT_THAT(refs("tawila road"), testing::UnorderedElementsAre("1.0", "2.0"));
  EXPECT_THAT(refs("El Fasher*"), testing::UnorderedElementsAre("1.0", "2.0"));
  auto const seen = link_overviews(store_.database(), {"links"});
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].versions.size(), 2U);
  EXPECT_EQ(seen[0].standing, "contested");
}

TEST_F(RouteRowsTest, AnAnalystTakesALinkOutAndPutsOneIn) {
  auto const number = correct(store_, {Action::split, "links:2.0", "", "", {"anna", "another"}});
  rebuild(store_);
  EXPECT_EQ(link_overviews(store_.database(), {"links"}).size(), 2U);
  undo(store_, number, {"anna", ""});
  add("3", "2024-05-06", "Zalingei road", LinkStatus::closed);
  correct(store_, {Action::merge, "links:3.0", "", "1.0", {"anna", "the same"}});
  rebuild(store_);
  auto const seen = link_overviews(store_.database(), {"links"});
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].versions.size(), 3U);
}

}  // namespace
}  // namespace dragoman
