// Matrix products on one thread. The only place that knows oneDNN (version 2; version 3 has another
// interface).
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace dragoman {

// Rounds a number of rows up to a size for which a product is kept ready.
std::size_t padded_rows(std::size_t rows);

// y = x · Wᵀ with W [outputs, inputs] of signed bytes, packed once for the processor it runs on.
// Safe to use from many threads.
class Int8Product {
 public:
  Int8Product(std::span<std::int8_t const> weights, std::size_t outputs, std::size_t inputs);
  Int8Product(Int8Product&&) noexcept;
  ~Int8Product();

  // x [padded_rows(rows), inputs], y [padded_rows(rows), outputs]; rows past `rows` of x are read
  // (any values do) and of y are written.
  void run(std::int8_t const* x, std::int32_t* y, std::size_t rows) const;

 private:
  struct Packed;
  std::unique_ptr<Packed> packed_;
};

// y [rows, outputs] = x [rows, inputs] · Wᵀ, W [outputs, inputs], all row-major float32.
void float_product(float const* x, float const* weights, float* y, std::size_t rows,
                   std::size_t outputs, std::size_t inputs);

// Whether oneDNN runs with AVX2, AVX-VNNI, AVX-512 or its VNNI, BF16 or AMX here: the processor has
// it and ONEDNN_MAX_CPU_ISA allows it.
bool may_use_avx2();
bool may_use_avx_vnni();
bool may_use_avx512();
bool may_use_vnni();
bool may_use_bf16();
bool may_use_amx();

// The products run on the caller's thread alone from now on; called at the start of every run.
void use_one_thread();

}  // namespace dragoman
