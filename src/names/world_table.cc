#include "names/world_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "base/error.h"

namespace dragoman {
namespace {

constexpr std::size_t kHead = 40;
constexpr std::size_t kPlace = 20;
constexpr std::uint32_t kBlock = 16;
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kAlternate = 1U << 23;

double from_log_byte(std::uint8_t value) { return std::exp2(value / 8.0) - 1; }

// A settlement of a million people is some 10 km across from its middle, a village a kilometre.
double radius_of(Spot const& spot) { return std::max(1.0, std::sqrt(spot.population) / 100); }

PlaceKind kind_of(PlaceLevel level) {
  if (level == PlaceLevel::country) return PlaceKind::country;
  return level == PlaceLevel::settlement ? PlaceKind::settlement : PlaceKind::region;
}

}  // namespace

WorldTable WorldTable::open(std::string const& path) { return WorldTable(MappedFile::open(path)); }

WorldTable::WorldTable(MappedFile file) : file_(std::move(file)), text_(file_.text()) {
  if (text_.size() < kHead || !text_.starts_with("DRAGOGAZ") || word(8) != kVersion) {
    throw Error(ErrorCode::cannot_run,
                fmt::format("{}: not a table of places of version {}; build it with "
                            "train/gazetteer.py or take it from the release",
                            file_.path(), kVersion));
  }
  places_ = word(12);
  blocks_ = word(20);
  places_at_ = kHead;
  blocks_at_ = places_at_ + std::size_t{places_} * kPlace;
  keys_at_ = blocks_at_ + std::size_t{blocks_} * 4;
  keys_end_ = keys_at_ + word(28);
  check(keys_end_ + std::uint64_t{word(32)});
  read_labels(text_.substr(keys_end_));
}

void WorldTable::check(std::uint64_t size) const {
  if (size == text_.size()) return;
  throw Error(ErrorCode::cannot_run, fmt::format("{}: {} bytes where {} are due; it was cut off, "
                                                 "copy it again",
                                                 file_.path(), text_.size(), size));
}

void WorldTable::read_labels(std::string_view text) {
  auto const take = [&text](char by) {
    std::string_view const piece = text.substr(0, text.find(by));
    text.remove_prefix(std::min(piece.size() + 1, text.size()));
    return piece;
  };
  while (!text.empty()) {
    std::string_view const code = take('\t');
    std::string_view const name = take('\t');
    labels_.push_back({code, name, take('\n')});
  }
}

std::uint32_t WorldTable::word(std::size_t at) const {
  std::uint32_t value = 0;
  std::memcpy(&value, text_.data() + at, sizeof value);
  return value;
}

Spot WorldTable::spot(std::uint32_t number) const {
  std::size_t const at = places_at_ + number * kPlace;
  Spot spot;
  spot.longitude = static_cast<std::int32_t>(word(at)) * 1e-5;
  spot.latitude = static_cast<std::int32_t>(word(at + 4)) * 1e-5;
  spot.geonames = word(at + 8);
  spot.parent = static_cast<std::int32_t>(word(at + 12));
  if (spot.parent >= static_cast<std::int32_t>(number)) spot.parent = -1;
  spot.level = static_cast<PlaceLevel>(std::min<std::uint8_t>(byte(at + 16), 4));
  spot.kind = kind_of(spot.level);
  spot.population = from_log_byte(byte(at + 17));
  spot.radius_km = byte(at + 18) > 0 ? from_log_byte(byte(at + 18)) : radius_of(spot);
  spot.capital = (byte(at + 19) & 1) != 0;
  return spot;
}

std::uint32_t WorldTable::settlement(std::uint32_t geonames) const {
  auto const comes_before = [this, geonames](std::uint32_t number) {
    std::size_t const at = places_at_ + std::size_t{number} * kPlace;
    bool const settled = byte(at + 16) == static_cast<std::uint8_t>(PlaceLevel::settlement);
    return !settled || word(at + 8) < geonames;
  };
  std::uint32_t low = 0, high = places_;
  while (low < high) {
    std::uint32_t const middle = (low + high) / 2;
    if (comes_before(middle)) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  bool const found = low < places_ && word(places_at_ + std::size_t{low} * kPlace + 8) == geonames;
  return found ? low : places_;
}

std::string_view WorldTable::first_key(std::uint32_t block) const {
  std::size_t const at = keys_at_ + word(blocks_at_ + 4 * std::size_t{block});
  if (at + 4 > keys_end_) return {};
  return text_.substr(at + 4, byte(at + 1));
}

void WorldTable::find(std::string_view key, std::vector<Found>& out) const {
  std::uint32_t low = 0, high = blocks_;  // the last block whose first key is not behind `key`
  while (low < high) {
    std::uint32_t const middle = (low + high) / 2;
    if (first_key(middle) <= key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low > 0 && !key.empty()) find_in_block(low - 1, key, out);
}

void WorldTable::find_in_block(std::uint32_t block, std::string_view key,
                               std::vector<Found>& out) const {
  std::size_t at = keys_at_ + word(blocks_at_ + 4 * std::size_t{block});
  std::string current;
  for (std::uint32_t i = 0; i < kBlock && at + 4 <= keys_end_; ++i) {
    std::size_t const count = byte(at + 2) + 256U * byte(at + 3);
    std::size_t const postings = at + 4 + byte(at + 1);
    current.resize(std::min<std::size_t>(current.size(), byte(at)));
    current += text_.substr(at + 4, byte(at + 1));
    at = postings + 3 * count;
    if (current != key || at > keys_end_) continue;
    for (std::size_t p = postings; p < at; p += 3) {
      std::uint32_t const value = byte(p) | byte(p + 1) << 8 | byte(p + 2) << 16;
      std::uint32_t const number = value & ~kAlternate;
      if (number < places_) out.push_back({number, (value & kAlternate) != 0, false});
    }
  }
}

std::string_view WorldTable::country_code(std::uint32_t number) const {
  return number < labels_.size() ? labels_[number].code : std::string_view();
}

std::string_view WorldTable::short_code(std::uint32_t number) const {
  return number < labels_.size() ? labels_[number].short_code : std::string_view();
}

std::string_view WorldTable::label(std::uint32_t number) const {
  return number < labels_.size() ? labels_[number].name : std::string_view();
}

}  // namespace dragoman
