#include "names/clues.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"

namespace dragoman {
namespace {

constexpr std::int32_t kNear = 6, kNotFar = 15, kFar = 30;  // words
// How many mentions of a chain are looked at: keeps long documents linear.
constexpr std::size_t kMentionsBack = 12;

Clue plus(Clue first, Role role) {
  return static_cast<Clue>(static_cast<std::uint8_t>(first) + static_cast<std::uint8_t>(role));
}

bool is_body(Chain const& chain) {
  return chain.kind == MentionKind::body || chain.kind == MentionKind::country;
}

}  // namespace

ClueFinder::ClueFinder(ActorBook const& book, Parse const& parse, Quotations const& quotations,
                       std::vector<ActorMention> const& mentions, std::vector<Chain> const& chains,
                       std::vector<std::int32_t> const& chain_of)
    : book_(book),
      parse_(parse),
      quotations_(quotations),
      mentions_(mentions),
      chains_(chains),
      chain_of_(chain_of) {}

void ClueFinder::look_at(Pronoun const& pronoun) {
  pronoun_ = pronoun;
  find_clauses();
  speaker_ = speaker_of(quotations_.at[pronoun_.token]);
}

std::vector<Clue> ClueFinder::clues(Candidate const& candidate) const {
  if (candidate.token < 0) return clues_of_nobody();
  std::vector<Clue> out;
  add_role(candidate, out);
  add_distance(candidate, out);
  add_structure(candidate, out);
  add_nature(candidate, out);
  if (candidate.chain >= 0) add_chain(candidate, out);
  add_quotation(candidate, out);
  return out;
}

std::int32_t ClueFinder::mention_at(std::int32_t token) const {
  auto const found = std::lower_bound(
      mentions_.begin(), mentions_.end(), token,
      [](ActorMention const& mention, std::int32_t t) { return mention.mention.head < t; });
  bool const heads = found != mentions_.end() && found->mention.head == token;
  return heads ? static_cast<std::int32_t>(found - mentions_.begin()) : -1;
}

std::int32_t ClueFinder::chain_at(std::int32_t token) const {
  std::int32_t const mention = token < 0 ? -1 : mention_at(token);
  return mention < 0 ? -1 : chain_of_[mention];
}

// ---- what lies around the pronoun

// From the inside out.
void ClueFinder::find_clauses() {
  clauses_.clear();
  told_of_.clear();
  for (std::int32_t t = pronoun_.token; parse_.tokens[t].head >= 0; t = parse_.tokens[t].head) {
    std::string_view const by = base_relation(parse_.tokens[t].relation);
    std::int32_t const above = parse_.tokens[t].head;
    std::int32_t const subject = child(parse_, above, "nsubj");
    if (by == "acl") told_of_.push_back(above);
    if (subject >= 0 && subject != t) {
      clauses_.push_back({subject, child(parse_, above, "obj"), by});
    }
  }
}

// The verb has words of the quotation below it, or hangs on one.
bool ClueFinder::says(std::int32_t verb, std::int32_t quotation) const {
  if (verb < 0 || quotation < 0 || quotations_.at[verb] >= 0) return false;
  auto const& below = parse_.children[verb];
  std::int32_t const above = parse_.tokens[verb].head;
  return (above >= 0 && quotations_.at[above] == quotation) ||
         std::any_of(below.begin(), below.end(),
                     [&](std::int32_t c) { return quotations_.at[c] == quotation; });
}

// The subject, outside, of a verb that says the quotation; -1: its sentences have none.
std::int32_t ClueFinder::sayer_of(std::int32_t quotation) const {
  TokenSpan const words = quotations_.all[quotation].tokens;
  for (std::uint32_t const end : {words.end - 1, words.begin}) {
    TokenSpan const sentence = parse_.sentences[parse_.sentence_of[end]].tokens;
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      bool const subject = base_relation(parse_.tokens[t].relation) == "nsubj";
      bool const outside = subject && quotations_.at[t] < 0;
      if (outside && says(parse_.tokens[t].head, quotation)) return static_cast<std::int32_t>(t);
    }
  }
  return -1;
}

// '"…," the spokeswoman said. "She was ill."': nothing but a mark stands between the quotation and
// the sentence that ends the one before.
bool ClueFinder::goes_on(std::int32_t quotation) const {
  if (quotation == 0) return false;
  std::uint32_t const begin = quotations_.all[quotation].tokens.begin;
  std::int32_t const sentence = parse_.sentence_of[begin];
  std::uint32_t const before = quotations_.all[quotation - 1].tokens.end - 1;
  return begin <= parse_.sentences[sentence].tokens.begin + 1 &&
         parse_.sentence_of[before] + 1 == sentence;
}

// The chain of who says the quotation; -1: nobody is told of.
std::int32_t ClueFinder::speaker_of(std::int32_t quotation) const {
  for (int steps = 0; quotation >= 0 && steps < 4; ++steps) {
    if (std::int32_t const sayer = sayer_of(quotation); sayer >= 0) return chain_at(sayer);
    if (!goes_on(quotation)) return -1;
    --quotation;
  }
  return -1;
}

// It is the subject of a verb that says something in a clause, beside one, or between marks.
bool ClueFinder::tells(std::int32_t subject) const {
  Token const& word = parse_.tokens[subject];
  if (word.head < 0 || word.relation != "nsubj") return false;
  for (std::int32_t const joined : parse_.children[word.head]) {
    std::string_view const relation = base_relation(parse_.tokens[joined].relation);
    bool const more = relation == "conj" || relation == "advcl";  // "rejected it, saying that"
    if (more && child(parse_, joined, "ccomp") >= 0) return true;
  }
  if (child(parse_, word.head, "ccomp") >= 0) return true;
  Token const& verb = parse_.tokens[word.head];
  auto const& below = parse_.children[word.head];
  return (verb.head >= 0 && base_relation(verb.relation) == "parataxis") ||
         (quotations_.at[subject] < 0 &&
          std::any_of(
              below.begin(), below.end(),
              [this](std::int32_t c) { return quotations_.at[c] >= 0; }));
}

bool ClueFinder::speaks() const { return tells(pronoun_.token); }

// "He said …", '"…," he said': not what somebody is told to have said.
bool ClueFinder::opens_speech() const {
  if (!speaks() || quotations_.at[pronoun_.token] >= 0) return false;
  Token const& verb = parse_.tokens[parse_.tokens[pronoun_.token].head];
  return verb.head < 0 ||
         (base_relation(verb.relation) == "parataxis" && quotations_.at[verb.head] >= 0);
}

// The subject, outside marks, of the verb that the sentence hangs on or that tells what is in
// marks.
std::int32_t ClueFinder::narrated_subject(Sentence const& sentence) const {
  for (std::uint32_t t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    std::int32_t const verb = parse_.tokens[t].head;
    bool const subject = base_relation(parse_.tokens[t].relation) == "nsubj" && verb >= 0;
    if (!subject || quotations_.at[t] >= 0) continue;
    bool const quoting =
        parse_.tokens[verb].head >= 0 && says(verb, quotations_.at[parse_.tokens[verb].head]);
    if (parse_.tokens[verb].head < 0 || quoting) return token;
  }
  return -1;
}

// "reporters" of '"…," he told reporters. "They …"'
bool ClueFinder::is_hearer(std::int32_t token) const {
  Role const role = role_of(token);
  if (role != Role::object && role != Role::oblique) return false;
  std::int32_t quotation = quotations_.at[pronoun_.token];
  while (!says(parse_.tokens[token].head, quotation)) {
    if (!goes_on(quotation)) return false;
    --quotation;
  }
  return true;
}

// 'Residents said soldiers had come. "They …': who told something in a sentence before.
bool ClueFinder::is_source_before(std::int32_t token) const {
  return quotations_.at[token] < 0 && is_main(token) && tells(token) &&
         parse_.sentence_of[token] < pronoun_.sentence;
}

// "Hamas" of "Hamas spokesman Abdel-Latif al-Qanoua", who speaks.
bool ClueFinder::names_speaker(std::int32_t chain) const {
  if (speaker_ < 0) return false;
  std::vector<std::int32_t> const& told = chains_[speaker_].mentions;
  return std::any_of(told.begin(), told.end(), [&](std::int32_t m) {
    TokenSpan const words = mentions_[m].mention.tokens;
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      if (chain_at(static_cast<std::int32_t>(t)) == chain) return true;
    }
    return false;
  });
}

// 'Residents said they had fled. "They shoot so that we leave," said Anahit': "we" are those who
// told it in the sentence before, who are no "they" then.
bool ClueFinder::is_of_us(std::int32_t quotation, std::int32_t chain) const {
  TokenSpan const words = quotations_.all[quotation].tokens;
  bool const us = std::any_of(parse_.tokens.begin() + words.begin,
                              parse_.tokens.begin() + words.end, [](Token const& word) {
                                return word.upos == Upos::PRON && has_feature(word, "Person=1") &&
                                       has_feature(word, "Number=Plur");
                              });
  std::vector<std::int32_t> const& told = chains_[chain].mentions;
  return us && chains_[chain].kind == MentionKind::common &&
         std::any_of(told.begin(), told.end(), [&](std::int32_t m) {
           std::int32_t const head = mentions_[m].mention.head;
           return is_source_before(head) && parse_.sentence_of[head] + 1 == pronoun_.sentence;
         });
}

bool ClueFinder::is_ruled_out(std::int32_t token, std::int32_t chain) const {
  std::int32_t const own = quotations_.at[pronoun_.token];
  if (own < 0) return says(parse_.tokens[pronoun_.token].head, quotations_.at[token]);
  if (chain >= 0 && (chain == speaker_ || names_speaker(chain))) return true;
  return is_hearer(token) || (chain >= 0 && is_of_us(own, chain));
}

std::int32_t ClueFinder::last_sayer() const {
  if (!opens_speech()) return -1;
  std::uint32_t const block = parse_.sentences[pronoun_.sentence].block;
  bool quoted = is_around_quotation(parse_.sentences[pronoun_.sentence]);
  for (std::int32_t s = pronoun_.sentence - 1; s >= 0; --s) {
    Sentence const& sentence = parse_.sentences[s];
    bool const here = sentence.block == block;  // '"…," he said.' opens many a paragraph
    if (!here && (!quoted || sentence.block + 1 != block)) return -1;
    if (std::int32_t const subject = narrated_subject(sentence); subject >= 0) {
      return (here && quoted) || tells(subject) ? subject : -1;
    }
    if (!is_around_quotation(sentence)) return -1;
    quoted = true;
  }
  return -1;
}

// Its first words, behind a mark, or its last are in marks.
bool ClueFinder::is_around_quotation(Sentence const& sentence) const {
  TokenSpan const words = sentence.tokens;
  bool const second = words.size() > 1 && quotations_.at[words.begin + 1] >= 0;
  return quotations_.at[words.begin] >= 0 || second || quotations_.at[words.end - 1] >= 0;
}

// "it forbade immigration"
bool ClueFinder::acts() const {
  Token const& word = parse_.tokens[pronoun_.token];
  return word.head >= 0 && word.relation == "nsubj" && child(parse_, word.head, "obj") >= 0;
}

// "a spokesman of the army said it …", for "army"
bool ClueFinder::is_near_speaker(std::int32_t token) const {
  bool const spoken = !clauses_.empty() && clauses_.front().by == "ccomp";
  return spoken && token != clauses_.front().subject &&
         subtree(parse_, clauses_.front().subject).contains(static_cast<std::uint32_t>(token));
}

// ---- clues

Role ClueFinder::role_of(std::int32_t token) const {
  while (base_relation(parse_.tokens[token].relation) == "conj" && parse_.tokens[token].head >= 0) {
    token = parse_.tokens[token].head;
  }
  std::string_view const relation = parse_.tokens[token].relation;
  if (relation == "nsubj:pass") return Role::undergoer;
  if (relation == "nmod:poss") return Role::owner;
  std::string_view const base = base_relation(relation);
  if (base == "nsubj") return Role::subject;
  if (base == "obj" || base == "iobj") return Role::object;
  if (base == "obl") return Role::oblique;
  if (base == "nmod" || base == "compound" || base == "amod") return Role::modifier;
  return base == "appos" ? Role::beside : Role::other;
}

void ClueFinder::add_role(Candidate const& candidate, std::vector<Clue>& out) const {
  Role const role = role_of(candidate.token);
  Role const own = role_of(pronoun_.token);
  out.push_back(plus(pronoun_.possessive ? Clue::role_for_owner : Clue::role, role));
  if (role == own) out.push_back(Clue::parallel);
  if (own == Role::undergoer && role == Role::object) out.push_back(Clue::undergoes);
}

void ClueFinder::add_distance(Candidate const& candidate, std::vector<Clue>& out) const {
  static constexpr std::array<Clue, 4> kBack = {Clue::same_sentence, Clue::one_back, Clue::two_back,
                                                Clue::farther_back};
  if (candidate.token > pronoun_.token) return out.push_back(Clue::ahead);
  std::int32_t const back = pronoun_.sentence - parse_.sentence_of[candidate.token];
  out.push_back(kBack[std::clamp(back, 0, 3)]);
  std::int32_t const words = pronoun_.token - candidate.token;
  if (words < kNear) out.push_back(Clue::near);
  if (words < kNotFar) out.push_back(Clue::not_far);
  if (words > kFar) out.push_back(Clue::far);
  if (candidate.between == 0) out.push_back(Clue::nearest);
  if (candidate.between == 1) out.push_back(Clue::second);
}

// Subject of the sentence's own verb: "Activists demanded that the army let monitors in. They …"
bool ClueFinder::is_main(std::int32_t token) const {
  std::int32_t const verb = parse_.tokens[token].head;
  return verb >= 0 && base_relation(parse_.tokens[token].relation) == "nsubj" &&
         parse_.tokens[verb].head < 0;
}

// "Annan's visit to Lebanon": who the sentence is about stands before its subject, where that is
// nobody itself ("his father").
bool ClueFinder::owns_subject(std::int32_t token) const {
  Token const& word = parse_.tokens[token];
  return word.relation == "nmod:poss" && word.head >= 0 &&
         base_relation(parse_.tokens[word.head].relation) == "nsubj" && mention_at(word.head) < 0;
}

// "accused Putin and his country": the owner is joined to what is owned.
bool ClueFinder::is_joined(std::int32_t token) const {
  std::int32_t const owned = pronoun_.possessive ? parse_.tokens[pronoun_.token].head : -1;
  return owned >= 0 && base_relation(parse_.tokens[owned].relation) == "conj" &&
         parse_.tokens[owned].head == token;
}

void ClueFinder::add_structure(Candidate const& candidate, std::vector<Clue>& out) const {
  std::int32_t const token = candidate.token;
  if (is_main(token)) out.push_back(Clue::main);
  if (owns_subject(token)) out.push_back(Clue::owns_subject);
  if (is_joined(token)) out.push_back(Clue::joined);
  if (std::find(told_of_.begin(), told_of_.end(), token) != told_of_.end()) {
    out.push_back(Clue::told_of);
  }
  if (is_near_speaker(token)) out.push_back(Clue::near_speaker);
  for (std::size_t c = 0; c < clauses_.size(); ++c) {
    if (clauses_[c].object == token && c == 0) out.push_back(Clue::object_around);
    if (clauses_[c].subject != token) continue;
    out.push_back(c == 0 ? Clue::subject_around : Clue::subject_farther);
    if (c > 0) continue;
    std::string_view const by = clauses_[c].by;
    if (by == "ccomp") out.push_back(Clue::subject_of_speech);
    bool const body = candidate.chain >= 0 && is_body(chains_[candidate.chain]);
    if (by == "ccomp" && body) out.push_back(Clue::body_of_speech);
    if (by == "conj" || by == "advcl" || by == "parataxis") out.push_back(Clue::subject_beside);
    if (by == "obj" || by == "obl" || by == "xcomp") out.push_back(Clue::subject_of_clause);
  }
}

// A noun, told first, of that group.
bool ClueFinder::is_of_group(Chain const& chain, WordGroup group) const {
  std::int32_t const head = mentions_[chain.mentions.front()].mention.head;
  return chain.kind == MentionKind::common && book_.is_in(group, parse_.tokens[head].lemma);
}

void ClueFinder::add_nature(Candidate const& candidate, std::vector<Clue>& out) const {
  if (candidate.chain < 0) {
    out.push_back(Clue::thing);
    if (pronoun_.possessive) out.push_back(Clue::thing_owner);
    if (speaks()) out.push_back(Clue::thing_speaking);
    if (acts()) out.push_back(Clue::thing_acting);
    return;
  }
  static constexpr std::array<Clue, 6> kKinds = {Clue::person, Clue::body, Clue::country,
                                                 Clue::place,  Clue::noun, Clue::pronoun};
  Chain const& chain = chains_[candidate.chain];
  out.push_back(kKinds[static_cast<std::size_t>(chain.kind)]);
  if (acts()) out.push_back(Clue::actor_acting);
  if (is_body(chain) && speaks()) out.push_back(Clue::country_speaking);
  if (mentions_[candidate.mention].kind == MentionKind::pronoun) out.push_back(Clue::pronoun);
  if (!chain.words.empty()) out.push_back(Clue::named);
  bool const sexed = chain.traits.gender != Gender::unknown;
  if (pronoun_.traits->gender != Gender::unknown && sexed) out.push_back(Clue::sex_known);
  if (pronoun_.traits->plural == chain.traits.plural) out.push_back(Clue::number_agrees);
  if (is_of_group(chain, WordGroup::many)) out.push_back(Clue::many_word);
  if (is_of_group(chain, WordGroup::tool)) out.push_back(Clue::tool);
}

// Some mention of it is the subject of the sentence before.
bool ClueFinder::is_centre(Chain const& chain) const {
  std::size_t looked = 0;
  for (auto m = chain.mentions.rbegin(); m != chain.mentions.rend(); ++m) {
    std::int32_t const head = mentions_[*m].mention.head;
    if (parse_.sentence_of[head] == pronoun_.sentence - 1 && is_main(head)) return true;
    if (++looked == kMentionsBack) return false;
  }
  return false;
}

void ClueFinder::add_chain(Candidate const& candidate, std::vector<Clue>& out) const {
  Chain const& chain = chains_[candidate.chain];
  auto const before =
      std::count_if(chain.mentions.begin(), chain.mentions.end(),
                    [&](std::int32_t m) { return mentions_[m].mention.head < pronoun_.token; });
  if (before > 1) out.push_back(Clue::told_twice);
  if (before > 2) out.push_back(Clue::told_thrice);
  if (before > 3) out.push_back(Clue::told_four_times);
  if (before > 5) out.push_back(Clue::told_often);
  if (chain.mentions.size() > 9) out.push_back(Clue::told_later);
  if (is_centre(chain)) out.push_back(Clue::centre);
}

void ClueFinder::add_quotation(Candidate const& candidate, std::vector<Clue>& out) const {
  std::int32_t const own = quotations_.at[pronoun_.token];
  std::int32_t const other = quotations_.at[candidate.token];
  if (own >= 0 && candidate.chain >= 0 && candidate.chain == speaker_) {
    out.push_back(Clue::speaker_outside);
  }
  if (own >= 0 && is_source_before(candidate.token)) out.push_back(Clue::source_before);
  if (own >= 0 && own == other) out.push_back(Clue::same_quotation);
  if (own >= 0 && other < 0) out.push_back(Clue::out_of_quotation);
  if (own < 0 && other >= 0) out.push_back(Clue::into_quotation);
}

// "It is clear that", "it seems", "it rained"
bool ClueFinder::is_expletive() const {
  std::int32_t const head = parse_.tokens[pronoun_.token].head;
  return head >= 0 && (child(parse_, head, "csubj") >= 0 || child(parse_, head, "ccomp") >= 0) &&
         child(parse_, head, "cop") >= 0;
}

std::vector<Clue> ClueFinder::clues_of_nobody() const {
  std::vector<Clue> out = {Clue::nobody};
  std::int32_t const head = parse_.tokens[pronoun_.token].head;
  if (is_expletive()) out.push_back(Clue::nobody_expletive);
  if (quotations_.at[pronoun_.token] >= 0) out.push_back(Clue::nobody_quoted);
  if (role_of(pronoun_.token) == Role::object) out.push_back(Clue::nobody_object);
  if (head >= 0 && child(parse_, head, "cop") >= 0) out.push_back(Clue::nobody_copula);
  if (pronoun_.possessive) out.push_back(Clue::nobody_owner);
  if (acts()) out.push_back(Clue::nobody_acting);
  if (speaks()) out.push_back(Clue::nobody_speaking);
  return out;
}

}  // namespace dragoman
