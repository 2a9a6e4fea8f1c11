#include "names/told_states.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/one_of.h"

namespace dragoman {
namespace {

// How far behind a demonym the noun that it goes with may stand: "Varnian Deputy Prime Minister".
constexpr std::uint32_t kReach = 4;
constexpr std::size_t kShortestStem = 4;
constexpr std::size_t kLongestRest = 3;  // of a name behind the stem: "Vostr-ovia"
constexpr std::array<std::string_view, 8> kEndings = {"n",   "an", "ian", "ean",
                                                      "ese", "i",  "ish", "ic"};

// What the text says of one word that may be a state's name.
struct Evidence {
  bool place = false;            // marked GPE somewhere
  bool person = false;           // "Ada Quill", "spokesman Quill"
  int acts = 0;                  // "its army", "recalled its ambassador", "the border with it"
  bool called = false;           // "the Republic of Osk"
  std::string demonym;           // told with what states have
  std::set<std::string> beside;  // "Varnia and Ostmark"
  std::set<std::string> met;     // "Oskarian" of "Varnia accused the Oskarian army"

  // The network takes many a new state for a person: what acts as one twice and is introduced
  // nowhere as a person is one.
  bool tells_state() const {
    return called || !demonym.empty() || (place && acts > 0) || (!person && acts > 1);
  }
};

class Reader {
 public:
  Reader(ActorBook const& book, Parse const& parse, std::vector<bool> const& located,
         NameMarks& marks)
      : book_(book), parse_(parse), located_(located), marks_(marks) {}

  void run() {
    for (std::uint32_t t = 0; t < parse_.tokens.size(); ++t) {
      if (is_free(t)) look_at(t);
    }
    find_persons();
    find_demonyms();
    std::set<std::string> told, demonyms;
    for (auto const& [name, evidence] : names_) {
      if (!evidence.tells_state()) continue;
      told.insert(name);
      if (!evidence.demonym.empty()) demonyms.insert(evidence.demonym);
    }
    for (auto const& [name, evidence] : names_) {
      bool const among = share_any(evidence.beside, told) || share_any(evidence.met, told) ||
                         share_any(evidence.met, demonyms);
      if ((!evidence.person && among) || told.contains(name)) mark(name, evidence.demonym);
    }
  }

 private:
  // A capitalised word that is a name by itself, unknown to the tables and the places.
  bool is_free(std::uint32_t t) const {
    Token const& token = parse_.tokens[t];
    if (token.upos != Upos::PROPN && token.upos != Upos::ADJ) return false;
    if (marks_.name_at[t] >= 0 || located_[t]) return false;
    return !token.form.empty() && token.form[0] >= 'A' && token.form[0] <= 'Z';
  }

  void look_at(std::uint32_t t) {
    auto const token = static_cast<std::int32_t>(t);
    if (has_state_noun_behind(t)) demonyms_.insert_or_assign(marks_.words[t], t);
    if (is_called_state(t)) names_[marks_.words[t]].called = true;
    if (!stands_alone(t) || child(parse_, token, "det") >= 0) return;
    Evidence& evidence = names_[marks_.words[t]];
    std::int32_t const span = marks_.span_at[t];
    evidence.place |= span >= 0 && parse_.names[span].kind == NameKind::GPE;
    evidence.acts += owns_state_noun(token) || does_what_states_do(token) || is_bordered(token);
    evidence.person |= has_title(token);
    find_beside(token, evidence);
    find_met(token, evidence);
  }

  // "Varnia and Ostmark fought a war"
  void find_beside(std::int32_t t, Evidence& evidence) {
    Token const& token = parse_.tokens[t];
    if (token.relation != "conj" || token.head < 0) return;
    auto const first = static_cast<std::uint32_t>(token.head);
    if (!is_free(first) || !stands_alone(first)) return;
    evidence.beside.insert(marks_.words[first]);
    names_[marks_.words[first]].beside.insert(marks_.words[t]);
  }

  // "Varnia accused the Oskarian army": whom it does what states do to.
  void find_met(std::int32_t t, Evidence& evidence) const {
    bool const first_name = book_.gender_of(marks_.words[t]) != Gender::unknown;
    if (first_name || !does_what_states_do(t)) return;
    std::int32_t const object = child(parse_, parse_.tokens[t].head, "obj");
    if (object < 0) return;
    evidence.met.insert(marks_.words[object]);
    for (std::int32_t const below : parse_.children[object]) {
      evidence.met.insert(marks_.words[below]);
    }
  }

  // "closed the border with Oskaria"
  bool is_bordered(std::int32_t t) const {
    return t > 1 && parse_.tokens[t - 1].lemma == "with" && parse_.tokens[t - 2].lemma == "border";
  }

  // "spokesman Quill": a noun right before it that belongs to it.
  bool has_title(std::int32_t t) const {
    if (t == 0) return false;
    Token const& before = parse_.tokens[t - 1];
    return before.upos == Upos::NOUN && (before.head == t || parse_.tokens[t].head == t - 1);
  }

  // "Ada Quill" makes "Quill" a person.
  void find_persons() {
    for (NameSpan const& name : parse_.names) {
      if (name.kind != NameKind::PER || name.tokens.size() < 2) continue;
      auto const found = names_.find(marks_.words[name.tokens.end - 1]);
      if (found != names_.end()) found->second.person = true;
    }
  }

  static bool share_any(std::set<std::string> const& some, std::set<std::string> const& others) {
    return std::any_of(some.begin(), some.end(),
                       [&](std::string const& word) { return others.contains(word); });
  }

  // "Osk" of "the Republic of Osk", "the kingdom of Osk"
  bool is_called_state(std::uint32_t t) const {
    static constexpr std::array<std::string_view, 4> kStates = {"republic", "kingdom", "emirate",
                                                                "sultanate"};
    return t > 1 && parse_.tokens[t - 1].form == "of" && !has_name_behind(t) &&
           parse_.sentence_of[t - 2] == parse_.sentence_of[t] &&
           is_one_of(marks_.words[t - 2], kStates);
  }

  // No part of a longer name: "Anton Keshe", "Port Sela".
  bool stands_alone(std::uint32_t t) const {
    std::int32_t const span = marks_.span_at[t];
    if (span >= 0 && parse_.names[span].tokens.size() > 1) return false;
    bool const left = t > 0 && parse_.tokens[t - 1].upos == Upos::PROPN &&
                      parse_.sentence_of[t - 1] == parse_.sentence_of[t];
    return parse_.tokens[t].upos == Upos::PROPN && !left && !has_name_behind(t);
  }

  bool has_name_behind(std::uint32_t t) const {
    return t + 1 < parse_.tokens.size() && parse_.tokens[t + 1].upos == Upos::PROPN &&
           parse_.sentence_of[t + 1] == parse_.sentence_of[t];
  }

  bool has_state_noun_behind(std::uint32_t t) const {
    for (std::uint32_t next = t + 1; next <= t + kReach && next < parse_.tokens.size(); ++next) {
      Token const& token = parse_.tokens[next];
      if (parse_.sentence_of[next] != parse_.sentence_of[t]) return false;
      if (is_state_noun(next)) return true;
      if (token.upos != Upos::PROPN && token.upos != Upos::ADJ && token.upos != Upos::NOUN) break;
    }
    return false;
  }

  bool does_what_states_do(std::int32_t t) const {
    Token const& token = parse_.tokens[t];
    return token.relation == "nsubj" && token.head >= 0 &&
           book_.is_in(WordGroup::ruling, parse_.tokens[token.head].lemma);
  }

  bool owns_state_noun(std::int32_t t) const {
    Token const& token = parse_.tokens[t];
    if (token.head < 0 || !is_state_noun(static_cast<std::uint32_t>(token.head))) return false;
    if (token.relation == "nmod:poss") return true;
    std::int32_t const preposition = child(parse_, t, "case");
    return preposition >= 0 && parse_.tokens[preposition].lemma == "of";
  }

  bool is_state_noun(std::uint32_t t) const {
    Upos const upos = parse_.tokens[t].upos;
    return (upos == Upos::NOUN || upos == Upos::PROPN) &&
           (book_.is_in(WordGroup::state, marks_.words[t]) ||
            book_.is_in(WordGroup::state, fold_word(parse_.tokens[t].lemma)));
  }

  void find_demonyms() {
    for (auto const& [word, token] : demonyms_) {
      for (auto& [name, evidence] : names_) {
        if (is_demonym_of(word, name)) evidence.demonym = word;
      }
    }
  }

  void mark(std::string const& name, std::string const& demonym) {
    std::string const code = '?' + std::to_string(marks_.told.size());
    std::uint32_t const country = marks_.tell({CountryWordKind::country, code}, book_);
    std::uint32_t const people = marks_.tell({CountryWordKind::demonym, code}, book_);
    for (std::uint32_t t = 0; t < parse_.tokens.size(); ++t) {
      std::string const& word = marks_.words[t];
      if (!is_free(t)) continue;
      if (word == name && is_called_state(t)) {
        put({t - 2, end_of(t)}, country);
      } else if (word == name && stands_alone(t)) {
        put({t, end_of(t)}, country);
      }
      if (!demonym.empty() && (word == demonym || word == demonym + 's')) put({t, t + 1}, people);
    }
  }

  // Behind "Hesse" or "Hesse-Anders".
  std::uint32_t end_of(std::uint32_t t) const {
    bool const joined = t + 2 < parse_.tokens.size() && parse_.tokens[t + 1].form == "-" &&
                        !parse_.tokens[t].space_after && !parse_.tokens[t + 1].space_after;
    return joined ? t + 3 : t + 1;
  }

  // The name is no person's, whatever the network took it for.
  void put(TokenSpan tokens, std::uint32_t number) {
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      std::int32_t const span = marks_.span_at[t];
      if (span >= 0 && parse_.names[span].tokens == tokens) marks_.span_at[t] = -1;
      marks_.name_at[t] = static_cast<std::int32_t>(marks_.marked.size());
    }
    marks_.marked.push_back({tokens, Marked::Kind::country, number});
  }

  ActorBook const& book_;
  Parse const& parse_;
  std::vector<bool> const& located_;
  NameMarks& marks_;
  std::map<std::string, Evidence> names_;
  std::map<std::string, std::uint32_t> demonyms_;
};

}  // namespace

void mark_told_states(ActorBook const& book, Parse const& parse, std::vector<bool> const& located,
                      NameMarks& marks) {
  Reader(book, parse, located, marks).run();
}

bool is_demonym_of(std::string_view demonym, std::string_view name) {
  if (demonym == name) return false;
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
    if (!demonym.ends_with(ending)) return false;
    std::string_view const stem = demonym.substr(0, demonym.size() - ending.size());
    return stem.size() >= kShortestStem && name.starts_with(stem) &&
           name.size() - stem.size() <= kLongestRest;
  });
}

bool is_told_code(std::string_view code) { return code.starts_with('?'); }

}  // namespace dragoman
