#include <gtest/gtest.h>

#include "parse/conllu.h"
#include "parse/mend_tree.h"
#include "trees.h"

namespace dragoman {
namespace {

TEST(MendTornNames, GivesAVerbTheWordsBeforeItAsSubject) {
  Parse parse = read_conllu(
                    "# text = Amnesty International told Reuters\n"
                    "1\tAmnesty\tAmnesty\tPROPN\t_\t_\t2\tcompound\t_\t_\n"
                    "2\tInternational\tInternational\tPROPN\t_\t_\t4\tflat\t_\t_\n"
                    "3\ttold\ttell\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n"
                    "4\tReuters\tReuters\tPROPN\t_\t_\t3\tiobj\t_\t_\n\n")
                    .parse;
  mend_torn_names(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[1].head, 2);
  EXPECT_EQ(parse.tokens[1].relation, "nsubj");
  EXPECT_EQ(parse.tokens[0].head, 1);
}

TEST(MendFarSubjects, FindsTheVerbBehindAnOpeningClause) {
  Parse parse = read_conllu(
                    "# text = Adding doubts , he said\n"
                    "1\tAdding\tadd\tVERB\t_\tVerbForm=Ger\t5\tadvcl\t_\t_\n"
                    "2\tdoubts\tdoubt\tNOUN\t_\t_\t1\tobj\t_\t_\n"
                    "3\t,\t,\tPUNCT\t_\t_\t1\tpunct\t_\t_\n"
                    "4\the\the\tPRON\t_\t_\t1\tnsubj\t_\t_\n"
                    "5\tsaid\tsay\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n\n")
                    .parse;
  Parse without_comma = parse;
  without_comma.tokens[2].form = "today";
  mend_far_subjects(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[3].head, 4);
  mend_far_subjects(without_comma, parse.sentences[0].tokens);
  EXPECT_EQ(without_comma.tokens[3].head, 0);
}

TEST(MendFarSubjects, FindsTheVerbBehindAParticiplePutIn) {
  Parse parse = read_conllu(
                    "# text = He , asked , declined\n"
                    "1\tHe\the\tPRON\t_\t_\t3\tnsubj\t_\t_\n"
                    "2\t,\t,\tPUNCT\t_\t_\t1\tpunct\t_\t_\n"
                    "3\tasked\task\tVERB\t_\tVerbForm=Fin\t5\tparataxis\t_\t_\n"
                    "4\t,\t,\tPUNCT\t_\t_\t3\tpunct\t_\t_\n"
                    "5\tdeclined\tdecline\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n\n")
                    .parse;
  Parse without_comma = parse;
  without_comma.tokens[1].form = "once";
  mend_far_subjects(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[0].head, 4);
  mend_far_subjects(without_comma, parse.sentences[0].tokens);
  EXPECT_EQ(without_comma.tokens[0].head, 2);
}

TEST(MendTornReports, GivesTheFirstOfTwoNounsToTheClauseBetween) {
  Parse parse = read_conllu(
                    "# text = Reports were false , he said\n"
                    "1\tReports\treport\tNOUN\t_\t_\t6\tnsubj\t_\t_\n"
                    "2\twere\tbe\tAUX\t_\t_\t3\tcop\t_\t_\n"
                    "3\tfalse\tfalse\tADJ\t_\t_\t6\tccomp\t_\t_\n"
                    "4\t,\t,\tPUNCT\t_\t_\t3\tpunct\t_\t_\n"
                    "5\the\the\tPRON\t_\t_\t6\tnsubj\t_\t_\n"
                    "6\tsaid\tsay\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n\n")
                    .parse;
  Parse without_comma = parse;
  without_comma.tokens[3].form = "then";
  mend_torn_reports(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[0].head, 2);
  mend_torn_reports(without_comma, parse.sentences[0].tokens);
  EXPECT_EQ(without_comma.tokens[0].head, 5);
}

TEST(MendReducedRelatives, MakesAParticipleTellOfTheSubject) {
  Parse parse = read_conllu(
                    "# text = A poll taken here found that\n"
                    "1\tA\ta\tDET\t_\t_\t2\tdet\t_\t_\n"
                    "2\tpoll\tpoll\tNOUN\t_\t_\t5\tnsubj\t_\t_\n"
                    "3\ttaken\ttake\tVERB\t_\tVerbForm=Part\t5\tccomp\t_\t_\n"
                    "4\there\there\tADV\t_\t_\t3\tadvmod\t_\t_\n"
                    "5\tfound\tfind\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n\n")
                    .parse;
  mend_reduced_relatives(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[2].head, 1);
  EXPECT_EQ(parse.tokens[2].relation, "acl");
  EXPECT_EQ(parse.tokens[1].head, 4);
}

TEST(MendExpletives, LeavesThoseOfVerbsThatNobodyDoes) {
  Parse parse = read_conllu(
                    "# text = it revealed that fell\n"
                    "1\tit\tit\tPRON\t_\t_\t2\texpl\t_\t_\n"
                    "2\trevealed\treveal\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n"
                    "3\tthat\tthat\tSCONJ\t_\t_\t4\tmark\t_\t_\n"
                    "4\tfell\tfall\tVERB\t_\tVerbForm=Fin\t2\tccomp\t_\t_\n\n")
                    .parse;
  Parse seems = parse;
  seems.tokens[1].lemma = "seem";
  mend_expletives(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[0].relation, "nsubj");
  mend_expletives(seems, parse.sentences[0].tokens);
  EXPECT_EQ(seems.tokens[0].relation, "expl");
}

TEST(MendSecondSubjects, PutsTheFirstBeforeTheSecondAndTheLastBehindTheVerb) {
  Parse parse = read_conllu(
                    "# text = Korean military strikes kill civilians\n"
                    "1\tKorean\tkorean\tADJ\t_\t_\t4\tnsubj\t_\t_\n"
                    "2\tmilitary\tmilitary\tNOUN\t_\t_\t3\tcompound\t_\t_\n"
                    "3\tstrikes\tstrike\tNOUN\t_\t_\t4\tnsubj\t_\t_\n"
                    "4\tkill\tkill\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n"
                    "5\tcivilians\tcivilian\tNOUN\t_\t_\t4\tnsubj\t_\t_\n\n")
                    .parse;
  mend_second_subjects(parse);
  EXPECT_EQ(parse.tokens[0].head, 2);
  EXPECT_EQ(parse.tokens[0].relation, "compound");
  EXPECT_EQ(parse.tokens[2].head, 3);
  EXPECT_EQ(parse.tokens[4].relation, "obj");
}

TEST(MendLostVerbs, MakesTheVerbTheRoot) {
  Parse parse = read_conllu(
                    "# text = UN accused rebels .\n"
                    "1\tUN\tUN\tPROPN\t_\t_\t3\tcompound\t_\t_\n"
                    "2\taccused\taccuse\tVERB\t_\tTense=Past|VerbForm=Part\t3\tamod\t_\t_\n"
                    "3\trebels\trebel\tNOUN\t_\t_\t0\troot\t_\t_\n"
                    "4\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n\n")
                    .parse;
  Parse heading = parse;
  heading.tokens[3].form = "!";
  mend_lost_verbs(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[1].head, -1);
  EXPECT_EQ(parse.tokens[0].relation, "nsubj");
  EXPECT_EQ(parse.tokens[2].relation, "obj");
  EXPECT_EQ(parse.tokens[3].head, 1);
  mend_lost_verbs(heading, heading.sentences[0].tokens);
  EXPECT_EQ(heading.tokens[1].head, 2);
}

TEST(MendDoers, HangsBothOnTheDeed) {
  Parse parse = read_conllu(
                    "# text = attack by gunmen on convoys\n"
                    "1\tattack\tattack\tNOUN\t_\t_\t0\troot\t_\t_\n"
                    "2\tby\tby\tADP\t_\t_\t3\tcase\t_\t_\n"
                    "3\tgunmen\tgunman\tNOUN\t_\t_\t1\tnmod\t_\t_\n"
                    "4\ton\ton\tADP\t_\t_\t5\tcase\t_\t_\n"
                    "5\tconvoys\tconvoy\tNOUN\t_\t_\t3\tnmod\t_\t_\n\n")
                    .parse;
  Parse from = parse;
  from.tokens[1].lemma = "from";
  mend_doers(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[4].head, 0);
  mend_doers(from, from.sentences[0].tokens);
  EXPECT_EQ(from.tokens[4].head, 2);
}

TEST(MendParts, MakesNoSecondObjectOfWhatFollowsOf) {
  Parse parse = read_conllu(
                    "# text = accused crowds of men\n"
                    "1\taccused\taccuse\tVERB\t_\t_\t0\troot\t_\t_\n"
                    "2\tcrowds\tcrowd\tNOUN\t_\t_\t1\tobj\t_\t_\n"
                    "3\tof\tof\tADP\t_\t_\t4\tcase\t_\t_\n"
                    "4\tmen\tman\tNOUN\t_\t_\t1\tobj\t_\t_\n\n")
                    .parse;
  mend_parts(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[3].head, 1);
  EXPECT_EQ(parse.tokens[3].relation, "nmod");
}

TEST(MendBounds, GivesTheBoundToItsNumber) {
  Parse parse = read_conllu(
                    "# text = injuring at least nine\n"
                    "1\tinjuring\tinjure\tVERB\t_\t_\t0\troot\t_\t_\n"
                    "2\tat\tat\tADP\t_\t_\t3\tcase\t_\t_\n"
                    "3\tleast\tleast\tADJ\t_\t_\t1\tobl\t_\t_\n"
                    "4\tnine\tnine\tNUM\t_\t_\t1\tobj\t_\t_\n\n")
                    .parse;
  mend_bounds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[2].head, 3);
  EXPECT_EQ(parse.tokens[2].relation, "nmod");
}

TEST(MendBareRelatives, GivesTheNameItsVerb) {
  Parse parse = read_conllu(
                    "# text = shelled , a charge Damascus rejects\n"
                    "1\tshelled\tshell\tVERB\t_\t_\t0\troot\t_\t_\n"
                    "2\t,\t,\tPUNCT\t_\t_\t1\tpunct\t_\t_\n"
                    "3\ta\ta\tDET\t_\t_\t4\tdet\t_\t_\n"
                    "4\tcharge\tcharge\tNOUN\t_\t_\t6\tnsubj\t_\t_\n"
                    "5\tDamascus\tDamascus\tPROPN\t_\t_\t4\tappos\t_\t_\n"
                    "6\trejects\treject\tVERB\t_\t_\t1\tparataxis\t_\t_\n\n")
                    .parse;
  Parse opening = parse;
  opening.tokens[1].form = "and";
  mend_bare_relatives(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[4].head, 5);
  EXPECT_EQ(parse.tokens[4].relation, "nsubj");
  EXPECT_EQ(parse.tokens[5].head, 3);
  EXPECT_EQ(parse.tokens[5].relation, "acl:relcl");
  EXPECT_EQ(parse.tokens[3].head, 0);
  mend_bare_relatives(opening, opening.sentences[0].tokens);
  EXPECT_EQ(opening.tokens[4].head, 3);
}

TEST(Mends, PutNoWordBelowItsOwn) {
  Parse parse = read_conllu(
                    "# text = at least nine\n"
                    "1\tat\tat\tADP\t_\t_\t2\tcase\t_\t_\n"
                    "2\tleast\tleast\tADJ\t_\t_\t0\troot\t_\t_\n"
                    "3\tnine\tnine\tNUM\t_\t_\t2\tnummod\t_\t_\n\n")
                    .parse;
  mend_bounds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[1].head, 2);
  EXPECT_EQ(parse.tokens[2].head, -1);
  Parse torn = read_conllu(
                   "# text = International told Reuters\n"
                   "1\tInternational\tInternational\tPROPN\t_\t_\t3\tflat\t_\t_\n"
                   "2\ttold\ttell\tVERB\t_\tVerbForm=Fin\t1\tacl\t_\t_\n"
                   "3\tReuters\tReuters\tPROPN\t_\t_\t0\troot\t_\t_\n\n")
                   .parse;
  mend_torn_names(torn, torn.sentences[0].tokens);
  EXPECT_EQ(torn.tokens[0].head, 2);
}

TEST(MendSubjects, AMinisterBetweenCommasPromises) {
  std::string const text =
      "After after ADP 2 case _\n"
      "talks talk NOUN 9 obl _\n"
      ", , PUNCT 2 punct _\n"
      "Iran Iran PROPN 6 nmod:poss _\n"
      "'s 's PART 4 case _\n"
      "minister minister NOUN 2 appos _\n"
      "Araghchi Araghchi PROPN 6 appos _\n"
      ", , PUNCT 2 punct _\n"
      "promised promise VERB 0 root VerbForm=Fin\n";
  Parse parse = tree(text).parse;
  Parse phrase = parse;
  phrase.tokens[1].relation = "nsubj";
  mend_far_subjects(parse, parse.sentences[0].tokens);
  mend_far_subjects(phrase, phrase.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[5].relation, "nsubj");
  EXPECT_EQ(parse.tokens[5].head, 8);
  EXPECT_EQ(phrase.tokens[5].relation, "appos") << "what opens is the subject";
}

TEST(MendSubjects, WhatStandsBeforeAToldClauseIsItsSubject) {
  Parse parse = tree(
                    "said say VERB 0 root VerbForm=Fin\n"
                    "initial initial ADJ 3 amod _\n"
                    "reports report NOUN 1 obj Number=Plur\n"
                    "indicate indicate VERB 1 ccomp VerbForm=Fin\n")
                    .parse;
  Parse hearer = parse;
  hearer.tokens[2].relation = "iobj";
  mend_subjects_of_told(parse, parse.sentences[0].tokens);
  mend_subjects_of_told(hearer, hearer.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[2].relation, "nsubj");
  EXPECT_EQ(parse.tokens[2].head, 3);
  EXPECT_EQ(hearer.tokens[2].relation, "iobj") << "told reporters";
}

TEST(MendSubjects, AsOpensAClauseBeforeAFiniteVerb) {
  std::string const text =
      "march march VERB 0 root VerbForm=Fin\n"
      "as as ADP 3 case _\n"
      "rebels rebel NOUN 1 nmod Number=Plur\n"
      "call call VERB 1 conj VerbForm=Fin\n";
  Parse parse = tree(text).parse;
  Parse joined = tree(text + "and and CCONJ 4 cc _\n").parse;
  mend_as_clauses(parse, parse.sentences[0].tokens);
  mend_as_clauses(joined, joined.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[1].relation, "mark");
  EXPECT_EQ(parse.tokens[2].head, 3);
  EXPECT_EQ(parse.tokens[3].relation, "advcl");
  EXPECT_EQ(joined.tokens[3].relation, "conj");
}

TEST(MendSubjects, AReasonIsNotTold) {
  Parse parse = tree(
                    "said say VERB 0 root VerbForm=Fin\n"
                    "because because SCONJ 3 mark _\n"
                    "burned burn VERB 1 ccomp VerbForm=Fin\n")
                    .parse;
  Parse told = parse;
  told.tokens[1].lemma = "that";
  mend_reasons(parse, parse.sentences[0].tokens);
  mend_reasons(told, told.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[2].relation, "advcl");
  EXPECT_EQ(told.tokens[2].relation, "ccomp");
}

}  // namespace
}  // namespace dragoman
