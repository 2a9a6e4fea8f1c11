#include "network/look_network.h"

#include <algorithm>
#include <limits>

#include "network/gemm.h"
#include "network/kernels.h"
#include "network/model_file.h"

namespace dragoman {
namespace {

constexpr std::size_t kShapes = 8;
constexpr std::size_t kReach = 3;  // pieces that a convolution sees
// Pieces that go through the layers together, cut between segments: what a thread holds stays in
// the cache. Segments of two such parts do not see each other.
constexpr std::size_t kMostRows = 512;

struct Layer {
  std::size_t inputs = 0;               // numbers a piece
  std::span<float const> weight, bias;  // [width, kReach · inputs], [width]
};

// Rows one before, at and one behind each row, side by side; beyond the ends there are zeros.
void neighbours(std::vector<float> const& x, std::size_t width, std::vector<float>& out) {
  std::size_t const rows = x.size() / width;
  out.assign(rows * kReach * width, 0);
  for (std::size_t r = 0; r < rows; ++r) {
    std::size_t const first = r == 0 ? 0 : r - 1;
    std::size_t const last = std::min(r + 2, rows);
    std::copy(x.begin() + static_cast<std::ptrdiff_t>(first * width),
              x.begin() + static_cast<std::ptrdiff_t>(last * width),
              out.begin() + static_cast<std::ptrdiff_t>((r * kReach + (r == 0 ? 1 : 0)) * width));
  }
}

}  // namespace

struct LookNetwork::Weights {
  explicit Weights(ModelFile f) : file(std::move(f)) {}

  ModelFile file;
  std::size_t vocabulary_size = 0, embedding = 0, width = 0;
  std::span<std::int8_t const> piece;  // [vocabulary_size, embedding]
  std::span<float const> piece_scales, shape, score, score_bias, threshold;
  std::vector<Layer> layers;
  std::string fingerprint;

  void load();
  std::vector<float> embed(LookBatch const& batch, PieceSpan pieces) const;
  std::vector<float> convolve(std::vector<float> const& embedded) const;
  float logit(float const* x, std::size_t rows) const;
};

void LookNetwork::Weights::load() {
  vocabulary_size = file.number("vocabulary");
  embedding = file.number("embedding");
  width = file.number("width");
  fingerprint = file.fingerprint();
  piece = file.bytes("embeddings.word", {vocabulary_size, embedding});
  piece_scales = file.floats("embeddings.word.scales", {vocabulary_size});
  shape = file.floats("embeddings.shape", {kShapes, embedding});
  for (std::size_t k = 0; k < file.number("layers"); ++k) {
    std::string const base = "layer." + std::to_string(k) + ".";
    std::size_t const inputs = k == 0 ? embedding : width;
    layers.push_back({inputs, file.floats(base + "weight", {width, kReach * inputs}),
                      file.floats(base + "bias", {width})});
  }
  score = file.floats("score.weight", {width});
  score_bias = file.floats("score.bias", {1});
  threshold = file.floats("threshold", {1});
}

std::vector<float> LookNetwork::Weights::embed(LookBatch const& batch, PieceSpan pieces) const {
  std::vector<float> x(pieces.size() * embedding);
  float* out = x.data();
  for (std::uint32_t p = pieces.begin; p < pieces.end; ++p, out += embedding) {
    auto const id = static_cast<std::uint32_t>(batch.pieces[p]);
    std::size_t const row = id < vocabulary_size ? id : 0;
    std::int8_t const* const w = piece.data() + row * embedding;
    float const* const s = shape.data() + (batch.shapes[p] % kShapes) * embedding;
    for (std::size_t i = 0; i < embedding; ++i) out[i] = w[i] * piece_scales[row] + s[i];
  }
  return x;
}

// [pieces, embedding] to [pieces, width].
std::vector<float> LookNetwork::Weights::convolve(std::vector<float> const& embedded) const {
  std::size_t const rows = embedded.size() / embedding;
  std::vector<float> wide, y(rows * width), x(rows * width);
  for (Layer const& layer : layers) {
    neighbours(&layer == layers.data() ? embedded : x, layer.inputs, wide);
    float_product(wide.data(), layer.weight.data(), y.data(), rows, width, kReach * layer.inputs);
    add_rectified(x.data(), y.data(), layer.bias.data(), rows, width);
  }
  return x;
}

float LookNetwork::Weights::logit(float const* x, std::size_t rows) const {
  std::vector<float> most(x, x + width);
  for (std::size_t r = 1; r < rows; ++r) {
    float const* const row = x + r * width;
    for (std::size_t i = 0; i < width; ++i) most[i] = std::max(most[i], row[i]);
  }
  float sum = score_bias[0];
  for (std::size_t i = 0; i < width; ++i) sum += most[i] * score[i];
  return sum;
}

LookNetwork LookNetwork::open(std::string const& path) {
  use_one_thread();
  auto weights = std::make_unique<Weights>(ModelFile(MappedFile::open(path)));
  weights->load();
  return LookNetwork(std::move(weights));
}

std::vector<float> LookNetwork::run(LookBatch const& batch) const {
  use_one_thread();
  std::vector<float> out;
  auto const& segments = batch.segments;
  for (std::size_t first = 0, last = 0; first < segments.size(); first = last) {
    std::uint32_t const begin = segments[first].begin;
    last = first + 1;
    while (last < segments.size() && segments[last].end - begin <= kMostRows) ++last;
    std::vector<float> const x =
        weights_->convolve(weights_->embed(batch, {begin, segments[last - 1].end}));
    for (std::size_t i = first; i < last; ++i) {
      float const* const rows = x.data() + (segments[i].begin - begin) * weights_->width;
      out.push_back(weights_->logit(rows, segments[i].size()));
    }
  }
  return out;
}

float LookNetwork::threshold() const { return weights_->threshold[0]; }
std::size_t LookNetwork::vocabulary_size() const { return weights_->vocabulary_size; }
std::string const& LookNetwork::fingerprint() const { return weights_->fingerprint; }

LookNetwork::LookNetwork(std::unique_ptr<Weights> weights) : weights_(std::move(weights)) {}
LookNetwork::LookNetwork(LookNetwork&&) noexcept = default;
LookNetwork::~LookNetwork() = default;

}  // namespace dragoman
