#include "names/pronouns.h"

#include <algorithm>

namespace dragoman {
namespace {

// How far back an antecedent may lie, in sentences.
constexpr std::int32_t kSentencesBack = 3;
// Weights of a candidate, chosen by hand on the training part of the coreference data.
constexpr double kPerSentence = 6, kSubject = 6, kObject = 2, kPossessor = 2, kParallel = 2,
                 kOwner = 3, kJoined = 9, kUndergoer = 6;
constexpr double kPerToken = 0.1, kPerMention = 0.8, kNamed = 2, kSexKnown = 2, kMain = 2;
constexpr double kNone = -1e9;

std::string_view relation_of(Parse const& parse, std::int32_t token) {
  std::string_view own = base_relation(parse.tokens[token].relation);
  for (std::int32_t t = token; own == "conj" && parse.tokens[t].head >= 0;) {
    t = parse.tokens[t].head;
    own = base_relation(parse.tokens[t].relation);
  }
  return own;
}

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
  bool const named = chain.kind == MentionKind::body;  // "the Syrian Democratic Forces … its"
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
  return pronoun.possessive || !together || parse_.tokens[mention.head].relation == "nmod:poss";
}

// Subject of the sentence's own verb: "Activists demanded that the army let monitors in. They …"
bool PronounResolver::is_main(std::int32_t candidate) const {
  std::int32_t const verb = parse_.tokens[candidate].head;
  return verb >= 0 && parse_.tokens[verb].head < 0;
}

// "Annan's visit to Lebanon": who the sentence is about stands before its subject, where that is
// nobody itself ("his father").
bool PronounResolver::owns_subject(std::int32_t candidate) const {
  Token const& word = parse_.tokens[candidate];
  return word.relation == "nmod:poss" && word.head >= 0 &&
         base_relation(parse_.tokens[word.head].relation) == "nsubj" && mention_at(word.head) < 0;
}

// "accused Putin and his country": the owner is joined to what is owned.
bool PronounResolver::is_joined_to(std::int32_t possessive, std::int32_t candidate) const {
  std::int32_t const owned = parse_.tokens[possessive].head;
  return owned >= 0 && base_relation(parse_.tokens[owned].relation) == "conj" &&
         parse_.tokens[owned].head == candidate;
}

// What stood in the same place of its clause. Who undergoes was an object in the sentence before:
// "freed the soldiers. They were handed over".
double PronounResolver::parallel_weight(Pronoun const& pronoun, std::int32_t candidate) const {
  std::string_view const own = parse_.tokens[pronoun.token].relation;
  std::string_view const relation = relation_of(parse_, candidate);
  bool const before = parse_.sentence_of[candidate] < pronoun.sentence;
  if (own != "nsubj:pass" || !before) return relation == base_relation(own) ? kParallel : 0;
  if (relation != "obj") return 0;
  return pronoun.traits->plural ? kUndergoer : kParallel;
}

double PronounResolver::salience(Pronoun const& pronoun, std::int32_t candidate) const {
  std::int32_t const back = pronoun.sentence - parse_.sentence_of[candidate];
  if (back < 0 || back > kSentencesBack) return kNone;
  std::string_view const relation = relation_of(parse_, candidate);
  double score = -kPerSentence * back;
  if (back == 0) score -= kPerToken * (pronoun.token - candidate);
  if (relation == "nsubj") score += kSubject;
  if (relation == "nsubj" && back > 0 && is_main(candidate)) score += kMain;
  if (relation == "obj" || relation == "iobj") score += kObject;
  if (parse_.tokens[candidate].relation == "nmod:poss") score += kPossessor;
  if (owns_subject(candidate)) score += kOwner;
  if (pronoun.possessive && is_joined_to(pronoun.token, candidate)) score += kJoined;
  return score + parallel_weight(pronoun, candidate);
}

double PronounResolver::chain_weight(Pronoun const& pronoun, Chain const& chain) const {
  double score = kPerMention * std::min<std::size_t>(chain.mentions.size(), 4);
  if (!chain.words.empty() || chain.kind == MentionKind::country) score += kNamed;
  bool const sexed = chain.traits.gender != Gender::unknown;
  if (pronoun.traits->gender != Gender::unknown && sexed) score += kSexKnown;
  if (pronoun.traits->plural && !chain.traits.plural) score -= kSubject;
  if (is_of_group(chain, WordGroup::tool)) score -= 2 * kSubject;  // "shot down drones as they …"
  return score;
}

// The number of the mention that this token heads, -1 where it heads none.
std::int32_t PronounResolver::mention_at(std::int32_t token) const {
  auto const found = std::lower_bound(
      mentions_.begin(), mentions_.end(), token,
      [](ActorMention const& mention, std::int32_t t) { return mention.mention.head < t; });
  bool const heads = found != mentions_.end() && found->mention.head == token;
  return heads ? static_cast<std::int32_t>(found - mentions_.begin()) : -1;
}

// A noun that is no actor and that "it" or "they" could mean.
bool PronounResolver::is_thing(std::int32_t token, bool plural) const {
  Token const& word = parse_.tokens[token];
  if (word.upos != Upos::NOUN && word.upos != Upos::PROPN) return false;
  std::string_view const relation = relation_of(parse_, token);
  if (relation != "nsubj" && relation != "obj") return false;
  return has_feature(word, "Number=Plur") == plural && mention_at(token) < 0;
}

double PronounResolver::best_thing(Pronoun const& pronoun) const {
  double best = kNone;
  if (pronoun.traits->gender != Gender::unknown) return best;
  std::int32_t const first = std::max(0, pronoun.sentence - 1);
  auto const begin = static_cast<std::int32_t>(parse_.sentences[first].tokens.begin);
  for (std::int32_t t = begin; t < pronoun.token; ++t) {
    bool const together = parse_.tokens[t].head == parse_.tokens[pronoun.token].head;
    if (together && !pronoun.possessive) continue;
    if (is_thing(t, pronoun.traits->plural)) {
      best = std::max(best, salience(pronoun, t) + kPerMention);
    }
  }
  return best;
}

// "In his speech, Pashinyan said": the subject of the clause that a phrase before it opens.
std::int32_t PronounResolver::subject_ahead(std::size_t number) const {
  std::int32_t const token = mentions_[number].mention.head;
  for (std::int32_t t = token; parse_.tokens[t].head >= 0; t = parse_.tokens[t].head) {
    std::string_view const relation = base_relation(parse_.tokens[t].relation);
    std::int32_t const subject = child(parse_, parse_.tokens[t].head, "nsubj");
    if (relation != "obl" && relation != "advcl") continue;
    if (subject < token) return -1;
    for (std::size_t m = number + 1; m < mentions_.size(); ++m) {
      if (mentions_[m].mention.head == subject) return chain_of_[m];
      if (mentions_[m].mention.head > subject) return -1;
    }
    return -1;
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
  return chain_at(subject);
}

// "Russia" of "Russia announced that they would …", for "they"; -1 where nobody says it.
std::int32_t PronounResolver::speaker_of(Pronoun const& pronoun) const {
  Token const& word = parse_.tokens[pronoun.token];
  if (base_relation(word.relation) != "nsubj" || word.head < 0) return -1;
  Token const& said = parse_.tokens[word.head];
  std::int32_t const verb = base_relation(said.relation) == "ccomp" ? said.head : -1;
  return verb < 0 ? -1 : child(parse_, verb, "nsubj");
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

// "They threw stones at them": the subject of the clause that the pronoun stands in is another; -1
// where there is none, or the pronoun is the subject or a possessor.
std::int32_t PronounResolver::other_subject(Pronoun const& pronoun) const {
  if (pronoun.possessive || pronoun.reflexive) return -1;
  std::int32_t token = pronoun.token;
  for (std::size_t step = 0; step < parse_.tokens.size(); ++step) {
    std::string_view const relation = base_relation(parse_.tokens[token].relation);
    bool const below = relation == "obj" || relation == "iobj" || relation == "obl" ||
                       relation == "nmod" || relation == "conj";
    if (!below || parse_.tokens[token].head < 0) return -1;
    token = parse_.tokens[token].head;
    if (std::int32_t const subject = child(parse_, token, "nsubj"); subject >= 0) return subject;
  }
  return -1;
}

// The chain whose mention this token heads, -1 where none does.
std::int32_t PronounResolver::chain_at(std::int32_t token) const {
  std::int32_t const mention = mention_at(token);
  return mention < 0 ? -1 : chain_of_[mention];
}

std::int32_t PronounResolver::antecedent(std::size_t number, Traits const& traits) const {
  Pronoun pronoun;
  pronoun.token = mentions_[number].mention.head;
  pronoun.sentence = parse_.sentence_of[pronoun.token];
  Token const& word = parse_.tokens[pronoun.token];
  pronoun.possessive = word.relation == "nmod:poss";
  pronoun.reflexive = has_feature(word, "Reflex=Yes");
  pronoun.traits = &traits;
  if (std::int32_t const own = own_subject(pronoun); own >= 0) return own;
  std::int32_t const speaker = chain_at(speaker_told_of(pronoun));
  if (speaker >= 0 && agrees(pronoun, chains_[speaker])) return speaker;
  std::int32_t const other = chain_at(other_subject(pronoun));
  std::int32_t const says = chain_at(speaker_of(pronoun));
  double best = best_thing(pronoun);
  std::int32_t found = -1;
  for (auto i = static_cast<std::int32_t>(number) - 1; i >= 0; --i) {
    if (pronoun.sentence - parse_.sentence_of[mentions_[i].mention.head] > kSentencesBack) break;
    if (chain_of_[i] < 0 || !may_bind(pronoun, i)) continue;
    Chain const& chain = chains_[chain_of_[i]];
    if (!agrees(pronoun, chain) || chain_of_[i] == other) continue;
    double score = salience(pronoun, mentions_[i].mention.head) + chain_weight(pronoun, chain);
    if (chain_of_[i] == says && traits.plural && !chain.traits.plural) score += kSubject;
    if (score <= best) continue;
    best = score;
    found = chain_of_[i];
  }
  std::int32_t const ahead = subject_ahead(number);
  if (ahead >= 0 && agrees(pronoun, chains_[ahead])) return ahead;
  return found;
}

}  // namespace dragoman
