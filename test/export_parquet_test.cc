// Parquet to the byte; that other programs read it is tested by export_read_back_test.py.
#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>

#include "base/error.h"
#include "export/parquet.h"
#include "export/thrift.h"

namespace dragoman {
namespace {

using namespace std::string_literals;

TEST(ThriftTest, AStructIsWrittenAsTheSpecificationSays) {
  ThriftWriter out;
  out.integer(1, 6);
  out.text(4, "ref");
  EXPECT_EQ(out.finish(), "\x15\x0c\x38\x03ref\0"s);
}

TEST(ThriftTest, FarFieldsLongListsAndInnerStructs) {
  ThriftWriter out;
  out.integers(2, std::vector<std::int32_t>(16, -1));
  out.begin_struct(30);
  out.long_integer(1, 300);
  out.end_struct();
  EXPECT_EQ(out.finish(), "\x29\xf5\x10"s + std::string(16, '\x01') + "\x0c\x3c\x16\xd8\x04\0\0"s);
}

std::string written(std::vector<ParquetColumn> const& columns, std::vector<Row> const& rows) {
  std::string out;
  ParquetWriter writer(columns, [&out](std::string const& bytes) { out += bytes; });
  for (Row const& row : rows) writer.add(row);
  writer.finish();
  return out;
}

TEST(ParquetTest, AFileIsItsPagesThenAFooterOfTheLengthToldAtTheEnd) {
  std::string const file =
      written({{"ref"}, {"begin", ColumnType::integer}}, {{"1.0"s, std::int64_t{7}}});
  ASSERT_TRUE(file.starts_with("PAR1") && file.ends_with("PAR1"));
  std::uint32_t length = 0;
  std::memcpy(&length, file.data() + file.size() - 8, sizeof length);
  std::string const footer = file.substr(file.size() - 8 - length, length);
  EXPECT_EQ(footer.substr(0, 4), "\x15\x02\x19\x3c"s);  // version 1; the root and two columns
  EXPECT_NE(footer.find("begin"), std::string::npos);
}

TEST(ParquetTest, NoRowsStillTellTheColumns) {
  EXPECT_NE(written({{"quote"}}, {}).find("quote"), std::string::npos);
}

TEST(ParquetTest, ListsAreRefused) {
  EXPECT_THROW(written({{"actors"}}, {{std::vector<std::string>{"a"}}}), Error);
}

}  // namespace
}  // namespace dragoman
