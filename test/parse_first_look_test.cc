// Which words a first look takes for one segment, and what is left when it has skipped some.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/error.h"
#include "parse/first_look.h"
#include "text/readers.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

constexpr char const* kLook = DRAGOMAN_ROOT "/model/english.look";

Network const& network() {
  static Network const shared =
      Network::open(DRAGOMAN_ROOT "/model/english.model", Precision::int8);
  return shared;
}

Pieces const& pieces() {
  static Pieces const shared(network().vocabulary());
  return shared;
}

FirstLook const& look() {
  static FirstLook const shared = FirstLook::open(kLook, network().vocabulary().size());
  return shared;
}

CutWords cut(std::string const& text) { return cut_words(plain_document(text), pieces(), 96); }

// The text of each segment.
std::vector<std::string> parts(std::string const& text) {
  CutWords const words = cut(text);
  std::vector<std::string> out;
  for (TokenSpan const s : segments(words.raw)) {
    std::uint32_t const begin = words.raw[s.begin].span.begin;
    out.push_back(text.substr(begin, words.raw[s.end - 1].span.end - begin));
  }
  return out;
}

TEST(Segments, EndAtAStopBeforeACapitalAndAtABlock) {
  EXPECT_THAT(parts("It rained. The army left.\n\nNobody came"),
              ElementsAre("It rained.", "The army left.", "Nobody came"));
}

TEST(Segments, AbbreviationsAndNumbersEndNone) {
  EXPECT_THAT(parts("Mr. Smith of the U.S. Army paid $5. 20 others paid no. 7 of them."),
              testing::SizeIs(1));
}

TEST(Segments, MarksOfQuotationGoWithTheirWords) {
  EXPECT_THAT(
      parts("\"We left.\" He sat down. \"They came.\" (Nobody saw.) She slept."),
      ElementsAre("\"We left.\"", "He sat down.", "\"They came.\"", "(Nobody saw.)", "She slept."));
}

TEST(Segments, AQuestionThatSomebodyAsksIsNoEnd) {
  EXPECT_THAT(parts("\"Why?\" Smith asked. Who knows? Nobody."),
              ElementsAre("\"Why?\" Smith asked.", "Who knows?", "Nobody."));
}

TEST(Segments, CoverAllWordsInOrder) {
  constexpr std::string_view kParts[] = {"It ", "left. ", "\"", "Mr. ", "\n\n", "? ", "(", "”"};
  std::mt19937 random(5);
  std::uniform_int_distribution<std::size_t> pick(0, std::size(kParts) - 1);
  for (int round = 0; round < 50; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += kParts[pick(random)];
    CutWords const words = cut(text);
    std::uint32_t at = 0;
    for (TokenSpan const s : segments(words.raw)) {
      EXPECT_EQ(s.begin, at);
      EXPECT_LT(s.begin, s.end);
      at = s.end;
    }
    EXPECT_EQ(at, words.raw.size());
  }
}

TEST(FirstLook, TheBatchHasTheMarksOfDocumentAndBlocks) {
  CutWords const words = cut("It rained. We left.\n\nNobody came.");
  LookBatch const batch = look_batch(words, segments(words.raw), pieces());
  ASSERT_EQ(batch.segments.size(), 3U);
  EXPECT_EQ(batch.pieces[0], pieces().cls());
  EXPECT_EQ(batch.shapes[0], 0);
  EXPECT_NE(batch.pieces[batch.segments[1].begin], pieces().sep());
  EXPECT_EQ(batch.pieces[batch.segments[2].begin], pieces().sep());
  EXPECT_EQ(batch.segments.back().end, batch.pieces.size());
}

constexpr char const* kReport =
    "The army shelled the town of Serin on Monday, killing 12 people.\n\n"
    "It is a nice place, with old trees and a small park. The garden is very beautiful in spring. "
    "The government accused the rebels of an attack.";

TEST(FirstLook, SkipsWhatHoldsNothingAndLeavesTheRestWhole) {
  CutWords const all = cut(kReport);
  CutWords words = all;
  Looked const looked = look().skip(words, pieces());
  EXPECT_EQ(looked.segments, 4U);
  EXPECT_EQ(looked.skipped, 2U);
  ASSERT_EQ(words.begins.size(), words.raw.size() + 1);
  ASSERT_EQ(words.blocks.size(), words.raw.size());
  EXPECT_EQ(words.begins.back(), words.pieces.size());
  std::size_t at = 0;  // the words that are left, in their order, with their offsets and pieces
  for (std::size_t i = 0; i < words.raw.size(); ++i, ++at) {
    while (at < all.raw.size() && all.raw[at].span != words.raw[i].span) ++at;
    ASSERT_LT(at, all.raw.size());
    EXPECT_EQ(words.blocks[i], all.blocks[at]);
    EXPECT_EQ(words.begins[i + 1] - words.begins[i], all.begins[at + 1] - all.begins[at]);
    EXPECT_EQ(words.pieces[words.begins[i]], all.pieces[all.begins[at]]);
  }
}

// So that no sentence goes on behind what was skipped.
TEST(FirstLook, WordsBehindAGapBeginABlock) {
  CutWords words = cut(kReport);
  look().skip(words, pieces());
  auto const behind = std::ranges::find_if(words.raw, [](RawToken const& t) {
    return t.span.begin > std::string(kReport).find("spring");
  });
  ASSERT_NE(behind, words.raw.end());
  EXPECT_EQ(behind->form, "The");
  EXPECT_EQ(behind->gap, Gap::block);
}

TEST(FirstLook, SomeSegmentsAreReadWhateverItSays) {
  auto const may_be_skipped_at = [](std::string const& text, std::size_t number) {
    CutWords const words = cut(text);
    return may_be_skipped(words.raw, segments(words.raw).at(number));
  };
  EXPECT_FALSE(may_be_skipped_at("It rained. We left.", 0));
  EXPECT_TRUE(may_be_skipped_at("It rained. We left.", 1));
  EXPECT_FALSE(may_be_skipped_at("It rained. \"We left. They came.\"", 1));
  EXPECT_FALSE(may_be_skipped_at("It rained. “We left. They came.”", 2));
  EXPECT_TRUE(may_be_skipped_at("It rained. \"We left.\"", 1));
  std::string list = "It rained. A";
  for (int i = 0; i < 200; ++i) list += " a";
  EXPECT_FALSE(may_be_skipped_at(list, 1));
}

TEST(FirstLook, NothingIsMadeOfNothing) {
  CutWords words = cut("  \n\n ");
  EXPECT_EQ(look().skip(words, pieces()).segments, 0U);
  EXPECT_THAT(words.begins, ElementsAre(0));
}

TEST(FirstLook, AnotherVocabularyIsRefused) {
  try {
    FirstLook::open(kLook, 100);
    ADD_FAILURE() << "ids of other pieces were taken for its own";
  } catch (Error const& e) {
    EXPECT_EQ(e.code(), ErrorCode::cannot_run);
    EXPECT_THAT(e.what(), StartsWith(kLook));
  }
}

}  // namespace
}  // namespace dragoman
