#include "export/thrift.h"

namespace dragoman {
namespace {

enum Type { kInteger32 = 5, kInteger64 = 6, kBinary = 8, kList = 9, kStruct = 12 };
constexpr int kShortDelta = 15;         // field numbers that are at most so far apart share a byte
constexpr std::size_t kShortList = 15;  // shorter lists have their length in the head

std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
}

}  // namespace

void append_varint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80U; value >>= 7U) out += static_cast<char>((value & 0x7fU) | 0x80U);
  out += static_cast<char>(value);
}

void ThriftWriter::varint(std::uint64_t value) { append_varint(out_, value); }

void ThriftWriter::bytes(std::string_view all) {
  varint(all.size());
  out_ += all;
}

void ThriftWriter::field_head(int field, int type) {
  int const delta = field - last_fields_.back();
  last_fields_.back() = field;
  if (delta > 0 && delta <= kShortDelta) {
    out_ += static_cast<char>(delta << 4 | type);
    return;
  }
  out_ += static_cast<char>(type);
  varint(zigzag(field));
}

void ThriftWriter::list_head(std::size_t count, int type) {
  if (count < kShortList) {
    out_ += static_cast<char>(count << 4U | static_cast<unsigned>(type));
    return;
  }
  out_ += static_cast<char>(0xf0 | type);
  varint(count);
}

void ThriftWriter::integer(int field, std::int32_t value) {
  field_head(field, kInteger32);
  varint(zigzag(value));
}

void ThriftWriter::long_integer(int field, std::int64_t value) {
  field_head(field, kInteger64);
  varint(zigzag(value));
}

void ThriftWriter::text(int field, std::string_view all) {
  field_head(field, kBinary);
  bytes(all);
}

void ThriftWriter::texts(int field, std::vector<std::string> const& all) {
  field_head(field, kList);
  list_head(all.size(), kBinary);
  for (std::string const& one : all) bytes(one);
}

void ThriftWriter::integers(int field, std::vector<std::int32_t> const& all) {
  field_head(field, kList);
  list_head(all.size(), kInteger32);
  for (std::int32_t const one : all) varint(zigzag(one));
}

void ThriftWriter::begin_struct(int field) {
  field_head(field, kStruct);
  last_fields_.push_back(0);
}

void ThriftWriter::structs(int field, std::size_t count) {
  field_head(field, kList);
  list_head(count, kStruct);
}

void ThriftWriter::end_struct() {
  out_ += '\0';
  last_fields_.pop_back();
}

std::string ThriftWriter::finish() {
  end_struct();
  return std::move(out_);
}

}  // namespace dragoman
