// All mends together leave a tree, whatever they were given.
#include <gtest/gtest.h>

#include "parse/mends.h"
#include "trees.h"

namespace dragoman {
namespace {

bool reaches_root(Parse const& parse, std::int32_t token) {
  for (std::size_t step = 0; step <= parse.tokens.size() && token >= 0; ++step) {
    token = parse.tokens[token].head;
  }
  return token < 0;
}

// "20" hangs on the "At" that its bound would be given.
TEST(AllMends, TakeBackWhatClosesARing) {
  Parse parse = tree(
                    "At     at     ADP  6 obl       _\n"
                    "least  least  ADJ  3 nmod      Degree=Sup\n"
                    "20     20     NUM  1 nummod    _\n"
                    "people person NOUN 6 nsubj:pass Number=Plur\n"
                    "were   be     AUX  6 aux:pass  _\n"
                    "killed kill   VERB 0 root      VerbForm=Part\n")
                    .parse;
  mend_sentence(parse, parse.sentences[0].tokens);
  index_tree(parse);
  mend_document(parse);
  for (std::int32_t t = 0; t < 6; ++t) EXPECT_TRUE(reaches_root(parse, t)) << t;
  EXPECT_EQ(parse.tokens[2].head, 0);
}

// The same words in a tree that may be mended.
TEST(AllMends, KeepWhatLeavesATree) {
  Parse parse = tree(
                    "At     at     ADP  2 case      _\n"
                    "least  least  ADJ  6 obl       Degree=Sup\n"
                    "20     20     NUM  4 nummod    _\n"
                    "people person NOUN 6 nsubj:pass Number=Plur\n"
                    "were   be     AUX  6 aux:pass  _\n"
                    "killed kill   VERB 0 root      VerbForm=Part\n")
                    .parse;
  mend_sentence(parse, parse.sentences[0].tokens);
  EXPECT_EQ(parse.tokens[1].head, 2);
}

}  // namespace
}  // namespace dragoman
