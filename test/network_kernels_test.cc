// Fast kernels against the plain formula, int8 products against float ones.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string_view>

#include "network/attention.h"
#include "network/byte_kernels.h"
#include "network/byte_product.h"
#include "network/gemm.h"
#include "network/kernels.h"

namespace dragoman {
namespace {

using Floats = std::vector<float>;

Floats random_floats(std::size_t count, unsigned seed, float spread = 1) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0, spread);
  Floats out(count);
  for (float& x : out) x = normal(random);
  return out;
}

void expect_near(Floats const& a, Floats const& b, float tolerance) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) ASSERT_NEAR(a[i], b[i], tolerance) << "at " << i;
}

// Odd sizes, so that the ends of vector registers are met.
constexpr std::size_t kRows = 7;
constexpr std::size_t kColumns = 37;

TEST(Kernels, BiasIsAddedToEveryRow) {
  Floats fast = random_floats(kRows * kColumns, 1);
  Floats plain = fast;
  Floats const bias = random_floats(kColumns, 2);
  add_bias(fast.data(), bias.data(), kRows, kColumns);
  for (std::size_t i = 0; i < plain.size(); ++i) plain[i] += bias[i % kColumns];
  expect_near(fast, plain, 1e-6F);
}

TEST(Kernels, DotProductsAreAddedRowByRow) {
  Floats const x = random_floats(kColumns, 18);
  Floats const rows = random_floats(kRows * kColumns, 19);
  Floats fast = random_floats(kRows, 20);
  Floats plain = fast;
  add_dot_products(x.data(), rows.data(), fast.data(), kRows, kColumns);
  for (std::size_t i = 0; i < rows.size(); ++i) plain[i / kColumns] += x[i % kColumns] * rows[i];
  expect_near(fast, plain, 1e-4F);
}

TEST(Kernels, GeluIsTheErrorFunction) {
  Floats fast = random_floats(1001, 3, 3);
  fast[0] = 0, fast[1] = 30, fast[2] = -30;
  Floats plain = fast;
  gelu(fast.data(), fast.size());
  for (float& x : plain) x = 0.5F * x * (1 + std::erf(x / std::sqrt(2.0F)));
  expect_near(fast, plain, 1e-5F);
}

TEST(Kernels, QuantisedRowsComeBackWithinHalfAStep) {
  Floats const x = random_floats(kRows * kColumns, 4, 2);
  std::vector<std::int8_t> bytes(x.size());
  Floats scales(kRows);
  quantise(x.data(), bytes.data(), scales.data(), kRows, kColumns);
  for (std::size_t i = 0; i < x.size(); ++i) {
    float const scale = scales[i / kColumns];
    ASSERT_NEAR(static_cast<float>(bytes[i]) * scale, x[i], 0.501F * scale);
  }
}

// Rows about zero, and rows that lie far on one side of it.
TEST(Kernels, BytesBetweenTheLeastAndTheGreatestComeBackWithinAStep) {
  for (float const moved : {0.0F, 3.0F, -3.0F}) {
    Floats x = random_floats(kRows * kColumns, 6, 2);
    for (float& value : x) value += moved;
    x[0] = 0;
    for (std::int32_t const levels : {127, 255}) {
      std::vector<std::uint8_t> bytes(x.size());
      std::vector<RowScale> rows(kRows);
      quantise_between(x.data(), bytes.data(), levels, rows.data(), kRows, kColumns);
      for (std::size_t i = 0; i < x.size(); ++i) {
        RowScale const row = rows[i / kColumns];
        ASSERT_LE(bytes[i], levels);
        ASSERT_NEAR((static_cast<float>(bytes[i]) - row.zero) * row.scale, x[i], row.scale);
      }
      EXPECT_EQ(static_cast<float>(bytes[0]), rows[0].zero) << "zero is zero";
    }
  }
}

// Zero falls between two steps: rounded down by a hair too much, the least would become -1.
TEST(Kernels, TheLeastNumberIsNeverTheGreatestByte) {
  for (std::int32_t const levels : {127, 255}) {
    float const steps = static_cast<float>(levels) - 0.01F;
    Floats const scales = random_floats(100000, 19);
    for (float const drawn : scales) {
      float const scale = std::fabs(drawn) + 0.01F;
      Floats x(64);  // whole registers
      x[0] = -38.5F * scale;
      x[1] = (steps - 38.5F) * scale;
      std::vector<std::uint8_t> bytes(x.size());
      RowScale row{};
      quantise_between(x.data(), bytes.data(), levels, &row, 1, x.size());
      ASSERT_LE(bytes[0], 1) << scale;
      ASSERT_GE(bytes[1], levels - 1) << scale;
    }
  }
}

TEST(Kernels, ARowOfZerosStaysZero) {
  Floats const x(kColumns, 0);
  std::vector<std::int8_t> bytes(kColumns, 5);
  float scale = -1;
  quantise(x.data(), bytes.data(), &scale, 1, kColumns);
  EXPECT_EQ(bytes, std::vector<std::int8_t>(kColumns, 0));
  EXPECT_TRUE(std::isfinite(scale));
  std::vector<std::uint8_t> between(kColumns);
  RowScale row{-1, -1};
  quantise_between(x.data(), between.data(), 255, &row, 1, kColumns);
  EXPECT_TRUE(std::isfinite(row.scale));
  for (std::uint8_t const b : between) ASSERT_EQ(static_cast<float>(b), row.zero);
}

TEST(Kernels, SumsAreScaledByRowAndColumn) {
  std::vector<std::int32_t> sums(kRows * kColumns);
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = static_cast<std::int32_t>(i * 17) - 900;
  Floats const rows = random_floats(kRows, 5, 0.01F);
  Floats const columns = random_floats(kColumns, 6, 0.01F);
  Floats const bias = random_floats(kColumns, 7);
  Floats fast(sums.size());
  Floats plain(sums.size());
  dequantise(sums.data(), rows.data(), columns.data(), bias.data(), fast.data(), kRows, kColumns);
  for (std::size_t i = 0; i < sums.size(); ++i) {
    plain[i] = static_cast<float>(sums[i]) * rows[i / kColumns] * columns[i % kColumns] +
               bias[i % kColumns];
  }
  expect_near(fast, plain, 1e-4F);
}

Floats normalised(Floats x, Floats const& y, Floats const& weight, Floats const& bias) {
  for (std::size_t r = 0; r < kRows; ++r) {
    float* const row = x.data() + r * kColumns;
    double mean = 0;
    double variance = 0;
    for (std::size_t i = 0; i < kColumns; ++i) mean += (row[i] += y[r * kColumns + i]) / kColumns;
    for (std::size_t i = 0; i < kColumns; ++i) variance += std::pow(row[i] - mean, 2) / kColumns;
    for (std::size_t i = 0; i < kColumns; ++i) {
      row[i] =
          static_cast<float>((row[i] - mean) / std::sqrt(variance + 1e-12)) * weight[i] + bias[i];
    }
  }
  return x;
}

TEST(Kernels, SumsAreNormalisedRowByRow) {
  Floats fast = random_floats(kRows * kColumns, 8);
  Floats const y = random_floats(kRows * kColumns, 9);
  Floats const weight = random_floats(kColumns, 10);
  Floats const bias = random_floats(kColumns, 11);
  Floats const plain = normalised(fast, y, weight, bias);
  add_and_normalise(fast.data(), y.data(), weight.data(), bias.data(), kRows, kColumns);
  expect_near(fast, plain, 1e-4F);
}

// Softmax as it stands in the books, one query after the other.
Floats plain_attention(Floats const& q, Floats const& k, Floats const& v, std::size_t tokens) {
  Floats out(tokens * kHeadWidth, 0);
  for (std::size_t t = 0; t < tokens; ++t) {
    std::vector<double> weights(tokens);
    double sum = 0;
    for (std::size_t s = 0; s < tokens; ++s) {
      double dot = 0;
      for (std::size_t i = 0; i < kHeadWidth; ++i)
        dot += q[t * kHeadWidth + i] * k[s * kHeadWidth + i];
      sum += weights[s] = std::exp(dot / std::sqrt(32.0));
    }
    for (std::size_t s = 0; s < tokens; ++s) {
      for (std::size_t i = 0; i < kHeadWidth; ++i) {
        out[t * kHeadWidth + i] += static_cast<float>(weights[s] / sum) * v[s * kHeadWidth + i];
      }
    }
  }
  return out;
}

// What a way to attend makes of q, k and v, and may differ by.
class Attending : public testing::TestWithParam<Attention> {
 protected:
  void SetUp() override {
    if (!GetParam().supported()) GTEST_SKIP() << "not on this processor";
  }
  float tolerance() const { return GetParam().halves ? 2e-2F : 1e-5F; }
};

// Rows of more than the head, as in the network; nothing beside the head is written.
TEST_P(Attending, IsThatOfTheFormulaForEveryLength) {
  constexpr std::size_t kBeside = 3;
  constexpr std::size_t kStride = kHeadWidth + kBeside;
  for (std::size_t tokens = 1; tokens < 100; ++tokens) {
    Floats const q = random_floats(tokens * kHeadWidth, 12);
    Floats const k = random_floats(tokens * kHeadWidth, 13);
    Floats const v = random_floats(tokens * kHeadWidth, 14);
    Floats out(tokens * kStride, -7);
    Floats scratch(GetParam().scratch(tokens) + 1, std::numeric_limits<float>::quiet_NaN());
    scratch.back() = -7;
    GetParam().run({q.data(), k.data(), v.data(), out.data(), tokens, kHeadWidth, kStride},
                   scratch.data());
    ASSERT_EQ(scratch.back(), -7);
    Floats heads;
    for (std::size_t i = 0; i < out.size(); ++i) {
      if (i % kStride < kHeadWidth) {
        heads.push_back(out[i]);
      } else {
        ASSERT_EQ(out[i], -7);
      }
    }
    expect_near(heads, plain_attention(q, k, v, tokens), tolerance());
  }
}

TEST_P(Attending, PicksTheOneKeyThatFits) {
  constexpr std::size_t kTokens = 5;  // fewer than a tile: what fills it up must not be seen
  Floats const q(kTokens * kHeadWidth, -10);
  Floats k(kTokens * kHeadWidth, 10);
  std::fill_n(k.begin() + 3 * kHeadWidth, kHeadWidth, 9);
  Floats const v = random_floats(kTokens * kHeadWidth, 14);
  Floats out(kTokens * kHeadWidth), scratch(GetParam().scratch(kTokens));
  GetParam().run({q.data(), k.data(), v.data(), out.data(), kTokens, kHeadWidth, kHeadWidth},
                 scratch.data());
  for (std::size_t i = 0; i < out.size(); ++i)
    ASSERT_NEAR(out[i], v[3 * kHeadWidth + i % kHeadWidth], tolerance());
}

INSTANTIATE_TEST_SUITE_P(Kernels, Attending, testing::ValuesIn(attentions()),
                         [](auto const& way) { return std::string(way.param.name); });

TEST(Products, FloatProductIsTheSumOfProducts) {
  Floats const x = random_floats(3 * 5, 15);
  Floats const w = random_floats(4 * 5, 16);
  Floats y(3 * 4);
  float_product(x.data(), w.data(), y.data(), 3, 4, 5);
  for (std::size_t r = 0; r < 3; ++r) {
    for (std::size_t o = 0; o < 4; ++o) {
      float sum = 0;
      for (std::size_t i = 0; i < 5; ++i) sum += x[r * 5 + i] * w[o * 5 + i];
      EXPECT_NEAR(y[r * 4 + o], sum, 1e-5F);
    }
  }
}

TEST(Products, Int8ProductIsExactInWholeNumbers) {
  constexpr std::size_t kInputs = 64;
  constexpr std::size_t kOutputs = 48;
  std::mt19937 random(17);
  // Half of the range: without VNNI instructions the sums of two larger products saturate.
  std::uniform_int_distribution<int> byte(-63, 63);
  std::vector<std::int8_t> weights(kOutputs * kInputs);
  for (std::int8_t& w : weights) w = static_cast<std::int8_t>(byte(random));
  Int8Product const product(weights, kOutputs, kInputs);
  for (std::size_t const rows : {1U, 31U, 32U, 33U}) {
    std::size_t const padded = padded_rows(rows);
    ASSERT_GE(padded, rows);
    std::vector<std::int8_t> x(padded * kInputs);
    for (std::int8_t& b : x) b = static_cast<std::int8_t>(byte(random));
    std::vector<std::int32_t> y(padded * kOutputs);
    product.run(x.data(), y.data(), rows);
    for (std::size_t i = 0; i < rows * kOutputs; ++i) {
      std::int32_t sum = 0;
      for (std::size_t j = 0; j < kInputs; ++j) {
        sum += x[i / kOutputs * kInputs + j] * weights[i % kOutputs * kInputs + j];
      }
      ASSERT_EQ(y[i], sum) << "rows " << rows << " at " << i;
    }
  }
}

// Rows and outputs that fill no tile; activations and weights of the whole range that a kernel
// takes.
TEST(Products, EveryKernelForBytesIsExactAndWritesOnlyItsOutputs) {
  constexpr std::size_t kInputs = 128;
  constexpr std::size_t kOutputs = 83;
  Floats scales(kOutputs, 1);
  Floats const bias(kOutputs, 3);
  for (ByteKernel const& kernel : byte_kernels()) {
    if (!kernel.supported()) continue;
    std::mt19937 random(23);
    std::uniform_int_distribution<int> weight(-127, 127), byte(0, kernel.levels);
    std::vector<std::int8_t> weights(kOutputs * kInputs);
    for (std::int8_t& w : weights) w = static_cast<std::int8_t>(weight(random));
    std::vector<std::int8_t> const whole = weights;
    if (kernel.fit != nullptr) {
      for (std::size_t o = 0; o < kOutputs; ++o)
        scales[o] = 1 / kernel.fit(std::span(weights).subspan(o * kInputs, kInputs));
    }
    ByteProduct const product(kernel, {whole, scales, bias});
    for (std::size_t const rows : {1U, 5U, 6U, 7U, 13U, 31U, 32U, 33U}) {
      LineVector<std::uint8_t> x(padded_rows(rows) * kInputs);
      for (std::uint8_t& b : x) b = static_cast<std::uint8_t>(byte(random));
      std::vector<RowScale> const halves(rows, {0.5F, 58});
      Floats y(rows * kOutputs + 1, -7);
      product.run(x.data(), halves.data(), y.data(), rows);
      EXPECT_EQ(y.back(), -7) << kernel.name;
      for (std::size_t i = 0; i < rows * kOutputs; ++i) {
        int sum = 0;
        for (std::size_t j = 0; j < kInputs; ++j)
          sum += (x[i / kOutputs * kInputs + j] - 58) * weights[i % kOutputs * kInputs + j];
        ASSERT_NEAR(y[i], static_cast<float>(sum) * 0.5F + 3, kernel.fit == nullptr ? 0 : 0.2F)
            << kernel.name << ", rows " << rows << " at " << i;
      }
    }
  }
}

// What meets in a lane of 16 bits: inputs 0 and 1 of four groups of four, and 2 and 3.
int sum_that_meets(std::span<std::int8_t const> weights, std::size_t at) {
  int sum = 0;
  for (std::size_t group = 0; group < 4; ++group)
    sum += weights[at + 4 * group] + weights[at + 4 * group + 1];
  return sum;
}

TEST(Products, WeightsThatMeetIn16BitsAreCutNoFurtherThanTheyMust) {
  std::vector<std::int8_t> weights = {
      127, 127, -127, -90, 127, 3,  -10, -90, 0, 70, -50, 1, 60, 70, 0, 0,   // too much
      60,  70,  -50,  1,   60,  68, 3,   4,   0, 0,  -60, 0, 0,  0,  0, -90  // just fits
  };
  weights.resize(256);  // few large among many: no reason to make all of them smaller
  std::vector<std::int8_t> const before = weights;
  EXPECT_EQ(fit_avx2(weights), 1);
  EXPECT_EQ(sum_that_meets(weights, 0), 258);
  EXPECT_EQ(sum_that_meets(weights, 2), -258 + 1) << "one is of the other sign";
  EXPECT_GE(weights[0], 127 - (584 - 258) / 5) << "all give alike";
  EXPECT_TRUE(std::equal(weights.begin() + 16, weights.end(), before.begin() + 16));
}

TEST(Products, LargeWeightsAreMadeSmallerAndTheFactorIsTold) {
  std::vector<std::int8_t> weights(64);
  for (std::size_t i = 0; i < weights.size(); ++i) weights[i] = i % 2 == 0 ? 104 : -52;
  float const factor = fit_avx2(weights);
  for (std::size_t i = 0; i < weights.size(); ++i)
    EXPECT_NEAR(weights[i] * factor, i % 2 == 0 ? 104 : -52, factor / 2) << i;
  EXPECT_LE(sum_that_meets(weights, 0), 258);
}

TEST(Products, BytesOfOtherWidthsHaveNoKernel) {
  EXPECT_EQ(byte_kernel(44), nullptr);
  EXPECT_EQ(byte_kernel(0) == nullptr, byte_kernel(64) == nullptr);
}

// Sums are the inputs themselves: what is seen is what the activation makes of them.
TEST(Products, EveryKernelForBytesMayEndInGelu) {
  std::vector<std::int8_t> weights(kByteSquare);
  weights[0] = 1;
  Floats const one = {1}, none = {0};
  std::int32_t const half = 63;
  for (ByteKernel const& kernel : byte_kernels()) {
    if (!kernel.supported()) continue;
    ByteProduct const product(kernel, {weights, one, none});
    for (float const step : {0.02F, 0.08F, 1.0F}) {
      RowScale const row{step, static_cast<float>(half)};
      for (int value = -half; value <= half; ++value) {
        LineVector<std::uint8_t> x(padded_rows(1) * kByteSquare, half);
        x[0] = static_cast<std::uint8_t>(value + half);
        float y = 0;
        product.run(x.data(), &row, &y, 1, Activation::gelu);
        double const in = static_cast<double>(step) * value;
        ASSERT_NEAR(y, in * 0.5 * (1 + std::erf(in / std::sqrt(2.0))), 2.5e-4)
            << kernel.name << ": " << in;
      }
    }
  }
}

}  // namespace
}  // namespace dragoman
