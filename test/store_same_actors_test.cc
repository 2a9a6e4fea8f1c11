// Names of several documents that stand for one person or body, and those that never do.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "store/corrections.h"
#include "store/question.h"
#include "store/rebuild.h"
#include "store/same_actors.h"
#include "store/totals.h"
#include "store_records.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

NamedActor person(std::string const& name, std::string const& code = "USA-GOV") {
  return {name, code, "person", 1, {}, {}, false};
}

NamedActor body(std::string const& name, std::string const& code,
                std::string const& kind = "government") {
  return {name, code, kind, 1, {}, {}, false};
}

// The names that each name is shown under; those that stand alone under their own.
std::vector<std::string> shown(std::vector<NamedActor> const& actors) {
  std::vector<std::string> out;
  for (SameActor const& same : same_actors(actors)) out.push_back(actors[same.actor].name);
  return out;
}

TEST(SameActors, APersonsNameWithMoreWordsOrFewerIsOne) {
  EXPECT_THAT(shown({person("Trump"), person("Donald Trump"), person("Donald J. Trump"),
                     person("President Trump"), person("U.S. President Donald Trump")}),
              ElementsAre("Donald J. Trump", "Donald J. Trump", "Donald J. Trump",
                          "Donald J. Trump", "Donald J. Trump"));
  EXPECT_THAT(shown({person("Zelenskiy", "UKR-GOV"), person("Zelensky", "UKR-GOV"),
                     person("Volodymyr Zelenskyy", "UKR-GOV")}),
              testing::Each("Volodymyr Zelenskyy"));
  EXPECT_THAT(shown({person("Bashar Assad", "SYR-GOV"), person("Bashar al-Assad", "SYR-GOV")}),
              testing::Each("Bashar Assad"));
  EXPECT_THAT(
      shown({person("Nkweta-Salami", "SDN-CVL"), person("Clementine Nkweta-Salami", "SDN-SOC")}),
      testing::Each("Clementine Nkweta-Salami"));
  EXPECT_THAT(
      shown({person("Oran", "XXX-UNK"), person("Lev Oran", "XXX-GOV"), person("Misri", "XXX-UNK"),
             person("Vikram Misri", "IND-GOV"), person("Jamal Khashoggi", "SAU-JRN"),
             person("Jamal Khashoggi", "XXX-JRN"), body("Puigdemont", "ESP-UNK", "organisation"),
             person("Carles Puigdemont", "ESP-CVL")}),
      ElementsAre("Lev Oran", "Lev Oran", "Vikram Misri", "Vikram Misri", "Jamal Khashoggi",
                  "Jamal Khashoggi", "Carles Puigdemont", "Carles Puigdemont"));
  EXPECT_THAT(shown({person("Xi", "CHN-GOV"), person("Xi Jinping", "CHN-GOV")}),
              testing::Each("Xi Jinping"));
}

TEST(SameActors, TheNameUsedMostIsShown) {
  NamedActor often = person("Donald Trump"), rare = person("Donald J. Trump");
  often.mentions = 5;
  auto const same = same_actors({rare, often});
  EXPECT_EQ(same[0].actor, 1U);
  EXPECT_THAT(same[0].why, HasSubstr("more words or fewer"));
  EXPECT_THAT(same[1].why, IsEmpty());
}

TEST(SameActors, TwoPersonsOfOneFamilyNameStayTwo) {
  std::vector<std::vector<NamedActor>> const apart = {
      {person("Donald Trump"), person("Donald Trump Jr.")},
      {person("George W. Bush"), person("George H. W. Bush"), person("Bush")},
      {person("Nawaz Sharif", "PAK-GOV"), person("Shehbaz Sharif", "PAK-GOV"),
       person("Sharif", "PAK-GOV")},
      {person("Saddam Hussein", "IRQ-GOV"), person("Uday Saddam Hussein", "IRQ-GOV")},
      {person("Saddam Hussein", "IRQ-GOV"), person("son of Saddam Hussein", "IRQ-GOV")},
      {person("Saddam Hussein", "IRQ-GOV"), person("Wife of Saddam Hussein", "IRQ-GOV")},
      {person("Hafez al-Assad", "SYR-GOV"), person("Bashar al-Assad", "SYR-GOV")},
      {person("Trump", "USA-UNK"), person("Donald Trump Jr.", "USA-UNK")},
      {person("Castro", "CUB-GOV"), person("Fidel Castro", "ESP-GOV")},
      {person("Prime Minister", "ISR-GOV"), person("Defence Minister", "ISR-GOV")},
      {person("Salami", "SDN-CVL"), person("Clementine Nkweta-Salami", "SDN-SOC"),
       person("Ali Salami", "SDN-GOV")},
      {person("Smith", "USA-GOV"), person("Ann Smith", "USA-MIL")},
      {body("London", "GBR-CVL", "people"), person("Constable of the Tower of London", "GBR-COP")},
      {person("man", "USA-CVL"), person("U.S. man", "USA-CVL")}};
  for (auto const& actors : apart) {
    std::vector<std::string> names;
    for (NamedActor const& actor : actors) names.push_back(actor.name);
    EXPECT_EQ(shown(actors), names);
  }
}

TEST(SameActors, AFamilyNameAloneIsOfThoseOfItsTime) {
  NamedActor son = person("George W. Bush"), bare = person("Bush");
  son.first = son.last = parse_date("2003-03-19");
  bare.first = bare.last = parse_date("1991-01-16");
  EXPECT_THAT(shown({son, bare}), ElementsAre("George W. Bush", "Bush"));
  bare.last = parse_date("2002-01-29");
  EXPECT_THAT(shown({son, bare}), testing::Each("George W. Bush"));
}

TEST(SameActors, OneFullNameInOneCountryIsOneWhateverTheOffice) {
  EXPECT_THAT(shown({person("Barack Obama", "USA-PTY"), person("Barack Obama", "USA-GOV"),
                     person("Bazoum", "NER-UNK"), person("Mohamed Bazoum", "NER-GOV")}),
              ElementsAre("Barack Obama", "Barack Obama", "Mohamed Bazoum", "Mohamed Bazoum"));
  auto const same = same_actors({person("Ali Khan", "XXX-GOV"), person("Ali Khan", "XXX-REB")});
  EXPECT_EQ(same[1].actor, 1U) << "of no country";
}

TEST(SameActors, AGovernmentIsOneByCountryCapitalAndCode) {
  EXPECT_THAT(shown({body("United States", "USA-GOV"), body("U.S.", "USA-GOV"),
                     body("Washington", "USA-GOV"), body("U.S. government", "USA-GOV")}),
              testing::Each("United States"));
  EXPECT_THAT(shown({body("United Kingdom", "GBR-GOV"), body("Scotland", "GBR-GOV"),
                     body("White House", "USA-GOV"), body("United States", "USA-GOV")}),
              ElementsAre("United Kingdom", "Scotland", "White House", "United States"));
}

TEST(SameActors, BodiesAreOneByTheCodebookInitialsOrWithoutTheCountrysName) {
  EXPECT_THAT(shown({body("RSF", "SDN-REB", "armed-group"),
                     body("Rapid Support Forces", "SDN-REB", "armed-group")}),
              testing::Each("Rapid Support Forces"));
  EXPECT_THAT(shown({body("TLF", "XXX-REB", "armed-group"),
                     body("Tal Liberation Front", "XXX-REB", "armed-group")}),
              testing::Each("Tal Liberation Front"));
  EXPECT_THAT(shown({body("Sudan's army", "SDN-MIL"), body("army", "SDN-MIL"),
                     body("Sudanese army", "SDN-MIL")}),
              testing::Each("Sudan's army"));
  EXPECT_THAT(shown({body("Syrian civilians", "SYR-CVL", "people"),
                     body("Civilians", "SYR-CVL", "people")}),
              testing::Each("Syrian civilians"));
  EXPECT_THAT(shown({body("Ministry of Defense", "RUS-GOV"), body("defence ministry", "RUS-GOV")}),
              testing::Each("Ministry of Defense"));
}

TEST(SameActors, OtherBodiesOfACodeStayApart) {
  std::vector<NamedActor> const actors = {body("U.S. Army", "USA-MIL"),
                                          body("U.S. Navy", "USA-MIL"),
                                          body("army", "SDN-MIL"),
                                          body("Sudan's military", "SDN-MIL"),
                                          body("Russian forces", "RUS-MIL"),
                                          body("Soviet forces", "RUS-MIL"),
                                          body("Interior Ministry", "RUS-GOV"),
                                          body("Foreign Ministry", "RUS-GOV")};
  std::vector<std::string> names;
  for (NamedActor const& actor : actors) names.push_back(actor.name);
  EXPECT_EQ(shown(actors), names);
}

TEST(SameActors, DoNotHangOnTheOrder) {
  std::vector<NamedActor> actors = {person("Bush"),           person("George Bush"),
                                    person("George W. Bush"), person("George H. W. Bush"),
                                    person("Trump"),          person("Donald Trump"),
                                    body("U.S.", "USA-GOV"),  body("United States", "USA-GOV")};
  std::mt19937 chance(11);
  auto const named = [&] {
    std::map<std::string, std::string> out;
    auto const under = shown(actors);
    for (std::size_t i = 0; i < actors.size(); ++i) out[actors[i].name] = under[i];
    return out;
  };
  auto const first = named();
  for (int turn = 0; turn < 500; ++turn) {
    std::shuffle(actors.begin(), actors.end(), chance);
    ASSERT_EQ(named(), first);
  }
}

class SameActorRowsTest : public testing::Test {
 protected:
  SameActorRowsTest() : store_(Store::open_or_create(":memory:")) {
    Report one("https://example.org/1", "2025-02-28", "Donald Trump accused Kyiv.");
    one.event(EventType::ACCUSE, "accused", one.actor("Donald Trump", "USA", "GOV"), -1);
    Report two("https://example.org/2", "2025-03-04", "Trump threatened Moscow.");
    two.event(EventType::THREATEN, "threatened", two.actor("Trump", "USA", "GOV"), -1);
    for (Report* report : {&one, &two}) {
      report->record().actors.front().kind = ActorKind::person;
      store_.add(*report);
    }
    rebuild(store_);
  }

  std::vector<std::string> column(Question const& question, std::string const& name) const {
    std::vector<std::string> out;
    Statement rows = ask(store_.database(), question);
    auto const columns = rows.columns();
    auto const at = std::ranges::find(columns, name) - columns.begin();
    while (rows.step()) out.push_back(rows.text(static_cast<int>(at)));
    return out;
  }

  Store store_;
};

TEST_F(SameActorRowsTest, OneRowWithAllNamesAndTheReason) {
  EXPECT_THAT(column({"actors"}, "name"), ElementsAre("Donald Trump"));
  EXPECT_THAT(column({"actors"}, "documents"), ElementsAre("2"));
  EXPECT_THAT(column({"actors"}, "names"), ElementsAre("Donald Trump; Trump"));
  EXPECT_THAT(column({"actors"}, "names_why"), ElementsAre(HasSubstr("Trump: the family name")));
  EXPECT_THAT(column({"actors", {{"source", "*"}}}, "documents"), ElementsAre("2"))
      << "counted from the rows";
}

TEST_F(SameActorRowsTest, EveryFilterByANameFindsAll) {
  for (std::string const name : {"Trump", "donald trump", "Donald*"}) {
    EXPECT_THAT(column({"events", {{"actor", name}}}, "ref"), ElementsAre("1.0", "2.0")) << name;
    EXPECT_THAT(column({"incidents", {{"actor", name}}}, "type"),
                ElementsAre("ACCUSE", "THREATEN"));
    EXPECT_THAT(column({"actors", {{"name", name}}}, "name"), ElementsAre("Donald Trump"));
    EXPECT_THAT(column({"events", {{"actor", name}}, -1, 0, "year"}, "count"), ElementsAre("2"));
  }
  EXPECT_THAT(column({"events", {{"actor", "Trump"}, {"as-of", "2090-01-01"}}}, "ref"),
              ElementsAre("1.0", "2.0"));
}

TEST_F(SameActorRowsTest, AnAnalystTakesThemApartAndTakesThatBack) {
  auto const number = correct(store_, {Action::split, "actors:2.0", "", "", {"anna", "his son"}});
  rebuild(store_);
  EXPECT_THAT(column({"actors"}, "name"), ElementsAre("Donald Trump", "Trump"));
  EXPECT_THAT(column({"events", {{"actor", "Trump"}}}, "ref"), ElementsAre("2.0"));
  undo(store_, number, {"anna", ""});
  rebuild(store_);
  EXPECT_THAT(column({"actors"}, "name"), ElementsAre("Donald Trump"));
}

TEST_F(SameActorRowsTest, TotalsFollowEachWriteAndARecount) {
  Report three("https://example.org/3", "2025-03-05", "Trump spoke.");
  three.actor("Trump", "USA", "GOV");
  three.record().actors.front().kind = ActorKind::person;
  store_.add(three);
  EXPECT_THAT(column({"actors"}, "documents"), ElementsAre("3"));
  correct(store_, {Action::reject, "documents:1", "", "", {"anna", ""}});
  EXPECT_TRUE(totals_are_right(store_.database()));
  EXPECT_THAT(column({"actors"}, "documents"), ElementsAre("2"));
  recount(store_);
  EXPECT_TRUE(totals_are_right(store_.database()));
  EXPECT_THAT(column({"actors"}, "documents"), ElementsAre("2"));
}

}  // namespace
}  // namespace dragoman
