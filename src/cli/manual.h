// A command's sheet as a page of the manual (man, section 1).
#pragma once

#include <string>

#include "cli/sheet.h"

namespace dragoman {

// "dragoman codebook check" is the page dragoman-codebook-check.
std::string page_name(CommandSheet const& sheet);

// The page in the language of man. `version` stands in its foot.
std::string manual_page(CommandSheet const& sheet, std::string const& version);

}  // namespace dragoman
