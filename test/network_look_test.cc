// The network of the first look against the same sums written plainly, and what a broken file says.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "base/error.h"
#include "network/look_network.h"
#include "network/model_file.h"

namespace dragoman {
namespace {

constexpr char const* kLook = DRAGOMAN_ROOT "/model/english.look";
constexpr char const* kModel = DRAGOMAN_ROOT "/model/english.model";

using Rows = std::vector<std::vector<double>>;

// Straight from the formulas: one piece, one channel, one neighbour at a time.
class PlainLook {
 public:
  std::vector<double> run(LookBatch const& batch) const {
    Rows x(batch.pieces.size(), std::vector<double>(width_));
    Rows given = embed(batch);
    for (std::size_t k = 0; k < file_.number("layers"); ++k) {
      if (k > 0) given = x;
      add_layer(k, given, x);
    }
    std::vector<double> out;
    for (PieceSpan const segment : batch.segments) out.push_back(logit(x, segment));
    return out;
  }

 private:
  Rows embed(LookBatch const& batch) const {
    auto const word = file_.bytes("embeddings.word", {vocabulary_, embedding_});
    auto const scales = file_.floats("embeddings.word.scales", {vocabulary_});
    auto const shape = file_.floats("embeddings.shape", {8, embedding_});
    Rows out(batch.pieces.size(), std::vector<double>(embedding_));
    for (std::size_t p = 0; p < out.size(); ++p) {
      auto const id = static_cast<std::size_t>(batch.pieces[p]);
      for (std::size_t i = 0; i < embedding_; ++i)
        out[p][i] =
            word[id * embedding_ + i] * scales[id] + shape[batch.shapes[p] * embedding_ + i];
    }
    return out;
  }

  void add_layer(std::size_t k, Rows const& given, Rows& x) const {
    std::size_t const inputs = given.front().size();
    std::string const name = "layer." + std::to_string(k);
    auto const weight = file_.floats(name + ".weight", {width_, 3 * inputs});
    auto const bias = file_.floats(name + ".bias", {width_});
    for (std::size_t p = 0; p < x.size(); ++p) {
      for (std::size_t c = 0; c < width_; ++c) {
        double sum = bias[c];
        for (std::size_t n = 0; n < 3; ++n) {
          if (p + n < 1 || p + n > given.size()) continue;
          for (std::size_t i = 0; i < inputs; ++i)
            sum += weight[(c * 3 + n) * inputs + i] * given[p + n - 1][i];
        }
        x[p][c] += std::max(sum, 0.0);
      }
    }
  }

  double logit(Rows const& x, PieceSpan segment) const {
    auto const score = file_.floats("score.weight", {width_});
    double sum = file_.floats("score.bias", {1})[0];
    for (std::size_t c = 0; c < width_; ++c) {
      double most = -std::numeric_limits<double>::infinity();
      for (std::uint32_t p = segment.begin; p < segment.end; ++p) most = std::max(most, x[p][c]);
      sum += most * score[c];
    }
    return sum;
  }

  ModelFile file_ = ModelFile(MappedFile::open(kLook));
  std::size_t vocabulary_ = file_.number("vocabulary"), embedding_ = file_.number("embedding"),
              width_ = file_.number("width");
};

// Segments of these sizes with any pieces.
LookBatch random_batch(std::vector<std::uint32_t> const& sizes) {
  std::mt19937 random(7);
  std::uniform_int_distribution<std::int32_t> piece(0, 30000);
  std::uniform_int_distribution<int> shape(0, 7);
  LookBatch out;
  for (std::uint32_t const size : sizes) {
    auto const begin = static_cast<std::uint32_t>(out.pieces.size());
    for (std::uint32_t i = 0; i < size; ++i) {
      out.pieces.push_back(piece(random));
      out.shapes.push_back(static_cast<std::uint8_t>(shape(random)));
    }
    out.segments.push_back({begin, begin + size});
  }
  return out;
}

TEST(LookNetwork, GivesWhatThePlainSumsGive) {
  LookBatch const batch = random_batch({1, 30, 2, 100, 17});
  std::vector<float> const fast = LookNetwork::open(kLook).run(batch);
  std::vector<double> const plain = PlainLook().run(batch);
  ASSERT_EQ(fast.size(), plain.size());
  for (std::size_t i = 0; i < plain.size(); ++i)
    EXPECT_NEAR(fast[i], plain[i], 1e-3 * std::max(1.0, std::fabs(plain[i]))) << i;
}

// What is far away changes nothing, so a text of any length costs no more memory than a short one.
TEST(LookNetwork, ALongTextIsReadInParts) {
  LookNetwork const look = LookNetwork::open(kLook);
  std::vector<float> const alone = look.run(random_batch({300, 200}));
  std::vector<float> const followed = look.run(random_batch({300, 200, 300, 700}));
  ASSERT_EQ(followed.size(), 4U);
  EXPECT_FLOAT_EQ(followed[0], alone[0]);
  EXPECT_FLOAT_EQ(followed[1], alone[1]);
}

TEST(LookNetwork, NoSegmentsGiveNoLogits) { EXPECT_TRUE(LookNetwork::open(kLook).run({}).empty()); }

TEST(LookNetwork, IdsOutsideOfTheVocabularyCountAsTheFirst) {
  LookNetwork const look = LookNetwork::open(kLook);
  LookBatch const known{{0, 2000}, {1, 1}, {{0, 2}}};
  for (std::int32_t const id : {-1, 1 << 30}) {
    EXPECT_EQ(look.run({{id, 2000}, {1, 1}, {{0, 2}}}), look.run(known)) << id;
  }
}

TEST(LookNetwork, OtherWeightsAreRefused) {
  try {
    LookNetwork::open(kModel);
    ADD_FAILURE() << "the weights of the parser were taken for a first look";
  } catch (Error const& e) {
    EXPECT_EQ(e.code(), ErrorCode::cannot_run);
    EXPECT_NE(std::string(e.what()).find(kModel), std::string::npos) << e.what();
  }
}

}  // namespace
}  // namespace dragoman
