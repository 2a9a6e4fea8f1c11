// What no treebank would draw, and whose name stands behind which words.
#include <gtest/gtest.h>

#include "parse/conllu.h"
#include "parse/mend_tree.h"
#include "trees.h"

namespace dragoman {
namespace {

void mend(Parse& parse) { mend_shapes(parse, parse.sentences[0].tokens); }

TEST(MendShapes, ANumberCountsNoVerb) {
  Parse parse = tree(
                    "Troops troop NOUN 2 nsubj _\n"
                    "downed down VERB 0 root _\n"
                    "20 20 NUM 2 nummod _\n")
                    .parse;
  Parse noun = parse;
  noun.tokens[1].upos = Upos::NOUN;
  mend(parse), mend(noun);
  EXPECT_EQ(parse.tokens[2].relation, "obj");
  EXPECT_EQ(noun.tokens[2].relation, "nummod");
}

TEST(MendShapes, ASecondObjectWithAPrepositionIsNone) {
  Parse parse = tree(
                    "blamed blame VERB 0 root _\n"
                    "them they PRON 1 obj _\n"
                    "for for ADP 4 case _\n"
                    "raids raid NOUN 1 obj Number=Plur\n")
                    .parse;
  Parse bare = parse;
  bare.tokens[1].relation = "iobj";
  mend(parse), mend(bare);
  EXPECT_EQ(parse.tokens[3].relation, "obl");
  EXPECT_EQ(bare.tokens[3].relation, "obj");
}

TEST(MendShapes, WhatHangsOnANounModifiesIt) {
  Parse parse = tree(
                    "Shipping shipping NOUN 4 nsubj:pass _\n"
                    "through through ADP 3 case _\n"
                    "straits strait NOUN 1 obl Number=Plur\n"
                    "ceased cease VERB 0 root _\n")
                    .parse;
  Parse predicate = parse;
  predicate.tokens[0].relation = "root";
  mend(parse), mend(predicate);
  EXPECT_EQ(parse.tokens[2].relation, "nmod");
  EXPECT_EQ(predicate.tokens[2].relation, "obl");
}

TEST(MendShapes, WhatStandsAheadIsToldOfWhomTheVerbNames) {
  Parse parse = tree(
                    "Among among ADP 2 case _\n"
                    "dead dead ADJ 4 nmod _\n"
                    "were be AUX 2 cop _\n"
                    "women woman NOUN 0 root Number=Plur\n")
                    .parse;
  mend(parse);
  EXPECT_EQ(parse.tokens[1].head, -1);
  EXPECT_EQ(parse.tokens[3].head, 1);
  EXPECT_EQ(parse.tokens[3].relation, "nsubj");
}

TEST(MendShapes, NoAdjectiveIsOfAVerb) {
  Parse parse = tree(
                    "Lorn Lorn PROPN 3 nsubj _\n"
                    "military military ADJ 3 amod _\n"
                    "plans plan VERB 0 root _\n")
                    .parse;
  Parse other = parse;
  other.tokens[1].lemma = "happy";
  mend(parse), mend(other);
  EXPECT_EQ(parse.tokens[1].relation, "nsubj");
  EXPECT_EQ(parse.tokens[0].head, 1);
  EXPECT_EQ(other.tokens[0].head, 2);
}

TEST(MendShapes, AidIsNoDeedBeforeTrucksAndWhomOneFreesIsFreed) {
  Parse opened = tree(
                     "opened open VERB 0 root _\n"
                     "to to PART 3 mark _\n"
                     "aid aid VERB 1 advcl VerbForm=Inf\n"
                     "trucks truck NOUN 3 obj Number=Plur\n")
                     .parse;
  mend(opened);
  EXPECT_EQ(opened.tokens[3].head, 0);
  EXPECT_EQ(opened.tokens[3].relation, "obl");
  EXPECT_EQ(opened.tokens[2].relation, "compound");
  Parse freed = tree(
                    "promised promise VERB 0 root _\n"
                    "to to ADP 4 case _\n"
                    "free free ADJ 4 amod _\n"
                    "soldiers soldier NOUN 1 obl Number=Plur\n")
                    .parse;
  Parse spoke = freed;
  spoke.tokens[0].lemma = "speak";  // "spoke to free soldiers"
  mend(freed), mend(spoke);
  EXPECT_EQ(freed.tokens[2].relation, "xcomp");
  EXPECT_EQ(freed.tokens[3].relation, "obj");
  EXPECT_EQ(spoke.tokens[3].relation, "obl");
}

TEST(MendShapes, WhatIsNotSaidIsNoCircumstance) {
  Parse said = tree(
                   "say say VERB 0 root _\n"
                   "when when ADV 4 advmod _\n"
                   "they they PRON 4 nsubj _\n"
                   "leave leave VERB 1 advcl _\n")
                   .parse;
  Parse left = said;
  left.tokens[0].lemma = "cheer";
  mend(said), mend(left);
  EXPECT_EQ(said.tokens[3].relation, "ccomp");
  EXPECT_EQ(left.tokens[3].relation, "advcl");
}

TEST(MendShapes, ALetterEndorsesAndWhoDeniedMaintains) {
  Parse letter = tree(
                     "signed sign VERB 0 root _\n"
                     "letters letter NOUN 1 obj Number=Plur\n"
                     "endorsing endorse VERB 1 advcl VerbForm=Ger\n")
                     .parse;
  Parse hands = letter;
  hands.tokens[1].lemma = "hand";
  mend(letter), mend(hands);
  EXPECT_EQ(letter.tokens[2].head, 1);
  EXPECT_EQ(hands.tokens[2].head, 0);
  Parse denied = tree(
                     "denied deny VERB 0 root _\n"
                     "having have AUX 3 aux _\n"
                     "shot shoot VERB 1 xcomp _\n"
                     "and and CCONJ 5 cc _\n"
                     "said say VERB 3 conj _\n"
                     "that that SCONJ 8 mark _\n"
                     "it it PRON 8 nsubj _\n"
                     "fled flee VERB 5 ccomp _\n")
                     .parse;
  Parse paid = denied;
  paid.tokens[4].lemma = "pay";
  mend(denied), mend(paid);
  EXPECT_EQ(denied.tokens[4].head, 0);
  EXPECT_EQ(paid.tokens[4].head, 2);
}

TEST(MendShapes, ASubjectIsOfTheVerbThatFollowsIt) {
  Parse massed = tree(
                     "Lorn Lorn PROPN 4 nsubj Number=Sing\n"
                     "was be AUX 3 aux _\n"
                     "massing mass VERB 0 root _\n"
                     "troops troop NOUN 3 obj Number=Plur\n")
                     .parse;
  mend(massed);
  EXPECT_EQ(massed.tokens[0].head, 2);
  Parse accused = tree(
                      "deals deal NOUN 2 nsubj Number=Plur\n"
                      "expired expire VERB 0 root _\n"
                      "and and CCONJ 4 cc _\n"
                      "accused accuse VERB 2 conj _\n"
                      "Lorn Lorn PROPN 2 nsubj _\n")
                      .parse;
  mend(accused);
  EXPECT_EQ(accused.tokens[4].head, 3);
  EXPECT_EQ(accused.tokens[4].relation, "obj");
}

TEST(MendShapes, AFiniteVerbAloneIsNoPassive) {
  std::string const alone =
      "They they PRON 2 nsubj _\n"
      "said say VERB 0 root _\n"
      "tanks tank NOUN 4 nsubj:pass Number=Plur\n"
      "fired fire VERB 2 ccomp Tense=Past|VerbForm=Part\n";
  Parse fired = tree(alone +
                     "at at ADP 6 case _\n"
                     "us we PRON 4 obl _\n")
                    .parse;
  Parse found = fired;
  found.tokens[1].lemma = "report";  // "reported 14 men killed"
  Parse reaching_nothing = tree(alone).parse;
  mend(fired), mend(found), mend(reaching_nothing);
  EXPECT_EQ(fired.tokens[2].relation, "nsubj");
  EXPECT_EQ(found.tokens[2].relation, "nsubj:pass");
  EXPECT_EQ(reaching_nothing.tokens[2].relation, "nsubj:pass");
}

TEST(MendShapes, WhatStandsBehindTheTellerIsItsOwn) {
  Parse told = tree(
                   "expect expect VERB 3 ccomp _\n"
                   "they they PRON 3 nsubj _\n"
                   "told tell VERB 0 root _\n"
                   "meetings meeting NOUN 1 obj Number=Plur\n")
                   .parse;
  mend(told);
  EXPECT_EQ(told.tokens[3].head, 2);
}

TEST(MendShapes, WhatIsDeniedAndHandedOverIsAnObject) {
  Parse denied = tree(
                     "denied deny VERB 0 root _\n"
                     "permission permission NOUN 1 xcomp Number=Sing\n")
                     .parse;
  Parse became = denied;
  became.tokens[0].lemma = "become";
  mend(denied), mend(became);
  EXPECT_EQ(denied.tokens[1].relation, "obj");
  EXPECT_EQ(became.tokens[1].relation, "xcomp");
  Parse handed = tree(
                     "handed hand VERB 0 root _\n"
                     "the the DET 3 det _\n"
                     "remains remains NOUN 1 obl Number=Plur\n")
                     .parse;
  mend(handed);
  EXPECT_EQ(handed.tokens[2].relation, "obj");
}

TEST(MendShapes, WhoWereKilledAreNamedAndAllOfThem) {
  Parse named = tree(
                    "names name NOUN 4 nsubj Number=Plur\n"
                    "of of ADP 3 case _\n"
                    "men man NOUN 1 nmod Number=Plur\n"
                    "killed kill VERB 6 advcl Tense=Past|VerbForm=Part\n"
                    "were be AUX 6 aux:pass _\n"
                    "told tell VERB 0 root _\n")
                    .parse;
  mend(named);
  EXPECT_EQ(named.tokens[0].head, 5);
  EXPECT_EQ(named.tokens[3].head, 2);
  EXPECT_EQ(named.tokens[3].relation, "acl");
  Parse killed = tree(
                     "reported report VERB 0 root _\n"
                     "men man NOUN 1 obj Number=Plur\n"
                     "and and CCONJ 5 cc _\n"
                     "women woman NOUN 5 nsubj Number=Plur\n"
                     "killed kill VERB 1 ccomp Tense=Past|VerbForm=Part\n")
                     .parse;
  mend(killed);
  EXPECT_EQ(killed.tokens[1].head, 4);
  EXPECT_EQ(killed.tokens[3].head, 1);
  EXPECT_EQ(killed.tokens[3].relation, "conj");
}

TEST(MendShapes, WhoPromisedThreatensToo) {
  Parse vowed = tree(
                    "promised promise VERB 0 root _\n"
                    "free free VERB 1 ccomp _\n"
                    "if if SCONJ 4 mark _\n"
                    "ceased cease VERB 2 advcl _\n"
                    ", , PUNCT 7 punct _\n"
                    "and and CCONJ 7 cc _\n"
                    "threatened threaten VERB 4 conj _\n")
                    .parse;
  Parse moved = vowed;
  moved.tokens[6].lemma = "withdraw";
  mend(vowed), mend(moved);
  EXPECT_EQ(vowed.tokens[6].head, 0);
  EXPECT_EQ(moved.tokens[6].head, 3);
}

TEST(MendShapes, WhatIsJoinedToANameIsNoPartOfItAndTwoStatesAreTwo) {
  Parse name = tree(
                   "between between ADP 2 case _\n"
                   "Hayat Hayat PROPN 0 root _\n"
                   "Tahrir Tahrir PROPN 2 compound _\n"
                   "and and CCONJ 5 cc _\n"
                   "clans clan NOUN 3 conj Number=Plur\n")
                   .parse;
  mend(name);
  EXPECT_EQ(name.tokens[4].head, 1);
  Parse states = tree(
                     "Lorn Lorn PROPN 4 compound _\n"
                     "- - PUNCT 1 punct _\n"
                     "Osk Osk PROPN 1 flat _\n"
                     "clashes clash NOUN 0 root Number=Plur\n")
                     .parse;
  states.names = {{{0, 1}, NameKind::GPE, 1}, {{2, 3}, NameKind::GPE, 1}};
  mend(states);
  EXPECT_EQ(states.tokens[2].head, 3);
  EXPECT_EQ(states.tokens[2].relation, "compound");
}

TEST(MendShapes, NobodyIsDetainedFromACountry) {
  Parse held = tree(
                   "detained detain VERB 0 root _\n"
                   "fighters fighter NOUN 1 obj Number=Plur\n"
                   "from from ADP 4 case _\n"
                   "Lorn Lorn PROPN 1 obl _\n")
                   .parse;
  held.names = {{{3, 4}, NameKind::GPE, 1}};
  Parse sent = held;
  sent.tokens[0].lemma = "withdraw";
  mend(held), mend(sent);
  EXPECT_EQ(held.tokens[3].head, 1);
  EXPECT_EQ(sent.tokens[3].head, 0);
}

TEST(MendJoinedTitles, TwoNounsBeforeANameTellOfOnePerson) {
  Parse parse = tree(
                    "leader leader NOUN 6 nsubj Number=Sing\n"
                    "and and CCONJ 3 cc _\n"
                    "founder founder NOUN 1 conj Number=Sing\n"
                    "Ada Ada PROPN 3 flat _\n"
                    "Quill Quill PROPN 4 flat _\n"
                    "left leave VERB 0 root _\n")
                    .parse;
  parse.names = {{{3, 5}, NameKind::PER, 1}};
  Parse two = parse;
  two.tokens[0].feats = "Number=Plur";
  mend_joined_titles(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[3].relation, "nsubj");
  EXPECT_EQ(parse.tokens[3].head, 5);
  EXPECT_EQ(parse.tokens[0].head, 3);
  mend_joined_titles(two, two.sentences[0].tokens);
  EXPECT_EQ(two.tokens[3].relation, "flat");
}

TEST(MendExpectedDeeds, WhoIsAwaitedActs) {
  Parse awaited = tree(
                      "waited wait VERB 0 root _\n"
                      "for for ADP 3 case _\n"
                      "states state NOUN 1 obl Number=Plur\n"
                      "to to PART 5 mark _\n"
                      "act act VERB 1 advcl VerbForm=Inf\n")
                      .parse;
  mend_expected_deeds(awaited, awaited.sentences[0].tokens);
  EXPECT_EQ(awaited.tokens[2].head, 4);
  EXPECT_EQ(awaited.tokens[2].relation, "nsubj");
}

TEST(MendGivers, FromWhomOneGetsGives) {
  Parse got = tree(
                  "received receive VERB 0 root _\n"
                  "jets jet NOUN 1 obj Number=Plur\n"
                  "from from ADP 4 case _\n"
                  "Lorn Lorn PROPN 2 nmod _\n")
                  .parse;
  Parse saw = got;
  saw.tokens[0].lemma = "see";
  mend_givers(got, got.sentences[0].tokens), mend_givers(saw, saw.sentences[0].tokens);
  EXPECT_EQ(got.tokens[3].head, 0);
  EXPECT_EQ(saw.tokens[3].head, 1);
}

}  // namespace
}  // namespace dragoman
