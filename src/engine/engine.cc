#include "engine/engine.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/error.h"
#include "base/hash.h"
#include "base/mapped_file.h"
#include "events/code_events.h"

namespace dragoman {
namespace {

// Of every file of the directory, names and bytes, in the order of names.
std::string codebook_fingerprint(std::string const& directory) {
  std::vector<std::string> paths;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file()) paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::string digests;
  for (std::string const& path : paths) {
    digests += path.substr(directory.size()) + sha256(MappedFile::open(path).text());
  }
  return sha256(digests).substr(0, 16);
}

// Throws where nothing lies at `path`.
std::string const& existing(std::string const& path, std::string_view cure) {
  std::error_code failed;
  if (std::filesystem::exists(path, failed)) return path;
  throw Error(ErrorCode::cannot_run, fmt::format("{}: No such file or directory; {}", path, cure));
}

// The first look that lies beside the weights: model/english.look.
FirstLook open_look(std::string const& model, std::size_t vocabulary_size) {
  std::string const path = std::filesystem::path(model).replace_extension(".look").string();
  return FirstLook::open(
      existing(path, "put the file that came with the model there, or read without --fast"),
      vocabulary_size);
}

std::string note(Looked looked) {
  return fmt::format("first look: {} of {} sentences skipped", looked.skipped, looked.segments);
}

}  // namespace

Record Engine::code(Document document, Parse parse) const {
  if (parse.looked.skipped > 0) document.notes.push_back(note(parse.looked));
  Reading reading;
  reading.parse = std::move(parse);
  reading.names = find_names(name_book_, document, reading.parse);
  reading.events = code_events(codebook_, document, reading.parse, reading.names);
  reading.claims = find_claims(cue_book_, document, reading.parse, reading.names, reading.events);
  reading.links = find_links(link_book_, {codebook_, document, reading.parse, reading.names,
                                          reading.events.clauses, reading.claims});
  return make_record(std::move(document), reading, version_);
}

Record Engine::read(Document document) const {
  Parse parse = parser_.parse(document, look());
  return code(std::move(document), std::move(parse));
}

std::vector<Record> Engine::read(std::vector<Document> documents) const {
  std::vector<Document const*> pointers;
  for (Document const& document : documents) pointers.push_back(&document);
  std::vector<Parse> parses = parser_.parse(pointers, look());
  std::vector<Record> out;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    out.push_back(code(std::move(documents[i]), std::move(parses[i])));
  }
  return out;
}

Parse Engine::parse(Document document) const {
  for (Block& block : document.blocks) {
    if (!is_coded(block.kind)) block.kind = BlockKind::paragraph;
  }
  return parser_.parse(document);
}

std::string Engine::explain(Document const& document) const {
  Parse const parse = parser_.parse(document, look());
  Names const names = find_names(name_book_, document, parse);
  std::string out;
  for (std::size_t i = 0; i < parse.sentences.size(); ++i) {
    out += dragoman::explain(codebook_, document, parse, names, static_cast<int>(i)) + '\n';
  }
  return out;
}

Engine::Engine(Options const& options)
    : network_(Network::open(existing(options.model, "name the weights with --model"),
                             options.precision)),
      parser_(network_),
      name_book_(NameBook::load(existing(options.codebook, "name the folder with --codebook"))),
      codebook_(Codebook::load(options.codebook)),
      cue_book_(CueBook::load(options.codebook)),
      link_book_(LinkBook::load(options.codebook)),
      version_{DRAGOMAN_VERSION, network_.fingerprint().substr(0, 16),
               codebook_fingerprint(options.codebook)} {
  if (!options.fast) return;
  look_.emplace(open_look(options.model, network_.vocabulary().size()));
  version_.model += "+" + look_->fingerprint().substr(0, 8);
}

}  // namespace dragoman
