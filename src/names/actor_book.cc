#include "names/actor_book.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include "base/error.h"
#include "base/mapped_file.h"

namespace dragoman {
namespace {

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> out;
  while (true) {
    std::size_t const at = text.find(by);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + 1);
  }
}

// Throws where a field holds something else than its column takes, told by `what` and `taken`.
void require(bool good, std::string_view what, std::string_view field, std::string_view taken) {
  if (good) return;
  throw Error(ErrorCode::cannot_run,
              fmt::format("{} \"{}\" is not known; write {}", what, field, taken));
}

bool is_code(std::string_view field) {
  return field.size() == 3 &&
         std::all_of(field.begin(), field.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string country_of(std::string_view field) {
  require(field.empty() || is_code(field), "country", field,
          "three capital letters (ISO 3166, IGO, NGO, MNC or XXX), or nothing");
  return std::string(field);
}

// Terms in the tables end on days like June 31, so that only the form is looked at.
bool is_day(std::string_view field) {
  static constexpr std::string_view kForm = "0000-00-00";
  bool const formed = field.size() == kForm.size() &&
                      std::equal(field.begin(), field.end(), kForm.begin(), [](char c, char form) {
                        return form == '-' ? c == '-' : c >= '0' && c <= '9';
                      });
  return formed && field.substr(5, 2) >= "01" && field.substr(5, 2) <= "12" &&
         field.substr(8) >= "01" && field.substr(8) <= "31";
}

std::string day_of(std::string_view field) {
  require(field.empty() || is_day(field), "day", field, "one like 2022-12-29, or nothing");
  return std::string(field);
}

std::vector<std::string> sectors_of(std::string_view field) {
  std::vector<std::string> out;
  for (std::string_view const sector : split(field, ',')) {
    if (sector.empty()) continue;
    require(is_code(sector), "sector", sector,
            "codes of three capital letters with commas between");
    out.emplace_back(sector);
  }
  return out;
}

Gender gender_named(std::string_view field) {
  require(field.empty() || field == "f" || field == "m", "sex", field, "f, m or nothing");
  return field == "f" ? Gender::female : field == "m" ? Gender::male : Gender::unknown;
}

// The kinds of the record; "site" and "post" of the table of agents are groups here.
ActorKind kind_named(std::string_view field) {
  for (ActorKind const kind :
       {ActorKind::person, ActorKind::government, ActorKind::military, ActorKind::armed_group,
        ActorKind::organisation, ActorKind::international, ActorKind::people}) {
    if (name_of(kind) == field) return kind;
  }
  require(field == "group" || field == "site" || field == "post", "kind", field,
          "person, government, military, armed-group, organisation, international, people, group, "
          "site or post");
  return ActorKind::group;
}

CountryWordKind word_kind_named(std::string_view field) {
  if (field == "country") return CountryWordKind::country;
  if (field == "capital") return CountryWordKind::capital;
  if (field == "former") return CountryWordKind::former;
  if (field == "region") return CountryWordKind::region;
  if (field == "seat") return CountryWordKind::seat;
  require(field == "demonym", "kind", field, "country, demonym, capital, seat, former or region");
  return CountryWordKind::demonym;
}

// Before the sector of those whom an international body sends: "IGO,MIL".
constexpr std::string_view kInternational = "IGO,";
// Behind the country of a body whose name other states' bodies bear, too.
constexpr char kShared = '?';

// In the order of WordGroup.
constexpr std::array<std::string_view, kWordGroups> kGroupNames = {
    "acting",     "mixed",    "motion",   "area",       "lying",   "striking", "quantifier",
    "government", "group",    "country",  "pointing",   "side",    "vague",    "abroad",
    "state",      "ruling",   "former",   "commanding", "many",    "hurling",  "guest",
    "tool",       "rank",     "particle", "serving",    "captive", "fighter",  "loyal",
    "gathering",  "armyless", "heading",  "epithet",    "agency",  "ranks",    "cause",
    "paper",      "way",      "platform", "meeting",    "hearing", "violence", "unnamed",
    "outlet",     "harming",  "campaign", "leading"};

}  // namespace

void ActorBook::read(std::string const& path, void (ActorBook::*row)(Fields const&),
                     std::size_t columns) {
  MappedFile const file = MappedFile::open(path);
  std::size_t number = 0;
  for (std::string_view line : split(file.text(), '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    Fields const fields = split(line, '\t');
    if (fields.size() != columns) {
      throw Error(ErrorCode::cannot_run,
                  fmt::format("{}:{}: {} columns; the table has {} (told at its top), with tabs "
                              "between them",
                              path, number, fields.size(), columns));
    }
    try {
      (this->*row)(fields);
    } catch (Error const& error) {
      throw Error(error.code(), fmt::format("{}:{}: {}", path, number, error.what()));
    }
  }
}

void ActorBook::add_country(Fields const& fields) {
  auto const number = static_cast<std::uint32_t>(countries_.size());
  countries_.push_back({word_kind_named(fields[1]), country_of(fields[2])});
  country_words_.add(fields[0], number);
}

void ActorBook::add_body(Fields const& fields) {
  auto const number = static_cast<std::uint32_t>(bodies_.size());
  std::vector<std::string_view> const names = split(fields[0], '|');
  bool const shared = fields[2].ends_with(kShared);
  std::string_view const country = fields[2].substr(0, fields[2].size() - (shared ? 1 : 0));
  bodies_.push_back({std::string(names[0]), kind_named(fields[1]), country_of(country),
                     sectors_of(fields[3]), shared});
  for (std::string_view const name : names) body_words_.add(name, number);
}

void ActorBook::add_listed_body(Fields const& fields) {
  add_body(fields);
  bodies_.back().listed = true;
}

void ActorBook::add_agent(Fields const& fields) {
  auto const number = static_cast<std::uint32_t>(agents_.size());
  bool const inherits = fields[1] == "*";
  bool const international = fields[1].starts_with(kInternational);
  std::string_view sector = inherits ? std::string_view() : fields[1];
  if (international) sector.remove_prefix(kInternational.size());
  bool const post = fields[2] == "post";
  AgentWord word{std::string(sector),         inherits, international,
                 post || fields[2] == "site", post,     kind_named(fields[2]),
                 gender_named(fields[3])};
  if (word.kind == ActorKind::group && !word.site) take_kind_of_head(fields[0], word);
  agents_.push_back(std::move(word));
  agent_words_.add(fields[0], number);
}

// "defense minister" is of the kind of "minister", where that is known.
void ActorBook::take_kind_of_head(std::string_view words, AgentWord& word) const {
  std::size_t const space = words.rfind(' ');
  if (space == std::string_view::npos) return;
  PhraseEntry const* found = agent_words_.find(fold_word(words.substr(space + 1)));
  if (found == nullptr) return;
  AgentWord const& head = agents_[found->number];
  word.kind = head.kind;
  word.site = head.site;
  if (word.gender == Gender::unknown) word.gender = head.gender;
}

void ActorBook::add_holder(Fields const& fields) {
  auto const number = static_cast<std::uint32_t>(holders_.size());
  std::string const name = fold_word(fields[0]);
  holders_.push_back({std::string(fields[0]), gender_named(fields[1]), country_of(fields[2]),
                      sectors_of(fields[3]), std::string(fields[4]), day_of(fields[5]),
                      day_of(fields[6])});
  by_surname_.emplace(one_spelling(name.substr(name.rfind(' ') + 1)), number);
  if (std::size_t const space = name.find(' '); space != std::string::npos) {
    by_surname_.emplace(one_spelling(name.substr(0, space)), number);
  }
}

void ActorBook::add_first_name(Fields const& fields) {
  genders_.try_emplace(std::string(fields[0]), gender_named(fields[1]));
}

void ActorBook::add_words(Fields const& fields) {
  auto const group = std::find(kGroupNames.begin(), kGroupNames.end(), fields[0]);
  if (group == kGroupNames.end()) {
    throw Error(ErrorCode::cannot_run, fmt::format("no group \"{}\"; the groups are {}", fields[0],
                                                   fmt::join(kGroupNames, ", ")));
  }
  auto& words = groups_[static_cast<std::size_t>(group - kGroupNames.begin())];
  for (std::string_view const word : split(fields[1], ' ')) words.emplace(word);
}

ActorBook ActorBook::load(std::string const& directory) {
  std::string const folder = directory + "/actors/";
  ActorBook book;
  book.read(folder + "country_words.tsv", &ActorBook::add_country, 3);
  book.read(folder + "countries.tsv", &ActorBook::add_country, 3);
  book.read(folder + "bodies.tsv", &ActorBook::add_body, 4);
  book.read(folder + "bodies_listed.tsv", &ActorBook::add_listed_body, 4);
  book.read(folder + "agents.tsv", &ActorBook::add_agent, 4);
  book.read(folder + "agents_listed.tsv", &ActorBook::add_agent, 4);
  book.read(folder + "persons.tsv", &ActorBook::add_holder, 7);
  book.read(folder + "holders.tsv", &ActorBook::add_holder, 7);
  book.read(folder + "titles.tsv", &ActorBook::add_first_name, 2);
  book.read(folder + "first_names.tsv", &ActorBook::add_first_name, 2);
  book.read(folder + "words.tsv", &ActorBook::add_words, 2);
  return book;
}

std::string one_spelling(std::string word) {
  static constexpr std::size_t kLong = 6;  // letters; "Kiry" and "Kiri" may be two names
  std::size_t const end = word.find_last_not_of("iyj");
  if (word.size() < kLong || end == std::string::npos || end + 1 == word.size()) return word;
  return word.substr(0, end + 1) + 'y';
}

std::vector<Holder const*> ActorBook::holders(std::string const& surname) const {
  std::vector<std::uint32_t> numbers;
  auto const [begin, end] = by_surname_.equal_range(one_spelling(surname));
  for (auto it = begin; it != end; ++it) numbers.push_back(it->second);
  std::sort(numbers.begin(), numbers.end());
  std::vector<Holder const*> out;
  for (std::uint32_t const number : numbers) out.push_back(&holders_[number]);
  return out;
}

Gender ActorBook::gender_of(std::string const& word) const {
  auto const found = genders_.find(word);
  return found == genders_.end() ? Gender::unknown : found->second;
}

bool ActorBook::is_in(WordGroup group, std::string_view word) const {
  return groups_[static_cast<std::size_t>(group)].contains(word);
}

}  // namespace dragoman
