#include <gtest/gtest.h>

#include "parse/conllu.h"
#include "parse/mend_tree.h"

namespace dragoman {
namespace {

TEST(MendOrders, HangsWhatIsOrderedOnTheVerb) {
  Parse parse = read_conllu(
                    "# text = told the UN force to move\n"
                    "1\ttold\ttell\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n"
                    "2\tthe\tthe\tDET\t_\t_\t4\tdet\t_\t_\n"
                    "3\tUN\tUN\tPROPN\t_\t_\t1\tiobj\t_\t_\n"
                    "4\tforce\tforce\tNOUN\t_\t_\t1\tobj\t_\t_\n"
                    "5\tto\tto\tPART\t_\t_\t6\tmark\t_\t_\n"
                    "6\tmove\tmove\tVERB\t_\tVerbForm=Inf\t4\tacl\t_\t_\n\n")
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
  Parse parse = read_conllu(
                    "# text = They said tanks fired , injuring two\n"
                    "1\tThey\tthey\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
                    "2\tsaid\tsay\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n"
                    "3\ttanks\ttank\tNOUN\t_\t_\t2\tobj\t_\t_\n"
                    "4\tfired\tfire\tVERB\t_\tTense=Past|VerbForm=Part\t3\tacl\t_\t_\n"
                    "5\t,\t,\tPUNCT\t_\t_\t6\tpunct\t_\t_\n"
                    "6\tinjuring\tinjure\tVERB\t_\tVerbForm=Ger\t3\tacl\t_\t_\n"
                    "7\ttwo\ttwo\tNUM\t_\t_\t6\tobj\t_\t_\n\n")
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
  Parse parse = read_conllu(
                    "# text = whom police accused\n"
                    "1\twhom\twhom\tPRON\t_\t_\t3\tobl\t_\t_\n"
                    "2\tpolice\tpolice\tNOUN\t_\t_\t3\tnsubj:pass\t_\t_\n"
                    "3\taccused\taccuse\tVERB\t_\tTense=Past\t0\troot\t_\t_\n\n")
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
  Parse parse = read_conllu(
                    "# text = fighters had fired\n"
                    "1\tfighters\tfighter\tNOUN\t_\t_\t3\tnsubj:pass\t_\t_\n"
                    "2\thad\thave\tAUX\t_\t_\t3\taux\t_\t_\n"
                    "3\tfired\tfire\tVERB\t_\t_\t0\troot\t_\t_\n\n")
                    .parse;
  Parse undergoes = parse;
  undergoes.tokens[0].relation = "nsubj";
  undergoes.tokens[1].relation = "aux:pass";
  mend_voices(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[0].relation, "nsubj");
  mend_voices(undergoes, undergoes.sentences[0].tokens);
  EXPECT_EQ(undergoes.tokens[0].relation, "nsubj:pass");
}

TEST(MendPartedVerbs, FindsTheVerbBehindAnApposition) {
  Parse parse = read_conllu(
                    "# text = Mondlane , 50 , accused police\n"
                    "1\tMondlane\tMondlane\tPROPN\t_\t_\t0\troot\t_\t_\n"
                    "2\t,\t,\tPUNCT\t_\t_\t3\tpunct\t_\t_\n"
                    "3\t50\t50\tNUM\t_\t_\t1\tappos\t_\t_\n"
                    "4\t,\t,\tPUNCT\t_\t_\t6\tpunct\t_\t_\n"
                    "5\taccused\taccuse\tVERB\t_\tTense=Past|VerbForm=Part\t6\tamod\t_\t_\n"
                    "6\tpolice\tpolice\tNOUN\t_\t_\t1\tappos\t_\t_\n\n")
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
  Parse parse = read_conllu(
                    "# text = They expelled six , accusing Delhi\n"
                    "1\tThey\tthey\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
                    "2\texpelled\texpel\tVERB\t_\tTense=Past\t0\troot\t_\t_\n"
                    "3\tsix\tsix\tNUM\t_\t_\t2\tobj\t_\t_\n"
                    "4\t,\t,\tPUNCT\t_\t_\t5\tpunct\t_\t_\n"
                    "5\taccusing\taccuse\tVERB\t_\tVerbForm=Ger\t3\tacl\t_\t_\n"
                    "6\tDelhi\tDelhi\tPROPN\t_\t_\t5\tobj\t_\t_\n\n")
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
  Parse parse = read_conllu(
                    "# text = killed guards and torched shops\n"
                    "1\tkilled\tkill\tVERB\t_\tTense=Past\t0\troot\t_\t_\n"
                    "2\tguards\tguard\tNOUN\t_\t_\t1\tobj\t_\t_\n"
                    "3\tand\tand\tCCONJ\t_\t_\t5\tcc\t_\t_\n"
                    "4\ttorched\ttorch\tVERB\t_\tTense=Past|VerbForm=Part\t5\tamod\t_\t_\n"
                    "5\tshops\tshop\tNOUN\t_\t_\t2\tconj\t_\t_\n\n")
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
  Parse parse = read_conllu(
                    "# text = denied this , accused Mali\n"
                    "1\tdenied\tdeny\tVERB\t_\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
                    "2\tthis\tthis\tPRON\t_\t_\t1\tobj\t_\t_\n"
                    "3\t,\t,\tPUNCT\t_\t_\t4\tpunct\t_\t_\n"
                    "4\taccused\taccuse\tVERB\t_\tTense=Past|VerbForm=Part\t1\tadvcl\t_\t_\n"
                    "5\tMali\tMali\tPROPN\t_\t_\t4\tobj\t_\t_\n\n")
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
