// Published figures held against each other: loads, rations, parts, shares and normals. Who printed
// them stands beside each; the figures of the Lachin corridor are in supply_lachin_test.cc.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "supply_scenarios.h"

namespace dragoman::supply {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

std::string load(double tonnes, double vehicles) {
  return findings_about(
      figure("tonnes", tonnes, "days = 60\n") + figure("vehicles", vehicles, "days = 60\n"),
      "payload");
}

TEST(Figures, LoadsOfFlights) {
  EXPECT_THAT(load(2.3e6, 278228), HasSubstr("8.27 t"));  // Berlin, all
  EXPECT_THAT(load(2273, 500), HasSubstr("4.55 t"));      // Sarajevo, spring of 1993
  EXPECT_THAT(load(9934, 746), HasSubstr("13.32 t"));     // 1994
  EXPECT_THAT(load(4303, 241), HasSubstr("17.85 t"));     // 1995
  EXPECT_THAT(load(2060, 113), HasSubstr("18.23 t"));     // Deir ez-Zor
  EXPECT_THAT(load(35.5, 60), HasSubstr("0.59 t"));       // Leningrad, 23 November
  EXPECT_THAT(load(9000, 100), HasSubstr("outside"));
}

std::string ration(double tonnes, double fed, double days) {
  return findings_about(figure("tonnes", tonnes, line_of("people", fed) + line_of("days", days)),
                        "ration");
}

TEST(Figures, RationsOfTonnages) {
  EXPECT_THAT(ration(144827, 380000, 1281), HasSubstr("298 g"));  // Sarajevo
  EXPECT_THAT(ration(45675, 2.5e6, 115), HasSubstr("159 g"));     // Leningrad
  EXPECT_THAT(ration(1534, 2.225e6, 1), HasSubstr("689 g"));      // Berlin
  EXPECT_THAT(ration(20, 2500, 30), HasSubstr("267 g"));          // Deir ez-Zor
  EXPECT_THAT(ration(17, 2000, 30), HasSubstr("283 g"));
  EXPECT_THAT(ration(20000, 2500, 30), HasSubstr("no ration"));
}

std::string over_road(double days, std::string const& source) {
  return fmt::format("link = \"road\"\ndays = {}\nsource = \"{}\"\n", days, source);
}

// What passes a day, told where another source counts otherwise.
std::string rate(std::string const& measure, double value, double days) {
  return findings_about(figure(measure, value, over_road(days, "a")) +
                            figure(measure, value * 3, over_road(days, "b")),
                        "rate");
}

TEST(Figures, ByTheDay) {
  EXPECT_THAT(rate("tonnes", 160677, 1281), HasSubstr("125 tonnes a day by a"));   // Sarajevo
  EXPECT_THAT(rate("tonnes", 45675, 115), HasSubstr("397 tonnes a day by a"));     // Leningrad
  EXPECT_THAT(rate("vehicles", 1096, 23), HasSubstr("47.7 vehicles a day by a"));  // Gaza
  EXPECT_THAT(rate("vehicles", 320, 51), HasSubstr("6.27 vehicles a day by a"));   // Tigray
  EXPECT_THAT(rate("vehicles", 320, 40), HasSubstr("8 vehicles a day by a"));
}

TEST(Figures, WaysToLeningradAddUp) {
  std::string text = figure("tonnes", 45675, "id = \"all\"\n");
  for (double const part : {25228, 5182, 15265}) {
    text += figure("tonnes", part, "part_of = \"all\"\n");
  }
  EXPECT_THAT(findings_about(text, "parts"), HasSubstr("add up to 45675"));
}

// ---- Gaza 2023-25 (COGAT; UN2720; menafn; minanews; thejc)

TEST(Gaza, SectorsAreAPartialBreakdown) {
  std::string text = figure("vehicles", 1096, "id = \"all\"\ndays = 23\n");
  for (double const part : {365, 185, 135, 132, 108, 8}) {
    text += figure("vehicles", part, "part_of = \"all\"\n");
  }
  Finding const parts = findings_by(answer_about(text), "parts").at(0);
  EXPECT_EQ(parts.verdict, Verdict::partial);
  EXPECT_THAT(parts.text, HasSubstr("933 of 1096: 163"));
  EXPECT_EQ(parts.figures.size(), 7);
}

std::string share(double part, double whole, std::string const& more = "") {
  return findings_about(figure("vehicles", whole, "id = \"whole\"\n") +
                            figure("vehicles", part, "share_of = \"whole\"\n" + more),
                        "share");
}

TEST(Figures, SharesOfAWhole) {
  EXPECT_THAT(share(27434, 40000), HasSubstr("68.6 %"));  // Gaza: collected of offloaded
  EXPECT_THAT(share(20, 35), HasSubstr("57.1 %"));        // Yemen: vessels a month
  EXPECT_THAT(share(160000, 500000), HasSubstr("32 %"));  // Gaza: fuel asked for, used before
}

TEST(Figures, APercentageThatDoesNotFitItsFigures) {
  auto const verdict = [](std::string const& percent) {
    return findings_by(answer_about(figure("vehicles", 100, "id = \"whole\"\n") +
                                    figure("vehicles", 30, "share_of = \"whole\"\n" + percent)),
                       "share")
        .at(0)
        .verdict;
  };
  EXPECT_EQ(verdict("percent = 30\n"), Verdict::agrees);
  EXPECT_EQ(verdict("percent = 40\n"), Verdict::excludes);
  EXPECT_EQ(verdict("percent = 40\npercent_bound = \"less-than\"\n"), Verdict::agrees);
  EXPECT_EQ(verdict("percent = 20\npercent_bound = \"at-most\"\n"), Verdict::excludes);
  EXPECT_EQ(verdict("percent = 20\npercent_bound = \"more-than\"\n"), Verdict::agrees);
  EXPECT_EQ(verdict("percent = 40\npercent_bound = \"at-least\"\n"), Verdict::excludes);
}

std::string instead(double value, double normal, std::string const& more = "") {
  return findings_about(figure("vehicles", value, line_of("instead_of", normal) + more), "instead");
}

TEST(Figures, PartsOfTheNormal) {
  EXPECT_THAT(instead(62, 4 * 500), HasSubstr("3.1 %"));  // Gaza, four days
  EXPECT_THAT(instead(30, 500, "percent = 6\n"), HasSubstr("6 %, 16.7 times less; stated are 6 %"));
  std::string const less = "percent = 10\npercent_bound = \"less-than\"\n";  // Tigray
  EXPECT_THAT(instead(320, 51 * 100, less),
              HasSubstr("6.27 %, 15.9 times less; stated are less than 10 %"));
  EXPECT_THAT(instead(320, 40 * 100, less),
              HasSubstr("8 %, 12.5 times less; stated are less than 10 %"));
}

TEST(Tigray, BothCountsAgreeWithLessThanATenth) {
  for (double const days : {51.0, 40.0}) {
    std::string const less = "percent = 10\npercent_bound = \"less-than\"\n";
    Answer const answer =
        answer_about(figure("vehicles", 320, line_of("instead_of", days * 100) + less));
    EXPECT_EQ(findings_by(answer, "instead").at(0).verdict, Verdict::agrees) << days;
  }
}

// The government's 500 trucks of one week in September are eleven times the pace of July.
TEST(Tigray, AWeekOfAnotherPace) {
  EXPECT_THAT(findings_about(figure("vehicles", 320, over_road(51, "press")) +
                                 figure("vehicles", 500, over_road(7, "government")),
                             "rate"),
              HasSubstr("a factor of 11.4; the first would give 43.9 in 7 days"));
}

TEST(Gaza, CountsDifferByTheirCountingPoint) {
  EXPECT_THAT(findings_about(figure("vehicles", 9200, over_road(153, "COGAT")) +
                                 figure("vehicles", 3553, over_road(153, "UN2720")),
                             "rate"),
              HasSubstr("a factor of 2.6"));
}

// 126 food trucks are more than the 70 of before; 48 trucks are a tenth of the 500 of all kinds.
TEST(Gaza, PercentagesOfDifferentWholes) {
  std::string const text =
      figure(
          "vehicles", 126,
          over_road(1, "COGAT") + "cargo = \"food\"\ninstead_of = 70\nwords = \"126, not 70\"\n") +
      figure("vehicles", 1096, over_road(23, "UN") + line_of("instead_of", 23 * 500));
  Finding const finding = findings_by(answer_about(text), "denominator").at(0);
  EXPECT_EQ(
      finding.text,
      "COGAT measures by 70 food vehicles a day, UN by 500 vehicles: percentages of different "
      "wholes, a factor of 7.1 apart");
  EXPECT_EQ(finding.verdict, Verdict::differs);
  EXPECT_EQ(finding.figures.size(), 2);
  EXPECT_THAT(findings_about(text, "instead"), HasSubstr("126 instead of 70 are 180 %"));
  EXPECT_THAT(findings_about(text, "rate"), IsEmpty());  // food trucks against all trucks
}

// ---- Losses by source: each side's own, totals of others

TEST(Figures, SidesOwnLossesStayBesideTheSum) {
  auto const told = [](std::string const& whole) {
    return findings_about(
        whole + figure("people", 2425, "part_of = \"all\"\nsource = \"Armenia\"\n") +
            figure("people", 2783, "part_of = \"all\"\nsource = \"Azerbaijan\"\n"),
        "parts");
  };
  EXPECT_THAT(told(figure("people", 6500, "id = \"all\"\nsource = \"dispatch\"\n")),
              HasSubstr("5208 of 6500: 1292 are told of no part"));
  EXPECT_THAT(told(figure("people", 5000, "id = \"all\"\nbound = \"more-than\"\n")),
              HasSubstr("5208: that is more than 5000"));
  EXPECT_THAT(told(figure("people", 5000, "id = \"all\"\n")), HasSubstr("more than the whole"));
}

}  // namespace
}  // namespace dragoman::supply
