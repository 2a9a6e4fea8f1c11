// Sentences, words, tags, lemmas, trees and name spans of a document.
//
// In: Document. Out: Parse. One real sentence, its tokens and heads:
//
//   Moscow   has   rebuffed   the   criticism   .
//   0:nsubj  1:aux 2:root     3:det 4:obj       5:punct
//   head 2   2     -1         4     2           2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/document.h"

namespace dragoman {

// Universal part-of-speech tags of UD 2.
enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};
std::string_view name_of(Upos upos);

enum class NameKind : std::uint8_t { PER, ORG, GPE, LOC, FAC, NORP, DATE };
std::string_view name_of(NameKind kind);

// A syntactic word of UD. `span` is its slice of Document::text (with a line break inside where a
// hard-wrapped word was joined); `form` is the word as one would write it: "six-week".
struct Token {
  ByteSpan span;
  std::string form;
  std::string lemma;  // lower case but for proper nouns
  Upos upos = Upos::X;
  std::string feats;       // UD FEATS, "Mood=Ind|Tense=Past|VerbForm=Fin"; empty where none
  std::int32_t head = -1;  // token number in the document, -1 for the root of a sentence
  std::string relation;    // UD relation with the subtypes the model keeps: "nsubj:pass"
  bool space_after = true;
  float confidence = 1;  // probability that the tagger and parser give this head
};

struct Sentence {
  TokenSpan tokens;
  ByteSpan span;
  std::uint32_t block = 0;  // number in Document::blocks
};

struct NameSpan {
  TokenSpan tokens;
  NameKind kind = NameKind::PER;
  float score = 1;
};

// A surface token of several words: "don't" = "do" + "n't".
struct Multiword {
  TokenSpan tokens;
  std::string form;
};

// One score a token and label of a further linear head of the model (triggers, attribution);
// empty where the model has no such head.
struct HeadScores {
  std::string name;
  std::vector<std::string> labels;
  std::vector<float> values;  // row-major [tokens, labels], logits
};

// What a first look left out (first_look.h); none where there was no such look.
struct Looked {
  std::uint32_t segments = 0;  // of the document
  std::uint32_t skipped = 0;   // of these; their words are no tokens and in no sentence
};

struct Parse {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;    // in order; each lies inside one coded block
  std::vector<NameSpan> names;        // in order, without overlap
  std::vector<Multiword> multiwords;  // in order
  std::vector<HeadScores> heads;
  Looked looked;
  std::vector<std::int32_t> sentence_of;            // token → sentence
  std::vector<std::vector<std::int32_t>> children;  // token → dependents, in order
};

// The relation without its subtype: "nsubj" of "nsubj:pass".
std::string_view base_relation(std::string_view relation);
bool has_feature(Token const& token, std::string_view feature);  // "Tense=Past"
// Fills sentence_of and children from tokens and sentences; call after building a Parse by hand.
void index_tree(Parse& parse);
// The tokens of the subtree of `token`, as the smallest span that holds them.
TokenSpan subtree(Parse const& parse, std::int32_t token);
// Bytes from the first to the last of these tokens.
ByteSpan bytes_of(Parse const& parse, TokenSpan tokens);

// The words as one would write them, with one space where the text has white space: "Russian
// peacekeepers".
std::string written(Parse const& parse, TokenSpan tokens);
// First dependent of `token` with this relation (base relation if `relation` has no subtype); -1.
std::int32_t child(Parse const& parse, std::int32_t token, std::string_view relation);

// Reads CoNLL-U (for tests and tools: a tree by hand or from a treebank, no model). Names come from
// MISC `Name=`. Throws Error{bad_input} with the line.
struct ParsedText {
  Document document;
  Parse parse;
};
ParsedText read_conllu(std::string_view text);

}  // namespace dragoman
