#include "names/actors.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "names/actor_codes.h"
#include "names/coreference.h"
#include "names/holders.h"
#include "names/name_marks.h"
#include "names/title_countries.h"
#include "names/told_states.h"

namespace dragoman {
namespace {

// A country told less than half as often as the main one is not where things happen.
constexpr std::size_t kRare = 2;
// A country in the title counts like so many in the text.
constexpr std::size_t kInTitle = 2;
// How many clauses out a speaker may stand: "the minister said that he hoped the army would …".
constexpr int kClausesOut = 3;

class ActorFinder {
 public:
  ActorFinder(ActorBook const& book, Document const& document, Parse const& parse, Names& names)
      : book_(book),
        document_(document),
        parse_(parse),
        names_(names),
        title_(book, document.title) {}

  void run() {
    marks_ = mark_names(book_, parse_);
    mark_told_states(book_, parse_, located(), marks_);
    mentions_ = find_actor_mentions(book_, parse_, marks_);
    name_places();
    for (ActorMention const& mention : mentions_) {
      traits_.push_back(describe(book_, parse_, marks_, mention));
      place_country(mention, traits_.back());
    }
    count_countries();
    chains_ = join_mentions(book_, parse_, marks_, mentions_, traits_);
    for (std::size_t c = 0; c < chains_.size(); ++c) {
      for (std::int32_t const m : chains_[c].mentions) chain_at_[mentions_[m].mention.head] = c;
    }
    for (Chain& chain : chains_) complete(chain);
    if (main_country_.empty()) take_country_of_persons();
    for (Chain const& chain : chains_) add(chain);
  }

 private:
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

  // ---- codes that the words leave open

  void complete(Chain& chain) {
    if (chain.kind == MentionKind::person) look_up(chain);
    inherit(chain);
    if (chain.traits.country.empty() && chain.traits.international) chain.traits.country = "IGO";
    bool const open = !is_anybody(chain) && !chain.traits.abroad;
    if (chain.traits.country.empty() && open) {
      chain.traits.country = country_told_elsewhere(chain);
    }
    bool const state = chain.traits.country != "IGO" && chain.traits.country != "NGO";
    if (chain.traits.sectors.empty() && chain.traits.inherits && state) {
      chain.traits.sectors = {"GOV"};
    }
  }

  // "Maduro accused Guaido. His government arrested lawmakers": where no word tells a country, that
  // of the first person whom the tables know.
  void take_country_of_persons() {
    auto const known = std::find_if(chains_.begin(), chains_.end(), [](Chain const& chain) {
      return chain.kind == MentionKind::person && is_state_code(chain.traits.country);
    });
    if (known == chains_.end()) return;
    main_country_ = known->traits.country;
    for (Chain& chain : chains_) complete(chain);
  }

  // "both sides", "each side", "other countries", "hostages": of no country by themselves.
  bool is_anybody(Chain const& chain) const {
    Traits const& traits = chain.traits;
    std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
    bool const common = chain.kind == MentionKind::common;
    std::string const& lemma = parse_.tokens[head].lemma;
    bool const open = book_.is_in(WordGroup::side, lemma) || book_.is_in(WordGroup::captive, lemma);
    if (common && open) return true;
    if (!traits.plural || traits.sectors.empty() || traits.kind != ActorKind::group) return false;
    return traits.sectors[0] == "UNK" || traits.sectors[0] == "GOV";
  }

  void look_up(Chain& chain) const {
    NameEvidence evidence{chain.words, chain.traits.country, countries_told(),
                          !chain.traits.role.empty(),
                          document_.published ? format_date(*document_.published) : ""};
    Holder const* holder = find_holder(book_, evidence);
    if (holder == nullptr || is_first_name_alone(chain, *holder)) return;
    Traits& traits = chain.traits;
    bool const now = in_office(*holder, evidence.day);
    if (traits.country.empty()) traits.country = holder->country;
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
    return chain.words.size() == 1 && chain.traits.role.empty() &&
           book_.gender_of(chain.words[0]) != Gender::unknown && times_told(holder.country) == 0;
  }

  // From whom it belongs to: "his spokesman", "Gbagbo's supporters".
  void inherit(Chain& chain) const {
    for (std::int32_t const m : chain.mentions) {
      std::int32_t const owner = mentions_[m].owner;
      auto const found = owner < 0 ? chain_at_.end() : chain_at_.find(owner);
      if (found == chain_at_.end() || &chains_[found->second] == &chain) continue;
      Traits const& other = chains_[found->second].traits;
      if (chain.traits.country.empty()) chain.traits.country = other.country;
      bool const heir = chain.traits.inherits || traits_[m].inherits;  // "X, adviser to the king"
      bool const open = heir && (chain.traits.sectors.empty() || is_of(chain.traits, "UNK"));
      bool const theirs = is_of(chain.traits, "MIL") && is_of(other, "REB");  // "the FARC's forces"
      if (open || theirs) chain.traits.sectors = other.sectors;
    }
  }

  std::string country_told_elsewhere(Chain const& chain) const {
    if (std::string found = country_in_title(chain); !found.empty()) return found;
    if (std::string found = country_of_commander(chain); !found.empty()) return found;
    if (std::string found = country_of_judge(chain); !found.empty()) return found;
    if (std::string found = country_of_mourner(chain); !found.empty()) return found;
    return country_around(chain);
  }

  // "the army" under the title "Mali army kills dozens"; of persons by their office.
  std::string country_in_title(Chain const& chain) const {
    if (chain.kind == MentionKind::common) {
      return title_.of_noun(marks_.words[mentions_[chain.mentions.front()].mention.head]);
    }
    std::string const& role = chain.traits.role;
    bool const titled = chain.kind == MentionKind::person && !role.empty();
    return titled ? title_.of_noun(fold_word(role.substr(role.rfind(' ') + 1))) : std::string();
  }

  // The actor at this token, nullptr for none.
  Traits const* traits_at(std::int32_t token) const {
    auto const found = token < 0 ? chain_at_.end() : chain_at_.find(token);
    return found == chain_at_.end() ? nullptr : &chains_[found->second].traits;
  }

  // "Trump orders the military to strike": one's own.
  std::string country_of_commander(Chain const& chain) const {
    std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
    Token const& word = parse_.tokens[head];
    bool const object = base_relation(word.relation) == "obj" && word.head >= 0;
    if (!object || !book_.is_in(WordGroup::commanding, parse_.tokens[word.head].lemma)) return {};
    std::int32_t verb = word.head;  // "plans to begin to withdraw troops": who plans
    while (parse_.tokens[verb].relation == "xcomp" && parse_.tokens[verb].head >= 0)
      verb = parse_.tokens[verb].head;
    Traits const* commander = traits_at(child(parse_, verb, "nsubj"));
    return commander == nullptr ? std::string() : commander->country;
  }

  // "A Russian court sentenced a killer": whom a court judges or the police arrest at home.
  std::string country_of_judge(Chain const& chain) const {
    std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
    Token const& word = parse_.tokens[head];
    if (word.relation != "obj" || word.head < 0) return {};
    Traits const* judge = traits_at(child(parse_, word.head, "nsubj"));
    bool const home = judge != nullptr && (is_of(*judge, "JUD") || is_of(*judge, "COP"));
    return home && judge->country != "IGO" ? judge->country : std::string();
  }

  // "Turkey said 12 soldiers were killed in Iraq": a state that tells of losses tells of its own,
  // but not where it says that it killed them itself.
  std::string country_of_mourner(Chain const& chain) const {
    if (!is_of(chain.traits, "MIL")) return {};
    std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
    Token const& word = parse_.tokens[head];
    bool const suffers = word.relation == "nsubj:pass" || word.relation == "obj";
    if (!suffers || word.head < 0 || child(parse_, word.head, "obl:agent") >= 0) return {};
    std::string const speaker = country_of_speaker(head);
    Traits const* doer =
        word.relation == "obj" ? traits_at(child(parse_, word.head, "nsubj")) : nullptr;
    bool const other = word.relation == "nsubj:pass" ||
                       (doer != nullptr && !doer->country.empty() && doer->country != speaker);
    return other ? speaker : std::string();
  }

  // "Militants attacked a convoy in Chad": those of whom nothing is told are of the country where
  // it happened, however seldom the text speaks of it.
  std::string country_of_scene(Chain const& chain) const {
    std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
    if (is_of_state(chain.traits) || is_of(chain.traits, "JUD")) return {};
    std::int32_t const verb = verb_above(head);
    TokenSpan const span = parse_.sentences[parse_.sentence_of[head]].tokens;
    for (std::uint32_t t = span.begin; verb >= 0 && t < span.end; ++t) {
      auto const token = static_cast<std::int32_t>(t);
      std::int32_t const place = names_.place_at[t];
      if (place < 0 || names_.places[place].country.empty()) continue;
      std::int32_t const preposition = child(parse_, token, "case");
      bool const scene = preposition >= 0 && (parse_.tokens[preposition].lemma == "in" ||
                                              parse_.tokens[preposition].lemma == "near");
      if (scene && verb_above(token) == verb) return names_.places[place].country;
    }
    return {};
  }

  std::int32_t verb_above(std::int32_t token) const {
    for (std::size_t step = 0; step < parse_.tokens.size() && token >= 0; ++step) {
      token = parse_.tokens[token].head;
      if (token >= 0 && parse_.tokens[token].upos == Upos::VERB) return token;
    }
    return -1;
  }

  // "The foreign minister of Mali said that the army …": the speaker's, where nothing tells
  // another.
  std::string country_of_speaker(std::int32_t token) const {
    int clauses = 0;
    for (; token >= 0 && clauses < kClausesOut; token = parse_.tokens[token].head) {
      if (base_relation(parse_.tokens[token].relation) != "ccomp") continue;
      ++clauses;
      std::int32_t const verb = parse_.tokens[token].head;
      Traits const* speaker = verb < 0 ? nullptr : traits_at(child(parse_, verb, "nsubj"));
      if (speaker != nullptr && is_of_state(*speaker)) return speaker->country;
    }
    return {};
  }

  static bool is_of(Traits const& traits, std::string_view sector) {
    return !traits.sectors.empty() && traits.sectors[0] == sector;
  }

  static bool is_of_state(Traits const& traits) {
    return is_of(traits, "GOV") || is_of(traits, "MIL") || is_of(traits, "COP");
  }

  // The country of the place nearest in the sentence of the first mention, else of who speaks of
  // it, else of a place in the sentence before; where the document hardly speaks of that country,
  // the one it speaks of most.
  std::string country_around(Chain const& chain) const {
    Mention const& mention = mentions_[chain.mentions.front()].mention;
    std::int32_t const sentence = parse_.sentence_of[mention.head];
    if (std::string ahead = country_ahead(mention.head); !ahead.empty()) return ahead;
    if (std::string scene = country_of_scene(chain); !scene.empty()) return scene;
    std::string found = country_in(sentence, mention.head);
    if (found.empty() && is_of_state(chain.traits)) found = country_of_speaker(mention.head);
    if (found.empty() && sentence > 0) found = country_in(sentence - 1, mention.head);
    if (found.empty() || kRare * times_told(found) < times_told(main_country_))
      found = main_country_;
    bool const upon =
        std::any_of(chain.mentions.begin(), chain.mentions.end(),
                    [&](std::int32_t m) { return acts_upon(mentions_[m].mention.head, found); });
    if (!upon) return found;
    std::string speaker = country_of_speaker(mention.head);
    return speaker.empty() && found != main_country_ ? main_country_ : speaker;
  }

  // "The president condemned Israel", "the government denied it and accused France": hardly their
  // own.
  bool acts_upon(std::int32_t head, std::string const& country) const {
    while (parse_.tokens[head].relation == "conj" && parse_.tokens[head].head >= 0)
      head = parse_.tokens[head].head;
    std::int32_t const verb = parse_.tokens[head].head;
    if (parse_.tokens[head].relation != "nsubj" || verb < 0) return false;
    auto const& joined = parse_.children[verb];
    return is_object_of(verb, country) ||
           std::any_of(joined.begin(), joined.end(), [&](std::int32_t other) {
             return parse_.tokens[other].relation == "conj" && is_object_of(other, country) &&
                    child(parse_, other, "nsubj") < 0;
           });
  }

  bool is_object_of(std::int32_t verb, std::string const& country) const {
    std::int32_t const object = child(parse_, verb, "obj");
    std::int32_t const at = object < 0 ? -1 : marks_.name_at[object];
    return at >= 0 && marks_.marked[at].kind == Marked::Kind::country &&
           marks_.country(book_, marks_.marked[at]).code == country;
  }

  // "In Aceh, in Indonesia, the head of relief operations said": where the clause is set.
  std::string country_ahead(std::int32_t subject) const {
    std::int32_t const verb = parse_.tokens[subject].head;
    if (verb < 0 || base_relation(parse_.tokens[subject].relation) != "nsubj") return {};
    for (std::int32_t const t : parse_.children[verb]) {
      if (t >= subject) break;
      std::int32_t const place = names_.place_at[t];
      std::int32_t const preposition = child(parse_, t, "case");
      bool const set = place >= 0 && preposition >= 0 && parse_.tokens[preposition].lemma == "in";
      if (set && !names_.places[place].country.empty()) return names_.places[place].country;
    }
    return {};
  }

  std::vector<std::string> countries_told() const {
    std::vector<std::string> out;
    for (auto const& [country, count] : told_) out.push_back(country);
    return out;
  }

  std::size_t times_told(std::string const& country) const {
    auto const found = told_.find(country);
    return found == told_.end() ? 0 : found->second;
  }

  std::string country_in(std::int32_t sentence, std::int32_t near) const {
    TokenSpan const span = parse_.sentences[sentence].tokens;
    std::string best;
    std::int32_t distance = 1 << 30;
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      auto const token = static_cast<std::int32_t>(t);
      std::int32_t const place = names_.place_at[t];
      if (place < 0 || names_.places[place].country.empty()) continue;
      bool const state = names_.places[place].kind == PlaceKind::country;
      if (state && stands_as_actor(book_, parse_, token)) continue;
      if (is_where_others_are(token) || is_of_guest(token)) continue;
      if (std::abs(token - near) >= distance) continue;
      distance = std::abs(token - near);
      best = names_.places[place].country;
    }
    return best;
  }

  // "being finalized by mediators in Doha": where guests are tells nothing of others.
  bool is_where_others_are(std::int32_t place) const {
    while (parse_.tokens[place].head >= 0 && (parse_.tokens[place].relation == "appos" ||
                                              parse_.tokens[place].relation == "nmod:unmarked" ||
                                              parse_.tokens[place].relation == "conj"))
      place = parse_.tokens[place].head;  // "in Doha, Qatar"
    std::int32_t const guest = parse_.tokens[place].head;
    std::int32_t const preposition = child(parse_, place, "case");
    bool const in = guest >= 0 && preposition >= 0 && parse_.tokens[preposition].lemma == "in" &&
                    base_relation(parse_.tokens[place].relation) == "nmod";
    std::int32_t const at = in ? marks_.agent_at[guest] : -1;
    return at >= 0 && book_.is_in(WordGroup::guest, parse_.tokens[guest].lemma);
  }

  // "the US envoy": whose the guest is, not where others are.
  bool is_of_guest(std::int32_t place) const {
    std::string_view const relation = base_relation(parse_.tokens[place].relation);
    bool const own = relation == "amod" || relation == "compound" ||
                     parse_.tokens[place].relation == "nmod:poss";
    std::int32_t const guest = own ? parse_.tokens[place].head : -1;
    return guest > place && book_.is_in(WordGroup::abroad, parse_.tokens[guest].lemma);
  }

  // "the Houthis" tell of Yemen, "Yemen's Houthis" no more than "Yemen".
  std::string country_of_fighters(Marked const& mark) const {
    Body const& body = book_.body(mark.number);
    bool const fights = body.kind == ActorKind::armed_group && is_state_code(body.country);
    std::uint32_t const begin = mark.tokens.begin;
    bool const told = (begin > 0 && is_country(begin - 1)) || (begin > 1 && is_country(begin - 2));
    return fights && !told ? body.country : std::string();
  }

  static bool is_state_code(std::string_view code) {
    return !code.empty() && code != "IGO" && code != "NGO" && code != "MNC" && code != "XXX";
  }

  bool is_country(std::uint32_t token) const {
    std::int32_t const at = marks_.name_at[token];
    return at >= 0 && marks_.marked[at].kind == Marked::Kind::country;
  }

  // How often places and words for countries tell each country, armed groups once each, and which
  // most.
  void count_countries() {
    for (Place const& place : names_.places) {
      for (Mention const& mention : place.mentions) {
        bool const own = !place.country.empty() && !is_where_others_are(mention.head);
        if (own) ++told_[place.country];
      }
    }
    std::set<std::uint32_t> fighters;
    for (Marked const& mark : marks_.marked) {
      if (is_hyphenated(parse_, mark.tokens) || mark.kind == Marked::Kind::agent) continue;
      if (is_where_others_are(head_of(parse_, mark.tokens))) continue;
      if (mark.kind == Marked::Kind::country) {
        ++told_[marks_.country(book_, mark).code];
      } else if (std::string const code = country_of_fighters(mark);
                 !code.empty() && fighters.insert(mark.number).second) {
        ++told_[code];
      }
    }
    for (std::string const& code : title_.codes()) told_[code] += kInTitle;
    for (auto const& [country, count] : told_) {
      if (count > times_told(main_country_)) main_country_ = country;
    }
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
  TitleCountries title_;
  NameMarks marks_;
  std::vector<ActorMention> mentions_;
  std::vector<Traits> traits_;
  std::vector<Chain> chains_;
  std::map<std::string, std::size_t> told_;  // country → times
  std::string main_country_;
  std::map<std::int32_t, std::size_t> chain_at_;  // head of a mention → chain
};

}  // namespace

void find_actors(ActorBook const& book, Document const& document, Parse const& parse,
                 Names& names) {
  names.actor_at.assign(parse.tokens.size(), -1);
  names.place_at.assign(parse.tokens.size(), -1);
  names.acts.assign(parse.tokens.size(), false);
  for (std::size_t i = 0; i < names.places.size(); ++i) {
    for (Mention const& mention : names.places[i].mentions) {
      if (mention.head >= 0) names.place_at[mention.head] = static_cast<std::int32_t>(i);
    }
  }
  ActorFinder(book, document, parse, names).run();
}

}  // namespace dragoman
