// Self-attention of one head over one window, by the fastest way that the processor has:
//
//   tiles, bf16        products of halved floats (bf16.h)
//   avx512             registers of 16 floats
//   avx2               registers of 8, where there is no AVX-512, as in most laptops
//   plain              registers of 4, which every processor has
#pragma once

#include <cstddef>
#include <span>

namespace dragoman {

inline constexpr std::size_t kHeadWidth = 32;
// What keys are scaled by, so that scores come out as logarithms to base two: log2(e) / √32.
inline constexpr float kScoreFactor = 1.44269504F / 5.65685425F;
// A score that no softmax sees.
inline constexpr float kNever = -1e30F;

// out[t] = Σ softmax(q_t · k_s / √32) v_s. Rows of q, k and v are `stride` floats apart, those of
// out `out_stride`; 32 numbers each are read and written.
struct AttentionHead {
  float const *q, *k, *v;
  float* out;
  std::size_t tokens, stride, out_stride;
};

// A way to attend: whether the processor can (and oneDNN was not told to leave it:
// ONEDNN_MAX_CPU_ISA), what it does, and the floats that it wants beside for so many tokens.
struct Attention {
  char const* name;
  bool (*supported)();
  void (*run)(AttentionHead const& head, float* scratch);
  std::size_t (*scratch)(std::size_t tokens);
  bool halves = false;  // products are rounded to eight bits
};
// The fastest first; the last is supported everywhere.
std::span<Attention const> attentions();
Attention const& fastest_attention(bool may_halve);

}  // namespace dragoman
