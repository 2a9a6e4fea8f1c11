// The weights that ship: what a broken file says, and that int8 keeps to float32.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <random>
#include <thread>

#include "base/error.h"
#include "base/mapped_file.h"
#include "network/network.h"

namespace dragoman {
namespace {

constexpr char const* kModel = DRAGOMAN_ROOT "/model/english.model";

class ModelFiles : public testing::Test {
 protected:
  ~ModelFiles() override { std::filesystem::remove(path_); }

  // The error that opening these bytes gives.
  Error refusal(std::string const& bytes) const {
    std::ofstream(path_, std::ios::binary) << bytes;
    try {
      Network::open(path_, Precision::int8);
    } catch (Error const& e) {
      EXPECT_EQ(std::string(e.what()).find(path_), 0U) << e.what();
      return e;
    }
    ADD_FAILURE() << "a broken model was opened";
    return {ErrorCode::usage, ""};
  }

  std::string whole_ = std::string(MappedFile::open(kModel).text());
  std::string path_ = std::filesystem::temp_directory_path() /
                      ("dragoman-" + std::to_string(::getpid()) + ".model");
};

TEST_F(ModelFiles, MissingIsNamed) {
  EXPECT_THROW(Network::open("/nowhere/a.model", Precision::int8), Error);
}

TEST_F(ModelFiles, OtherBytesAreNoModel) {
  EXPECT_EQ(refusal("").code(), ErrorCode::cannot_run);
  EXPECT_EQ(refusal("PK\x03\x04, a file of something else").code(), ErrorCode::cannot_run);
}

TEST_F(ModelFiles, ANewerVersionIsUnsupported) {
  std::string bytes = whole_.substr(0, 4096);
  bytes[8] = 9;
  Error const e = refusal(bytes);
  EXPECT_EQ(e.code(), ErrorCode::unsupported);
  EXPECT_NE(std::string(e.what()).find("version 9"), std::string::npos) << e.what();
}

TEST_F(ModelFiles, CutAnywhereIsRefused) {
  for (std::size_t const size : {std::size_t{8}, std::size_t{15}, std::size_t{16}, std::size_t{500},
                                 whole_.size() / 2, whole_.size() - 64}) {
    EXPECT_EQ(refusal(whole_.substr(0, size)).code(), ErrorCode::cannot_run) << size;
  }
}

TEST_F(ModelFiles, ALayerWithHalfAHeadIsRefused) {
  std::string bytes = whole_;
  std::size_t const name = bytes.find("layer.0.output.weight");
  std::size_t const end = bytes.find(']', name);
  ASSERT_NE(end, std::string::npos);
  bytes[end - 1] = bytes[end - 1] == '8' ? '6' : '8';  // of heads of 32 numbers each
  Error const e = refusal(bytes);
  EXPECT_EQ(e.code(), ErrorCode::cannot_run);
  EXPECT_NE(std::string(e.what()).find("another width of layer 0"), std::string::npos) << e.what();
}

TEST_F(ModelFiles, FlippedHeadersAreRefusedOrReadButNeverCrash) {
  std::uint32_t length = 0;
  std::memcpy(&length, whole_.data() + 12, sizeof length);
  std::mt19937 random(3);
  std::uniform_int_distribution<std::size_t> position(0, length - 1);
  std::uniform_int_distribution<int> bit(0, 7);
  for (int i = 0; i < 40; ++i) {
    std::string bytes = whole_;
    bytes[16 + position(random)] ^= static_cast<char>(1 << bit(random));
    std::ofstream(path_, std::ios::binary) << bytes;
    try {
      Network::open(path_, Precision::float32);
    } catch (Error const&) {  // said clearly, which is all that is asked
    }
  }
}

// Windows of random words: what they mean is of no concern here.
Batch random_batch(Network const& network, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_int_distribution<std::int32_t> piece(
      1000, static_cast<std::int32_t>(network.vocabulary().size()) - 1);
  Batch batch;
  for (std::uint32_t const length : {12U, 40U, 3U, 25U}) {
    auto const begin = static_cast<std::uint32_t>(batch.pieces.size());
    for (std::uint32_t i = 0; i < length; ++i) {
      batch.pieces.push_back(piece(random));
      batch.shapes.push_back(static_cast<std::uint8_t>(1 + i % 7));
      batch.gaps.push_back(static_cast<std::uint8_t>(i % 3));
    }
    batch.windows.push_back({begin, begin + length});
    for (std::uint32_t i = begin + 1; i + 1 < begin + length; ++i)
      batch.words.push_back({i, i + 1});
  }
  return batch;
}

double cosine(Matrix const& a, Matrix const& b) {
  double const ab = std::inner_product(a.values.begin(), a.values.end(), b.values.begin(), 0.0);
  double const aa = std::inner_product(a.values.begin(), a.values.end(), a.values.begin(), 0.0);
  double const bb = std::inner_product(b.values.begin(), b.values.end(), b.values.begin(), 0.0);
  return ab / std::sqrt(aa * bb);
}

TEST(Network, Int8KeepsToFloat32) {
  Network const fast = Network::open(kModel, Precision::int8);
  Network const exact = Network::open(kModel, Precision::float32);
  Batch const batch = random_batch(fast, 1);
  Scores const a = fast.run(batch);
  Scores const b = exact.run(batch);
  ASSERT_EQ(a.heads.size(), b.heads.size());
  for (std::size_t h = 0; h < a.heads.size(); ++h) {
    EXPECT_GT(cosine(a.heads[h], b.heads[h]), 0.99) << fast.heads()[h].name;
  }
  EXPECT_GT(cosine(a.arc_head, b.arc_head), 0.99);
}

TEST(Network, AWindowDoesNotDependOnItsNeighbours) {
  Network const network = Network::open(kModel, Precision::float32);
  Batch const all = random_batch(network, 2);
  PieceSpan const window = all.windows[1];
  Batch alone;
  alone.pieces.assign(all.pieces.begin() + window.begin, all.pieces.begin() + window.end);
  alone.shapes.assign(all.shapes.begin() + window.begin, all.shapes.begin() + window.end);
  alone.gaps.assign(all.gaps.begin() + window.begin, all.gaps.begin() + window.end);
  alone.windows = {{0, window.size()}};
  for (std::uint32_t i = 1; i + 1 < window.size(); ++i) alone.words.push_back({i, i + 1});
  Matrix const a = network.run(all).heads[0];
  Matrix const b = network.run(alone).heads[0];
  std::size_t const before = all.windows[0].size() - 2;
  for (std::size_t w = 0; w < b.rows; ++w) {
    for (std::size_t l = 0; l < b.columns; ++l) {
      ASSERT_NEAR(a.row(before + w)[l], b.row(w)[l], 1e-3F);
    }
  }
}

TEST(Network, ManyThreadsAgree) {
  Network const network = Network::open(kModel, Precision::int8);
  Batch const batch = random_batch(network, 3);
  std::vector<float> const expected = network.run(batch).heads[0].values;
  std::vector<std::vector<float>> found(4);
  {
    std::vector<std::jthread> threads;
    for (auto& result : found)
      threads.emplace_back([&] { result = network.run(batch).heads[0].values; });
  }
  for (auto const& result : found) EXPECT_EQ(result, expected);
}

TEST(Network, NothingGivesNothing) {
  Network const network = Network::open(kModel, Precision::int8);
  Scores const scores = network.run({});
  for (Matrix const& head : scores.heads) EXPECT_EQ(head.rows, 0U);
}

}  // namespace
}  // namespace dragoman
