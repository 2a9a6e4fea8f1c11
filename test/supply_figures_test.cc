// Published figures held against each other: loads, rations, parts and shares. Who printed them
// stands beside each.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "supply_scenarios.h"

namespace dragoman::supply {
namespace {

using testing::HasSubstr;

std::string figures(std::string const& text) {
  return head() + "population = 1000\n[[commodity]]\nname = \"food\"\ngrams = 500\nstock = 0\n" +
         text;
}

std::string figure(std::string const& fields) { return "[[figure]]\n" + fields; }

std::string finding_text(std::string const& check, std::string const& text) {
  std::vector<Finding> const found = findings_by(answer_to(figures(text)), check);
  return found.empty() ? "" : found[0].text;
}

std::string load_text(double tonnes, double vehicles) {
  return finding_text(
      "payload",
      figure("measure = \"tonnes\"\ndays = 60\nvalue = " + std::to_string(tonnes) + "\n") +
          figure("measure = \"vehicles\"\ndays = 60\nvalue = " + std::to_string(vehicles) + "\n"));
}

std::string ration_text(double tonnes, double people, double days) {
  return finding_text("ration", figure("measure = \"tonnes\"\nvalue = " + std::to_string(tonnes) +
                                       "\npeople = " + std::to_string(people) +
                                       "\ndays = " + std::to_string(days) + "\n"));
}

TEST(PublishedCases, LoadsOfFlights) {
  EXPECT_THAT(load_text(2.3e6, 278228), HasSubstr("8.27 t"));  // Berlin, all
  EXPECT_THAT(load_text(2273, 500), HasSubstr("4.55 t"));      // Sarajevo, spring of 1993
  EXPECT_THAT(load_text(9934, 746), HasSubstr("13.32 t"));     // 1994
  EXPECT_THAT(load_text(4303, 241), HasSubstr("17.85 t"));     // 1995
  EXPECT_THAT(load_text(2060, 113), HasSubstr("18.23 t"));     // Deir ez-Zor
  EXPECT_THAT(load_text(9000, 100), HasSubstr("outside"));
}

TEST(PublishedCases, RationsOfTonnages) {
  EXPECT_THAT(ration_text(144827, 380000, 1281), HasSubstr("298 g"));  // Sarajevo
  EXPECT_THAT(ration_text(45675, 2.5e6, 115), HasSubstr("159 g"));     // Leningrad
  EXPECT_THAT(ration_text(20, 2500, 30), HasSubstr("267 g"));          // Deir ez-Zor
  EXPECT_THAT(ration_text(17, 2000, 30), HasSubstr("283 g"));
  EXPECT_THAT(ration_text(20000, 2500, 30), HasSubstr("no ration"));
}

TEST(PublishedCases, LeningradWaysAddUp) {
  std::string text = figure("id = \"all\"\nmeasure = \"tonnes\"\nvalue = 45675\n");
  for (char const* part : {"25228", "5182", "15265"}) {
    text += figure("part_of = \"all\"\nmeasure = \"tonnes\"\nvalue = " + std::string(part) + "\n");
  }
  EXPECT_THAT(finding_text("parts", text), HasSubstr("add up to 45675"));
}

// ---- Gaza 2023-25

TEST(PublishedCases, GazaSectorsAreAPartialBreakdown) {
  std::string text = figure("id = \"all\"\nmeasure = \"vehicles\"\ndays = 23\nvalue = 1096\n");
  for (char const* part : {"365", "185", "135", "132", "108", "8"}) {
    text +=
        figure("part_of = \"all\"\nmeasure = \"vehicles\"\nvalue = " + std::string(part) + "\n");
  }
  Answer const answer = answer_to(figures(text));
  Finding const parts = findings_by(answer, "parts").at(0);
  EXPECT_EQ(parts.verdict, Verdict::partial);
  EXPECT_THAT(parts.text, HasSubstr("933 of 1096"));
  EXPECT_EQ(parts.figures.size(), 7);
}

std::string share_text(double part, double whole, std::string const& more = "") {
  return finding_text(
      "share",
      figure("id = \"whole\"\nmeasure = \"vehicles\"\nvalue = " + std::to_string(whole) + "\n") +
          figure("share_of = \"whole\"\nmeasure = \"vehicles\"\nvalue = " + std::to_string(part) +
                 "\n" + more));
}

TEST(PublishedCases, GazaShares) {
  EXPECT_THAT(share_text(30, 500, "percent = 6\n"), HasSubstr("6 %"));
  EXPECT_THAT(share_text(62, 4 * 500), HasSubstr("3.1 %"));
  EXPECT_THAT(share_text(27434, 40000), HasSubstr("68.6 %"));
  EXPECT_THAT(share_text(320, 51 * 100), HasSubstr("6.27 %"));  // Tigray, since 1 July
  EXPECT_THAT(share_text(320, 40 * 100), HasSubstr("8 %"));     // since 12 July, at most
  EXPECT_THAT(share_text(20, 35), HasSubstr("57.1 %"));         // Yemen, vessels a month
}

TEST(PublishedCases, GazaCountsDifferByTheirCountingPoint) {
  std::string const text = figure(
                               "measure = \"vehicles\"\nlink = \"all\"\ndays = 153\nvalue = "
                               "9200\nsource = \"COGAT\"\n") +
                           figure(
                               "measure = \"vehicles\"\nlink = \"all\"\ndays = 153\nvalue = "
                               "3553\nsource = \"UN2720\"\n");
  EXPECT_THAT(finding_text("rate", text), HasSubstr("a factor of 2.6"));
}

// ---- Figures by source

TEST(PublishedCases, SidesOwnLossesStayBesideTheSum) {
  std::string text =
      figure("id = \"dispatch\"\nmeasure = \"people\"\nvalue = 6500\nsource = \"dispatch\"\n");
  text +=
      figure("part_of = \"dispatch\"\nmeasure = \"people\"\nvalue = 2425\nsource = \"Armenia\"\n");
  text += figure(
      "part_of = \"dispatch\"\nmeasure = \"people\"\nvalue = 2783\nsource = \"Azerbaijan\"\n");
  std::string const told = finding_text("parts", text);
  EXPECT_THAT(told, HasSubstr("5208 of 6500: 1292"));
}

}  // namespace
}  // namespace dragoman::supply
