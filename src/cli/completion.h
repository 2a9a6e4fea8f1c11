// Completions of shells: what can come next when a person presses the tabulator behind "dragoman".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/sheet.h"

namespace dragoman {

// The shells that completion() knows.
std::vector<std::string> shells();

// The script that this shell loads. Throws Error{usage} for another shell.
std::string completion(CommandSheet const& sheet, std::string_view shell);

}  // namespace dragoman
