// Scenario text: what is read, and what is said of each mistake.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "supply_scenarios.h"

namespace dragoman::supply {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Ten lines, to which each mistake adds or in which it changes something.
std::string const kSound = R"(place = "Here"
start = 2031-03-01
days = 30
population = 1000
[[commodity]]
name = "flour"
grams = 500
stock = 10
[[link]]
name = "road"
vehicles = 5
payload = 2
[[link.status]]
status = "open"
)";

std::string complaint(std::string const& text) {
  try {
    read_scenario(text, "war.toml");
  } catch (Error const& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    return error.what();
  }
  return "none";
}

std::string with(std::string const& old, std::string const& fresh) {
  std::string text = kSound;
  text.replace(text.find(old), old.size(), fresh);
  return text;
}

struct Mistake {
  char const* old;
  char const* fresh;
  char const* said;  // all of it
};

class Mistakes : public testing::TestWithParam<Mistake> {};

TEST_P(Mistakes, AreToldWithFileLineFieldAndCure) {
  Mistake const& mistake = GetParam();
  EXPECT_EQ(complaint(with(mistake.old, mistake.fresh)), mistake.said);
}

INSTANTIATE_TEST_SUITE_P(
    Scenario, Mistakes,
    testing::Values(
        Mistake{"payload = 2", "paylod = 2",
                "war.toml:12: link paylod: unknown field; did you mean payload?"},
        Mistake{"days = 30", "dyas = 30", "war.toml:3: dyas: unknown field; did you mean days?"},
        Mistake{"grams = 500", "grams = 500\nspoilag = 0.1",
                "war.toml:8: commodity spoilag: unknown field; did you mean spoilage?"},
        Mistake{"status = \"open\"", "status = \"open\"\nfrmo = 2031-03-02",
                "war.toml:15: link.status frmo: unknown field; did you mean from?"},
        Mistake{"place = \"Here\"", "", "war.toml:1: place: is missing; give it as text in quotes"},
        Mistake{"start = 2031-03-01", "",
                "war.toml:1: start: is missing; give the first day as in start = 2031-03-16"},
        Mistake{"start = 2031-03-01", "start = \"soon\"",
                "war.toml:2: start: must be a date as in 2031-03-16; it is \"soon\""},
        Mistake{
            "start = 2031-03-01", "start = 2031-02-30",
            "war.toml:2: this is no TOML: Error while parsing date: expected day between 1 and 28 "
            "(inclusive), saw 30"},
        Mistake{"days = 30", "days = 0",
                "war.toml:3: days: must be a number from 1 to 3660; it is 0"},
        Mistake{"days = 30", "days = \"many\"",
                "war.toml:3: days: must be a number from 1 to 3660; it is \"many\""},
        Mistake{"days = 30", "days = nan",
                "war.toml:3: days: must be a number from 1 to 3660; it is nan"},
        Mistake{"days = 30", "sharing = \"fair\"",
                "war.toml:3: sharing: must be one of equal-coverage, equal-days; it is \"fair\""},
        Mistake{
            "days = 30", "rationing = {stretch_to_days = 200}",
            "war.toml:3: rationing stretch_to_days: is more than days, the length of the scenario"},
        Mistake{"days = 30", "energy = 2100",
                "war.toml:3: energy: must be tables, [[energy]]; it is 2100"},
        Mistake{"population = 1000", "population = -5",
                "war.toml:4: population: must be a number from 1 to 10000000000; it is -5"},
        Mistake{"population = 1000", "population = {source = \"x\"}",
                "war.toml:4: population value: is missing; give the number that is claimed"},
        Mistake{"population = 1000", "population = {value = 5, low = 6}",
                "war.toml:4: population low: lies above value"},
        Mistake{"population = 1000", "population = {value = 5, high = 4}",
                "war.toml:4: population high: lies below value"},
        Mistake{"population = 1000", "population = []",
                "war.toml:4: population: is an empty list; give a number or leave it out"},
        Mistake{"population = 1000", "population = {value = 5, from = 2031-03-05, to = 2031-03-04}",
                "war.toml:4: population to: lies before from"},
        Mistake{"stock = 10", "",
                "war.toml:5: commodity stock: say in one way what is in store, 0 if nothing is: "
                "stock or stock_days"},
        Mistake{"name = \"flour\"", "name = 7",
                "war.toml:6: commodity name: must be text in quotes; it is 7"},
        Mistake{"grams = 500", "scales_with_energy = 1",
                "war.toml:5: commodity grams: say in one way how much is needed: grams or litres "
                "(a person "
                "and day), energy_share with kcal_per_gram, or need (a day for all)"},
        Mistake{"grams = 500", "need = 5\nscales_with_energy = true",
                "war.toml:8: commodity scales_with_energy: goes with grams only"},
        Mistake{"grams = 500", "energy_share = 0.5",
                "war.toml:5: commodity kcal_per_gram: energy_share and kcal_per_gram go together"},
        Mistake{"grams = 500", "litres = 5", "war.toml:7: commodity litres: needs unit = \"l\""},
        Mistake{"grams = 500", "grams = 500\nkg_per_litre = 1",
                "war.toml:8: commodity kg_per_litre: needs unit = \"l\""},
        Mistake{"grams = 500", "grams = 500\nscales_with_energy = 1",
                "war.toml:8: commodity scales_with_energy: must be true or false; it is 1"},
        Mistake{"[[link]]", "[[commodity]]\nname = \"flour\"\ngrams = 1\nstock = 0\n[[link]]",
                "war.toml:10: commodity name: stands twice: \"flour\""},
        Mistake{"vehicles = 5\npayload = 2", "vehicles = 5\npayload = 2\ncapacity = 4",
                "war.toml:13: link capacity: say in one way what passes when it is open: capacity "
                "in tonnes "
                "a day, or vehicles a day with payload in tonnes"},
        Mistake{"payload = 2", "",
                "war.toml:9: link payload: is missing: vehicles and payload go together"},
        Mistake{
            "vehicles = 5\npayload = 2\n[[link.status]]\nstatus = \"open\"",
            "capacity = 5\n[[link.status]]\nstatus = \"restricted\"\nvehicles = 2",
            "war.toml:14: link.status vehicles: needs a payload of the link, in tonnes a vehicle"},
        Mistake{"payload = 2", "payload = 2\nscope = [\"flower\"]",
                "war.toml:13: link scope: \"flower\" is no commodity and no class of one; did you "
                "mean flour?"},
        Mistake{"payload = 2", "payload = 2\nscope = \"flour\"",
                "war.toml:13: link scope: must be a list of texts; it is \"flour\""},
        Mistake{"payload = 2", "payload = 2\nto = \"Nowhere\"",
                "war.toml:13: link to: no link leads on from \"Nowhere\" to Here"},
        Mistake{"payload = 2", "payload = 2\nfrom = \"Here\"\nto = \"There\"",
                "war.toml:13: link from: is the place itself; a link leads towards it"},
        Mistake{"payload = 2", "payload = 2\nto = \"outside\"",
                "war.toml:13: link to: is where the link comes from"},
        Mistake{
            "payload = 2", "payload = 2\npath = [[200, 4]]",
            "war.toml:13: link path: must be a list of points as in [[46.6, 39.7], [46.7, 39.8]]: "
            "longitude, latitude"},
        Mistake{"status = \"open\"", "status = \"ajar\"",
                "war.toml:14: link.status status: must be one of open, restricted, closed, "
                "unspecified; it "
                "is \"ajar\""},
        Mistake{
            "status = \"open\"", "status = \"open\"\nshare = 0.5",
            "war.toml:14: link.status status: only a restricted link has a share, a throughput or "
            "vehicles of its own"},
        Mistake{"status = \"open\"", "status = \"restricted\"\nshare = 0.5\nthroughput = 3",
                "war.toml:15: link.status share: give one of share, throughput and vehicles"},
        Mistake{"status = \"open\"", "status = \"open\"\n[[figure]]\nmeasure = \"tonnes\"",
                "war.toml:15: figure value: is missing; give the number that is stated"},
        Mistake{"status = \"open\"",
                "status = \"open\"\n[[figure]]\nmeasure = \"tonnes\"\nvalue = 1\npart_of = \"x\"",
                "war.toml:18: figure part_of: no [[figure]] has the id \"x\""},
        Mistake{"status = \"open\"",
                "status = \"open\"\n[[figure]]\nmeasure = \"tonnes\"\nvalue = 1\npercent = 10",
                "war.toml:18: figure percent: needs share_of or instead_of: per cent of what?"},
        Mistake{"status = \"open\"",
                "status = \"open\"\n[[figure]]\nmeasure = \"tonnes\"\nvalue = 1\nbound = \"over\"",
                "war.toml:18: figure bound: must be one of exact, about, at-least, at-most, "
                "more-than, less-than; it is \"over\""},
        Mistake{"status = \"open\"", "status = \"open\"\n[[version]]\nname = \"a\"",
                "war.toml:15: version sources: is missing; list whose word is taken first"},
        Mistake{"status = \"open\"",
                "status = \"open\"\n[[version]]\nname = \"a\"\nsources = [\"x\"]\n[[version]]\n"
                "name = \"a\"\nsources = [\"y\"]",
                "war.toml:19: version name: stands twice: \"a\""}));

TEST(Scenario, BrokenTomlIsToldWithItsLine) {
  EXPECT_THAT(complaint("place = \"Here\"\nstart = = 3\n"),
              HasSubstr("war.toml:2: this is no TOML: "));
}

// toml++ 3.3 runs off the end of a function at some letters there.
TEST(Scenario, LettersBeyondAsciiStandInQuotes) {
  EXPECT_THAT(complaint("place = \"Here\"\nstart = 2031-01-0ς\n"),
              HasSubstr("war.toml:2: a letter that"));
  EXPECT_EQ(complaint("\xEF\xBB\xBF# ς\n" + with("Here", "Ηλίας ς \\\" ς")), "none");
  EXPECT_EQ(complaint(with("\"Here\"", "\"\"\"\nς \\\"\"\" ς \"\"\"\"\"")), "none");
  EXPECT_EQ(complaint(with("\"Here\"", "'''ς\\'''")), "none");
  EXPECT_THAT(complaint(with("\"Here\"", "'ς\\' ς")), HasSubstr("war.toml:1: a letter that"));
}

TEST(Scenario, TheSoundTextIsRead) {
  EXPECT_EQ(complaint(kSound), "none");
  Scenario const scenario = read_scenario(kSound, "war.toml");
  EXPECT_THAT(scenario.nodes, ElementsAre("outside", "Here"));
  EXPECT_EQ(scenario.versions[0].name, "as given");
  EXPECT_EQ(scenario.links[0].statuses[0].state, LinkState::open);
}

TEST(Scenario, ALinkThatNobodySpeaksOfIsNotTakenForOpen) {
  Answer const answer = answer_to(with("[[link.status]]\nstatus = \"open\"\n", ""));
  EXPECT_EQ(answer.versions[0].stretches[0].could_pass, 0);
  Range const range =
      account_of(answer.scenario, answer.scenario.versions[0], Spread::own).ranges.back();
  EXPECT_EQ(range.low, 0);
  EXPECT_EQ(range.high, 1);
}

TEST(Scenario, OverridesTakeThePlaceOfAllClaims) {
  Scenario scenario = read_scenario(kSound, "war.toml");
  override_quantities(scenario, {{"link.road.payload", 7}});
  EXPECT_EQ(scenario.at(scenario.links[0].payload).claims[0].value, 7);
}

TEST(Scenario, OverridesOutOfRangeOrUnknownAreRefused) {
  Scenario scenario = read_scenario(kSound, "war.toml");
  EXPECT_THROW(override_quantities(scenario, {{"population", 0}}), Error);
  try {
    override_quantities(scenario, {{"popluation", 5}});
    FAIL();
  } catch (Error const& error) {
    EXPECT_STREQ(error.what(),
                 "popluation: the scenario has no such quantity; the nearest is population");
  }
}

std::string const kDisputed = with("population = 1000", R"(population = [
  {value = 1000, source = "Varnia"}, {value = 600, source = "Oskaria", from = 2031-03-11},
  {value = 500, source = "Oskaria"}])");

TEST(Versions, AreOneForEachSourceThatOthersDispute) {
  Answer const answer = answer_to(kDisputed);
  ASSERT_EQ(answer.versions.size(), 2);
  EXPECT_EQ(answer.versions[0].version.name, "as Varnia states");
  EXPECT_EQ(answer.versions[1].version.name, "as Oskaria states");
  EXPECT_NEAR(first_state(answer, 0).need, 0.5, 1e-12);
  EXPECT_NEAR(first_state(answer, 1).need, 0.25, 1e-12);
}

TEST(Versions, TheLatestWordOfASourceHolds) {
  Scenario const scenario = read_scenario(kDisputed, "war.toml");
  Quantity const& people = scenario.at(scenario.population);
  Version const oskaria{"", {"Oskaria"}};
  EXPECT_EQ(claim_in(people, oskaria, 0).value, 500);
  EXPECT_EQ(claim_in(people, oskaria, 10).value, 600);
  EXPECT_EQ(claim_in(people, {"", {}}, 10).value, 1000);
}

TEST(Versions, ThatComeToTheSameAreToldOnce) {
  std::string const text =
      with("population = 1000",
           "population = [{value = 9, source = \"x\"}, {value = 9, source = \"y\"}]");
  EXPECT_EQ(read_scenario(text, "war.toml").versions.size(), 1);
}

TEST(Versions, ThatAreAskedForAreAllTold) {
  std::string const text = kSound + "[[version]]\nname = \"a\"\nsources = [\"x\"]\n" +
                           "[[version]]\nname = \"b\"\nsources = [\"y\"]\n";
  EXPECT_EQ(read_scenario(text, "war.toml").versions.size(), 2);
}

TEST(Versions, OfALinkFollowWhoSpeaksOnTheDay) {
  Answer const answer = answer_to(with("status = \"open\"", R"(status = "closed"
source = "Varnia"
[[link.status]]
status = "open"
source = "Oskaria"
from = 2031-03-10
to = 2031-03-19)"));
  ASSERT_EQ(answer.versions.size(), 2);
  std::vector<double> passing;
  for (Stretch const& stretch : answer.versions[1].stretches) passing.push_back(stretch.could_pass);
  EXPECT_THAT(passing, ElementsAre(0, 10, 0));
}

}  // namespace
}  // namespace dragoman::supply
