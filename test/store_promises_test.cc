// Promises and demands that later reports of other documents answer: what counts, and what does
// not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "store/promises.h"
#include "store/question.h"
#include "store/rebuild.h"
#include "store_records.h"

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

Date day(std::string const& text) { return parse_date(text).value(); }

Asked demand() {
  Asked out;
  out.document = 1, out.cluster = 1, out.is_demand = true;
  out.said = day("2005-02-17");
  out.doers = {"SYR-GOV"};
  out.words = stems_of("Syria withdraw its troops from Lebanon");
  out.names = stem_list("Syria");
  out.deeds = {{"RETREAT", {}, false}};
  return out;
}

ToldReport deed(
    std::string const& said = "2005-03-09",
    std::string const& sentence = "Syria has begun its withdrawal of troops from Lebanon") {
  ToldReport out;
  out.document = 2, out.cluster = 2;
  out.deed = {"RETREAT", {}, false};
  out.said = day(said);
  out.doers = {"SYR-GOV"};
  out.words = stem_list(sentence);
  out.names = stem_list("Syria");
  out.source = "Example Wire";
  return out;
}

ToldReport reply(Telling kind) {
  ToldReport out = deed();
  out.kind = kind;
  out.deed = {};
  return out;
}

std::vector<PromiseAnswer> answers(Asked const& asked, ToldReport const& told) {
  return answers_across({asked}, {told});
}

std::string verdict(Asked const& asked, ToldReport const& told) {
  auto const all = answers(asked, told);
  return all.empty() ? "" : all.front().verdict;
}

TEST(PromiseAnswers, ADeedOfThoseAskedKeepsItAndSaysWhy) {
  auto const all = answers(demand(), deed());
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].verdict, "kept");
  EXPECT_EQ(all[0].why, "RETREAT by SYR-GOV; both say from, lebanon, troops, withdraw");
}

TEST(PromiseAnswers, WhatDoesNotFitAnswersNothing) {
  ToldReport other_doer = deed();
  other_doer.doers = {"ISR-GOV"};
  ToldReport copy = deed();
  copy.cluster = 1;
  ToldReport done_before = deed();
  done_before.day = day("2005-02-01");
  ToldReport other_deed = deed();
  other_deed.deed.type = "AID";
  ToldReport other_mode = deed();
  other_mode.deed.modes = {"resign"};
  Asked with_mode = demand();
  with_mode.deeds[0].modes = {"ceasefire"};
  EXPECT_EQ(verdict(demand(), other_doer), "");
  EXPECT_EQ(verdict(demand(), copy), "");
  EXPECT_EQ(verdict(demand(), done_before), "");
  EXPECT_EQ(verdict(demand(), other_deed), "");
  EXPECT_EQ(verdict(with_mode, other_mode), "");
  EXPECT_EQ(verdict(demand(), deed("2005-02-17")), "") << "of the same day";
  EXPECT_EQ(verdict(demand(), deed("2005-09-01")), "") << "after half a year";
  EXPECT_EQ(verdict(demand(), deed("2005-03-09", "Syria left the town of Sarn")), "");
}

TEST(PromiseAnswers, CodesOfManyAreNobody) {
  for (std::string const code : {"XXX-MIL", "SYR-UNK"}) {
    Asked asked = demand();
    ToldReport told = deed();
    asked.doers = told.doers = {code};
    EXPECT_EQ(verdict(asked, told), "") << code;
  }
}

TEST(PromiseAnswers, ThoseOfNoKnownCountryAreKnownByName) {
  Asked asked = demand();
  ToldReport told = deed();
  asked.doers = told.doers = {"=varnia"};
  auto const all = answers(asked, told);
  ASSERT_THAT(all, SizeIs(1));
  EXPECT_EQ(all[0].why, "RETREAT by varnia; both say from, lebanon, troops, withdraw");
}

TEST(PromiseAnswers, WhatIsNotDoneBreaksItOnlyAfterTheDeadline) {
  ToldReport not_done = deed();
  not_done.deed.negated = true;
  Asked asked = demand();
  EXPECT_EQ(verdict(asked, not_done), "") << "it may still be done";
  asked.deadline = day("2005-03-31");
  EXPECT_EQ(verdict(asked, not_done), "");
  not_done.said = day("2005-04-01");
  EXPECT_EQ(verdict(asked, not_done), "broken");
}

TEST(PromiseAnswers, TheDeedThatWasToStopBreaksIt) {
  Asked asked = demand();
  asked.deeds[0].negated = true;
  EXPECT_EQ(verdict(asked, deed()), "broken");
}

TEST(PromiseAnswers, AccusersBreakAndThoseAskedRefuseDemandsOnly) {
  Asked promise = demand();
  promise.is_demand = false;
  EXPECT_EQ(verdict(promise, reply(Telling::accusation)), "broken");
  EXPECT_EQ(verdict(demand(), reply(Telling::refusal)), "refused");
  EXPECT_EQ(verdict(promise, reply(Telling::refusal)), "");
}

// ---- in a store ----

Report demanding() {
  Report out("https://example.org/1", "2031-03-01",
             "Varnia called on Oskaria to withdraw its troops from Tal Orven.");
  std::int32_t const varnia = out.actor("Varnia", "VAR", "GOV");
  std::int32_t const oskaria = out.actor("Oskaria", "OSK", "GOV");
  RecordClaim& claim =
      out.claim(Act::demand, varnia, "Oskaria to withdraw its troops from Tal Orven");
  claim.addressees = {oskaria};
  RecordEvent& event = out.event(EventType::RETREAT, "withdraw", oskaria, -1);
  event.factuality = Factuality::hypothetical;
  event.claim = 0;
  return out;
}

Report withdrawing(
    std::string const& sentence = "Oskaria has withdrawn its troops from Tal Orven.") {
  Report out("https://example.org/2", "2031-03-09", sentence);
  out.record().document.publisher = "Example Post";
  out.event(EventType::RETREAT, "withdrawn", out.actor("Oskaria", "OSK", "GOV"), -1);
  return out;
}

class PromisesTest : public testing::Test {
 protected:
  PromisesTest() : store_(Store::open_or_create(":memory:")) { store_.add(demanding()); }

  std::string first(std::string const& column,
                    std::map<std::string, std::string> const& filters = {}) {
    rebuild(store_);
    Statement rows = ask(store_.database(), {"promises", filters, -1, 0});
    if (!rows.step()) return "no row";
    auto const names = rows.columns();
    return rows.text(static_cast<int>(std::ranges::find(names, column) - names.begin()));
  }

  Store store_;
};

TEST_F(PromisesTest, AreAnsweredByALaterReportAccordingToItsSource) {
  EXPECT_EQ(first("status"), "open");
  store_.add(withdrawing());
  EXPECT_EQ(first("status"), "answered");
  EXPECT_EQ(first("kept_by"), "Example Post");
  EXPECT_EQ(first("broken_by"), "");
  EXPECT_THAT(first("answered_by"), HasSubstr("events:2.0 (RETREAT by OSK-GOV; both say "));
}

TEST_F(PromisesTest, AreOpenAsOfADayBeforeTheAnswerWasAdded) {
  store_.add(withdrawing());
  store_.database().execute(
      "UPDATE documents SET added = '2031-03-02T00:00:00Z' WHERE number = 1;"
      "UPDATE documents SET added = '2031-03-10T00:00:00Z' WHERE number = 2");
  EXPECT_EQ(first("status", {{"as-of", "2031-03-05"}}), "open");
  EXPECT_EQ(first("kept_by", {{"as-of", "2031-03-05"}}), "");
  EXPECT_EQ(first("status", {{"as-of", "2031-03-10"}}), "answered");
}

TEST_F(PromisesTest, ASentenceThatSpeaksOfAnotherDemandIsNoAnswer) {
  Report report = withdrawing();
  report.event(EventType::REQUEST, "withdrawn", 0, -1);
  store_.add(report);
  EXPECT_EQ(first("status"), "open");
}

TEST_F(PromisesTest, AnAnswerThatARevisionDropsIsGone) {
  store_.add(withdrawing());
  store_.add(Report("https://example.org/2", "2031-03-09", "Nothing happened."));
  EXPECT_EQ(first("status"), "open");
}

}  // namespace
}  // namespace dragoman
