#include "export/thrift_reader.h"

#include <algorithm>

#include "base/error.h"

namespace dragoman {
namespace {

enum Type {
  kStop = 0,
  kTrue = 1,
  kFalse = 2,
  kByte = 3,
  kInteger16 = 4,
  kInteger32 = 5,
  kInteger64 = 6,
  kDouble = 7,
  kBinary = 8,
  kList = 9,
  kSet = 10,
  kStruct = 12
};
constexpr int kDeepest = 32;        // Parquet's own structs nest five deep
constexpr unsigned kLongList = 15;  // its length follows
constexpr unsigned kBitsOfVarint = 64;

[[noreturn]] void refuse() {
  throw Error(ErrorCode::bad_input, "its description is damaged; copy the file again");
}

std::int64_t unzigzag(std::uint64_t value) {
  return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

class Reader {
 public:
  Reader(std::string_view bytes, std::size_t& at) : bytes_(bytes), at_(at) {}

  ThriftValue structure(int depth) {
    if (depth > kDeepest) refuse();
    ThriftValue out;
    int field = 0;
    for (unsigned head = byte(); (head & 15U) != kStop; head = byte()) {
      unsigned const step = head >> 4U;
      field = step == 0 ? static_cast<int>(unzigzag(varint())) : field + static_cast<int>(step);
      out.fields.push_back({field, value(static_cast<int>(head & 15U), depth)});
    }
    return out;
  }

 private:
  unsigned byte() { return static_cast<unsigned char>(take(1)[0]); }
  std::uint64_t varint() { return read_varint(bytes_, at_); }

  std::string_view take(std::uint64_t size) {
    if (size > bytes_.size() - at_) refuse();
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }

  ThriftValue value(int type, int depth) {
    ThriftValue out;
    switch (type) {
      case kTrue:
        out.number = 1;
        break;
      case kFalse:
        break;
      case kByte:
        out.number = byte();
        if (out.number >= 0x80) out.number -= 0x100;
        break;
      case kInteger16:
      case kInteger32:
      case kInteger64:
        out.number = unzigzag(varint());
        break;
      case kDouble:
        take(8);
        break;  // Parquet describes nothing by one
      case kBinary:
        out.text = take(varint());
        break;
      case kList:
      case kSet:
        out.items = list(depth + 1);
        break;
      case kStruct:
        return structure(depth + 1);
      default:
        refuse();
    }
    return out;
  }

  std::vector<ThriftValue> list(int depth) {
    if (depth > kDeepest) refuse();
    unsigned const head = byte();
    std::uint64_t const count = head >> 4U == kLongList ? varint() : head >> 4U;
    int const type = static_cast<int>(head & 15U);
    if (count > bytes_.size() - at_) refuse();  // an item is a byte at least
    std::vector<ThriftValue> out;
    for (std::uint64_t i = 0; i < count; ++i) out.push_back(item(type, depth));
    return out;
  }

  // In lists a boolean is a byte of its own.
  ThriftValue item(int type, int depth) {
    bool const boolean = type == kTrue || type == kFalse;
    return value(boolean ? static_cast<int>(byte()) : type, depth);
  }

  std::string_view bytes_;
  std::size_t& at_;
};

ThriftValue const* found(ThriftValue const& value, int field) {
  for (ThriftField const& one : value.fields) {
    if (one.number == field) return &one.value;
  }
  return nullptr;
}

}  // namespace

ThriftValue const& ThriftValue::at(int field) const {
  static ThriftValue const nothing;
  ThriftValue const* const inner = found(*this, field);
  return inner == nullptr ? nothing : *inner;
}

bool ThriftValue::has(int field) const { return found(*this, field) != nullptr; }

std::uint64_t read_varint(std::string_view bytes, std::size_t& at) {
  std::uint64_t out = 0;
  for (unsigned shift = 0; at < bytes.size() && shift < kBitsOfVarint; shift += 7) {
    auto const byte = static_cast<unsigned char>(bytes[at++]);
    out |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
    if (byte < 0x80U) return out;
  }
  refuse();
}

ThriftValue read_thrift(std::string_view bytes, std::size_t& at) {
  return Reader(bytes, at).structure(0);
}

}  // namespace dragoman
