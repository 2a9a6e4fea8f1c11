// Time expressions on words without a tree, and those that ask the tree for the tense.
#include <gtest/gtest.h>

#include "names/times.h"
#include "trees.h"

namespace dragoman {
namespace {

// "from..to precision: words" of each expression, told of on Thursday, 29 December 2022.
std::string times_of(ParsedText text, char const* published = "2022-12-29") {
  constexpr char const* kDirections[] = {"", " since", " until", " duration"};
  text.document.published = parse_date(published);
  std::string out;
  for (TimeMention const& time : find_times(text.document, text.parse)) {
    DateRange const& range = time.range;
    out += out.empty() ? "" : "; ";
    out += range.from ? format_date(*range.from) : "?";
    if (range.to != range.from) out += ".." + format_date(*range.to);
    out += " " + std::string(name_of(range.precision));
    out += kDirections[static_cast<int>(time.direction)];
  }
  return out;
}

struct Case {
  char const* words;
  char const* expected;
};

class TimeWords : public testing::TestWithParam<Case> {};

TEST_P(TimeWords, AreResolved) { EXPECT_EQ(times_of(flat(GetParam().words)), GetParam().expected); }

INSTANTIATE_TEST_SUITE_P(
    Times, TimeWords,
    testing::Values(
        Case{"It fell on Thursday", "2022-12-29 day"}, Case{"It fell on Friday", "2022-12-23 day"},
        Case{"yesterday", "2022-12-28 day"}, Case{"tomorrow", "2022-12-30 day"},
        Case{"the day before yesterday", "2022-12-27 day"},
        Case{"earlier this month", "2022-12-01..2022-12-29 month"},
        Case{"last week", "2022-12-19..2022-12-25 week"},
        Case{"next month", "2023-01-01..2023-01-31 month"},
        Case{"last May", "2022-05-01..2022-05-31 month"},
        Case{"last summer", "2022-06-01..2022-08-31 season"},
        Case{"in autumn 2020", "2020-09-01..2020-11-30 season"},
        Case{"winter of 2019", "2019-12-01..2020-02-29 season"},
        Case{"since 1991", "1991-01-01..1991-12-31 year since"},
        Case{"until March 2023", "2023-03-01..2023-03-31 month until"},
        Case{"29 December", "2022-12-29 day"}, Case{"Dec. 29 , 2021", "2021-12-29 day"},
        Case{"the 3rd of May 2014", "2014-05-03 day"}, Case{"2022-11-30", "2022-11-30 day"},
        Case{"30/11/2022", "2022-11-30 day"}, Case{"11/30/2022", "2022-11-30 day"},
        Case{"3 - 5 January 2020", "2020-01-03..2020-01-05 day"},
        Case{"early 2021", "2021-01-01..2021-04-30 year"},
        Case{"the end of 2020", "2020-09-01..2020-12-31 year"},
        Case{"the 1990s", "1990-01-01..1999-12-31 year"},
        Case{"the nineties", "1990-01-01..1999-12-31 year"},
        Case{"the 19th century", "1800-01-01..1899-12-31 year"},
        Case{"between 2015 and 2018", "2015-01-01..2018-12-31 year"},
        Case{"from March to August 2011", "2011-03-01..2011-08-31 month"},
        Case{"from Monday to Wednesday", "2022-12-26..2022-12-28 day"},
        Case{"two days ago", "2022-12-27 day"}, Case{"a year ago", "2021-01-01..2021-12-31 year"},
        Case{"more than two weeks ago", "2022-12-12..2022-12-18 week"},
        Case{"the past three days", "2022-12-26..2022-12-29 day duration"},
        Case{"on Monday and two days later", "2022-12-26 day; 2022-12-28 day"},
        Case{"on Monday and again the same day", "2022-12-26 day; 2022-12-26 day"},
        Case{"on the eve of Christmas 2020", "2020-12-24 day"},
        Case{"two days after Easter 2022", "2022-04-19 day"},
        Case{"Thursday morning", "2022-12-29 day"},
        Case{"the first week of October 2022", "2022-10-01..2022-10-07 week"},
        Case{"in mid-November", "2022-11-11..2022-11-20 month"},
        Case{"at dawn on Monday", "2022-12-26 day"},
        Case{"between 5 and 9 December", "2022-12-05..2022-12-09 day"},
        Case{"the first half of 2022", "2022-01-01..2022-06-30 year"}));

class NoTimes : public testing::TestWithParam<char const*> {};

TEST_P(NoTimes, AreFound) { EXPECT_EQ(times_of(flat(GetParam())), ""); }

INSTANTIATE_TEST_SUITE_P(Times, NoTimes,
                         testing::Values("Russia may/AUX attack", "they march/VERB on", "1,990",
                                         "a second/ADJ attack", "two days after the attack",
                                         "for three weeks", "31 apples", "the last man"));

TEST(Times, WithoutPublicationOnlyYearsHelp) {
  EXPECT_EQ(times_of(flat("on Thursday and on 3 May 2014"), ""), "? unknown; 2014-05-03 day");
}

TEST(Times, DayThatIsNotInTheCalendarIsUnknown) {
  EXPECT_EQ(times_of(flat("on 31 February 2020")), "? unknown");
}

TEST(Times, TenseChoosesTheWeekday) {
  EXPECT_EQ(times_of(tree("They they PRON 2 nsubj _\n"
                          "met meet VERB 0 root Tense=Past|VerbForm=Fin\n"
                          "on on ADP 4 case _\n"
                          "Tuesday Tuesday PROPN 2 obl _\n")),
            "2022-12-27 day");
  EXPECT_EQ(times_of(tree("They they PRON 3 nsubj _\n"
                          "will will AUX 3 aux VerbForm=Fin\n"
                          "meet meet VERB 0 root VerbForm=Inf\n"
                          "on on ADP 5 case _\n"
                          "Tuesday Tuesday PROPN 3 obl _\n")),
            "2023-01-03 day");
}

TEST(Times, PerfectLastsUntilPublication) {
  EXPECT_EQ(times_of(tree("Rebels rebel NOUN 3 nsubj _\n"
                          "have have AUX 3 aux Tense=Pres|VerbForm=Fin\n"
                          "held hold VERB 0 root Tense=Past|VerbForm=Part\n"
                          "it it PRON 3 obj _\n"
                          "for for ADP 8 case _\n"
                          "over over ADV 7 advmod _\n"
                          "two two NUM 8 nummod _\n"
                          "weeks week NOUN 3 obl _\n")),
            "2022-12-15..2022-12-29 week duration");
}

TEST(Times, FourDigitsThatCountAreNoYear) {
  EXPECT_EQ(times_of(tree("of of ADP 3 case _\n"
                          "2000 2000 NUM 3 nummod _\n"
                          "men man NOUN 0 root Number=Plur\n")),
            "");
}

}  // namespace
}  // namespace dragoman
