#include <gtest/gtest.h>

#include "parse/mend_tree.h"

namespace dragoman {
namespace {

// "at the crossing", as a network may tag it.
Parse clause(std::string form, std::string relation) {
  Parse parse;
  parse.tokens.resize(3);
  parse.tokens[0].form = "at";
  parse.tokens[0].relation = "case";
  parse.tokens[0].head = 2;
  parse.tokens[1].form = "the";
  parse.tokens[1].upos = Upos::DET;
  parse.tokens[1].relation = "det";
  parse.tokens[1].head = 2;
  parse.tokens[2].form = form;
  parse.tokens[2].lemma = "cross";
  parse.tokens[2].upos = Upos::VERB;
  parse.tokens[2].relation = relation;
  return parse;
}

TEST(MendGerunds, MakesANounOfAWordWithAnArticle) {
  Parse parse = clause("crossing", "advcl");
  mend_gerunds(parse, {0, 3});
  EXPECT_EQ(parse.tokens[2].upos, Upos::NOUN);
  EXPECT_EQ(parse.tokens[2].lemma, "crossing");
  EXPECT_EQ(parse.tokens[2].relation, "obl");
}

TEST(MendGerunds, MakesANounOfAWordBehindANameWithAnArticle) {
  Parse parse = read_conllu(
                    "# text = blocked the Medyka crossing\n"
                    "1\tblocked\tblock\tVERB\t_\t_\t0\troot\t_\t_\n"
                    "2\tthe\tthe\tDET\t_\t_\t3\tdet\t_\t_\n"
                    "3\tMedyka\tMedyka\tPROPN\t_\t_\t4\tcompound\t_\t_\n"
                    "4\tcrossing\tcross\tVERB\t_\tVerbForm=Ger\t1\txcomp\t_\t_\n\n")
                    .parse;
  mend_gerunds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[3].upos, Upos::NOUN);
  EXPECT_EQ(parse.tokens[3].lemma, "crossing");
  EXPECT_EQ(parse.tokens[3].relation, "obj");
  // read as Medyka, which crosses
  parse.tokens[3] = parse.tokens[2];
  parse.tokens[3].form = "crossing";
  parse.tokens[3].upos = Upos::VERB;
  parse.tokens[3].head = 2;
  parse.tokens[3].relation = "acl";
  parse.tokens[2].head = 0;
  parse.tokens[2].relation = "obj";
  mend_gerunds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[3].relation, "obj");
  EXPECT_EQ(parse.tokens[2].head, 3);
  EXPECT_EQ(parse.tokens[1].head, 3);
  parse.tokens[3].upos = Upos::VERB;
  parse.tokens[3].feats = "VerbForm=Ger";
  parse.tokens[1].upos = Upos::ADP;  // "by Medyka crossing"
  mend_gerunds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[3].upos, Upos::VERB);
}

TEST(MendGerunds, MakesANounOfWhatHasTheFeaturesOfOne) {
  Parse parse = read_conllu(
                    "# text = Shipping was disrupted\n"
                    "1\tShipping\tship\tVERB\t_\tNumber=Sing\t3\tnsubj:pass\t_\t_\n"
                    "2\twas\tbe\tAUX\t_\t_\t3\taux:pass\t_\t_\n"
                    "3\tdisrupted\tdisrupt\tVERB\t_\t_\t0\troot\t_\t_\n\n")
                    .parse;
  mend_gerunds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[0].upos, Upos::NOUN);
  EXPECT_EQ(parse.tokens[0].lemma, "shipping");
}

TEST(MendGerunds, LeavesOtherVerbsAndRelations) {
  Parse parse = clause("crossed", "advcl");
  mend_gerunds(parse, {0, 3});
  EXPECT_EQ(parse.tokens[2].upos, Upos::VERB);
  Parse object = clause("fighting", "obj");
  mend_gerunds(object, {0, 3});
  EXPECT_EQ(object.tokens[2].relation, "obj");
}

TEST(MendAppositions, MakesAPersonBehindAPlaceAheadOfTheVerbItsSubject) {
  Parse parse = read_conllu(
                    "# text = In Aceh, Budi said so.\n"
                    "1\tIn\tin\tADP\t_\t_\t2\tcase\t_\t_\n"
                    "2\tAceh\tAceh\tPROPN\t_\t_\t5\tobl\t_\tName=B-GPE|SpaceAfter=No\n"
                    "3\t,\t,\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"
                    "4\tBudi\tBudi\tPROPN\t_\t_\t2\tappos\t_\tName=B-PER\n"
                    "5\tsaid\tsay\tVERB\t_\t_\t0\troot\t_\t_\n"
                    "6\tso\tso\tADV\t_\t_\t5\tadvmod\t_\tSpaceAfter=No\n"
                    "7\t.\t.\tPUNCT\t_\t_\t5\tpunct\t_\t_\n\n")
                    .parse;
  mend_appositions(parse);
  EXPECT_EQ(parse.tokens[3].head, 4);
  EXPECT_EQ(parse.tokens[3].relation, "nsubj");
  EXPECT_EQ(child(parse, 4, "nsubj"), 3);
}

TEST(MendAppositions, PutsAPersonBehindAnOfficeBesideTheOffice) {
  std::string const tree =
      "# text = the minister of Mali, Ba, left\n"
      "1\tthe\tthe\tDET\t_\t_\t2\tdet\t_\t_\n"
      "2\tminister\tminister\tNOUN\t_\t_\t8\tnsubj\t_\t_\n"
      "3\tof\tof\tADP\t_\t_\t4\tcase\t_\t_\n"
      "4\tMali\tMali\tPROPN\t_\t_\t2\tnmod\t_\tName=B-GPE|SpaceAfter=No\n"
      "5\t,\t,\tPUNCT\t_\t_\t6\tpunct\t_\t_\n"
      "6\tBa\tBa\tPROPN\t_\t_\t4\tappos\t_\tName=B-PER|SpaceAfter=No\n"
      "7\t,\t,\tPUNCT\t_\t_\t6\tpunct\t_\t_\n"
      "8\tleft\tleave\tVERB\t_\t_\t0\troot\t_\t_\n\n";
  Parse parse = read_conllu(tree).parse;
  mend_appositions(parse);
  EXPECT_EQ(parse.tokens[5].head, 1);
  EXPECT_EQ(parse.tokens[5].relation, "appos");
  Parse capital = read_conllu(std::string(tree).replace(tree.find("B-PER"), 5, "B-GPE")).parse;
  mend_appositions(capital);
  EXPECT_EQ(capital.tokens[5].head, 3);
}

struct Row {
  char const* form;
  Upos upos;
  int head;
  char const* relation;
};

// "Hunger has grown in towns which have been held and have been disputed"
Parse parallel(std::string const& auxiliary) {
  std::vector<Row> const rows = {
      {"Hunger", Upos::NOUN, 2, "nsubj"},   {"has", Upos::AUX, 2, "aux"},
      {"grown", Upos::VERB, -1, "root"},    {"towns", Upos::NOUN, 2, "obl"},
      {"have", Upos::AUX, 6, "aux"},        {"been", Upos::AUX, 6, "aux:pass"},
      {"held", Upos::VERB, 3, "acl:relcl"}, {"have", Upos::AUX, 9, "aux"},
      {"been", Upos::AUX, 9, "aux:pass"},   {"disputed", Upos::VERB, 2, "conj"}};
  Parse parse;
  for (Row const& row : rows) {
    Token token;
    token.form = row.form;
    token.upos = row.upos;
    token.head = row.head;
    token.relation = row.relation;
    parse.tokens.push_back(token);
  }
  parse.tokens[7].form = auxiliary;
  return parse;
}

TEST(MendParallels, GoesOnFromTheClauseThatIsWordedAlike) {
  Parse parse = parallel("have");
  mend_parallels(parse, {0, 10});
  EXPECT_EQ(parse.tokens[9].head, 6);
}

TEST(MendParallels, LeavesWhatIsWordedOtherwise) {
  Parse parse = parallel("had");
  mend_parallels(parse, {0, 10});
  EXPECT_EQ(parse.tokens[9].head, 2);
}

TEST(MendLists, JoinsACountryBehindACountry) {
  std::string const tree =
      "# text = men from Mali, Chad and Togo\n"
      "1\tmen\tman\tNOUN\t_\t_\t0\troot\t_\t_\n"
      "2\tfrom\tfrom\tADP\t_\t_\t3\tcase\t_\t_\n"
      "3\tMali\tMali\tPROPN\t_\t_\t1\tnmod\t_\tName=B-GPE|SpaceAfter=No\n"
      "4\t,\t,\tPUNCT\t_\t_\t5\tpunct\t_\t_\n"
      "5\tChad\tChad\tPROPN\t_\t_\t1\tconj\t_\tName=B-GPE\n"
      "6\tand\tand\tCCONJ\t_\t_\t7\tcc\t_\t_\n"
      "7\tTogo\tTogo\tPROPN\t_\t_\t1\tconj\t_\tName=B-GPE\n\n";
  Parse parse = read_conllu(tree).parse;
  mend_lists(parse);
  EXPECT_EQ(parse.tokens[4].head, 2);
  EXPECT_EQ(parse.tokens[6].head, 2);
  Parse person = read_conllu(tree).parse;
  person.names[1].kind = NameKind::PER;
  mend_lists(person);
  EXPECT_EQ(person.tokens[4].head, 0);
}

TEST(MendCharges, HangsWhatSomebodyIsAccusedOfOnTheVerb) {
  Parse parse = read_conllu(
                    "# text = They accused Mali of links\n"
                    "1\tThey\tthey\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
                    "2\taccused\taccuse\tVERB\t_\t_\t0\troot\t_\t_\n"
                    "3\tMali\tMali\tPROPN\t_\t_\t2\tobj\t_\tName=B-GPE\n"
                    "4\tof\tof\tADP\t_\t_\t5\tcase\t_\t_\n"
                    "5\tlinks\tlink\tNOUN\t_\t_\t3\tnmod\t_\t_\n\n")
                    .parse;
  mend_charges(parse);
  EXPECT_EQ(parse.tokens[4].head, 1);
  EXPECT_EQ(parse.tokens[4].relation, "obl");
}

TEST(MendDeeds, HangsTheDeedOnTheVerbThatAccuses) {
  Parse parse = read_conllu(
                    "# text = Rebels accused troops of shelling.\n"
                    "1\tRebels\trebel\tNOUN\t_\t_\t2\tnsubj\t_\t_\n"
                    "2\taccused\taccuse\tVERB\t_\t_\t0\troot\t_\t_\n"
                    "3\ttroops\ttroop\tNOUN\t_\t_\t2\tobj\t_\t_\n"
                    "4\tof\tof\tSCONJ\t_\t_\t5\tmark\t_\t_\n"
                    "5\tshelling\tshell\tVERB\t_\tVerbForm=Ger\t3\tacl\t_\tSpaceAfter=No\n"
                    "6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n")
                    .parse;
  mend_deeds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[4].head, 1);
  EXPECT_EQ(parse.tokens[4].relation, "advcl");
  parse.tokens[1].lemma = "see";
  parse.tokens[4].head = 2;
  parse.tokens[4].relation = "acl";
  mend_deeds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[4].head, 2);
}

TEST(MendDeeds, WhoDeniedTheChargeAccusedOthers) {
  Parse parse = read_conllu(
                    "# text = It denied the charge and accused rebels of lying\n"
                    "1\tIt\tit\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
                    "2\tdenied\tdeny\tVERB\t_\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
                    "3\tthe\tthe\tDET\t_\t_\t4\tdet\t_\t_\n"
                    "4\tcharge\tcharge\tNOUN\t_\t_\t2\tobj\t_\t_\n"
                    "5\tand\tand\tCCONJ\t_\t_\t7\tcc\t_\t_\n"
                    "6\taccused\taccuse\tVERB\t_\tTense=Past|VerbForm=Part\t7\tamod\t_\t_\n"
                    "7\trebels\trebel\tNOUN\t_\t_\t4\tconj\t_\t_\n"
                    "8\tof\tof\tSCONJ\t_\t_\t9\tmark\t_\t_\n"
                    "9\tlying\tlie\tVERB\t_\tVerbForm=Ger\t7\tacl\t_\t_\n\n")
                    .parse;
  mend_deeds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[5].head, 1);
  EXPECT_EQ(parse.tokens[5].relation, "conj");
  EXPECT_EQ(parse.tokens[6].head, 5);
  EXPECT_EQ(parse.tokens[6].relation, "obj");
  EXPECT_EQ(parse.tokens[8].head, 5);
}

TEST(MendObjects, GivesTheSecondVerbWhatStandsBehindIt) {
  Parse parse = read_conllu(
                    "# text = It killed 9 and injured 80.\n"
                    "1\tIt\tit\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
                    "2\tkilled\tkill\tVERB\t_\t_\t0\troot\t_\t_\n"
                    "3\t9\t9\tNUM\t_\t_\t2\tobj\t_\t_\n"
                    "4\tand\tand\tCCONJ\t_\t_\t5\tcc\t_\t_\n"
                    "5\tinjured\tinjure\tVERB\t_\t_\t2\tconj\t_\t_\n"
                    "6\t80\t80\tNUM\t_\t_\t2\tobj\t_\tSpaceAfter=No\n"
                    "7\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n")
                    .parse;
  mend_objects(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[5].head, 4);
  EXPECT_EQ(parse.tokens[2].head, 1);
  // "killed and injured 80" shares its object
  parse.tokens[5].head = 1;
  parse.tokens[2].relation = "obl";
  mend_objects(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[5].head, 1);
}

TEST(MendJoinedGerunds, JoinsLikeWithLike) {
  Parse parse = read_conllu(
                    "# text = urging them to leave and calling\n"
                    "1\turging\turge\tVERB\t_\tVerbForm=Ger\t0\troot\t_\t_\n"
                    "2\tthem\tthey\tPRON\t_\t_\t1\tobj\t_\t_\n"
                    "3\tto\tto\tPART\t_\t_\t4\tmark\t_\t_\n"
                    "4\tleave\tleave\tVERB\t_\tVerbForm=Inf\t1\txcomp\t_\t_\n"
                    "5\tand\tand\tCCONJ\t_\t_\t6\tcc\t_\t_\n"
                    "6\tcalling\tcall\tVERB\t_\tVerbForm=Ger\t4\tconj\t_\t_\n\n")
                    .parse;
  mend_joined_gerunds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[5].head, 0);
  parse.tokens[5].feats = "VerbForm=Inf";
  parse.tokens[5].head = 3;
  mend_joined_gerunds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[5].head, 3);
}

TEST(MendJoinedFinites, GoesOnFromTheVerbOfTheSameTense) {
  Parse parse = read_conllu(
                    "# text = He accuses them of looting and imposes sanctions\n"
                    "1\tHe\the\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
                    "2\taccuses\taccuse\tVERB\t_\tTense=Pres|VerbForm=Fin\t0\troot\t_\t_\n"
                    "3\tthem\tthey\tPRON\t_\t_\t2\tobj\t_\t_\n"
                    "4\tof\tof\tSCONJ\t_\t_\t5\tmark\t_\t_\n"
                    "5\tlooting\tloot\tVERB\t_\tVerbForm=Ger\t2\tadvcl\t_\t_\n"
                    "6\tand\tand\tCCONJ\t_\t_\t7\tcc\t_\t_\n"
                    "7\timposes\timpose\tVERB\t_\tTense=Pres|VerbForm=Fin\t5\tconj\t_\t_\n"
                    "8\tsanctions\tsanction\tNOUN\t_\t_\t7\tobj\t_\t_\n\n")
                    .parse;
  mend_joined_finites(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[6].head, 1);
  parse.tokens[6].head = 4;
  parse.tokens[1].feats = "Tense=Past|VerbForm=Fin";  // "accused": another time
  mend_joined_finites(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[6].head, 4);
}

TEST(MendLooseGerunds, JoinsNothingWithoutAnd) {
  Parse parse = read_conllu(
                    "# text = They attacked, burning and looting\n"
                    "1\tThey\tthey\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
                    "2\tattacked\tattack\tVERB\t_\tTense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
                    "3\t,\t,\tPUNCT\t_\t_\t4\tpunct\t_\t_\n"
                    "4\tburning\tburn\tVERB\t_\tVerbForm=Ger\t2\tconj\t_\t_\n"
                    "5\tand\tand\tCCONJ\t_\t_\t6\tcc\t_\t_\n"
                    "6\tlooting\tloot\tVERB\t_\tVerbForm=Ger\t2\tconj\t_\t_\n\n")
                    .parse;
  mend_loose_gerunds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[3].relation, "advcl");
  EXPECT_EQ(parse.tokens[5].relation, "conj");
  EXPECT_EQ(parse.tokens[5].head, 3);
}

TEST(MendPairs, JoinsTheTwoThatSomethingStandsBetween) {
  Parse parse = read_conllu(
                    "# text = a meeting between Iran and Iraq\n"
                    "1\ta\ta\tDET\t_\t_\t2\tdet\t_\t_\n"
                    "2\tmeeting\tmeeting\tNOUN\t_\tNumber=Sing\t0\troot\t_\t_\n"
                    "3\tbetween\tbetween\tADP\t_\t_\t4\tcase\t_\t_\n"
                    "4\tIran\tIran\tPROPN\t_\tNumber=Sing\t2\tnmod\t_\t_\n"
                    "5\tand\tand\tCCONJ\t_\t_\t6\tcc\t_\t_\n"
                    "6\tIraq\tIraq\tPROPN\t_\tNumber=Sing\t2\tconj\t_\t_\n\n")
                    .parse;
  mend_pairs(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[5].head, 3);
  parse.tokens[3].feats = "Number=Plur";  // "between the sides and a strike" joins the strike
  parse.tokens[5].head = 1;
  mend_pairs(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[5].head, 1);
}

TEST(MendDoubleSubjects, TakesAStateBeforeTheSubjectIntoIt) {
  Parse parse = read_conllu(
                    "# text = Mali army plans\n"
                    "1\tMali\tMali\tPROPN\t_\t_\t3\tnsubj\t_\tName=B-GPE\n"
                    "2\tarmy\tarmy\tNOUN\t_\t_\t3\tnsubj\t_\t_\n"
                    "3\tplans\tplan\tVERB\t_\t_\t0\troot\t_\t_\n\n")
                    .parse;
  mend_double_subjects(parse);
  EXPECT_EQ(parse.tokens[0].head, 1);
  EXPECT_EQ(parse.tokens[0].relation, "compound");
}

TEST(MendDeeds, HangsTheDeedOnTheVerbBehindAllWhoAreAccused) {
  Parse parse = read_conllu(
                    "# text = Rebels accused troops and police of shelling\n"
                    "1\tRebels\trebel\tNOUN\t_\t_\t2\tnsubj\t_\t_\n"
                    "2\taccused\taccuse\tVERB\t_\t_\t0\troot\t_\t_\n"
                    "3\ttroops\ttroop\tNOUN\t_\t_\t2\tobj\t_\t_\n"
                    "4\tand\tand\tCCONJ\t_\t_\t5\tcc\t_\t_\n"
                    "5\tpolice\tpolice\tNOUN\t_\t_\t3\tconj\t_\t_\n"
                    "6\tof\tof\tSCONJ\t_\t_\t7\tmark\t_\t_\n"
                    "7\tshelling\tshell\tVERB\t_\tVerbForm=Ger\t5\tacl\t_\t_\n\n")
                    .parse;
  mend_deeds(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[6].head, 1);
  EXPECT_EQ(parse.tokens[6].relation, "advcl");
}

TEST(MendRows, JoinsPersonsThatStandInARow) {
  Parse parse = read_conllu(
                    "# text = Ban, Blair and Brown met\n"
                    "1\tBan\tBan\tPROPN\t_\t_\t6\tnsubj\t_\tName=B-PER|SpaceAfter=No\n"
                    "2\t,\t,\tPUNCT\t_\t_\t3\tpunct\t_\t_\n"
                    "3\tBlair\tBlair\tPROPN\t_\t_\t1\tappos\t_\tName=B-PER\n"
                    "4\tand\tand\tCCONJ\t_\t_\t5\tcc\t_\t_\n"
                    "5\tBrown\tBrown\tPROPN\t_\t_\t3\tconj\t_\tName=B-PER\n"
                    "6\tmet\tmeet\tVERB\t_\t_\t0\troot\t_\t_\n\n")
                    .parse;
  mend_rows(parse);
  EXPECT_EQ(parse.tokens[2].relation, "conj");
  EXPECT_EQ(parse.tokens[4].head, 0);
}

TEST(MendRows, LeavesOtherNamesBesideTheFirst) {
  Parse parse = read_conllu(
                    "# text = the president, a general, and the army\n"
                    "1\tthe\tthe\tDET\t_\t_\t2\tdet\t_\t_\n"
                    "2\tpresident\tpresident\tNOUN\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
                    "3\t,\t,\tPUNCT\t_\t_\t5\tpunct\t_\t_\n"
                    "4\ta\ta\tDET\t_\t_\t5\tdet\t_\t_\n"
                    "5\tgeneral\tgeneral\tNOUN\t_\t_\t2\tappos\t_\tSpaceAfter=No\n"
                    "6\t,\t,\tPUNCT\t_\t_\t9\tpunct\t_\t_\n"
                    "7\tand\tand\tCCONJ\t_\t_\t9\tcc\t_\t_\n"
                    "8\tthe\tthe\tDET\t_\t_\t9\tdet\t_\t_\n"
                    "9\tarmy\tarmy\tNOUN\t_\t_\t2\tconj\t_\t_\n\n")
                    .parse;
  mend_rows(parse);
  EXPECT_EQ(parse.tokens[4].relation, "appos");
}

TEST(MendTitles, GivesThePrepositionToTheName) {
  Parse parse = read_conllu(
                    "# text = killing of leader Aslan\n"
                    "1\tkilling\tkilling\tNOUN\t_\t_\t0\troot\t_\t_\n"
                    "2\tof\tof\tADP\t_\t_\t3\tcase\t_\t_\n"
                    "3\tleader\tleader\tNOUN\t_\t_\t4\tnmod\t_\t_\n"
                    "4\tAslan\tAslan\tPROPN\t_\t_\t1\tnmod\t_\t_\n\n")
                    .parse;
  mend_titles(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[1].head, 3);
}

}  // namespace
}  // namespace dragoman
