// Thrift's compact protocol, in: any struct as a tree. The inverse of thrift.h, and of what other
// writers of Parquet use beyond that.
//
//   15 0c 38 03 72 65 66 00   →   {1: 6, 4: "ref"}
//
// Specification: thrift-compact-protocol.md of Apache Thrift.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace dragoman {

struct ThriftField;

// A number (0 and 1 for booleans), text, a list or a struct: what it is not is empty. Texts are
// views into the bytes that were read.
struct ThriftValue {
  std::int64_t number = 0;
  std::string_view text;
  std::vector<ThriftValue> items;
  std::vector<ThriftField> fields;

  // The field of that number; one without content where there is none.
  ThriftValue const& at(int field) const;
  bool has(int field) const;
};

struct ThriftField {
  int number = 0;
  ThriftValue value;
};

// Reads the struct that begins at bytes[at] and moves `at` behind it. Throws Error{bad_input} where
// the bytes end too soon, nest too deep or hold what the protocol does not know.
ThriftValue read_thrift(std::string_view bytes, std::size_t& at);

// LEB128. Throws as read_thrift() does.
std::uint64_t read_varint(std::string_view bytes, std::size_t& at);

}  // namespace dragoman
