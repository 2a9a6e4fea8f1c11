#include "network/kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>

#include "network/rounding.h"

// Not for the thread sanitizer: the choice among clones is made before it has started.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define DRAGOMAN_CLONES \
  __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define DRAGOMAN_CLONES
#endif

namespace dragoman {
namespace {

constexpr float kLog2E = 1.44269504F;
constexpr float kNormEpsilon = 1e-12F;

// e^x for x ≤ 88: 2^n · polynomial of the fraction (degree 5, relative error below 3e-7).
[[gnu::always_inline]] inline float exponential(float x) {
  float const scaled = std::max(x * kLog2E, -126.0F);
  float const whole = std::floor(scaled);
  float const f = scaled - whole;
  float const p =
      1.0F +
      f * (0.693147182F +
           f * (0.240226462F + f * (0.0555053205F + f * (0.00967606455F + f * 0.00132646396F))));
  auto const exponent = static_cast<std::int32_t>(whole) << 23;
  std::int32_t bits = 0;
  std::memcpy(&bits, &p, sizeof bits);
  bits += exponent;
  float out = 0;
  std::memcpy(&out, &bits, sizeof out);
  return out;
}

[[gnu::always_inline]] inline float error_function(float x) {
  float const a = std::fabs(x);
  float const t = 1.0F / (1.0F + 0.3275911F * a);
  float const p =
      t * (0.254829592F +
           t * (-0.284496736F + t * (1.421413741F + t * (-1.453152027F + t * 1.061405429F))));
  return std::copysign(1.0F - p * exponential(-a * a), x);
}

// Folds value(0) … value(count - 1), in four streams: one alone would wait for each result before
// it goes on. The compiler makes lanes of each.
template <class Value, class Fold>
[[gnu::always_inline]] inline float folded(std::size_t count, float start, Value value, Fold fold) {
  std::size_t const part = count / 4;
  float a = start, b = start, c = start, d = start;
  for (std::size_t i = 0; i < part; ++i) {
    a = fold(a, value(i));
    b = fold(b, value(i + part));
    c = fold(c, value(i + 2 * part));
    d = fold(d, value(i + 3 * part));
  }
  for (std::size_t i = 4 * part; i < count; ++i) a = fold(a, value(i));
  return fold(fold(a, b), fold(c, d));
}

}  // namespace

DRAGOMAN_CLONES void add_bias(float* x, float const* bias, std::size_t rows, std::size_t columns) {
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) x[r * columns + c] += bias[c];
  }
}

DRAGOMAN_CLONES void add_rectified(float* x, float const* y, float const* bias, std::size_t rows,
                                   std::size_t columns) {
  for (std::size_t r = 0; r < rows; ++r) {
    for (std::size_t c = 0; c < columns; ++c) {
      std::size_t const i = r * columns + c;
      x[i] += std::max(y[i] + bias[c], 0.0F);
    }
  }
}

DRAGOMAN_CLONES void add_dot_products(float const* x, float const* rows, float* y,
                                      std::size_t count, std::size_t width) {
  for (std::size_t r = 0; r < count; ++r) {
    float sum = 0;
    for (std::size_t i = 0; i < width; ++i) sum += x[i] * rows[r * width + i];
    y[r] += sum;
  }
}

DRAGOMAN_CLONES void dequantise(std::int32_t const* x, float const* row_scales,
                                float const* column_scales, float const* bias, float* y,
                                std::size_t rows, std::size_t columns) {
  for (std::size_t r = 0; r < rows; ++r) {
    float const scale = row_scales[r];
    std::int32_t const* const in = x + r * columns;
    float* const out = y + r * columns;
    for (std::size_t c = 0; c < columns; ++c) {
      out[c] = static_cast<float>(in[c]) * (scale * column_scales[c]) + bias[c];
    }
  }
}

DRAGOMAN_CLONES void quantise(float const* x, std::int8_t* y, float* row_scales, std::size_t rows,
                              std::size_t columns) {
  for (std::size_t r = 0; r < rows; ++r) {
    float const* const in = x + r * columns;
    float most = 1e-12F;
    for (std::size_t c = 0; c < columns; ++c) most = std::max(most, std::fabs(in[c]));
    float const inverse = 127.0F / most;
    for (std::size_t c = 0; c < columns; ++c)
      y[r * columns + c] = static_cast<std::int8_t>(nearest_byte(in[c] * inverse));
    row_scales[r] = most / 127.0F;
  }
}

DRAGOMAN_CLONES void quantise_between(float const* x, std::uint8_t* y, std::int32_t levels,
                                      RowScale* row_scales, std::size_t rows, std::size_t columns) {
  // A little less than all: with zero rounded by a half, the greatest still rounds to `levels`. And
  // halves are rounded up by what rounding of products can amount to: rounded down, the least would
  // come out just below -0.5, the byte 255.
  float const steps = static_cast<float>(levels) - 0.01F;
  constexpr float kUp = 0.001F;
  for (std::size_t r = 0; r < rows; ++r) {
    float const* const in = x + r * columns;
    auto const value = [in](std::size_t c) { return in[c]; };
    float const least =
        folded(columns, -1e-12F, value, [](float a, float b) { return std::min(a, b); });
    float const most =
        folded(columns, 0.0F, value, [](float a, float b) { return std::max(a, b); });
    float const inverse = steps / (most - least);
    float const zero = std::nearbyint(-least * inverse + kUp);
    for (std::size_t c = 0; c < columns; ++c)
      y[r * columns + c] = nearest_byte(in[c] * inverse + zero);
    row_scales[r] = {(most - least) / steps, zero};
  }
}

DRAGOMAN_CLONES void gelu(float* x, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    x[i] = 0.5F * x[i] * (1.0F + error_function(x[i] * 0.70710678F));
  }
}

DRAGOMAN_CLONES void add_and_normalise(float* x, float const* y, float const* weight,
                                       float const* bias, std::size_t rows, std::size_t columns) {
  auto const n = static_cast<float>(columns);
  for (std::size_t r = 0; r < rows; ++r) {
    float* const row = x + r * columns;
    if (y != nullptr) {
      for (std::size_t c = 0; c < columns; ++c) row[c] += y[r * columns + c];
    }
    float const mean =
        folded(columns, 0.0F, [row](std::size_t c) { return row[c]; }, std::plus()) / n;
    auto const square = [row, mean](std::size_t c) { return (row[c] - mean) * (row[c] - mean); };
    float const squares = folded(columns, 0.0F, square, std::plus());
    float const scale = 1.0F / std::sqrt(squares / n + kNormEpsilon);
    for (std::size_t c = 0; c < columns; ++c)
      row[c] = (row[c] - mean) * scale * weight[c] + bias[c];
  }
}

}  // namespace dragoman
