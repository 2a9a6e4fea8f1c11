#include <gtest/gtest.h>

#include "parse/conllu.h"
#include "parse/mend_tree.h"
#include "trees.h"

namespace dragoman {
namespace {

TEST(MendProgressives, OneCountryIsNoTroops) {
  Parse parse = tree(
                    "Lorn Lorn PROPN 4 nsubj Number=Sing\n"
                    "is be AUX 4 cop _\n"
                    "massing mass VERB 4 amod Tense=Pres|VerbForm=Part\n"
                    "troops troop NOUN 0 root Number=Plur\n"
                    "near near ADP 6 case _\n"
                    "Ava Ava PROPN 4 nmod _\n"
                    ". . PUNCT 4 punct _\n")
                    .parse;
  Parse several = parse;
  several.tokens[0].upos = Upos::NOUN;  // "The result is rising prices"
  mend_progressives(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[2].head, -1);
  EXPECT_EQ(parse.tokens[0].head, 2);
  EXPECT_EQ(parse.tokens[1].relation, "aux");
  EXPECT_EQ(parse.tokens[3].relation, "obj");
  EXPECT_EQ(parse.tokens[5].head, 3);
  EXPECT_EQ(parse.tokens[6].head, 2);
  mend_progressives(several, several.sentences[0].tokens);
  EXPECT_EQ(several.tokens[3].head, -1);
}

TEST(MendGivenTimes, HoursAreGiven) {
  Parse given = tree(
                    "gave give VERB 0 root _\n"
                    "Lorn Lorn PROPN 1 iobj _\n"
                    "hours hour NOUN 1 obl:unmarked Number=Plur\n"
                    "to to PART 5 mark _\n"
                    "leave leave VERB 1 advcl VerbForm=Inf\n")
                    .parse;
  Parse of_deed = given;
  of_deed.tokens[1].relation = "obj", of_deed.tokens[2].head = 4;  // told of "leave"
  Parse took = given;
  took.tokens[0].lemma = "take";
  for (Parse* parse : {&given, &of_deed, &took})
    mend_given_times(*parse, parse->sentences[0].tokens);
  EXPECT_EQ(given.tokens[2].relation, "obj");
  EXPECT_EQ(given.tokens[4].head, 2);
  EXPECT_EQ(of_deed.tokens[1].relation, "iobj");
  EXPECT_EQ(of_deed.tokens[2].head, 0);
  EXPECT_EQ(of_deed.tokens[4].head, 2);
  EXPECT_EQ(took.tokens[2].relation, "obl:unmarked");
}

TEST(MendHeardDeeds, WhatIsHeardIsNobodysDeedThere) {
  Parse parse = tree(
                    "Patrols patrol NOUN 2 nsubj _\n"
                    "heard hear VERB 0 root _\n"
                    "shooting shoot VERB 2 xcomp VerbForm=Ger\n")
                    .parse;
  Parse began = parse;
  began.tokens[1].lemma = "begin";
  mend_heard_deeds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[2].upos, Upos::NOUN);
  EXPECT_EQ(parse.tokens[2].relation, "obj");
  mend_heard_deeds(began, began.sentences[0].tokens);
  EXPECT_EQ(began.tokens[2].relation, "xcomp");
}

TEST(MendToldHearers, WhatIsPromisedIsToldAndNotOfThem) {
  Parse parse = tree(
                    "They they PRON 2 nsubj _\n"
                    "promised promise VERB 0 root _\n"
                    "envoys envoy NOUN 2 obj _\n"
                    "that that SCONJ 7 mark _\n"
                    "attacks attack NOUN 7 nsubj _\n"
                    "would would AUX 7 aux _\n"
                    "end end VERB 3 acl:relcl _\n")
                    .parse;
  Parse met = parse;
  met.tokens[3].relation = "obj";  // "envoys that they met"
  mend_told_hearers(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[6].head, 1);
  EXPECT_EQ(parse.tokens[6].relation, "ccomp");
  EXPECT_EQ(parse.tokens[2].relation, "iobj");
  mend_told_hearers(met, met.sentences[0].tokens);
  EXPECT_EQ(met.tokens[6].head, 2);
}

TEST(MendToldGerunds, OneClauseIsSaidAndTheGerundIsItsNouns) {
  Parse parse = tree(
                    "saying say VERB 0 root _\n"
                    "courts court NOUN 3 nsubj _\n"
                    "have have VERB 1 ccomp _\n"
                    "business business NOUN 3 obj _\n"
                    "deciding decide VERB 1 ccomp VerbForm=Ger\n"
                    "it it PRON 5 obj _\n")
                    .parse;
  Parse alone = parse;
  alone.tokens[2].relation = "parataxis";
  mend_told_gerunds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[4].head, 3);
  EXPECT_EQ(parse.tokens[4].relation, "acl");
  mend_told_gerunds(alone, alone.sentences[0].tokens);
  EXPECT_EQ(alone.tokens[4].head, 0);
}

// "The police said it was theirs; residents disputed that": the residents' own.
TEST(MendSecondSayings, NobodySaysThatOthersDisputeIt) {
  Parse parse = tree(
                    "Police police NOUN 2 nsubj _\n"
                    "said say VERB 0 root _\n"
                    "it it PRON 4 nsubj _\n"
                    "fell fall VERB 2 ccomp _\n"
                    "; ; PUNCT 7 punct _\n"
                    "residents resident NOUN 7 nsubj _\n"
                    "disputed dispute VERB 2 ccomp _\n"
                    "that that PRON 7 obj _\n")
                    .parse;
  Parse rose = parse;
  rose.tokens[7].lemma = "price";
  mend_second_sayings(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[6].relation, "parataxis");
  mend_second_sayings(rose, rose.sentences[0].tokens);
  EXPECT_EQ(rose.tokens[6].relation, "ccomp");
}

// "said troops fired, damaging a hall": the ministry damaged nothing.
TEST(MendFurtherSayings, AnOutcomeIsOfTheDeedThatIsTold) {
  Parse parse = tree(
                    "said say VERB 0 root _\n"
                    "troops troop NOUN 3 nsubj _\n"
                    "fired fire VERB 1 ccomp _\n"
                    ", , PUNCT 5 punct _\n"
                    "damaging damage VERB 1 advcl VerbForm=Ger\n"
                    "halls hall NOUN 5 obj _\n")
                    .parse;
  Parse adding = parse;
  adding.tokens[4].form = "adding";
  adding.tokens[4].lemma = "add";
  mend_further_sayings(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[4].head, 2);
  mend_further_sayings(adding, adding.sentences[0].tokens);
  EXPECT_EQ(adding.tokens[4].head, 0);
}

TEST(MendVerbs, WhatHasASubjectAndNoSignIsFinite) {
  std::string const text =
      "We we PRON 2 nsubj _\n"
      "expect expect VERB 0 root VerbForm=Inf\n"
      "trucks truck NOUN 2 obj _\n";
  Parse parse = tree(text).parse;
  Parse helped = tree(text + "may may AUX 2 aux _\n").parse;
  mend_bare_finites(parse, parse.sentences[0].tokens);
  mend_bare_finites(helped, helped.sentences[0].tokens);
  EXPECT_TRUE(has_feature(parse.tokens[1], "VerbForm=Fin"));
  EXPECT_TRUE(has_feature(helped.tokens[1], "VerbForm=Inf"));
}

TEST(MendVerbs, WhatIsRequiredWithdrawsNothing) {
  std::string const text =
      "what what PRON 4 nsubj _\n"
      "is be AUX 3 aux:pass _\n"
      "required require VERB 0 root _\n"
      "withdraw withdraw VERB 3 ccomp _\n";
  Parse parse = tree(text).parse;
  Parse taken = tree(text + "this this PRON 3 nsubj:pass _\n").parse;
  mend_passive_what(parse, parse.sentences[0].tokens);
  mend_passive_what(taken, taken.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[0].head, 2);
  EXPECT_EQ(parse.tokens[0].relation, "nsubj:pass");
  EXPECT_EQ(taken.tokens[0].head, 3);
}

// "six and injuring 22": nobody kills injuring.
TEST(MendJoinedGerunds, ADeedIsJoinedToTheDeedAndNotToItsObject) {
  std::string const text =
      "fell fall VERB 0 root _\n"
      "killing kill VERB 1 advcl VerbForm=Ger\n"
      "six six NUM 2 obj _\n"
      "and and CCONJ 5 cc _\n"
      "injuring injure VERB 3 conj VerbForm=Ger\n";
  Parse parse = tree(text + "many many ADJ 5 obj _\n").parse;
  Parse alone = tree(text).parse;
  mend_joined_gerunds(parse, parse.sentences[0].tokens);
  mend_joined_gerunds(alone, alone.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[4].head, 1);
  EXPECT_EQ(alone.tokens[4].head, 2);
}

}  // namespace
}  // namespace dragoman
