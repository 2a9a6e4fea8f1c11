// GDELT 2.0 event columns (61). FIPS places, tone and ethnic or religious codes stay empty.
#include <algorithm>
#include <string>

#include "export/formats.h"

namespace dragoman {
namespace {

std::string none(EventRow const&) { return ""; }
std::string one(EventRow const&) { return "1"; }

// "2022-12-29T…" → "20221229…", at most `length` digits.
std::string digits(std::string text, std::size_t length) {
  std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
  return text.substr(0, length);
}

std::string sql_date(EventRow const& r) { return digits(r("date_from"), 8); }
std::string date_added(EventRow const& r) { return digits(r("added"), 14); }

// "ARM-GOV" → "ARM" and "GOV"; XXX is no country.
std::string cameo_country(std::string const& code) {
  std::string const country = code.substr(0, 3);
  return country == "XXX" ? "" : country;
}
std::string sector(std::string const& code) { return code.size() > 4 ? code.substr(4) : ""; }
std::string cameo_actor(std::string const& code) { return cameo_country(code) + sector(code); }

std::string geo_type(EventRow const& r) {
  std::string const kind = r("place_kind");
  if (kind.empty()) return "";
  if (kind == "country") return "1";
  return kind == "region" ? "5" : "4";
}

constexpr Column kColumns[] = {
    {"GLOBALEVENTID", "", [](EventRow const& r) { return r("ref"); }},
    {"SQLDATE", "", sql_date},
    {"MonthYear", "", [](EventRow const& r) { return sql_date(r).substr(0, 6); }},
    {"Year", "", [](EventRow const& r) { return r("date_from").substr(0, 4); }},
    {"FractionDate", "", none},
    {"Actor1Code", "", [](EventRow const& r) { return cameo_actor(r.first("actor_codes")); }},
    {"Actor1Name", "", [](EventRow const& r) { return r.first("actors"); }},
    {"Actor1CountryCode", "",
     [](EventRow const& r) { return cameo_country(r.first("actor_codes")); }},
    {"Actor1KnownGroupCode", "", none},
    {"Actor1EthnicCode", "", none},
    {"Actor1Religion1Code", "", none},
    {"Actor1Religion2Code", "", none},
    {"Actor1Type1Code", "", [](EventRow const& r) { return sector(r.first("actor_codes")); }},
    {"Actor1Type2Code", "", none},
    {"Actor1Type3Code", "", none},
    {"Actor2Code", "", [](EventRow const& r) { return cameo_actor(r.first("recipient_codes")); }},
    {"Actor2Name", "", [](EventRow const& r) { return r.first("recipients"); }},
    {"Actor2CountryCode", "",
     [](EventRow const& r) { return cameo_country(r.first("recipient_codes")); }},
    {"Actor2KnownGroupCode", "", none},
    {"Actor2EthnicCode", "", none},
    {"Actor2Religion1Code", "", none},
    {"Actor2Religion2Code", "", none},
    {"Actor2Type1Code", "", [](EventRow const& r) { return sector(r.first("recipient_codes")); }},
    {"Actor2Type2Code", "", none},
    {"Actor2Type3Code", "", none},
    {"IsRootEvent", "",
     [](EventRow const& r) { return std::string(r("claim").empty() ? "1" : "0"); }},
    {"EventCode", "", [](EventRow const& r) { return r("cameo"); }},
    {"EventBaseCode", "", [](EventRow const& r) { return r("cameo").substr(0, 3); }},
    {"EventRootCode", "", [](EventRow const& r) { return r("cameo").substr(0, 2); }},
    {"QuadClass", "", [](EventRow const& r) { return r("quad"); }},
    {"GoldsteinScale", "", [](EventRow const& r) { return r("goldstein"); }},
    {"NumMentions", "", one},
    {"NumSources", "", one},
    {"NumArticles", "", one},
    {"AvgTone", "", none},
    {"Actor1Geo_Type", "", none},
    {"Actor1Geo_FullName", "", none},
    {"Actor1Geo_CountryCode", "", none},
    {"Actor1Geo_ADM1Code", "", none},
    {"Actor1Geo_ADM2Code", "", none},
    {"Actor1Geo_Lat", "", none},
    {"Actor1Geo_Long", "", none},
    {"Actor1Geo_FeatureID", "", none},
    {"Actor2Geo_Type", "", none},
    {"Actor2Geo_FullName", "", none},
    {"Actor2Geo_CountryCode", "", none},
    {"Actor2Geo_ADM1Code", "", none},
    {"Actor2Geo_ADM2Code", "", none},
    {"Actor2Geo_Lat", "", none},
    {"Actor2Geo_Long", "", none},
    {"Actor2Geo_FeatureID", "", none},
    {"ActionGeo_Type", "", geo_type},
    {"ActionGeo_FullName", "", [](EventRow const& r) { return r("place"); }},
    {"ActionGeo_CountryCode", "", none},
    {"ActionGeo_ADM1Code", "", none},
    {"ActionGeo_ADM2Code", "", none},
    {"ActionGeo_Lat", "", [](EventRow const& r) { return r("lat"); }},
    {"ActionGeo_Long", "", [](EventRow const& r) { return r("lon"); }},
    {"ActionGeo_FeatureID", "", none},
    {"DATEADDED", "", date_added},
    {"SOURCEURL", "",
     [](EventRow const& r) { return r("url").empty() ? r("document") : r("url"); }},
};

}  // namespace

std::span<Column const> gdelt_columns() { return kColumns; }

}  // namespace dragoman
