#include <gtest/gtest.h>

#include "parse/lemma.h"

namespace dragoman {
namespace {

std::string mended(std::string form, std::string lemma, std::string feats) {
  Token token;
  token.form = std::move(form);
  token.lemma = std::move(lemma);
  token.feats = std::move(feats);
  token.upos = Upos::VERB;
  return mend_lemma(token);
}

TEST(MendLemma, SpellsStemsOfRegularVerbs) {
  EXPECT_EQ(mended("indicted", "indicte", "Tense=Past|VerbForm=Part"), "indict");
  EXPECT_EQ(mended("closed", "clos", "Tense=Past|VerbForm=Fin"), "close");
  EXPECT_EQ(mended("invaded", "invad", "Mood=Ind|Number=Sing|Person=3|Tense=Past"), "invade");
  EXPECT_EQ(mended("cancelled", "cancell", "Tense=Past|VerbForm=Fin"), "cancel");
  EXPECT_EQ(mended("killing", "kill", "VerbForm=Ger"), "kill");
  EXPECT_EQ(mended("occupied", "occupi", "Tense=Past|VerbForm=Fin"), "occupy");
  EXPECT_EQ(mended("agreed", "agre", "Tense=Past|VerbForm=Fin"), "agree");
}

TEST(MendLemma, CutsOffEndingsAlone) {
  EXPECT_EQ(mended("abduct", "abdy", "Mood=Ind|Number=Plur|Tense=Pres|VerbForm=Fin"), "abduct");
  EXPECT_EQ(mended("abduct", "abdy", "Tense=Past|VerbForm=Fin"), "abduct");
  EXPECT_EQ(mended("strung", "string", "Tense=Past|VerbForm=Part"), "string");
  EXPECT_EQ(mended("abduct", "abd", "VerbForm=Fin"), "abduct");
  EXPECT_EQ(mended("given", "give", "Tense=Past|VerbForm=Part"), "give");
}

TEST(MendLemma, SpellsTheThirdPerson) {
  EXPECT_EQ(mended("denies", "denie", "Number=Sing|Person=3"), "deny");
  EXPECT_EQ(mended("dismisses", "dismisse", "Number=Sing|Person=3"), "dismiss");
  EXPECT_EQ(mended("accuses", "accuse", "Number=Sing|Person=3"), "accuse");
}

TEST(MendLemma, KnowsIrregularForms) {
  EXPECT_EQ(mended("shot", "shot", "VerbForm=Inf"), "shoot");
  EXPECT_EQ(mended("found", "found", "VerbForm=Inf"), "found");
  EXPECT_EQ(mended("fled", "fle", "Tense=Past|VerbForm=Fin"), "flee");
  EXPECT_EQ(mended("fought", "fough", "Tense=Past|VerbForm=Fin"), "fight");
  EXPECT_EQ(mended("retook", "retook", "Tense=Past|VerbForm=Fin"), "retake");
  EXPECT_EQ(mended("recounted", "recount", "Tense=Past|VerbForm=Fin"), "recount");
}

std::string mended_plural(std::string form, std::string lemma) {
  Token noun;
  noun.form = std::move(form);
  noun.lemma = std::move(lemma);
  noun.upos = Upos::NOUN;
  noun.feats = "Number=Plur";
  return mend_lemma(noun);
}

TEST(MendLemma, KnowsPluralsOfMan) { EXPECT_EQ(mended_plural("Gunmen", "gunme"), "gunman"); }

TEST(MendLemma, SpellsPlurals) {
  EXPECT_EQ(mended_plural("Clashes", "clashe"), "clash");
  EXPECT_EQ(mended_plural("Buses", "buse"), "bus");
  EXPECT_EQ(mended_plural("Houses", "hous"), "house");
  EXPECT_EQ(mended_plural("breaches", "breache"), "breach");
  EXPECT_EQ(mended_plural("impasses", "impasse"), "impasse");
  EXPECT_EQ(mended_plural("authorities", "authoritie"), "authority");
  EXPECT_EQ(mended_plural("businesses", "businesy"), "business");
  EXPECT_EQ(mended_plural("sorties", "sorty"), "sortie");
  EXPECT_EQ(mended_plural("houses", "house"), "house");
}

TEST(MendLemma, LeavesPluralsThatAreNotRegular) {
  EXPECT_EQ(mended_plural("troops", "troops"), "troops");
  EXPECT_EQ(mended_plural("species", "species"), "species");
  EXPECT_EQ(mended_plural("lives", "life"), "life");
  EXPECT_EQ(mended_plural("crises", "crisis"), "crisis");
  EXPECT_EQ(mended_plural("feet", "foot"), "foot");
}

TEST(MendLemma, LeavesBaseFormsAndOtherWords) {
  EXPECT_EQ(mended("need", "need", "VerbForm=Inf"), "need");
  EXPECT_EQ(mended("bring", "bring", "VerbForm=Inf"), "bring");
  Token noun;
  noun.form = noun.lemma = "meeting";
  noun.upos = Upos::NOUN;
  EXPECT_EQ(mend_lemma(noun), "meeting");
}

}  // namespace
}  // namespace dragoman
