// Tables of a record: names and types of columns, rows that say what the record says.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "base/error.h"
#include "record/tables.h"

namespace dragoman {
namespace {

using testing::ElementsAre;

// "Élan denied that Orsk shot 3 men." with an accent before every span, so that bytes and code
// points differ.
Record denial() {
  Record r;
  r.document.id = "a.txt";
  r.document.text = "Élan denied that Orsk shot 3 men.";
  r.sentences = {{0, 34}};
  r.actors.resize(2);
  r.actors[0].name = "Élan", r.actors[0].country = "XXX", r.actors[0].mentions = {{0, 5}};
  r.actors[1].name = "Orsk", r.actors[1].country = "ORS", r.actors[1].mentions = {{18, 22}};
  r.actors[1].sectors = {"MIL"};
  r.events.resize(1);
  r.events[0].type = EventType::ASSAULT, r.events[0].actors = {1};
  r.events[0].trigger = {23, 27}, r.events[0].claim = 0, r.events[0].figures = {0};
  r.claims.resize(1);
  r.claims[0].speakers = {0}, r.claims[0].act = Act::deny;
  r.claims[0].cue = {6, 12}, r.claims[0].content = {18, 33};
  r.figures.resize(1);
  r.figures[0].measure = "wounded", r.figures[0].low = 3, r.figures[0].span = {28, 29};
  return r;
}

using NamedRow = std::map<std::string, Field>;

std::vector<NamedRow> rows(Record const& record, std::string const& name) {
  Table const& table = record_table(name);
  std::vector<NamedRow> out;
  table.each_row(record, [&](Row const& row) {
    ASSERT_EQ(row.size(), table.columns.size());
    NamedRow& named = out.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) named[std::string(table.columns[i].name)] = row[i];
  });
  return out;
}

std::string text(NamedRow const& row, std::string const& column) {
  return std::get<std::string>(row.at(column));
}

TEST(Tables, AnEventWithItsWordsAndWhoVouchesForIt) {
  auto const events = rows(denial(), "events");
  ASSERT_EQ(events.size(), 1);
  EXPECT_EQ(text(events[0], "document"), "a.txt");
  EXPECT_EQ(text(events[0], "type"), "ASSAULT");
  EXPECT_EQ(text(events[0], "text"), "shot");
  EXPECT_EQ(std::get<std::int64_t>(events[0].at("begin")), 22);  // code points, not bytes
  EXPECT_THAT(std::get<std::vector<std::string>>(events[0].at("actor_codes")),
              ElementsAre("ORS-MIL"));
  EXPECT_THAT(std::get<std::vector<std::string>>(events[0].at("according_to")),
              ElementsAre("Élan"));
}

TEST(Tables, WhatIsUnknownIsNull) {
  auto const figures = rows(denial(), "figures");
  ASSERT_EQ(figures.size(), 1);
  EXPECT_EQ(std::get<double>(figures[0].at("low")), 3);
  EXPECT_TRUE(std::holds_alternative<std::monostate>(figures[0].at("high")));
  EXPECT_TRUE(std::holds_alternative<std::monostate>(figures[0].at("place")));
}

TEST(Tables, MentionsTellWhoseTheyAre) {
  auto const mentions = rows(denial(), "mentions");
  ASSERT_EQ(mentions.size(), 2);
  EXPECT_EQ(text(mentions[1], "of"), "actor");
  EXPECT_EQ(text(mentions[1], "text"), "Orsk");
}

// The alternative of Field that stands for a type of column.
std::size_t alternative(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
      return Field(true).index();
    case ColumnType::integer:
      return Field(std::int64_t{0}).index();
    case ColumnType::number:
      return Field(0.0).index();
    case ColumnType::date:
      return Field(Date()).index();
    case ColumnType::text:
      return Field(std::string()).index();
    case ColumnType::texts:
      return Field(std::vector<std::string>()).index();
    case ColumnType::integers:
      return Field(std::vector<std::int64_t>()).index();
  }
  return 0;
}

TEST(Tables, FieldsHaveTheTypeOfTheirColumn) {
  for (Table const& table : record_tables()) {
    table.each_row(denial(), [&](Row const& row) {
      ASSERT_EQ(row.size(), table.columns.size()) << table.name;
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i].index() == 0) continue;
        EXPECT_EQ(row[i].index(), alternative(table.columns[i].type))
            << table.name << '.' << table.columns[i].name;
      }
    });
  }
}

TEST(Tables, AnUnknownTableIsRefusedWithTheNamesThereAre) {
  EXPECT_THROW(record_table("evnets"), Error);
}

TEST(Tables, AnEmptyRecordHasARowForItsDocumentOnly) {
  for (Table const& table : record_tables()) {
    EXPECT_EQ(rows(Record(), std::string(table.name)).size(), table.name == "documents" ? 1 : 0);
  }
}

}  // namespace
}  // namespace dragoman
