#include "engine/engine.h"

#include <utility>

namespace dragoman {

Record Engine::read(Document document, Parse parse) const {
  Reading reading;
  reading.parse = std::move(parse);
  return make_record(std::move(document), reading, version_);
}

Record Engine::read(Document document) const {
  Parse parse = parser_.parse(document);
  return read(std::move(document), std::move(parse));
}

std::vector<Record> Engine::read(std::vector<Document> documents) const {
  std::vector<Document const*> pointers;
  for (Document const& document : documents) pointers.push_back(&document);
  std::vector<Parse> parses = parser_.parse(pointers);
  std::vector<Record> out;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    out.push_back(read(std::move(documents[i]), std::move(parses[i])));
  }
  return out;
}

Parse Engine::parse(Document document) const {
  for (Block& block : document.blocks) {
    if (!is_coded(block.kind)) block.kind = BlockKind::paragraph;
  }
  return parser_.parse(document);
}

Engine::Engine(Options const& options)
    : network_(Network::open(options.model, options.precision)),
      parser_(network_),
      version_{DRAGOMAN_VERSION, network_.fingerprint().substr(0, 16), ""} {}

}  // namespace dragoman
