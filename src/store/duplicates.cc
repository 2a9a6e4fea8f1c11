#include "store/duplicates.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <utility>

namespace dragoman {
namespace {

constexpr std::size_t kShingle = 5;
constexpr std::size_t kMinima = 64;
constexpr std::size_t kBand = 4;
constexpr double kAlike = 0.6;  // agency copies are cut and get other headings; rewrites fall below

using Signature = std::array<std::uint64_t, kMinima>;

// FNV-1a over letters and digits; marks and case do not count.
std::vector<std::uint64_t> word_hashes(std::string_view text) {
  constexpr std::uint64_t kStart = 14695981039346656037U;
  constexpr std::uint64_t kPrime = 1099511628211U;
  std::vector<std::uint64_t> out;
  std::uint64_t hash = kStart;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    bool const upper = byte >= 'A' && byte <= 'Z';
    bool const in_word =
        byte >= 0x80 || upper || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
    if (in_word) {
      hash = (hash ^ (upper ? byte + 32U : byte)) * kPrime;
    } else if (hash != kStart) {
      out.push_back(std::exchange(hash, kStart));
    }
  }
  if (hash != kStart) out.push_back(hash);
  return out;
}

// splitmix64 (S. Vigna): mixes well enough to stand in for random permutations.
std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15U;
  x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
  x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
  return x ^ (x >> 31U);
}

Signature signature_of(std::string_view text) {
  std::vector<std::uint64_t> const words = word_hashes(text);
  Signature minima;
  minima.fill(std::numeric_limits<std::uint64_t>::max());
  std::size_t const last = words.size() < kShingle ? 1 : words.size() - kShingle + 1;
  for (std::size_t i = 0; i < last; ++i) {
    std::uint64_t shingle = 0;
    for (std::size_t k = i; k < std::min(i + kShingle, words.size()); ++k) {
      shingle = mix(shingle ^ words[k]);
    }
    for (std::size_t k = 0; k < kMinima; ++k) {
      minima[k] = std::min(minima[k], mix(shingle + k * 0x2545f4914f6cdd1dU));
    }
  }
  return minima;
}

double resemblance(Signature const& a, Signature const& b) {
  std::size_t same = 0;
  for (std::size_t i = 0; i < kMinima; ++i) same += a[i] == b[i] ? 1 : 0;
  return static_cast<double>(same) / kMinima;
}

using BandKey = std::pair<std::size_t, std::array<std::uint64_t, kBand>>;

BandKey band_of(Signature const& signature, std::size_t band) {
  BandKey key{band, {}};
  std::copy_n(signature.begin() + static_cast<std::ptrdiff_t>(band * kBand), kBand,
              key.second.begin());
  return key;
}

}  // namespace

std::vector<Copy> find_copies(std::vector<TextToCompare> const& texts) {
  std::vector<Copy> out;
  std::map<std::size_t, Signature> firsts;  // position of the first of a cluster
  std::map<BandKey, std::vector<std::size_t>> bands;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Signature const signature = signature_of(texts[i].text);
    Copy copy{texts[i].document, texts[i].document, 0};
    for (std::size_t band = 0; band < kMinima / kBand; ++band) {
      auto const found = bands.find(band_of(signature, band));
      if (found == bands.end()) continue;
      for (std::size_t const first : found->second) {
        double const alike = resemblance(signature, firsts.at(first));
        if (alike < kAlike || alike <= copy.similarity) continue;
        copy = {texts[i].document, texts[first].document, alike};
      }
    }
    if (copy.similarity == 0) {
      copy.similarity = 1;
      firsts.emplace(i, signature);
      for (std::size_t band = 0; band < kMinima / kBand; ++band) {
        bands[band_of(signature, band)].push_back(i);
      }
    }
    out.push_back(copy);
  }
  return out;
}

}  // namespace dragoman
