// Dictionaries of PETRARCH and TABARI as text of the codebook, and what they lose on the way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "codebook_with.h"
#include "events/import.h"
#include "events/rule_reader.h"

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::Not;

TextMap<CameoCode> codes() {
  TextMap<CameoCode> cameo;
  cameo["010"] = {0, ""};
  cameo["060"] = {7, "COOPERATE"};
  cameo["190"] = {-9, "ASSAULT"};
  return cameo;
}

TEST(Import, VerbPatternsBecomeRulesThatTheReaderTakes) {
  Imported const imported = import_verbs(
      "--- RESUME [---] ---\n"
      "RESUME\n"
      "- * FLIGHTS  [060]\n"
      "--- SHELL [190] ---\n"
      "SHELL  # of guns\n",
      codes());
  EXPECT_THAT(imported.text, HasSubstr("verb resume flight"));
  EXPECT_THAT(imported.text, HasSubstr("COOPERATE"));
  EXPECT_TRUE(imported.lost.empty());
  RuleReader reader;
  for (auto const& [code, value] : codes()) reader.add_cameo(code, value);
  reader.read(read_rule_text("imported.rules", imported.text));
  Codebook const book = reader.finish();
  EXPECT_EQ(book.rules.size(), 2U);
}

TEST(Import, EntriesLeftOutAreToldWithTheirLine) {
  Imported const imported = import_verbs(
      "--- SAY [010] ---\n"
      "SAY\n"
      "- * + [190]\n"
      "- * PEACE [---]\n",
      codes());
  ASSERT_EQ(imported.lost.size(), 3U);
  EXPECT_EQ(imported.lost[0].line, 2);
  EXPECT_EQ(imported.lost[0].why, "no PLOVER type for 010");
  EXPECT_EQ(imported.lost[1].why, "source and target marks");
  EXPECT_EQ(imported.lost[2].line, 4);
  EXPECT_THAT(imported.lost[2].why, HasSubstr("forbids coding"));
  EXPECT_THAT(imported.text, Not(HasSubstr("rule")));
}

TEST(Import, AgentsKeepTheirSector) {
  Imported const imported = import_agents(
      "!PERSON! = MAN, WOMAN\n"
      "POLICE_!PERSON! [~COP]\n"
      "GHOST [~XYZ]\n");
  EXPECT_EQ(imported.text, "police man\tCOP\tgroup\t\npolice woman\tCOP\tgroup\t\n");
  ASSERT_EQ(imported.lost.size(), 1U);
  EXPECT_EQ(imported.lost[0].line, 3);
}

TEST(Import, ActorsAreDatedPersonsOrBodies) {
  ImportedActors const actors = import_actors(
      "AFGHAN_NATIONAL_ARMY_ [AFGMIL]\n"
      "HAMID_KARZAI_\n"
      "\t[AFGGOV 011222-140929]\n"
      "NOBODY_ [af]\n");
  EXPECT_EQ(actors.bodies.text, "Afghan National Army\torganisation\tAFG\tMIL\n");
  EXPECT_EQ(actors.persons.text, "Hamid Karzai\t\tAFG\tGOV\t\t2001-12-22\t2014-09-29\n");
  ASSERT_EQ(actors.bodies.lost.size(), 1U);
  EXPECT_EQ(actors.bodies.lost[0].line, 4);
}

TEST(Import, CommentsOfEachKindAreSkipped) {
  bool inside = false;
  EXPECT_EQ(uncommented("SHELL # of guns", inside), "SHELL");
  EXPECT_EQ(uncommented("SHELL <!-- of", inside), "SHELL");
  EXPECT_TRUE(inside);
  EXPECT_EQ(uncommented("guns --> RAID ; old", inside), "RAID");
  EXPECT_FALSE(inside);
}

TEST(Import, TheTablesTakeWhatIsMade) {
  Imported const agents = import_agents("POLICE_MAN [~COP]\n");
  EXPECT_EQ(complaint("agents.tsv", agents.text), "");
  ImportedActors const actors = import_actors(
      "AFGHAN_NATIONAL_ARMY_ [AFGMIL]\n"
      "HAMID_KARZAI_\n"
      "\t[AFGGOV 011222-140929]\n");
  EXPECT_EQ(complaint("bodies.tsv", actors.bodies.text), "");
  EXPECT_EQ(complaint("persons.tsv", actors.persons.text), "");
}

}  // namespace
}  // namespace dragoman
