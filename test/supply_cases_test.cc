// Published cases of other places: numbers that were printed at the time, and what follows from
// them. Who printed them stands beside each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "supply_scenarios.h"

namespace dragoman::supply {
namespace {

using testing::ElementsAre;

// ---- Berlin 1948-49 (press of 1948; Tusa)

std::string berlin(double lift) {
  return head(300, "1948-06-26") + people(2225000) +
         commodity("food", "need = 1534\nstock_days = 35") + open_link("airlift", lift);
}

TEST(Berlin, FoodWithEightHundredTonnesADay) {
  Answer const answer = answer_to(berlin(800));
  EXPECT_NEAR(first_state(answer).stock, 53690, 0.1);
  EXPECT_NEAR(first_state(answer).days_of_supply, 73.147, 0.001);
  EXPECT_EQ(answer.versions[0].run.first_short[0], 73);
}

TEST(Berlin, NeedOfAPerson) {
  Answer const answer =
      answer_to(head() + people(2225000) + commodity("food", "grams = 689.438\nstock = 0"));
  EXPECT_NEAR(first_state(answer).need, 1534, 1e-2);
}

TEST(Berlin, WinterMinimum) {
  std::string const text =
      head(120, "1948-11-01") + people(2225000) + commodity("food", "need = 1400\nstock = 0") +
      commodity("coal", "need = 2000\nstock_days = 45") + open_link("airlift", 0);
  Answer const grounded = answer_to(text);
  EXPECT_NEAR(grounded.versions[0].stretches[0].commodities[1].stock, 90000, 1e-6);
  EXPECT_NEAR(grounded.versions[0].stretches[0].commodities[1].days_of_supply, 45, 1e-9);
  Answer const flying = answer_to(text, {{"link.airlift.capacity", 4500}});
  for (CommodityState const& state : flying.versions[0].stretches[0].commodities) {
    EXPECT_EQ(state.days_of_supply, kUnlimited);
  }
  ASSERT_TRUE(flying.versions[0].break_even[0]);
  EXPECT_NEAR(*flying.versions[0].break_even[0], 3400, 1e-3);
}

// ---- Sarajevo 1992-96 (UNHCR; reports of the Secretary-General)

TEST(Sarajevo, FoodIsHalfOfTheBasket) {
  Answer const answer = answer_to(head(1281, "1992-07-03") + people(380000) +
                                  commodity("food", "grams = 555\nstock = 0") +
                                  open_link("airlift", 144827.0 / 1281));
  EXPECT_NEAR(first_state(answer).coverage, 0.536, 1e-3);
}

// The mix of aircraft changes, so a load is told over time.
TEST(Sarajevo, LoadsChangeWithTheAircraft) {
  Answer const answer =
      answer_to(head(900, "1993-03-01") + people(380000) +
                commodity("food", "need = 1000\nstock = 0") + link("airlift", R"(vehicles = 10
payload = [{value = 4.546}, {value = 13.316, from = 1994-03-01}, {value = 17.855, from = 1995-03-01}]
status = {status = "open"})"));
  std::vector<double> tonnes;
  for (Stretch const& stretch : answer.versions[0].stretches) tonnes.push_back(stretch.could_pass);
  EXPECT_THAT(tonnes,
              ElementsAre(testing::DoubleNear(45.46, 1e-9), testing::DoubleNear(133.16, 1e-9),
                          testing::DoubleNear(178.55, 1e-9)));
}

// ---- Leningrad 1941 (reckoning of 12 September; Werth)

std::string leningrad(std::string const& more) {
  return head(120, "1941-09-12") + people(2500000) +
         commodity("flour", "need = 600\nstock_days = 35") + more;
}

int first_short(std::string const& text) { return answer_to(text).versions[0].run.first_short[0]; }

TEST(Leningrad, FlourEndsOnSeventeenOctober) {
  Answer const answer = answer_to(leningrad(""));
  EXPECT_EQ(date_of(answer.scenario, answer.versions[0].run.first_short[0]), "1941-10-17");
}

TEST(Leningrad, RationThatLasts) {
  Answer const answer = answer_to(leningrad("[rationing]\nstretch_to_days = 115\n"));
  EXPECT_NEAR(answer.versions[0].run.ration[0], 35.0 / 115, 1e-9);
  EXPECT_EQ(answer.versions[0].run.first_short[0], 115);
}

TEST(Leningrad, ArrivalsCoverASixth) {
  Answer const answer = answer_to(leningrad(open_link("ice road", 100)));
  EXPECT_NEAR(first_state(answer).coverage, 1.0 / 6, 1e-9);
}

// Rations cut in steps carry the stock past the day on which it would have ended.
TEST(Leningrad, RationStepsExplainWhatFollowed) {
  std::string const steps =
      "ration = [{value = 1}, {value = 0.5, from = 1941-10-01}, {value = 0.25, from = "
      "1941-11-20}]\n";
  std::string const text = head(120, "1941-09-12") + people(2500000) +
                           commodity("flour", "need = 600\nstock_days = 35\n" + steps);
  EXPECT_EQ(first_short(leningrad("")), 35);
  EXPECT_EQ(first_short(text), 51);  // 19 days whole, 32 of half
  double const delivered = 45675.0 / 115;
  EXPECT_EQ(first_short(text + open_link("all ways", delivered)), kNever);
}

// ---- Tigray 2021 (sify)

TEST(Tigray, FuelCoversMoreThanAQuarter) {
  Answer const answer = answer_to(
      head(35, "2021-07-12") + people(5200000) +
      commodity("fuel", "unit = \"l\"\nkg_per_litre = 0.8\nneed = 28571.428571\nstock = 0") +
      open_link("Semera road", 282000.0 / 35 * 0.8 / 1000));
  EXPECT_NEAR(first_state(answer).coverage, 0.282, 1e-4);  // 282,000 l of 200,000 l a week
}

// ---- Yemen (reliefweb commodity trackers)

TEST(Yemen, WithoutHodeidahAThirdRemainsUnlessAdenTakesIt) {
  auto const with_aden = [](double aden) {
    return answer_to(head() + people(1000000) + commodity("imports", "need = 100\nstock = 0") +
                     closed_link("Hodeidah", 70) + open_link("Aden", aden));
  };
  Answer const as_before = with_aden(30);
  EXPECT_NEAR(first_state(as_before).coverage, 0.3, 1e-9);
  EXPECT_THAT(link_names(as_before, as_before.versions[0].stretches[0].bottleneck),
              ElementsAre("Hodeidah", "Aden"));
  EXPECT_NEAR(first_state(with_aden(80)).coverage, 0.8, 1e-9);
  ASSERT_FALSE(as_before.versions[0].alternatives.empty());
  EXPECT_NEAR(as_before.versions[0].alternatives[0].least_met, 1, 1e-9);
}

// ---- Deir ez-Zor 2016-17 (deirezzor24; aa.com.tr)

TEST(DeirEzZor, AirdropsAreHalfOfABasket) {
  auto const coverage = [](double tonnes, double fed) {
    return first_state(answer_to(head() + people(fed) +
                                 commodity("food", "grams = 555\nstock = 0") +
                                 open_link("airdrops", tonnes / 30)))
        .coverage;
  };
  EXPECT_NEAR(coverage(20, 2500), 266.667 / 555, 1e-4);
  EXPECT_NEAR(coverage(17, 2000), 283.333 / 555, 1e-4);
}

}  // namespace
}  // namespace dragoman::supply
