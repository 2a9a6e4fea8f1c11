// Fingerprints: SHA-256 (FIPS 180-4) by OpenSSL's libcrypto.
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// 64 lower-case hex digits.
std::string sha256(std::string_view bytes);

}  // namespace dragoman
