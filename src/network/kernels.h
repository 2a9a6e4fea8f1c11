// The arithmetic between the matrix products. Each function is compiled for several instruction
// sets and the best one is chosen when the program starts; results agree within rounding.
#pragma once

#include <cstddef>
#include <cstdint>

namespace dragoman {

// x[i] += bias[i % columns] for `rows` rows.
void add_bias(float* x, float const* bias, std::size_t rows, std::size_t columns);

// x += max(y + bias[column], 0).
void add_rectified(float* x, float const* y, float const* bias, std::size_t rows,
                   std::size_t columns);

// y[r] += Σ x[i] · rows[r, i], rows [count, width].
void add_dot_products(float const* x, float const* rows, float* y, std::size_t count,
                      std::size_t width);

// y = x · row_scale[row] · column_scale[column] + bias[column].
void dequantise(std::int32_t const* x, float const* row_scales, float const* column_scales,
                float const* bias, float* y, std::size_t rows, std::size_t columns);

// Symmetric signed bytes, one scale a row: the row's largest magnitude becomes 127.
void quantise(float const* x, std::int8_t* y, float* row_scales, std::size_t rows,
              std::size_t columns);

// How the bytes of a row stand for its numbers: x = scale · (y - zero).
struct RowScale {
  float scale, zero;
};
// Bytes from 0 to `levels`, at most 255: the least number of a row, or zero where none lies below,
// becomes 0, the greatest `levels`; zero itself is kept exactly.
void quantise_between(float const* x, std::uint8_t* y, std::int32_t levels, RowScale* row_scales,
                      std::size_t rows, std::size_t columns);

// Gaussian error linear unit in place; the error function as Abramowitz and Stegun 7.1.26 (1964),
// whose error is at most 1.5e-7.
void gelu(float* x, std::size_t count);

// x = norm(x + y): zero mean and unit variance a row, then weight and bias. y may be null.
void add_and_normalise(float* x, float const* y, float const* weight, float const* bias,
                       std::size_t rows, std::size_t columns);

}  // namespace dragoman
