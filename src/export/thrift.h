// Thrift's compact protocol, as much of it as a Parquet footer needs: structs, lists, numbers,
// text.
//
//   struct {1: i32 6, 4: "ref"}   →   15 0c | 38 03 72 65 66 | 00
//                                     field 1, i32, zigzag 6 | field 4 (3 on), binary, 3 bytes |
//                                     end
//
// Specification: thrift-compact-protocol.md of Apache Thrift.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

// Fields of a struct must be written in the order of their numbers, as thrift writers do.
class ThriftWriter {
 public:
  void integer(int field, std::int32_t value);
  void long_integer(int field, std::int64_t value);
  void text(int field, std::string_view bytes);
  void texts(int field, std::vector<std::string> const& all);
  void integers(int field, std::vector<std::int32_t> const& all);

  void begin_struct(int field);
  // The head of a list of `count` structs; each follows between begin_item() and end_struct().
  void structs(int field, std::size_t count);
  void begin_item() { last_fields_.push_back(0); }
  void end_struct();

  // The whole message: call it once, last.
  std::string finish();

 private:
  void field_head(int field, int type);
  void list_head(std::size_t count, int type);
  void varint(std::uint64_t value);
  void bytes(std::string_view all);

  std::string out_;
  std::vector<int> last_fields_{0};  // of the structs that are open
};

// LEB128, as Thrift and Parquet write lengths.
void append_varint(std::string& out, std::uint64_t value);

}  // namespace dragoman
