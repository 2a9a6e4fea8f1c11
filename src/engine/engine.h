// The whole way from a document to its record.
//
// In: Document. Out: Record. Loaded once, immutable afterwards, shared by all threads.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "claims/find_claims.h"
#include "engine/options.h"
#include "events/codebook.h"
#include "links/find_links.h"
#include "names/find_names.h"
#include "parse/parser.h"
#include "record/record.h"

namespace dragoman {

class Engine {
 public:
  // Loads model and codebook. Throws Error{cannot_run} or Error{unsupported} naming file and cure.
  explicit Engine(Options const& options);

  // Any document gives a record; nothing is thrown. With Options::fast it notes how many sentences
  // were skipped; their words stay in its text and are in none of its sentences. Reading many at
  // once is faster, since short ones share the network's batches; record i belongs to document i.
  Record read(Document document) const;
  std::vector<Record> read(std::vector<Document> documents) const;

  // Sentences, trees and names alone, also of the blocks that are not coded: no word is left out.
  Parse parse(Document document) const;

  // What a parse tells, as parse() gives it or a treebank has it; the text is not parsed again.
  Record code(Document document, Parse parse) const;

  // For a person: sentence by sentence, which rules of the codebook were tried on which word, which
  // fired, and which condition kept the others from it.
  std::string explain(Document const& document) const;

  Codebook const& codebook() const { return codebook_; }
  Version const& version() const { return version_; }

 private:
  FirstLook const* look() const { return look_ ? &*look_ : nullptr; }

  Network network_;
  Parser parser_;
  std::optional<FirstLook> look_;  // where Options::fast asks for it
  NameBook name_book_;
  Codebook codebook_;
  CueBook cue_book_;
  LinkBook link_book_;
  Version version_;
};

}  // namespace dragoman
