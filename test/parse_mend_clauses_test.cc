#include <gtest/gtest.h>

#include "parse/conllu.h"
#include "parse/mend_tree.h"
#include "trees.h"

namespace dragoman {
namespace {

TEST(MendJoinedParticiples, MakesADeedOfOneBetweenTwoObjects) {
  Parse parse = tree(
                    "closed close VERB 0 root Tense=Past\n"
                    "its its PRON 3 nmod:poss _\n"
                    "airspace airspace NOUN 1 iobj _\n"
                    ", , PUNCT 5 punct _\n"
                    "suspended suspend VERB 6 amod Tense=Past|VerbForm=Part\n"
                    "trade trade NOUN 1 obj _\n")
                    .parse;
  Parse one = parse;
  one.tokens[2].relation = "obl";
  mend_joined_participles(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[4].relation, "conj");
  EXPECT_EQ(parse.tokens[4].head, 0);
  EXPECT_EQ(parse.tokens[5].head, 4);
  EXPECT_EQ(parse.tokens[2].relation, "obj");
  mend_joined_participles(one, one.sentences[0].tokens);
  EXPECT_EQ(one.tokens[4].relation, "amod");
}

TEST(MendBareVerbs, FindsTheVerbBeforeANumberAndBeforeFire) {
  Parse parse = tree(
                    "Hamas Hamas PROPN 2 compound _\n"
                    "free free ADJ 4 amod _\n"
                    "eight eight NUM 4 nummod _\n"
                    "hostages hostage NOUN 0 root _\n")
                    .parse;
  Parse plain = parse;
  plain.tokens[2].upos = Upos::ADJ;
  mend_bare_verbs(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[1].head, -1);
  EXPECT_EQ(parse.tokens[0].relation, "nsubj");
  EXPECT_EQ(parse.tokens[3].relation, "obj");
  mend_bare_verbs(plain, plain.sentences[0].tokens);
  EXPECT_EQ(plain.tokens[1].relation, "amod");
}

TEST(MendJoinedPresents, GoesOnFromThePresentOfSeveral) {
  Parse parse = tree(
                    "finish finish VERB 0 root Tense=Pres|VerbForm=Fin\n"
                    "joining join VERB 1 xcomp VerbForm=Ger\n"
                    "and and CCONJ 4 cc _\n"
                    "lift lift VERB 2 conj VerbForm=Inf\n")
                    .parse;
  Parse finishes = parse;
  finishes.tokens[0].form = "finishes";
  mend_joined_presents(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[3].head, 0);
  mend_joined_presents(finishes, finishes.sentences[0].tokens);
  EXPECT_EQ(finishes.tokens[3].head, 1);
}

TEST(MendTrailingSayers, SaysOnTheDayBehindIt) {
  Parse parse = tree(
                    "send send VERB 0 root _\n"
                    ", , PUNCT 4 punct _\n"
                    "Berlin Berlin PROPN 4 nsubj:pass _\n"
                    "announced announce VERB 1 advcl Tense=Past|VerbForm=Part\n"
                    "on on ADP 6 case _\n"
                    "Thursday Thursday PROPN 1 obl _\n")
                    .parse;
  Parse caught = parse;
  caught.tokens[3].lemma = "catch";
  mend_trailing_sayers(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[3].relation, "parataxis");
  EXPECT_EQ(parse.tokens[2].relation, "nsubj");
  EXPECT_EQ(parse.tokens[5].head, 3);
  mend_trailing_sayers(caught, caught.sentences[0].tokens);
  EXPECT_EQ(caught.tokens[5].head, 0);
}

TEST(MendAims, JoinsAWeaponWithAnAimToTheWeapon) {
  Parse parse = tree(
                    "fired fire VERB 0 root _\n"
                    "missiles missile NOUN 1 obj _\n"
                    "at at ADP 4 case _\n"
                    "ports port NOUN 1 obl _\n"
                    "and and CCONJ 6 cc _\n"
                    "drones drone NOUN 4 conj _\n"
                    "at at ADP 8 case _\n"
                    "Eilat Eilat PROPN 6 nmod _\n")
                    .parse;
  Parse over = parse;
  over.tokens[6].lemma = "over";
  mend_aims(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[5].head, 1);
  mend_aims(over, over.sentences[0].tokens);
  EXPECT_EQ(over.tokens[5].head, 3);
}

TEST(MendLapses, TellsHowMuchEarlierOfTheDeed) {
  Parse parse = tree(
                    "week week NOUN 2 obl:unmarked _\n"
                    "earlier early ADV 3 advmod Degree=Cmp\n"
                    "rebels rebel NOUN 4 nsubj _\n"
                    "attacked attack VERB 0 root Tense=Past\n")
                    .parse;
  Parse alone = parse;
  alone.tokens[0].lemma = "truce";
  mend_lapses(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[1].head, 3);
  mend_lapses(alone, alone.sentences[0].tokens);
  EXPECT_EQ(alone.tokens[1].head, 2);
}

TEST(MendVoices, KnowsWhatIsSufferedNextAndWhatActs) {
  Parse parse = tree(
                    "Two two NUM 3 nsubj:pass _\n"
                    "were be AUX 3 aux:pass _\n"
                    "held hold VERB 0 root Tense=Past|VerbForm=Part\n"
                    "and and CCONJ 5 cc _\n"
                    "released release VERB 3 conj Tense=Past|VerbForm=Fin\n")
                    .parse;
  Parse other = parse;
  other.tokens[4].lemma = "flee";
  mend_voices(parse, parse.sentences[0].tokens);
  EXPECT_NE(parse.tokens[4].feats.find("Voice=Pass"), std::string::npos);
  mend_voices(other, other.sentences[0].tokens);
  EXPECT_EQ(other.tokens[4].feats.find("Voice=Pass"), std::string::npos);
  Parse killed = tree(
                     "Shelling shelling NOUN 2 nsubj:pass _\n"
                     "killed kill VERB 0 root Tense=Past|VerbForm=Part\n"
                     "civilians civilian NOUN 2 obj _\n")
                     .parse;
  mend_voices(killed, killed.sentences[0].tokens);
  EXPECT_EQ(killed.tokens[0].relation, "nsubj");
  Parse headline = tree(
                       "port port NOUN 2 nsubj _\n"
                       "attacked attack VERB 0 root Tense=Past|VerbForm=Fin\n")
                       .parse;
  Parse rebels = headline;
  rebels.tokens[0].lemma = "rebel";
  mend_voices(headline, headline.sentences[0].tokens);
  EXPECT_EQ(headline.tokens[0].relation, "nsubj:pass");
  mend_voices(rebels, rebels.sentences[0].tokens);
  EXPECT_EQ(rebels.tokens[0].relation, "nsubj");
}

TEST(MendDoers, GivesTheDoerToTheDeedThatIsCondemned) {
  Parse parse = tree(
                    "Armenia Armenia PROPN 2 nsubj _\n"
                    "condemned condemn VERB 0 root Tense=Past|VerbForm=Fin\n"
                    "shelling shelling NOUN 2 obj _\n"
                    "of of ADP 5 case _\n"
                    "Tegh Tegh PROPN 3 nmod _\n"
                    "by by ADP 7 case _\n"
                    "troops troop NOUN 2 obl _\n")
                    .parse;
  Parse plan = parse;
  plan.tokens[2].lemma = "plan";
  mend_doers(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[6].head, 2);
  mend_doers(plan, plan.sentences[0].tokens);
  EXPECT_EQ(plan.tokens[6].head, 1);
}

TEST(MendTakenObjects, GivesTheVerbWhatStandsBeforeTheOther) {
  Parse parse = tree(
                    "sign sign VERB 0 root _\n"
                    "a a DET 3 det _\n"
                    "letter letter NOUN 4 obj _\n"
                    "endorsing endorse VERB 1 advcl VerbForm=Ger\n"
                    "Bolton Bolton PROPN 4 obj _\n"
                    "today today NOUN 1 obl _\n")
                    .parse;
  Parse alone = parse;
  alone.tokens[4].relation = "obl";
  mend_taken_objects(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[2].head, 0);
  EXPECT_EQ(parse.tokens[3].head, 2);
  EXPECT_EQ(parse.tokens[3].relation, "acl");
  mend_taken_objects(alone, alone.sentences[0].tokens);
  EXPECT_EQ(alone.tokens[2].head, 3);
}

TEST(MendCountedParticiples, LeavesTheNounToTheVerb) {
  Parse parse = tree(
                    "freed free VERB 0 root _\n"
                    "300 300 NUM 1 obj _\n"
                    "captured capture VERB 1 ccomp Tense=Past|VerbForm=Part\n"
                    "soldiers soldier NOUN 3 obj _\n"
                    "today today NOUN 3 obl _\n")
                    .parse;
  Parse named = parse;
  named.tokens[1].upos = Upos::PROPN;
  mend_counted_participles(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[3].head, 0);
  EXPECT_EQ(parse.tokens[1].head, 3);
  EXPECT_EQ(parse.tokens[2].relation, "amod");
  EXPECT_EQ(parse.tokens[4].head, 0);
  mend_counted_participles(named, named.sentences[0].tokens);
  EXPECT_EQ(named.tokens[3].head, 2);
}

TEST(MendMarkedClauses, GivesTheClauseItsObject) {
  Parse parse = tree(
                    "blocked block VERB 0 root _\n"
                    "roads road NOUN 1 iobj _\n"
                    "after after SCONJ 5 mark _\n"
                    "rebels rebel NOUN 5 nsubj _\n"
                    "killed kill VERB 6 acl Tense=Past\n"
                    "farmers farmer NOUN 1 obj _\n")
                    .parse;
  Parse bare = parse;
  bare.tokens[2].relation = "advmod";
  mend_marked_clauses(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[4].head, 0);
  EXPECT_EQ(parse.tokens[4].relation, "advcl");
  EXPECT_EQ(parse.tokens[5].head, 4);
  EXPECT_EQ(parse.tokens[1].relation, "obj");
  mend_marked_clauses(bare, bare.sentences[0].tokens);
  EXPECT_EQ(bare.tokens[4].head, 5);
}

TEST(MendHandedOver, MakesAnObjectOfTheThing) {
  Parse parse = tree(
                    "Hamas Hamas PROPN 2 nsubj:pass _\n"
                    "handed hand VERB 0 root Tense=Past|VerbForm=Part\n"
                    "over over ADP 4 case _\n"
                    "remains remains NOUN 2 obl _\n"
                    "to to ADP 6 case _\n"
                    "Israel Israel PROPN 2 obl _\n")
                    .parse;
  Parse leaned = parse;
  leaned.tokens[1].lemma = "lean";
  mend_handed_over(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[2].head, 1);
  EXPECT_EQ(parse.tokens[3].relation, "obj");
  EXPECT_EQ(parse.tokens[0].relation, "nsubj");
  mend_handed_over(leaned, leaned.sentences[0].tokens);
  EXPECT_EQ(leaned.tokens[3].relation, "obl");
}

TEST(MendOrders, HangsWhatIsOrderedOnTheVerb) {
  Parse parse = tree(
                    "told tell VERB 0 root VerbForm=Fin\n"
                    "the the DET 4 det _\n"
                    "UN UN PROPN 1 iobj _\n"
                    "force force NOUN 1 obj _\n"
                    "to to PART 6 mark _\n"
                    "move move VERB 4 acl VerbForm=Inf\n")
                    .parse;
  Parse seen = parse;
  seen.tokens[0].lemma = "see";
  mend_orders(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[5].head, 0);
  EXPECT_EQ(parse.tokens[5].relation, "xcomp");
  EXPECT_EQ(parse.tokens[2].relation, "compound");
  mend_orders(seen, seen.sentences[0].tokens);
  EXPECT_EQ(seen.tokens[5].head, 3);
}

TEST(MendSaidNouns, MakesAClauseOfANounAndAPastForm) {
  Parse parse = tree(
                    "They they PRON 2 nsubj _\n"
                    "said say VERB 0 root VerbForm=Fin\n"
                    "tanks tank NOUN 2 obj _\n"
                    "fired fire VERB 3 acl Tense=Past|VerbForm=Part\n"
                    ", , PUNCT 6 punct _\n"
                    "injuring injure VERB 3 acl VerbForm=Ger\n"
                    "two two NUM 6 obj _\n")
                    .parse;
  Parse saw = parse;
  saw.tokens[1].lemma = "see";
  mend_said_nouns(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[3].relation, "ccomp");
  EXPECT_EQ(parse.tokens[3].head, 1);
  EXPECT_EQ(parse.tokens[2].head, 3);
  EXPECT_EQ(parse.tokens[2].relation, "nsubj");
  EXPECT_EQ(parse.tokens[5].head, 3);
  mend_said_nouns(saw, saw.sentences[0].tokens);
  EXPECT_EQ(saw.tokens[3].head, 2);
}

TEST(MendWhom, MakesItTheObject) {
  Parse parse = tree(
                    "whom whom PRON 3 obl _\n"
                    "police police NOUN 3 nsubj:pass _\n"
                    "accused accuse VERB 0 root Tense=Past\n")
                    .parse;
  Parse who = parse;
  who.tokens[0].lemma = "who";
  mend_whom(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[0].relation, "obj");
  EXPECT_EQ(parse.tokens[1].relation, "nsubj");
  mend_whom(who, who.sentences[0].tokens);
  EXPECT_EQ(who.tokens[0].relation, "obl");
}

TEST(MendVoices, AsksTheHelperWhetherSomebodyActs) {
  Parse parse = tree(
                    "fighters fighter NOUN 3 nsubj:pass _\n"
                    "had have AUX 3 aux _\n"
                    "fired fire VERB 0 root _\n")
                    .parse;
  Parse undergoes = parse;
  undergoes.tokens[0].relation = "nsubj";
  undergoes.tokens[1].relation = "aux:pass";
  mend_voices(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[0].relation, "nsubj");
  mend_voices(undergoes, undergoes.sentences[0].tokens);
  EXPECT_EQ(undergoes.tokens[0].relation, "nsubj:pass");
}

TEST(MendVoices, LetsWhoDeniesAClauseAct) {
  Parse denies = tree(
                     "Russia Russia PROPN 2 nsubj _\n"
                     "denied deny VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass\n"
                     "it it PRON 4 nsubj _\n"
                     "attacked attack VERB 2 ccomp Tense=Past|VerbForm=Fin\n")
                     .parse;
  Parse told = denies;
  told.tokens[1].lemma = "tell";
  mend_voices(denies, denies.sentences[0].tokens);
  EXPECT_EQ(denies.tokens[1].feats.find("Voice=Pass"), std::string::npos);
  mend_voices(told, told.sentences[0].tokens);
  EXPECT_NE(told.tokens[1].feats.find("Voice=Pass"), std::string::npos);
}

TEST(MendPartedVerbs, FindsTheVerbBehindAnApposition) {
  Parse parse = tree(
                    "Mondlane Mondlane PROPN 0 root _\n"
                    ", , PUNCT 3 punct _\n"
                    "50 50 NUM 1 appos _\n"
                    ", , PUNCT 6 punct _\n"
                    "accused accuse VERB 6 amod Tense=Past|VerbForm=Part\n"
                    "police police NOUN 1 appos _\n")
                    .parse;
  Parse without_comma = parse;
  without_comma.tokens[3].form = "the";
  mend_parted_verbs(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[4].head, -1);
  EXPECT_EQ(parse.tokens[0].head, 4);
  EXPECT_EQ(parse.tokens[0].relation, "nsubj");
  EXPECT_EQ(parse.tokens[5].relation, "obj");
  mend_parted_verbs(without_comma, without_comma.sentences[0].tokens);
  EXPECT_EQ(without_comma.tokens[4].head, 5);
}

TEST(MendLooseParticiples, GivesADeedBehindACommaToTheDoer) {
  Parse parse = tree(
                    "They they PRON 2 nsubj _\n"
                    "expelled expel VERB 0 root Tense=Past\n"
                    "six six NUM 2 obj _\n"
                    ", , PUNCT 5 punct _\n"
                    "accusing accuse VERB 3 acl VerbForm=Ger\n"
                    "Delhi Delhi PROPN 5 obj _\n")
                    .parse;
  Parse carrying = parse;
  carrying.tokens[4].lemma = "carry";
  mend_loose_participles(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[4].head, 1);
  EXPECT_EQ(parse.tokens[4].relation, "advcl");
  mend_loose_participles(carrying, carrying.sentences[0].tokens);
  EXPECT_EQ(carrying.tokens[4].head, 2);
}

TEST(MendNextDeeds, MakesADeedOfAPastFormBehindAnd) {
  Parse parse = tree(
                    "killed kill VERB 0 root Tense=Past\n"
                    "guards guard NOUN 1 obj _\n"
                    "and and CCONJ 5 cc _\n"
                    "torched torch VERB 5 amod Tense=Past|VerbForm=Part\n"
                    "shops shop NOUN 2 conj _\n")
                    .parse;
  Parse armed = parse;
  armed.tokens[3].lemma = "arm";
  mend_next_deeds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[3].head, 0);
  EXPECT_EQ(parse.tokens[3].relation, "conj");
  EXPECT_EQ(parse.tokens[4].head, 3);
  EXPECT_EQ(parse.tokens[4].relation, "obj");
  mend_next_deeds(armed, armed.sentences[0].tokens);
  EXPECT_EQ(armed.tokens[3].head, 4);
}

TEST(MendNextDeeds, ListsAPastFormWithAnObject) {
  Parse parse = tree(
                    "denied deny VERB 0 root Tense=Past|VerbForm=Fin\n"
                    "this this PRON 1 obj _\n"
                    ", , PUNCT 4 punct _\n"
                    "accused accuse VERB 1 advcl Tense=Past|VerbForm=Part\n"
                    "Mali Mali PROPN 4 obj _\n")
                    .parse;
  Parse passive = parse;
  passive.tokens[4].relation = "obl:agent";
  mend_next_deeds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[3].relation, "conj");
  mend_next_deeds(passive, passive.sentences[0].tokens);
  EXPECT_EQ(passive.tokens[3].relation, "advcl");
}

TEST(MendNearRelatives, TellsOfTheNameRightBefore) {
  Parse parse = read_conllu(
                    "# text = officials loyal to Reda , who appealed\n"
                    "1\tofficials\tofficial\tNOUN\t_\t_\t0\troot\t_\t_\n"
                    "2\tloyal\tloyal\tADJ\t_\t_\t1\tamod\t_\t_\n"
                    "3\tto\tto\tADP\t_\t_\t4\tcase\t_\t_\n"
                    "4\tReda\tReda\tPROPN\t_\t_\t2\tobl\t_\tName=B-PER\n"
                    "5\t,\t,\tPUNCT\t_\t_\t7\tpunct\t_\t_\n"
                    "6\twho\twho\tPRON\t_\tPronType=Rel\t7\tnsubj\t_\t_\n"
                    "7\tappealed\tappeal\tVERB\t_\t_\t1\tacl:relcl\t_\t_\n\n")
                    .parse;
  Parse which = parse;
  which.tokens[5].lemma = "which";
  mend_near_relatives(parse);
  EXPECT_EQ(parse.tokens[6].head, 3);
  mend_near_relatives(which);
  EXPECT_EQ(which.tokens[6].head, 0);
}

}  // namespace
}  // namespace dragoman
