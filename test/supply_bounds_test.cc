// Bounds: no mixture of what is claimed lies outside of them where they are said to be proven, and
// where they are not it is said why.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "supply_scenarios.h"

namespace dragoman::supply {
namespace {

using testing::HasSubstr;

int or_end(int day, int days) { return day == kNever ? days : day; }

// First short days of one mixture: for each number a part of its range, for each link one source.
std::vector<int> first_short_of(Scenario const& scenario, Account const& account,
                                std::mt19937& random) {
  std::uniform_real_distribution<double> part(0, 1);
  Choice choice = most_likely(account);
  for (std::size_t i = 0; i < choice.values.size(); ++i) {
    Range const& range = account.ranges[i];
    double const u = random() % 4 == 0 ? static_cast<double>(random() % 2) : part(random);
    choice.values[i] = range.low + u * (range.high - range.low);
  }
  for (std::size_t link = 0; link < choice.options.size(); ++link) {
    choice.options[link] =
        static_cast<int>(random() % static_cast<unsigned>(account.options(link)));
  }
  Plan plan;
  supply::Run run;
  make_plan(scenario, account, choice, plan);
  Simulator(Network(scenario), plan.commodities).simulate(plan, run);
  return run.first_short;
}

// How many of the mixtures have a commodity that is short outside of the bounds.
int outside(Scenario const& scenario, int mixtures, unsigned seed) {
  Network const network(scenario);
  Account const account = account_of(scenario, scenario.versions[0], Spread::all);
  Bounds const bounds = bounds_of(scenario, network, account);
  std::mt19937 random(seed);
  int found = 0;
  for (int i = 0; i < mixtures; ++i) {
    std::vector<int> const first = first_short_of(scenario, account, random);
    bool inside = true;
    for (std::size_t k = 0; k < first.size(); ++k) {
      int const day = or_end(first[k], scenario.days);
      inside = inside && day >= or_end(bounds.worst[k], scenario.days) &&
               day <= or_end(bounds.best[k], scenario.days);
    }
    found += inside ? 0 : 1;
  }
  return found;
}

class RandomScenario {
 public:
  explicit RandomScenario(unsigned seed) : random_(seed) {}

  // Three commodities; two to four links, of which two
  // join before a pass, each with a
  // scope of its own that all who speak of it agree on; needs and links that change over time.
  std::string text() {
    std::string out =
        head(60, "2031-03-01") + fmt::format("population = [{{{}}}, {{{}, from = 2031-03-20}}]\n",
                                             range(800, 1200), range(700, 1300));
    for (char const* name : {"flour", "oil", "fuel"}) {
      out +=
          commodity(name, fmt::format("grams = {{{}}}\nstock = {{{}}}\nlocal = {{{}}}\n"
                                      "spoilage = {{{}}}\nstorage = 40",
                                      range(100, 600), range(1, 9), range(0, 0.1), range(0, 0.02)));
    }
    int const links = 2 + static_cast<int>(random_() % 3);
    for (int i = 0; i < links; ++i) {
      std::string const way = i < 2 ? "to = \"pass\"\n" : "";
      out += road(fmt::format("road {}", i), way);
    }
    return out + road("behind the pass", "from = \"pass\"\n");
  }

 private:
  std::string road(std::string const& name, std::string const& way) {
    static constexpr char const* kScopes[] = {"[\"flour\"]", "[\"oil\", \"fuel\"]",
                                              "[\"flour\", \"fuel\"]",
                                              "[\"flour\", \"oil\", \"fuel\"]"};
    return link(name,
                way + fmt::format("capacity = {{{}}}\nscope = {}\nstatus = [{{status = \"closed\", "
                                  "source = \"a\"}}, {{status = \"restricted\", source = \"b\", "
                                  "share = {{{}}}}}, {{status = \"open\", source = \"a\", from = "
                                  "2031-03-{:02}}}]",
                                  range(0.05, 0.6), kScopes[random_() % 4], range(0.1, 0.9),
                                  5 + random_() % 20));
  }

  // Two numbers between both ends, and one between these.
  std::string range(double low, double high) {
    std::uniform_real_distribution<double> part(low, high);
    double const a = part(random_), b = part(random_);
    return fmt::format("value = {0}, low = {1}, high = {2}", (a + b) / 2, std::min(a, b),
                       std::max(a, b));
  }

  std::mt19937 random_;
};

TEST(Bounds, HoldEveryMixtureWhereWaysThatJoinTakeOtherThings) {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    std::string const text = RandomScenario(seed).text();
    Scenario const scenario = read_scenario(text, "random.toml");
    ASSERT_EQ(bounds_doubt(scenario, Network(scenario)), "");
    ASSERT_EQ(outside(scenario, 60, seed), 0) << text;
  }
}

std::string two_things(std::string const& fields) {
  return commodity("flour", "grams = 500\nstock = {value = 5, low = 3, high = 6}\n" + fields) +
         commodity("oil", "grams = 200\nstock = 3");
}

std::string_view doubt_of(std::string const& text) {
  Scenario const scenario = read_scenario(head(60, "2031-03-01") + text, "test.toml");
  return bounds_doubt(scenario, Network(scenario));
}

std::string const kChanging =
    "population = [{value = 1000, low = 500, high = 1500}, {value = 1000, from = 2031-03-11}]\n";

TEST(Bounds, SayWhyTheyAreNotProven) {
  std::string const road = open_link("road", 0.4);
  EXPECT_EQ(doubt_of(kChanging + two_things("") + road), "");
  EXPECT_THAT(doubt_of("sharing = \"equal-days\"\n" + kChanging + two_things("") + road),
              HasSubstr("fills one stock up"));
  EXPECT_THAT(doubt_of(kChanging + two_things("ration = 0.5") + road), HasSubstr("handed out"));
  EXPECT_THAT(doubt_of(kChanging + two_things("offered = 2") + road), HasSubstr("more is sent"));
  EXPECT_THAT(doubt_of(people(1000) + two_things("offered = {value = 2, high = 3}") + road),
              HasSubstr("takes the place"));
  EXPECT_THAT(doubt_of(kChanging + two_things("") + road + "[rationing]\nstretch_to_days = 50\n"),
              HasSubstr("stretched"));
  std::string const claims =
      "capacity = 1\nstatus = [{status = \"open\", scope = [\"oil\"], source = \"a\"}, {status = "
      "\"restricted\", source = \"b\"}]";
  EXPECT_THAT(doubt_of(kChanging + two_things("") + link("road", claims)),
              HasSubstr("claims about one link"));
}

TEST(Bounds, AreNotProvenWhereLinksOfOtherScopesFork) {
  auto const scoped = [](char const* name, char const* scope) {
    return link(name,
                fmt::format("to = \"ford\"\ncapacity = 1\nscope = [\"{}\"]\nstatus = {{status "
                            "= \"open\"}}",
                            scope));
  };
  auto const behind = [](char const* name) {
    return link(name, "from = \"ford\"\ncapacity = 1\nstatus = {status = \"open\"}");
  };
  std::string const roads =
      kChanging + two_things("") + scoped("a", "oil") + scoped("b", "flour") + behind("bridge");
  EXPECT_EQ(doubt_of(roads), "");
  EXPECT_THAT(doubt_of(roads + behind("ferry")), HasSubstr("fork on the way"));
}

// Ten days of fewer people fill the stock less, if it is told in days of their need.
TEST(Bounds, OfStocksInDaysOfAChangingNeedAreRightlyDoubted) {
  std::string const text = head(60, "2031-03-01") + kChanging +
                           commodity("flour", "grams = 500\nstock_days = 20") +
                           open_link("road", 0.1);
  Scenario const scenario = read_scenario(text, "test.toml");
  EXPECT_THAT(bounds_doubt(scenario, Network(scenario)), HasSubstr("in days of a need"));
  EXPECT_GT(outside(scenario, 200, 1), 0);
}

}  // namespace
}  // namespace dragoman::supply
