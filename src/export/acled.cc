// ACLED's columns (2025).
#include <string>

#include "export/formats.h"

namespace dragoman {
namespace {

struct Kind {
  std::string_view type, sub_type;
};

struct ModeKind {
  std::string_view mode;
  Kind kind;
};

// The first mode that applies, in the order of ACLED's codebook.
constexpr ModeKind kAssaults[] = {
    {"unconventional", {"Explosions/Remote violence", "Chemical weapon"}},
    {"aerial", {"Explosions/Remote violence", "Air/drone strike"}},
    {"drone", {"Explosions/Remote violence", "Air/drone strike"}},
    {"suicide-attack", {"Explosions/Remote violence", "Suicide bomb"}},
    {"heavy-weapons", {"Explosions/Remote violence", "Shelling/artillery/missile attack"}},
    {"explosives", {"Explosions/Remote violence", "Remote explosive/landmine/IED"}},
    {"sexual", {"Violence against civilians", "Sexual violence"}},
    {"abduct", {"Violence against civilians", "Abduction/forced disappearance"}},
    {"destroy", {"Strategic developments", "Looting/property destruction"}},
    {"crowd-control", {"Protests", "Excessive force against protesters"}}};

bool against_civilians(EventRow const& row) {
  return row.first("recipient_codes").ends_with("-CVL");
}

Kind assault(EventRow const& row) {
  for (ModeKind const& one : kAssaults) {
    if (row.has_mode(one.mode)) return one.kind;
  }
  if (against_civilians(row)) return {"Violence against civilians", "Attack"};
  return {"Battles", "Armed clash"};
}

Kind kind_of(EventRow const& row) {
  std::string const type = row("type");
  if (row("factuality") != "actual") return {};
  if (type == "ASSAULT") return assault(row);
  if (type == "PROTEST") {
    return row.has_mode("riot") ? Kind{"Riots", "Violent demonstration"}
                                : Kind{"Protests", "Peaceful protest"};
  }
  if (type == "COERCE" && row.has_mode("arrest")) return {"Strategic developments", "Arrests"};
  if (row.has_mode("ceasefire")) return {"Strategic developments", "Agreement"};
  if (type == "RETREAT" && row.has_mode("withdraw")) {
    return {"Strategic developments", "Non-violent transfer of territory"};
  }
  return {};
}

std::string event_type(EventRow const& row) { return std::string(kind_of(row).type); }
std::string sub_event_type(EventRow const& row) { return std::string(kind_of(row).sub_type); }

std::string disorder_type(EventRow const& row) {
  Kind const kind = kind_of(row);
  if (kind.type.empty() || kind.type == "Strategic developments") return std::string(kind.type);
  if (kind.sub_type == "Excessive force against protesters") {
    return "Political violence; Demonstrations";
  }
  bool const demonstration = kind.type == "Protests" || kind.type == "Riots";
  return demonstration ? "Demonstrations" : "Political violence";
}

// The kind of an actor by the sector of its code.
std::string inter(std::string const& code) {
  std::string const sector = code.size() > 3 ? code.substr(code.size() - 3) : "";
  if (code.empty()) return "";
  if (sector == "MIL" || sector == "GOV" || sector == "COP" || sector == "SPY") {
    return "State forces";
  }
  if (sector == "REB" || sector == "INS" || sector == "SEP") return "Rebel group";
  if (sector == "CVL") return "Civilians";
  return "External/Other forces";
}

std::string inter1(EventRow const& row) {
  Kind const kind = kind_of(row);
  if (kind.type == "Riots") return "Rioters";
  if (kind.sub_type == "Peaceful protest") return "Protesters";
  return inter(row.first("actor_codes"));
}

std::string interaction(EventRow const& row) {
  std::string const one = inter1(row);
  std::string const two = inter(row.first("recipient_codes"));
  return one.empty() || two.empty() ? one + two : one + "-" + two;
}

std::string rest(std::string const& all) {
  std::size_t const at = all.find("; ");
  return at == std::string::npos ? "" : all.substr(at + 2);
}

std::string time_precision(EventRow const& row) {
  std::string const precision = row("date_precision");
  if (precision == "day") return "1";
  return precision == "week" ? "2" : "3";
}

std::string geo_precision(EventRow const& row) {
  std::string const kind = row("place_kind");
  if (kind.empty()) return "";
  if (kind == "settlement" || kind == "site") return "1";
  return kind == "country" || kind == "region" ? "3" : "2";
}

std::string none(EventRow const&) { return ""; }

constexpr Column kColumns[] = {
    {"event_id_cnty", "", [](EventRow const& r) { return r("country") + r("ref"); }},
    {"event_date", "", [](EventRow const& r) { return r("date_from"); }},
    {"year", "", [](EventRow const& r) { return r("date_from").substr(0, 4); }},
    {"time_precision", "", time_precision},
    {"disorder_type", "", disorder_type},
    {"event_type", "", event_type},
    {"sub_event_type", "", sub_event_type},
    {"actor1", "", [](EventRow const& r) { return r.first("actors"); }},
    {"assoc_actor_1", "", [](EventRow const& r) { return rest(r("actors")); }},
    {"inter1", "", inter1},
    {"actor2", "", [](EventRow const& r) { return r.first("recipients"); }},
    {"assoc_actor_2", "", [](EventRow const& r) { return rest(r("recipients")); }},
    {"inter2", "", [](EventRow const& r) { return inter(r.first("recipient_codes")); }},
    {"interaction", "", interaction},
    {"civilian_targeting", "",
     [](EventRow const& r) {
       bool const targeted = against_civilians(r) && disorder_type(r).starts_with("Political");
       return std::string(targeted ? "Civilian targeting" : "");
     }},
    {"iso", "", none},
    {"region", "", none},
    {"country", "", [](EventRow const& r) { return r("country"); }},
    {"admin1", "", [](EventRow const& r) { return r("admin1"); }},
    {"admin2", "", none},
    {"admin3", "", none},
    {"location", "", [](EventRow const& r) { return r("place"); }},
    {"latitude", "", [](EventRow const& r) { return r("lat"); }},
    {"longitude", "", [](EventRow const& r) { return r("lon"); }},
    {"geo_precision", "", geo_precision},
    {"source", "", [](EventRow const& r) { return r("publisher"); }},
    {"source_scale", "", none},
    {"notes", "", [](EventRow const& r) { return r("quote"); }},
    {"fatalities", "",
     [](EventRow const& r) { return r("killed_low").empty() ? "0" : r("killed_low"); }},
    {"tags", "", none},
    {"timestamp", "", [](EventRow const& r) { return r("added"); }}};

}  // namespace

std::span<Column const> acled_columns() { return kColumns; }

bool has_acled_kind(EventRow const& row) { return !kind_of(row).type.empty(); }

}  // namespace dragoman
