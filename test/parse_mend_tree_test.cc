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

TEST(MendGerunds, LeavesOtherVerbsAndRelations) {
  Parse parse = clause("crossed", "advcl");
  mend_gerunds(parse, {0, 3});
  EXPECT_EQ(parse.tokens[2].upos, Upos::VERB);
  Parse object = clause("fighting", "obj");
  mend_gerunds(object, {0, 3});
  EXPECT_EQ(object.tokens[2].relation, "obj");
}

}  // namespace
}  // namespace dragoman
