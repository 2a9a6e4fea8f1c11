// What is open or shut: roads, crossings, corridors, ports, airports … with their status by
// speaker.
//
// In: Document, Parse, Names, Events, Claims, link words of the codebook. Out: Links.
//
//   "Azeri environmental activists have been blocking the Lachin corridor for over two weeks"
//    blocked by                          closed           link                since 2022-12-14
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "claims/claims.h"

namespace dragoman {

enum class LinkStatus { open, restricted, closed };
std::string_view name_of(LinkStatus status);
// What holds where the words are denied: closed for open, else open.
LinkStatus opposite(LinkStatus status);

struct Link {
  std::string name;
  std::string
      kind;  // road|railway|crossing|port|airport|air-corridor|pipeline|power-line|border|siege
  std::int32_t place = -1;         // Names::places
  std::vector<std::int32_t> ends;  // places
  LinkStatus status = LinkStatus::open;
  ByteSpan scope;                        // "civilian transport"; empty where none
  std::vector<std::int32_t> blocked_by;  // actors
  DateRange since;
  ByteSpan since_span;
  bool sole = false;                     // "the sole land link"
  std::vector<std::int32_t> dependents;  // figures
  std::int32_t claim = -1;               // null: the outlet's own voice
  ByteSpan span;                         // the words that name the link
};

enum class NeedState { short_, exhausted, cut };
std::string_view name_of(NeedState state);  // "short"

// Something that people are said to lack.
struct Need {
  ByteSpan commodity;    // the words for it
  std::string category;  // of the codebook: "food", "fuel", …
  NeedState state = NeedState::short_;
  std::int32_t place = -1;  // Names::places
  ByteSpan cause;           // empty where none is told
  std::int32_t link = -1;   // Links::links that the cause names
  std::int32_t claim = -1;  // null: the outlet's own voice
  ByteSpan span;            // the words that state the lack
};

struct Links {
  std::vector<Link> links;
  std::vector<Need> needs;
};

}  // namespace dragoman
