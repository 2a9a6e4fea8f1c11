#include "names/noun_reference.h"

#include <algorithm>

#include "names/office_words.h"
#include "parse/pieces.h"

namespace dragoman {
namespace {

// How many chains back a noun is looked for: keeps long documents linear.
constexpr std::size_t kChainsBack = 400;
// How many sentences back "the group" may point.
constexpr std::int32_t kNounSentences = 6;
// How many sentences back somebody may have been told by an office alone.
constexpr std::int32_t kOfficeSentences = 4;

}  // namespace

std::int32_t NounResolver::antecedent(std::size_t i) const {
  bool const group = book_.is_in(WordGroup::group, lemma_of(i));
  if (group && !traits_[i].plural) {
    if (std::int32_t const chain = named_before(i); chain >= 0) return chain;
  }
  if (std::int32_t const chain = whose_ranks(i); chain >= 0) return chain;
  if (!is_definite(i)) return is_bare(i) ? last_that(&NounResolver::same_words, i) : -1;
  for (Fits const fits : {&NounResolver::same_noun_unnamed, &NounResolver::same_noun}) {
    if (std::int32_t const chain = last_that(fits, i); chain >= 0) return chain;
  }
  if (is_named_beside(i)) return -1;
  if (std::int32_t const chain = last_that(&NounResolver::same_role, i); chain >= 0) return chain;
  return pointed_at(i);
}

std::int32_t NounResolver::told_by_office(std::size_t i) const {
  bool const bare = speaks_for_others(lower_case(traits_[i].role));
  return bare ? last_that(&NounResolver::has_office_alone, i) : -1;  // not "army spokesman"
}

// Near by, unnamed, and called nothing but what the person of the mention is called.
bool NounResolver::has_office_alone(Chain const& chain, std::size_t i) const {
  auto const last = static_cast<std::size_t>(chain.mentions.back());
  return chain.kind == MentionKind::common && !chain.traits.plural &&
         sentence_of(i) - sentence_of(last) <= kOfficeSentences &&
         lemma_of(last) == lower_case(traits_[i].role);
}

// "the group", "the Iran-backed group", "the insurgents", "the agency", "the country", "the
// leader".
std::int32_t NounResolver::pointed_at(std::size_t i) const {
  std::string const& lemma = lemma_of(i);
  if (traits_[i].plural) return book_.is_in(WordGroup::fighter, lemma) ? fighters_meant(i) : -1;
  bool const group = book_.is_in(WordGroup::group, lemma);
  bool const agency = book_.is_in(WordGroup::agency, lemma);
  if (group && is_armed(i)) return nearest(&NounResolver::is_armed_group, i);
  if (body_led(i) >= 0) return nearest(&NounResolver::is_leader, i);
  if (book_.is_in(WordGroup::epithet, lemma)) return person_meant(i);
  if (!tells_no_name(i)) return -1;
  if (std::int32_t const body = nearest(&NounResolver::bears_noun, i); body >= 0) return body;
  if (agency) return nearest(&NounResolver::is_agency, i);
  if (group) {
    std::int32_t const known = nearest(&NounResolver::is_known_group, i);
    return known >= 0 ? known : nearest(&NounResolver::is_group, i);
  }
  if (!book_.is_in(WordGroup::country, lemma)) return -1;
  return traits_[i].country.empty() ? nearest(&NounResolver::is_country, i)
                                    : last_that(&NounResolver::is_country, i);
}

// The chain last begun that fits.
std::int32_t NounResolver::last_that(Fits fits, std::size_t i) const {
  std::size_t const stop = chains_.size() > kChainsBack ? chains_.size() - kChainsBack : 0;
  for (std::size_t c = chains_.size(); c > stop; --c) {
    auto const number = static_cast<std::int32_t>(c - 1);
    if ((this->*fits)(chains_[c - 1], i) && !stands_over(number, i)) return number;
  }
  return -1;
}

// "the head of the agency": nobody is a part of his own phrase (i-within-i, Chomsky 1981).
bool NounResolver::stands_over(std::int32_t chain, std::size_t i) const {
  std::int32_t token = mentions_[i].mention.head;
  while (base_relation(parse_.tokens[token].relation) == "nmod") {
    token = parse_.tokens[token].head;
    auto const found = by_head_.find(token);
    if (found != by_head_.end() && chain_of_[found->second] == chain) return true;
  }
  return false;
}

// The chain told last; of those told in one sentence its subject.
std::int32_t NounResolver::nearest(Fits fits, std::size_t i) const {
  std::int32_t const sentence = sentence_of(i);
  std::int32_t found = -1, told_in = -1;
  for (auto m = static_cast<std::int32_t>(i) - 1; m >= 0; --m) {
    bool const far = sentence - sentence_of(m) > kNounSentences;
    if (far || (found >= 0 && sentence_of(m) != told_in)) break;
    if (chain_of_[m] < 0 || !(this->*fits)(chains_[chain_of_[m]], i)) continue;
    if (stands_over(chain_of_[m], i)) continue;
    std::string_view const relation = parse_.tokens[mentions_[m].mention.head].relation;
    if (found >= 0 && base_relation(relation) != "nsubj") continue;
    found = chain_of_[m];
    told_in = sentence_of(m);
  }
  return found;
}

// "the FARC group" is FARC; "the UN agency" is no more the UN than "UN staff".
std::int32_t NounResolver::named_before(std::size_t i) const {
  for (std::int32_t const dependent : parse_.children[mentions_[i].mention.head]) {
    auto const found = by_head_.find(dependent);
    if (found == by_head_.end() || found->second >= i) continue;
    bool const body = mentions_[found->second].kind == MentionKind::body;
    bool const organ = traits_[found->second].kind == ActorKind::international &&
                       book_.is_in(WordGroup::agency, lemma_of(i));
    if (body && !organ) return chain_of_[found->second];
  }
  return -1;
}

// "M23 rebels", "RSF troops": a body by its ranks, where these are all of them.
std::int32_t NounResolver::whose_ranks(std::size_t i) const {
  bool const ranks = traits_[i].plural && (book_.is_in(WordGroup::fighter, lemma_of(i)) ||
                                           book_.is_in(WordGroup::ranks, lemma_of(i)));
  if (!ranks || is_counted(i)) return -1;
  std::int32_t body = -1;
  for (std::int32_t const dependent : parse_.children[mentions_[i].mention.head]) {
    auto const found = by_head_.find(dependent);
    std::string_view const relation = base_relation(parse_.tokens[dependent].relation);
    bool const before = relation == "compound" || relation == "amod";
    bool const named = before && found != by_head_.end() && found->second < i &&
                       mentions_[found->second].kind == MentionKind::body;
    if (named) body = chain_of_[found->second];
    bool const apart = relation == "amod" || relation == "nmod" || relation == "conj";
    if (!named && apart && !tells_whence(dependent)) return -1;
  }
  bool const fights = body >= 0 && (chains_[body].traits.kind == ActorKind::armed_group ||
                                    chains_[body].traits.kind == ActorKind::military);
  return fights ? body : -1;
}

// "Iran-backed", "Yemeni" and "Yemen's" of "Yemen's Houthi rebels": where they are from and who
// helps them sets nobody apart.
bool NounResolver::tells_whence(std::int32_t modifier) const {
  auto const token = static_cast<std::uint32_t>(modifier);
  std::int32_t const name = marks_.name_at[token];
  bool const nation = name >= 0 && marks_.marked[name].kind == Marked::Kind::country;
  std::string_view const relation = parse_.tokens[token].relation;
  return is_in_compound(token) || (nation && (relation == "amod" || relation == "nmod:poss"));
}

// "two M23 rebels", "some of the rebels"
bool NounResolver::is_counted(std::size_t i) const {
  auto const& children = parse_.children[mentions_[i].mention.head];
  return std::any_of(children.begin(), children.end(), [this](std::int32_t t) {
    std::string_view const relation = base_relation(parse_.tokens[t].relation);
    bool const article = relation == "det" && !book_.is_in(WordGroup::pointing, marks_.words[t]);
    return relation == "nummod" || article || book_.is_in(WordGroup::quantifier, marks_.words[t]);
  });
}

// "the jihadists": those who were called so, else the armed group told last that was not called by
// another such word ("a separatist front").
std::int32_t NounResolver::fighters_meant(std::size_t i) const {
  if (is_counted(i) || !tells_no_name(i)) return -1;
  if (std::int32_t const chain = nearest(&NounResolver::is_called_so, i); chain >= 0) return chain;
  return nearest(&NounResolver::is_called_otherwise, i);
}

// "the Israeli leader": the only person of the sentence before, or its subject; of those who are
// told to be of that nation also some sentences before.
std::int32_t NounResolver::person_meant(std::size_t i) const {
  Token const& word = parse_.tokens[mentions_[i].mention.head];
  bool const subject = base_relation(word.relation) == "nsubj";
  if (!subject || mentions_[i].owner >= 0) return -1;
  std::int32_t found = -1;
  for (auto m = static_cast<std::int32_t>(i) - 1; m >= 0; --m) {
    std::int32_t const back = sentence_of(i) - sentence_of(m);
    if (back > kNounSentences || (back > 1 && found >= 0)) break;
    std::int32_t const chain = back > 0 ? chain_of_[m] : -1;
    bool const person = chain >= 0 && chain != found && chains_[chain].kind == MentionKind::person;
    if (!person || !is_of_nation(chains_[chain], i)) continue;
    if (back > 1 && (traits_[i].country.empty() || !is_of(chains_[chain].traits, "GOV"))) continue;
    std::string_view const relation = parse_.tokens[mentions_[m].mention.head].relation;
    bool const subject_there = base_relation(relation) == "nsubj";
    if (found >= 0 && !subject_there) continue;
    found = chain;
  }
  return found;
}

// The body in the book of "the UN chief", or -1.
std::int32_t NounResolver::body_led(std::size_t i) const {
  std::int32_t const owner = mentions_[i].owner;
  std::int32_t const head = mentions_[i].mention.head;
  bool const before = owner >= 0 && owner < head && parse_.tokens[head].relation != "xcomp";
  if (!before || !book_.is_in(WordGroup::leading, lemma_of(i))) return -1;
  std::int32_t const name = marks_.name_at[owner];
  bool const body = name >= 0 && marks_.marked[name].kind == Marked::Kind::body;
  return body ? static_cast<std::int32_t>(marks_.marked[name].number) : -1;
}

// "the head of the group was killed": who says something later is another.
bool NounResolver::is_fallen(Chain const& chain) const {
  return std::any_of(chain.mentions.begin(), chain.mentions.end(), [this](std::int32_t m) {
    Token const& word = parse_.tokens[mentions_[m].mention.head];
    bool const suffers = word.relation == "nsubj:pass" || word.relation == "obj";
    return suffers && word.head >= 0 &&
           book_.is_in(WordGroup::harming, parse_.tokens[word.head].lemma);
  });
}

// Called head of that body by some mention: "UN Secretary-General António Guterres".
bool NounResolver::is_leader(Chain const& chain, std::size_t i) const {
  if (chain.kind != MentionKind::person || is_fallen(chain)) return false;
  auto const body = static_cast<std::uint32_t>(body_led(i));
  return std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](std::int32_t m) {
    TokenSpan const words = mentions_[m].mention.tokens;
    bool leads = false, of_body = false;
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      std::int32_t const name = marks_.name_at[t];
      leads = leads || book_.is_in(WordGroup::leading, marks_.words[t]);
      of_body = of_body || (name >= 0 && marks_.marked[name].kind == Marked::Kind::body &&
                            marks_.marked[name].number == body);
    }
    return leads && of_body;
  });
}

bool NounResolver::is_definite(std::size_t i) const {
  auto const& children = parse_.children[mentions_[i].mention.head];
  return std::any_of(children.begin(), children.end(), [this](std::int32_t t) {
    return book_.is_in(WordGroup::pointing, marks_.words[t]) ||
           parse_.tokens[t].relation == "nmod:poss";
  });
}

// "the terrorist organisation, Hamas", "his spokesman, Ali Sabri": what follows tells who it is.
bool NounResolver::is_named_beside(std::size_t i) const {
  auto const& children = parse_.children[mentions_[i].mention.head];
  return std::any_of(children.begin(), children.end(), [&](std::int32_t t) {
    std::string_view const relation = base_relation(parse_.tokens[t].relation);
    auto const found = by_head_.find(t);
    return (relation == "appos" || relation == "flat") && found != by_head_.end() &&
           (mentions_[found->second].kind == MentionKind::person ||
            mentions_[found->second].kind == MentionKind::body);
  });
}

bool NounResolver::is_bare(std::size_t i) const {
  return child(parse_, mentions_[i].mention.head, "det") < 0 &&
         child(parse_, mentions_[i].mention.head, "nummod") < 0;
}

// Nothing in its words names somebody or sets it apart: "the Iran-backed group", "the UN agency".
bool NounResolver::tells_no_name(std::size_t i) const {
  if (mentions_[i].owner >= static_cast<std::int32_t>(mentions_[i].name.end)) return false;
  TokenSpan const words = mentions_[i].mention.tokens;
  for (std::uint32_t t = words.begin; t < words.end; ++t) {
    bool const head = static_cast<std::int32_t>(t) == mentions_[i].mention.head;
    if (!head && !is_filler(t)) return false;
  }
  return true;
}

// An article, a nation, a body that others belong to, "-backed" and what it hangs on.
bool NounResolver::is_filler(std::uint32_t token) const {
  Token const& word = parse_.tokens[token];
  return is_in_compound(token) || word.upos == Upos::PUNCT || word.upos == Upos::DET ||
         word.upos == Upos::PART || marks_.name_at[token] >= 0;
}

// "Iran", "-" or "backed" of "Iran-backed".
bool NounResolver::is_in_compound(std::uint32_t token) const {
  return parse_.tokens[token].form == "-" || is_hyphenated(parse_, {token, token + 1}) ||
         (token > 0 && parse_.tokens[token - 1].form == "-");
}

bool NounResolver::is_armed(std::size_t i) const {
  return traits_[i].kind == ActorKind::armed_group && mentions_[i].owner < 0 && !is_counted(i) &&
         !traits_[i].former;
}

std::string const& NounResolver::lemma_of(std::size_t mention) const {
  return parse_.tokens[mentions_[mention].mention.head].lemma;
}

std::int32_t NounResolver::sentence_of(std::size_t mention) const {
  return parse_.sentence_of[mentions_[mention].mention.head];
}

bool NounResolver::countries_agree(Chain const& chain, std::size_t i) const {
  return traits_[i].country.empty() || chain.traits.country.empty() ||
         traits_[i].country == chain.traits.country;
}

// An earlier noun of the same head whose words hold all of the new one's.
bool NounResolver::same_noun(Chain const& chain, std::size_t i) const {
  bool const some = chain.kind == MentionKind::body && is_counted(i);  // "two M23 rebels"
  // "soldiers who were executed": none told before
  bool const told_of = is_bare(i) && child(parse_, mentions_[i].mention.head, "acl:relcl") >= 0;
  if (some || told_of || !countries_agree(chain, i)) return false;
  return std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](std::int32_t other) {
    return mentions_[other].kind != MentionKind::pronoun && lemma_of(other) == lemma_of(i) &&
           traits_[other].plural == traits_[i].plural && holds_words(other, i);
  });
}

// Those of whom no name is told come first.
bool NounResolver::same_noun_unnamed(Chain const& chain, std::size_t i) const {
  return chain.kind == MentionKind::common && same_noun(chain, i);
}

// "the Israeli military" after "Israel's military", "the Hamas-run ministry" after "the ministry":
// a nation that agrees and "-run" set nothing apart.
bool NounResolver::holds_words(std::int32_t other, std::size_t i) const {
  TokenSpan const mine = mentions_[i].mention.tokens, theirs = mentions_[other].mention.tokens;
  bool const one_nation =
      !traits_[i].country.empty() && traits_[i].country == traits_[other].country;
  for (std::uint32_t t = mine.begin; t < mine.end; ++t) {
    if (static_cast<std::int32_t>(t) == mentions_[i].mention.head) continue;
    bool const nation =
        marks_.name_at[t] >= 0 && marks_.marked[marks_.name_at[t]].kind == Marked::Kind::country;
    if (is_in_compound(t) || (nation && one_nation)) continue;
    auto const begin = marks_.words.begin();
    bool const held =
        std::find(begin + theirs.begin, begin + theirs.end, marks_.words[t]) != begin + theirs.end;
    if (!held) return false;
  }
  return true;
}

bool NounResolver::same_words(Chain const& chain, std::size_t i) const {
  return chain.kind == MentionKind::common && same_noun(chain, i) &&
         mentions_[chain.mentions[0]].mention.tokens.size() == mentions_[i].mention.tokens.size();
}

// "the prime minister", "the leftist president" of a person who was called so.
bool NounResolver::same_role(Chain const& chain, std::size_t i) const {
  if (chain.kind != MentionKind::person || traits_[i].plural || !is_of_nation(chain, i))
    return false;
  std::int32_t const agent = marks_.agent_at[mentions_[i].mention.head];
  std::int32_t const owner = mentions_[i].owner;
  bool const nation = owner < 0 || marks_.name_at[owner] >= 0;
  bool const office = agent >= 0 && nation && !traits_[i].former;
  TokenSpan const words = office ? marks_.marked[agent].tokens : mentions_[i].mention.tokens;
  std::string const role = lower_case(chain.traits.role);
  std::string const own = lower_case(written(parse_, words));
  return !role.empty() && (role == own || role.ends_with(' ' + own));
}

// The noun tells no nation, or the person's, whom the table of offices may know better.
bool NounResolver::is_of_nation(Chain const& chain, std::size_t i) const {
  std::string const& nation = traits_[i].country;
  if (nation.empty() || nation == chain.traits.country || chain.traits.country == "IGO")
    return true;
  if (!chain.traits.country.empty() || chain.words.empty()) return false;
  std::vector<Holder const*> const known = book_.holders(chain.words.back());
  return std::any_of(known.begin(), known.end(),
                     [&nation](Holder const* holder) { return holder->country == nation; });
}

bool NounResolver::is_country(Chain const& chain, std::size_t i) const {
  std::int32_t const first = mentions_[chain.mentions.front()].mention.head;
  bool const government = chain.kind == MentionKind::common && !chain.traits.country.empty() &&
                          !chain.traits.local &&
                          book_.is_in(WordGroup::government, marks_.words[first]);
  return (chain.kind == MentionKind::country || government) && countries_agree(chain, i);
}

bool NounResolver::is_group(Chain const& chain, std::size_t i) const {
  ActorKind const kind = chain.traits.kind;
  return chain.kind == MentionKind::body && kind != ActorKind::international &&
         kind != ActorKind::government && kind != ActorKind::military && countries_agree(chain, i);
}

// One of which the text or the tables tell more than its name.
bool NounResolver::is_known_group(Chain const& chain, std::size_t i) const {
  std::vector<std::string> const& sectors = chain.traits.sectors;
  return is_group(chain, i) && (chain.table >= 0 || (!sectors.empty() && sectors.front() != "UNK"));
}

// A body of states; "the UN agency" is one of the UN's, not the UN.
// "the council", after "the UN Security Council".
bool NounResolver::bears_noun(Chain const& chain, std::size_t i) const {
  return chain.kind == MentionKind::body && chain.traits.kind == ActorKind::international &&
         chain.words.size() > 1 && chain.words.back() == lemma_of(i);
}

bool NounResolver::is_agency(Chain const& chain, std::size_t i) const {
  Traits const& traits = chain.traits;
  bool const official = traits.kind == ActorKind::international || traits.country == "IGO" ||
                        is_of(traits, "GOV") || is_of(traits, "MIL");
  if (chain.kind != MentionKind::body || !official) return false;
  bool const owner = std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](std::int32_t m) {
    return mentions_[i].mention.tokens.contains(mentions_[m].mention.tokens);
  });
  return !owner && countries_agree(chain, i);
}

bool NounResolver::is_armed_group(Chain const& chain, std::size_t i) const {
  return chain.kind == MentionKind::body && chain.traits.kind == ActorKind::armed_group &&
         countries_agree(chain, i);
}

// Some mention of an armed group holds this noun: "separatists" after "a separatist front".
bool NounResolver::is_called_so(Chain const& chain, std::size_t i) const {
  if (chain.traits.kind != ActorKind::armed_group || !countries_agree(chain, i)) return false;
  return std::any_of(chain.mentions.begin(), chain.mentions.end(), [&](std::int32_t m) {
    TokenSpan const words = mentions_[m].mention.tokens;
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      if (parse_.tokens[t].lemma == lemma_of(i)) return true;
    }
    return false;
  });
}

// Not by a word that tells other ends than this one: no jihadists are separatists.
bool NounResolver::is_called_otherwise(Chain const& chain, std::size_t i) const {
  if (!is_armed_group(chain, i)) return false;
  if (!book_.is_in(WordGroup::cause, lemma_of(i))) return true;
  return std::none_of(chain.mentions.begin(), chain.mentions.end(), [&](std::int32_t m) {
    TokenSpan const words = mentions_[m].mention.tokens;
    for (std::uint32_t t = words.begin; t < words.end; ++t) {
      if (book_.is_in(WordGroup::cause, parse_.tokens[t].lemma)) return true;
    }
    return false;
  });
}

}  // namespace dragoman
