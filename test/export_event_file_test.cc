// ACLED and UCDP GED files become records that point at their own rows; what is wrong in a row is
// told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "base/error.h"
#include "export/csv_reader.h"
#include "export/event_file.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr char const* kAcledNames =
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,inter1,actor2,inter2,"
    "country,admin1,location,latitude,longitude,geo_precision,source,notes,fatalities,timestamp\n";
constexpr char const* kGedNames =
    "id,date_start,date_end,date_prec,type_of_violence,side_a,side_b,where_prec,where_coordinates,"
    "country,latitude,longitude,best,low,high,source_date,source_headline\n";

class EventFileTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    actors = new ActorBook(ActorBook::load(std::string(DRAGOMAN_ROOT) + "/codebook"));
    codebook = new Codebook(Codebook::load(std::string(DRAGOMAN_ROOT) + "/codebook"));
  }
  static void TearDownTestSuite() {
    delete actors;
    delete codebook;
  }

  void read(std::string const& format, std::string const& text) {
    std::string const path = testing::TempDir() +
                             testing::UnitTest::GetInstance()->current_test_info()->name() +
                             "_events.csv";
    std::ofstream(path, std::ios::binary) << text;
    read_event_file(
        path, format, {*actors, *codebook}, [this](Record r) { records_.push_back(std::move(r)); },
        [this](std::string const& complaint) { complaints_.push_back(complaint); });
  }

  std::string text(ByteSpan span) const { return std::string(words(records_.at(0), span)); }

  static inline ActorBook const* actors = nullptr;
  static inline Codebook const* codebook = nullptr;
  std::vector<Record> records_;
  std::vector<std::string> complaints_;
};

TEST_F(EventFileTest, ARowOfAcledIsARecordThatPointsAtItself) {
  read("acled",
       std::string(kAcledNames) +
           "AZE1,2022-09-13,1,Explosions/Remote violence,Shelling/artillery/missile attack,"
           "Military Forces of Azerbaijan (2003-),1,Military Forces of Armenia (2018-),1,"
           "Armenia,Syunik,Goris,39.51,46.34,1,Wire,\"Shells hit \"\"Goris\"\", it said.\",3,"
           "1663700000\n");
  ASSERT_THAT(complaints_, ElementsAre());
  Record const& r = records_.at(0);
  EXPECT_EQ(r.document.id, "acled:AZE1");
  EXPECT_EQ(format_date(*r.document.published), "2022-09-20");
  EXPECT_THAT(r.document.text, HasSubstr("Shells hit \"Goris\", it said.\nevent: Shelling"));
  EXPECT_EQ(r.events.at(0).type, EventType::ASSAULT);
  EXPECT_THAT(r.events[0].modes, ElementsAre("heavy-weapons"));
  EXPECT_EQ(text(r.events[0].trigger), "Shelling/artillery/missile attack");
  EXPECT_EQ(actor_code(r.actors.at(0)), "AZE-MIL");
  EXPECT_EQ(actor_code(r.actors.at(1)), "ARM-MIL");
  EXPECT_EQ(text(r.actors[1].mentions.at(0)), "Military Forces of Armenia (2018-)");
  EXPECT_EQ(r.places.at(0).country, "ARM");
  EXPECT_EQ(text(r.figures.at(0).span), "3");
  EXPECT_EQ(from_json(to_json(r)), r);
}

TEST_F(EventFileTest, PoliceActsAgainstProtesters) {
  read("acled",
       std::string(kAcledNames) +
           "ARM2,13 September 2022,3,Protests,Excessive force against protesters,"
           "Protesters (Armenia),6,Police Forces of Armenia,1,Armenia,,Yerevan,40.2,44.5,1,"
           "W,n,0,\n");
  Record const& r = records_.at(0);
  EXPECT_EQ(actor_code(r.actors.at(static_cast<std::size_t>(r.events.at(0).actors.at(0)))),
            "ARM-COP");
  EXPECT_EQ(format_date(*r.events[0].date.range.to), "2022-09-30");
  EXPECT_TRUE(r.figures.empty());  // 0 stands for none and for unknown
}

TEST_F(EventFileTest, WhatHasNoTypeInPloverIsKeptWithANote) {
  read("acled",
       std::string(kAcledNames) +
           "ARM3,2022-09-13,1,Strategic developments,Other,A,8,,,Armenia,,Yerevan,40.2,44.5,"
           "1,W,n,0,\n");
  EXPECT_TRUE(records_.at(0).events.empty());
  EXPECT_THAT(records_[0].notes, ElementsAre(HasSubstr("no type in PLOVER")));
}

TEST_F(EventFileTest, GedKeepsLowAndHigh) {
  read("ged", std::string(kGedNames) +
                  "7,2016-01-01,2016-01-03,2,1,Government of Syria,Syrian insurgents,4,Homs,Syria,"
                  "34.8,36.7,5,4,9,1753-01-01,Shells hit Homs\n");
  ASSERT_THAT(complaints_, ElementsAre());
  Record const& r = records_.at(0);
  EXPECT_EQ(actor_code(r.actors.at(0)), "SYR-GOV");
  EXPECT_EQ(actor_code(r.actors.at(1)), "SYR-REB");
  EXPECT_EQ(r.figures.at(0).low, 4);
  EXPECT_EQ(r.figures[0].high, 9);
  EXPECT_EQ(text(r.figures[0].span), "5");
  EXPECT_EQ(format_date(*r.document.published), "2016-01-03");  // of the source none is known
  EXPECT_THAT(r.notes, ElementsAre(HasSubstr("1753-01-01")));
}

TEST_F(EventFileTest, EachBadRowIsToldWithLineColumnAndCureAndTheNextIsRead) {
  read("ged", std::string(kGedNames) +
                  "1,2016-01-01,2016-01-01,1,1,A,B,1,X,Syria,34.x,36.7,5,4,9,,\n"
                  "2,2016-13-01,2016-01-01,1,1,A,B,1,X,Syria,34,36.7,5,4,9,,\n"
                  ",2016-01-01,2016-01-01,1,1,A,B,1,X,Syria,34,36.7,5,4,9,,\n"
                  "4,short\n"
                  "5,2016-01-01,2016-01-01,1,1,A,B,1,X,Syria,34,36.7,5,4,9,,\n");
  EXPECT_THAT(
      complaints_,
      ElementsAre(HasSubstr("events.csv:2: column latitude: \"34.x\" is no number; write"),
                  HasSubstr("events.csv:3: column date_start: \"2016-13-01\" is no day; write"),
                  HasSubstr("events.csv:4: column id: is empty"),
                  HasSubstr("events.csv:5: has 2 fields, the line of names has 17")));
  EXPECT_EQ(records_.size(), 1U);
}

TEST_F(EventFileTest, AFileOfAnotherKindIsRefusedWithTheColumnsThatItLacks) {
  read("acled", "id,when\n1,2\n");
  EXPECT_THAT(complaints_,
              ElementsAre(HasSubstr("events.csv:1: lacks the columns event_id_cnty, ")));
  EXPECT_THROW(read("cameo", "x\n"), Error);
}

std::vector<std::string> fields(std::string const& text, std::size_t record) {
  std::istringstream in(text);
  CsvReader reader(in);
  CsvRecord out;
  for (std::size_t i = 0; i <= record; ++i) EXPECT_TRUE(reader.next(out));
  return out.fields;
}

TEST(CsvReaderTest, QuotesLinesSeparatorsAndMarks) {
  EXPECT_THAT(fields("\xEF\xBB\xBFid,notes\r\n7,\"two\nlines, one \"\"x\"\"\"\r\n", 1),
              ElementsAre("7", "two\nlines, one \"x\""));
  EXPECT_THAT(fields("\xEF\xBB\xBFid,b\n", 0), ElementsAre("id", "b"));
  EXPECT_THAT(fields("a;b;c\n1;2,5;\n", 1), ElementsAre("1", "2,5", ""));
  EXPECT_THROW(fields("a,\"b\n", 0), Error);
}

}  // namespace
}  // namespace dragoman
