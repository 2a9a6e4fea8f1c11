#include "names/name_marks.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestPhrase = 10;

class Marker {
 public:
  Marker(ActorBook const& book, Parse const& parse, NameMarks& marks)
      : book_(book), parse_(parse), marks_(marks) {}

  void run() {
    for (Sentence const& sentence : parse_.sentences) {
      mark(sentence.tokens, &Marker::name_from, marks_.name_at);
      mark(sentence.tokens, &Marker::agent_from, marks_.agent_at);
    }
    for (std::uint32_t t = 1; t + 1 < parse_.tokens.size(); ++t) {
      if (is_in_brackets(t) && means_another(t)) unmark_all(parse_.tokens[t].form);
    }
  }

 private:
  using Find = bool (Marker::*)(std::uint32_t, std::uint32_t, Marked&) const;

  void mark(TokenSpan sentence, Find find, std::vector<std::int32_t>& at) {
    for (std::uint32_t t = sentence.begin; t < sentence.end;) {
      Marked found;
      if (!(this->*find)(t, sentence.end, found)) {
        ++t;
        continue;
      }
      for (t = found.tokens.begin; t < found.tokens.end; ++t) {
        at[t] = static_cast<std::int32_t>(marks_.marked.size());
      }
      marks_.marked.push_back(found);
    }
  }

  bool is_in_brackets(std::uint32_t t) const {
    return parse_.tokens[t - 1].form == "(" && parse_.tokens[t + 1].form == ")" &&
           is_acronym(parse_.tokens[t].form) && marks_.name_at[t] >= 0;
  }

  // "Australian Defence Force (ADF)": the text says what the letters stand for, and that is not the
  // body of the book that has the same letters.
  bool means_another(std::uint32_t t) const {
    Marked const& known = marks_.marked[marks_.name_at[t]];
    std::uint32_t const first = told_by(t);
    if (known.kind != Marked::Kind::body || first == t) return false;
    for (std::uint32_t word = first; word + 1 < t; ++word) {
      std::int32_t const at = marks_.name_at[word];
      if (at >= 0 && marks_.marked[at].kind == known.kind &&
          marks_.marked[at].number == known.number)
        return false;
    }
    return true;
  }

  // The first of the words before the bracket whose capitals are the letters; the acronym itself
  // where they are not.
  std::uint32_t told_by(std::uint32_t acronym) const {
    std::string const& letters = parse_.tokens[acronym].form;
    std::uint32_t word = acronym - 1;
    for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) {
      if (*letter == '.') continue;
      while (word > 0 && is_small(word - 1)) --word;
      if (word == 0 || parse_.tokens[word - 1].form[0] != *letter) return acronym;
      --word;
    }
    return word;
  }

  bool is_small(std::uint32_t t) const {
    std::string const& form = parse_.tokens[t].form;
    return !form.empty() && form[0] >= 'a' && form[0] <= 'z' && form.size() <= 3;  // "of", "the"
  }

  void unmark_all(std::string const& form) {
    for (std::uint32_t t = 0; t < parse_.tokens.size(); ++t) {
      if (parse_.tokens[t].form == form) marks_.name_at[t] = -1;
    }
  }

  bool is_name_word(std::uint32_t t) const {
    Token const& token = parse_.tokens[t];
    return token.upos == Upos::PROPN || marks_.span_at[t] >= 0 ||
           (!token.form.empty() && token.form[0] >= 'A' && token.form[0] <= 'Z');
  }

  // "Shells hit the convoy": the first word of a sentence or behind a colon, a noun in the plural
  // that no body is called by: "Republicans".
  bool is_plain_noun(std::uint32_t t) const {
    Token const& token = parse_.tokens[t];
    bool const first = parse_.sentences[parse_.sentence_of[t]].tokens.begin == t ||
                       parse_.tokens[t - 1].form == ":";
    return first && marks_.span_at[t] < 0 && token.upos == Upos::NOUN &&
           has_feature(token, "Number=Plur") && book_.bodies().find(marks_.words[t]) == nullptr;
  }

  // "US$100,000".
  bool is_currency(std::uint32_t t) const {
    return t + 1 < parse_.tokens.size() && !parse_.tokens[t].space_after &&
           parse_.tokens[t + 1].form.starts_with('$');
  }

  bool name_from(std::uint32_t t, std::uint32_t end, Marked& found) const {
    if (!is_name_word(t) || is_currency(t)) return false;
    bool body = longest(book_.bodies(), {t, end}, found);
    if (body && found.tokens.size() == 1 && is_plain_noun(t)) body = false;
    Marked country;
    country.kind = Marked::Kind::country;
    if (longest(book_.countries(), {t, end}, country) &&
        (!body || country.tokens.end >= found.tokens.end)) {
      found = country;
      return true;
    }
    found.kind = Marked::Kind::body;
    return body;
  }

  bool longest(PhraseTable const& table, TokenSpan span, Marked& found) const {
    std::string const first = first_of(span.begin);
    std::size_t const plural = first.empty() ? 0 : table.longest(first.substr(0, first.size() - 1));
    std::size_t const most = std::min(std::max(table.longest(first), plural), kLongestPhrase);
    std::string key;
    bool any = false;
    std::size_t words = 0;
    for (std::uint32_t t = span.begin; t < span.end && words < most; ++t) {
      std::string const& word = marks_.words[t];
      if (word.empty()) continue;
      if (!key.empty()) key += ' ';
      key += word;
      words += 1 + std::count(word.begin(), word.end(), ' ');
      PhraseEntry const* entry = find(table, key, {span.begin, t + 1});
      if (entry == nullptr) continue;
      found.tokens = {span.begin, t + 1};
      found.number = entry->number;
      any = true;
    }
    return any;
  }

  std::string first_of(std::uint32_t t) const {
    std::string const& word = marks_.words[t];
    return word.substr(0, word.find(' '));
  }

  // Also without the plural's s: "Israelis".
  PhraseEntry const* find(PhraseTable const& table, std::string const& key, TokenSpan span) const {
    PhraseEntry const* entry = table.find(key);
    if (entry == nullptr && key.size() > 4 && key.back() == 's') {
      entry = table.find(key.substr(0, key.size() - 1));
      return entry != nullptr && entry->capitals ? nullptr : entry;
    }
    if (entry != nullptr && entry->capitals && span.size() == 1 &&
        !is_acronym(parse_.tokens[span.begin].form)) {
      return nullptr;
    }
    return entry;
  }

  bool agent_from(std::uint32_t t, std::uint32_t end, Marked& found) const {
    PhraseTable const& table = book_.agents();
    std::size_t const most =
        std::min(std::max(table.longest(first_of(t)), table.longest(lemma(t))), kLongestPhrase);
    found.kind = Marked::Kind::agent;
    found.tokens = {};
    std::string before;
    std::size_t words = 0;
    for (std::uint32_t last = t; last < end && words < most; ++last) {
      std::string const& word = marks_.words[last];
      if (word.empty()) continue;
      ++words;
      if (is_noun(last)) note_agent(table, before, {t, last + 1}, found);
      before += word + ' ';
    }
    return !found.tokens.empty();
  }

  void note_agent(PhraseTable const& table, std::string const& before, TokenSpan span,
                  Marked& found) const {
    PhraseEntry const* entry = table.find(before + marks_.words[span.end - 1]);
    if (entry == nullptr) entry = table.find(before + lemma(span.end - 1));
    if (entry == nullptr) return;
    found.tokens = span;
    found.number = entry->number;
  }

  bool is_noun(std::uint32_t t) const {
    Upos const upos = parse_.tokens[t].upos;
    return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ;
  }

  std::string lemma(std::uint32_t t) const { return fold_word(parse_.tokens[t].lemma); }

  ActorBook const& book_;
  Parse const& parse_;
  NameMarks& marks_;
};

// "alliance" of ", who leads the rebel alliance"; -1 where no clause tells it.
std::int32_t led_in_clause(Parse const& parse, ActorBook const& book, std::int32_t person) {
  for (std::int32_t const clause : parse.children[person]) {
    Token const& verb = parse.tokens[clause];
    std::int32_t const who = child(parse, clause, "nsubj");
    bool const leads = verb.relation == "acl:relcl" && who >= 0 &&
                       parse.tokens[who].lemma == "who" &&
                       book.is_in(WordGroup::heading, verb.lemma);
    if (leads) return child(parse, clause, "obj");
  }
  return -1;
}

// "clan" of "an armed clan led by Abu Shabab", for the person; -1 where no clause tells it.
std::int32_t led_passively(Parse const& parse, ActorBook const& book, std::int32_t person) {
  Token const& word = parse.tokens[person];
  std::int32_t const sign = child(parse, person, "case");
  bool const by = base_relation(word.relation) == "obl" && word.head >= 0 && sign >= 0 &&
                  parse.tokens[sign].lemma == "by";
  if (!by || !book.is_in(WordGroup::heading, parse.tokens[word.head].lemma)) return -1;
  Token const& verb = parse.tokens[word.head];
  return base_relation(verb.relation) == "acl" ? verb.head : child(parse, word.head, "nsubj:pass");
}

// The words before the verb that tell who is led, with what they stand beside.
TokenSpan led_words(Parse const& parse, ActorBook const& book, std::int32_t person) {
  if (std::int32_t const led = led_in_clause(parse, book, person); led >= 0)
    return subtree(parse, led);
  std::int32_t led = led_passively(parse, book, person);
  if (led < 0) return {};
  auto const verb = static_cast<std::uint32_t>(parse.tokens[person].head);
  if (parse.tokens[led].relation == "appos" && parse.tokens[led].head >= 0)
    led = parse.tokens[led].head;
  TokenSpan words = subtree(parse, led);
  words.end = std::min(words.end, verb);
  return words;
}

}  // namespace

CountryWord const& NameMarks::country(ActorBook const& book, Marked const& mark) const {
  std::size_t const known = book.country_count();
  return mark.number < known ? book.country(mark.number) : told[mark.number - known];
}

std::uint32_t NameMarks::tell(CountryWord const& word, ActorBook const& book) {
  told.push_back(word);
  return static_cast<std::uint32_t>(book.country_count() + told.size() - 1);
}

NameMarks mark_names(ActorBook const& book, Parse const& parse) {
  NameMarks marks;
  std::size_t const size = parse.tokens.size();
  marks.words.reserve(size);
  for (Token const& token : parse.tokens) marks.words.push_back(fold_word(token.form));
  marks.name_at.assign(size, -1);
  marks.agent_at.assign(size, -1);
  marks.span_at.assign(size, -1);
  for (std::size_t n = 0; n < parse.names.size(); ++n) {
    if (parse.names[n].kind == NameKind::DATE) continue;
    TokenSpan const span = parse.names[n].tokens;
    std::fill(marks.span_at.begin() + span.begin, marks.span_at.begin() + span.end,
              static_cast<std::int32_t>(n));
  }
  Marker(book, parse, marks).run();
  return marks;
}

bool is_hyphenated(Parse const& parse, TokenSpan span) {
  if (span.end >= parse.tokens.size() || parse.tokens[span.end - 1].space_after) return false;
  std::string const& form = parse.tokens[span.end].form;
  return form == "-" || form == "–";
}

bool leads(Parse const& parse, Marked const& mark) {
  std::uint32_t const word = mark.tokens.end + 1;
  return mark.kind == Marked::Kind::country && is_hyphenated(parse, mark.tokens) &&
         word < parse.tokens.size() && parse.tokens[word].form == "led";
}

bool is_within(Parse const& parse, std::int32_t noun) {
  static constexpr std::array<std::string_view, 4> kSigns = {"in", "at", "from", "within"};
  return std::ranges::any_of(parse.children[noun], [&](std::int32_t body) {
    std::int32_t const sign = child(parse, body, "case");
    return parse.tokens[body].relation == "nmod" && sign >= 0 &&
           is_one_of(parse.tokens[sign].lemma, kSigns);
  });
}

Led led_by(Parse const& parse, ActorBook const& book, NameMarks const& marks, std::int32_t person) {
  TokenSpan const words = led_words(parse, book, person);
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    std::int32_t const agent = marks.agent_at[t], name = marks.name_at[t];
    if (name >= 0 && marks.marked[name].kind == Marked::Kind::body) {
      Body const& body = book.body(marks.marked[name].number);
      return {body.sectors, body.country};
    }
    if (agent < 0) continue;
    std::string const& sector = book.agent(marks.marked[agent].number).sector;
    if (!sector.empty()) return {{sector}, {}};
  }
  return {};
}

Marked const* country_shared(Parse const& parse, NameMarks const& marks, std::int32_t second) {
  Token const& word = parse.tokens[second];
  bool const joined = word.head >= 0 && base_relation(word.relation) == "conj";
  if (!joined || child(parse, second, "det") >= 0 || child(parse, second, "nummod") >= 0)
    return nullptr;
  for (std::int32_t const dependent : parse.children[word.head]) {
    std::int32_t const at = marks.name_at[dependent];
    bool const before = dependent < word.head && at >= 0 &&
                        base_relation(parse.tokens[dependent].relation) == "amod";
    if (before && marks.marked[at].kind == Marked::Kind::country) return &marks.marked[at];
  }
  return nullptr;
}

std::string country_of_whole(Parse const& parse, ActorBook const& book, NameMarks const& marks,
                             std::int32_t part) {
  std::int32_t const first =  // "including 114 soldiers and 40 civilians"
      base_relation(parse.tokens[part].relation) == "conj" ? parse.tokens[part].head : part;
  Token const& word = parse.tokens[first];
  std::int32_t const sign = child(parse, first, "case");
  bool const among =
      sign >= 0 && word.head >= 0 &&
      (parse.tokens[sign].lemma == "including" || parse.tokens[sign].lemma == "include");
  if (!among) return {};
  std::int32_t whole = word.head;
  if (base_relation(word.relation) == "obl") {  // "154 Israelis were killed, including …"
    std::int32_t const subject = child(parse, word.head, "nsubj");
    whole = subject >= 0 ? subject : child(parse, word.head, "obj");
  }
  if (whole < 0) return {};
  for (std::int32_t const told : {whole, child(parse, whole, "amod")}) {
    std::int32_t const at = told < 0 ? -1 : marks.name_at[told];
    if (at >= 0 && marks.marked[at].kind == Marked::Kind::country)
      return marks.country(book, marks.marked[at]).code;
  }
  return {};
}

std::int32_t head_of(Parse const& parse, TokenSpan span) {
  auto const begin = static_cast<std::int32_t>(span.begin),
             end = static_cast<std::int32_t>(span.end);
  for (std::int32_t t = begin; t < end; ++t) {
    std::int32_t const head = parse.tokens[t].head;
    if (head < begin || head >= end) return t;
  }
  return end - 1;
}

bool is_unknown_body(Parse const& parse, NameMarks const& marks, std::int32_t owner) {
  std::int32_t const name = owner < 0 ? -1 : marks.span_at[owner];
  return name >= 0 && parse.names[name].kind == NameKind::ORG && marks.name_at[owner] < 0 &&
         marks.agent_at[owner] < 0;
}

}  // namespace dragoman
