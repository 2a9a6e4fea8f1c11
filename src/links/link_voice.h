// In whose voice something is said.
#pragma once

#include <cstdint>

#include "claims/claims.h"

namespace dragoman {

// The innermost claim whose content holds these words; -1: the outlet's own voice.
std::int32_t claim_holding(Claims const& claims, ByteSpan words);

}  // namespace dragoman
