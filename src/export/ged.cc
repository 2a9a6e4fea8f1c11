// UCDP GED's columns (49), one row a report of an event. Numbers of UCDP's own lists stay empty.
#include <string>

#include "export/formats.h"

namespace dragoman {
namespace {

std::string none(EventRow const&) { return ""; }
std::string one(EventRow const&) { return "1"; }

// 1 state-based, 2 non-state, 3 one-sided: by the sectors of both sides.
std::string type_of_violence(EventRow const& r) {
  auto const state = [](std::string const& code) {
    return code.ends_with("-GOV") || code.ends_with("-MIL") || code.ends_with("-COP");
  };
  if (r.first("recipient_codes").ends_with("-CVL")) return "3";
  return state(r.first("actor_codes")) || state(r.first("recipient_codes")) ? "1" : "2";
}

std::string where_prec(EventRow const& r) {
  std::string const kind = r("place_kind");
  if (kind == "settlement" || kind == "site") return "1";
  if (kind == "region") return "4";
  if (kind == "water") return "7";
  if (kind == "country") return "6";
  return kind.empty() ? "" : "5";
}

std::string date_prec(EventRow const& r) {
  std::string const precision = r("date_precision");
  if (precision == "day") return "1";
  if (precision == "week") return "3";
  return precision == "month" ? "4" : "5";
}

constexpr Column kColumns[] = {
    {"id", "", [](EventRow const& r) { return r("ref"); }},
    {"relid", "", none},
    {"year", "", [](EventRow const& r) { return r("date_from").substr(0, 4); }},
    {"active_year", "", none},
    {"code_status", "", none},
    {"type_of_violence", "", type_of_violence},
    {"conflict_dset_id", "", none},
    {"conflict_new_id", "", none},
    {"conflict_name", "", none},
    {"dyad_dset_id", "", none},
    {"dyad_new_id", "", none},
    {"dyad_name", "",
     [](EventRow const& r) { return r.first("actors") + " - " + r.first("recipients"); }},
    {"side_a_dset_id", "", none},
    {"side_a_new_id", "", none},
    {"side_a", "", [](EventRow const& r) { return r.first("actors"); }},
    {"side_b_dset_id", "", none},
    {"side_b_new_id", "", none},
    {"side_b", "", [](EventRow const& r) { return r.first("recipients"); }},
    {"number_of_sources", "", none},
    {"source_article", "", [](EventRow const& r) { return r("url"); }},
    {"source_office", "", [](EventRow const& r) { return r("publisher"); }},
    {"source_date", "", [](EventRow const& r) { return r("published"); }},
    {"source_headline", "", none},
    {"source_original", "", [](EventRow const& r) { return r("source"); }},
    {"where_prec", "", where_prec},
    {"where_coordinates", "", [](EventRow const& r) { return r("place"); }},
    {"where_description", "", [](EventRow const& r) { return r("place"); }},
    {"adm_1", "", [](EventRow const& r) { return r("admin1"); }},
    {"adm_2", "", none},
    {"latitude", "", [](EventRow const& r) { return r("lat"); }},
    {"longitude", "", [](EventRow const& r) { return r("lon"); }},
    {"geom_wkt", "",
     [](EventRow const& r) {
       return r("lon").empty() ? "" : "POINT (" + r("lon") + " " + r("lat") + ")";
     }},
    {"priogrid_gid", "", none},
    {"country", "", [](EventRow const& r) { return r("country"); }},
    {"country_id", "", none},
    {"region", "", none},
    {"event_clarity", "", one},
    {"date_prec", "", date_prec},
    {"date_start", "", [](EventRow const& r) { return r("date_from"); }},
    {"date_end", "", [](EventRow const& r) { return r("date_to"); }},
    {"deaths_a", "", none},
    {"deaths_b", "", none},
    {"deaths_civilians", "", none},
    {"deaths_unknown", "", [](EventRow const& r) { return r("killed_low"); }},
    {"best", "", [](EventRow const& r) { return r("killed_low"); }},
    {"high", "", [](EventRow const& r) { return r("killed_high"); }},
    {"low", "", [](EventRow const& r) { return r("killed_low"); }},
    {"gwnoa", "", none},
    {"gwnob", "", none},
};

}  // namespace

std::span<Column const> ged_columns() { return kColumns; }

}  // namespace dragoman
