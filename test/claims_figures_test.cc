// Figures of hand-made trees; whole sentences stand in test/cases/figures.case.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "claims/figures.h"
#include "names/quantities.h"
#include "names/times.h"
#include "trees.h"

namespace dragoman {
namespace {

class Figures : public testing::Test {
 protected:
  // "measure low..high group" of each figure.
  std::string of(std::string const& rows) {
    ParsedText const text = tree(rows);
    Names names;
    names.times = find_times(text.document, text.parse);
    names.quantities = find_quantities(text.parse, names.times);
    Claims claims;
    claims.claims = claims_;
    find_figures({book_, text.document, text.parse, names, events_}, claims);
    found_ = claims.figures;
    std::string out;
    for (Figure const& figure : found_) {
      out += out.empty() ? "" : "; ";
      out += figure.measure + fmt::format(" {}", *figure.low);
      if (!figure.high) out += "..";
      if (figure.high && figure.high != figure.low) out += fmt::format("..{}", *figure.high);
      ByteSpan const group = figure.group;
      if (!group.empty()) out += ' ' + text.document.text.substr(group.begin, group.size());
    }
    return out;
  }

  MeasureBook book_ = MeasureBook::load(DRAGOMAN_ROOT "/codebook");
  Events events_;
  std::vector<Claim> claims_;
  std::vector<Figure> found_;
};

constexpr char const* kKilledAndWounded =
    "Troops troop NOUN 2 nsubj Number=Plur\n"
    "killed kill VERB 0 root Tense=Past|VerbForm=Fin\n"
    "at at ADP 4 case _\n"
    "least least ADJ 5 nmod _\n"
    "12 12 NUM 6 nummod _\n"
    "civilians civilian NOUN 2 obj Number=Plur\n"
    "and and CCONJ 8 cc _\n"
    "wounded wound VERB 2 conj Tense=Past|VerbForm=Fin\n"
    "30 30 NUM 10 nummod _\n"
    "others other NOUN 8 obj Number=Plur\n";

TEST_F(Figures, EachVerbHasItsOwn) {
  EXPECT_EQ(of(kKilledAndWounded), "killed 12.. civilians; wounded 30 civilians");
}

TEST_F(Figures, PointAtTheClaimThatHoldsThem) {
  claims_ = {Claim{.content = {0, 200}}, Claim{.content = {0, 30}}};
  of(kKilledAndWounded);
  ASSERT_EQ(found_.size(), 2U);
  EXPECT_EQ(found_[0].claim, 1) << "the innermost";
  EXPECT_EQ(found_[1].claim, 0);
}

TEST_F(Figures, PointAtTheNearestEvent) {
  events_.events = {Event{.trigger_head = 7}, Event{.trigger_head = 1}};
  for (Event& event : events_.events) event.quad = 4;
  of(kKilledAndWounded);
  ASSERT_EQ(found_.size(), 2U);
  EXPECT_EQ(found_[0].event, 1);
  EXPECT_EQ(found_[1].event, 0);
}

TEST_F(Figures, NobodyDiesOfWordsOrOfWhatIsToCome) {
  events_.events = {Event{.trigger_head = 1}, Event{.trigger_head = 7}};
  events_.events[0].quad = 3;
  events_.events[1].quad = 4;
  events_.events[1].factuality = Factuality::future;
  of(kKilledAndWounded);
  ASSERT_EQ(found_.size(), 2U);
  EXPECT_EQ(found_[0].event, -1);
  EXPECT_EQ(found_[1].event, -1);
}

TEST_F(Figures, StateBehindTheObject) {
  EXPECT_EQ(of("The the DET 2 det _\n"
               "raid raid NOUN 3 nsubj _\n"
               "left leave VERB 0 root Tense=Past\n"
               "two two NUM 5 nummod _\n"
               "people people NOUN 3 obj Number=Plur\n"
               "dead dead ADJ 3 xcomp _\n"),
            "killed 2 people");
}

TEST_F(Figures, TollHasTheNumber) {
  EXPECT_EQ(of("The the DET 3 det _\n"
               "death death NOUN 3 compound _\n"
               "toll toll NOUN 4 nsubj _\n"
               "rose rise VERB 0 root Tense=Past\n"
               "to to ADP 6 case _\n"
               "40 40 NUM 4 obl _\n"),
            "killed 40");
}

TEST_F(Figures, PartBelongsToTheWhole) {
  EXPECT_EQ(of("Nine nine NUM 2 nummod _\n"
               "people people NOUN 3 nsubj Number=Plur\n"
               "died die VERB 0 root Tense=Past\n"
               "including include VERB 6 case VerbForm=Ger\n"
               "three three NUM 6 nummod _\n"
               "children child NOUN 2 nmod Number=Plur\n"),
            "killed 9 people; killed 3 children");
}

TEST_F(Figures, ArticleCountsTheKilledAlone) {
  EXPECT_EQ(of("A a DET 2 det _\n"
               "nurse nurse NOUN 4 nsubj:pass Number=Sing\n"
               "was be AUX 4 aux:pass Tense=Past\n"
               "killed kill VERB 0 root Tense=Past|VerbForm=Part\n"),
            "killed 1 nurse");
  EXPECT_EQ(of("A a DET 2 det _\n"
               "nurse nurse NOUN 4 nsubj:pass Number=Sing\n"
               "was be AUX 4 aux:pass Tense=Past\n"
               "praised praise VERB 0 root Tense=Past|VerbForm=Part\n"),
            "");
}

TEST_F(Figures, IdleNumbersAreNone) {
  EXPECT_EQ(of("The the DET 3 det _\n"
               "two two NUM 3 nummod _\n"
               "sides side NOUN 4 nsubj Number=Plur\n"
               "agreed agree VERB 0 root Tense=Past\n"),
            "");
}

TEST_F(Figures, InhabitantsAreToldByTheNoun) {
  EXPECT_EQ(of("120,000 120000 NUM 2 nummod _\n"
               "inhabitants inhabitant NOUN 3 nsubj Number=Plur\n"
               "depended depend VERB 0 root Tense=Past\n"
               "on on ADP 5 case _\n"
               "it it PRON 3 obl _\n"),
            "inhabitants 120000 inhabitants");
}

TEST(MeasureBook, WordsAreFoundWithoutTheirLastLetter) {
  MeasureBook const book =
      MeasureBook::read("x.measures", "measure wounded\n  done injure\n  counted casualty\n");
  EXPECT_EQ(book.measure(MeasureRole::done, "injure"), "wounded");
  EXPECT_EQ(book.measure(MeasureRole::done, "injur"), "wounded");
  EXPECT_EQ(book.measure(MeasureRole::counted, "casualtie"), "wounded");
  EXPECT_EQ(book.measure(MeasureRole::counted, "injure"), "");
}

TEST(MeasureBook, ComplaintsNameTheLine) {
  auto const complaint = [](char const* text) -> std::string {
    try {
      MeasureBook::read("x.measures", text);
    } catch (Error const& error) {
      return error.what();
    }
    return "none";
  };
  EXPECT_EQ(complaint("measure kiled\n").substr(0, 15), "x.measures:1:9:");
  EXPECT_EQ(complaint("measure killed\n  did kill\n").substr(0, 15), "x.measures:2:3:");
  EXPECT_EQ(complaint("measure killed\n  done kill\nmeasure wounded\n  done kill\n").substr(0, 15),
            "x.measures:4:8:");
  EXPECT_EQ(complaint("words foo\n").substr(0, 15), "x.measures:1:7:");
  EXPECT_EQ(complaint("words idle\n  side\n"), "none");
}

}  // namespace
}  // namespace dragoman
