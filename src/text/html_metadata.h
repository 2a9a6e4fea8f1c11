// What a page says about itself: OpenGraph, JSON-LD, <meta>, <time>, <title>. Only for this folder.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "text/html_tree.h"

namespace dragoman {

struct Metadata {
  std::string title, publisher, url;
  std::string language;  // the primary subtag: "en" of "en-GB"; empty where the page is silent
  std::optional<Date> published;
};

// The most trusted statement of each: JSON-LD before OpenGraph before other meta names before the
// visible page. `linked_data` are the contents of the JSON-LD scripts.
Metadata metadata_of(GumboNode const* page, std::vector<std::string> const& linked_data);

}  // namespace dragoman
