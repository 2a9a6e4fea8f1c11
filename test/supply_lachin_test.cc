// The Lachin corridor, 12 December 2022 to September 2023: figures that both sides printed at the
// time, and what follows from them. Who printed them stands beside each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "supply_scenarios.h"

namespace dragoman::supply {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr double kDelivered = 4623, kDays = 150;  // tonnes, artsakhpress.am 181271

std::string lachin(std::string const& more = "") {
  return head(180) + R"(
[[population]]
value = 120000
source = "Armenian side"
[[population]]
value = 100417
source = "arrivals counted in Armenia"
[[commodity]]
name = "food"
grams = {value = 555, source = "WFP food basket"}
stock = 0
[[link]]
name = "Lachin"
capacity = {value = 400, source = "Armenian side"}
[[link.status]]
status = "restricted"
source = "Armenian side"
)" + line_of("throughput", kDelivered / kDays) +
         more;
}

TEST(Lachin, CoverageIsNeverMoreThanHalfOfTheBasket) {
  Answer const answer = answer_to(lachin());
  EXPECT_NEAR(first_state(answer).arrivals, 30.82, 1e-9);
  EXPECT_NEAR(first_state(answer).need, 66.6, 1e-9);
  EXPECT_NEAR(first_state(answer).coverage, 0.46276, 1e-4);
  ASSERT_EQ(answer.versions.size(), 2);
  EXPECT_NEAR(first_state(answer, 1).coverage, 0.55301, 1e-4);
}

TEST(Lachin, WhatComesFeedsFiftyFiveThousand) {
  EXPECT_NEAR(first_state(answer_to(lachin(), {{"population", 55531.5}})).coverage, 1, 1e-5);
  EXPECT_LT(first_state(answer_to(lachin(), {{"population", 56000}})).coverage, 1);
}

TEST(Lachin, NeedGrowsWithCold) {
  std::string text = lachin();
  text.replace(text.find("stock = 0"), 9, "scales_with_energy = true\nstock = 0");
  Answer const answer = answer_to(text, {{"energy.temperature", 10}});
  EXPECT_NEAR(first_state(answer).need, 72.943, 1e-3);
}

TEST(Lachin, CouponsAndBread) {
  auto const need = [](double grams) {
    return first_state(answer_to(lachin(), {{"commodity.food.grams", grams}})).need;
  };
  EXPECT_NEAR(need(4000.0 / 30), 16.0, 1e-9);       // four kilograms of staples a month
  EXPECT_NEAR(need(0.92 * 1000 / 30), 3.68, 1e-9);  // a litre of oil
  EXPECT_NEAR(need(200), 24.0, 1e-9);               // bread
}

TEST(Lachin, FlourOfSeptember) {
  Overrides const flour = {{"commodity.food.grams", 200 * 0.74},
                           {"commodity.food.stock", 66},
                           {"link.Lachin.status.1.throughput", 0}};
  EXPECT_NEAR(first_state(answer_to(lachin(), flour)).days_of_supply, 3.716, 1e-3);
}

std::string passages(double value, int days, std::string const& more) {
  return figure("vehicles", value,
                fmt::format("link = \"Lachin\"\nboth_ways = true\ndays = {}\n{}", days, more));
}

std::string by(std::string const& source) { return "source = \"" + source + "\"\n"; }

// What the Armenian side counts: news.am 758533 and 764628, artsakhpress.am 181271, 1lurer 882861.
std::string armenian_figures() {
  std::string const armenian = by("Armenian side");
  return passages(2558, 150,
                  armenian + "instead_of = 138000\nwords = \"2,558 instead of 138,000\"\n") +
         passages(2507, 145, armenian + "instead_of = 133400\n") +
         passages(2842, 180, armenian + "instead_of = 165600\n") +
         figure("tonnes", kDelivered,
                armenian +
                    "link = \"Lachin\"\ndays = 150\ninstead_of = 60000\n"
                    "words = \"4,623 tonnes instead of 60,000\"\n") +
         figure("tonnes", 26800,
                armenian +
                    "link = \"Lachin\"\ndays = 67\nmissing = true\n"
                    "words = \"26,800 tonnes were not delivered\"\n") +
         figure(
             "people", 2135,
             armenian + "link = \"Lachin\"\ndays = 180\nboth_ways = true\ninstead_of = 441000\n") +
         figure("people", 2450, armenian + "link = \"Lachin\"\ndays = 1\nboth_ways = true\n");
}

// What the other side counts (news.az, evnreport), and a count whose speaker is not settled
// (news.am 738756).
std::string other_figures() {
  return passages(370, 27, by("not settled") + "id = \"d27\"\n") +
         figure("vehicles", 330, "part_of = \"d27\"\n") +
         figure("vehicles", 31, "part_of = \"d27\"\n") +
         figure("vehicles", 3, "part_of = \"d27\"\n") +
         passages(644, 34, by("Azerbaijani side") + "words = \"644 vehicles have passed\"\n") +
         passages(2500, 68, by("speech in Munich"));
}

Answer lachin_figures() { return answer_to(lachin(armenian_figures() + other_figures())); }

TEST(Lachin, ALoadForEachPassageAndEachVehicle) {
  EXPECT_THAT(findings_text(lachin_figures(), "payload"),
              AllOf(HasSubstr("3.61 t a vehicle that comes in"), HasSubstr("1.81 t a passage")));
}

TEST(Lachin, ThePartiesNearlyAgreeOnTheCount) {
  std::string const rates = findings_text(lachin_figures(), "rate");
  EXPECT_THAT(rates, HasSubstr("8.64 vehicles a day by Armenian side, 6.85 by not settled: 21 % "));
  EXPECT_THAT(rates,
              HasSubstr("8.64 vehicles a day by Armenian side, 9.47 by Azerbaijani side: 9 % "));
}

TEST(Lachin, OneSpeechDoesNotFit) {
  EXPECT_THAT(findings_text(lachin_figures(), "rate"),
              HasSubstr("a factor of 2.1; the first would give 1176 in 68 days"));
}

TEST(Lachin, FreelyIsTwoInAHundred) {
  std::string const told = findings_text(lachin_figures(), "of-normal");
  EXPECT_THAT(told,
              HasSubstr("18.9 vehicles a day by Azerbaijani side are 2.06 % of the 920 a day"));
  EXPECT_THAT(told, HasSubstr("13.7 vehicles a day by not settled are 1.49 % of the 920 a day"));
}

TEST(Lachin, TheSeriesShowsTheDropAfterTheCheckpoint) {
  std::string const pace = findings_text(lachin_figures(), "pace");
  EXPECT_THAT(pace,
              HasSubstr("17.3 vehicles a day up to day 145, 10.2 a day from then to day 150"));
  EXPECT_THAT(pace, HasSubstr("9.47 a day from then to day 180"));
}

TEST(Lachin, SubCountsLeaveSixOut) {
  EXPECT_THAT(findings_text(lachin_figures(), "parts"),
              HasSubstr("364 of 370: 6 are told of no part"));
}

TEST(Lachin, NormalFiguresAreOneConstantTimesTheDays) {
  Answer const answer = lachin_figures();
  std::string const normal = findings_text(answer, "normal");
  EXPECT_THAT(normal, HasSubstr("3 normal figures are 920 vehicles a day"));
  EXPECT_THAT(normal, HasSubstr("2 normal figures are 400 tonnes a day"));
  EXPECT_THAT(normal, HasSubstr("2 normal figures are 2450 people a day"));
  for (Finding const& finding : findings_by(answer, "normal")) {
    EXPECT_EQ(finding.verdict, Verdict::derived);
  }
}

TEST(Lachin, PartsOfTheNormal) {
  std::string const told = findings_text(lachin_figures(), "instead");
  EXPECT_THAT(told, HasSubstr("4623 instead of 60000 are 7.7 %, 13 times less"));
  EXPECT_THAT(told, HasSubstr("2507 instead of 133400 are 1.88 %"));
}

TEST(Lachin, WhatDidPassIsNotDeductedFromWhatDidNotCome) {
  Answer const answer = lachin_figures();
  EXPECT_THAT(findings_text(answer, "missing"),
              HasSubstr("26800 tonnes that did not come are the whole of 400 a day for 67 days: "
                        "what did come is not deducted"));
  EXPECT_EQ(findings_by(answer, "missing").at(0).figures.size(), 2);
}

TEST(Lachin, WhatDidNotComeMayLeaveSomethingThatDid) {
  std::string const normal = figure("tonnes", 50, "days = 10\ninstead_of = 1000\n");
  auto const told = [&](double gone) {
    return findings_about(normal + figure("tonnes", gone, "days = 10\nmissing = true\n"),
                          "missing");
  };
  EXPECT_THAT(told(950), HasSubstr("leave 50 of 1000 that did"));
  EXPECT_THAT(told(1100), HasSubstr("more than the whole of 1000"));
}

TEST(Lachin, FindingsCiteBothSentences) {
  std::string const text = to_text(lachin_figures());
  EXPECT_THAT(text, HasSubstr("4,623 tonnes instead of 60,000"));
  EXPECT_THAT(text, HasSubstr("2,558 instead of 138,000"));
  EXPECT_THAT(text, HasSubstr("644 vehicles have passed"));
}

// Open, peacekeepers and ICRC only, a checkpoint, closed, medical evacuations, both roads.
TEST(Lachin, StatusOverTime) {
  Answer const answer = answer_to(
      head(300, "2022-12-01") + people(120000) + commodity("food", "grams = 555\nstock = 0") +
      commodity("medicine", "need = 1\nstock = 0") + link("Lachin", R"(capacity = 400
status = [
  {status = "open", to = 2022-12-11},
  {status = "restricted", throughput = 31, from = 2022-12-12, words = "peacekeepers and ICRC only"},
  {status = "restricted", throughput = 20, from = 2023-04-23, words = "a checkpoint"},
  {status = "closed", from = 2023-06-15},
  {status = "restricted", throughput = 1, scope = ["medicine"], from = 2023-06-25},
  {status = "restricted", throughput = 5, from = 2023-09-18},
])") + link("Aghdam", R"(capacity = 100
status = [{status = "closed"}, {status = "restricted", throughput = 5, from = 2023-09-18}])"));
  std::vector<std::string> told;
  for (Stretch const& stretch : answer.versions[0].stretches) {
    SupplyLink const& lachin = answer.scenario.links[0];
    auto const status = static_cast<std::size_t>(stretch.links[0].status);
    told.push_back(date_of(answer.scenario, stretch.from) + " " +
                   std::string(name_of(lachin.statuses[status].state)));
  }
  EXPECT_THAT(told,
              ElementsAre("2022-12-01 open", "2022-12-12 restricted", "2023-04-23 restricted",
                          "2023-06-15 closed", "2023-06-25 restricted", "2023-09-18 restricted"));
  std::vector<Stretch> const& stretches = answer.versions[0].stretches;
  EXPECT_EQ(stretches[3].could_pass, 0);
  EXPECT_EQ(stretches[4].commodities[0].arrivals, 0);  // no food with the sick
  EXPECT_NEAR(stretches[5].could_pass, 10, 1e-9);
}

struct TwoLinks {
  double lachin, agdam, flow, days_of_supply, coverage, ration;
};

class TwoLinkGraph : public testing::TestWithParam<TwoLinks> {};

// Goris and Barda as two ways in, a tenth of the need made at home, thirty days in store.
TEST_P(TwoLinkGraph, GivesTheReferenceValues) {
  TwoLinks const& given = GetParam();
  std::string const state = "status = {status = \"open\"}\n";
  Answer const answer = answer_to(
      head(180) + people(120000) +
          commodity("food", "grams = 555\nstock_days = 30\nlocal = 6.66\noffered = 1000") +
          link("Goris supply", "to = \"Goris\"\ncapacity = 1e6\n" + state) +
          link("Barda supply", "to = \"Barda\"\ncapacity = 1e6\n" + state) +
          link("Lachin", "from = \"Goris\"\ncapacity = 0\n" + state) +
          link("Agdam", "from = \"Barda\"\ncapacity = 0\n" + state),
      {{"link.Lachin.capacity", given.lachin}, {"link.Agdam.capacity", given.agdam}});
  Stretch const& stretch = answer.versions[0].stretches[0];
  EXPECT_NEAR(stretch.could_pass, given.flow, 1e-9);
  double const days = stretch.commodities[0].days_of_supply;
  EXPECT_TRUE(days == given.days_of_supply || std::abs(days - given.days_of_supply) < 0.005)
      << days;
  EXPECT_NEAR(std::min(1.0, stretch.commodities[0].arrivals / 66.6) + 0.1, given.coverage, 0.0005);
  EXPECT_NEAR(answer.versions[0].lasting_ration[0], given.ration, 0.0005);
  if (given.coverage < 1) {
    EXPECT_THAT(link_names(answer, stretch.bottleneck), ElementsAre("Lachin", "Agdam"));
  }
}

INSTANTIATE_TEST_SUITE_P(Lachin, TwoLinkGraph,
                         testing::Values(TwoLinks{400, 0, 400, kUnlimited, 1.1, 1},
                                         TwoLinks{30.82, 0, 30.82, 68.61, 0.563, 0.729},
                                         TwoLinks{0, 0, 0, 33.33, 0.1, 0.267},
                                         TwoLinks{0, 40, 40, 100.20, 0.701, 0.867},
                                         TwoLinks{100, 40, 140, kUnlimited, 1.1, 1}));

}  // namespace
}  // namespace dragoman::supply
