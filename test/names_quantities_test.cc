// Numbers with the words that bound them, their units and what they count.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "names/quantities.h"
#include "names/times.h"
#include "trees.h"

namespace dragoman {
namespace {

// "low..high bound unit" of each quantity.
std::string quantities_of(ParsedText const& text) {
  std::string out;
  for (Quantity const& q : find_quantities(text.parse, find_times(text.document, text.parse))) {
    out += out.empty() ? "" : "; ";
    out += fmt::format("{}", *q.low);
    if (!q.high) out += "..";
    if (q.high && q.high != q.low) out += fmt::format("..{}", *q.high);
    out += ' ' + std::string(name_of(q.bound)) + (q.unit.empty() ? "" : " ") + q.unit;
  }
  return out;
}

struct Case {
  char const* words;
  char const* expected;
};

class QuantityWords : public testing::TestWithParam<Case> {};

TEST_P(QuantityWords, AreRead) {
  EXPECT_EQ(quantities_of(flat(GetParam().words)), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Quantities, QuantityWords,
    testing::Values(
        Case{"12 men", "12 exact"}, Case{"1,200 men", "1200 exact"},
        Case{"300 000 men", "300000 exact"}, Case{"six/NUM hundred/NUM men", "600 exact"},
        Case{"twenty/NUM - five/NUM men", "25 exact"}, Case{"1.2 million/NUM men", "1200000 exact"},
        Case{"two/NUM hundred/NUM and five/NUM men", "205 exact"},
        Case{"a/DET dozen/NUM men", "12 exact"}, Case{"two/NUM dozen/NUM men", "24 exact"},
        Case{"half/DET a/DET million/NUM men", "500000 exact"},
        Case{"dozens of men", "24..96 about"}, Case{"hundreds of men", "200..999 about"},
        Case{"tens of thousands of men", "20000..99999 about"},
        Case{"several/ADJ men", "3..9 about"},
        Case{"several/ADJ hundred/NUM men", "300..999 about"},
        Case{"at least 27 men", "27.. at-least"}, Case{"more than 6,500 lives", "6500.. more-than"},
        Case{"over 60 men", "60.. more-than"}, Case{"up to 30 men", "30 at-most"},
        Case{"as many as 30 men", "30 at-most"}, Case{"no fewer than 12 men", "12.. at-least"},
        Case{"fewer than 12 men", "12 less-than"},
        Case{"around a/DET hundred/NUM men", "100 about"}, Case{"nearly 300 men", "300 about"},
        Case{"some/DET 1,200 men", "1200 about"}, Case{"between 40 and 50 men", "40..50 about"},
        Case{"40 to 50 men", "40..50 about"}, Case{"40 - 50 men", "40..50 about"},
        Case{"12 or more men", "12.. at-least"},
        Case{"two/NUM to three/NUM million/NUM men", "2000000..3000000 about"},
        Case{"a/DET third/NOUN of the/DET 120,000 men", "40000 about"},
        Case{"a/DET quarter/NOUN of the/DET men", "0.25 exact share"},
        Case{"nine/NUM in ten/NUM men", "0.9 exact share"}, Case{"5 % of men", "5 exact percent"},
        Case{"5 per cent of men", "5 exact percent"},
        Case{"$/SYM 5 million/NUM", "5000000 exact USD"}, Case{"300 km away", "300 exact km"},
        Case{"40 square miles", "40 exact mile"}, Case{"300 tonnes of flour", "300 exact tonne"},
        Case{"six/NUM - week war", "6 exact week"},
        Case{"a/DET 26 - year - old man", "26 exact year"},
        Case{"Karim , 26 , fled", "26 exact year"}));

class NoQuantities : public testing::TestWithParam<char const*> {};

TEST_P(NoQuantities, AreFound) { EXPECT_EQ(quantities_of(flat(GetParam())), ""); }

INSTANTIATE_TEST_SUITE_P(Quantities, NoQuantities,
                         testing::Values("on 29 December 2021", "in 1991", "at 10 p.m.",
                                         "a/DET third/ADJ term", "the first/ADJ man",
                                         "no one/NOUN fled", "& # 8220", "a man"));

TEST(Quantities, NumbersThatNameAreNone) {
  EXPECT_EQ(quantities_of(tree("Highway Highway PROPN 0 root _\n"
                               "55 55 NUM 1 nummod _\n")),
            "");
}

TEST(Quantities, CountedNounIsTheHead) {
  ParsedText const text = tree(
      "Dozens dozen NOUN 0 root Number=Plur\n"
      "of of ADP 4 case _\n"
      "young young ADJ 4 amod _\n"
      "men man NOUN 1 nmod _\n");
  auto const found = find_quantities(text.parse, {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].counted, 3);
  EXPECT_EQ(found[0].number, 0);
  EXPECT_EQ(found[0].tokens, (TokenSpan{0, 1}));
}

TEST(Quantities, BoundWordsBelongToTheSpan) {
  ParsedText const text = flat("At least 27 men");
  auto const found = find_quantities(text.parse, {});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].tokens, (TokenSpan{0, 3}));
  EXPECT_EQ(found[0].span, (ByteSpan{0, 11}));
}

}  // namespace
}  // namespace dragoman
