#include "names/actor_mentions.h"

#include <algorithm>

#include "names/mention_words.h"

namespace dragoman {
namespace {

class Finder : private MentionView {
 public:
  using MentionView::MentionView;

  std::vector<ActorMention> find() {
    std::vector<ActorMention> out;
    for (std::size_t t = 0; t < parse_.tokens.size(); ++t) {
      ActorMention mention;
      mention.mention.head = static_cast<std::int32_t>(t);
      if (classify(mention)) out.push_back(with_words(*this, mention));
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
    std::vector<bool> begins_person(parse_.tokens.size() + 1, false);
    for (ActorMention const& mention : mentions) {
      if (mention.kind == MentionKind::person) begins_person[mention.name.begin] = true;
    }
    std::erase_if(mentions, [&](ActorMention const& mention) {
      Marked const* office = agent_mark(mention.mention.head);
      bool const before_person = office != nullptr && begins_person[office->tokens.end];
      return is_inside_body(mention) || (before_person && is_title(mention, *office));
    });
  }

  // The "Crown Prince" of "Crown Prince Mohammed bin Salman", "United Nations Secretary" of "United
  // Nations Secretary General Kofi Annan", which were taken for names.
  bool is_title(ActorMention const& mention, Marked const& office) const {
    if (mention.kind == MentionKind::person) return office.tokens == mention.name;
    return mention.kind == MentionKind::body && office.tokens.end >= mention.name.end &&
           book_.agent(office.number).kind == ActorKind::person;
  }

  // The "Democratic Alliance" of "the Myanmar National Democratic Alliance Army".
  bool is_inside_body(ActorMention const& mention) const {
    NameSpan const* name = span(mention.mention.head);
    return mention.kind == MentionKind::body && name != nullptr && name->kind == NameKind::ORG &&
           name->tokens.contains(mention.name) && name->tokens.size() > mention.name.size() &&
           !mention.name.contains(static_cast<std::uint32_t>(head_of(parse_, name->tokens)));
  }

  // The words of a name, and of the title before a person's.
  static void cover(ActorMention const& mention, std::vector<bool>& covered) {
    bool const person = mention.kind == MentionKind::person;
    if (!person && mention.kind != MentionKind::body) return;
    std::uint32_t const begin =
        person ? std::min(mention.mention.tokens.begin, mention.name.begin) : mention.name.begin;
    std::fill(covered.begin() + begin, covered.begin() + mention.name.end, true);
  }

  // "State" in "Secretary of State".
  bool is_in_office(std::int32_t t) const {
    Marked const* agent = agent_mark(t);
    NameSpan const* name = span(t);
    return agent != nullptr && name != nullptr && agent->tokens.contains(name->tokens) &&
           !name->tokens.contains(static_cast<std::uint32_t>(head_of(parse_, agent->tokens)));
  }

  bool classify(ActorMention& mention) const {
    std::int32_t const t = mention.mention.head;
    if (is_pronoun(t)) return set(mention, MentionKind::pronoun, single(t));
    if (is_part(t) || !is_nominal(t) || is_in_office(t)) return false;
    NameSpan const* name = person(t);
    if (name != nullptr && !is_capital(*name) && !is_known_group(*name)) {
      return !is_bare_rank(*name) && set(mention, MentionKind::person, without_rank(name->tokens));
    }
    if (Marked const* mark = name_mark(t); mark && heads(*mark, t)) {
      return classify_marked(*mark, mention);
    }
    if (is_inside_country(t)) return false;
    name = span(t);
    if (name != nullptr && head_of(parse_, name->tokens) == t) return classify_span(*name, mention);
    return classify_common(mention);
  }

  // Of "Save the Children", which looks like an order, the last word.
  bool heads(Marked const& mark, std::int32_t t) const {
    std::int32_t const head = head_of(parse_, mark.tokens);
    bool const order = mark.kind == Marked::Kind::body && !is_nominal(head);
    return order ? static_cast<std::uint32_t>(t) + 1 == mark.tokens.end : head == t;
  }

  // The "Congo" of "the Democratic Republic of the Congo".
  bool is_inside_country(std::int32_t t) const {
    Marked const* mark = name_mark(t);
    return mark != nullptr && mark->kind == Marked::Kind::country && mark->tokens.size() > 1;
  }

  // "Boko Haram", "Mossad", taken for a person: as the book has it; of a party or a company only
  // where nobody is known by that word.
  bool is_known_group(NameSpan const& name) const {
    Marked const* mark = name_mark(static_cast<std::int32_t>(name.tokens.begin));
    if (mark == nullptr || mark->kind != Marked::Kind::body) return false;
    if (mark->tokens.begin != name.tokens.begin || mark->tokens.end != name.tokens.end)
      return false;
    Body const& body = book_.body(mark->number);
    bool const leader = !book_.holders(marks_.words[name.tokens.end - 1]).empty();
    if (body.kind == ActorKind::armed_group) return !(body.listed && leader);  // "Bin Laden"
    return body.kind != ActorKind::organisation ||
           (name.tokens.size() == 1 && is_nobodys(marks_.words[name.tokens.begin]) && !leader);
  }

  bool is_nominal(std::int32_t t) const {
    Upos const upos = token(t).upos;
    return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::X ||
           (upos == Upos::NUM && span(t) != nullptr);
  }

  static bool set(ActorMention& mention, MentionKind kind, TokenSpan name) {
    mention.kind = kind;
    mention.name = name;
    return true;
  }

  bool classify_marked(Marked const& mark, ActorMention& mention) const {
    std::int32_t const t = mention.mention.head;
    if (is_posted_on(t)) return false;
    if (mark.kind == Marked::Kind::body) return set(mention, MentionKind::body, mark.tokens);
    // "the Persian Gulf", "the Sea of Japan"
    NameSpan const* name = span(t);
    bool const in_place = name != nullptr && name->tokens.size() > mark.tokens.size() &&
                          (name->kind == NameKind::LOC || name->kind == NameKind::FAC);
    if (in_place) return false;
    CountryWord const& word = marks_.country(book_, mark);
    bool const demonym = word.kind == CountryWordKind::demonym;
    if (demonym && shares_noun(t)) return set(mention, MentionKind::common, mark.tokens);
    if (is_first_of_pair(mark)) return set(mention, MentionKind::country, mark.tokens);
    if (leads(parse_, mark))
      return leads_deed(t) && set(mention, MentionKind::country, mark.tokens);
    if (is_modifier(t)) {
      if (modifies_actor(t) || is_hyphenated(parse_, mark.tokens)) return false;
      if (demonym && is_harmed(token(t).head)) return false;
      if (doer_behind(t) >= 0 || is_scene(t, word.kind)) return false;
      return set(mention, MentionKind::country, mark.tokens);
    }
    if (!demonym) return classify_country(word.kind, mark, mention);
    if (token(t).upos == Upos::ADJ && relation(t) != "nsubj" && relation(t) != "obj") return false;
    return set(mention, MentionKind::common, mark.tokens);
  }

  // "US" of "the US-led invasion", but not of "the US-led coalition", which acts itself, nor of
  // "the US-led summit".
  bool leads_deed(std::int32_t t) const {
    std::int32_t noun = token(t).head;
    if (noun >= 0 && token(noun).form == "led") noun = token(noun).head;
    return noun >= 0 && agent_mark(noun) == nullptr &&
           book_.is_in(WordGroup::campaign, token(noun).lemma);
  }

  // "Israel" of "the Israel-Hamas ceasefire", "Russian" of "Russian-Ukrainian talks": a hyphen
  // between two that act, before a noun that is nobody ("a British-Iranian journalist" is one).
  bool is_first_of_pair(Marked const& mark) const {
    std::uint32_t const other = mark.tokens.end + 1;
    if (other >= parse_.tokens.size() || !is_hyphenated(parse_, mark.tokens)) return false;
    Marked const* second = name_mark(static_cast<std::int32_t>(other));
    bool const acts =
        second != nullptr && second->tokens.begin == other && second->kind != Marked::Kind::agent;
    std::int32_t const noun = acts ? head_of(parse_, second->tokens) : -1;
    if (noun < 0 || !is_modifier(noun)) return false;
    if (token(noun).upos == Upos::PROPN) return true;
    return token(noun).upos == Upos::ADJ && agent_mark(token(noun).head) == nullptr;
  }

  // "London bombings": where it was, not who did it.
  bool is_scene(std::int32_t t, CountryWordKind kind) const {
    return kind == CountryWordKind::capital && relation(t) == "compound";
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
    return is_nobodys(marks_.words[begin]);
  }

  // No first name, and no surname of anybody in the document.
  bool is_nobodys(std::string const& word) const {
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

  // "Congolese" of "Congolese and Rwandan forces", "British" and "French" of "British, French and
  // Italian officials": the forces of each; those of the last are the noun's own.
  bool shares_noun(std::int32_t t) const {
    std::int32_t const first = relation(t) == "conj" ? token(t).head : t;
    std::int32_t const noun = first >= 0 && relation(first) == "amod" ? token(first).head : -1;
    if (noun < 0 || agent_mark(noun) == nullptr || !has_feature(token(noun), "Number=Plur"))
      return false;
    auto const& children = parse_.children[first];
    return std::any_of(children.begin(), children.end(), [&](std::int32_t other) {
      bool const later = relation(other) == "conj" && other > t && other < noun;
      Marked const* mark = later ? name_mark(other) : nullptr;
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
    bool const counts = token(t).upos == Upos::NUM && relation(t) == "nummod";
    if (counts) return false;  // "Ten" of "Ten Nigerien soldiers", tagged as a name
    if (is_of_paper(t, name) || is_way(name) || is_posted_on(t)) return false;
    if (name.kind == NameKind::ORG) {
      bool const tool = name.tokens.size() == 1 && book_.is_in(WordGroup::tool, marks_.words[t]);
      if (tool) return false;  // "an IED attack"
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

  // "wrote on X", "in a post on Truth Social": where it stands.
  bool is_posted_on(std::int32_t t) const {
    if (!book_.is_in(WordGroup::platform, marks_.words[t])) return false;
    if (relation(t) == "conj") return is_posted_on(token(t).head);
    std::int32_t const sign = child(parse_, t, "case");
    return sign >= 0 && token(sign).lemma == "on";
  }

  // "the Lorn accord", "the Laken Riley Act": what it is called by signs nothing.
  bool is_of_paper(std::int32_t t, NameSpan const& name) const {
    bool const paper = is_modifier(t) && token(t).head > t &&
                       book_.is_in(WordGroup::paper, token(token(t).head).lemma);
    return paper || ends_as(WordGroup::paper, name);
  }

  // "the Kessar Pass", "National Road 3"
  bool is_way(NameSpan const& name) const { return ends_as(WordGroup::way, name); }

  // The last word of the name, a number aside, is of the group, or the capital behind it is, which
  // the tagger left out.
  bool ends_as(WordGroup group, NameSpan const& name) const {
    std::uint32_t const end = name.tokens.end;
    auto const last = static_cast<std::int32_t>(end) - 1;
    auto const first = static_cast<std::int32_t>(name.tokens.begin);
    std::int32_t word = last;  // a number aside: "Road 3", "Road No. 3"
    bool const numbered = token(word).upos == Upos::NUM;
    if (numbered && word > first) --word;
    if (numbered && word > first && marks_.words[word] == "no.") --word;
    if (name.tokens.size() > 1 && book_.is_in(group, marks_.words[word])) return true;
    bool const behind = end < parse_.tokens.size() && token(last + 1).form[0] >= 'A' &&
                        token(last + 1).form[0] <= 'Z' &&
                        parse_.sentence_of[last + 1] == parse_.sentence_of[last];
    return behind && book_.is_in(group, marks_.words[end]);
  }

  // "the Assad regime": one word before a government is hardly an organisation.
  bool rules(std::int32_t t, NameSpan const& name) const {
    return name.tokens.size() == 1 && relation(t) == "compound" && token(t).head > t &&
           book_.is_in(WordGroup::government, token(token(t).head).lemma);
  }

  bool classify_common(ActorMention& mention) const {
    std::int32_t const t = mention.mention.head;
    Marked const* agent = agent_mark(t);
    if (agent == nullptr) {
      bool const someone = is_titled(t) || (is_harmed(t) && has_demonym(t));
      return someone && set(mention, MentionKind::common, single(t));
    }
    if (is_in_compound(t) || is_inner_word(t, *agent)) return false;
    if (is_modifier(t))
      return modifies_deed(t, *agent) && set(mention, MentionKind::common, single(t));
    if (token(t).upos == Upos::ADJ && relation(t) != "nsubj" && relation(t) != "obj") return false;
    bool const site = book_.agent(agent->number).site;
    if (!is_agent(t) || (site && !is_argument(t))) return false;
    return set(mention, MentionKind::common, single(t));
  }

  // "goldsmith" of "an Iraqi goldsmith was killed": whatever the noun, it is a person.
  bool is_harmed(std::int32_t t) const {
    bool const noun = t >= 0 && token(t).upos == Upos::NOUN && agent_mark(t) == nullptr;
    bool const whom = noun && (token(t).relation == "nsubj:pass" || relation(t) == "obj");
    return whom && token(t).head >= 0 &&
           book_.is_in(WordGroup::harming, token(token(t).head).lemma);
  }
  bool has_demonym(std::int32_t t) const {
    auto const& below = parse_.children[t];
    return std::any_of(below.begin(), below.end(), [this](std::int32_t word) {
      Marked const* mark = relation(word) == "amod" ? name_mark(word) : nullptr;
      return mark != nullptr && mark->kind == Marked::Kind::country &&
             marks_.country(book_, *mark).kind == CountryWordKind::demonym;
    });
  }

  // "the relief co-ordinator, Jan Egeland, said": whatever the noun, a person is what it means.
  bool is_titled(std::int32_t t) const {
    bool const one = (token(t).upos == Upos::NOUN || token(t).upos == Upos::PROPN) &&
                     !has_feature(token(t), "Number=Plur") && span(t) == nullptr;
    std::int32_t const name = one ? child(parse_, t, "appos") : -1;
    std::int32_t const mark = name < 0 ? -1 : name_start(name) - 1;
    bool const beside = mark > t && token(mark).form == "," && name_mark(t) == nullptr;
    return beside && (base_relation(token(t).relation) == "nsubj" || relation(t) == "obj") &&
           !has_agent_between(t, mark);
  }

  // "the murder of the ambassador, Ihab Sherif": he is the ambassador.
  bool has_agent_between(std::int32_t begin, std::int32_t end) const {
    for (std::int32_t t = begin + 1; t < end; ++t) {
      Marked const* agent = agent_mark(t);
      if (agent != nullptr && book_.agent(agent->number).kind == ActorKind::person) return true;
    }
    return false;
  }

  // The first word of the person's name that this word heads, -1 where it heads none.
  std::int32_t name_start(std::int32_t t) const {
    NameSpan const* name = person(t);
    return name == nullptr ? -1 : static_cast<std::int32_t>(name->tokens.begin);
  }

  // "general" of "the attorney general", "secretary general".
  bool is_inner_word(std::int32_t t, Marked const& agent) const {
    std::int32_t const head = head_of(parse_, agent.tokens);
    return !is_modifier(t) && head < t && token(t).head == head;
  }

  // "a 110-member detachment"
  bool is_in_compound(std::int32_t t) const {
    return t > 1 && token(t - 1).form == "-" && token(t - 2).upos == Upos::NUM &&
           !token(t - 1).space_after;
  }

  // "a drone hit the refinery": what it was done with; "a Russian drone" tells who did it.
  bool is_tool(std::int32_t t) const {
    auto const& children = parse_.children[t];
    bool const owned = std::any_of(children.begin(), children.end(), [&](std::int32_t word) {
      // "rebel artillery"; of "army artillery" the army is told by itself
      bool const armed = agent_mark(word) != nullptr && agent_mark(word) != agent_mark(t) &&
                         relation(word) == "amod" && is_mere_tool(t);
      return armed || name_mark(word) != nullptr;
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
    if (lemma == "at") return !happens_at(t);
    Marked const* agent = agent_mark(t);
    bool const office = agent != nullptr && book_.agent(agent->number).inherits;
    if (lemma == "from" && own == "nmod" && office) return true;  // "a statement from his office"
    return lemma == "on" || lemma == "against" || lemma == "by";
  }

  // "attacked a convoy at the camp": where it was; "fired rockets at the camp" hits it.
  bool happens_at(std::int32_t t) const {
    std::int32_t const verb = token(t).head;
    if (verb < 0 || token(verb).upos != Upos::VERB || child(parse_, verb, "obj") < 0) return false;
    std::string const& lemma = token(verb).lemma;
    return !book_.is_in(WordGroup::hurling, lemma) || book_.is_in(WordGroup::striking, lemma);
  }
};

}  // namespace

std::vector<ActorMention> find_actor_mentions(ActorBook const& book, Parse const& parse,
                                              NameMarks const& marks) {
  return Finder(book, parse, marks).find();
}

}  // namespace dragoman
