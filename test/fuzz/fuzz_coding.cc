// Any tree of any words is coded: sentences of the golden cases, put together and then hurt (heads,
// relations, words, names, gaps), keep every law of trees and of records.
//
// Input: one byte, how many sentences; two bytes a sentence, which; then five bytes an edit: word,
// what, and to what.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

#include "engine/engine.h"
#include "parse/mends.h"
#include "record_laws.h"
#include "text/readers.h"

namespace dragoman {
namespace {

Engine const& engine() {
  static Engine const shared(default_options());
  return shared;
}

// Every text of the golden cases: what stands between "text:" and "expect:".
std::string text_of_cases() {
  std::set<std::filesystem::path> paths;
  for (auto const& entry : std::filesystem::directory_iterator(DRAGOMAN_ROOT "/test/cases")) {
    if (entry.path().extension() == ".case") paths.insert(entry.path());
  }
  std::string text;
  for (std::filesystem::path const& path : paths) {
    std::ifstream file(path);
    bool inside = false;
    for (std::string line; std::getline(file, line);) {
      if (line == "expect:") inside = false;
      if (inside) text += line + '\n';
      if (line == "text:") inside = true;
    }
  }
  return text;
}

Parse const& cases() {
  static Parse const parse = engine().parse(plain_document(text_of_cases()));
  return parse;
}

class Bytes {
 public:
  Bytes(std::uint8_t const* begin, std::size_t size) : at_(begin), end_(begin + size) {}
  bool empty() const { return at_ == end_; }
  std::uint32_t one() { return empty() ? 0 : *at_++; }
  std::uint32_t two() {
    std::uint32_t const high = one();
    return high << 8 | one();
  }

 private:
  std::uint8_t const* at_;
  std::uint8_t const* end_;
};

Token const& any_token(std::uint32_t number) {
  return cases().tokens[number % cases().tokens.size()];
}

class Text {
 public:
  void append(TokenSpan sentence) {
    auto const shift =
        static_cast<std::int32_t>(parse_.tokens.size()) - static_cast<std::int32_t>(sentence.begin);
    auto const moved = [&](TokenSpan span) {
      return TokenSpan{span.begin + shift, span.end + shift};
    };
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      parse_.tokens.push_back(cases().tokens[t]);
      if (Token& token = parse_.tokens.back(); token.head >= 0) token.head += shift;
    }
    for (NameSpan name : cases().names) {
      if (!sentence.contains(name.tokens)) continue;
      name.tokens = moved(name.tokens);
      parse_.names.push_back(name);
    }
    append_heads(sentence);
    parse_.sentences.push_back({moved(sentence), {}, 0});
  }

  void edit(Bytes& bytes) {
    auto const word = bytes.one() % static_cast<std::uint32_t>(parse_.tokens.size());
    std::uint32_t const what = bytes.one();
    std::uint32_t const to = bytes.two();
    Token& token = parse_.tokens[word];
    switch (what % 8) {
      case 0:
        token.head = static_cast<std::int32_t>(to) - 1;
        break;
      case 1:
        token.relation = any_token(to).relation;
        break;
      case 2:
        token.upos = any_token(to).upos;
        break;
      case 3:
        token.feats = any_token(to).feats;
        break;
      case 4:
        token.space_after = !token.space_after;
        break;
      case 5:
        name(word, to);
        break;
      default:
        put(token, any_token(to));
        break;
    }
  }

  Record code() {
    Document document = write();
    for (Sentence const& sentence : parse_.sentences) make_tree(sentence.tokens);
    for (Sentence const& sentence : parse_.sentences) {
      mend_sentence(parse_, sentence.tokens);
      expect_tree(sentence.tokens);
    }
    index_tree(parse_);
    mend_document(parse_);
    for (Sentence const& sentence : parse_.sentences) expect_tree(sentence.tokens);
    return engine().code(std::move(document), std::move(parse_));
  }

 private:
  void append_heads(TokenSpan sentence) {
    parse_.heads.resize(cases().heads.size());
    for (std::size_t h = 0; h < parse_.heads.size(); ++h) {
      HeadScores const& from = cases().heads[h];
      parse_.heads[h].name = from.name;
      parse_.heads[h].labels = from.labels;
      auto const row = from.values.begin() + sentence.begin * from.labels.size();
      parse_.heads[h].values.insert(parse_.heads[h].values.end(), row,
                                    row + sentence.size() * from.labels.size());
    }
  }

  static void put(Token& token, Token const& other) {
    token.form = other.form;
    token.lemma = other.lemma;
    token.upos = other.upos;
    token.feats = other.feats;
  }

  // One to four words from `word`, inside of its sentence.
  void name(std::uint32_t word, std::uint32_t to) {
    NameSpan name{{word, word + 1 + to % 4}, static_cast<NameKind>(to / 4 % 7), 1};
    for (Sentence const& sentence : parse_.sentences) {
      if (sentence.tokens.contains(word)) {
        name.tokens.end = std::min(name.tokens.end, sentence.tokens.end);
      }
    }
    std::erase_if(parse_.names,
                  [&](NameSpan const& other) { return other.tokens.overlaps(name.tokens); });
    auto const after = std::ranges::find_if(
        parse_.names, [&](NameSpan const& other) { return other.tokens.begin > word; });
    parse_.names.insert(after, name);
  }

  Document write() {
    std::string text;
    for (Sentence& sentence : parse_.sentences) {
      sentence.span.begin = static_cast<std::uint32_t>(text.size());
      for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
        Token& token = parse_.tokens[t];
        token.span.begin = static_cast<std::uint32_t>(text.size());
        text += token.form;
        token.span.end = static_cast<std::uint32_t>(text.size());
        if (token.space_after) text += ' ';
      }
      sentence.span.end = parse_.tokens[sentence.tokens.end - 1].span.end;
    }
    Document document = plain_document(text);
    document.blocks = {{{0, static_cast<std::uint32_t>(document.text.size())}}};
    document.published = parse_date("2022-12-29");
    return document;
  }

  // Heads that leave the sentence or run in a circle go to the root.
  void make_tree(TokenSpan sentence) {
    auto& tokens = parse_.tokens;
    auto const in = [&](std::int32_t head) {
      return head >= 0 && sentence.contains(static_cast<std::uint32_t>(head));
    };
    auto root = static_cast<std::int32_t>(sentence.begin);
    for (std::uint32_t t = sentence.end; t-- > sentence.begin;) {
      if (tokens[t].head < 0) root = static_cast<std::int32_t>(t);
    }
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (!in(tokens[t].head)) tokens[t].head = root;
    }
    tokens[root].head = -1;
    tokens[root].relation = "root";
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      if (!reaches_root(t, sentence)) tokens[t].head = root;
    }
  }

  bool reaches_root(std::uint32_t token, TokenSpan sentence) const {
    auto at = static_cast<std::int32_t>(token);
    for (std::uint32_t step = 0; at >= 0 && step <= sentence.size(); ++step) {
      at = parse_.tokens[at].head;
    }
    return at < 0;
  }

  void expect_tree(TokenSpan sentence) const {
    int roots = 0;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      std::int32_t const head = parse_.tokens[t].head;
      roots += head < 0 ? 1 : 0;
      bool const inside = head < 0 || sentence.contains(static_cast<std::uint32_t>(head));
      if (!inside || !reaches_root(t, sentence)) fail("no tree after it was mended", t);
    }
    if (roots != 1) fail("not one root after it was mended", sentence.begin);
  }

  [[noreturn]] void fail(char const* what, std::uint32_t token) const {
    std::cerr << what << ": word " << token << ", " << written(parse_, {0, token + 1}) << '\n';
    std::abort();
  }

  Parse parse_;
};

}  // namespace
}  // namespace dragoman

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* begin, std::size_t size) {
  using namespace dragoman;
  Bytes bytes(begin, size);
  Text text;
  for (std::uint32_t left = 1 + bytes.one() % 4; left > 0; --left) {
    text.append(cases().sentences[bytes.two() % cases().sentences.size()].tokens);
  }
  while (!bytes.empty()) text.edit(bytes);
  Record const record = text.code();
  if (std::string const broken = broken_laws(record); !broken.empty()) {
    std::cerr << broken << '\n' << record.document.text << '\n';
    std::abort();
  }
  return 0;
}
