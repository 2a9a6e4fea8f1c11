// The page, carried inside the program: every file that the build of web/ made.
#pragma once

#include <span>
#include <string_view>

#include "serve/message.h"

namespace dragoman {

struct SiteFile {
  std::string_view path;  // "/assets/index-4f2a.js"
  std::string_view type;  // Content-Type
  std::string_view tag;   // of its bytes, for ETag
  std::string_view content;
  std::string_view gzip;  // the same compressed; empty where that saves nothing
};

// In the order of path. The table is made by tools/embed_page.py.
std::span<SiteFile const> site_files();

// The file that a path names; the page itself for "/" and for every path without a dot, since the
// page reads the rest of the address. 404 for others, 405 for what only reads are for.
Response site_response(Request const& request);

}  // namespace dragoman
