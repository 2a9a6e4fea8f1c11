// Best trees against every tree there is, and CoNLL-U in both directions.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/error.h"
#include "parse/conllu.h"
#include "parse/tree.h"

namespace dragoman {
namespace {

using Heads = std::vector<std::int32_t>;

// True where one word hangs below the root and every word leads there.
bool is_tree(Heads const& heads) {
  if (std::count(heads.begin(), heads.end(), -1) != 1) return false;
  for (std::int32_t word = 0; word < static_cast<std::int32_t>(heads.size()); ++word) {
    std::int32_t at = word;
    for (std::size_t steps = 0; at >= 0; at = heads[static_cast<std::size_t>(at)]) {
      if (++steps > heads.size()) return false;
    }
  }
  return true;
}

double score(Matrix const& scores, Heads const& heads) {
  double sum = 0;
  for (std::size_t i = 0; i < heads.size(); ++i) sum += scores.row(i)[heads[i] + 1];
  return sum;
}

// Counts up the heads as digits from -1 to n - 1; false after the last.
bool next(Heads& heads) {
  for (std::int32_t& head : heads) {
    if (++head < static_cast<std::int32_t>(heads.size())) return true;
    head = -1;
  }
  return false;
}

double best_of_all(Matrix const& scores) {
  Heads heads(scores.rows, -1);
  double best = -1e300;
  do {
    if (is_tree(heads)) best = std::max(best, score(scores, heads));
  } while (next(heads));
  return best;
}

Matrix random_scores(std::mt19937& random, std::size_t words) {
  std::normal_distribution<float> normal(0, 3);
  Matrix scores(words, words + 1);
  for (float& value : scores.values) value = normal(random);
  return scores;
}

TEST(BestTree, IsTheBestOfAllTreesOfFewWords) {
  std::mt19937 random(5);
  for (std::size_t words = 1; words <= 5; ++words) {
    for (int round = 0; round < 60; ++round) {
      Matrix const scores = random_scores(random, words);
      Heads const heads = best_tree(scores);
      ASSERT_TRUE(is_tree(heads));
      ASSERT_NEAR(score(scores, heads), best_of_all(scores), 1e-3);
    }
  }
}

TEST(BestTree, IsATreeForManyWordsAndEqualScores) {
  std::mt19937 random(6);
  EXPECT_TRUE(is_tree(best_tree(random_scores(random, 200))));
  EXPECT_TRUE(is_tree(best_tree(Matrix(50, 51))));
}

TEST(BestTree, OfNothingIsNothing) { EXPECT_TRUE(best_tree(Matrix(0, 1)).empty()); }

constexpr char const* kTwoSentences =
    "# newdoc id = d\n"
    "# newpar\n"
    "# sent_id = d-1\n"
    "# text = Moscow didn't answer.\n"
    "1\tMoscow\tMoscow\tPROPN\t_\tNumber=Sing\t4\tnsubj\t_\tName=B-GPE\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\t_\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_\n"
    "4\tanswer\tanswer\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_\n"
    "\n"
    "# sent_id = d-2\n"
    "# text = Nikol Pashinyan spoke\n"
    "1\tNikol\tNikol\tPROPN\t_\t_\t3\tnsubj\t_\tName=B-PER\n"
    "2\tPashinyan\tPashinyan\tPROPN\t_\t_\t1\tflat\t_\tName=I-PER\n"
    "3\tspoke\tspeak\tVERB\t_\tTense=Past\t0\troot\t_\t_\n"
    "\n";

TEST(Conllu, IsWrittenAsItWasRead) {
  ParsedText read = read_conllu(kTwoSentences);
  read.document.id = "d";
  EXPECT_EQ(write_conllu(read.document, read.parse), kTwoSentences);
}

TEST(Conllu, GivesTextSpansAndTree) {
  ParsedText const read = read_conllu(kTwoSentences);
  EXPECT_EQ(read.document.text, "Moscow didn't answer. Nikol Pashinyan spoke");
  ASSERT_EQ(read.parse.sentences.size(), 2U);
  EXPECT_EQ(child(read.parse, 3, "nsubj"), 0);
  EXPECT_EQ(child(read.parse, 3, "obj"), -1);
  EXPECT_EQ(subtree(read.parse, 7), (TokenSpan{5, 8}));
  EXPECT_EQ(bytes_of(read.parse, {5, 7}), (ByteSpan{22, 37}));
  EXPECT_TRUE(has_feature(read.parse.tokens[7], "Tense=Past"));
  EXPECT_FALSE(has_feature(read.parse.tokens[7], "Tense=Pas"));
  ASSERT_EQ(read.parse.names.size(), 2U);
  EXPECT_EQ(read.parse.names[1].tokens, (TokenSpan{5, 7}));
}

TEST(Conllu, ComplainsWithTheLine) {
  for (char const* const broken :
       {"1\tonly\tthree\n", "\n1\ta\ta\tNOPE\t_\t_\t0\troot\t_\t_\n\n",
        "2\ta\ta\tX\t_\t_\t0\troot\t_\t_\n\n", "1\ta\ta\tX\t_\t_\t7\troot\t_\t_\n\n",
        "2-1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n"}) {
    try {
      read_conllu(broken);
      ADD_FAILURE() << "was read: " << broken;
    } catch (Error const& e) {
      EXPECT_EQ(e.code(), ErrorCode::bad_input);
      EXPECT_NE(std::string(e.what()).find("line "), std::string::npos) << e.what();
    }
  }
}

}  // namespace
}  // namespace dragoman
