// Where the places of reports are: test/places.tsv, read end to end.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <numbers>
#include <sstream>
#include <string>
#include <vector>

#include "engine/engine.h"

namespace dragoman {
namespace {

constexpr double kRight = 0.9;  // share of the expectations that must hold

struct Expectation {
  std::string words;
  bool is_place = true;
  double longitude = 0, latitude = 0, tolerance_km = 0;
};

struct Case {
  std::string text;
  std::vector<Expectation> expected;
};

Expectation expectation_of(std::string const& text) {
  Expectation out;
  std::size_t const equals = text.find(" = ");
  out.words = text.substr(0, equals);
  std::string const rest = text.substr(equals + 3);
  out.is_place = rest.find("none") == std::string::npos;
  std::istringstream(rest) >> out.longitude >> out.latitude >> out.tolerance_km;
  return out;
}

std::vector<Case> read_cases(std::string const& path) {
  std::vector<Case> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::size_t const tab = line.find('\t');
    if (line.starts_with('#') || tab == std::string::npos) continue;
    Case& added = out.emplace_back();
    added.text = line.substr(0, tab);
    std::string rest = line.substr(tab + 1);
    for (std::size_t end = 0; end != std::string::npos;) {
      end = rest.find(" ; ");
      added.expected.push_back(expectation_of(rest.substr(0, end)));
      if (end != std::string::npos) rest = rest.substr(end + 3);
    }
  }
  return out;
}

double distance_km(Expectation const& a, RecordPlace const& b) {
  double const radian = std::numbers::pi / 180;
  double const x = (*b.longitude - a.longitude) * std::cos(a.latitude * radian);
  return 111.2 * std::hypot(x, *b.latitude - a.latitude);
}

// The place with a mention that shares a byte with these words; nullptr where there is none.
RecordPlace const* place_at(Record const& record, std::string const& words) {
  auto const begin = static_cast<std::uint32_t>(record.document.text.find(words));
  ByteSpan const span{begin, begin + static_cast<std::uint32_t>(words.size())};
  for (RecordPlace const& place : record.places) {
    for (ByteSpan mention : place.mentions) {
      if (mention.overlaps(span)) return &place;
    }
  }
  return nullptr;
}

bool holds(Record const& record, Expectation const& expected) {
  RecordPlace const* const place = place_at(record, expected.words);
  if (!expected.is_place) return place == nullptr;
  return place != nullptr && place->longitude &&
         distance_km(expected, *place) <= expected.tolerance_km;
}

std::string described(RecordPlace const* place) {
  if (place == nullptr) return "no place";
  std::ostringstream out;
  out << place->name << " (" << place->country << ")";
  if (place->longitude) out << " at " << *place->longitude << " " << *place->latitude;
  return out.str();
}

TEST(PlacesOfReports, AreWhereTheyAre) {
  Engine const engine(default_options());
  int right = 0, all = 0;
  std::ostringstream wrong;
  for (Case const& one : read_cases(std::string(DRAGOMAN_ROOT) + "/test/places.tsv")) {
    Record const record = engine.read(plain_document(one.text));
    for (Expectation const& expected : one.expected) {
      ++all;
      if (holds(record, expected)) {
        ++right;
      } else {
        wrong << expected.words << ": " << described(place_at(record, expected.words)) << " in \""
              << one.text << "\"\n";
      }
    }
  }
  ASSERT_GT(all, 100);
  std::cout << right << " of " << all << " right\n" << wrong.str();
  EXPECT_GE(right, kRight * all) << wrong.str();
}

}  // namespace
}  // namespace dragoman
