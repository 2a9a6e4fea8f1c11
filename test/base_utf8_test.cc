#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"

namespace dragoman {
namespace {

std::string random_text(std::mt19937& random, std::size_t length) {
  constexpr char32_t kSome[] = {U'a',  U' ',  U'\n',     U'é',         U'€',
                                U'漢', U'😀', U'\u0301', U'\U0010FFFF'};
  std::uniform_int_distribution<std::size_t> pick(0, std::size(kSome) - 1);
  std::string out;
  for (std::size_t i = 0; i < length; ++i) append_utf8(out, kSome[pick(random)]);
  return out;
}

TEST(Utf8, EveryScalarSurvivesTheRoundTrip) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string bytes;
    append_utf8(bytes, c);
    std::size_t next = 0;
    ASSERT_EQ(decode(bytes, 0, next), c);
    ASSERT_EQ(next, bytes.size());
  }
}

TEST(Utf8, WhatIsNoScalarIsWrittenAsReplacement) {
  std::string surrogate;
  std::string beyond;
  append_utf8(surrogate, 0xD800);
  append_utf8(beyond, 0x110000);
  EXPECT_EQ(surrogate, "\xEF\xBF\xBD");
  EXPECT_EQ(beyond, "\xEF\xBF\xBD");
}

TEST(Utf8, BrokenSequencesGiveOneReplacementAByte) {
  for (std::string const bytes :
       {"\x80", "\xC3", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    std::size_t next = 0;
    EXPECT_EQ(decode(bytes, 0, next), kReplacement) << bytes;
    EXPECT_EQ(next, 1U) << bytes;
    EXPECT_FALSE(is_valid_utf8(bytes)) << bytes;
  }
}

TEST(Utf8, AReplacementCharacterInTheTextIsValid) { EXPECT_TRUE(is_valid_utf8("a\xEF\xBF\xBD")); }

TEST(Utf8, BoundariesAreFirstBytes) {
  std::string const text = "é😀a";
  std::string at_boundaries;
  for (std::size_t i = 0; i <= text.size(); ++i) at_boundaries += is_boundary(text, i) ? '1' : '0';
  EXPECT_EQ(at_boundaries, "10100011");
}

TEST(OffsetMap, CountsWhatDecodingCounts) {
  std::mt19937 random(7);
  for (std::size_t const length : {0, 1, 20, 63, 64, 65, 1000}) {
    std::string const text = random_text(random, length);
    OffsetMap const map(text);
    std::uint32_t count = 0;
    for (std::size_t at = 0, next = 0; at < text.size(); at = next, ++count) {
      ASSERT_EQ(map.code_points(static_cast<std::uint32_t>(at)), count);
      decode(text, at, next);
    }
    EXPECT_EQ(map.code_points(static_cast<std::uint32_t>(text.size())), count);
  }
}

TEST(OffsetMap, TheEndOfAFullBlockIsInside) {
  std::string const text(128, 'x');
  EXPECT_EQ(OffsetMap(text).code_points(128), 128U);
}

TEST(Utf8, ABeginningHoldsWholeScalars) {
  EXPECT_EQ(beginning_of("bombings", 6), "bombin");
  EXPECT_EQ(beginning_of("Sarajevo", 20), "Sarajevo");
  EXPECT_EQ(beginning_of("za\xC5\xBC\xC3\xB3\xC5\x82\xC4\x87", 5), "za\xC5\xBC");  // "zażółć"
  EXPECT_EQ(beginning_of("\xE2\x80\x99s", 2), "");
}

}  // namespace
}  // namespace dragoman
