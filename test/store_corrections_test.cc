// Analysts' corrections: seen in answers, kept apart from the record, carried to later readings.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/error.h"
#include "store/check.h"
#include "store/correction_fields.h"
#include "store/corrections.h"
#include "store/decisions.h"
#include "store/question.h"
#include "store/rebuild.h"
#include "store/sql.h"
#include "store_records.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Report siege(std::string const& url = "https://example.org/1",
             std::string const& text = "Azerbaijan blocked the road to Shusha. Armenia said so.") {
  Report out(url, "2022-12-20", text);
  out.record().sentences = {{0, 38}, {39, static_cast<std::uint32_t>(text.size())}};
  std::int32_t const baku = out.actor("Azerbaijan", "AZE", "GOV");
  out.actor("Armenia", "ARM", "GOV");
  out.place("Shusha", 46.75, 39.76);
  RecordEvent& event = out.event(EventType::COERCE, "blocked", baku, -1);
  event.place = 0;
  event.date.range = {parse_date("2022-12-12"), parse_date("2022-12-12"), DatePrecision::day};
  return out;
}

class CorrectionsTest : public testing::Test {
 protected:
  CorrectionsTest() : store_(Store::open_or_create(":memory:")) { store_.add(siege()); }

  std::int64_t make(Action action, std::string const& target, std::string const& field = "",
                    std::string const& after = "") {
    return correct(store_, {action, target, field, after, {"anna", "as the map shows"}});
  }

  std::string first(std::string const& product, std::string const& column,
                    std::map<std::string, std::string> const& filters = {}) const {
    Statement rows = ask(store_.database(), {product, filters, -1, 0});
    if (!rows.step()) return "no row";
    auto const names = rows.columns();
    return rows.text(static_cast<int>(std::ranges::find(names, column) - names.begin()));
  }

  std::string error(Correction const& correction) {
    try {
      correct(store_, correction);
    } catch (Error const& e) {
      return e.what();
    }
    return "";
  }

  Record reread() const {
    Report newer = siege();
    newer.record().version.engine = "2";
    return newer;
  }

  Store store_;
};

TEST_F(CorrectionsTest, AChangeWinsInFiltersAndTellsWhatWasBefore) {
  make(Action::change, "events:1.0", "type", "ASSAULT");
  EXPECT_EQ(first("events", "ref", {{"type", "ASSAULT"}}), "1.0");
  EXPECT_EQ(first("events", "quad"), "4");
  EXPECT_THAT(first("events", "corrections"), HasSubstr("type: COERCE → ASSAULT (anna, "));
  EXPECT_EQ(first("corrections", "before"), "COERCE");
  EXPECT_EQ(first("corrections", "why"), "as the map shows");
  EXPECT_EQ(store_.record(1), static_cast<Record const&>(siege())) << "the machine's reading stays";
  EXPECT_THAT(faults(store_), IsEmpty());
}

TEST_F(CorrectionsTest, PartiesPlacesAndDaysAreChangedByTheirNames) {
  make(Action::change, "events:1.0", "actors", "ARM-GOV; azerbaijan");
  make(Action::change, "events:1.0", "place", "");
  make(Action::change, "events:1.0", "date_from", "2022-12-01");
  EXPECT_EQ(first("events", "actors"), "Armenia; Azerbaijan");
  EXPECT_EQ(first("events", "place"), "");
  EXPECT_EQ(first("events", "ref", {{"to", "2022-12-02"}}), "1.0");
}

TEST_F(CorrectionsTest, RejectedItemsAreLeftOutUnlessAskedFor) {
  make(Action::reject, "events:1.0");
  EXPECT_EQ(first("events", "ref"), "no row");
  EXPECT_EQ(first("events", "ref", {{"verdict", "rejected"}}), "1.0");
  rebuild(store_);
  EXPECT_EQ(store_.database().integer("SELECT count(*) FROM incidents"), 0);
  make(Action::confirm, "events:1.0");
  EXPECT_EQ(first("events", "verdict"), "confirmed");
}

TEST_F(CorrectionsTest, ARejectedDocumentTakesItsItemsAlong) {
  make(Action::reject, "documents:1");
  EXPECT_EQ(first("documents", "ref"), "no row");
  EXPECT_EQ(first("events", "ref"), "no row");
}

TEST_F(CorrectionsTest, UndoingGivesTheMachinesReadingBackAndStaysListed) {
  std::int64_t const wrong = make(Action::change, "events:1.0", "type", "AID");
  make(Action::change, "events:1.0", "modes", "restrict; encircle");
  undo(store_, wrong, {"bert", "typing error"});
  EXPECT_EQ(first("events", "type"), "COERCE");
  EXPECT_EQ(first("events", "modes"), "restrict; encircle") << "others stay in force";
  EXPECT_EQ(first("corrections", "state"), "undone");
  EXPECT_EQ(first("corrections", "undone_by"), "bert");
  EXPECT_THROW(undo(store_, wrong, {"bert", ""}), Error);
}

TEST_F(CorrectionsTest, WhatBuildsOnACorrectionIsUndoneFirst) {
  std::int64_t const name = make(Action::change, "actors:1.1", "name", "Yerevan");
  make(Action::change, "events:1.0", "actors", "Yerevan");
  EXPECT_THROW(undo(store_, name, {"anna", ""}), Error);
  EXPECT_EQ(first("events", "actors"), "Yerevan");
}

TEST_F(CorrectionsTest, ANewerEngineKeepsWhatWasSaidOfTheSameWords) {
  make(Action::change, "events:1.0", "type", "ASSAULT");
  make(Action::note, "documents:1", "", "seen by the lawyer");
  EXPECT_EQ(store_.add(reread()), Added::reread);
  EXPECT_EQ(first("events", "type"), "ASSAULT");
  EXPECT_EQ(first("events", "ref"), "2.0");
  EXPECT_EQ(first("corrections", "target"), "events:2.0");
  EXPECT_THAT(detached_corrections(store_), IsEmpty());
  EXPECT_THAT(error({Action::confirm, "events:1.0", "", "", {"anna", ""}}),
              HasSubstr("correct the current one, document 2"));
}

TEST_F(CorrectionsTest, WhatANewerEngineDoesNotReadIsToldAsDetached) {
  make(Action::change, "events:1.0", "type", "ASSAULT");
  Record newer = reread();
  newer.events.clear();
  store_.add(newer);
  EXPECT_THAT(detached_corrections(store_), ElementsAre(1));
  EXPECT_EQ(first("corrections", "ref", {{"state", "detached"}}), "1");
}

TEST_F(CorrectionsTest, ASpanThatGrewIsTheSameItem) {
  make(Action::reject, "events:1.0");
  Record newer = reread();
  newer.events[0].trigger.end += 9;
  store_.add(newer);
  EXPECT_EQ(first("events", "ref"), "no row");
}

TEST_F(CorrectionsTest, AChangedTextKeepsThemWhereTheSentenceStayed) {
  make(Action::reject, "events:1.0");
  make(Action::confirm, "documents:1");
  store_.add(
      siege("https://example.org/1", "Azerbaijan blocked the road to Shusha. Armenia denied so."));
  EXPECT_EQ(first("events", "ref"), "no row");
  EXPECT_EQ(first("documents", "verdict"), "") << "another text was confirmed";
  store_.add(
      siege("https://example.org/1", "Azerbaijan blocked the path to Shusha. Armenia denied so."));
  EXPECT_EQ(first("events", "ref"), "3.0");
}

TEST_F(CorrectionsTest, EventsAreMergedToOneIncidentAndSplitAgain) {
  Report other =
      siege("https://example.net/2", "Armenia blocked the road to Shusha,,,, Azerbaijan.");
  other.record().events[0].type = EventType::ASSAULT;
  store_.add(other);
  rebuild(store_);
  EXPECT_EQ(store_.database().integer("SELECT count(*) FROM incidents"), 2);
  make(Action::merge, "events:2.0", "", "1.0");
  EXPECT_TRUE(is_stale(store_));
  rebuild(store_);
  EXPECT_FALSE(is_stale(store_));
  EXPECT_EQ(store_.database().integer("SELECT reports FROM incidents"), 2);
  EXPECT_EQ(first("events", "incident_why", {{"type", "ASSAULT"}}),
            "merged by anna: as the map shows");
  make(Action::split, "events:2.0");
  rebuild(store_);
  EXPECT_EQ(store_.database().integer("SELECT count(*) FROM incidents"), 2);
}

TEST_F(CorrectionsTest, AMergedActorDoesWhatTheOtherDid) {
  make(Action::merge, "actors:1.0", "", "1.1");
  EXPECT_EQ(first("events", "actor_codes"), "ARM-GOV");
  EXPECT_EQ(first("actors", "name", {{"name", "Azerbaijan"}}), "no row");
}

TEST_F(CorrectionsTest, DocumentsAreMergedAsCopies) {
  store_.add(
      siege("https://example.net/2", "Shusha was, as Armenia has it, blocked by Azerbaijan."));
  make(Action::merge, "documents:2", "", "1");
  rebuild(store_);
  EXPECT_EQ(store_.database().integer("SELECT cluster FROM copies WHERE document = 2"), 1);
}

TEST_F(CorrectionsTest, TellsWhatCannotBe) {
  Analyst const anna{"anna", ""};
  EXPECT_THAT(error({Action::note, "events:1.0", "", "x", {" ", ""}}), HasSubstr("needs the name"));
  EXPECT_THAT(error({Action::reject, "events:1", "", "", anna}), HasSubstr("is no item"));
  EXPECT_THAT(error({Action::reject, "events:1.9", "", "", anna}), HasSubstr("no such item"));
  EXPECT_THAT(error({Action::reject, "events:7.0", "", "", anna}), HasSubstr("no document 7"));
  EXPECT_THAT(error({Action::change, "events:1.0", "typ", "AID", anna}),
              HasSubstr("they have type"));
  EXPECT_THAT(error({Action::change, "events:1.0", "type", "WAR", anna}),
              HasSubstr("it takes: AGREE"));
  EXPECT_THAT(error({Action::change, "events:1.0", "actors", "Iran", anna}),
              HasSubstr("actors of document 1: \"Azerbaijan\" \"Armenia\""));
  EXPECT_THAT(error({Action::merge, "events:1.0", "", "1.0", anna}), HasSubstr("another item"));
  EXPECT_THAT(error({Action::split, "claims:1.0", "", "", anna}), HasSubstr("cannot be split"));
  EXPECT_THAT(error({Action::note, "events:1.0", "", "", anna}), HasSubstr("no words"));
  EXPECT_EQ(store_.database().integer("SELECT count(*) FROM corrections"), 0);
}

TEST_F(CorrectionsTest, NumbersAndDaysThatCannotBeAreRefused) {
  Report counted("https://example.org/7", "2022-12-20", "90 are cut off.");
  counted.figure("inhabitants", 90, "90");
  store_.add(counted);
  auto const said = [&](char const* target, char const* field, char const* value) {
    return error({Action::change, target, field, value, {"anna", ""}});
  };
  EXPECT_THAT(said("figures:2.0", "low", "nan"), HasSubstr("it takes: a number from 0 on"));
  EXPECT_THAT(said("figures:2.0", "low", "inf"), HasSubstr("it takes: a number from 0 on"));
  EXPECT_THAT(said("figures:2.0", "high", "-5"), HasSubstr("it takes: a number from 0 on"));
  EXPECT_THAT(said("places:1.0", "lon", "999"), HasSubstr("a number from -180 to 180"));
  EXPECT_THAT(said("places:1.0", "lat", "-91"), HasSubstr("a number from -90 to 90"));
  EXPECT_THAT(said("events:1.0", "goldstein", "11"), HasSubstr("a number from -10 to 10"));
  EXPECT_EQ(said("figures:2.0", "high", "200"), "");
  EXPECT_THAT(said("figures:2.0", "low", "1000"),
              HasSubstr("low=\"1000\": lies above high, which is 200; change that first"));
  EXPECT_THAT(said("events:1.0", "date_to", "2022-12-11"), HasSubstr("lies below date_from"));
  EXPECT_EQ(said("events:1.0", "date_to", "2022-12-12"), "");
  EXPECT_EQ(store_.database().integer("SELECT count(*) FROM corrections"), 2);
}

TEST_F(CorrectionsTest, EveryFieldThatMayBeChangedCanBeRead) {
  for (ChangeableField const& one : changeable_fields()) {
    ItemKey const item{std::string(one.product), 1, 0};
    EXPECT_NO_THROW(read_field(store_.database(), item, std::string(one.field)))
        << one.product << " " << one.field;
  }
}

TEST(Regrouped, LaterDecisionsWinAndTheFirstMemberLeads) {
  std::vector<std::size_t> const groups{0, 0, 0, 3};
  EXPECT_THAT(regrouped(groups, {{0, std::nullopt, ""}}), ElementsAre(0, 1, 1, 3));
  EXPECT_THAT(regrouped(groups, {{3, 1, ""}}), ElementsAre(0, 0, 0, 0));
  EXPECT_THAT(regrouped(groups, {{3, 1, ""}, {1, std::nullopt, ""}}), ElementsAre(0, 1, 0, 0));
}

TEST(Migration, AStoreBeforeCorrectionsIsBroughtUpToDateWithItsNeeds) {
  auto const path = std::filesystem::temp_directory_path() /
                    ("dragoman_migration_" + std::to_string(::getpid()) + ".store");
  Record record = siege();
  record.needs = {{{0, 10}, "food", NeedState::short_, 0, {}, -1, -1, {11, 18}}};
  {
    Database old(path, Access::write);
    old.execute(std::string(sql_file("schema/001_records.sql")));
    old.execute(std::string(sql_file("schema/002_derived.sql")));
    old.execute("PRAGMA application_id = 0x6472676d; PRAGMA user_version = 2");
    old.execute("INSERT INTO versions VALUES (1, '1', 'm', 'c')");
    old.prepare(
           "INSERT INTO documents VALUES (1, 'k', 1, 'k', NULL, NULL, NULL, 'en', '2022-12-20', "
           "?1, "
           "1, '2023-01-01', NULL, NULL, ?2)")
        .run({record.document.sha256, to_json(record)});
  }
  Store const store = Store::open(path);
  Statement rows = ask(store.database(), {"needs", {}, -1, 0});
  ASSERT_TRUE(rows.step());
  EXPECT_EQ(rows.text(1), "Azerbaijan");
  EXPECT_EQ(store.database().integer("PRAGMA user_version"), schema_version());
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace dragoman
