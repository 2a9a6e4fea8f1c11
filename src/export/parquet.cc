#include "export/parquet.h"

#include <chrono>
#include <cstring>

#include "base/error.h"
#include "export/thrift.h"
#include "text/packed.h"
#include "text/zstd.h"

namespace dragoman {
namespace {

constexpr std::int64_t kRowsOfGroup = 65'536;
constexpr std::size_t kBytesOfGroup = 64 << 20;  // long quotes end a group early: pages stay small
constexpr char const* kMagic = "PAR1";

// Numbers of parquet.thrift.
enum Physical { kBoolean = 0, kInt32 = 1, kInt64 = 2, kDouble = 5, kByteArray = 6 };
enum Converted { kUtf8 = 0, kDate = 6 };
enum LogicalField { kLogicalString = 1, kLogicalDate = 6 };
constexpr int kPlain = 0, kRuns = 3, kZstd = 6, kDataPage = 0, kOptional = 1;

Physical physical(ColumnType type) {
  if (type == ColumnType::boolean) return kBoolean;
  if (type == ColumnType::integer) return kInt64;
  if (type == ColumnType::number) return kDouble;
  return type == ColumnType::date ? kInt32 : kByteArray;
}

template <class Number>
void append_number(std::string& out, Number value) {  // little-endian, as this machine is
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  out.append(bytes, sizeof value);
}

// Booleans stand a byte each until the page is written, since there they share bytes.
struct AppendPlain {
  std::string& out;
  bool operator()(std::monostate) const { return false; }
  bool operator()(bool value) const { return out += static_cast<char>(value), true; }
  bool operator()(std::int64_t value) const { return append_number(out, value), true; }
  bool operator()(double value) const { return append_number(out, value), true; }
  bool operator()(Date value) const {
    auto const days = std::chrono::sys_days(value).time_since_epoch().count();
    return append_number(out, static_cast<std::int32_t>(days)), true;
  }
  bool operator()(std::string const& value) const {
    append_number(out, static_cast<std::uint32_t>(value.size()));
    out += value;
    return true;
  }
  template <class Item>
  bool operator()(std::vector<Item> const&) const {
    throw Error(ErrorCode::cannot_run, "parquet: a list cannot be written; join it first");
  }
};

// Definition levels: runs of "there" and "not there", each as twice its length and the level.
std::string runs(std::vector<bool> const& known) {
  std::string out;
  for (std::size_t at = 0; at < known.size();) {
    std::size_t end = at;
    while (end < known.size() && known[end] == known[at]) ++end;
    append_varint(out, (end - at) << 1U);
    out += static_cast<char>(known[at]);
    at = end;
  }
  return out;
}

std::string packed_booleans(std::string const& values) {
  std::string out((values.size() + 7) / 8, '\0');
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] != 0) out[i / 8] = static_cast<char>(out[i / 8] | 1 << i % 8);
  }
  return out;
}

std::string page_header(std::size_t plain, std::string const& packed, std::size_t values) {
  ThriftWriter out;
  out.integer(1, kDataPage);
  out.integer(2, static_cast<std::int32_t>(plain));
  out.integer(3, static_cast<std::int32_t>(packed.size()));
  out.integer(4, static_cast<std::int32_t>(checksum(packed)));
  out.begin_struct(5);
  out.integer(1, static_cast<std::int32_t>(values));
  out.integer(2, kPlain);
  out.integer(3, kRuns);
  out.integer(4, kRuns);
  out.end_struct();
  return out.finish();
}

void write_logical_type(ThriftWriter& out, int converted, int logical) {
  out.integer(6, converted);
  out.begin_struct(10);
  out.begin_struct(logical);
  out.end_struct();
  out.end_struct();
}

void write_schema_element(ThriftWriter& out, ParquetColumn const& column) {
  out.begin_item();
  out.integer(1, physical(column.type));
  out.integer(3, kOptional);
  out.text(4, column.name);
  if (column.type == ColumnType::text) write_logical_type(out, kUtf8, kLogicalString);
  if (column.type == ColumnType::date) write_logical_type(out, kDate, kLogicalDate);
  out.end_struct();
}

void write_chunk_place(ThriftWriter& out, ParquetColumn const& column, std::int64_t rows,
                       ParquetChunkPlace const& place) {
  out.begin_item();
  out.long_integer(2, place.offset);
  out.begin_struct(3);
  out.integer(1, physical(column.type));
  out.integers(2, {kPlain, kRuns});
  out.texts(3, {column.name});
  out.integer(4, kZstd);
  out.long_integer(5, rows);
  out.long_integer(6, place.plain_size);
  out.long_integer(7, place.size);
  out.long_integer(9, place.offset);
  out.end_struct();
  out.end_struct();
}

void write_group_place(ThriftWriter& out, std::vector<ParquetColumn> const& columns,
                       ParquetGroup const& group) {
  std::int64_t size = 0;
  out.begin_item();
  out.structs(1, columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    size += group.chunks[i].plain_size;
    write_chunk_place(out, columns[i], group.rows, group.chunks[i]);
  }
  out.long_integer(2, size);
  out.long_integer(3, group.rows);
  out.end_struct();
}

}  // namespace

ParquetWriter::ParquetWriter(std::vector<ParquetColumn> columns, Sink sink)
    : columns_(std::move(columns)), sink_(std::move(sink)), chunks_(columns_.size()) {
  put(kMagic);
}

void ParquetWriter::put(std::string const& bytes) {
  sink_(bytes);
  offset_ += static_cast<std::int64_t>(bytes.size());
}

void ParquetWriter::add(Row const& row) {
  for (std::size_t i = 0; i < chunks_.size(); ++i) {
    std::size_t const before = chunks_[i].values.size();
    chunks_[i].known.push_back(std::visit(AppendPlain{chunks_[i].values}, row.at(i)));
    bytes_ += chunks_[i].values.size() - before;
  }
  if (++rows_ == kRowsOfGroup || bytes_ >= kBytesOfGroup) write_group();
}

ParquetChunkPlace ParquetWriter::write_page(Chunk const& chunk, ColumnType type) {
  std::string const levels = runs(chunk.known);
  std::string page;
  append_number(page, static_cast<std::uint32_t>(levels.size()));
  page += levels;
  page += type == ColumnType::boolean ? packed_booleans(chunk.values) : chunk.values;
  std::string const packed = zstd_frame(page);
  std::string const header = page_header(page.size(), packed, chunk.known.size());
  ParquetChunkPlace const place{offset_, static_cast<std::int64_t>(header.size() + packed.size()),
                                static_cast<std::int64_t>(header.size() + page.size())};
  put(header);
  put(packed);
  return place;
}

void ParquetWriter::write_group() {
  ParquetGroup group{rows_, {}};
  for (std::size_t i = 0; i < chunks_.size(); ++i) {
    group.chunks.push_back(write_page(chunks_[i], columns_[i].type));
    chunks_[i] = {};
  }
  groups_.push_back(std::move(group));
  rows_ = 0, bytes_ = 0;
}

std::string ParquetWriter::footer() const {
  std::int64_t rows = 0;
  for (ParquetGroup const& group : groups_) rows += group.rows;
  ThriftWriter out;
  out.integer(1, 1);  // the version of the format
  out.structs(2, columns_.size() + 1);
  out.begin_item();
  out.text(4, "rows");
  out.integer(5, static_cast<std::int32_t>(columns_.size()));
  out.end_struct();
  for (ParquetColumn const& column : columns_) write_schema_element(out, column);
  out.long_integer(3, rows);
  out.structs(4, groups_.size());
  for (ParquetGroup const& group : groups_) write_group_place(out, columns_, group);
  out.text(6, "dragoman");
  return out.finish();
}

void ParquetWriter::finish() {
  if (rows_ > 0) write_group();
  std::string tail = footer();
  append_number(tail, static_cast<std::uint32_t>(tail.size()));
  put(tail + kMagic);
}

}  // namespace dragoman
