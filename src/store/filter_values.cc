#include "store/filter_values.h"

#include <algorithm>

#include "links/links.h"
#include "store/corrections.h"

namespace dragoman {
namespace {

// The names of an enumeration's values, the last of which is given.
template <class Enum>
std::string names_up_to(Enum last) {
  std::string out;
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    out += (i == 0 ? "" : ", ") + std::string(name_of(static_cast<Enum>(i)));
  }
  return out;
}

}  // namespace

std::string_view event_types() {
  static std::string const kList = names_up_to(EventType::ASSAULT);
  return kList;
}

std::string_view factualities() {
  static std::string const kList = names_up_to(Factuality::negated);
  return kList;
}

std::string_view acts() {
  static std::string const kList = names_up_to(Act::no_comment);
  return kList;
}

std::string_view link_statuses() {
  static std::string const kList = names_up_to(LinkStatus::closed);
  return kList;
}

std::string_view actions() {
  static std::string const kList = names_up_to(Action::note);
  return kList;
}

std::string_view event_modes() {
  return "abduct, access, aerial, allege, arrest, assist, beat, boycott, ceasefire, censor, "
         "change, "
         "convict, crowd-control, curfew, cyber, demo, deport, destroy, disapprove, disarm, "
         "discontinue, drone, expel, explosives, firearms, heavy-weapons, hunger, investigate, "
         "martial-law, meet, misinformation, multilateral, obstruct, phone, police, primitive, "
         "relations, release, resign, restrict, riot, seize, sexual, strike, suicide-attack, "
         "targeted, territory, torture, troops, unconventional, violence, visit, weapons, "
         "withdraw, "
         "withhold, yield";
}

std::string_view measures() {
  return "killed, wounded, missing, detained, abducted, released, displaced, inhabitants, troops, "
         "in-need, participants, tonnes, vehicles, other";
}

std::string_view needed() {
  return "food, water, fuel, gas, electricity, heating, medicine, hygiene, shelter, aid, cash, "
         "goods";
}

std::string_view standings() {
  return "single-source, corroborated, contested, denied-only, acknowledged, retracted, superseded";
}

std::string_view proposition_kinds() { return "incident, claim, figure, link"; }

std::string_view verdicts() { return "any, confirmed, rejected, merged"; }

std::string_view correction_states() { return "in force, detached, undone"; }

std::vector<std::string> parts_of(std::string_view list, std::string_view border) {
  std::vector<std::string> out;
  while (!list.empty()) {
    std::size_t const end = std::min(list.find(border), list.size());
    out.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + border.size(), list.size()));
  }
  return out;
}

}  // namespace dragoman
