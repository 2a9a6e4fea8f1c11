// Words, pieces, shapes and lemma scripts: the parts of parsing that need no model.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "parse/decode.h"
#include "parse/pieces.h"
#include "parse/tokenizer.h"

namespace dragoman {
namespace {

using testing::ElementsAre;

ByteSpan whole(std::string const& text) { return {0, static_cast<std::uint32_t>(text.size())}; }

bool knows(std::string_view word) { return word == "government" || word == "war"; }

std::vector<std::string> forms(std::string const& text) {
  std::vector<std::string> out;
  for (RawToken const& token : tokenize(text, whole(text), knows)) out.push_back(token.form);
  return out;
}

TEST(Tokenizer, CutsPunctuationFromWords) {
  EXPECT_THAT(forms("\"Stop,\" he said."), ElementsAre("\"", "Stop", ",", "\"", "he", "said", "."));
}

TEST(Tokenizer, KeepsAbbreviationsAndNumbersWhole) {
  EXPECT_THAT(forms("Mr. Smith paid $1,250.50."),
              ElementsAre("Mr.", "Smith", "paid", "$", "1,250.50", "."));
}

TEST(Tokenizer, ContractionsAreOneTokenOfTwoWords) {
  std::string const text = "They don't";
  std::vector<RawToken> const tokens = tokenize(text, whole(text), knows);
  ASSERT_EQ(tokens.size(), 3U);
  EXPECT_EQ(tokens[1].form, "do");
  EXPECT_EQ(tokens[2].form, "n't");
  EXPECT_FALSE(tokens[1].continues_multiword);
  EXPECT_TRUE(tokens[2].continues_multiword);
}

TEST(Tokenizer, CutsWhatBracketsAndQuotationMarksPart) {
  EXPECT_THAT(forms("\"Nino\"<nino@host.org>"),
              ElementsAre("\"", "Nino", "\"", "<", "nino@host.org", ">"));
  EXPECT_THAT(forms("plan.pdf)(see"), ElementsAre("plan.pdf", ")", "(", "see"));
}

TEST(Tokenizer, RunsOfMarksAreOneWord) {
  EXPECT_THAT(forms("stop ?! ==-- <<"), ElementsAre("stop", "?!", "==--", "<<"));
}

TEST(Tokenizer, KnowsContractionsWithoutTheirMark) {
  EXPECT_THAT(forms("Thats why they cant"), ElementsAre("That", "s", "why", "they", "ca", "nt"));
  EXPECT_THAT(forms("sent by IM"), ElementsAre("sent", "by", "IM"));
}

TEST(Tokenizer, TellsAPossessiveFromAClosingQuotationMark) {
  std::string const text = "the cities' gates, 'two cities' said";
  std::vector<RawToken> const tokens = tokenize(text, whole(text), knows);
  ASSERT_EQ(tokens.size(), 10U);
  EXPECT_TRUE(tokens[2].continues_multiword);
  EXPECT_EQ(tokens[8].form, "'");
  EXPECT_FALSE(tokens[8].continues_multiword);
}

TEST(Tokenizer, JoinsAWordThatALineEndCut) {
  std::string const text = "the govern-\nment of the day";
  std::vector<RawToken> const tokens = tokenize(text, whole(text), knows);
  ASSERT_GE(tokens.size(), 2U);
  EXPECT_EQ(tokens[1].form, "government");
  EXPECT_EQ(tokens[1].span, (ByteSpan{4, 16}));
}

TEST(Tokenizer, SaysWhatStandsBeforeAWord) {
  std::string const text = "a b\nc.";
  std::vector<Gap> gaps;
  for (RawToken const& token : tokenize(text, whole(text), knows)) gaps.push_back(token.gap);
  EXPECT_THAT(gaps, ElementsAre(Gap::block, Gap::space, Gap::line_break, Gap::none));
}

std::string random_text(std::mt19937& random) {
  constexpr std::string_view kParts[] = {"war",  "don't", " ",     "\n",    "-",      ".",
                                         "...",  "\"",    "’s",    "é",     "😀",     "\u0301",
                                         "U.S.", "$",     "1,000", "a@b.c", "\u00a0", "—"};
  std::uniform_int_distribution<std::size_t> pick(0, std::size(kParts) - 1);
  std::string out;
  for (int i = 0; i < 40; ++i) out += kParts[pick(random)];
  return out;
}

TEST(Tokenizer, WordsOfAnyTextLieInOrderOnCharacterBorders) {
  std::mt19937 random(1);
  for (int round = 0; round < 500; ++round) {
    std::string const text = random_text(random);
    std::uint32_t end = 0;
    for (RawToken const& token : tokenize(text, whole(text), knows)) {
      ASSERT_LE(end, token.span.begin) << text;
      ASSERT_LT(token.span.begin, token.span.end) << text;
      ASSERT_LE(token.span.end, text.size()) << text;
      ASSERT_TRUE(is_boundary(text, token.span.begin) && is_boundary(text, token.span.end)) << text;
      end = token.span.end;
    }
  }
}

TEST(Tokenizer, NothingButWhiteSpaceIsLost) {
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    std::string const text = random_text(random);
    std::string rest = text;
    for (RawToken const& token : tokenize(text, whole(text), knows)) {
      std::fill(rest.begin() + token.span.begin, rest.begin() + token.span.end, ' ');
    }
    for (std::size_t at = 0, next = 0; at < rest.size(); at = next) {
      char32_t const c = decode(rest, at, next);
      ASSERT_TRUE(c == U' ' || c == U'\n' || c == U'\u00a0') << text << "\nleft: " << rest;
    }
  }
}

class PiecesOfWords : public testing::Test {
 protected:
  std::vector<std::string> of(std::string_view word) const {
    std::vector<std::int32_t> ids;
    pieces_.append(word, ids);
    std::vector<std::string> out;
    for (std::int32_t const id : ids) out.push_back(vocabulary_[static_cast<std::size_t>(id)]);
    return out;
  }

  std::vector<std::string> vocabulary_ = {"[PAD]", "[UNK]", "[CLS]", "[SEP]", "re",  "##bu",
                                          "##ff",  "##ed",  "cafe",  "-",     "rebu"};
  Pieces pieces_{vocabulary_};
};

TEST_F(PiecesOfWords, TakeTheLongestMatchFromTheLeft) {
  EXPECT_THAT(of("Rebuffed"), ElementsAre("rebu", "##ff", "##ed"));
}

TEST_F(PiecesOfWords, LoseCaseAndAccents) { EXPECT_THAT(of("CAFÉ"), ElementsAre("cafe")); }

TEST_F(PiecesOfWords, StandApartAtPunctuation) {
  EXPECT_THAT(of("re-cafe"), ElementsAre("re", "-", "cafe"));
}

TEST_F(PiecesOfWords, AreNeverNone) {
  EXPECT_THAT(of("漢"), ElementsAre("[UNK]"));
  EXPECT_THAT(of("\u0301"), testing::SizeIs(testing::Ge(1U)));
}

TEST(Shapes, TellCaseAndDigits) {
  struct {
    char const* word;
    int shape;
  } const cases[] = {{"war", 1},  {"Moscow", 2}, {"NATO", 3}, {"A", 4},
                     {"iPad", 5}, {"1991", 6},   {"...", 7},  {"Élan", 2}};
  for (auto const& c : cases) EXPECT_EQ(shape_of(c.word), c.shape) << c.word;
}

TEST(Scripts, MakeTheLemmaFromTheForm) {
  EXPECT_EQ(apply_script("L-3+y", "Cities"), "city");
  EXPECT_EQ(apply_script("L-1+", "trucks"), "truck");
  EXPECT_EQ(apply_script("K-0+", "Moscow"), "Moscow");
  EXPECT_EQ(apply_script("=be", "was"), "be");
}

TEST(Scripts, CutNoMoreThanThereIs) { EXPECT_NO_FATAL_FAILURE(apply_script("L-9+x", "a")); }

}  // namespace
}  // namespace dragoman
