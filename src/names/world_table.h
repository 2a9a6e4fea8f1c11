// The table of the world's places, as train/gazetteer.py packs it: mapped, never copied.
//
// Numbers are little-endian. Places stand in the order countries, regions, districts, settlements
// (these by rising id); a place's number is its position.
//
//   head    "DRAGOGAZ", then u32: version 1 · places · labels · blocks · keys · bytes of keys ·
//           bytes of labels · 0
//   places  20 bytes each: i32 longitude, i32 latitude (1e-5 degrees) · u32 GeoNames id (0 none) ·
//           i32 number of the place that holds it (-1 none, always smaller than its own) · u8 level
//           · u8 population · u8 radius in km (both round(8 log2(1 + x))) · u8 1 for a capital
//   blocks  u32 each: where a block of 16 keys starts
//   keys    sorted; u8 letters shared with the key before (0 at a block's start) · u8 further
//           letters · u16 places · the letters · 3 bytes a place: bits 0-22 number, bit 23 set
//           where the name is not the place's own
//   labels  "AZE\tAzerbaijan\tAZ\n" for each country, "AZE\tLachin\t\n" for each region, in order
//
// Hashing was refused: sorted keys with shared starts take a third of the space, and a look-up
// (binary search over blocks, then at most 16 keys) costs under a microsecond.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "names/spot.h"

namespace dragoman {

class WorldTable {
 public:
  // Throws Error{cannot_run} naming the file where it is missing, of another version or cut off.
  static WorldTable open(std::string const& path);

  std::uint32_t size() const { return places_; }
  // `number` < size().
  Spot spot(std::uint32_t number) const;
  // Appends the places with this folded name.
  void find(std::string_view key, std::vector<Found>& out) const;

  // The settlement with this GeoNames id; size() where there is none.
  std::uint32_t settlement(std::uint32_t geonames) const;

  // Label of a country or region; empty for others.
  std::string_view country_code(std::uint32_t number) const;
  std::string_view short_code(std::uint32_t number) const;  // ISO 3166 alpha-2 of a country
  std::string_view label(std::uint32_t number) const;

 private:
  explicit WorldTable(MappedFile file);
  void check(std::uint64_t size) const;
  void read_labels(std::string_view text);
  std::uint32_t word(std::size_t at) const;
  std::uint8_t byte(std::size_t at) const { return static_cast<std::uint8_t>(text_[at]); }
  std::string_view first_key(std::uint32_t block) const;
  void find_in_block(std::uint32_t block, std::string_view key, std::vector<Found>& out) const;

  MappedFile file_;
  std::string_view text_;
  std::uint32_t places_ = 0, blocks_ = 0;
  std::size_t places_at_ = 0, blocks_at_ = 0, keys_at_ = 0, keys_end_ = 0;
  struct Label {
    std::string_view code, name, short_code;
  };
  std::vector<Label> labels_;
};

}  // namespace dragoman
