#include "names/pronouns.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "names/clue_weights.h"
#include "names/office_words.h"

namespace dragoman {
namespace {

// How far back an antecedent may lie, in sentences; a thing that is no actor.
constexpr std::int32_t kSentencesBack = 4, kThingsBack = 1;

std::string_view relation_of(Parse const& parse, std::int32_t token) {
  std::string_view own = base_relation(parse.tokens[token].relation);
  for (std::int32_t t = token; own == "conj" && parse.tokens[t].head >= 0;) {
    t = parse.tokens[t].head;
    own = base_relation(parse.tokens[t].relation);
  }
  return own;
}

double weight_of(PronounOption const& option, Traits const& traits) {
  std::size_t const kind = traits.gender != Gender::unknown ? 0 : traits.plural ? 2 : 1;
  double sum = 0;
  for (Clue const clue : option.clues) sum += kClueWeights[static_cast<std::size_t>(clue)][kind];
  return sum;
}

// What speaks for those under arms and against a government where somebody quoted says that "they"
// burn, shoot or abduct. Set by hand: what the weights were learned from tells of no war.
constexpr double kArmed = 2, kGoverning = -2;

}  // namespace

bool PronounResolver::agrees(Pronoun const& pronoun, Chain const& chain) const {
  Traits const& own = *pronoun.traits;
  Traits const& other = chain.traits;
  bool const person = chain.kind == MentionKind::person || other.kind == ActorKind::person;
  if (own.gender != Gender::unknown) {
    bool const sexed = other.gender != Gender::unknown;
    bool const one =
        !other.plural && (person || (other.human && chain.kind == MentionKind::common &&
                                     !is_of_group(chain, WordGroup::many)));
    return one && (!sexed || other.gender == own.gender);
  }
  if (own.plural) return other.plural || (!person && chain.kind != MentionKind::place);
  // "Each side blamed the other. It said …": neither of them.
  // "the Syrian Democratic Forces … its", "Israeli authorities … Israel … its"
  bool const named = chain.kind == MentionKind::body ||
                     std::ranges::any_of(chain.mentions, [this](std::int32_t m) {
                       return mentions_[m].kind == MentionKind::country;
                     });
  return (!other.plural || named) && !person && !is_of_group(chain, WordGroup::side);
}

// True of a noun, told first, of that group.
bool PronounResolver::is_of_group(Chain const& chain, WordGroup group) const {
  std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
  return chain.kind == MentionKind::common && book_.is_in(group, parse_.tokens[head].lemma);
}

// Not inside the candidate, not an argument of the same verb (but for reflexives).
bool PronounResolver::may_bind(Pronoun const& pronoun, std::int32_t candidate) const {
  Mention const& mention = mentions_[candidate].mention;
  auto const token = static_cast<std::uint32_t>(pronoun.token);
  if (mention.tokens.contains(token)) return false;
  if (mention.head > pronoun.token) return false;
  bool const together = parse_.tokens[mention.head].head == parse_.tokens[token].head;
  if (pronoun.reflexive) return true;
  if (pronoun.traits->plural && owns_subject(pronoun, mention.head)) return false;
  return pronoun.possessive || !together || parse_.tokens[mention.head].relation == "nmod:poss";
}

// "Kenya" of "Kenya's police beat them": one whose the subject of the same clause is.
bool PronounResolver::owns_subject(Pronoun const& pronoun, std::int32_t token) const {
  std::int32_t const subject = other_subject(pronoun);
  bool const one = !has_feature(parse_.tokens[token], "Number=Plur");
  while (one && parse_.tokens[token].relation == "nmod:poss" && parse_.tokens[token].head >= 0) {
    token = parse_.tokens[token].head;
    if (token == subject) return true;
  }
  return false;
}

// "a rival faction, which it accuses": of whom the clause around the pronoun tells as of another.
std::int32_t PronounResolver::told_of_as_other(Pronoun const& pronoun) const {
  std::int32_t const verb = parse_.tokens[pronoun.token].head;
  bool const relative = verb >= 0 && parse_.tokens[verb].relation == "acl:relcl" &&
                        base_relation(parse_.tokens[pronoun.token].relation) == "nsubj";
  std::int32_t const which = relative ? child(parse_, verb, "obj") : -1;
  bool const other = which >= 0 && has_feature(parse_.tokens[which], "PronType=Rel");
  return other ? clues_.chain_at(parse_.tokens[verb].head) : -1;
}

// A noun that is no actor and that "it" or "they" could mean.
bool PronounResolver::is_thing(Pronoun const& pronoun, std::int32_t token) const {
  Token const& word = parse_.tokens[token];
  if (word.upos != Upos::NOUN && word.upos != Upos::PROPN) return false;
  std::string_view const relation = relation_of(parse_, token);
  if (relation != "nsubj" && relation != "obj") return false;
  bool const together = word.head == parse_.tokens[pronoun.token].head && !pronoun.possessive;
  return !together && has_feature(word, "Number=Plur") == pronoun.traits->plural &&
         clues_.mention_at(token) < 0;
}

// "They burned forty tankers and took my brother": what is done by arms.
bool PronounResolver::does_violence(Pronoun const& pronoun) const {
  Token const& word = parse_.tokens[pronoun.token];
  return clues_.is_quoted() && pronoun.traits->plural && word.relation == "nsubj" &&
         word.head >= 0 && book_.is_in(WordGroup::violence, parse_.tokens[word.head].lemma);
}

double PronounResolver::weight_of_arms(std::int32_t chain) const {
  static constexpr std::array<std::string_view, 5> kSectors = {"REB", "MIL", "UAF", "PRM", "CRM"};
  if (chain < 0) return 0;
  Traits const& traits = chains_[chain].traits;
  bool const armed =
      std::ranges::any_of(kSectors, [&](std::string_view sector) { return is_of(traits, sector); });
  bool const governs = traits.kind == ActorKind::government && !traits.plural;
  return armed ? kArmed : governs ? kGoverning : 0;
}

// "told reporters they had fled": of whom the reporters write, and not of themselves.
bool PronounResolver::is_told_press(std::int32_t token) const {
  static constexpr std::array<std::string_view, 5> kTelling = {"tell", "say", "speak", "talk",
                                                               "brief"};
  std::string_view const relation = base_relation(parse_.tokens[token].relation);
  bool const hearer = relation == "obj" || relation == "iobj" || relation == "obl";
  return hearer && book_.is_in(WordGroup::hearing, parse_.tokens[token].lemma) &&
         is_one_of(parse_.tokens[parse_.tokens[token].head].lemma, kTelling);
}

// "In his speech, Pashinyan said": the mention that is the subject of the clause that a phrase
// before it opens; -1: none.
std::int32_t PronounResolver::subject_ahead(Pronoun const& pronoun) const {
  for (std::int32_t t = pronoun.token; parse_.tokens[t].head >= 0; t = parse_.tokens[t].head) {
    std::string_view const relation = base_relation(parse_.tokens[t].relation);
    if (relation != "obl" && relation != "advcl") continue;
    std::int32_t const subject = child(parse_, parse_.tokens[t].head, "nsubj");
    return subject > pronoun.token ? clues_.mention_at(subject) : -1;
  }
  return -1;
}

// "a bomber blowing himself up": who does it, in the clause or as what it says something about.
std::int32_t PronounResolver::own_subject(Pronoun const& pronoun) const {
  std::int32_t const verb = pronoun.reflexive ? parse_.tokens[pronoun.token].head : -1;
  if (verb < 0) return -1;
  std::int32_t subject = child(parse_, verb, "nsubj");
  bool const of_noun = base_relation(parse_.tokens[verb].relation) == "acl";
  if (subject < 0 && of_noun) subject = parse_.tokens[verb].head;
  return clues_.chain_at(subject);
}

// "Russia" of "Russia announced that they would …", for "they"; -1 where nobody says it.
std::int32_t PronounResolver::speaker_of(Pronoun const& pronoun) const {
  Token const& word = parse_.tokens[pronoun.token];
  if (base_relation(word.relation) != "nsubj" || word.head < 0) return -1;
  Token const* said = &parse_.tokens[word.head];
  bool const joined = base_relation(said->relation) == "conj" && said->head >= 0;
  if (joined) said = &parse_.tokens[said->head];  // "said A was hit and that it would complain"
  std::int32_t const verb = base_relation(said->relation) == "ccomp" ? said->head : -1;
  return verb < 0 ? -1 : child(parse_, verb, "nsubj");
}

// "U.N. spokesman Ada Osk says they condemn it": the chain of the body that he speaks for; -1:
// none.
std::int32_t PronounResolver::spoken_for(Pronoun const& pronoun) const {
  std::int32_t const speaker = pronoun.traits->plural ? speaker_of(pronoun) : -1;
  if (speaker < 0) return -1;
  std::vector<std::int32_t> words = parse_.children[speaker];
  words.push_back(speaker);
  for (std::int32_t const voice : words) {
    if (!speaks_for_others(parse_.tokens[voice].lemma)) continue;
    for (std::int32_t const body : parse_.children[voice]) {
      std::int32_t const chain = clues_.chain_at(body);
      if (chain >= 0 && agrees(pronoun, chains_[chain])) return chain;
    }
  }
  return -1;
}

// "India, which said that it will …": of a speaker that a relative clause is about, the noun
// before.
std::int32_t PronounResolver::speaker_told_of(Pronoun const& pronoun) const {
  std::int32_t const speaker = speaker_of(pronoun);
  std::int32_t const verb = speaker < 0 ? -1 : parse_.tokens[speaker].head;
  bool const relative = verb >= 0 && parse_.tokens[verb].relation == "acl:relcl" &&
                        has_feature(parse_.tokens[speaker], "PronType=Rel");
  return relative ? parse_.tokens[verb].head : -1;
}

// "The army said it would go", "said it was ready": -1 where the clause tells what something is
// ("said it was late").
std::int32_t PronounResolver::speaker_of_itself(Pronoun const& pronoun) const {
  bool const one = pronoun.traits->gender == Gender::unknown && !pronoun.traits->plural;
  std::int32_t const verb = parse_.tokens[pronoun.token].head;
  static constexpr std::array<std::string_view, 14> kOfMinds = {
      "ready",     "willing", "prepared",  "unwilling", "unable", "able",      "determined",
      "committed", "aware",   "confident", "alarmed",   "sure",   "concerned", "responsible"};
  bool const minded = verb >= 0 && is_one_of(parse_.tokens[verb].lemma, kOfMinds);
  bool const acts = one && verb >= 0 && (minded || parse_.tokens[verb].upos == Upos::VERB) &&
                    child(parse_, verb, "ccomp") < 0 && child(parse_, verb, "csubj") < 0;
  return acts ? speaker_of(pronoun) : -1;
}

// "The army denied it", "confirmed it": what was said or done, and nobody.
bool PronounResolver::means_deed(Pronoun const& pronoun) const {
  static constexpr std::array<std::string_view, 5> kOfDeeds = {"deny", "confirm", "dispute",
                                                               "admit", "regret"};
  Token const& word = parse_.tokens[pronoun.token];
  return word.lemma == "it" && word.relation == "obj" && word.head >= 0 &&
         is_one_of(parse_.tokens[word.head].lemma, kOfDeeds);
}

// "They threw stones at them": the subject of the clause that the pronoun stands in is another; -1
// where there is none, or the pronoun is the subject or a possessor.
std::int32_t PronounResolver::other_subject(Pronoun const& pronoun) const {
  if (pronoun.possessive || pronoun.reflexive) return -1;
  std::int32_t token = pronoun.token;
  for (std::size_t step = 0; step < parse_.tokens.size(); ++step) {
    std::string_view const relation = base_relation(parse_.tokens[token].relation);
    bool const aside = relation == "advcl" && parse_.tokens[token].form.ends_with("ing") &&
                       child(parse_, token, "mark") < 0;  // but "accused them of beating him"
    bool const below = relation == "obj" || relation == "iobj" || relation == "obl" ||
                       relation == "nmod" || relation == "conj" || aside;
    if (!below || parse_.tokens[token].head < 0) return -1;
    token = parse_.tokens[token].head;
    if (std::int32_t const subject = child(parse_, token, "nsubj"); subject >= 0) return subject;
  }
  return -1;
}

// "Rebels hold soldiers at the barracks. They also advance …": who does one thing more is whom the
// sentence before tells of; -1 where it tells of none, or another speaks.
std::int32_t PronounResolver::subject_before(Pronoun const& pronoun) const {
  Token const& word = parse_.tokens[pronoun.token];
  bool const leads = word.relation == "nsubj" && word.head >= 0 &&
                     parse_.tokens[word.head].relation == "root" && pronoun.sentence > 0;
  if (!leads || clues_.is_quoted()) return -1;
  std::int32_t const more = child(parse_, word.head, "advmod");
  if (more != pronoun.token + 1 || parse_.tokens[more].lemma != "also") return -1;
  TokenSpan const before = parse_.sentences[pronoun.sentence - 1].tokens;
  for (std::uint32_t t = before.begin; t < before.end; ++t) {
    if (parse_.tokens[t].relation != "root") continue;
    auto const verb = static_cast<std::int32_t>(t);
    std::int32_t const subject = child(parse_, verb, "nsubj");
    return subject >= 0 ? subject : child(parse_, verb, "nsubj:pass");
  }
  return -1;
}

Pronoun PronounResolver::pronoun_at(std::size_t number, Traits const& traits) const {
  Pronoun pronoun;
  pronoun.token = mentions_[number].mention.head;
  pronoun.sentence = parse_.sentence_of[pronoun.token];
  Token const& word = parse_.tokens[pronoun.token];
  pronoun.possessive = word.relation == "nmod:poss";
  pronoun.reflexive = has_feature(word, "Reflex=Yes");
  pronoun.traits = &traits;
  return pronoun;
}

void PronounResolver::add_things(Pronoun const& pronoun, std::vector<Candidate>& out) const {
  if (pronoun.traits->gender != Gender::unknown) return;
  std::int32_t const first = std::max(0, pronoun.sentence - kThingsBack);
  auto const begin = static_cast<std::int32_t>(parse_.sentences[first].tokens.begin);
  for (std::int32_t t = begin; t < pronoun.token; ++t) {
    if (is_thing(pronoun, t) && !clues_.is_ruled_out(t, -1)) out.push_back({t});
  }
}

// Actors and things before it, from the nearest; who is spoken of in the clause that it opens.
std::vector<Candidate> PronounResolver::candidates(Pronoun const& pronoun,
                                                   std::size_t number) const {
  std::vector<Candidate> out;
  std::int32_t const other = clues_.chain_at(other_subject(pronoun));
  std::int32_t const told_of = told_of_as_other(pronoun);
  for (auto i = static_cast<std::int32_t>(number) - 1; i >= 0; --i) {
    std::int32_t const head = mentions_[i].mention.head, chain = chain_of_[i];
    if (pronoun.sentence - parse_.sentence_of[head] > kSentencesBack) break;
    if (chain < 0 || chain == other || chain == told_of || !may_bind(pronoun, i)) continue;
    if (clues_.is_ruled_out(head, chain) || is_told_press(head)) continue;
    if (agrees(pronoun, chains_[chain])) out.push_back({head, i, chain});
  }
  add_things(pronoun, out);
  std::stable_sort(out.begin(), out.end(),
                   [](Candidate const& a, Candidate const& b) { return a.token > b.token; });
  count_between(out);
  std::int32_t const ahead = subject_ahead(pronoun);
  bool const fits =
      ahead >= 0 && chain_of_[ahead] >= 0 && agrees(pronoun, chains_[chain_of_[ahead]]);
  if (fits) out.push_back({mentions_[ahead].mention.head, ahead, chain_of_[ahead]});
  return out;
}

// Of candidates from the nearest on, how many others stand before each.
void PronounResolver::count_between(std::vector<Candidate>& candidates) {
  std::vector<std::int32_t> seen;
  for (Candidate& candidate : candidates) {
    std::int32_t const who = candidate.chain >= 0 ? candidate.chain : -2 - candidate.token;
    auto const known = std::find(seen.begin(), seen.end(), who);
    candidate.between = static_cast<std::int32_t>(known - seen.begin());
    if (known == seen.end()) seen.push_back(who);
  }
}

std::vector<PronounOption> PronounResolver::options(std::size_t number, Traits const& traits) {
  Pronoun const pronoun = pronoun_at(number, traits);
  clues_.look_at(pronoun);
  std::vector<PronounOption> out;
  for (Candidate const& candidate : candidates(pronoun, number)) {
    out.push_back({candidate, clues_.clues(candidate)});
  }
  bool const sexed = traits.gender != Gender::unknown;  // somebody was told of
  if (!sexed || out.empty()) out.push_back({Candidate(), clues_.clues(Candidate())});
  return out;
}

std::int32_t PronounResolver::antecedent(std::size_t number, Traits const& traits) {
  Pronoun const pronoun = pronoun_at(number, traits);
  if (means_deed(pronoun)) return -1;
  if (std::int32_t const own = own_subject(pronoun); own >= 0) return own;
  if (std::int32_t const body = spoken_for(pronoun); body >= 0) return body;
  for (std::int32_t const says : {speaker_told_of(pronoun), speaker_of_itself(pronoun)}) {
    std::int32_t const speaker = clues_.chain_at(says);
    if (speaker >= 0 && agrees(pronoun, chains_[speaker])) return speaker;
  }
  std::vector<PronounOption> const all = options(number, traits);
  std::int32_t const first = clues_.chain_at(subject_before(pronoun));
  if (first >= 0 && agrees(pronoun, chains_[first])) return first;
  std::int32_t const sayer = clues_.chain_at(clues_.last_sayer());
  if (sayer >= 0 && agrees(pronoun, chains_[sayer])) return sayer;
  bool const violent = does_violence(pronoun);
  auto const weight = [&](PronounOption const& option) {
    double const arms = violent ? weight_of_arms(option.candidate.chain) : 0;
    return weight_of(option, traits) + arms;
  };
  auto const best = std::max_element(
      all.begin(), all.end(),
      [&](PronounOption const& a, PronounOption const& b) { return weight(a) < weight(b); });
  // Lists of first names err on the sex of many.
  bool const nobody_else = best->candidate.token < 0 && traits.gender != Gender::unknown;
  bool const person = sayer >= 0 && chains_[sayer].kind == MentionKind::person;
  return nobody_else && person ? sayer : best->candidate.chain;
}

}  // namespace dragoman
