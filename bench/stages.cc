// How many words a second each stage reads, on one thread; all stages in one run, so that their
// ratios hold on the machine at hand.
//
//   build/release/bench/stages [FILE...] [--benchmark_filter=network]
//
// FILE is plain text, examples/*.txt where none is named. Each stage gets the true results of those
// before it.
#include <filesystem>

#include "base/mapped_file.h"
#include "benchmark_main.h"
#include "engine/engine.h"
#include "events/code_events.h"
#include "parse/pieces.h"
#include "parse/tokenizer.h"
#include "text/readers.h"

namespace dragoman {
namespace {

// So many documents go through a stage together as dragoman read gives it in one batch.
constexpr std::size_t kBatchBytes = 64 * 1024;

// The layers below the stage that is measured.
struct Layers {
  std::vector<Document> documents;
  std::vector<Parse> parses;
  std::vector<Names> names;
  std::vector<Events> events;
  std::vector<Claims> claims;
  std::vector<Record> records;
  std::int64_t words = 0;
};

struct Stages {
  explicit Stages(Options const& options)
      : network(Network::open(options.model, Precision::int8)),
        exact(Network::open(options.model, Precision::float32)),
        parser(network),
        pieces(network.vocabulary()),
        name_book(NameBook::load(options.codebook)),
        codebook(Codebook::load(options.codebook)),
        cue_book(CueBook::load(options.codebook)),
        link_book(LinkBook::load(options.codebook)),
        engine(options) {}

  Network network, exact;
  Parser parser;
  Pieces pieces;
  NameBook name_book;
  Codebook codebook;
  CueBook cue_book;
  LinkBook link_book;
  Engine engine;
};

std::vector<std::string> texts(std::vector<std::string> paths) {
  if (paths.empty()) {
    for (auto const& entry : std::filesystem::directory_iterator(DRAGOMAN_ROOT "/examples")) {
      if (entry.path().extension() == ".txt") paths.push_back(entry.path());
    }
  }
  std::vector<std::string> out;
  for (std::string const& path : paths) out.emplace_back(MappedFile::open(path).text());
  return out;
}

Layers build_layers(Stages const& stages, std::vector<std::string> const& texts) {
  Layers layers;
  std::size_t bytes = 0;
  for (std::size_t i = 0; bytes < kBatchBytes; ++i) {
    layers.documents.push_back(plain_document(texts[i % texts.size()]));
    layers.documents.back().published = parse_date("2031-03-14");
    bytes += layers.documents.back().text.size();
  }
  for (Document const& d : layers.documents) {
    Parse const& p = layers.parses.emplace_back(stages.parser.parse(d));
    Names const& n = layers.names.emplace_back(find_names(stages.name_book, d, p));
    Events const& e = layers.events.emplace_back(code_events(stages.codebook, d, p, n));
    layers.claims.push_back(find_claims(stages.cue_book, d, p, n, e));
    layers.records.push_back(stages.engine.read(d));
    layers.words += static_cast<std::int64_t>(p.tokens.size());
  }
  return layers;
}

std::vector<RawToken> tokens_of(Stages const& stages, Document const& document,
                                Block const& block) {
  return tokenize(document.text, block.span,
                  [&](std::string_view word) { return stages.pieces.is_word(word); });
}

// One window a block, cut at what a window holds.
void add_window(Stages const& stages, std::vector<RawToken> const& tokens, Batch& batch) {
  auto const begin = static_cast<std::uint32_t>(batch.pieces.size());
  batch.pieces.push_back(stages.pieces.cls());
  for (RawToken const& token : tokens) {
    auto const word = static_cast<std::uint32_t>(batch.pieces.size());
    stages.pieces.append(token.form, batch.pieces);
    batch.words.push_back({word, static_cast<std::uint32_t>(batch.pieces.size())});
    if (batch.pieces.size() - begin + 20 > stages.network.max_window()) break;
  }
  batch.pieces.push_back(stages.pieces.sep());
  batch.shapes.resize(batch.pieces.size(), 1);
  batch.gaps.resize(batch.pieces.size(), 1);
  batch.windows.push_back({begin, static_cast<std::uint32_t>(batch.pieces.size())});
}

Batch batch_of(Stages const& stages, Layers const& layers) {
  Batch batch;
  for (Document const& document : layers.documents) {
    for (Block const& block : document.blocks) {
      if (is_coded(block.kind)) add_window(stages, tokens_of(stages, document, block), batch);
    }
  }
  return batch;
}

// Counts words, as all stages do, so that their rates compare.
void count(benchmark::State& state, std::int64_t words) {
  state.counters["words/s"] = benchmark::Counter(static_cast<double>(words * state.iterations()),
                                                 benchmark::Counter::kIsRate);
}

// A benchmark that does `work` once for each document.
template <class Work>
void add_stage(char const* name, Layers const& layers, Work work) {
  benchmark::RegisterBenchmark(name, [&layers, work](benchmark::State& state) {
    for (auto _ : state) {
      for (std::size_t i = 0; i < layers.documents.size(); ++i) work(i);
    }
    count(state, layers.words);
  })->Unit(benchmark::kMillisecond);
}

void add_network(char const* name, Network const& network, Batch const& batch) {
  benchmark::RegisterBenchmark(name, [&](benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(network.run(batch));
    count(state, static_cast<std::int64_t>(batch.words.size()));
  })->Unit(benchmark::kMillisecond);
}

void add_text_stages(Stages const& s, Layers const& l) {
  add_stage("text", l,
            [&](std::size_t i) { benchmark::DoNotOptimize(plain_document(l.documents[i].text)); });
  add_stage("tokenise", l, [&](std::size_t i) {
    for (Block const& block : l.documents[i].blocks) {
      benchmark::DoNotOptimize(tokens_of(s, l.documents[i], block));
    }
  });
}

void add_parse_stages(Stages const& s, Layers const& l, Batch const& batch) {
  add_network("network/int8", s.network, batch);
  add_network("network/float32", s.exact, batch);
  benchmark::RegisterBenchmark("parse (tokens, network, decoding)", [&](benchmark::State& state) {
    std::vector<Document const*> documents;
    for (Document const& document : l.documents) documents.push_back(&document);
    for (auto _ : state) benchmark::DoNotOptimize(s.parser.parse(documents));
    count(state, l.words);
  })->Unit(benchmark::kMillisecond);
}

void add_reading_stages(Stages const& s, Layers const& l) {
  add_stage("names", l, [&](std::size_t i) {
    benchmark::DoNotOptimize(find_names(s.name_book, l.documents[i], l.parses[i]));
  });
  add_stage("events", l, [&](std::size_t i) {
    benchmark::DoNotOptimize(code_events(s.codebook, l.documents[i], l.parses[i], l.names[i]));
  });
  add_stage("claims", l, [&](std::size_t i) {
    benchmark::DoNotOptimize(
        find_claims(s.cue_book, l.documents[i], l.parses[i], l.names[i], l.events[i]));
  });
  add_stage("links", l, [&](std::size_t i) {
    benchmark::DoNotOptimize(find_links(
        s.link_book,
        {s.codebook, l.documents[i], l.parses[i], l.names[i], l.events[i].clauses, l.claims[i]}));
  });
  add_stage("record to JSON", l,
            [&](std::size_t i) { benchmark::DoNotOptimize(to_json(l.records[i])); });
}

void add_whole(Stages const& s, Layers const& l) {
  benchmark::RegisterBenchmark("end to end", [&](benchmark::State& state) {
    for (auto _ : state) {
      std::vector<Document> documents;
      for (Document const& d : l.documents) documents.push_back(plain_document(d.text));
      for (Record const& record : s.engine.read(std::move(documents))) {
        benchmark::DoNotOptimize(to_json(record));
      }
    }
    count(state, l.words);
  })->Unit(benchmark::kMillisecond);
}

int run(std::vector<std::string> paths) {
  Stages const stages(default_options());
  Layers const layers = build_layers(stages, texts(std::move(paths)));
  Batch const batch = batch_of(stages, layers);
  add_text_stages(stages, layers);
  add_parse_stages(stages, layers, batch);
  add_reading_stages(stages, layers);
  add_whole(stages, layers);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace dragoman

int main(int argc, char** argv) { return dragoman::benchmark_main(argc, argv, dragoman::run); }
