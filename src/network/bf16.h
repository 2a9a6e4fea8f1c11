// Attention for processors with AVX-512 BF16, where two products of halved floats (the upper 16
// bits) and their sum are one instruction on 16 lanes: twice the products of float32. Eight bits of
// precision are as many as int8 leaves of what goes in and of what comes out; sums, maxima and
// the softmax stay float32.
//
// Scores and means are the same product, of eight rows by 32 columns that stay in registers:
//
//   scores [8 queries, 32 keys]     = queries       [8, 32 numbers] · keysᵀ  [32 numbers, 32 keys]
//   means  [8 queries, 32 numbers]  = probabilities [8, tokens]     · values [tokens, 32 numbers]
#pragma once

#include <cstddef>

#include "network/attention.h"

namespace dragoman {

// Ways to attend, as attention.h has them.
bool can_attend_in_bf16();
void attend_in_bf16(AttentionHead const& head, float* scratch);
// The same in tiles (amx.h); sums are rounded in another order.
bool can_attend_in_tiles();
void attend_in_tiles(AttentionHead const& head, float* scratch);
std::size_t bf16_scratch(std::size_t tokens);

}  // namespace dragoman
