#include "export/event_parties.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "names/actor_codes.h"

namespace dragoman {
namespace {

// What names of ACLED and UCDP begin with or hold, and what it says.
struct Told {
  std::string_view words, sector;
  ActorKind kind;
};
constexpr Told kTold[] = {{"Government of", "GOV", ActorKind::government},
                          {"Military Forces", "MIL", ActorKind::military},
                          {"Police Forces", "COP", ActorKind::government},
                          {"Civilians", "CVL", ActorKind::people},
                          {"Protesters", "CVL", ActorKind::people},
                          {"Rioters", "CVL", ActorKind::people},
                          {"Unidentified Armed Group", "UAF", ActorKind::armed_group},
                          {"Unidentified Military Forces", "UAF", ActorKind::armed_group}};

std::vector<std::string> words_in(std::string const& name) {
  std::vector<std::string> out;
  std::string word;
  for (char const c : name + " ") {
    bool const inside = static_cast<unsigned char>(c) >= 0x80 ||
                        std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '\'' || c == '-' ||
                        c == '.';
    if (inside) {
      word += c;
    } else if (!word.empty()) {
      out.push_back(std::exchange(word, {}));
    }
  }
  return out;
}

std::string joined(std::vector<std::string> const& words, std::size_t from, std::size_t count) {
  std::string out;
  for (std::size_t i = from; i < from + count; ++i) out += (i > from ? " " : "") + words[i];
  return out;
}

ActorKind kind_of_sector(std::string const& sector) {
  if (sector == "GOV") return ActorKind::government;
  if (sector == "MIL") return ActorKind::military;
  if (sector == "CVL") return ActorKind::people;
  return sector.empty() ? ActorKind::group : ActorKind::armed_group;
}

}  // namespace

std::string country_in(ActorBook const& book, std::string const& name) {
  constexpr std::size_t kLongestName = 5;  // "Democratic Republic of the Congo"
  std::vector<std::string> const words = words_in(name);
  for (std::size_t count = std::min(kLongestName, words.size()); count > 0; --count) {
    for (std::size_t from = 0; from + count <= words.size(); ++from) {
      PhraseEntry const* const found = book.countries().find(fold_word(joined(words, from, count)));
      if (found != nullptr) return book.country(found->number).code;
    }
  }
  return "";
}

RecordActor event_party(ActorBook const& book, std::string const& name, std::string const& sector) {
  RecordActor out;
  out.name = name;
  out.kind = kind_of_sector(sector);
  if (!sector.empty()) out.sectors = {sector};
  for (Told const& told : kTold) {
    if (name.find(told.words) != std::string::npos) {
      out.kind = told.kind, out.sectors = {std::string(told.sector)};
    }
  }
  out.country = country_in(book, name);
  if (PhraseEntry const* const body = book.bodies().find(fold_word(name))) {
    Body const& known = book.body(body->number);
    out.kind = known.kind, out.country = known.country, out.sectors = known.sectors;
  }
  if (out.country.empty()) out.country = "XXX";
  if (out.sectors.empty()) out.sectors = {"UNK"};
  out.cameo = cameo_code(out.country, out.sectors);
  return out;
}

}  // namespace dragoman
