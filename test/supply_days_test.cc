// Days: closed forms against the simulation, and the laws of stocks.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "supply_scenarios.h"

namespace dragoman::supply {
namespace {

using testing::ElementsAre;

struct Numbers {
  double people = 1000, grams = 500, stock = 10, local = 0.05, capacity = 0.2, ration = 1;
  double spoilage = 0, loss = 0;
};

std::string one_commodity(Numbers const& n, std::string const& more = "") {
  return head(365) + line_of("population", n.people) + "[[commodity]]\nname = \"flour\"\n" +
         line_of("grams", n.grams) + line_of("stock", n.stock) + line_of("local", n.local) +
         line_of("ration", n.ration) + line_of("spoilage", n.spoilage) + line_of("loss", n.loss) +
         "[[link]]\nname = \"road\"\n" + line_of("capacity", n.capacity) +
         "status = {status = \"open\"}\n" + more;
}

Numbers random_numbers(std::mt19937& random) {
  std::uniform_real_distribution<double> part(0, 1);
  return {500 + 1000 * part(random), 300 + 400 * part(random), 40 * part(random),
          0.1 * part(random),        0.4 * part(random),       0.5 + 0.5 * part(random)};
}

int day_or_end(Answer const& answer) {
  int const day = answer.versions[0].run.first_short[0];
  return day == kNever ? answer.scenario.days : day;
}

TEST(Days, FirstShortDayIsTheDayAfterTheDaysOfSupply) {
  std::mt19937 random(5);
  for (int i = 0; i < 60; ++i) {
    Answer const answer = answer_to(one_commodity(random_numbers(random)));
    double const days = first_state(answer).days_of_supply;
    int const first = answer.versions[0].run.first_short[0];
    if (days < 364) {
      ASSERT_EQ(first, static_cast<int>(std::floor(days))) << "sample " << i;  // counted from 0
    } else {
      ASSERT_EQ(first, kNever) << "sample " << i;
    }
  }
}

TEST(Days, ATotalStopWithThirtyDaysAndATenthAtHome) {
  Numbers const n{120000, 555, 30 * 66.6, 6.66, 0};
  Answer const answer = answer_to(one_commodity(n));
  EXPECT_NEAR(first_state(answer).days_of_supply, 33.333, 1e-3);
  EXPECT_EQ(answer.versions[0].run.first_short[0] + 1, 34);
}

TEST(Days, RationThatLastsIsTheClosedForm) {
  std::mt19937 random(6);
  for (int i = 0; i < 60; ++i) {
    Answer const answer = answer_to(one_commodity(random_numbers(random)));
    CommodityState const& state = first_state(answer);
    double const closed =
        std::min(1.0, (state.stock / 365 + state.arrivals + state.local) / state.need);
    ASSERT_NEAR(answer.versions[0].lasting_ration[0], closed, 1e-9) << "sample " << i;
  }
}

TEST(Days, TheLastingRationLastsAndAnyMoreDoesNot) {
  std::mt19937 random(7);
  for (int i = 0; i < 30; ++i) {
    Numbers n = random_numbers(random);
    n.ration = 1, n.spoilage = 0.004;
    double const lasting = answer_to(one_commodity(n)).versions[0].lasting_ration[0];
    n.ration = lasting * (1 - 1e-9);
    ASSERT_EQ(day_or_end(answer_to(one_commodity(n))), 365) << "sample " << i;
    n.ration = std::min(1.0, lasting * 1.01);
    if (lasting >= 0.99) continue;
    ASSERT_LT(day_or_end(answer_to(one_commodity(n))), 365) << "sample " << i;
  }
}

// Fifty days of plenty fill a store of six tonnes; fifty days without must live on it.
TEST(Days, AStoreThatRunsOverBoundsTheLastingRation) {
  auto const lasting = [](std::string const& storage) {
    Answer const answer = answer_to(head(100, "2031-03-01") + R"(
population = 1000
[[commodity]]
name = "flour"
grams = 500
stock = 5
local = [{value = 1}, {value = 0, from = 2031-04-20}]
)" + storage);
    return answer.versions[0].lasting_ration[0];
  };
  EXPECT_EQ(lasting(""), 1);
  EXPECT_NEAR(lasting("storage = 6\n"), 6 / (50 * 0.5), 1e-6);
}

TEST(Days, SpoilageFollowsItsClosedForm) {
  Numbers const n{1, 0, 100, 0, 0, 1, 0.01};
  supply::Run const run = answer_to(one_commodity(n)).versions[0].run;
  EXPECT_NEAR(run.stock[99], 100 * std::pow(0.99, 100), 1e-9);
}

TEST(Days, LossesAddToTheNeed) {
  Numbers n{1000, 500, 10};
  n.loss = 0.1;
  EXPECT_NEAR(first_state(answer_to(one_commodity(n))).need, 0.55, 1e-12);
}

// Each worse in one thing, none ever better off.
TEST(Laws, MoreStockNeverShortensAndLessNeedNeverHurts) {
  std::mt19937 random(8);
  for (int i = 0; i < 40; ++i) {
    Numbers const n = random_numbers(random);
    int const now = day_or_end(answer_to(one_commodity(n)));
    auto const changed = [&](auto change) {
      Numbers other = n;
      change(other);
      return day_or_end(answer_to(one_commodity(other)));
    };
    ASSERT_GE(changed([](Numbers& o) { o.stock *= 1.3; }), now);
    ASSERT_GE(changed([](Numbers& o) { o.local += 0.05; }), now);
    ASSERT_GE(changed([](Numbers& o) { o.capacity += 0.05; }), now);
    ASSERT_GE(changed([](Numbers& o) { o.people *= 0.8; }), now);
    ASSERT_LE(changed([](Numbers& o) { o.grams *= 1.2; }), now);
    ASSERT_LE(changed([](Numbers& o) { o.loss = 0.2; }), now);
    ASSERT_LE(changed([](Numbers& o) { o.spoilage = 0.02; }), now);
  }
}

std::string two_commodities(std::string const& sharing, double capacity) {
  return head(100) + "sharing = \"" + sharing + "\"\npopulation = 1000\n" +
         "[[commodity]]\nname = \"flour\"\ngrams = 500\nstock = 5\n" +
         "[[commodity]]\nname = \"oil\"\ngrams = 100\nstock = 3\n" + "[[link]]\nname = \"road\"\n" +
         line_of("capacity", capacity) + "status = {status = \"open\"}\n";
}

TEST(Sharing, EqualCoverageServesBothAlike) {
  Answer const answer = answer_to(two_commodities("equal-coverage", 0.3));
  auto const& states = answer.versions[0].stretches[0].commodities;
  EXPECT_NEAR(states[0].coverage, 0.5, 1e-12);
  EXPECT_NEAR(states[1].coverage, 0.5, 1e-12);
}

TEST(Sharing, EqualDaysLoadsWhatRunsOutFirst) {
  Answer const answer = answer_to(two_commodities("equal-days", 0.3));
  auto const& states = answer.versions[0].stretches[0].commodities;
  EXPECT_NEAR(states[0].arrivals, 0.3, 1e-12);  // ten days of flour, thirty of oil
  EXPECT_NEAR(states[1].arrivals, 0, 1e-12);
  EXPECT_GT(day_or_end(answer), day_or_end(answer_to(two_commodities("equal-coverage", 0.3))));
}

TEST(Sharing, EqualDaysEndsWithBothShortTogether) {
  Answer const answer =
      answer_to(two_commodities("equal-days", 0.3), {{"commodity.oil.stock", 1.2}});
  std::vector<int> const& first = answer.versions[0].run.first_short;
  EXPECT_NEAR(first[0], 20, 1);  // twelve days of oil and ten of flour, and half of both comes
  EXPECT_LE(std::abs(first[0] - first[1]), 1);
}

TEST(Stretches, ClaimsOverTimeChangeTheNeedOnTheirDay) {
  Answer const answer = answer_to(head(30, "2031-03-01") + R"(
population = [{value = 1000}, {value = 500, from = 2031-03-11}]
[[commodity]]
name = "flour"
grams = 500
stock = 100
ration = [{value = 1}, {value = 0.5, from = 2031-03-21}]
)");
  supply::Run const& run = answer.versions[0].run;
  EXPECT_THAT(answer.versions[0].plan.first_days, ElementsAre(0, 10, 20));
  EXPECT_NEAR(run.eaten[9], 0.5, 1e-12);
  EXPECT_NEAR(run.eaten[10], 0.25, 1e-12);
  EXPECT_NEAR(run.eaten[20], 0.125, 1e-12);
  EXPECT_EQ(run.first_short[0], kNever);
  EXPECT_EQ(run.first_below_need[0], 20);
}

}  // namespace
}  // namespace dragoman::supply
