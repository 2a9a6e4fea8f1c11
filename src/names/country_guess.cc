#include "names/country_guess.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/one_of.h"

namespace dragoman {
namespace {

// A country told less than half as often as the main one is not where things happen.
constexpr std::size_t kRare = 2;
// The least share that the main country has of all that is told of countries where those of whom
// nothing else tells are of it; a ministry or an officer counts as a noun. Of names drawn from
// reports 18 of 30 were right above it and 12 of 45 below, of nouns 32 of 40 and 14 of 40.
constexpr double kMainForNames = 0.75, kMainForNouns = 0.5;
// The same for bodies of a state where the title or the dateline tells that country, too.
constexpr double kMainForHeaded = 0.25;
// How many clauses out a speaker may stand: "the minister said that he hoped the army would …".
constexpr int kClausesOut = 3;

bool is_of_state(Traits const& traits) {
  return is_of(traits, "GOV") || is_of(traits, "MIL") || is_of(traits, "COP");
}

bool is_body(Traits const& traits) {
  return is_of_state(traits) || is_of(traits, "JUD") || is_of(traits, "LEG");
}

}  // namespace

std::string CountryGuess::of(Chain const& chain) const {
  if (is_third_party(chain)) return {};
  if (std::string found = country_of_junta(chain); !found.empty()) return found;
  if (std::string found = country_in_title(chain); !found.empty()) return found;
  if (std::string found = country_of_commander(chain); !found.empty()) return found;
  if (std::string found = country_of_judge(chain); !found.empty()) return found;
  if (std::string found = country_of_mourner(chain); !found.empty()) return found;
  if (std::string found = country_of_list(chain); !found.empty()) return found;
  std::string found = country_around(chain);
  return is_of(chain.traits, "MIL") ? with_army(std::move(found)) : found;
}

// "the mediators": of neither side, and of no country that the text happens to speak of.
bool CountryGuess::is_third_party(Chain const& chain) const {
  static constexpr std::array<std::string_view, 4> kBetween = {"mediator", "facilitator",
                                                               "guarantor", "donor"};
  std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
  return chain.kind == MentionKind::common && is_one_of(parse_.tokens[head].lemma, kBetween);
}

// "the junta" after "Myanmar's military": of the one state whose army the text has told of.
std::string CountryGuess::country_of_junta(Chain const& chain) const {
  std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
  if (parse_.tokens[head].lemma != "junta") return {};
  std::set<std::string> armed;
  for (Chain const& other : chains_) {
    bool const army = is_of(other.traits, "MIL") && !other.traits.country.empty();
    if (army) armed.insert(other.traits.country);
  }
  return armed.size() == 1 ? *armed.begin() : std::string();
}

// "The military said it had struck Gaza": of another than those who have no army, the one that is
// told most often.
std::string CountryGuess::with_army(std::string country) const {
  auto const lacks = [this](std::string const& code) {
    return book_.is_in(WordGroup::armyless, fold_word(code));
  };
  if (!lacks(country)) return country;
  std::string best;
  for (std::string const& other : told()) {
    if (lacks(other)) continue;
    if (best.empty() || times_told(other) > times_told(best)) best = other;
  }
  return best.empty() ? country : best;
}

void CountryGuess::index() {
  for (std::size_t c = 0; c < chains_.size(); ++c) {
    for (std::int32_t const m : chains_[c].mentions) chain_at_[mentions_[m].mention.head] = c;
  }
}

void CountryGuess::suppose(std::string const& country) {
  if (main_.empty()) main_ = country;
}

// "the army" under the title "Mali army kills dozens"; of persons by their office.
std::string CountryGuess::country_in_title(Chain const& chain) const {
  if (chain.kind == MentionKind::common) {
    return title_.of_noun(marks_.words[mentions_[chain.mentions.front()].mention.head]);
  }
  std::string const& role = chain.traits.role;
  bool const titled = chain.kind == MentionKind::person && !role.empty();
  return titled ? title_.of_noun(fold_word(role.substr(role.rfind(' ') + 1))) : std::string();
}

Traits const* CountryGuess::traits_at(std::int32_t token) const {
  auto const found = token < 0 ? chain_at_.end() : chain_at_.find(token);
  return found == chain_at_.end() ? nullptr : &chains_[found->second].traits;
}

// Who does it: of "Burundi, which has soldiers there", Burundi.
Traits const* CountryGuess::doer_of(std::int32_t verb) const {
  std::int32_t const subject = child(parse_, verb, "nsubj");
  bool const relative = subject >= 0 && has_feature(parse_.tokens[subject], "PronType=Rel") &&
                        parse_.tokens[verb].relation == "acl:relcl";
  return traits_at(relative ? parse_.tokens[verb].head : subject);
}

// "Trump orders the military to strike", "Burundi has 10,000 soldiers there": one's own.
std::string CountryGuess::country_of_commander(Chain const& chain) const {
  std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
  Token const& word = parse_.tokens[head];
  bool const object = base_relation(word.relation) == "obj" && word.head >= 0;
  if (std::string own = country_of_deed(chain); !own.empty()) return own;
  if (!object || !book_.is_in(WordGroup::commanding, parse_.tokens[word.head].lemma)) return {};
  std::int32_t verb = word.head;  // "plans to begin to withdraw troops": who plans
  while (parse_.tokens[verb].relation == "xcomp" && parse_.tokens[verb].head >= 0)
    verb = parse_.tokens[verb].head;
  Traits const* commander = doer_of(verb);
  return commander == nullptr ? std::string() : commander->country;
}

// "Mohammed Deif along with Marwan Issa and Rafa Salama": of a list of persons, the country of the
// one before.
std::string CountryGuess::country_of_list(Chain const& chain) const {
  Token const& word = parse_.tokens[mentions_[chain.mentions.front()].mention.head];
  bool const joined = base_relation(word.relation) == "conj" && word.head >= 0;
  Traits const* first = joined ? traits_at(word.head) : nullptr;
  std::int32_t const name = joined ? marks_.span_at[word.head] : -1;
  bool const alike = first != nullptr && name >= 0 && parse_.names[name].kind == NameKind::PER &&
                     chain.kind == MentionKind::person && chain.traits.sectors.empty();
  return alike ? first->country : std::string();
}

// "Israel goes on with an attack by a helicopter": what bears arms is of the state that the clause
// is about.
std::string CountryGuess::country_of_deed(Chain const& chain) const {
  if (!is_of(chain.traits, "MIL")) return {};
  std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
  std::int32_t const sign = child(parse_, head, "case");
  bool const by = sign >= 0 && parse_.tokens[sign].lemma == "by" &&
                  base_relation(parse_.tokens[head].relation) == "nmod";
  std::int32_t const deed = by ? parse_.tokens[head].head : -1;
  std::int32_t const verb = deed < 0 ? -1 : parse_.tokens[deed].head;
  bool const carried = verb >= 0 && parse_.tokens[verb].upos == Upos::VERB;
  Traits const* doer = carried ? traits_at(child(parse_, verb, "nsubj")) : nullptr;
  return doer != nullptr && is_of_state(*doer) ? doer->country : std::string();
}

// "A Russian court sentenced a killer": whom a court judges or the police arrest at home.
std::string CountryGuess::country_of_judge(Chain const& chain) const {
  std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
  Token const& word = parse_.tokens[head];
  if (word.relation != "obj" || word.head < 0) return {};
  Traits const* judge = traits_at(child(parse_, word.head, "nsubj"));
  bool const home = judge != nullptr && (is_of(*judge, "JUD") || is_of(*judge, "COP"));
  return home && judge->country != "IGO" ? judge->country : std::string();
}

// "Turkey said 12 soldiers were killed in Iraq": a state that tells of losses tells of its own,
// but not where it says that it killed them itself.
std::string CountryGuess::country_of_mourner(Chain const& chain) const {
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
std::string CountryGuess::country_of_scene(Chain const& chain) const {
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

// "Ukraine shot down 95 drones": what bears arms is not the own of the state that strikes it, nor
// are those whom "American strikes" kill in another country.
std::string CountryGuess::country_of_attacker(Chain const& chain) const {
  bool const people = chain.traits.kind == ActorKind::people;
  if (!people && !is_of(chain.traits, "MIL")) return {};
  Token const& word = parse_.tokens[mentions_[chain.mentions.front()].mention.head];
  bool const object = word.relation == "obj" && word.head >= 0;
  std::string_view const deed = object ? std::string_view(parse_.tokens[word.head].lemma) : "";
  bool const struck =
      people ? deed == "kill" || deed == "wound" : book_.is_in(WordGroup::striking, deed);
  if (!object || !struck) return {};
  std::int32_t const subject = child(parse_, word.head, "nsubj");
  Traits const* attacker = traits_at(subject);
  std::int32_t const whose =
      attacker != nullptr || subject < 0 ? -1 : child(parse_, subject, "amod");
  if (whose >= 0) attacker = traits_at(whose);
  bool const state = attacker != nullptr && is_of_state(*attacker);
  return !state || (people && attacker->country == main_) ? std::string() : attacker->country;
}

// "Russia launched 30 drones at Ukraine. The air force shot down 20": who wards off what a state
// fired is of the other state that the sentence before tells of.
std::string CountryGuess::country_of_defender(Chain const& chain, std::string const& foe) const {
  static constexpr std::array<std::string_view, 3> kWard = {"shoot", "down", "intercept"};
  static constexpr std::array<std::string_view, 8> kFired = {
      "drone", "missile", "rocket", "projectile", "plane", "jet", "warplane", "helicopter"};
  std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
  std::int32_t const verb = parse_.tokens[head].head;
  bool const doer =
      parse_.tokens[head].relation == "nsubj" && verb >= 0 && is_of(chain.traits, "MIL");
  if (!doer || !is_one_of(parse_.tokens[verb].lemma, kWard)) return {};
  std::int32_t const object = child(parse_, verb, "obj");
  if (object < 0 || parse_.sentence_of[head] == 0) return {};
  Token const& thing = parse_.tokens[object];
  bool const counted = thing.upos == Upos::NUM || thing.upos == Upos::PRON;
  if (!counted && !is_one_of(thing.lemma, kFired)) return {};
  TokenSpan const before = parse_.sentences[parse_.sentence_of[head] - 1].tokens;
  for (std::uint32_t t = before.begin; t < before.end; ++t) {
    std::int32_t const place = names_.place_at[t];
    std::string const country = place < 0 ? std::string() : names_.places[place].country;
    if (!country.empty() && country != foe) return country;
  }
  return {};
}

// "visits", "makes a visit", "plans to visit"; not "keeps others from entering".
bool CountryGuess::is_way_of(std::int32_t way, std::int32_t verb) const {
  if (way == verb) return true;
  Token const& word = parse_.tokens[way];
  bool const own =
      word.upos == Upos::NOUN || (word.relation == "xcomp" && child(parse_, verb, "obj") < 0);
  return own && word.head == verb;
}

// "Her son makes a visit to Greenland", "the envoy arrived in Syria": where one goes one is not
// from.
std::string CountryGuess::country_visited(std::int32_t head) const {
  static constexpr std::array<std::string_view, 3> kGoals = {"to", "in", "into"};
  std::int32_t const verb = parse_.tokens[head].head;
  if (base_relation(parse_.tokens[head].relation) != "nsubj" || verb < 0) return {};
  TokenSpan const span = parse_.sentences[parse_.sentence_of[head]].tokens;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    std::int32_t const place = names_.place_at[t];
    std::int32_t const way = place < 0 ? -1 : parse_.tokens[t].head;
    bool const goes = way >= 0 && parse_.tokens[way].lemma != "return" &&
                      book_.is_in(WordGroup::motion, parse_.tokens[way].lemma);
    if (!goes || !is_way_of(way, verb)) continue;
    std::int32_t const sign = child(parse_, token, "case");
    bool const goal = sign < 0 ? parse_.tokens[t].relation == "obj"
                               : is_one_of(parse_.tokens[sign].lemma, kGoals);
    if (goal) return names_.places[place].country;
  }
  return {};
}

std::int32_t CountryGuess::verb_above(std::int32_t token) const {
  for (std::size_t step = 0; step < parse_.tokens.size() && token >= 0; ++step) {
    token = parse_.tokens[token].head;
    if (token >= 0 && parse_.tokens[token].upos == Upos::VERB) return token;
  }
  return -1;
}

// "The foreign minister of Mali said that the army …": the speaker's, where nothing tells
// another.
std::string CountryGuess::country_of_speaker(std::int32_t token) const {
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

// "Rwanda has denied it. 'These are old stories,' the foreign minister said": who speaks for a
// state speaks for the one that the sentence before was about.
std::string CountryGuess::country_of_last_subject(Chain const& chain) const {
  std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
  std::int32_t const sentence = parse_.sentence_of[head] - 1;
  std::int32_t const verb = parse_.tokens[head].head;
  bool const speaks = !chain.traits.plural && verb >= 0 &&
                      base_relation(parse_.tokens[head].relation) == "nsubj" &&
                      base_relation(parse_.tokens[verb].relation) != "acl";
  if (!speaks || sentence < 0) return {};
  TokenSpan const before = parse_.sentences[sentence].tokens;
  std::int32_t const subject = child(parse_, head_of(parse_, before), "nsubj");
  std::int32_t const at = subject < 0 ? -1 : marks_.name_at[subject];
  bool const state = at >= 0 && marks_.marked[at].kind == Marked::Kind::country;
  return state ? marks_.country(book_, marks_.marked[at]).code : std::string();
}

// Of those for whom somebody else speaks, or who speak themselves.
std::string CountryGuess::country_of_voice(Chain const& chain) const {
  if (!is_of_state(chain.traits)) return {};
  std::string found = country_of_speaker(mentions_[chain.mentions.front()].mention.head);
  return found.empty() ? country_of_last_subject(chain) : found;
}

// The country of the place nearest in the sentence of the first mention, else of who speaks of it,
// else, of a noun, of a place in the sentence before. A country that the document hardly speaks of
// gives way to the main one.
std::string CountryGuess::country_near(Chain const& chain) const {
  std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
  std::int32_t const sentence = parse_.sentence_of[head];
  std::string const visited = country_visited(head);
  bool const main_told = is_mostly_of_main(chain);
  std::string found = country_in(sentence, head);
  if (found == visited) found.clear();
  bool const headed = found.empty() && is_headed_by_main(chain);
  if (found.empty()) {
    std::string const voice = country_of_voice(chain);
    if (!voice.empty() && voice != visited) return voice;
  }
  bool const noun = chain.kind == MentionKind::common;
  if (found.empty() && sentence > 0 && (noun || main_told || headed))
    found = country_in(sentence - 1, head);
  bool const rare = found.empty() || kRare * times_told(found) < times_told(main_);
  if (rare && (main_told || headed)) found = main_;
  return found == visited ? std::string() : found;
}

// Whether of what tells a country enough tells the main one for those of whom nothing else tells.
bool CountryGuess::is_mostly_of_main(Chain const& chain) const {
  bool const noun = chain.kind == MentionKind::common || is_body(chain.traits);
  return share_of_main() >= (noun ? kMainForNouns : kMainForNames);
}

// The same for bodies of a state under a heading that tells the main country, too.
bool CountryGuess::is_headed_by_main(Chain const& chain) const {
  return is_body(chain.traits) && heading_.contains(main_) && share_of_main() >= kMainForHeaded;
}

// Of all that tells countries, 0 to 1; 1 where nothing does.
double CountryGuess::share_of_main() const {
  std::size_t all = 0;
  for (auto const& [country, count] : told_) all += count;
  return all == 0 ? 1 : static_cast<double>(times_told(main_)) / static_cast<double>(all);
}

std::string CountryGuess::country_around(Chain const& chain) const {
  Mention const& mention = mentions_[chain.mentions.front()].mention;
  if (std::string ahead = country_ahead(mention.head); !ahead.empty()) return ahead;
  std::string found = country_of_scene(chain);
  if (!found.empty() && found != country_visited(mention.head)) return found;
  found = country_near(chain);
  if (found.empty()) return found;
  if (std::string const foe = country_of_attacker(chain); !foe.empty() && found == foe)
    return found == main_ ? std::string() : main_;
  if (std::string own = country_of_defender(chain, found); !own.empty()) return own;
  bool const upon = std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](std::int32_t m) {
    return acts_upon(mentions_[m].mention.head, found);
  });
  if (!upon) return found;
  std::string speaker = country_of_speaker(mention.head);
  return speaker.empty() && found != main_ && is_mostly_of_main(chain) ? main_ : speaker;
}

// "The president condemned Israel", "the government denied it and accused France": hardly their
// own.
bool CountryGuess::acts_upon(std::int32_t head, std::string const& country) const {
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

bool CountryGuess::is_object_of(std::int32_t verb, std::string const& country) const {
  std::int32_t object = child(parse_, verb, "obj");
  bool const guest = object >= 0 && book_.is_in(WordGroup::abroad, parse_.tokens[object].lemma);
  if (guest) {  // "summoned the Russian ambassador"
    std::int32_t const adjective = child(parse_, object, "amod");
    object = adjective >= 0 ? adjective : child(parse_, object, "nmod:poss");
  }
  std::int32_t const at = object < 0 ? -1 : marks_.name_at[object];
  return at >= 0 && marks_.marked[at].kind == Marked::Kind::country &&
         marks_.country(book_, marks_.marked[at]).code == country;
}

// "In Aceh, in Indonesia, the head of relief operations said": where the clause is set.
std::string CountryGuess::country_ahead(std::int32_t subject) const {
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

std::string CountryGuess::country_in(std::int32_t sentence, std::int32_t near) const {
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
    if (is_hyphenated(parse_, {t, t + 1})) continue;  // "the UAE-backed group"
    if (std::abs(token - near) >= distance) continue;
    distance = std::abs(token - near);
    best = names_.places[place].country;
  }
  return best;
}

}  // namespace dragoman
