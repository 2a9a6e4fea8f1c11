#include "names/coreference.h"

#include <algorithm>
#include <unordered_map>

#include "names/noun_reference.h"
#include "names/pronoun_list.h"
#include "names/pronouns.h"
#include "parse/pieces.h"

namespace dragoman {
namespace {

// How many chains back a name is looked for: keeps long documents linear.
constexpr std::size_t kChainsBack = 400;

class Joiner {
 public:
  Joiner(ActorBook const& book, Parse const& parse, Quotations const& quotations,
         NameMarks const& marks, std::vector<ActorMention> const& mentions,
         std::vector<Traits> const& traits)
      : book_(book),
        parse_(parse),
        marks_(marks),
        mentions_(mentions),
        traits_(traits),
        chain_of_(mentions.size(), -1),
        pronouns_(book, parse, quotations, mentions, chains_, chain_of_),
        nouns_(book, parse, marks, mentions, traits, chains_, chain_of_, by_head_) {}

  // Calls `before(i)` for each pronoun, mention number i, before it joins.
  template <typename Before>
  std::vector<Chain> run(Before const& before) {
    for (std::size_t i = 0; i < mentions_.size(); ++i) by_head_[mentions_[i].mention.head] = i;
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].kind != MentionKind::pronoun) join_or_start(i);
    }
    // Pronouns last: "In his speech, Pashinyan …" points forward.
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].kind != MentionKind::pronoun) continue;
      before(i);
      std::int32_t const chain = pronouns_.antecedent(i, traits_[i]);
      if (chain >= 0) join(i, chain);
    }
    for (Chain& chain : chains_) std::sort(chain.mentions.begin(), chain.mentions.end());
    return std::move(chains_);
  }

  std::vector<PronounOption> options(std::size_t pronoun) {
    return pronouns_.options(pronoun, traits_[pronoun]);
  }

 private:
  void join_or_start(std::size_t i) {
    std::int32_t const chain = find(i);
    chain >= 0 ? join(i, chain) : start(i);
  }

  std::int32_t find(std::size_t i) const {
    if (std::int32_t const beside = apposition(i); beside >= 0) return beside;
    if (std::int32_t const other = other_name(i); other >= 0) return other;
    switch (mentions_[i].kind) {
      case MentionKind::person: {
        std::int32_t const named = find_back(i, &Joiner::same_person);
        return named >= 0 ? named : nouns_.told_by_office(i);
      }
      case MentionKind::body:
        return find_back(i, &Joiner::same_body);
      case MentionKind::country:
        return find_country(country_key(i));
      case MentionKind::place:
        return find_back(i, &Joiner::same_place);
      default:
        return find_common(i);
    }
  }

  void join(std::size_t i, std::int32_t number) {
    Chain& chain = chains_[number];
    chain_of_[i] = number;
    chain.mentions.push_back(static_cast<std::int32_t>(i));
    if (mentions_[i].kind == MentionKind::pronoun) {
      if (chain.traits.gender == Gender::unknown) chain.traits.gender = traits_[i].gender;
      return;
    }
    if (tells_table(chain, i)) chain.traits = traits_[i];
    Traits own = traits_[i];
    if (is_epithet(i)) own.role.clear();
    add_traits(chain.traits, own);
    if (tells_arms(chain, i)) chain.traits.sectors = traits_[i].sectors;
    bool const named = is_named(mentions_[i].kind);
    bool const country = mentions_[i].kind == MentionKind::country;
    if ((named || country) && chain.kind == MentionKind::common) {
      chain.kind = mentions_[i].kind;
      chain.traits.kind = traits_[i].kind;
    }
    std::vector<std::string> words = named ? words_of(i) : std::vector<std::string>();
    if (words.size() > chain.words.size()) chain.words = std::move(words);
    if (chain.table < 0) chain.table = table_of(i);
  }

  // "the Israeli leader" tells of no office.
  bool is_epithet(std::size_t i) const {
    std::string const& lemma = parse_.tokens[mentions_[i].mention.head].lemma;
    return mentions_[i].kind == MentionKind::common && book_.is_in(WordGroup::epithet, lemma);
  }

  // "UNITA" behind its full name, which the book has not; letters that the name explains are no
  // other body's.
  bool tells_table(Chain const& chain, std::size_t i) const {
    return chain.kind == MentionKind::body && chain.table < 0 && table_of(i) >= 0 &&
           !is_initials(words_of(i), chain.words);
  }

  // "the Popular Forces, an armed clan": what a name leaves open, "forces" being no army's alone.
  bool tells_arms(Chain const& chain, std::size_t i) const {
    Traits const& own = traits_[i];
    bool const armed = is_of(own, "REB") || is_of(own, "PRM") || is_of(own, "CRM");
    return armed && mentions_[i].kind == MentionKind::common && chain.table < 0 &&
           chain.kind == MentionKind::body && is_of(chain.traits, "MIL");
  }

  void start(std::size_t i) {
    auto const number = static_cast<std::int32_t>(chains_.size());
    chains_.emplace_back();
    Chain& chain = chains_.back();
    chain.kind = mentions_[i].kind;
    chain.traits = traits_[i];
    chain_of_[i] = number;
    chain.mentions.push_back(static_cast<std::int32_t>(i));
    if (is_named(chain.kind)) chain.words = words_of(i);
    chain.table = table_of(i);
    if (chain.kind == MentionKind::country || is_state(i)) {
      countries_.try_emplace(country_key(i), number);
    }
  }

  // "the U.S. government" is the United States.
  bool is_state(std::size_t i) const {
    std::string const& lemma = marks_.words[mentions_[i].mention.head];
    return mentions_[i].kind == MentionKind::common && book_.is_in(WordGroup::government, lemma) &&
           is_government(traits_[i]) && !traits_[i].local;
  }

  static bool is_named(MentionKind kind) {
    return kind == MentionKind::person || kind == MentionKind::body || kind == MentionKind::place;
  }

  std::vector<std::string> words_of(std::size_t i) const {
    std::vector<std::string> words;
    TokenSpan const span = mentions_[i].name;
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      bool const word = !marks_.words[t].empty() && parse_.tokens[t].upos != Upos::DET &&
                        parse_.tokens[t].upos != Upos::PART;
      if (word) words.push_back(marks_.words[t]);
    }
    return words;
  }

  std::int32_t table_of(std::size_t i) const {
    if (mentions_[i].kind != MentionKind::body) return -1;
    std::int32_t const at = marks_.name_at[mentions_[i].mention.head];
    bool const body = at >= 0 && marks_.marked[at].kind == Marked::Kind::body;
    return body ? static_cast<std::int32_t>(marks_.marked[at].number) : -1;
  }

  using Same = bool (Joiner::*)(Chain const&, std::size_t) const;

  // The chain last begun that fits.
  std::int32_t find_back(std::size_t i, Same same) const {
    std::size_t const stop = chains_.size() > kChainsBack ? chains_.size() - kChainsBack : 0;
    for (std::size_t c = chains_.size(); c > stop; --c) {
      if ((this->*same)(chains_[c - 1], i)) return static_cast<std::int32_t>(c - 1);
    }
    return -1;
  }

  std::int32_t find_country(std::string const& code) const {
    auto const found = countries_.find(code);
    return found == countries_.end() ? -1 : found->second;
  }

  // The code; a former country is not its successor: "RUS soviet union".
  std::string country_key(std::size_t i) const {
    std::string const& code = traits_[i].country;
    return traits_[i].former ? code + ' ' + lower_case(written(parse_, mentions_[i].name)) : code;
  }

  // ---- names

  bool same_person(Chain const& chain, std::size_t i) const {
    if (chain.kind != MentionKind::person) return false;
    Traits const& own = traits_[i];
    bool const guessed = own.sex_guessed || chain.traits.sex_guessed;
    bool const differ = !guessed && own.gender != Gender::unknown &&
                        chain.traits.gender != Gender::unknown && own.gender != chain.traits.gender;
    std::vector<std::string> const words = words_of(i);
    if (words.empty() || chain.words.empty()) return false;
    if (words == chain.words) return true;
    if (differ) return false;
    std::vector<std::string> const& longer =
        words.size() > chain.words.size() ? words : chain.words;
    std::vector<std::string> const& shorter = &longer == &words ? chain.words : words;
    if (shorter.size() == 1 && shorter[0] == longer.front() && longer.size() > 1) return true;
    if (is_surname(shorter)) return shorter.back() == longer.back();
    return shorter.front() == longer.front() && shorter.back() == longer.back();
  }

  bool same_full_name(Chain const& chain, std::size_t i) const {
    return chain.kind == MentionKind::person && words_of(i) == chain.words;
  }

  // "Salman", "bin Salman".
  bool is_surname(std::vector<std::string> const& words) const {
    return std::all_of(words.begin(), words.end() - 1, [this](std::string const& word) {
      return book_.is_in(WordGroup::particle, word);
    });
  }

  bool same_body(Chain const& chain, std::size_t i) const {
    if (chain.kind != MentionKind::body) return false;
    std::int32_t const table = table_of(i);
    if (table >= 0 && table == chain.table && countries_agree(chain, i)) return true;
    std::vector<std::string> const words = words_of(i);
    if (words.empty() || chain.words.empty()) return false;
    // "SDF" after "the Self-Defense Forces": the letters of the book stand for something else.
    if (is_initials(words, chain.words)) return true;
    // Armenia's Defence Ministry is not Azerbaijan's, "the Colombian Army" no rebels' army.
    bool const rebels = chain.traits.kind == ActorKind::armed_group;
    bool const state_army = traits_[i].kind == ActorKind::military && !traits_[i].country.empty();
    if (!countries_agree(chain, i) || (rebels && state_army)) return false;
    if (words == chain.words) return table < 0 || chain.table < 0;
    if (is_initials(words, chain.words) || is_initials(chain.words, words)) return true;
    if (table >= 0 && chain.table >= 0) return false;
    bool const ends_alike = words.size() < chain.words.size() && words.back() == chain.words.back();
    return ends_alike && is_subset(words, chain.words) &&
           (words.size() > 1 || is_kind(i) || is_pointed(i));
  }

  // "Parliament" after "the Italian Parliament": a name that is what the body is.
  bool is_kind(std::size_t i) const {
    std::int32_t const agent = marks_.agent_at[mentions_[i].mention.head];
    return agent >= 0 && marks_.marked[agent].tokens.contains(mentions_[i].name);
  }

  // "the Front" after "the River Front"
  bool is_pointed(std::size_t i) const {
    auto const before = static_cast<std::int32_t>(mentions_[i].name.begin) - 1;
    return before >= 0 && parse_.tokens[before].lemma == "the";
  }

  bool same_place(Chain const& chain, std::size_t i) const {
    if (chain.kind != MentionKind::place) return false;
    std::vector<std::string> const words = words_of(i);
    if (words.empty() || chain.words.empty()) return false;
    bool const longer = words.size() > chain.words.size();
    return words.back() == chain.words.back() &&
           is_subset(longer ? chain.words : words, longer ? words : chain.words);
  }

  static bool is_subset(std::vector<std::string> const& few, std::vector<std::string> const& many) {
    return std::all_of(few.begin(), few.end(), [&many](std::string const& word) {
      return std::find(many.begin(), many.end(), word) != many.end();
    });
  }

  // "icrc" of "international committee of the red cross": first letters, small words left out.
  static bool is_initials(std::vector<std::string> const& acronym,
                          std::vector<std::string> const& words) {
    if (acronym.size() != 1 || acronym[0].size() < 2 || words.size() < 2) return false;
    std::string all, main;
    for (std::string const& word : words) {
      bool const small = word == "of" || word == "the" || word == "for" || word == "and";
      all += word[0];
      if (!small) main += word[0];
    }
    return acronym[0] == all || acronym[0] == main;
  }

  // "Ehud Olmert, the prime minister of Israel": what stands beside means the same.
  std::int32_t apposition(std::size_t i) const {
    auto const found = by_head_.find(beside(i));
    if (found == by_head_.end() || found->second >= i) return -1;
    ActorMention const& other = mentions_[found->second];
    std::int32_t const chain = chain_of_[found->second];
    if (chain < 0) return -1;
    bool const one = traits_[found->second].plural == traits_[i].plural;
    if (!one && !is_body_of(found->second, i) && !is_body_of(i, found->second)) return -1;
    bool const alike = other.kind == mentions_[i].kind && other.kind != MentionKind::body;
    if (alike && !tells_nation(found->second, i)) return -1;
    if (is_other_body(found->second, i)) return -1;
    bool const office = traits_[found->second].kind == ActorKind::person;
    if (mentions_[i].kind == MentionKind::body && office) return -1;  // "leader of the group FARC"
    return other.kind == MentionKind::country || mentions_[i].kind == MentionKind::country ? -1
                                                                                           : chain;
  }

  // "the European Union and the United States, ETA": a body that the book knows has no other name
  // than its initials.
  bool is_other_body(std::size_t first, std::size_t second) const {
    bool const body = mentions_[second].kind == MentionKind::body;  // of the first, table_of tells
    if (!body || table_of(first) < 0 || table_of(first) == table_of(second)) return false;
    std::vector<std::string> const before = words_of(first), behind = words_of(second);
    return before != behind && !is_initials(behind, before) && !is_initials(before, behind);
  }

  // "the Joint Forces, an alliance of former rebels", "the group Armed Forces of Osk": the name of
  // one body in the plural.
  bool is_body_of(std::size_t name, std::size_t noun) const {
    return mentions_[name].kind == MentionKind::body &&
           mentions_[noun].kind == MentionKind::common && !traits_[noun].plural &&
           traits_[noun].kind != ActorKind::person;
  }

  // "the suspect, a Syrian", "the gunman, an Afghan refugee": where somebody is from.
  bool tells_nation(std::size_t who, std::size_t i) const {
    bool const common = mentions_[i].kind == MentionKind::common && !traits_[i].plural;
    return common && traits_[i].human && traits_[who].human && !traits_[i].country.empty() &&
           traits_[who].country.empty();
  }

  // The token that mention `i` stands in apposition to, -1 none.
  std::int32_t beside(std::size_t i) const {
    if (std::int32_t const group = group_before(i); group >= 0) return group;
    Token const& word = parse_.tokens[mentions_[i].mention.head];
    std::string_view const relation = base_relation(word.relation);
    bool const same = relation == "appos" || (relation == "conj" && is_role_in_list(i));
    if (!same) return -1;
    std::int32_t const office = office_over(i, word.head);
    return office >= 0 ? office : named_by(word.head);
  }

  // "head" of "the head of the relief agency in Gaza, Philippe Lazzarini": trees hang the person on
  // the noun before the comma, which is nobody. `noun` is that noun; -1 where none stands over it.
  std::int32_t office_over(std::size_t i, std::int32_t noun) const {
    auto const before = static_cast<std::int32_t>(mentions_[i].mention.tokens.begin) - 1;
    bool const apart = before >= 0 && parse_.tokens[before].form == ",";
    if (mentions_[i].kind != MentionKind::person || !apart) return -1;
    while (noun >= 0 && !is_somebody(noun)) {
      noun = parse_.tokens[noun].relation == "nmod" ? parse_.tokens[noun].head : -1;
    }
    return noun;
  }

  // A noun for one person.
  bool is_somebody(std::int32_t noun) const {
    auto const found = by_head_.find(noun);
    if (found == by_head_.end()) return false;
    Traits const& traits = traits_[found->second];
    return mentions_[found->second].kind == MentionKind::common && !traits.plural &&
           traits.kind == ActorKind::person;
  }

  // "Union" of "the National Union for Total Independence", for "Independence".
  std::int32_t named_by(std::int32_t token) const {
    std::int32_t const name = token < 0 || by_head_.contains(token) ? -1 : marks_.span_at[token];
    return name < 0 ? token : head_of(parse_, parse_.names[name].tokens);
  }

  // "group" of "the leader of the Lebanese group Hezbollah"; -1 where no such noun stands before.
  std::int32_t group_before(std::size_t i) const {
    auto const before = static_cast<std::int32_t>(mentions_[i].name.begin) - 1;
    bool const group = mentions_[i].kind == MentionKind::body && before >= 0 &&
                       book_.is_in(WordGroup::group, marks_.words[before]) &&
                       parse_.sentence_of[before] == sentence_of(i);
    return group && by_head_.contains(before) ? before : -1;
  }

  // "Jan Petersen, Norway's foreign minister and Condoleezza Rice": a list of two, the first with
  // his office.
  bool is_role_in_list(std::size_t i) const {
    ActorMention const& mention = mentions_[i];
    Token const& word = parse_.tokens[mention.mention.head];
    auto const found = by_head_.find(word.head);
    bool const after_person = found != by_head_.end() &&
                              mentions_[found->second].kind == MentionKind::person &&
                              found->second < i;
    bool const role = mention.kind == MentionKind::common && !traits_[i].role.empty();
    return after_person && role && child(parse_, mention.mention.head, "cc") < 0;
  }

  // "Palipehutu (commonly known as FNL)": a second name of what stands before.
  std::int32_t other_name(std::size_t i) const {
    std::int32_t const head = mentions_[i].mention.head;
    std::int32_t const verb = parse_.tokens[head].head;
    std::int32_t const sign = child(parse_, head, "case");
    bool const named =
        mentions_[i].kind == MentionKind::body || mentions_[i].kind == MentionKind::person;
    if (!named || verb < 0 || sign < 0) return -1;
    Token const& word = parse_.tokens[verb];
    bool const naming = parse_.tokens[sign].lemma == "as" &&
                        base_relation(word.relation) == "acl" &&
                        (word.lemma == "know" || word.lemma == "known");
    auto const found = naming ? by_head_.find(word.head) : by_head_.end();
    return found == by_head_.end() || found->second >= i ? -1 : chain_of_[found->second];
  }

  // ---- nouns

  std::int32_t find_common(std::size_t i) const {
    if (is_state(i)) {
      if (std::int32_t const chain = find_country(country_key(i)); chain >= 0) return chain;
    }
    std::int32_t const named = named_beside(i);
    return named >= 0 ? named : nouns_.antecedent(i);
  }

  // "Chad's president, Idriss Vila," after "the president of Chad, Idriss Vila": the person told
  // before under the whole name that stands beside the noun.
  std::int32_t named_beside(std::size_t i) const {
    for (std::int32_t const token : parse_.children[mentions_[i].mention.head]) {
      auto const found = by_head_.find(token);
      if (found == by_head_.end() || found->second <= i) continue;
      std::size_t const name = found->second;
      bool const person = mentions_[name].kind == MentionKind::person && words_of(name).size() > 1;
      if (person && beside(name) == mentions_[i].mention.head && is_somebody(beside(name)))
        return find_back(name, &Joiner::same_full_name);
    }
    return -1;
  }

  // Not "the Armenian separatist authorities".
  static bool is_government(Traits const& traits) {
    bool const state = traits.sectors.empty() || traits.sectors[0] == "GOV";
    return state && !traits.country.empty();
  }

  bool countries_agree(Chain const& chain, std::size_t i) const {
    return traits_[i].country.empty() || chain.traits.country.empty() ||
           traits_[i].country == chain.traits.country;
  }

  std::int32_t sentence_of(std::size_t mention) const {
    return parse_.sentence_of[mentions_[mention].mention.head];
  }

  ActorBook const& book_;
  Parse const& parse_;
  NameMarks const& marks_;
  std::vector<ActorMention> const& mentions_;
  std::vector<Traits> const& traits_;
  std::vector<Chain> chains_;
  std::vector<std::int32_t> chain_of_;
  std::unordered_map<std::int32_t, std::size_t> by_head_;
  std::unordered_map<std::string, std::int32_t> countries_;
  PronounResolver pronouns_;
  NounResolver nouns_;
};

}  // namespace

void add_traits(Traits& to, Traits const& from) {
  if (to.country.empty()) to.country = from.country;
  bool const open = to.sectors.empty() || to.sectors == std::vector<std::string>{"UNK"};
  if (open && !from.sectors.empty()) to.sectors = from.sectors;
  if (to.role.empty()) to.role = from.role;
  bool const better = to.sex_guessed && !from.sex_guessed && from.gender != Gender::unknown;
  if (to.gender == Gender::unknown || better) {
    to.gender = from.gender;
    to.sex_guessed = from.sex_guessed;
  }
  to.human = to.human || from.human;
  to.former = to.former || from.former;
}

std::vector<Chain> join_mentions(ActorBook const& book, Parse const& parse,
                                 Quotations const& quotations, NameMarks const& marks,
                                 std::vector<ActorMention> const& mentions,
                                 std::vector<Traits> const& traits) {
  return Joiner(book, parse, quotations, marks, mentions, traits).run([](std::size_t) {});
}

PronounList join_and_list(ActorBook const& book, Parse const& parse, Quotations const& quotations,
                          NameMarks const& marks, std::vector<ActorMention> const& mentions,
                          std::vector<Traits> const& traits) {
  Joiner joiner(book, parse, quotations, marks, mentions, traits);
  PronounList list{mentions, {}, {}};
  list.chains = joiner.run([&](std::size_t pronoun) {
    list.pronouns.push_back({static_cast<std::int32_t>(pronoun), joiner.options(pronoun)});
  });
  return list;
}

}  // namespace dragoman
