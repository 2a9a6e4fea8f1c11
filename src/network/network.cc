#include "network/network.h"

#include <algorithm>
#include <cassert>
#include <optional>

#include "network/attention.h"
#include "network/byte_product.h"
#include "network/cache_lines.h"
#include "network/gemm.h"
#include "network/kernels.h"
#include "network/model_file.h"

namespace dragoman {
namespace {

constexpr std::size_t kArcWidth = 192;
constexpr std::size_t kRelationWidth = 64;
constexpr std::size_t kShapes = 8;
constexpr std::size_t kGaps = 4;
// Pieces that go through a layer together: enough rows for the products, few enough for the cache.
constexpr std::size_t kMostRows = 384;

// Scratch memory of one thread, grown once to the largest batch.
struct Workspace {
  LineVector<float> hidden, wide, mixed, scratch, row_scales;
  LineVector<RowScale> row_zeros;
  LineVector<std::int8_t> bytes;
  LineVector<std::uint8_t> unsigned_bytes;
  LineVector<std::int32_t> sums;

  template <class T>
  static T* at_least(LineVector<T>& v, std::size_t n) {
    if (v.size() < n) v.resize(n);
    return v.data();
  }
};

Workspace& workspace() {
  thread_local Workspace w;
  return w;
}

// A dense layer y = W x + b in the precision that the network was opened with.
class Dense {
 public:
  Dense(std::span<std::int8_t const> weights, std::span<float const> scales,
        std::span<float const> bias, Precision precision)
      : outputs_(bias.size()),
        inputs_(weights.size() / bias.size()),
        bias_(bias.begin(), bias.end()) {
    if (precision == Precision::int8) {
      scales_.assign(scales.begin(), scales.end());
      pack(weights);
    } else {
      floats_.resize(weights.size());
      for (std::size_t i = 0; i < weights.size(); ++i)
        floats_[i] = weights[i] * scales[i / inputs_];
    }
  }

  // From float weights; quantised here where the precision asks for it.
  Dense(std::vector<float> weights, std::vector<float> bias, Precision precision)
      : outputs_(bias.size()), inputs_(weights.size() / bias.size()), bias_(std::move(bias)) {
    if (precision == Precision::float32) {
      floats_ = std::move(weights);
      return;
    }
    std::vector<std::int8_t> bytes(weights.size());
    scales_.resize(outputs_);
    quantise(weights.data(), bytes.data(), scales_.data(), outputs_, inputs_);
    pack(bytes);
  }

  std::size_t outputs() const { return outputs_; }

  void run(float const* x, float* y, std::size_t rows) const {
    if (bytes_) return run_bytes(x, y, rows, Activation::none);
    if (!int8_) {
      float_product(x, floats_.data(), y, rows, outputs_, inputs_);
      add_bias(y, bias_.data(), rows, outputs_);
      return;
    }
    Workspace& w = workspace();
    std::size_t const padded = padded_rows(rows);
    std::int8_t* const bytes = Workspace::at_least(w.bytes, padded * inputs_);
    std::int32_t* const sums = Workspace::at_least(w.sums, padded * outputs_);
    float* const scales = Workspace::at_least(w.row_scales, padded);
    quantise(x, bytes, scales, rows, inputs_);
    int8_->run(bytes, sums, rows);
    dequantise(sums, scales, scales_.data(), bias_.data(), y, rows, outputs_);
  }

  // The same and its Gaussian error linear unit.
  void run_gelu(float const* x, float* y, std::size_t rows) const {
    if (bytes_) return run_bytes(x, y, rows, Activation::gelu);
    run(x, y, rows);
    gelu(y, rows * outputs_);
  }

 private:
  void pack(std::span<std::int8_t const> weights) {
    if (ByteKernel const* const kernel = byte_kernel(inputs_)) {
      bytes_.emplace(*kernel, ByteLayer{weights, scales_, bias_});
    } else {
      int8_.emplace(weights, outputs_, inputs_);
    }
  }

  void run_bytes(float const* x, float* y, std::size_t rows, Activation activation) const {
    Workspace& w = workspace();
    std::uint8_t* const bytes = Workspace::at_least(w.unsigned_bytes, padded_rows(rows) * inputs_);
    RowScale* const scales = Workspace::at_least(w.row_zeros, rows);
    quantise_between(x, bytes, bytes_->kernel().levels, scales, rows, inputs_);
    bytes_->run(bytes, scales, y, rows, activation);
  }

  std::size_t outputs_, inputs_;
  std::vector<float> bias_, scales_, floats_;
  std::optional<Int8Product> int8_;
  std::optional<ByteProduct> bytes_;
};

struct Norm {
  std::span<float const> weight, bias;
};

struct Layer {
  std::size_t heads;
  Dense qkv, output, up, down;
  Norm attention_norm, output_norm;
};

void rectify(Matrix& m) {
  for (float& v : m.values) v = std::max(v, 0.0F);
}

}  // namespace

struct Network::Weights {
  explicit Weights(ModelFile f) : file(std::move(f)) {}

  ModelFile file;
  std::size_t width = 0, max_window = 0, vocabulary_size = 0, positions = 0;
  std::span<std::int8_t const> word;
  std::span<float const> word_scales, position, shape, gap;
  Norm norm;
  std::vector<Layer> layers;
  std::vector<HeadLabels> heads;
  std::vector<std::string> relations, vocabulary;
  std::string fingerprint;
  std::optional<Dense> head_rows;      // all linear heads, one below the other
  std::optional<Dense> tree_rows;      // arc_dep, arc_head, rel_dep, rel_head
  std::vector<float> arc_transposed;   // [kArcWidth, kArcWidth], so that dep · W is a product
  std::optional<Dense> relation_rows;  // of all relations, one below the other
  std::span<float const> arc_bias, relation_linear, relation_bias;
  std::vector<float> root_arc, root_relation;  // MLP outputs of the virtual root
  Attention const* attention = nullptr;

  void load(Precision precision);
  void load_embeddings();
  void load_layers(Precision precision);
  void load_heads(Precision precision);
  void load_tree(Precision precision);
  Dense dense(std::string const& name, std::size_t outputs, std::size_t inputs,
              Precision precision) const;
  void embed(Batch const& batch, PieceSpan pieces, float* x) const;
  void encode(Batch const& batch, std::size_t first, std::size_t last, float* x) const;
  void attend_windows(Batch const& batch, std::size_t first, std::size_t last,
                      std::size_t heads_of_layer, float const* qkv, float* out) const;
  void run_head(AttentionHead const& head) const;
  void read_words(Batch const& batch, std::uint32_t begin, float const* x, std::size_t rows,
                  Matrix& words) const;
  void score(Matrix const& words, Scores& scores) const;
};

Dense Network::Weights::dense(std::string const& name, std::size_t outputs, std::size_t inputs,
                              Precision precision) const {
  return {file.bytes(name + ".weight", {outputs, inputs}),
          file.floats(name + ".weight.scales", {outputs}), file.floats(name + ".bias", {outputs}),
          precision};
}

void Network::Weights::load_embeddings() {
  std::string_view const pieces = file.text("vocabulary");
  for (std::size_t begin = 0; begin <= pieces.size();) {
    std::size_t const end = std::min(pieces.find('\n', begin), pieces.size());
    vocabulary.emplace_back(pieces.substr(begin, end - begin));
    begin = end + 1;
  }
  vocabulary_size = vocabulary.size();
  word = file.bytes("embeddings.word", {vocabulary_size, width});
  word_scales = file.floats("embeddings.word.scales", {vocabulary_size});
  position = file.floats("embeddings.position", {positions, width});
  shape = file.floats("embeddings.shape", {kShapes, width});
  gap = file.floats("embeddings.gap", {kGaps, width});
  norm = {file.floats("embeddings.norm.weight", {width}),
          file.floats("embeddings.norm.bias", {width})};
}

void Network::Weights::load_layers(Precision precision) {
  for (std::size_t k = 0; k < file.number("layers"); ++k) {
    std::string const base = "layer." + std::to_string(k) + ".";
    auto const norm_of = [&](std::string const& name) {
      return Norm{file.floats(base + name + ".weight", {width}),
                  file.floats(base + name + ".bias", {width})};
    };
    std::size_t const inner = file.size(base + "up.weight").first;
    std::size_t const mixed = file.size(base + "output.weight").second;
    if (mixed == 0 || mixed % kHeadWidth != 0 || inner == 0) {
      file.fail("has another width of layer " + std::to_string(k));
    }
    layers.push_back({mixed / kHeadWidth, dense(base + "qkv", 3 * mixed, width, precision),
                      dense(base + "output", width, mixed, precision),
                      dense(base + "up", inner, width, precision),
                      dense(base + "down", width, inner, precision), norm_of("attention_norm"),
                      norm_of("output_norm")});
  }
}

void Network::Weights::load_heads(Precision precision) {
  std::vector<float> weights, bias;
  for (HeadLabels const& head : heads) {
    std::size_t const n = head.labels.size();
    auto const w = file.floats("head." + head.name + ".weight", {n, width});
    auto const b = file.floats("head." + head.name + ".bias", {n});
    weights.insert(weights.end(), w.begin(), w.end());
    bias.insert(bias.end(), b.begin(), b.end());
  }
  if (!bias.empty()) head_rows.emplace(std::move(weights), std::move(bias), precision);
}

void Network::Weights::load_tree(Precision precision) {
  std::vector<float> weights, bias;
  auto const add = [&](std::string const& name, std::size_t n) {
    auto const w = file.floats("tree." + name + ".weight", {n, width});
    auto const b = file.floats("tree." + name + ".bias", {n});
    weights.insert(weights.end(), w.begin(), w.end());
    bias.insert(bias.end(), b.begin(), b.end());
  };
  add("arc_dep", kArcWidth), add("arc_head", kArcWidth);
  add("rel_dep", kRelationWidth), add("rel_head", kRelationWidth);
  auto const root = file.floats("tree.root", {width});
  std::vector<float> out(bias.size());
  float_product(root.data(), weights.data(), out.data(), 1, bias.size(), width);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = std::max(out[i] + bias[i], 0.0F);
  root_arc.assign(out.begin() + kArcWidth, out.begin() + 2 * kArcWidth);
  root_relation.assign(out.end() - kRelationWidth, out.end());
  tree_rows.emplace(std::move(weights), std::move(bias), precision);
  auto const arc = file.floats("tree.arc.weight", {kArcWidth, kArcWidth});
  arc_transposed.resize(arc.size());
  for (std::size_t i = 0; i < kArcWidth; ++i) {
    for (std::size_t j = 0; j < kArcWidth; ++j)
      arc_transposed[j * kArcWidth + i] = arc[i * kArcWidth + j];
  }
  std::size_t const r = relations.size();
  arc_bias = file.floats("tree.arc.bias", {kArcWidth});
  auto const relation = file.floats("tree.rel.weight", {r, kRelationWidth, kRelationWidth});
  relation_rows.emplace(std::vector<float>(relation.begin(), relation.end()),
                        std::vector<float>(r * kRelationWidth), precision);
  relation_linear = file.floats("tree.rel.linear", {r, 2 * kRelationWidth});
  relation_bias = file.floats("tree.rel.bias", {r});
}

void Network::Weights::load(Precision precision) {
  attention = &fastest_attention(precision == Precision::int8);
  width = file.number("width");
  max_window = file.number("max_window");
  positions = file.number("positions");
  if (max_window > positions) file.fail("window and positions do not fit together");
  heads = file.heads();
  relations = file.relations();
  fingerprint = file.fingerprint();
  load_embeddings();
  load_layers(precision);
  load_heads(precision);
  load_tree(precision);
}

void Network::Weights::embed(Batch const& batch, PieceSpan pieces, float* x) const {
  for (std::uint32_t p = pieces.begin; p < pieces.end; ++p, x += width) {
    auto const id = static_cast<std::uint32_t>(batch.pieces[p]);
    std::size_t const row = id < vocabulary_size ? id : 0;
    std::int8_t const* const w = word.data() + row * width;
    float const* const at = position.data() + (p - pieces.begin) * width;
    float const* const s = shape.data() + (batch.shapes[p] % kShapes) * width;
    float const* const g = gap.data() + (batch.gaps[p] % kGaps) * width;
    for (std::size_t i = 0; i < width; ++i) x[i] = w[i] * word_scales[row] + at[i] + s[i] + g[i];
  }
}

void Network::Weights::attend_windows(Batch const& batch, std::size_t first, std::size_t last,
                                      std::size_t heads_of_layer, float const* qkv,
                                      float* out) const {
  std::uint32_t const base = batch.windows[first].begin;
  std::size_t const mixed_width = heads_of_layer * kHeadWidth;
  for (std::size_t i = first; i < last; ++i) {
    PieceSpan const window = batch.windows[i];
    float const* const rows = qkv + (window.begin - base) * 3 * mixed_width;
    for (std::size_t h = 0; h < heads_of_layer; ++h) {
      float const* const q = rows + h * kHeadWidth;
      float* const mixed = out + (window.begin - base) * mixed_width + h * kHeadWidth;
      run_head({q, q + mixed_width, q + 2 * mixed_width, mixed, window.size(), 3 * mixed_width,
                mixed_width});
    }
  }
}

void Network::Weights::run_head(AttentionHead const& head) const {
  std::size_t const floats = attention->scratch(head.tokens);
  attention->run(head, Workspace::at_least(workspace().scratch, floats));
}

// Windows [first, last) through all layers; x [pieces, width] is the result.
void Network::Weights::encode(Batch const& batch, std::size_t first, std::size_t last,
                              float* x) const {
  std::uint32_t const begin = batch.windows[first].begin;
  std::size_t const rows = batch.windows[last - 1].end - begin;
  for (std::size_t i = first; i < last; ++i) {
    assert(batch.windows[i].size() <= max_window);
    embed(batch, batch.windows[i], x + (batch.windows[i].begin - begin) * width);
  }
  add_and_normalise(x, nullptr, norm.weight.data(), norm.bias.data(), rows, width);
  Workspace& w = workspace();
  for (Layer const& layer : layers) {
    float* const wide = Workspace::at_least(
        w.wide, rows * std::max({layer.qkv.outputs(), layer.up.outputs(), width}));
    float* const mixed =
        Workspace::at_least(w.mixed, rows * std::max(width, layer.heads * kHeadWidth));
    layer.qkv.run(x, wide, rows);
    attend_windows(batch, first, last, layer.heads, wide, mixed);
    layer.output.run(mixed, wide, rows);
    add_and_normalise(x, wide, layer.attention_norm.weight.data(), layer.attention_norm.bias.data(),
                      rows, width);
    layer.up.run_gelu(x, wide, rows);
    layer.down.run(wide, mixed, rows);
    add_and_normalise(x, mixed, layer.output_norm.weight.data(), layer.output_norm.bias.data(),
                      rows, width);
  }
}

// Means of the pieces of every word whose pieces lie in rows [begin, begin + rows).
void Network::Weights::read_words(Batch const& batch, std::uint32_t begin, float const* x,
                                  std::size_t rows, Matrix& words) const {
  auto const starts_before = [](PieceSpan word, std::uint32_t at) { return word.begin < at; };
  auto const from = std::lower_bound(batch.words.begin(), batch.words.end(), begin, starts_before);
  for (auto word = from; word != batch.words.end() && word->begin < begin + rows; ++word) {
    float* const out = words.row(static_cast<std::size_t>(word - batch.words.begin()));
    float const share = 1.0F / static_cast<float>(word->size());
    for (std::uint32_t p = word->begin; p < word->end; ++p) {
      float const* const in = x + (p - begin) * width;
      for (std::size_t i = 0; i < width; ++i) out[i] += in[i] * share;
    }
  }
}

namespace {

// Columns [from, from + count) of `all` as a matrix of their own.
Matrix columns(Matrix const& all, std::size_t from, std::size_t count) {
  Matrix out(all.rows, count);
  for (std::size_t r = 0; r < all.rows; ++r) std::copy_n(all.row(r) + from, count, out.row(r));
  return out;
}

}  // namespace

void Network::Weights::score(Matrix const& words, Scores& scores) const {
  std::size_t const n = words.rows;
  if (head_rows) {
    Matrix all(n, head_rows->outputs());
    head_rows->run(words.values.data(), all.values.data(), n);
    std::size_t from = 0;
    for (HeadLabels const& head : heads) {
      scores.heads.push_back(columns(all, from, head.labels.size()));
      from += head.labels.size();
    }
  }
  Matrix tree(n, tree_rows->outputs());
  tree_rows->run(words.values.data(), tree.values.data(), n);
  rectify(tree);
  Matrix const dependents = columns(tree, 0, kArcWidth);
  scores.arc_dependent = Matrix(n, kArcWidth);
  float_product(dependents.values.data(), arc_transposed.data(), scores.arc_dependent.values.data(),
                n, kArcWidth, kArcWidth);
  scores.arc_head = columns(tree, kArcWidth, kArcWidth);
  scores.relation_dependent = columns(tree, 2 * kArcWidth, kRelationWidth);
  scores.relation_head = columns(tree, 2 * kArcWidth + kRelationWidth, kRelationWidth);
}

Network Network::open(std::string const& path, Precision precision) {
  use_one_thread();
  auto weights = std::make_unique<Weights>(ModelFile(MappedFile::open(path)));
  weights->load(precision);
  return Network(std::move(weights));
}

Scores Network::run(Batch const& batch) const {
  use_one_thread();
  Matrix words(batch.words.size(), weights_->width);
  for (std::size_t first = 0, last = 0; first < batch.windows.size(); first = last) {
    std::uint32_t const begin = batch.windows[first].begin;
    last = first + 1;
    while (last < batch.windows.size() && batch.windows[last].end - begin <= kMostRows) ++last;
    std::size_t const rows = batch.windows[last - 1].end - begin;
    float* const x = Workspace::at_least(workspace().hidden, rows * weights_->width);
    weights_->encode(batch, first, last, x);
    weights_->read_words(batch, begin, x, rows, words);
  }
  Scores scores;
  weights_->score(words, scores);
  return scores;
}

Matrix Network::arc_scores(Scores const& scores, WordSpan words) const {
  std::size_t const n = words.size();
  Matrix heads(n + 1, kArcWidth);
  std::copy(weights_->root_arc.begin(), weights_->root_arc.end(), heads.row(0));
  if (n > 0) std::copy_n(scores.arc_head.row(words.begin), n * kArcWidth, heads.row(1));
  Matrix out(n, n + 1);
  float_product(scores.arc_dependent.row(words.begin), heads.values.data(), out.values.data(), n,
                n + 1, kArcWidth);
  std::vector<float> prior(n + 1);
  float_product(weights_->arc_bias.data(), heads.values.data(), prior.data(), 1, n + 1, kArcWidth);
  add_bias(out.values.data(), prior.data(), n, n + 1);
  return out;
}

Matrix Network::relation_scores(Scores const& scores, std::span<Arc const> arcs) const {
  constexpr std::size_t w = kRelationWidth;
  std::size_t const r = weights_->relations.size();
  Matrix heads(arcs.size(), w), joined(arcs.size(), 2 * w), out(arcs.size(), r);
  float* const by_dependent = Workspace::at_least(workspace().wide, arcs.size() * r * w);
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    float const* const head =
        arcs[i].head < 0 ? weights_->root_relation.data() : scores.relation_head.row(arcs[i].head);
    std::copy_n(head, w, heads.row(i));
    std::copy_n(scores.relation_dependent.row(arcs[i].dependent), w, joined.row(i));
    std::copy_n(head, w, joined.row(i) + w);
  }
  float_product(joined.values.data(), weights_->relation_linear.data(), out.values.data(),
                arcs.size(), r, 2 * w);
  weights_->relation_rows->run(heads.values.data(), by_dependent, arcs.size());
  add_bias(out.values.data(), weights_->relation_bias.data(), arcs.size(), r);
  for (std::size_t i = 0; i < arcs.size(); ++i)
    add_dot_products(joined.row(i), by_dependent + i * r * w, out.row(i), r, w);
  return out;
}

Network::Network(std::unique_ptr<Weights> weights) : weights_(std::move(weights)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

std::vector<HeadLabels> const& Network::heads() const { return weights_->heads; }
std::vector<std::string> const& Network::relations() const { return weights_->relations; }
std::vector<std::string> const& Network::vocabulary() const { return weights_->vocabulary; }
std::size_t Network::max_window() const { return weights_->max_window; }
std::string const& Network::fingerprint() const { return weights_->fingerprint; }

}  // namespace dragoman
