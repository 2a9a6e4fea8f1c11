// Names and events alone, without the model: trees are read from CoNLL-U, once.
//
//   coder FILE.conllu... [--benchmark_filter=...]
//
// Rates are sentences and words a second of one thread.
#include <string>
#include <vector>

#include "base/mapped_file.h"
#include "benchmark_main.h"
#include "engine/options.h"
#include "events/code_events.h"
#include "names/find_names.h"
#include "parse/parse.h"

namespace dragoman {
namespace {

struct Layers {
  std::vector<ParsedText> texts;
  std::vector<Names> names;
  std::int64_t sentences = 0;
  std::int64_t words = 0;
};

Layers read_layers(NameBook const& book, std::vector<std::string> const& paths) {
  Layers layers;
  for (std::string const& path : paths) {
    layers.texts.push_back(read_conllu(MappedFile::open(path).text()));
    ParsedText const& text = layers.texts.back();
    layers.names.push_back(find_names(book, text.document, text.parse));
    layers.sentences += static_cast<std::int64_t>(text.parse.sentences.size());
    layers.words += static_cast<std::int64_t>(text.parse.tokens.size());
  }
  return layers;
}

template <class Work>
void add(char const* name, Layers const& layers, Work work) {
  benchmark::RegisterBenchmark(name, [&layers, work](benchmark::State& state) {
    for (auto _ : state) {
      for (std::size_t i = 0; i < layers.texts.size(); ++i) work(i);
    }
    auto const rate = [&state](std::int64_t count) {
      return benchmark::Counter(static_cast<double>(count * state.iterations()),
                                benchmark::Counter::kIsRate);
    };
    state.counters["sentences/s"] = rate(layers.sentences);
    state.counters["words/s"] = rate(layers.words);
  })->Unit(benchmark::kMillisecond);
}

int run(std::vector<std::string> const& paths) {
  std::string const directory = default_options().codebook;
  NameBook const names = NameBook::load(directory);
  Codebook const book = Codebook::load(directory);
  Layers const layers = read_layers(names, paths);
  add("names", layers, [&](std::size_t i) {
    benchmark::DoNotOptimize(find_names(names, layers.texts[i].document, layers.texts[i].parse));
  });
  add("frames", layers,
      [&](std::size_t i) { benchmark::DoNotOptimize(find_frames(layers.texts[i].parse)); });
  add("events", layers, [&](std::size_t i) {
    ParsedText const& text = layers.texts[i];
    benchmark::DoNotOptimize(code_events(book, text.document, text.parse, layers.names[i]));
  });
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

}  // namespace
}  // namespace dragoman

int main(int argc, char** argv) { return dragoman::benchmark_main(argc, argv, dragoman::run); }
