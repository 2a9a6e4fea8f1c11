// HXL-tagged columns, and the columns of evidence that every format ends with.
#include <string>

#include "export/formats.h"

namespace dragoman {
namespace {

constexpr Column kColumns[] = {
    {"id", "#event+id", [](EventRow const& r) { return r("ref"); }},
    {"date_start", "#date+occurred+start", [](EventRow const& r) { return r("date_from"); }},
    {"date_end", "#date+occurred+end", [](EventRow const& r) { return r("date_to"); }},
    {"date_reported", "#date+reported", [](EventRow const& r) { return r("published"); }},
    {"event_type", "#event+type", [](EventRow const& r) { return r("type"); }},
    {"modes", "#event+type+mode", [](EventRow const& r) { return r("modes"); }},
    {"cameo", "#event+code+cameo", [](EventRow const& r) { return r("cameo"); }},
    {"actor", "#group+name+actor", [](EventRow const& r) { return r("actors"); }},
    {"actor_code", "#group+code+actor", [](EventRow const& r) { return r("actor_codes"); }},
    {"recipient", "#group+name+recipient", [](EventRow const& r) { return r("recipients"); }},
    {"recipient_code", "#group+code+recipient",
     [](EventRow const& r) { return r("recipient_codes"); }},
    {"country", "#country+code+v_iso3", [](EventRow const& r) { return r("country"); }},
    {"admin1", "#adm1+name", [](EventRow const& r) { return r("admin1"); }},
    {"location", "#loc+name", [](EventRow const& r) { return r("place"); }},
    {"latitude", "#geo+lat", [](EventRow const& r) { return r("lat"); }},
    {"longitude", "#geo+lon", [](EventRow const& r) { return r("lon"); }},
    {"killed_low", "#affected+killed+min", [](EventRow const& r) { return r("killed_low"); }},
    {"killed_high", "#affected+killed+max", [](EventRow const& r) { return r("killed_high"); }},
    {"factuality", "#status+factuality", [](EventRow const& r) { return r("factuality"); }},
};

constexpr Column kEvidence[] = {
    {"ref", "#meta+id", [](EventRow const& r) { return r("ref"); }},
    {"quote", "#description+quote", [](EventRow const& r) { return r("quote"); }},
    {"according_to", "#meta+source", [](EventRow const& r) { return r("source"); }},
    {"document", "#meta+document", [](EventRow const& r) { return r("document"); }},
    {"source_url", "#meta+url", [](EventRow const& r) { return r("url"); }},
    {"sha256", "#meta+hash", [](EventRow const& r) { return r("sha256"); }},
    {"begin", "#meta+begin", [](EventRow const& r) { return r("begin"); }},
    {"end", "#meta+end", [](EventRow const& r) { return r("end"); }},
    {"corrections", "#meta+corrections", [](EventRow const& r) { return r("corrections"); }},
    {"extractor", "#meta+version", [](EventRow const& r) { return r("version"); }},
};

}  // namespace

std::span<Column const> hxl_columns() { return kColumns; }

std::span<Column const> evidence_columns() { return kEvidence; }

}  // namespace dragoman
