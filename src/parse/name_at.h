// The name that a token stands in.
#pragma once

#include "parse/parse.h"

namespace dragoman {

// nullptr where no name holds the token. Names stand in order and apart.
NameSpan const* name_at(Parse const& parse, std::int32_t token);

}  // namespace dragoman
