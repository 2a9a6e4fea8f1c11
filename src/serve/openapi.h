// The description of the HTTP interface, src/serve/openapi.yaml, compiled in.
#pragma once

#include <string_view>

namespace dragoman {

std::string_view openapi();

}  // namespace dragoman
