// Exports: columns, evidence on every row, redaction, and records that come back as they were.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "base/error.h"
#include "export/csv.h"
#include "export/formats.h"
#include "store_records.h"

namespace dragoman {
namespace {

using testing::HasSubstr;
using testing::Not;

class ExportTest : public testing::Test {
 protected:
  ExportTest() : store_(Store::open_or_create(":memory:")) { store_.add(shelling()); }

  static Record shelling() {
    Report out("https://example.org/1", "2022-12-20",
               "=Azerbaijan shelled Shusha, killing 3 people.");
    std::int32_t const baku = out.actor("Azerbaijan", "AZE", "MIL");
    out.place("Shusha", 46.75, 39.76);
    RecordEvent& event = out.event(EventType::ASSAULT, "shelled", baku, -1);
    event.place = 0, event.modes = {"heavy-weapons"};
    event.date.range = {parse_date("2022-12-12"), parse_date("2022-12-12"), DatePrecision::day};
    out.figure("killed", 3, "3").event = 0;
    return out;
  }

  std::string exported(std::string const& format, Redaction const& redaction = {}) const {
    std::string out;
    export_events(store_, {}, format, redaction, [&out](std::string const& line) { out += line; });
    return out;
  }

  Store store_;
};

TEST_F(ExportTest, JsonLinesGiveTheRecordsBackToTheByte) {
  EXPECT_EQ(exported("jsonl"), to_json(shelling()) + "\n");
  EXPECT_EQ(from_json(exported("jsonl")), shelling());
}

TEST_F(ExportTest, EveryFormatCarriesQuoteHashOffsetsAndSource) {
  for (char const* const format : {"csv", "geojson", "acled", "ged", "gdelt", "hxl"}) {
    std::string const all = exported(format);
    EXPECT_THAT(all, HasSubstr("=Azerbaijan shelled Shusha, killing 3 people.")) << format;
    EXPECT_THAT(all, HasSubstr(shelling().document.sha256)) << format;
    EXPECT_THAT(all, HasSubstr("https://example.org/1")) << format;
    EXPECT_THAT(all, HasSubstr("12")) << format;
  }
}

TEST_F(ExportTest, NoFieldIsAFormula) {
  for (char const* const format : {"csv", "acled", "ged", "hxl"}) {
    EXPECT_THAT(exported(format), Not(HasSubstr(",\"=Az"))) << format;
    EXPECT_THAT(exported(format), HasSubstr(",\"'=Az")) << format;
  }
  EXPECT_EQ(csv_line({"-3", "+a", "@x", "a\"b"}), "-3,'+a,'@x,\"a\"\"b\"\r\n");
}

TEST_F(ExportTest, AcledTellsTheKindAndTheLeastDeaths) {
  std::string const all = exported("acled");
  EXPECT_THAT(all, HasSubstr("Explosions/Remote violence,Shelling/artillery/missile attack"));
  EXPECT_THAT(all, HasSubstr(",3,,"));
  EXPECT_THAT(all, HasSubstr("State forces"));
}

TEST_F(ExportTest, AcledLeavesOutWhatItHasNoKindFor) {
  Report out("https://example.org/2", "2022-12-21", "Baku accused Yerevan.");
  out.event(EventType::ACCUSE, "accused", -1, -1);
  store_.add(out);
  EXPECT_THAT(exported("acled"), Not(HasSubstr("example.org/2")));
  EXPECT_THAT(exported("hxl"), HasSubstr("example.org/2"));
}

TEST_F(ExportTest, GdeltHasItsSixtyOneColumnsThenTheEvidence) {
  std::string const line = exported("gdelt");
  EXPECT_EQ(std::ranges::count(line, '\t') + 1,
            61 + static_cast<std::ptrdiff_t>(evidence_columns().size()));
  EXPECT_EQ(gdelt_columns().size(), 61U);
  EXPECT_EQ(ged_columns().size(), 49U);
  EXPECT_EQ(acled_columns().size(), 31U);
  EXPECT_THAT(line, HasSubstr("1.0\t20221212\t202212\t2022\t"));
}

TEST_F(ExportTest, HxlHasItsTagsInTheSecondLine) {
  EXPECT_THAT(exported("hxl"), HasSubstr("\r\n#event+id,#date+occurred+start,"));
}

TEST_F(ExportTest, GeoJsonIsACollectionOfPoints) {
  auto const json = nlohmann::json::parse(exported("geojson"));
  EXPECT_EQ(json["type"], "FeatureCollection");
  EXPECT_EQ(json["features"][0]["geometry"]["coordinates"], nlohmann::json({46.75, 39.76}));
}

TEST_F(ExportTest, RedactionDropsNamesWordsAndExactPlaces) {
  Redaction const redaction{0.5, Redaction::Names::leave_out};
  for (char const* const format : {"csv", "geojson", "acled", "ged", "gdelt", "hxl"}) {
    std::string const all = exported(format, redaction);
    EXPECT_THAT(all, Not(HasSubstr("example.org/1"))) << format;
    EXPECT_THAT(all, Not(HasSubstr("Azerbaijan"))) << format;
    EXPECT_THAT(all, Not(HasSubstr("39.76"))) << format;
    EXPECT_THAT(all, HasSubstr("AZE")) << format;
    EXPECT_THAT(all, HasSubstr(shelling().document.sha256)) << format;
  }
  EXPECT_THROW(exported("jsonl", redaction), Error);
}

TEST_F(ExportTest, RedactionOfPersonsKeepsAllOtherWords) {
  Report out("https://example.org/a-b-relko-is-out", "2022-12-20",
             "Mr RELKO, the minister, accused Baku. \"Relko's word,\" said Davit Relko of Relkov.");
  std::int32_t const relko = out.actor("Davit Relko", "ARM", "GOV");
  out.record().actors[relko].kind = ActorKind::person;
  out.event(EventType::ACCUSE, "accused", relko, out.actor("Baku", "AZE", "GOV"));
  store_.add(out);
  Redaction const redaction{0, Redaction::Names::leave_out_persons};
  for (char const* const format : {"csv", "geojson", "gdelt", "hxl"}) {
    std::string const all = exported(format, redaction);
    EXPECT_THAT(all, HasSubstr("Mr [ARM-GOV], the minister, accused Baku.")) << format;
    EXPECT_THAT(all, HasSubstr("said [ARM-GOV] of Relkov.")) << format;
    EXPECT_THAT(all, Not(HasSubstr("Davit"))) << format;
    EXPECT_THAT(all, Not(HasSubstr("relko-is-out"))) << format;
    EXPECT_THAT(all, HasSubstr("Baku")) << format;
  }
}

}  // namespace
}  // namespace dragoman
