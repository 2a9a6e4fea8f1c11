#include "names/actor_mentions.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"

namespace dragoman {
namespace {

// Dependents that belong to the fullest noun phrase in place.
constexpr std::array<std::string_view, 7> kInside = {"compound", "flat",   "amod",    "nummod",
                                                     "nmod",     "advmod", "goeswith"};
constexpr std::array<std::string_view, 2> kInsidePrepositions = {"of", "for"};
constexpr std::array<std::string_view, 12> kPronouns = {"he",  "she",  "it",      "they",
                                                        "his", "her",  "its",     "their",
                                                        "him", "them", "himself", "themselves"};
constexpr std::array<std::string_view, 4> kOtherPronouns = {"herself", "itself", "hers", "theirs"};

class Finder {
 public:
  Finder(ActorBook const& book, Parse const& parse, NameMarks const& marks)
      : book_(book), parse_(parse), marks_(marks) {}

  std::vector<ActorMention> find() {
    std::vector<ActorMention> out;
    for (std::size_t t = 0; t < parse_.tokens.size(); ++t) {
      ActorMention mention;
      mention.mention.head = static_cast<std::int32_t>(t);
      if (classify(mention)) out.push_back(finished(mention));
    }
    drop_parts(out);
    return out;
  }

 private:
  // Nouns inside a name or a person's title are no mentions of their own.
  void drop_parts(std::vector<ActorMention>& mentions) const {
    std::vector<bool> covered(parse_.tokens.size(), false);
    for (ActorMention const& mention : mentions) cover(mention, covered);
    std::erase_if(mentions, [&covered](ActorMention const& mention) {
      return mention.kind == MentionKind::common && covered[mention.mention.head];
    });
  }

  // The words of a name, and of the title before a person's.
  static void cover(ActorMention const& mention, std::vector<bool>& covered) {
    bool const person = mention.kind == MentionKind::person;
    if (!person && mention.kind != MentionKind::body) return;
    std::uint32_t const begin =
        person ? std::min(mention.mention.tokens.begin, mention.name.begin) : mention.name.begin;
    std::fill(covered.begin() + begin, covered.begin() + mention.name.end, true);
  }

  Token const& token(std::int32_t t) const { return parse_.tokens[t]; }
  std::string_view relation(std::int32_t t) const { return base_relation(token(t).relation); }

  bool is_pronoun(std::int32_t t) const {
    if (token(t).upos != Upos::PRON || relation(t) == "expl") return false;
    return is_one_of(marks_.words[t], kPronouns) || is_one_of(marks_.words[t], kOtherPronouns);
  }

  Marked const* name_mark(std::int32_t t) const {
    return marks_.name_at[t] < 0 ? nullptr : &marks_.marked[marks_.name_at[t]];
  }
  Marked const* agent_mark(std::int32_t t) const {
    return marks_.agent_at[t] < 0 ? nullptr : &marks_.marked[marks_.agent_at[t]];
  }
  NameSpan const* span(std::int32_t t) const {
    return marks_.span_at[t] < 0 ? nullptr : &parse_.names[marks_.span_at[t]];
  }

  // The personal name that `t` heads, also as a title before it: "President Uribe".
  NameSpan const* person(std::int32_t t) const {
    NameSpan const* own = span(t);
    if (own != nullptr && own->kind == NameKind::PER) {
      return head_of(parse_, own->tokens) == t ? own : nullptr;
    }
    if (own != nullptr) return nullptr;
    for (std::int32_t const dependent : parse_.children[t]) {
      NameSpan const* name = span(dependent);
      bool const flat = relation(dependent) == "flat";
      bool const person = name != nullptr && name->kind == NameKind::PER;
      if (flat && person && !is_bare_rank(*name)) return name;
    }
    return nullptr;
  }

  // A title that a name hangs on by "flat" leaves the name itself without a mention.
  bool is_part(std::int32_t t) const {
    std::string_view const own = relation(t);
    return own == "fixed" || own == "goeswith" || own == "flat" || own == "punct";
  }

  // "State" in "Secretary of State".
  bool is_in_office(std::int32_t t) const {
    Marked const* agent = agent_mark(t);
    NameSpan const* name = span(t);
    return agent != nullptr && name != nullptr && agent->tokens.contains(name->tokens) &&
           !name->tokens.contains(static_cast<std::uint32_t>(head_of(parse_, agent->tokens)));
  }

  bool is_modifier(std::int32_t t) const {
    std::string_view const own = relation(t);
    return own == "compound" || own == "amod" || own == "nummod" || own == "det" || is_title(t);
  }

  // "Prime Minister" before "Nikol Pashinyan": UD hangs it on the name as a bare nmod.
  bool is_title(std::int32_t t) const {
    return token(t).relation == "nmod" && token(t).head > t && child(parse_, t, "case") < 0;
  }

  bool classify(ActorMention& mention) const {
    std::int32_t const t = mention.mention.head;
    if (is_pronoun(t)) return set(mention, MentionKind::pronoun, single(t));
    if (is_part(t) || !is_nominal(t) || is_in_office(t)) return false;
    NameSpan const* name = person(t);
    if (name != nullptr && !is_capital(*name) && !is_known_group(*name)) {
      return !is_bare_rank(*name) && set(mention, MentionKind::person, without_rank(name->tokens));
    }
    if (Marked const* mark = name_mark(t); mark && head_of(parse_, mark->tokens) == t) {
      return classify_marked(*mark, mention);
    }
    name = span(t);
    if (name != nullptr && head_of(parse_, name->tokens) == t) return classify_span(*name, mention);
    return classify_common(mention);
  }

  // "Abdel Fattah al-Burhan" of "Lt. Gen. Abdel Fattah al-Burhan": a rank is no part of the name.
  TokenSpan without_rank(TokenSpan name) const {
    while (name.size() > 1 && book_.is_in(WordGroup::rank, marks_.words[name.begin]) &&
           !is_known(name))
      ++name.begin;
    return name;
  }

  // "Sheikh Hasina": by these very words in the table of offices.
  bool is_known(TokenSpan name) const {
    std::string words;
    for (std::uint32_t t = name.begin; t < name.end; ++t)
      words += (words.empty() ? "" : " ") + marks_.words[t];
    std::vector<Holder const*> const known = book_.holders(marks_.words[name.end - 1]);
    return std::any_of(known.begin(), known.end(),
                       [&words](Holder const* holder) { return fold_word(holder->name) == words; });
  }

  // "Lt. Gen." before a name, tagged as another.
  bool is_bare_rank(NameSpan const& name) const {
    TokenSpan const last = without_rank(name.tokens);
    auto const token = static_cast<std::int32_t>(last.begin);
    return last.size() == 1 && book_.is_in(WordGroup::rank, marks_.words[last.begin]) &&
           (is_title(token) || relation(token) == "flat" || relation(token) == "compound");
  }

  // "Boko Haram", taken for a person: as the book has it.
  bool is_known_group(NameSpan const& name) const {
    Marked const* mark = name_mark(static_cast<std::int32_t>(name.tokens.begin));
    if (mark == nullptr || mark->kind != Marked::Kind::body) return false;
    ActorKind const kind = book_.body(mark->number).kind;
    bool const armed = kind == ActorKind::armed_group || kind == ActorKind::military;
    return armed && mark->tokens.begin == name.tokens.begin && mark->tokens.end == name.tokens.end;
  }

  bool is_nominal(std::int32_t t) const {
    Upos const upos = token(t).upos;
    return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::X ||
           (upos == Upos::NUM && span(t) != nullptr);
  }

  static TokenSpan single(std::int32_t t) {
    return {static_cast<std::uint32_t>(t), static_cast<std::uint32_t>(t) + 1};
  }

  static bool set(ActorMention& mention, MentionKind kind, TokenSpan name) {
    mention.kind = kind;
    mention.name = name;
    return true;
  }

  // The token's phrase modifies a noun that is an actor of its own: "Russian peacekeepers".
  bool modifies_actor(std::int32_t t) const {
    for (std::int32_t head = t; is_modifier(head) || relation(head) == "flat";) {
      head = token(head).head;
      if (head < 0) return false;
      if (is_agent(head) || person(head) || (span(head) && !is_place_span(*span(head))))
        return true;
      Marked const* mark = name_mark(head);
      if (mark && mark->kind == Marked::Kind::body) return true;
    }
    return false;
  }

  static bool is_place_span(NameSpan const& name) {
    return name.kind == NameKind::GPE || name.kind == NameKind::LOC || name.kind == NameKind::FAC ||
           name.kind == NameKind::NORP;
  }

  bool classify_marked(Marked const& mark, ActorMention& mention) const {
    std::int32_t const t = mention.mention.head;
    if (mark.kind == Marked::Kind::body) return set(mention, MentionKind::body, mark.tokens);
    // "the Persian Gulf", "the Sea of Japan"
    NameSpan const* name = span(t);
    bool const in_place = name != nullptr && name->tokens.size() > mark.tokens.size() &&
                          (name->kind == NameKind::LOC || name->kind == NameKind::FAC);
    if (in_place) return false;
    CountryWord const& word = marks_.country(book_, mark);
    bool const demonym = word.kind == CountryWordKind::demonym;
    if (demonym && shares_noun(t)) return set(mention, MentionKind::common, mark.tokens);
    if (is_modifier(t)) {
      if (modifies_actor(t) || is_hyphenated(parse_, mark.tokens)) return false;
      if (doer_behind(t) >= 0 || is_scene(t, word.kind)) return false;
      return set(mention, MentionKind::country, mark.tokens);
    }
    if (!demonym) return classify_country(word.kind, mark, mention);
    if (token(t).upos == Upos::ADJ && relation(t) != "nsubj" && relation(t) != "obj") return false;
    return set(mention, MentionKind::common, mark.tokens);
  }

  // "London bombings": where it was, not who did it.
  bool is_scene(std::int32_t t, CountryWordKind kind) const {
    return kind == CountryWordKind::capital && relation(t) == "compound";
  }

  // "police" of "Turkish police raids", for "Turkish"; -1 where none.
  std::int32_t doer_behind(std::int32_t t) const {
    std::int32_t const deed =
        relation(t) == "amod" || relation(t) == "compound" ? token(t).head : -1;
    for (std::int32_t doer = t + 1; doer < deed; ++doer) {
      Marked const* agent = agent_mark(doer);
      if (agent != nullptr && token(doer).head == deed && modifies_deed(doer, *agent)) return doer;
    }
    return -1;
  }

  // "Baku rejected": a name that is a capital's and nobody's first name or surname in the document
  // is no person, whatever it was tagged.
  bool is_capital(NameSpan const& name) const {
    auto const begin = static_cast<std::int32_t>(name.tokens.begin);
    Marked const* mark = name_mark(begin);
    bool const whole = mark != nullptr && mark->kind == Marked::Kind::country &&
                       mark->tokens.begin == name.tokens.begin &&
                       mark->tokens.end == name.tokens.end;
    if (!whole || marks_.country(book_, *mark).kind != CountryWordKind::capital) return false;
    std::string const& word = marks_.words[begin];
    auto const bears = [&](NameSpan const& other) {
      return other.kind == NameKind::PER && other.tokens.size() > 1 &&
             marks_.words[other.tokens.end - 1] == word;
    };
    return book_.gender_of(word) == Gender::unknown &&
           std::none_of(parse_.names.begin(), parse_.names.end(), bears);
  }

  // A capital is its country's government where it acts, else a place like others.
  bool classify_country(CountryWordKind kind, Marked const& mark, ActorMention& mention) const {
    std::int32_t const t = mention.mention.head;
    mention.acts =
        kind == CountryWordKind::seat || sends_too(t) || stands_as_actor(book_, parse_, t);
    if (kind != CountryWordKind::capital) return set(mention, MentionKind::country, mark.tokens);
    if (!mention.acts) return false;
    return set(mention, suffers(t) ? MentionKind::place : MentionKind::country, mark.tokens);
  }

  // "troops from Guatemala and El Salvador": the second has troops there, too.
  bool sends_too(std::int32_t t) const {
    std::int32_t const first = relation(t) == "conj" ? token(t).head : -1;
    std::int32_t const sign = first < 0 ? -1 : child(parse_, first, "case");
    bool const from = sign >= 0 && token(sign).lemma == "from" && relation(first) == "nmod";
    return from && token(first).head >= 0 && agent_mark(token(first).head) != nullptr;
  }

  // "Congolese" of "Congolese and Rwandan forces": the forces of the first; those of the last are
  // the noun's own.
  bool shares_noun(std::int32_t t) const {
    std::int32_t const noun = relation(t) == "amod" ? token(t).head : -1;
    if (noun < 0 || agent_mark(noun) == nullptr || !has_feature(token(noun), "Number=Plur"))
      return false;
    auto const& children = parse_.children[t];
    return std::any_of(children.begin(), children.end(), [&](std::int32_t other) {
      Marked const* mark = relation(other) == "conj" && other < noun ? name_mark(other) : nullptr;
      return mark != nullptr && mark->kind == Marked::Kind::country;
    });
  }

  // "Kyiv was shelled", "an attack on Kyiv": the town, not the government.
  bool suffers(std::int32_t t) const {
    bool const undergoes = token(t).relation == "nsubj:pass" || relation(t) == "obj";
    if (undergoes)
      return token(t).head >= 0 && book_.is_in(WordGroup::striking, token(token(t).head).lemma);
    std::int32_t const preposition = child(parse_, t, "case");
    return preposition >= 0 &&
           (token(preposition).lemma == "on" || token(preposition).lemma == "for");
  }

  bool classify_span(NameSpan const& name, ActorMention& mention) const {
    std::int32_t const t = mention.mention.head;
    if (name.kind == NameKind::ORG) {
      return set(mention, rules(t, name) ? MentionKind::person : MentionKind::body, name.tokens);
    }
    if (name.kind == NameKind::PER)
      return !is_bare_rank(name) && set(mention, MentionKind::person, without_rank(name.tokens));
    if (name.kind == NameKind::NORP) {
      bool const of_thing =
          relation(t) == "amod" && !modifies_actor(t) && !is_hyphenated(parse_, name.tokens);
      return (!is_modifier(t) || of_thing) &&  // "shelled Kurdish positions"
             set(mention, MentionKind::common, name.tokens);
    }
    if (is_modifier(t)) return false;
    Marked const* agent = agent_mark(t);
    if (agent != nullptr && !book_.agent(agent->number).site) {
      return set(mention, MentionKind::body, name.tokens);
    }
    return stands_as_actor(book_, parse_, t) && set(mention, MentionKind::place, name.tokens);
  }

  // "the Assad regime": one word before a government is hardly an organisation.
  bool rules(std::int32_t t, NameSpan const& name) const {
    return name.tokens.size() == 1 && relation(t) == "compound" && token(t).head > t &&
           book_.is_in(WordGroup::government, token(token(t).head).lemma);
  }

  bool classify_common(ActorMention& mention) const {
    std::int32_t const t = mention.mention.head;
    Marked const* agent = agent_mark(t);
    if (agent == nullptr) return false;
    if (is_in_compound(t)) return false;
    if (is_modifier(t))
      return modifies_deed(t, *agent) && set(mention, MentionKind::common, single(t));
    if (token(t).upos == Upos::ADJ && relation(t) != "nsubj" && relation(t) != "obj") return false;
    bool const site = book_.agent(agent->number).site;
    if (!is_agent(t) || (site && !is_argument(t))) return false;
    return set(mention, MentionKind::common, single(t));
  }

  // A noun for somebody; "positions" only where they are a state's.
  bool is_agent(std::int32_t t) const {
    Marked const* agent = agent_mark(t);
    return agent != nullptr && (!book_.agent(agent->number).post || is_owned(t));
  }

  // "Israeli positions", "Kurdish positions", "its positions"; those of a body are the body.
  bool is_owned(std::int32_t t) const {
    auto const& children = parse_.children[t];
    return std::any_of(children.begin(), children.end(), [&](std::int32_t owner) {
      std::string_view const own = relation(owner);
      Marked const* mark = name_mark(owner);
      bool const state = mark != nullptr && mark->kind == Marked::Kind::country &&
                         !is_hyphenated(parse_, mark->tokens);
      bool const before = own == "amod" || own == "compound" || own == "nmod";
      return owner < t && before && (state || is_people(owner) || is_pronoun(owner));
    });
  }

  // "Kurdish": of a people that is no state's.
  bool is_people(std::int32_t t) const {
    char const first = token(t).form[0];
    bool const capital = first >= 'A' && first <= 'Z';
    return capital && token(t).upos == Upos::ADJ && name_mark(t) == nullptr &&
           agent_mark(t) == nullptr;
  }

  // "a 110-member detachment"
  bool is_in_compound(std::int32_t t) const {
    return t > 1 && token(t - 1).form == "-" && token(t - 2).upos == Upos::NUM &&
           !token(t - 1).space_after;
  }

  // "police raid", "gang violence": who acts in what the noun tells.
  bool modifies_deed(std::int32_t t, Marked const& agent) const {
    bool const whole = agent.tokens.end == static_cast<std::uint32_t>(t) + 1;
    return whole && relation(t) == "compound" && !book_.agent(agent.number).site &&
           !is_hyphenated(parse_, single(t)) && token(t).upos != Upos::ADJ && !modifies_actor(t) &&
           !is_part(token(t).head);
  }

  // "a drone hit the refinery": what it was done with; "a Russian drone" tells who did it.
  bool is_tool(std::int32_t t) const {
    auto const& children = parse_.children[t];
    bool const owned = std::any_of(children.begin(), children.end(), [this](std::int32_t word) {
      return name_mark(word) != nullptr;
    });
    bool const strikes = token(t).relation == "nsubj" || token(t).relation == "obl:agent";
    return !owned && strikes && token(t).head >= 0 &&
           book_.is_in(WordGroup::striking, token(token(t).head).lemma);
  }

  // Subject, object, or struck: "an attack on a hospital".
  bool is_argument(std::int32_t t) const {
    std::string_view const own = relation(t);
    if (is_tool(t)) return false;
    if (own == "nsubj" || own == "obj" || own == "iobj") return true;
    if (own == "conj") return token(t).head >= 0 && is_argument(token(t).head);
    std::int32_t const preposition = child(parse_, t, "case");
    if ((own != "obl" && own != "nmod") || preposition < 0) return false;
    std::string_view const lemma = token(preposition).lemma;
    if (lemma == "include" || lemma == "including") return is_argument(token(t).head);
    return lemma == "on" || lemma == "against" || lemma == "at" || lemma == "by";
  }

  // ---- words of the phrase

  bool belongs(std::int32_t t) const {
    if (!is_one_of(relation(t), kInside)) return false;
    if (relation(t) != "nmod" || token(t).relation == "nmod:poss" || is_title(t)) return true;
    std::int32_t const preposition = child(parse_, t, "case");
    return preposition >= 0 && is_one_of(token(preposition).lemma, kInsidePrepositions);
  }

  TokenSpan phrase(std::int32_t head) const {
    TokenSpan span = single(head);
    for (std::int32_t const dependent : parse_.children[head]) {
      if (dependent > head && !may_follow(dependent)) continue;
      if (dependent < head && is_cut_off(dependent, head)) continue;
      if (belongs(dependent)) span = hull(span, inside(dependent));
    }
    return span;
  }

  // "against the ELN with president Petro saying": a word between them opens what is not theirs.
  bool is_cut_off(std::int32_t dependent, std::int32_t head) const {
    for (std::int32_t t = dependent + 1; t < head; ++t) {
      bool const opens = relation(t) == "mark" || relation(t) == "case";
      if (opens && token(t).head > head) return true;
    }
    return false;
  }

  bool may_follow(std::int32_t t) const {
    std::string_view const own = relation(t);
    return own == "nmod" || own == "flat" || own == "compound" || own == "goeswith";
  }

  // The subtree without clauses, apposition and coordination of the head's own level.
  TokenSpan inside(std::int32_t t) const {
    TokenSpan span = single(t);
    for (std::int32_t const dependent : parse_.children[t]) {
      std::string_view const own = relation(dependent);
      bool const apart =
          own == "acl" || own == "appos" || own == "parataxis" || own == "punct" || own == "advcl";
      if (!apart) span = hull(span, inside(dependent));
    }
    return span;
  }

  // "Twenty-six"
  bool is_number_in_parts(std::uint32_t t) const {
    return t + 2 < parse_.tokens.size() && parse_.tokens[t].upos == Upos::NUM &&
           parse_.tokens[t + 2].upos == Upos::NUM;
  }

  bool is_left_edge(std::uint32_t t) const {
    if (!is_number_in_parts(t) && is_hyphenated(parse_, single(static_cast<std::int32_t>(t))))
      return false;
    Upos const upos = parse_.tokens[t].upos;
    return upos == Upos::DET || upos == Upos::NUM || upos == Upos::PUNCT || upos == Upos::ADP ||
           upos == Upos::ADV || upos == Upos::SYM || upos == Upos::PART || upos == Upos::CCONJ ||
           book_.is_in(WordGroup::quantifier, marks_.words[t]);
  }

  TokenSpan trimmed(TokenSpan span, TokenSpan keep) const {
    while (span.begin < keep.begin && is_left_edge(span.begin)) ++span.begin;
    while (span.end > keep.end && (parse_.tokens[span.end - 1].upos == Upos::PUNCT ||
                                   parse_.tokens[span.end - 1].upos == Upos::ADV)) {
      --span.end;
    }
    return span;
  }

  std::int32_t owner_of(std::int32_t head) const {
    std::int32_t const possessor = child(parse_, head, "nmod:poss");
    if (possessor >= 0) return possessor;
    for (std::int32_t const dependent : parse_.children[head]) {
      if (relation(dependent) == "nmod" && belongs(dependent)) return dependent;
    }
    for (std::int32_t const dependent : parse_.children[head]) {
      bool const other = is_name_before(dependent) || is_body_after_from(dependent);
      if (other || is_served_by(dependent, head)) return dependent;
    }
    return -1;
  }

  bool is_body(std::int32_t t) const {
    return span(t) != nullptr && span(t)->kind == NameKind::ORG;
  }
  // "FNL spokesman", "the Trump administration".
  bool is_name_before(std::int32_t t) const {
    bool const before =
        relation(t) == "compound" && token(t).head > t && !is_cut_off(t, token(t).head);
    return before && (is_body(t) || person(t) != nullptr);
  }
  // "personnel from the National Army", "forces from a rebel group", "troops with the army".
  bool is_body_after_from(std::int32_t t) const {
    std::int32_t const sign = child(parse_, t, "case");
    if (relation(t) != "nmod" || sign < 0) return false;
    std::string const& opens = token(sign).lemma;
    return opens == "from" ? is_body(t) || is_armed_body(t) : opens == "with" && is_armed_body(t);
  }

  // "an adviser to the president".
  bool is_served_by(std::int32_t t, std::int32_t head) const {
    std::int32_t const sign = child(parse_, t, "case");
    return relation(t) == "nmod" && sign >= 0 && token(sign).lemma == "to" &&
           book_.is_in(WordGroup::serving, token(head).lemma);
  }

  bool is_armed_body(std::int32_t t) const {
    Marked const* agent = agent_mark(t);
    if (agent == nullptr) return false;
    ActorKind const kind = book_.agent(agent->number).kind;
    return kind == ActorKind::armed_group || kind == ActorKind::military ||
           book_.is_in(WordGroup::group, token(t).lemma);
  }

  // "Turkish" of "Turkish police raids", for "police"; the word itself where none stands there.
  TokenSpan nation_before(std::int32_t doer) const {
    for (std::int32_t t = doer - 1; t >= 0 && token(t).head == token(doer).head; --t) {
      Marked const* mark = name_mark(t);
      bool const nation = mark != nullptr && mark->kind == Marked::Kind::country;
      if (nation && doer_behind(t) == doer) return mark->tokens;
    }
    return single(doer);
  }

  ActorMention finished(ActorMention mention) const {
    std::int32_t const head = mention.mention.head;
    TokenSpan span = mention.name;
    bool const bare = mention.kind == MentionKind::pronoun ||
                      mention.kind == MentionKind::country || mention.kind == MentionKind::place;
    if (!bare) span = hull(span, phrase(head));
    if (mention.kind == MentionKind::common) span = hull(span, nation_before(head));
    mention.mention.tokens = trimmed(span, hull(mention.name, single(head)));
    mention.mention.span = bytes_of(parse_, mention.mention.tokens);
    if (!bare) mention.owner = owner_of(head);
    return mention;
  }

  ActorBook const& book_;
  Parse const& parse_;
  NameMarks const& marks_;
};

}  // namespace

std::vector<ActorMention> find_actor_mentions(ActorBook const& book, Parse const& parse,
                                              NameMarks const& marks) {
  return Finder(book, parse, marks).find();
}

}  // namespace dragoman
