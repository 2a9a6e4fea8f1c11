// Zstandard, out: what byte_stream.h reads.
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// One frame that holds `bytes`. Throws Error{cannot_run} where there is no memory for it.
std::string zstd_frame(std::string_view bytes);

}  // namespace dragoman
