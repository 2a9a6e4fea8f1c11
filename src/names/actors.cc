#include "names/actors.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include "names/actor_codes.h"
#include "names/coreference.h"
#include "names/country_guess.h"
#include "names/holders.h"
#include "names/name_marks.h"
#include "names/pronoun_list.h"
#include "names/told_states.h"
#include "text/blocks.h"

namespace dragoman {
namespace {

// Words and places that tell a state before it counts as what a report speaks of.
constexpr std::size_t kOften = 4;

// Sectors of those who have men under arms.
constexpr std::array<std::string_view, 5> kArmed = {"MIL", "REB", "PRM", "COP", "CRM"};

// "Army takes town" and "BAMAKO, Oct 14 (Reuters) -": what stands above the text.
std::string heading_of(Document const& document) {
  std::string heading = document.title;
  for (std::string_view const words : datelines(document)) heading.append(" ").append(words);
  return heading;
}

class ActorFinder {
 public:
  ActorFinder(ActorBook const& book, Document const& document, Parse const& parse, Names& names)
      : book_(book),
        document_(document),
        parse_(parse),
        names_(names),
        guess_(book, parse, names, marks_, mentions_, chains_, heading_of(document)) {}

  void run() {
    find_mentions();
    guess_.count();
    chains_ = join_mentions(book_, parse_, find_quotations(document_, parse_), marks_, mentions_,
                            traits_);
    guess_.index();
    for (Chain& chain : chains_) complete(chain);
    if (guess_.main().empty()) take_country_of_persons();
    for (Chain& chain : chains_) join_state(chain);
    for (Chain const& chain : chains_) add(chain);
  }

  PronounList list() {
    find_mentions();
    return join_and_list(book_, parse_, find_quotations(document_, parse_), marks_, mentions_,
                         traits_);
  }

 private:
  void find_mentions() {
    marks_ = mark_names(book_, parse_);
    mark_told_states(book_, parse_, located(), marks_);
    unlocate();
    mentions_ = find_actor_mentions(book_, parse_, marks_);
    name_places();
    for (ActorMention const& mention : mentions_) {
      traits_.push_back(describe(book_, parse_, marks_, mention));
      place_country(mention, traits_.back());
    }
  }

  // The tokens of places that lie in a known country.
  std::vector<bool> located() const {
    std::vector<bool> out(parse_.tokens.size(), false);
    for (Place const& known : names_.places) {
      if (known.country.empty()) continue;
      for (Mention const& mention : known.mentions) {
        std::fill(out.begin() + mention.tokens.begin, out.begin() + mention.tokens.end, true);
      }
    }
    return out;
  }

  // Where the text is about states that no table has, a town of theirs is none of the same name in
  // a country that the text does not tell of.
  void unlocate() {
    std::set<std::string> told;
    std::size_t strange = 0, known = 0;
    for (Marked const& mark : marks_.marked) {
      if (mark.kind != Marked::Kind::country) continue;
      std::string const& code = marks_.country(book_, mark).code;
      ++(is_told_code(code) ? strange : known);
      told.insert(code);
    }
    if (strange <= known) return;
    for (Place& place : names_.places) {
      if (told.contains(place.country)) continue;
      place.longitude = place.latitude = std::nullopt;
      place.uncertainty_km = 0;
      place.country.clear();
      place.admin1.clear();
      place.geonames.clear();
    }
  }

  // What the places know is no person: "Nagorno-Karabakh". A title makes it one.
  void name_places() {
    std::vector<Mention const*> place(parse_.tokens.size(), nullptr);
    for (Place const& known : names_.places) {
      for (Mention const& mention : known.mentions) {
        std::fill(place.begin() + mention.tokens.begin, place.begin() + mention.tokens.end,
                  &mention);
      }
    }
    std::vector<ActorMention> kept;
    for (ActorMention& mention : mentions_) {
      Mention const* const whole = place[mention.mention.head];
      bool const named = whole != nullptr && may_be_place(mention);
      if (named && is_other_part(mention.mention, *whole)) continue;
      if (named) make_place(mention, *whole);
      kept.push_back(std::move(mention));
    }
    mentions_ = std::move(kept);
  }

  // The "Karabakh" of "Nagorno-Karabakh", tagged as a name of its own.
  static bool is_other_part(Mention const& part, Mention const& whole) {
    return part.head != whole.head && whole.tokens.size() > part.tokens.size();
  }

  void make_place(ActorMention& mention, Mention const& whole) const {
    std::int32_t const at = marks_.name_at[mention.mention.head];
    bool const state = at >= 0 && marks_.marked[at].kind == Marked::Kind::country;
    mention.kind = state ? MentionKind::country : MentionKind::place;
    if (whole.tokens.contains(mention.mention.tokens)) mention.mention = whole;
    mention.name = mention.mention.tokens;
  }

  // A person without a title, or a single word that no table of bodies has.
  bool may_be_place(ActorMention const& mention) const {
    if (mention.kind == MentionKind::person)
      return mention.mention.tokens.begin >= mention.name.begin;
    return mention.kind == MentionKind::body && mention.name.size() == 1 &&
           marks_.name_at[mention.mention.head] < 0;
  }

  // A town that acts lies in the country that the places know; "the governor of Kherson region" is
  // of the country that Kherson lies in.
  void place_country(ActorMention const& mention, Traits& traits) const {
    if (!traits.country.empty() || traits.abroad || traits.international) return;
    std::int32_t const head = mention.mention.head;
    bool const itself = mention.kind == MentionKind::place && names_.place_at[head] >= 0;
    bool const role = mention.kind == MentionKind::common || mention.kind == MentionKind::person;
    std::int32_t const place = itself ? names_.place_at[head] : role ? place_in(mention) : -1;
    if (place < 0) return;
    traits.country = names_.places[place].country;
    traits.local = !itself;
  }

  // The place that stands first in the words of the mention, its own name aside; -1 none.
  std::int32_t place_in(ActorMention const& mention) const {
    TokenSpan const words = mention.mention.tokens;
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      bool const named = mention.kind == MentionKind::person && mention.name.contains(t);
      if (is_hyphenated(parse_, {t, t + 1})) continue;  // "Russia-appointed"
      if (!named && names_.place_at[t] >= 0) return names_.place_at[t];
    }
    return -1;
  }

  // "her convoy", "a convoy of the Red Crescent": whose it is.
  bool is_gathering(std::int32_t mention) const {
    std::int32_t const head = mentions_[mention].mention.head;
    return book_.is_in(WordGroup::gathering, parse_.tokens[head].lemma);
  }

  // ---- codes that the words leave open

  void complete(Chain& chain) {
    if (is_of_other_state(chain)) chain.traits.country = guess_.main();
    if (chain.kind == MentionKind::person) look_up(chain);
    if (chain.kind == MentionKind::person && chain.traits.sectors.empty()) take_office(chain);
    if (is_outlet(chain)) chain.traits.sectors = {"JRN"};
    inherit(chain);
    if (chain.traits.country.empty() && chain.traits.international) chain.traits.country = "IGO";
    bool const open = !is_anybody(chain) && !chain.traits.abroad;
    if (chain.traits.country.empty() && open) {
      chain.traits.country = guess_.of(chain);
      chain.traits.country_guessed = true;
    }
    bool const state = chain.traits.country != "IGO" && chain.traits.country != "NGO";
    bool const of_none = !state && chain.kind == MentionKind::person && is_of(chain.traits, "GOV");
    if (of_none) chain.traits.sectors.clear();  // "executive director at Rights Watch"
    if (chain.traits.sectors.empty() && chain.traits.inherits && state) {
      std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
      std::string const& noun = parse_.tokens[head].lemma;
      bool const told = (!chain.traits.country.empty() && !chain.traits.country_guessed) ||
                        is_within(parse_, head);
      bool const strange =
          is_of_unknown_body(chain) || (book_.is_in(WordGroup::unnamed, noun) && !told);
      chain.traits.sectors = {is_named_site(chain) ? "CVL" : strange ? "UNK" : "GOV"};
      bool const side = book_.is_in(WordGroup::side, noun);
      bool const rules = side && !chain.traits.country.empty() && !chain.traits.plural;
      if (rules) chain.traits.kind = ActorKind::government;  // "the Estian side"
    }
  }

  // "Osk Gazette": by the last word of its name.
  bool is_outlet(Chain const& chain) const {
    TokenSpan const name = mentions_[chain.mentions.front()].name;
    return chain.kind == MentionKind::body && chain.table < 0 && chain.traits.sectors.empty() &&
           name.size() > 1 && book_.is_in(WordGroup::outlet, marks_.words[name.end - 1]);
  }

  // "Virgin spokesman": of a name that no table has, and so of no government.
  bool is_of_unknown_body(Chain const& chain) const {
    return std::any_of(chain.mentions.begin(), chain.mentions.end(), [this](std::int32_t m) {
      return is_unknown_body(parse_, marks_, mentions_[m].owner);
    });
  }

  // "the Foreign Office", "Congress": of the state that the text speaks of, where it speaks of no
  // other.
  bool is_of_other_state(Chain const& chain) const {
    if (chain.kind != MentionKind::body || chain.table < 0) return false;
    Body const& body = book_.body(chain.table);
    return body.shared && chain.traits.country == body.country && !guess_.main().empty() &&
           guess_.times_told(body.country) == 0 && guess_.times_told(guess_.main()) >= kOften;
  }

  // "Vaz resigns as prime minister", "was appointed as envoy": what is told of somebody is his
  // office.
  void take_office(Chain& chain) const {
    for (std::int32_t const m : chain.mentions) {
      Token const& word = parse_.tokens[mentions_[m].mention.head];
      std::string_view const relation = base_relation(word.relation);
      if (word.head < 0 || (relation != "nsubj" && relation != "obj")) continue;
      for (std::int32_t const office : parse_.children[word.head]) {
        std::int32_t const sign = child(parse_, office, "case");
        bool const as = sign >= 0 && parse_.tokens[sign].lemma == "as";
        if (!as || marks_.agent_at[office] < 0) continue;
        AgentWord const& agent = book_.agent(marks_.marked[marks_.agent_at[office]].number);
        if (agent.kind == ActorKind::person && !agent.sector.empty())
          chain.traits.sectors = {agent.sector};
        return;
      }
    }
  }

  // "Zamzam camp": who lives there.
  bool is_named_site(Chain const& chain) const {
    std::int32_t const at = marks_.agent_at[mentions_[chain.mentions.front()].mention.head];
    return chain.kind == MentionKind::body && at >= 0 && book_.agent(marks_.marked[at].number).site;
  }

  // "Maduro accused Guaido. His government arrested lawmakers": where no word tells a country, that
  // of the first person whom the tables know and of whom the text tells more than once.
  void take_country_of_persons() {
    auto const known = std::find_if(chains_.begin(), chains_.end(), [](Chain const& chain) {
      return chain.kind == MentionKind::person && chain.mentions.size() > 1 &&
             is_state_code(chain.traits.country);
    });
    if (known == chains_.end()) return;
    guess_.suppose(known->traits.country);
    for (Chain& chain : chains_) complete(chain);
  }

  // "both sides", "each side", "other countries", "hostages": of no country by themselves.
  bool is_anybody(Chain const& chain) const {
    Traits const& traits = chain.traits;
    std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
    bool const common = chain.kind == MentionKind::common;
    std::string const& lemma = parse_.tokens[head].lemma;
    std::int32_t const at = marks_.agent_at[head];
    bool const word = at < 0 || marks_.marked[at].tokens.size() == 1;  // not "ruling party"
    bool const open = book_.is_in(WordGroup::side, lemma) || book_.is_in(WordGroup::captive, lemma);
    if (common && word && open) return true;
    if (!traits.plural || traits.sectors.empty() || traits.kind != ActorKind::group) return false;
    return traits.sectors[0] == "UNK" || traits.sectors[0] == "GOV";
  }

  void look_up(Chain& chain) const {
    bool const ranked_only = is_rank(chain.traits.role);
    NameEvidence evidence{chain.words,
                          chain.traits.country,
                          guess_.told(),
                          !chain.traits.role.empty(),
                          ranked_only ? "" : chain.traits.role,
                          document_.published ? format_date(*document_.published) : ""};
    Holder const* holder = find_holder(book_, evidence);
    if (holder == nullptr || is_first_name_alone(chain, *holder)) return;
    Traits& traits = chain.traits;
    bool const now = in_office(*holder, evidence.day);
    if (traits.country.empty() || holder->country == "IGO") traits.country = holder->country;
    if (traits.gender == Gender::unknown) traits.gender = holder->gender;
    bool const ranked = now && is_rank(traits.role);
    if ((traits.role.empty() && now) || ranked) traits.role = holder->role;
    if (ranked) traits.sectors = holder->sectors;
    bool const left = !now && holder->from <= evidence.day && !holder->sectors.empty() &&
                      holder->sectors[0] == "GOV";
    if (traits.sectors.empty()) {
      traits.sectors = left ? std::vector<std::string>{"ELI"} : holder->sectors;
    }
  }

  // "Lt. Gen.", "Sheikh": what is no office.
  bool is_rank(std::string const& role) const {
    std::istringstream words(role);
    std::string word;
    while (words >> word) {
      if (!book_.is_in(WordGroup::rank, fold_word(word))) return false;
    }
    return !role.empty();
  }

  // "Martin said" is the prime minister of Ireland only where the text speaks of Ireland.
  bool is_first_name_alone(Chain const& chain, Holder const& holder) const {
    bool const untitled = chain.traits.role.empty() || is_rank(chain.traits.role);
    bool const alone = chain.words.size() == 1 && untitled;
    bool const pope = !holder.sectors.empty() && holder.sectors.front() == "REL";
    bool const first = alone && !pope && fold_word(holder.name).starts_with(chain.words[0] + ' ');
    return alone && (first || book_.gender_of(chain.words[0]) != Gender::unknown) &&
           guess_.times_told(holder.country) == 0;
  }

  // From whom it belongs to: "his spokesman", "Gbagbo's supporters".
  void inherit(Chain& chain) const {
    for (std::int32_t const m : chain.mentions) {
      std::int32_t const owner = mentions_[m].owner;
      Traits const* const owning = guess_.traits_at(owner);
      if (owning == nullptr || owning == &chain.traits) continue;
      Traits const& other = *owning;
      if (chain.traits.country.empty()) {
        chain.traits.country = other.country;
        chain.traits.country_guessed = other.country_guessed;
      }
      bool const heir = chain.traits.inherits || traits_[m].inherits;  // "X, adviser to the king"
      bool const open = heir && (chain.traits.sectors.empty() || is_of(chain.traits, "UNK"));
      bool const theirs = is_of(chain.traits, "MIL") && is_of(other, "REB");  // "the FARC's forces"
      // "a spokesman for the paramilitary group": of the one told before, whatever the noun says
      // "the chamber of commerce … its president": of the chamber, and no head of state
      bool const of_body = is_of(chain.traits, "GOV") && other.kind == ActorKind::organisation &&
                           !other.sectors.empty() && !is_of(other, "PTY");
      bool const meant = heir && parse_.tokens[owner].upos == Upos::NOUN &&
                         other.kind == ActorKind::armed_group && !other.sectors.empty();
      if (open || theirs || meant || of_body || is_gathering(m) || are_ranks(m, other))
        chain.traits.sectors = other.sectors;
      // "the president's fighters" are no rebels
      bool const regime = is_of(chain.traits, "REB") && is_of(other, "GOV") &&
                          parse_.tokens[mentions_[m].mention.head].lemma == "fighter";
      if (regime) chain.traits.sectors = {"PRM"};
    }
  }

  // "three of its men were killed": of the army that "its" is, and no civilians.
  bool are_ranks(std::int32_t mention, Traits const& owning) const {
    Token const& word = parse_.tokens[mentions_[mention].mention.head];
    bool const armed =
        std::ranges::any_of(kArmed, [&](std::string_view sector) { return is_of(owning, sector); });
    return armed && word.lemma == "man" && has_feature(word, "Number=Plur") &&
           parse_.tokens[mentions_[mention].owner].upos == Upos::PRON;
  }

  // "the government", "the junta" whose country only the document tells, "her country" of a
  // minister: the state itself, where it is told of.
  void join_state(Chain& chain) {
    if (!is_government(chain) || !is_state_code(chain.traits.country)) return;
    auto const state = std::find_if(chains_.begin(), chains_.end(), [&](Chain const& other) {
      return other.kind == MentionKind::country && !other.traits.former &&
             !other.mentions.empty() && other.traits.country == chain.traits.country;
    });
    if (state == chains_.end()) return;
    state->mentions.insert(state->mentions.end(), chain.mentions.begin(), chain.mentions.end());
    std::sort(state->mentions.begin(), state->mentions.end());
    chain.mentions.clear();
  }

  // Nothing but a word for those who rule: not "the new government", "the government of Sindh"; or
  // the country of somebody.
  bool is_government(Chain const& chain) const {
    bool const bare = chain.kind == MentionKind::common && !chain.traits.local &&
                      !chain.traits.plural && is_of(chain.traits, "GOV");
    return bare &&
           std::all_of(chain.mentions.begin(), chain.mentions.end(), [this](std::int32_t m) {
             std::int32_t const head = mentions_[m].mention.head;
             bool const pronoun = mentions_[m].kind == MentionKind::pronoun;
             bool const owned = mentions_[m].owner >= 0 && mentions_[m].mention.tokens.size() == 2;
             bool const ruling = book_.is_in(WordGroup::government, marks_.words[head]) &&
                                 (owned || mentions_[m].mention.tokens.size() == 1);
             return pronoun || ruling ||
                    (owned && book_.is_in(WordGroup::country, marks_.words[head]));
           });
  }

  // ---- the actor

  void add(Chain const& chain) {
    bool const acts = std::any_of(chain.mentions.begin(), chain.mentions.end(),
                                  [this](std::int32_t m) { return mentions_[m].acts; });
    if (!acts) return;
    auto const number = static_cast<std::int32_t>(names_.actors.size());
    names_.actors.push_back(actor_of(chain));
    for (std::int32_t const m : chain.mentions) {
      std::int32_t const head = mentions_[m].mention.head;
      names_.actor_at[head] = number;
      names_.acts[head] = mentions_[m].acts;
    }
  }

  Actor actor_of(Chain const& chain) const {
    Actor actor;
    Traits const& traits = chain.traits;
    actor.name = name_for(chain);
    actor.kind = traits.kind;
    bool const coded = !traits.country.empty() && !is_told_code(traits.country);
    if (coded) actor.country = traits.country;
    bool const known = coded || !traits.country_guessed;
    if (known && traits.country != "XXX") actor.state = traits.country;
    actor.sectors = traits.sectors;
    if (actor.country == "IGO") std::erase_if(actor.sectors, is_no_organ);
    bool const international = actor.country == "IGO" || actor.country == "NGO";
    if (actor.sectors.empty() && !international) actor.sectors = {"UNK"};
    if (chain.kind == MentionKind::person) actor.role = traits.role;
    actor.cameo = cameo_code(actor.country, actor.sectors);
    for (std::int32_t const m : chain.mentions) actor.mentions.push_back(mentions_[m].mention);
    return actor;
  }

  // Officials and assemblies of an international body are that body; its troops and courts are not.
  static bool is_no_organ(std::string const& sector) {
    return sector != "MIL" && sector != "JUD" && sector != "COP";
  }

  // "Russia" names what "Moscow" and "Russian" stand for, however long these are.
  bool names_country(ActorMention const& mention) const {
    std::int32_t const at = marks_.name_at[mention.mention.head];
    if (at < 0 || marks_.marked[at].kind != Marked::Kind::country) return false;
    return marks_.country(book_, marks_.marked[at]).kind == CountryWordKind::country;
  }

  // The longest name of the best kind of mention; of a country its own where the text has it.
  std::string name_for(Chain const& chain) const {
    std::string best;
    bool const own = chain.kind == MentionKind::country &&
                     std::any_of(chain.mentions.begin(), chain.mentions.end(),
                                 [this](std::int32_t m) { return names_country(mentions_[m]); });
    for (std::int32_t const m : chain.mentions) {
      ActorMention const& mention = mentions_[m];
      if (mention.kind != chain.kind || (own && !names_country(mention))) continue;
      bool const common = chain.kind == MentionKind::common;
      std::string name = written(parse_, common ? mention.mention.tokens : mention.name);
      if (name.size() > best.size()) best = std::move(name);
    }
    return best.empty() ? written(parse_, mentions_[chain.mentions.front()].mention.tokens) : best;
  }

  ActorBook const& book_;
  Document const& document_;
  Parse const& parse_;
  Names& names_;
  NameMarks marks_;
  std::vector<ActorMention> mentions_;
  std::vector<Traits> traits_;
  std::vector<Chain> chains_;
  CountryGuess guess_;
};

// Which token heads which place; nobody is found yet.
void index_places(Parse const& parse, Names& names) {
  names.actor_at.assign(parse.tokens.size(), -1);
  names.place_at.assign(parse.tokens.size(), -1);
  names.acts.assign(parse.tokens.size(), false);
  for (std::size_t i = 0; i < names.places.size(); ++i) {
    for (Mention const& mention : names.places[i].mentions) {
      if (mention.head >= 0) names.place_at[mention.head] = static_cast<std::int32_t>(i);
    }
  }
}

}  // namespace

void find_actors(ActorBook const& book, Document const& document, Parse const& parse,
                 Names& names) {
  index_places(parse, names);
  ActorFinder(book, document, parse, names).run();
}

PronounList list_pronouns(ActorBook const& book, Document const& document, Parse const& parse,
                          Names& names) {
  index_places(parse, names);
  return ActorFinder(book, document, parse, names).list();
}

}  // namespace dragoman
