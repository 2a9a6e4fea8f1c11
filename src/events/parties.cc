#include "events/parties.h"

#include <algorithm>

#include "events/frames.h"

namespace dragoman {
namespace {

Mention mention_at(Parse const& parse, Actor const& actor, std::int32_t token) {
  for (Mention const& mention : actor.mentions) {
    if (mention.head == token) return mention;
  }
  auto const at = static_cast<std::uint32_t>(token);
  return {{at, at + 1}, token, parse.tokens[token].span};
}

// "missiles fired by Ukraine": who did to the thing what is said of it.
std::vector<Party> doer_of_participle(Parse const& parse, Names const& names, std::int32_t token) {
  std::vector<Party> found;
  for (std::int32_t const clause : parse.children[token]) {
    if (parse.tokens[clause].relation != "acl") continue;
    std::int32_t const agent = child(parse, clause, "obl:agent");
    if (agent < 0) continue;
    for (std::int32_t const each : coordinated(parse, agent)) {
      add_parties(found, party_at(parse, names, each));
    }
  }
  return found;
}

// Names of which nothing is known: types, brands, places of no country.
bool are_unknown(Names const& names, std::vector<Party> const& parties) {
  return std::all_of(parties.begin(), parties.end(), [&](Party const& party) {
    std::vector<std::string> const& sectors = names.actors[party.actor].sectors;
    return sectors == std::vector<std::string>{"UNK"};
  });
}

std::vector<Party> behind(Parse const& parse, Names const& names, std::int32_t token,
                          int depth = 0);

// The words by which another may be told that stands behind a thing.
bool may_stand_behind(Parse const& parse, std::int32_t dependent, std::string_view relation) {
  std::string_view const own = parse.tokens[dependent].relation;
  if (own != relation && base_relation(own) != relation) return false;
  if (relation != "nmod") return true;
  std::int32_t const sign = child(parse, dependent, "case");
  if (sign < 0) return false;
  std::string const& preposition = parse.tokens[sign].lemma;
  return preposition == "of" || preposition == "by" || preposition == "from";
}

std::vector<Party> behind_by(Parse const& parse, Names const& names, std::int32_t token,
                             std::string_view relation, int depth) {
  static constexpr int kDeepest = 2;
  std::vector<Party> found;
  for (std::int32_t const dependent : parse.children[token]) {
    if (!may_stand_behind(parse, dependent, relation)) continue;
    for (std::int32_t const each : coordinated(parse, dependent)) {
      add_parties(found, party_at(parse, names, each));
    }
    bool const further = relation == "nmod" || relation == "compound";  // "a US UH-60 helicopter"
    if (further && found.empty() && depth < kDeepest) {
      found = behind(parse, names, dependent, depth + 1);
    }
    if (relation == "nmod" && !found.empty()) return found;  // "entry of Syrians from …"
  }
  return found;
}

// Who stands behind a thing: "Russia's decision", "the decision of the court", "Russian strikes";
// through further things: "hundreds of thousands of people"; somebody known before others:
// "American Kiowa helicopters".
std::vector<Party> behind(Parse const& parse, Names const& names, std::int32_t token, int depth) {
  std::vector<Party> unknown = doer_of_participle(parse, names, token);
  if (!unknown.empty()) return unknown;
  for (std::string_view const relation : {"nmod:poss", "nmod", "compound", "amod"}) {
    std::vector<Party> found = behind_by(parse, names, token, relation, depth);
    if (found.empty()) continue;
    if (!are_unknown(names, found)) return found;
    if (unknown.empty()) unknown = std::move(found);
  }
  return unknown;
}

// "one of their number, Gift Tandare": who is told beside a word that names nobody.
std::vector<Party> beside(Parse const& parse, Names const& names, std::int32_t token) {
  Upos const upos = parse.tokens[token].upos;
  bool const counted = upos == Upos::NUM || upos == Upos::PRON;
  std::int32_t const name = counted ? child(parse, token, "appos") : -1;
  return name < 0 ? std::vector<Party>() : party_at(parse, names, name);
}

// "soldiers, including an officer", "groups such as the ELN": those named as examples.
std::vector<Party> examples(Parse const& parse, Names const& names, std::int32_t token) {
  std::vector<Party> found;
  for (std::int32_t const dependent : parse.children[token]) {
    if (base_relation(parse.tokens[dependent].relation) != "nmod" || dependent < token) continue;
    std::int32_t const sign = child(parse, dependent, "case");
    if (sign < 0) continue;
    std::string_view const opens = parse.tokens[sign].lemma;
    if (opens != "include" && opens != "including" && opens != "such") continue;
    for (std::int32_t const each : coordinated(parse, dependent)) {
      add_parties(found, party_at(parse, names, each));
    }
  }
  return found;
}

// "troops from Guatemala and El Salvador", "a contingent of troops from …", "the leaders of France
// and Germany": the first country tells whose they are; the others are named beside them.
std::vector<Party> further_senders(Parse const& parse, Names const& names, std::int32_t token,
                                   int depth = 0) {
  std::vector<Party> found;
  std::int32_t const first = depth == 0 ? token : parse.tokens[token].head;
  for (std::int32_t const origin : parse.children[token]) {
    std::int32_t const sign = child(parse, origin, "case");
    bool const after =
        base_relation(parse.tokens[origin].relation) == "nmod" && origin > token && sign >= 0;
    if (after && parse.tokens[sign].lemma == "of") {
      add_parties(found, further_senders(parse, names, origin, depth + 1));
    }
    bool const each_has_one =  // "ministers of defence of Sweden and Finland"
        has_feature(parse.tokens[token], "Number=Plur") ||
        has_feature(parse.tokens[first], "Number=Plur");
    bool const from = after && (parse.tokens[sign].lemma == "from" ||
                                (each_has_one && parse.tokens[sign].lemma == "of"));
    if (!from || names.place_at[origin] < 0) continue;
    for (std::int32_t const each : coordinated(parse, origin)) {
      if (each != origin) add_parties(found, party_at(parse, names, each));
    }
  }
  return found;
}

// "Congolese and Rwandan forces", "US and Iraqi forces": the first stands for forces of its own.
std::vector<Party> first_of_two(Parse const& parse, Names const& names, std::int32_t token) {
  std::vector<Party> found;
  for (std::int32_t const adjective : parse.children[token]) {
    std::string_view const relation = base_relation(parse.tokens[adjective].relation);
    bool const shared = (relation == "amod" || relation == "compound") && adjective < token &&
                        names.actor_at[adjective] >= 0 && child(parse, adjective, "conj") >= 0;
    if (!shared) continue;
    std::vector<std::int32_t> row = coordinated(parse, adjective);
    std::sort(row.begin(), row.end());
    row.pop_back();  // the last is part of the name of the forces
    for (std::int32_t const each : row) {
      std::vector<Party> const own = party_at(parse, names, each);
      if (!are_unknown(names, own)) add_parties(found, own);
    }
  }
  return found;
}

// The verb above `token`, -1 where there is none.
std::int32_t verb_above(Parse const& parse, std::int32_t token) {
  for (std::size_t step = 0; step < parse.tokens.size() && token >= 0; ++step) {
    token = parse.tokens[token].head;
    if (token >= 0 && parse.tokens[token].upos == Upos::VERB) return token;
  }
  return -1;
}

bool lies_below(Parse const& parse, std::int32_t token, std::int32_t head) {
  return subtree(parse, head).contains(static_cast<std::uint32_t>(token));
}

// Who is urged, told or allowed by `verb`, else who does it; -1 where `token` is part of them.
std::int32_t controls(Parse const& parse, std::int32_t verb, std::int32_t token) {
  for (std::string_view const who : {"obj", "iobj", "nsubj"}) {
    std::int32_t const found = child(parse, verb, who);
    if (found >= 0 && !lies_below(parse, token, found)) return found;
  }
  return -1;
}

// "sentenced them for their support": who is punished, thanked or blamed for what he did; -1 where
// `token` does not stand in the reason.
std::int32_t blamed_for(Parse const& parse, Names const& names, std::int32_t verb,
                        std::int32_t token) {
  for (std::int32_t const reason : parse.children[verb]) {
    std::int32_t const sign = child(parse, reason, "case");
    bool const opens =
        sign >= 0 && (parse.tokens[sign].lemma == "for" || parse.tokens[sign].lemma == "over");
    if (!opens || !lies_below(parse, token, reason)) continue;
    std::int32_t object = child(parse, verb, "obj");
    if (object < 0) object = child(parse, verb, "nsubj:pass");
    return object >= 0 && object < reason && names.actor_at[object] >= 0 ? object : -1;
  }
  return -1;
}

// Whose "its" and "their" are, where the clause tells: the subject, or who is urged to do it.
// -1 where another sentence must tell.
std::int32_t binder(Parse const& parse, Names const& names, std::int32_t token) {
  std::int32_t verb = verb_above(parse, token);
  if (verb < 0) return -1;
  std::int32_t const subject = child(parse, verb, "nsubj");
  if (std::int32_t const blamed = blamed_for(parse, names, verb, token); blamed >= 0) return blamed;
  if (subject >= 0) return lies_below(parse, token, subject) ? -1 : subject;
  for (std::size_t step = 0; step < parse.tokens.size() && verb >= 0; ++step) {
    std::string_view const relation = base_relation(parse.tokens[verb].relation);
    bool const controlled =
        relation == "xcomp" || relation == "ccomp" || relation == "advcl" || relation == "conj";
    verb = parse.tokens[verb].head;
    if (!controlled || verb < 0) return -1;
    std::int32_t const found = controls(parse, verb, token);
    if (found >= 0 && names.actor_at[found] >= 0) return found;
  }
  return -1;
}

// "He is the highest official to be killed", "Khan becomes the first person to be punished": of a
// noun that tells what somebody is, the word for him; -1 where it tells of nobody.
std::int32_t told_subject(Parse const& parse, std::int32_t token) {
  Token const& word = parse.tokens[token];
  bool const becomes = word.relation == "xcomp" && word.head >= 0 && word.upos == Upos::NOUN &&
                       parse.tokens[word.head].lemma == "become";
  std::int32_t const clause = becomes ? word.head : child(parse, token, "cop") < 0 ? -1 : token;
  std::int32_t const subject = clause < 0 ? -1 : child(parse, clause, "nsubj");
  bool const singled_out = subject >= 0 && parse.tokens[subject].lemma == "it" &&
                           child(parse, clause, "acl:relcl") >= 0;  // "it was rebels who fired"
  return singled_out ? -1 : subject;
}

// "Russia said its troops …": the actor of the subject, if it can be "it" or "they".
std::int32_t bound_actor(Parse const& parse, Names const& names, std::int32_t token) {
  Token const& word = parse.tokens[token];
  std::int32_t const told = told_subject(parse, token);
  if (told >= 0 && names.actor_at[told] >= 0) return names.actor_at[told];
  bool const possessive = word.upos == Upos::PRON && (word.form == "its" || word.form == "their");
  std::int32_t const subject = possessive ? binder(parse, names, token) : -1;
  std::int32_t const actor = subject < 0 ? -1 : names.actor_at[subject];
  bool const fits =
      actor >= 0 && (word.form == "their" || names.actors[actor].kind != ActorKind::person);
  return fits ? actor : names.actor_at[token];
}

// All who are joined at `token`, where each is somebody and there are several.
std::vector<Party> joined_at(Parse const& parse, Names const& names, std::int32_t token) {
  std::vector<std::int32_t> const all = coordinated(parse, token);
  std::vector<Party> found;
  for (std::int32_t const each : all) add_parties(found, party_at(parse, names, each));
  return all.size() > 1 && found.size() == all.size() ? found : std::vector<Party>();
}

// "they", "the two", "both" alone.
bool means_several(Parse const& parse, std::int32_t token) {
  Token const& word = parse.tokens[token];
  if (word.lemma == "they") return word.upos == Upos::PRON;
  if (word.lemma == "both") return parse.children[token].empty();
  std::int32_t const article = word.lemma == "two" ? child(parse, token, "det") : -1;
  return article >= 0 && parse.children[token].size() == 1;
}

// True where several told at `several` are meant by "they" rather than `meant`, of whom only a noun
// was told more of: who acts in the sentence before goes on acting, "Trump and Netanyahu met the
// head of the clans. They also …", and what hangs on a deed is told of those it is done to, "the
// removal of Palestinians …, and withheld aid from Jordan and Egypt until they …".
bool outweigh(Parse const& parse, Names const& names, std::int32_t several, std::int32_t meant,
              std::int32_t token) {
  std::int32_t last = token - 1;  // where `meant` was told last
  while (last >= 0 && names.actor_at[last] != meant) --last;
  std::int32_t const verb = parse.tokens[token].head;
  if (last < 0 || verb < 0 || base_relation(parse.tokens[token].relation) != "nsubj") return false;
  std::int32_t const above = parse.tokens[last].head;
  bool const inside = above >= 0 && parse.tokens[above].head >= 0;
  if (base_relation(parse.tokens[last].relation) != "nmod" && !inside) return false;
  std::int32_t const outer = parse.tokens[verb].head;
  bool const goes_on = outer < 0 && parse.sentence_of[several] < parse.sentence_of[token] &&
                       base_relation(parse.tokens[several].relation) == "nsubj";
  bool const done_to = parse.tokens[verb].relation == "advcl" && outer >= 0 && last < outer &&
                       several > outer && lies_below(parse, several, outer);
  return goes_on || done_to;
}

// "Trump and Netanyahu met in Florida. They discussed …", "aid from Jordan and Egypt if they …":
// all who are joined in this sentence, or the subject of the one before, where "they" has been
// found to be one of them, or nobody told since.
std::vector<Party> joined_before(Parse const& parse, Names const& names, std::int32_t token) {
  if (!means_several(parse, token)) return {};
  std::int32_t const meant = names.actor_at[token];
  std::int32_t const sentence = parse.sentence_of[token];
  std::uint32_t const from = parse.sentences[std::max(0, sentence - 1)].tokens.begin;
  bool told_since = false;  // the one that "they" has been found to be
  for (std::int32_t t = token - 1; t >= static_cast<std::int32_t>(from); --t) {
    if (parse.tokens[t].head == parse.tokens[token].head) continue;
    bool const subject = base_relation(parse.tokens[t].relation) == "nsubj";
    bool const near = parse.sentence_of[t] == sentence &&
                      base_relation(parse.tokens[t].relation) != "conj";  // "from Jordan and Egypt"
    bool const item = base_relation(parse.tokens[t].relation) == "conj";
    bool const one = meant >= 0 && names.actor_at[t] == meant;
    told_since = told_since || (one && !subject && !near && !item);
    bool const alone = one && subject && !item && parse.sentence_of[t] == sentence &&
                       joined_at(parse, names, t).empty();
    if (alone) return {};  // "Russian authorities detained men whom they accused"
    std::vector<Party> found = subject || near ? joined_at(parse, names, t) : std::vector<Party>();
    if (found.empty()) continue;
    bool const other = told_since || (meant >= 0 && !has_actor(found, meant));
    if (other && !outweigh(parse, names, t, meant, token)) return {};
    for (Party& party : found) party.mention = mention_at(parse, names.actors[party.actor], token);
    return found;
  }
  return {};
}

// "with Machar" of "held talks with Machar", the object of "met Machar"; -1 where none is told.
std::int32_t met_by(Parse const& parse, std::int32_t verb) {
  std::int32_t const object = child(parse, verb, "obj");
  if (parse.tokens[verb].lemma == "meet" && object >= 0) return object;
  for (std::int32_t const head : {verb, object}) {
    if (head < 0) continue;
    for (std::int32_t const dependent : parse.children[head]) {
      std::int32_t const sign = child(parse, dependent, "case");
      if (sign >= 0 && parse.tokens[sign].lemma == "with") return dependent;
    }
  }
  return -1;
}

// "Kiir met Machar in Juba. They agreed …": the two of the sentence before, where it says that one
// met or talked with the other and no third is meant.
std::vector<Party> met_before(Parse const& parse, Names const& names, std::int32_t token) {
  std::int32_t const sentence = parse.sentence_of[token];
  bool const they = parse.tokens[token].lemma == "they" && parse.tokens[token].upos == Upos::PRON;
  if (!they || sentence == 0) return {};
  TokenSpan const before = parse.sentences[sentence - 1].tokens;
  std::vector<Party> found;
  for (std::uint32_t t = before.begin; t < before.end; ++t) {
    auto const verb = static_cast<std::int32_t>(t);
    if (parse.tokens[t].head >= 0 || parse.tokens[t].upos != Upos::VERB) continue;
    for (std::int32_t const each : {child(parse, verb, "nsubj"), met_by(parse, verb)}) {
      bool const one = each >= 0 && !has_feature(parse.tokens[each], "Number=Plur");
      if (one) add_parties(found, party_at(parse, names, each));
    }
  }
  std::int32_t const meant = names.actor_at[token];
  if (found.size() != 2 || (meant >= 0 && !has_actor(found, meant))) return {};
  for (Party& party : found) party.mention = mention_at(parse, names.actors[party.actor], token);
  return found;
}

// "The foreign ministers of France and of Germany become the first ministers to travel": all of
// whom a noun tells what they are.
std::int32_t several_told(Parse const& parse, Names const& names, std::int32_t token) {
  bool const plural = has_feature(parse.tokens[token], "Number=Plur");
  std::int32_t const subject = plural ? told_subject(parse, token) : -1;
  bool const several =
      subject >= 0 && names.actor_at[subject] >= 0 && coordinated(parse, subject).size() > 1;
  return several ? subject : token;
}

// "Ukraine" of "an attack on Kyiv, Ukraine", where the tree joins the two: where the first lies.
bool holds(Parse const& parse, Names const& names, std::int32_t country, std::int32_t town) {
  if (country == town || names.place_at[country] < 0 || names.place_at[town] < 0) return false;
  Place const& wide = names.places[names.place_at[country]];
  Place const& narrow = names.places[names.place_at[town]];
  return wide.kind == PlaceKind::country && narrow.kind != PlaceKind::country &&
         wide.country == narrow.country && child(parse, country, "cc") < 0;
}

}  // namespace

bool has_actor(std::vector<Party> const& parties, std::int32_t actor) {
  return std::any_of(parties.begin(), parties.end(),
                     [actor](Party const& party) { return party.actor == actor; });
}

bool same_sort(Actor const& a, Actor const& b) {
  auto const sector = [](Actor const& actor) {
    std::string const own = actor.sectors.empty() ? std::string() : actor.sectors.front();
    return own == "UAF" || own == "PRM" ? std::string("REB") : own;
  };
  return a.state == b.state && sector(a) == sector(b);
}

void add_parties(std::vector<Party>& to, std::vector<Party> const& from) {
  for (Party const& party : from) {
    if (!has_actor(to, party.actor)) to.push_back(party);
  }
}

std::vector<Party> party_at(Parse const& parse, Names const& names, std::int32_t token) {
  std::int32_t const actor = bound_actor(parse, names, token);
  if (actor < 0) return {};
  return {{actor, mention_at(parse, names.actors[actor], token)}};
}

std::vector<Party> parties_of(Parse const& parse, Names const& names, std::int32_t token) {
  token = several_told(parse, names, token);
  std::vector<Party> found = joined_before(parse, names, token);
  if (found.empty()) found = met_before(parse, names, token);
  if (!found.empty()) return found;
  for (std::int32_t const each : coordinated(parse, token)) {
    if (holds(parse, names, each, token)) continue;
    std::vector<Party> own = party_at(parse, names, each);
    bool const named = !own.empty();
    if (!named) own = beside(parse, names, each);
    if (!named && own.empty()) own = behind(parse, names, each);
    if (named) add_parties(found, first_of_two(parse, names, each));
    add_parties(found, own);
    add_parties(found, examples(parse, names, each));
    if (named) add_parties(found, further_senders(parse, names, each));
  }
  return found;
}

}  // namespace dragoman
