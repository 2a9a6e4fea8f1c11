#include "parse/conllu.h"

#include <fmt/format.h>

#include <charconv>

#include "base/error.h"

namespace dragoman {
namespace {

constexpr std::size_t kColumns = 10;

// ---- writing

std::vector<std::string> name_tags(Parse const& parse) {
  std::vector<std::string> tags(parse.tokens.size());
  for (NameSpan const& name : parse.names) {
    for (std::uint32_t t = name.tokens.begin; t < name.tokens.end; ++t) {
      tags[t] = fmt::format("Name={}-{}", t == name.tokens.begin ? 'B' : 'I', name_of(name.kind));
    }
  }
  return tags;
}

std::string or_underscore(std::string text) { return text.empty() ? "_" : text; }

std::string joined(std::string const& a, std::string const& b) {
  return a.empty() || b.empty() ? a + b : a + "|" + b;
}

class Writer {
 public:
  Writer(Document const& document, Parse const& parse)
      : document_(document), parse_(parse), tags_(name_tags(parse)) {}

  std::string write() {
    for (std::size_t s = 0; s < parse_.sentences.size(); ++s) sentence(s);
    return std::move(out_);
  }

 private:
  void sentence(std::size_t s) {
    Sentence const& sentence = parse_.sentences[s];
    if (s == 0) out_ += "# newdoc id = " + document_.id + "\n";
    if (s == 0 || sentence.block != parse_.sentences[s - 1].block) out_ += "# newpar\n";
    out_ += fmt::format("# sent_id = {}-{}\n# text = {}\n", document_.id, s + 1,
                        written(parse_, sentence.tokens));
    for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
      token(sentence.tokens.begin, t);
    out_ += "\n";
  }

  // The multiword token that holds t; null where none does.
  Multiword const* multiword(std::uint32_t t) {
    while (next_ < parse_.multiwords.size() && parse_.multiwords[next_].tokens.end <= t) ++next_;
    bool const inside =
        next_ < parse_.multiwords.size() && parse_.multiwords[next_].tokens.contains(t);
    return inside ? &parse_.multiwords[next_] : nullptr;
  }

  void token(std::uint32_t first, std::uint32_t t) {
    Token const& token = parse_.tokens[t];
    Multiword const* const range = multiword(t);
    bool const tight = !token.space_after;
    if (range != nullptr && range->tokens.begin == t) {
      bool const tight_range = !parse_.tokens[range->tokens.end - 1].space_after;
      out_ +=
          fmt::format("{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", t - first + 1,
                      range->tokens.end - first, range->form, tight_range ? "SpaceAfter=No" : "_");
    }
    std::int32_t const head =
        token.head < 0 ? 0 : token.head - static_cast<std::int32_t>(first) + 1;
    std::string const misc = joined(tags_[t], tight && range == nullptr ? "SpaceAfter=No" : "");
    out_ += fmt::format("{}\t{}\t{}\t{}\t_\t{}\t{}\t{}\t_\t{}\n", t - first + 1, token.form,
                        or_underscore(token.lemma), name_of(token.upos), or_underscore(token.feats),
                        head, or_underscore(token.relation), or_underscore(misc));
  }

  Document const& document_;
  Parse const& parse_;
  std::vector<std::string> tags_;
  std::size_t next_ = 0;
  std::string out_;
};

// ---- reading

std::vector<std::string_view> split(std::string_view line, char by) {
  std::vector<std::string_view> out;
  for (std::size_t begin = 0;;) {
    std::size_t const end = line.find(by, begin);
    out.push_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return out;
    begin = end + 1;
  }
}

int number(std::string_view text) {
  int value = -1;
  auto const result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc() && result.ptr == text.data() + text.size() ? value : -1;
}

class Reader {
 public:
  ParsedText read(std::string_view text) {
    for (std::string_view line : split(text, '\n')) {
      ++line_;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty()) {
        end_sentence();
      } else if (line.starts_with("# newpar") || line.starts_with("# newdoc")) {
        fresh_ = true;
      } else if (line[0] != '#') {
        row(line);
      }
    }
    end_sentence();
    end_block();
    index_tree(out_.parse);
    return std::move(out_);
  }

 private:
  [[noreturn]] void fail(std::string const& what) const {
    throw Error(ErrorCode::bad_input, fmt::format("CoNLL-U line {}: {}", line_, what));
  }

  void row(std::string_view line) {
    auto const c = split(line, '\t');
    if (c.size() != kColumns)
      fail(fmt::format("{} columns, ten are needed, with tabs between them", c.size()));
    if (c[0].find('.') != std::string_view::npos) return;
    if (first_ < 0) begin_sentence();
    if (auto const dash = c[0].find('-'); dash != std::string_view::npos) {
      range(number(c[0].substr(0, dash)), number(c[0].substr(dash + 1)), c);
    } else {
      token(c);
    }
  }

  void begin_sentence() {
    std::string& text = out_.document.text;
    if (fresh_) end_block();
    if (!text.empty()) text += fresh_ ? "\n\n" : " ";
    if (fresh_ || block_begin_ < 0) block_begin_ = static_cast<std::int64_t>(text.size());
    fresh_ = false;
    first_ = static_cast<std::int64_t>(out_.parse.tokens.size());
    sentence_begin_ = text.size();
  }

  void end_block() {
    if (block_begin_ < 0) return;
    out_.document.blocks.push_back({{static_cast<std::uint32_t>(block_begin_),
                                     static_cast<std::uint32_t>(out_.document.text.size())},
                                    BlockKind::paragraph});
    block_begin_ = -1;
  }

  void range(int begin, int end, std::vector<std::string_view> const& c) {
    if (begin < 1 || end <= begin) fail("a range is two numbers that rise, as in 3-4");
    auto const base = static_cast<std::uint32_t>(first_) - 1;
    out_.parse.multiwords.push_back({{base + begin, base + end + 1}, std::string(c[1])});
    surface_end_ = base + end;
    surface_tight_ = c[9].find("SpaceAfter=No") != std::string_view::npos;
    surface_left_ = c[1];
  }

  // The slice of the text that this word gets: its own form, or its part of a multiword token.
  std::string_view slice(std::uint32_t index, std::string_view form) {
    if (index > surface_end_ || surface_left_.empty()) return form;
    std::size_t const size =
        index == surface_end_ ? surface_left_.size() : std::min(form.size(), surface_left_.size());
    std::string_view const part = surface_left_.substr(0, size);
    surface_left_.remove_prefix(size);
    return part;
  }

  void token(std::vector<std::string_view> const& c) {
    auto const index = static_cast<std::uint32_t>(out_.parse.tokens.size());
    int const head = number(c[6]);
    if (number(c[0]) != static_cast<int>(index - first_) + 1)
      fail("words are to be numbered 1, 2, 3 …");
    if (head < 0 && c[6] != "_") fail("the head is to be a number");
    Token token;
    std::string& text = out_.document.text;
    token.span.begin = static_cast<std::uint32_t>(text.size());
    bool const in_surface = index <= surface_end_ && !surface_left_.empty();
    text += slice(index, c[1]);
    token.span.end = static_cast<std::uint32_t>(text.size());
    token.form = std::string(c[1]);
    token.lemma = std::string(c[2]);
    token.upos = tag(c[3]);
    token.feats = c[5] == "_" ? "" : std::string(c[5]);
    token.head = head <= 0 ? -1 : static_cast<std::int32_t>(first_) + head - 1;
    token.relation = std::string(c[7]);
    bool const tight = c[9].find("SpaceAfter=No") != std::string_view::npos;
    token.space_after = in_surface ? (index == surface_end_ && !surface_tight_) : !tight;
    if (token.space_after) text += ' ';
    out_.parse.tokens.push_back(std::move(token));
    name(c[9], index);
  }

  Upos tag(std::string_view text) const {
    for (int i = 0; i <= static_cast<int>(Upos::X); ++i) {
      if (name_of(static_cast<Upos>(i)) == text) return static_cast<Upos>(i);
    }
    if (text == "_") return Upos::X;
    fail("no UPOS tag: " + std::string(text));
  }

  void name(std::string_view misc, std::uint32_t index) {
    for (std::string_view const item : split(misc, '|')) {
      if (!item.starts_with("Name=") || item.size() < 8) continue;
      for (int k = 0; k <= static_cast<int>(NameKind::DATE); ++k) {
        if (name_of(static_cast<NameKind>(k)) != item.substr(7)) continue;
        auto& names = out_.parse.names;
        bool const goes_on = item[5] == 'I' && !names.empty() && names.back().tokens.end == index;
        if (goes_on) names.back().tokens.end = index + 1;
        if (!goes_on) names.push_back({{index, index + 1}, static_cast<NameKind>(k), 1});
      }
    }
  }

  void end_sentence() {
    if (first_ < 0) return;
    auto const begin = static_cast<std::uint32_t>(first_);
    auto const end = static_cast<std::uint32_t>(out_.parse.tokens.size());
    std::string& text = out_.document.text;
    if (text.ends_with(' ')) text.pop_back();
    for (std::uint32_t t = begin; t < end; ++t) {
      if (out_.parse.tokens[t].head >= static_cast<std::int32_t>(end))
        fail("a head lies outside of the sentence");
    }
    out_.parse.sentences.push_back(
        {{begin, end},
         {static_cast<std::uint32_t>(sentence_begin_), static_cast<std::uint32_t>(text.size())},
         static_cast<std::uint32_t>(out_.document.blocks.size())});
    first_ = -1;
    surface_left_ = {};
  }

  ParsedText out_;
  std::size_t line_ = 0;
  bool fresh_ = true;
  std::int64_t block_begin_ = -1, first_ = -1;
  std::size_t sentence_begin_ = 0;
  std::uint32_t surface_end_ = 0;
  bool surface_tight_ = false;
  std::string_view surface_left_;
};

}  // namespace

std::string write_conllu(Document const& document, Parse const& parse) {
  return Writer(document, parse).write();
}

ParsedText read_conllu(std::string_view text) { return Reader().read(text); }

}  // namespace dragoman
