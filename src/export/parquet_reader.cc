#include "export/parquet_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/error.h"
#include "export/parquet_runs.h"
#include "text/packed.h"

namespace dragoman {
namespace {

constexpr std::string_view kMagic = "PAR1", kEncryptedMagic = "PARE";
constexpr std::size_t kTail = 8;                   // length of the footer, magic
constexpr std::int64_t kLargestPage = 1 << 30;     // others write pages of about 1 MB
constexpr std::int64_t kMostRowsOfPage = 1 << 26;  // a few bytes can say that all have no value

// Numbers of parquet.thrift.
constexpr int kByteArray = 6, kRequired = 0, kOptional = 1;
enum PageType { kDataPage = 0, kIndexPage = 1, kDictionaryPage = 2, kDataPage2 = 3 };
enum Encoding { kPlain = 0, kPlainDictionary = 2, kRunsDictionary = 8 };
namespace schema {
constexpr int kType = 1, kRepetition = 3, kName = 4, kChildren = 5;
}
namespace page {
constexpr int kType = 1, kPlainSize = 2, kPackedSize = 3, kChecksum = 4, kData = 5, kData2 = 8;
}

[[noreturn]] void refuse(std::string const& message) { throw Error(ErrorCode::bad_input, message); }

[[noreturn]] void refuse_damaged() { refuse("is damaged; copy it again"); }

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t out = 0;
  std::memcpy(&out, bytes.data() + at, sizeof out);  // little-endian, as this machine is
  return out;
}

// Text with its length before it; `at` moves behind it.
std::string_view sized_text(std::string_view bytes, std::size_t& at) {
  if (bytes.size() - at < sizeof(std::uint32_t)) refuse_damaged();
  std::uint32_t const size = number_at(bytes, at);
  at += sizeof size;
  if (size > bytes.size() - at) refuse_damaged();
  at += size;
  return bytes.substr(at - size, size);
}

std::string_view footer_of(std::string_view bytes) {
  if (!bytes.starts_with(kMagic) && !bytes.starts_with(kEncryptedMagic)) {
    refuse("is no Parquet file; it would begin with PAR1");
  }
  if (bytes.ends_with(kEncryptedMagic)) refuse("is encrypted; write it anew without encryption");
  std::size_t const least = kMagic.size() + kTail;
  std::size_t const size = bytes.size() < least ? 0 : number_at(bytes, bytes.size() - kTail);
  if (bytes.size() < least || !bytes.ends_with(kMagic) || size > bytes.size() - least) {
    refuse(
        "is cut short: its description stands at the end of the file, and is not there; copy "
        "it again");
  }
  return bytes.substr(bytes.size() - kTail - size, size);
}

// The columns of the first level; a nested one is skipped with all that is in it.
std::vector<ThriftValue const*> top_columns(ThriftValue const& footer) {
  std::vector<ThriftValue const*> out;
  std::vector<ThriftValue> const& elements = footer.at(2).items;
  for (std::size_t i = 1; i < elements.size();) {
    out.push_back(&elements[i]);
    std::int64_t left = 1;
    for (; left > 0 && i < elements.size(); ++i)
      left += elements[i].at(schema::kChildren).number - 1;
  }
  return out;
}

Packing packing_of(std::int64_t codec) {
  static constexpr std::array kKnown = {std::pair{0, Packing::none}, std::pair{1, Packing::snappy},
                                        std::pair{2, Packing::gzip}, std::pair{6, Packing::zstd}};
  auto const* const known =
      std::ranges::find(kKnown, codec, [](auto const& one) { return std::int64_t{one.first}; });
  if (known != kKnown.end()) return known->second;
  refuse(
      fmt::format("is packed by a codec that is not read (number {}); write it with zstd, gzip "
                  "or snappy",
                  codec));
}

}  // namespace

ParquetFile::ParquetFile(std::string const& path) : file_(MappedFile::open(path)) {
  std::string_view const footer = footer_of(file_.text());
  std::size_t at = 0;
  footer_ = read_thrift(footer, at);
  bool const whole = at == footer.size() && footer_.has(2) && footer_.has(3) && footer_.has(4);
  if (!whole) refuse_damaged();
}

std::vector<std::string> ParquetFile::columns() const {
  std::vector<std::string> out;
  for (ThriftValue const* column : top_columns(footer_)) {
    out.emplace_back(column->at(schema::kName).text);
  }
  return out;
}

bool ParquetFile::has(std::string_view column) const {
  std::vector<std::string> const all = columns();
  return std::ranges::find(all, column) != all.end();
}

ParquetTexts::ParquetTexts(ParquetFile const& file, std::string_view column)
    : file_(file), column_(column) {
  std::vector<ThriftValue const*> const all = top_columns(file.footer_);
  auto const found = std::ranges::find(
      all, column, [](ThriftValue const* one) { return one->at(schema::kName).text; });
  if (found == all.end()) refuse("lacks the column " + column_);
  std::int64_t const repetition = (*found)->at(schema::kRepetition).number;
  if ((*found)->at(schema::kType).number != kByteArray || (*found)->has(schema::kChildren) ||
      (repetition != kOptional && repetition != kRequired)) {
    refuse(fmt::format("its column {} is no text; write it as a string", column_));
  }
  optional_ = repetition == kOptional;
}

// Groups are read one after the other, and each column of a group from its first page on.
ParquetTexts::Chunk ParquetTexts::chunk_of(ThriftValue const& group) const {
  for (ThriftValue const& chunk : group.at(1).items) {
    ThriftValue const& about = chunk.at(3);
    std::vector<ThriftValue> const& path = about.at(3).items;
    if (path.size() != 1 || path[0].text != column_) continue;
    std::int64_t const data = about.at(9).number;
    std::int64_t const dictionary = about.has(11) ? about.at(11).number : 0;
    std::int64_t const begin = dictionary > 0 ? std::min(data, dictionary) : data;
    std::int64_t const size = about.at(7).number;
    auto const end = static_cast<std::int64_t>(file_.file_.text().size());
    if (begin < 0 || size < 0 || begin > end || size > end - begin) refuse_damaged();
    return {static_cast<std::size_t>(begin), static_cast<std::size_t>(begin + size),
            about.at(4).number, about.at(5).number};
  }
  refuse_damaged();
}

std::string_view ParquetTexts::packed_page(ThriftValue const& header) {
  std::int64_t const size = header.at(page::kPackedSize).number;
  std::int64_t const plain = header.at(page::kPlainSize).number;
  if (size < 0 || plain < 0 || static_cast<std::size_t>(size) > chunk_.end - chunk_.at) {
    refuse_damaged();
  }
  if (plain > kLargestPage) refuse("has a page of more than 1 GB; write it with smaller pages");
  auto const packed = file_.file_.text().substr(chunk_.at, static_cast<std::size_t>(size));
  auto const told = static_cast<std::uint32_t>(header.at(page::kChecksum).number);
  if (header.has(page::kChecksum) && told != checksum(packed)) refuse_damaged();
  chunk_.at += packed.size();
  return packed;
}

// Opens the next page that has rows; false behind the last of the file.
bool ParquetTexts::open_page() {
  std::vector<ThriftValue> const& groups = file_.footer_.at(4).items;
  while (chunk_.rows <= 0) {
    if (group_ == groups.size()) return false;
    chunk_ = chunk_of(groups[group_++]);
    dictionary_.clear();
  }
  std::string_view const bytes = file_.file_.text().substr(0, chunk_.end);
  ThriftValue const header = read_thrift(bytes, chunk_.at);
  std::string_view const packed = packed_page(header);
  std::int64_t const type = header.at(page::kType).number;
  if (type == kDictionaryPage) open_dictionary(header, packed);
  if (type == kDataPage || type == kDataPage2) open_values(header, packed);
  return true;
}

void ParquetTexts::open_dictionary(ThriftValue const& header, std::string_view packed) {
  std::string const bytes = unpacked(packing_of(chunk_.codec), packed,
                                     static_cast<std::size_t>(header.at(page::kPlainSize).number));
  for (std::size_t at = 0; at < bytes.size();) dictionary_.emplace_back(sized_text(bytes, at));
}

// Levels and values are packed together, and the levels tell their length themselves.
ParquetTexts::PageBytes ParquetTexts::page_1(ThriftValue const& header,
                                             std::string_view packed) const {
  std::string const bytes = unpacked(packing_of(chunk_.codec), packed,
                                     static_cast<std::size_t>(header.at(page::kPlainSize).number));
  std::size_t at = 0;
  std::string levels;
  if (optional_) levels = sized_text(bytes, at);
  return {std::move(levels), bytes.substr(at)};
}

// Levels are never packed, and the header tells their length.
ParquetTexts::PageBytes ParquetTexts::page_2(ThriftValue const& header,
                                             std::string_view packed) const {
  ThriftValue const& about = header.at(page::kData2);
  std::int64_t const levels = about.at(5).number;
  std::int64_t const plain = header.at(page::kPlainSize).number;
  bool const is_packed = !about.has(7) || about.at(7).number != 0;
  if (levels < 0 || static_cast<std::size_t>(levels) > packed.size() || levels > plain ||
      about.at(6).number != 0) {
    refuse_damaged();
  }
  auto const size = static_cast<std::size_t>(levels);
  Packing const packing = is_packed ? packing_of(chunk_.codec) : Packing::none;
  std::string_view const values = packed.substr(size);
  return {std::string(packed.substr(0, size)),
          values.empty() ? "" : unpacked(packing, values, static_cast<std::size_t>(plain) - size)};
}

void ParquetTexts::open_values(ThriftValue const& header, std::string_view packed) {
  bool const first = header.at(page::kType).number == kDataPage;
  ThriftValue const& about = header.at(first ? page::kData : page::kData2);
  std::int64_t const rows = about.at(1).number;
  std::int64_t const encoding = about.at(first ? 2 : 4).number;
  if (rows < 0 || rows > std::min(chunk_.rows, kMostRowsOfPage)) refuse_damaged();
  if (encoding != kPlain && encoding != kPlainDictionary && encoding != kRunsDictionary) {
    refuse(
        fmt::format("its column {} has an encoding that is not read (number {}); write it "
                    "plainly or by dictionary (Spark: parquet.writer.version v1)",
                    column_, encoding));
  }
  PageBytes bytes = first ? page_1(header, packed) : page_2(header, packed);
  rows_ = static_cast<std::size_t>(rows), row_ = 0, code_ = 0, plain_at_ = 0;
  read_levels(bytes.levels, rows_);
  by_dictionary_ = encoding != kPlain;
  plain_ = std::move(bytes.values);
  if (by_dictionary_) codes_ = dictionary_codes(plain_, rows_);
  chunk_.rows -= rows;
}

void ParquetTexts::read_levels(std::string_view levels, std::size_t count) {
  there_ = optional_ ? runs_of(levels, 1, count) : std::vector<std::uint32_t>(count, 1);
  if (there_.size() < count) refuse_damaged();
}

std::string ParquetTexts::next_value() {
  if (!by_dictionary_) return std::string(sized_text(plain_, plain_at_));
  if (code_ == codes_.size() || codes_[code_] >= dictionary_.size()) refuse_damaged();
  return dictionary_[codes_[code_++]];
}

bool ParquetTexts::next(std::optional<std::string>& value) {
  while (row_ == rows_) {
    if (open_page()) continue;
    if (given_ != file_.rows()) refuse_damaged();
    return false;
  }
  ++given_;
  value.reset();
  if (there_[row_++] != 0) value = next_value();
  return true;
}

}  // namespace dragoman
