// Published cases: numbers that were printed at the time, and what follows from them. The facts are
// told in the words of the tests; who printed them stands beside each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "supply_scenarios.h"

namespace dragoman::supply {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// ---- Lachin corridor, 12 December 2022 to September 2023

std::string lachin(std::string const& more) {
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
)" + more;
}

char const* const kLachinLink = R"(
[[link]]
name = "Lachin"
capacity = {value = 400, source = "Armenian side"}
[[link.status]]
status = "restricted"
throughput = 30.82
source = "Armenian side"
)";

TEST(PublishedCases, LachinCoverageIsNeverMoreThanHalfOfTheBasket) {
  Answer const answer = answer_to(lachin(kLachinLink));
  EXPECT_NEAR(first_state(answer).need, 66.6, 1e-9);
  EXPECT_NEAR(first_state(answer).coverage, 0.46276, 1e-4);
  ASSERT_EQ(answer.versions.size(), 2);
  EXPECT_NEAR(first_state(answer, 1).coverage, 0.55301, 1e-4);
  EXPECT_NEAR(30.82 / 400, 0.07705, 1e-5);
}

TEST(PublishedCases, LachinNeedGrowsWithCold) {
  std::string text = lachin(kLachinLink);
  text.replace(text.find("stock = 0"), 9, "scales_with_energy = true\nstock = 0");
  Answer const answer = answer_to(text, {{"energy.temperature", 10}});
  EXPECT_NEAR(first_state(answer).need, 72.943, 1e-3);
}

TEST(PublishedCases, LachinCouponsAndBread) {
  auto const need = [](double grams) {
    return first_state(answer_to(lachin(kLachinLink), {{"commodity.food.grams", grams}})).need;
  };
  EXPECT_NEAR(need(4000.0 / 30), 16.0, 1e-9);       // four kilograms of staples a month
  EXPECT_NEAR(need(0.92 * 1000 / 30), 3.68, 1e-9);  // a litre of oil
  EXPECT_NEAR(need(200), 24.0, 1e-9);               // bread
}

TEST(PublishedCases, LachinFlourOfSeptember) {
  Overrides const flour = {{"commodity.food.grams", 200 * 0.74},
                           {"commodity.food.stock", 66},
                           {"link.Lachin.status.1.throughput", 0}};
  EXPECT_NEAR(first_state(answer_to(lachin(kLachinLink), flour)).days_of_supply, 3.716, 1e-3);
}

char const* const kLachinFigures = R"(
[[figure]]
id = "d150"
measure = "vehicles"
link = "Lachin"
both_ways = true
value = 2558
days = 150
instead_of = 138000
source = "Armenian side"
words = "2,558 passages instead of 138,000"
[[figure]]
measure = "vehicles"
link = "Lachin"
both_ways = true
value = 2507
days = 145
instead_of = 133400
source = "Armenian side"
[[figure]]
measure = "vehicles"
link = "Lachin"
both_ways = true
value = 2842
days = 180
instead_of = 165600
source = "Armenian side"
[[figure]]
measure = "tonnes"
link = "Lachin"
value = 4623
days = 150
instead_of = 60000
source = "Armenian side"
words = "4,623 tonnes were delivered instead of 60,000"
[[figure]]
measure = "tonnes"
link = "Lachin"
value = 0
days = 67
instead_of = 26800
source = "Armenian side"
[[figure]]
id = "d27"
measure = "vehicles"
link = "Lachin"
both_ways = true
value = 370
days = 27
source = "not settled"
[[figure]]
measure = "vehicles"
part_of = "d27"
value = 330
[[figure]]
measure = "vehicles"
part_of = "d27"
value = 31
[[figure]]
measure = "vehicles"
part_of = "d27"
value = 3
[[figure]]
measure = "vehicles"
link = "Lachin"
both_ways = true
value = 644
days = 34
source = "Azerbaijani side"
words = "644 vehicles have passed"
[[figure]]
measure = "vehicles"
link = "Lachin"
both_ways = true
value = 2500
days = 68
source = "speech in Munich"
)";

bool tells(Answer const& answer, std::string const& check, std::string const& text) {
  for (Finding const& finding : findings_by(answer, check)) {
    if (finding.text.find(text) != std::string::npos) return true;
  }
  return false;
}

TEST(PublishedCases, LachinFiguresAgainstEachOther) {
  Answer const answer = answer_to(lachin(kLachinLink) + kLachinFigures);
  EXPECT_TRUE(tells(answer, "payload", "3.61 t a vehicle"));
  EXPECT_TRUE(tells(answer, "rate", "21 % apart"));  // 370 in 27 days, 2,507 in 145
  EXPECT_TRUE(tells(answer, "rate", "9 % apart"));   // 644 in 34 days
  EXPECT_TRUE(tells(answer, "rate", "a factor of 2.1"));
  EXPECT_TRUE(tells(answer, "pace", "17.3 vehicles a day up to day 145, 10.2 a day"));
  EXPECT_TRUE(tells(answer, "pace", "9.47 a day from then to day 180"));
  EXPECT_TRUE(tells(answer, "parts", "364 of 370: 6 are told of no part"));
}

TEST(PublishedCases, LachinNormalFiguresAreOneClaim) {
  Answer const answer = answer_to(lachin(kLachinLink) + kLachinFigures);
  EXPECT_TRUE(tells(answer, "normal", "3 normal figures are 920 vehicles a day"));
  EXPECT_TRUE(tells(answer, "normal", "2 normal figures are 400 tonnes a day"));
  for (Finding const& finding : findings_by(answer, "normal")) {
    EXPECT_EQ(finding.verdict, Verdict::derived);
  }
}

TEST(PublishedCases, LachinFindingsCiteBothSentences) {
  Answer const answer = answer_to(lachin(kLachinLink) + kLachinFigures);
  Finding const payload = findings_by(answer, "payload").at(0);
  ASSERT_EQ(payload.figures.size(), 2);
  std::string const text = to_text(answer);
  EXPECT_THAT(text, HasSubstr("4,623 tonnes were delivered instead of 60,000"));
  EXPECT_THAT(text, HasSubstr("2,558 passages instead of 138,000"));
}

TEST(PublishedCases, LachinStatusOverTime) {
  Answer const answer = answer_to(head(300, "2022-12-01") + R"(
population = 120000
[[commodity]]
name = "food"
grams = 555
stock = 0
[[link]]
name = "Lachin"
capacity = 400
status = [
  {status = "open", to = 2022-12-11},
  {status = "restricted", throughput = 31, from = 2022-12-12, words = "peacekeepers and ICRC only"},
  {status = "restricted", throughput = 20, from = 2023-04-23, words = "a checkpoint"},
  {status = "closed", from = 2023-06-15},
  {status = "restricted", throughput = 5, from = 2023-09-18},
]
)");
  std::vector<std::string> told;
  for (Stretch const& stretch : answer.versions[0].stretches) {
    SupplyLink const& link = answer.scenario.links[0];
    auto const status = static_cast<std::size_t>(stretch.links[0].status);
    told.push_back(date_of(answer.scenario, stretch.from) + " " +
                   std::string(name_of(link.statuses[status].state)));
  }
  EXPECT_THAT(told, ElementsAre("2022-12-01 open", "2022-12-12 restricted", "2023-04-23 restricted",
                                "2023-06-15 closed", "2023-09-18 restricted"));
}

struct TwoLinks {
  double lachin, agdam, flow, days_of_supply, coverage, ration;
};

class TwoLinkGraph : public testing::TestWithParam<TwoLinks> {};

// Goris and Barda as two ways in, a tenth of the need made at home, thirty days in store.
TEST_P(TwoLinkGraph, GivesTheReferenceValues) {
  TwoLinks const& given = GetParam();
  Answer const answer =
      answer_to(head(180) + R"(
population = 120000
[[commodity]]
name = "food"
grams = 555
stock_days = 30
local = 6.66
offered = 1000
[[link]]
name = "Goris supply"
to = "Goris"
capacity = 1e6
status = {status = "open"}
[[link]]
name = "Barda supply"
to = "Barda"
capacity = 1e6
status = {status = "open"}
[[link]]
name = "Lachin"
from = "Goris"
capacity = 0
status = {status = "open"}
[[link]]
name = "Agdam"
from = "Barda"
capacity = 0
status = {status = "open"}
)",
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

INSTANTIATE_TEST_SUITE_P(PublishedCases, TwoLinkGraph,
                         testing::Values(TwoLinks{400, 0, 400, kUnlimited, 1.1, 1},
                                         TwoLinks{30.82, 0, 30.82, 68.61, 0.563, 0.729},
                                         TwoLinks{0, 0, 0, 33.33, 0.1, 0.267},
                                         TwoLinks{0, 40, 40, 100.20, 0.701, 0.867},
                                         TwoLinks{100, 40, 140, kUnlimited, 1.1, 1}));

// ---- Berlin 1948-49

std::string berlin(double lift) {
  return head(300, "1948-06-26") + R"(
population = {value = 2225000, source = "press of 1948"}
[[commodity]]
name = "food"
grams = 689.438202
stock_days = {value = 35, source = "stocks at the start"}
[[link]]
name = "airlift"
capacity = )" +
         std::to_string(lift) + "\nstatus = {status = \"open\"}\n";
}

TEST(PublishedCases, BerlinFoodWithEightHundredTonnesADay) {
  Answer const answer = answer_to(berlin(800));
  EXPECT_NEAR(first_state(answer).need, 1534, 1e-3);
  EXPECT_NEAR(first_state(answer).stock, 53690, 0.1);
  EXPECT_NEAR(first_state(answer).days_of_supply, 73.147, 0.001);
  EXPECT_EQ(answer.versions[0].run.first_short[0], 73);
}

TEST(PublishedCases, BerlinWinterMinimum) {
  std::string const text = head(120, "1948-11-01") + R"(
population = 2225000
[[commodity]]
name = "food"
need = 1400
stock = 0
[[commodity]]
name = "coal"
need = 2000
stock = 90000
[[link]]
name = "airlift"
capacity = 0
status = {status = "open"}
)";
  Answer const grounded = answer_to(text);
  EXPECT_NEAR(grounded.versions[0].stretches[0].commodities[1].days_of_supply, 45, 1e-9);
  Answer const flying = answer_to(text, {{"link.airlift.capacity", 4500}});
  for (CommodityState const& state : flying.versions[0].stretches[0].commodities) {
    EXPECT_EQ(state.days_of_supply, kUnlimited);
  }
  ASSERT_TRUE(flying.versions[0].break_even[0]);
  EXPECT_NEAR(*flying.versions[0].break_even[0], 3400, 1e-3);
}

// ---- Leningrad 1941

std::string leningrad(std::string const& more) {
  return head(120, "1941-09-12") + R"(
population = 2500000
[[commodity]]
name = "flour"
need = 600
stock_days = {value = 35, source = "reckoning of 12 September"}
)" + more;
}

TEST(PublishedCases, LeningradFlourEndsOnSeventeenOctober) {
  Answer const answer = answer_to(leningrad(""));
  int const day = answer.versions[0].run.first_short[0];
  EXPECT_EQ(date_of(answer.scenario, day), "1941-10-17");
}

TEST(PublishedCases, LeningradRationThatLasts) {
  Answer const answer = answer_to(leningrad("[rationing]\nstretch_to_days = 115\n"));
  EXPECT_NEAR(answer.versions[0].run.ration[0], 35.0 / 115, 1e-9);
  EXPECT_EQ(answer.versions[0].run.first_short[0], 115);
}

TEST(PublishedCases, LeningradArrivalsCoverASixth) {
  Answer const answer = answer_to(
      leningrad("[[link]]\nname = \"ice road\"\ncapacity = 100\nstatus = {status = \"open\"}\n"));
  EXPECT_NEAR(first_state(answer).coverage, 1.0 / 6, 1e-9);
}

// ---- Tigray 2021

TEST(PublishedCases, TigrayFuelCoversMoreThanAQuarter) {
  Answer const answer = answer_to(head(35, "2021-07-12") + R"(
population = 5200000
[[commodity]]
name = "fuel"
unit = "l"
kg_per_litre = 0.8
need = 28571.428571
stock = 0
[[link]]
name = "Semera road"
capacity = 6.445714286
status = {status = "open"}
)");
  EXPECT_NEAR(first_state(answer).coverage, 0.282, 1e-4);  // 282,000 l of 200,000 l a week
}

// ---- Yemen

TEST(PublishedCases, YemenWithoutHodeidahAThirdRemainsUnlessAdenTakesIt) {
  auto const coverage = [](double aden) {
    std::string const text = head() + R"(
population = 1000000
[[commodity]]
name = "imports"
need = 100
stock = 0
[[link]]
name = "Hodeidah"
capacity = 70
status = {status = "closed"}
[[link]]
name = "Aden"
capacity = 30
status = {status = "open"}
)";
    return answer_to(text, {{"link.Aden.capacity", aden}});
  };
  Answer const as_before = coverage(30);
  EXPECT_LE(first_state(as_before).coverage, 0.3 + 1e-9);
  EXPECT_THAT(link_names(as_before, as_before.versions[0].stretches[0].bottleneck),
              ElementsAre("Hodeidah", "Aden"));
  EXPECT_NEAR(first_state(coverage(80)).coverage, 0.8, 1e-9);
  ASSERT_FALSE(as_before.versions[0].alternatives.empty());
  EXPECT_NEAR(as_before.versions[0].alternatives[0].least_met, 1, 1e-9);
}

}  // namespace
}  // namespace dragoman::supply
