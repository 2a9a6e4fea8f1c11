#include "parse/parser.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>

#include "base/one_of.h"
#include "parse/decode.h"
#include "parse/lemma.h"
#include "parse/mends.h"
#include "parse/spelt_counts.h"
#include "parse/tokenizer.h"
#include "parse/told_places.h"
#include "parse/tree.h"

namespace dragoman {

// Words of documents on their way through the network: batch word i is token `tokens[i]` of
// document `owners[i]`.
struct Draft {
  Batch batch;
  std::vector<std::uint32_t> owners, tokens;
  std::vector<Seam> seams;                         // before each word
  std::vector<WordSpan> windows;                   // words of each window of the batch
  std::vector<std::vector<RawToken>> raw;          // by document
  std::vector<std::vector<std::uint32_t>> blocks;  // block of each token, by document
};

namespace {

// Pieces that one call of the network gets at most; the scores of all heads of so many words are
// held.
constexpr std::size_t kBatchPieces = 4096;

bool ends_sentence(std::string_view form) {
  return form == "." || form == "!" || form == "?" || form == "\"" || form == "”" || form == ":" ||
         form == ")";
}

bool ends_no_sentence(Upos upos) {
  return upos == Upos::VERB || upos == Upos::AUX || upos == Upos::ADP || upos == Upos::DET ||
         upos == Upos::CCONJ || upos == Upos::SCONJ;
}

// "U.S." of "left the U.S. The president …": behind it such a word goes on with no name.
bool is_stop_before(std::string_view before, std::string_view word) {
  static constexpr std::array<std::string_view, 21> kOpeners = {
      "The", "He",  "She",   "It",   "They", "We",    "This",    "These", "Those", "But",  "His",
      "Her", "Its", "Their", "When", "If",   "There", "However", "After", "While", "Since"};
  bool const letters = before.size() > 3 && before.ends_with('.') && before[1] == '.';
  return letters && is_one_of(word, kOpeners);
}

Seam seam_before(std::vector<RawToken> const& raw, std::size_t i) {
  if (raw[i].gap == Gap::block) return Seam::block;
  if (i == 0 || raw[i].gap == Gap::none) return Seam::plain;
  std::string_view const before = raw[i - 1].form;
  bool const capital = std::isupper(static_cast<unsigned char>(raw[i].form.front())) != 0;
  if (is_stop_before(before, raw[i].form)) return Seam::letters;
  if (capital && (before == "." || before == "?" || before == "!")) return Seam::stop;
  return before == "," ? Seam::comma : Seam::plain;
}

bool can_end_window(std::vector<RawToken> const& raw, std::size_t end) {
  if (raw[end].gap == Gap::block) return true;
  return ends_sentence(raw[end - 1].form) && raw[end].gap != Gap::none;
}

// Where the window that begins at word `begin` of `cut` ends, with at most `room` pieces. What is
// left is shared out among as few windows as can hold it, so that none is left with a few words
// that see no others: at the end of a sentence nearest to an even share, if one lies in the latter
// half of what there is room for; else behind the word nearest to it.
std::size_t window_end(CutWords const& cut, std::size_t begin, std::size_t room) {
  auto const& begins = cut.begins;
  std::size_t const words = cut.raw.size();
  std::size_t end = begin + 1;
  while (end < words && begins[end + 1] - begins[begin] <= room) ++end;
  if (end == words) return end;
  std::size_t const left = begins[words] - begins[begin];
  std::size_t const share = begins[begin] + left / ((left + room - 1) / room);
  auto const off = [&](std::size_t i) {
    return std::max<std::size_t>(begins[i], share) - std::min<std::size_t>(begins[i], share);
  };
  std::size_t best = words, nearest = end;
  for (std::size_t i = end; i > begin + (end - begin) / 2; --i) {
    if (off(i) < off(nearest)) nearest = i;
    if (can_end_window(cut.raw, i) && (best == words || off(i) < off(best))) best = i;
  }
  return best == words ? nearest : best;
}

Multiword multiword(std::vector<RawToken> const& raw, std::size_t begin, std::size_t end) {
  std::string form;
  for (std::size_t i = begin; i < end; ++i) form += raw[i].form;
  return {{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, std::move(form)};
}

float probability(float const* scores, std::size_t count, std::size_t chosen) {
  float const most = scores[best(scores, count)];
  float sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += std::exp(scores[i] - most);
  return std::exp(scores[chosen] - most) / sum;
}

class Decoder {
 public:
  Decoder(Network const& network, Labels const& labels, Draft const& draft, Scores const& scores,
          std::vector<Parse>& out, std::vector<NameScores>& kinds)
      : network_(network),
        labels_(labels),
        draft_(draft),
        scores_(scores),
        out_(out),
        kinds_(kinds) {}

  void window(WordSpan words) {
    tags(words);
    names(words);
    auto const starts =
        sentence_starts(labels_, scores_.heads[labels_.sentence], words, seams(words));
    for (std::uint32_t begin = words.begin; begin < words.end;) {
      std::uint32_t end = begin + 1;
      while (end < words.end && !starts[end - words.begin]) ++end;
      sentence({begin, end});
      begin = end;
    }
  }

 private:
  Parse& parse_of(std::uint32_t word) { return out_[draft_.owners[word]]; }
  Token& token_of(std::uint32_t word) { return parse_of(word).tokens[draft_.tokens[word]]; }

  // With what the tags tell; call after tags().
  std::vector<Seam> seams(WordSpan words) {
    std::vector<Seam> out(draft_.seams.begin() + words.begin, draft_.seams.begin() + words.end);
    for (std::uint32_t w = words.begin + 1; w < words.end; ++w) {
      Token const& before = token_of(w - 1);
      bool const running = out[w - words.begin] == Seam::plain && before.space_after;
      if (running && ends_no_sentence(before.upos)) out[w - words.begin] = Seam::verb;
    }
    return out;
  }

  void tags(WordSpan words) {
    for (std::uint32_t w = words.begin; w < words.end; ++w) {
      Token& token = token_of(w);
      auto const pick = [&](std::size_t head) {
        return best(scores_.heads[head].row(w), scores_.heads[head].columns);
      };
      token.upos = labels_.tags[pick(labels_.upos)];
      token.feats = labels_.features[pick(labels_.feats)];
      token.lemma = apply_script(labels_.scripts[pick(labels_.lemma)], token.form);
      token.lemma = mend_lemma(token);
    }
    further(words);
  }

  // Scores of heads that later stages read.
  void further(WordSpan words) {
    Parse& parse = parse_of(words.begin);
    for (std::size_t i = 0; i < labels_.further.size(); ++i) {
      Matrix const& m = scores_.heads[labels_.further[i]];
      auto& values = parse.heads[i].values;
      values.insert(values.end(), m.row(words.begin),
                    m.row(words.begin) + words.size() * m.columns);
    }
  }

  void names(WordSpan words) {
    std::uint32_t const shift = words.begin - draft_.tokens[words.begin];
    Matrix const& scores = scores_.heads[labels_.names];
    for (NameSpan name : best_names(labels_, scores, words)) {
      if (names_nothing(name)) continue;
      kinds_[draft_.owners[words.begin]].push_back(
          kind_scores(labels_, scores, {name.tokens.begin, name.tokens.end}));
      name.tokens = {name.tokens.begin - shift, name.tokens.end - shift};
      parse_of(words.begin).names.push_back(name);
    }
  }

  // "they told us", "I", "the", "Ten" are no names. "US" in capitals is one, whatever its tag.
  bool names_nothing(NameSpan const& name) {
    Token const& token = token_of(name.tokens.begin);
    bool const pointing = token.upos == Upos::PRON || token.upos == Upos::DET;
    if (name.tokens.size() != 1) return false;
    return (pointing && token.form != "US") ||
           is_one_of(std::string_view(token.form), kSpeltCounts);
  }

  void sentence(WordSpan words) {
    Matrix const arcs = network_.arc_scores(scores_, words);
    auto const heads = best_tree(arcs);
    std::vector<Arc> named(words.size());
    for (std::size_t i = 0; i < named.size(); ++i) {
      std::int32_t const head =
          heads[i] < 0 ? -1 : static_cast<std::int32_t>(words.begin) + heads[i];
      named[i] = {static_cast<std::int32_t>(words.begin + i), head};
    }
    Matrix relations = network_.relation_scores(scores_, named);
    Parse& parse = parse_of(words.begin);
    std::uint32_t const shift = words.begin - draft_.tokens[words.begin];
    for (std::size_t i = 0; i < named.size(); ++i) {
      Token& token = token_of(words.begin + static_cast<std::uint32_t>(i));
      token.head = named[i].head < 0 ? -1 : named[i].head - static_cast<std::int32_t>(shift);
      token.relation =
          labels_.relations[relation(relations.row(i), relations.columns, named[i].head < 0)];
      token.confidence =
          probability(arcs.row(i), arcs.columns, static_cast<std::size_t>(heads[i] + 1));
    }
    TokenSpan const span{words.begin - shift, words.end - shift};
    mend_sentence(parse, span);
    std::uint32_t const block = draft_.blocks[draft_.owners[words.begin]][span.begin];
    parse.sentences.push_back({span, bytes_of(parse, span), block});
  }

  // The word below the root is `root`, and no other is.
  std::size_t relation(float* scores, std::size_t count, bool below_root) const {
    if (labels_.root_relation < 0) return best(scores, count);
    auto const root = static_cast<std::size_t>(labels_.root_relation);
    if (below_root) return root;
    scores[root] = -1e30F;
    return best(scores, count);
  }

  Network const& network_;
  Labels const& labels_;
  Draft const& draft_;
  Scores const& scores_;
  std::vector<Parse>& out_;
  std::vector<NameScores>& kinds_;
};

}  // namespace

Parser::Parser(Network const& network)
    : network_(network),
      pieces_(network.vocabulary()),
      labels_(std::make_unique<Labels const>(network)) {}

Parser::~Parser() = default;

// Words of one document, and its windows at the end of the batch.
void Parser::draft(CutWords cut, std::size_t number, Draft& draft) const {
  auto const& [raw, blocks, pieces, begins] = cut;
  std::size_t const room = network_.max_window() - 2;
  for (std::size_t begin = 0; begin < raw.size();) {
    std::size_t const end = window_end(cut, begin, room);
    auto& batch = draft.batch;
    auto const add = [&](std::int32_t id, std::uint8_t shape, Gap gap) {
      batch.pieces.push_back(id), batch.shapes.push_back(shape),
          batch.gaps.push_back(static_cast<std::uint8_t>(gap));
    };
    auto const at = [&] { return static_cast<std::uint32_t>(batch.pieces.size()); };
    PieceSpan window{at(), at()};
    WordSpan words{static_cast<std::uint32_t>(batch.words.size()), 0};
    add(pieces_.cls(), 0, Gap::none);
    for (std::size_t i = begin; i < end; ++i) {
      std::uint32_t const first = at();
      std::uint8_t const shape = shape_of(raw[i].form);
      for (std::uint32_t p = begins[i]; p < begins[i + 1]; ++p) add(pieces[p], shape, raw[i].gap);
      batch.words.push_back({first, at()});
      draft.owners.push_back(static_cast<std::uint32_t>(number));
      draft.tokens.push_back(static_cast<std::uint32_t>(i));
      draft.seams.push_back(seam_before(raw, i));
    }
    add(pieces_.sep(), 0, Gap::none);
    window.end = at();
    words.end = static_cast<std::uint32_t>(batch.words.size());
    batch.windows.push_back(window);
    draft.windows.push_back(words);
    begin = end;
  }
  draft.raw[number] = std::move(cut.raw);
  draft.blocks[number] = std::move(cut.blocks);
}

namespace {

// Tokens of a document before the network has spoken.
Parse empty_parse(std::vector<RawToken>& raw) {
  Parse parse;
  parse.tokens.resize(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    Token& token = parse.tokens[i];
    token.span = raw[i].span;
    token.form = std::move(raw[i].form);
    token.space_after = i + 1 == raw.size() || raw[i + 1].gap != Gap::none;
  }
  return parse;
}

std::vector<Multiword> multiwords(std::vector<RawToken> const& raw) {
  std::vector<Multiword> out;
  for (std::size_t i = 1; i < raw.size(); ++i) {
    if (!raw[i].continues_multiword) continue;
    std::size_t end = i + 1;
    while (end < raw.size() && raw[end].continues_multiword) ++end;
    out.push_back(multiword(raw, i - 1, end));
    i = end - 1;
  }
  return out;
}

}  // namespace

std::vector<Parse> Parser::parse(std::vector<Document const*> const& documents,
                                 FirstLook const* look) const {
  std::vector<Parse> out;
  Draft all;
  all.raw.resize(documents.size());
  all.blocks.resize(documents.size());
  for (std::size_t d = 0; d < documents.size(); ++d) {
    // one word must fit into a window with room for others
    CutWords words = cut_words(*documents[d], pieces_, network_.max_window() / 2);
    Looked const looked = look ? look->skip(words, pieces_) : Looked();
    draft(std::move(words), d, all);
    auto joined = multiwords(all.raw[d]);
    out.push_back(empty_parse(all.raw[d]));
    out.back().multiwords = std::move(joined);
    out.back().looked = looked;
    for (std::size_t const h : labels_->further) {
      out.back().heads.push_back({network_.heads()[h].name, network_.heads()[h].labels, {}});
    }
  }
  std::vector<NameScores> kinds = decode(all, out);
  for (std::size_t d = 0; d < out.size(); ++d) {
    index_tree(out[d]);
    tell_places(*documents[d], out[d], kinds[d]);
    agree_on_kinds(out[d], kinds[d]);
    mend_document(out[d]);
  }
  return out;
}

// Runs the windows through the network, a part at a time.
std::vector<NameScores> Parser::decode(Draft const& draft, std::vector<Parse>& out) const {
  auto const& windows = draft.batch.windows;
  std::vector<NameScores> kinds(out.size());
  for (std::size_t first = 0, last = 0; first < windows.size(); first = last) {
    last = first + 1;
    std::uint32_t const begin = windows[first].begin;
    while (last < windows.size() && windows[last].end - begin <= kBatchPieces) ++last;
    Draft part;
    std::uint32_t const end = windows[last - 1].end;
    WordSpan const words{draft.windows[first].begin, draft.windows[last - 1].end};
    auto const slice = [](auto const& v, std::size_t b, std::size_t e) {
      return std::decay_t<decltype(v)>(v.begin() + b, v.begin() + e);
    };
    part.batch.pieces = slice(draft.batch.pieces, begin, end);
    part.batch.shapes = slice(draft.batch.shapes, begin, end);
    part.batch.gaps = slice(draft.batch.gaps, begin, end);
    for (std::size_t i = first; i < last; ++i) {
      part.batch.windows.push_back({windows[i].begin - begin, windows[i].end - begin});
      part.windows.push_back(
          {draft.windows[i].begin - words.begin, draft.windows[i].end - words.begin});
    }
    for (std::uint32_t w = words.begin; w < words.end; ++w) {
      part.batch.words.push_back(
          {draft.batch.words[w].begin - begin, draft.batch.words[w].end - begin});
    }
    part.owners = slice(draft.owners, words.begin, words.end);
    part.tokens = slice(draft.tokens, words.begin, words.end);
    part.seams = slice(draft.seams, words.begin, words.end);
    part.blocks = draft.blocks;
    Scores const scores = network_.run(part.batch);
    Decoder decoder(network_, *labels_, part, scores, out, kinds);
    for (WordSpan const window : part.windows) decoder.window(window);
  }
  return kinds;
}

Parse Parser::parse(Document const& document, FirstLook const* look) const {
  return std::move(parse(std::vector{&document}, look).front());
}

}  // namespace dragoman
