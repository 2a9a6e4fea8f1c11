#include "events/code_events.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/one_of.h"
#include "events/certainty.h"
#include "events/factuality.h"
#include "events/first_person.h"
#include "events/match.h"
#include "events/merge.h"
#include "events/mishaps.h"
#include "events/revenge.h"
#include "events/sides.h"
#include "events/when_where.h"

namespace dragoman {
namespace {

// Sport, weather, markets: words of these classes tell that a sentence is none of ours, unless one
// of `politics` stands beside them: "a protest outside the stadium".
bool is_excluded(Codebook const& book, SentenceWords const& words) {
  std::int32_t const politics = book.classes.find("politics");
  if (politics >= 0 && words.count(politics) > 0) return false;
  return std::any_of(book.exclusions.begin(), book.exclusions.end(),
                     [&](Exclusion const& excluded) {
                       return words.count(excluded.word_class) >= excluded.least;
                     });
}

// The predicate and the words of its wording that stand next to it, also across a hyphen: "sit-in".
TokenSpan trigger_span(Parse const& parse, Coding const& coding) {
  std::vector<std::int32_t> tokens = coding.trigger;
  std::sort(tokens.begin(), tokens.end());
  std::uint32_t const head = static_cast<std::uint32_t>(coding.head);
  TokenSpan span{head, head + 1};
  for (std::int32_t const token : tokens) {
    if (static_cast<std::uint32_t>(token) == span.end) ++span.end;
  }
  for (auto token = tokens.rbegin(); token != tokens.rend(); ++token) {
    std::uint32_t const at = static_cast<std::uint32_t>(*token);
    bool const hyphen = at + 2 == span.begin && parse.tokens[at + 1].form == "-";
    if (at + 1 == span.begin || hyphen) span.begin = at;
  }
  return span;
}

void name_parties(std::vector<Party> const& parties, std::vector<std::int32_t>& actors,
                  std::vector<Mention>& mentions) {
  for (Party const& party : parties) {
    actors.push_back(party.actor);
    mentions.push_back(party.mention);
  }
}

// "charges of murder", "treated as an attack": a word for a deed, and no deed.
bool is_name_only(Codebook const& book, Parse const& parse, std::int32_t noun) {
  Token const& word = parse.tokens[noun];
  std::int32_t const sign = word.upos == Upos::NOUN ? child(parse, noun, "case") : -1;
  if (sign < 0 || word.head < 0) return false;
  if (parse.tokens[sign].lemma == "as") return true;
  bool const bare = parse.tokens[sign].lemma == "in" && parse.children[noun].size() == 1;
  if (bare && word.lemma == "protest") return true;  // "moved its envoy in protest"
  bool const of = parse.tokens[sign].lemma == "of";  // "the director of military operations"
  if (of && book.classes.holds("directing", parse, word.head)) return true;
  std::int32_t above = word.head;  // "sentenced to 18 years in prison for murder"
  bool const for_it = parse.tokens[sign].lemma == "for";
  while (for_it && above >= 0 && parse.tokens[above].upos != Upos::VERB)
    above = parse.tokens[above].head;
  return above >= 0 && book.classes.holds("charged", parse, above);
}

// Violence, protest and ceasefires count also where nobody is named; words alone need somebody to
// say them.
bool has_parties(Codebook const& book, Parse const& parse, Coding const& coding) {
  Rule const& rule = book.rules[coding.rule];
  if (rule.alone || !coding.actors.empty() || !coding.recipients.empty()) return true;
  bool const ceasefire =
      std::find(coding.modes.begin(), coding.modes.end(), "ceasefire") != coding.modes.end();
  bool const loud = rule.type == EventType::ASSAULT || rule.type == EventType::PROTEST;
  return ceasefire || (loud && !is_name_only(book, parse, coding.head));
}

// What is left of the score where all who are named may be private persons.
constexpr double kOftenPrivate = 0.85;

// Somebody of whom nothing tells that he acts in public affairs: `sure` of a business, a school.
enum class Privacy : std::uint8_t { none, likely, sure };

Privacy privacy_of(Actor const& actor) {
  static constexpr std::array<std::string_view, 4> kPrivate = {"BUS", "EDU", "JRN", "MED"};
  static constexpr std::array<std::string_view, 2> kUnknown = {"CVL", "UNK"};
  if (actor.country == "IGO" || actor.country == "NGO") return Privacy::none;
  bool const public_kind = actor.kind != ActorKind::person &&
                           actor.kind != ActorKind::organisation && actor.kind != ActorKind::group;
  if (public_kind || actor.sectors.empty()) return Privacy::none;
  Privacy least = Privacy::sure;
  for (std::string const& sector : actor.sectors) {
    auto const in = [&sector](auto const& list) {
      return std::find(list.begin(), list.end(), sector) != list.end();
    };
    Privacy const own = in(kPrivate)   ? Privacy::sure
                        : in(kUnknown) ? Privacy::likely
                                       : Privacy::none;
    least = std::min(least, own);
  }
  return least;
}

// "Two journalists were charged", "were freed": who is in the hands of others is no private matter.
bool holds_reporters(Names const& names, Event const& event) {
  bool const held = event.type == EventType::ACCUSE || event.type == EventType::RETREAT ||
                    event.type == EventType::THREATEN;
  return held && std::any_of(event.recipients.begin(), event.recipients.end(), [&](auto actor) {
           std::vector<std::string> const& sectors = names.actors[actor].sectors;
           return !sectors.empty() && sectors.front() == "JRN";
         });
}

// "The singer met a reporter": whether anybody in it acts in public. Violence, protest and what
// states do to others always count.
Privacy privacy_of(Codebook const& book, Names const& names, SentenceWords const& words,
                   Event const& event) {
  bool const force = event.type == EventType::ASSAULT || event.type == EventType::PROTEST ||
                     event.type == EventType::COERCE || event.type == EventType::SANCTION;
  std::int32_t const politics = book.classes.find("politics");
  bool const told = politics >= 0 && words.count(politics) > 0;
  if (force || told || (event.actors.empty() && event.recipients.empty())) return Privacy::none;
  Privacy least = holds_reporters(names, event) ? Privacy::likely : Privacy::sure;
  for (auto const* parties : {&event.actors, &event.recipients}) {
    for (std::int32_t const actor : *parties) {
      least = std::min(least, privacy_of(names.actors[actor]));
    }
  }
  return least;
}

Event make_event(Codebook const& book, Parse const& parse, Coding const& coding) {
  Rule const& rule = book.rules[coding.rule];
  Event event;
  event.type = rule.type;
  event.modes = coding.modes;
  event.contexts = coding.contexts;
  event.cameo = coding.cameo;
  event.quad = quad_of(rule.type);
  auto const code = book.cameo.find(coding.cameo);
  if (code != book.cameo.end()) event.goldstein = code->second.goldstein;
  name_parties(coding.actors, event.actors, event.actor_mentions);
  name_parties(coding.recipients, event.recipients, event.recipient_mentions);
  event.trigger = trigger_span(parse, coding);
  event.trigger_head = coding.head;
  event.clause_head = coding.clause;
  event.sentence = parse.sentence_of[coding.head];
  if (coding.content >= 0) event.content = subtree(parse, coding.content);
  event.rule = rule.name;
  return event;
}

// "rejected a request": what was said was said, whatever came of it; but who "has not made a
// request" has said nothing.
bool is_answered(Parse const& parse, Event const& event) {
  static constexpr std::array<std::string_view, 6> kMakes = {"make",   "issue", "send",
                                                             "submit", "file",  "voice"};
  bool const speech = event.type == EventType::REQUEST || event.type == EventType::ACCUSE ||
                      event.type == EventType::THREATEN || event.type == EventType::AGREE;
  Token const& word = parse.tokens[event.trigger_head];
  bool const made = (word.relation == "obj" || word.relation == "nsubj:pass") && word.head >= 0 &&
                    is_one_of(parse.tokens[word.head].lemma, kMakes);
  return speech && word.upos == Upos::NOUN && !made;
}

// "has no plans to": a rule that asks for the negation has told of it.
bool takes_negation(Rule const& rule) {
  return std::any_of(rule.conditions.begin(), rule.conditions.end(),
                     [](Condition const& condition) {
                       return condition.test == Condition::Test::negated && !condition.negative &&
                              !condition.roles.empty() && condition.roles.front() == Role::trigger;
                     });
}

// "the third anniversary of the invasion"
bool is_remembered(Codebook const& book, Parse const& parse, SentenceWords const& words,
                   Event const& event) {
  std::int32_t const anniversaries = book.classes.find("anniversaries");
  Token const& word = parse.tokens[event.trigger_head];
  bool const below = base_relation(word.relation) == "nmod" && word.head >= 0;
  return below && anniversaries >= 0 && words.has(word.head, {anniversaries});
}

// "Egypt insists it will not open the crossing", "suggested that troops had left": such a verb asks
// for something only where what follows is not told as so ("insists that it open").
bool tells_as_so(Parse const& parse, Rule const& rule, Coding const& coding) {
  static constexpr std::array<std::string_view, 2> kBoth = {"insist", "suggest"};
  static constexpr std::array<std::string_view, 5> kSo = {"will", "would", "have", "do", "can"};
  bool const both =
      rule.type == EventType::REQUEST && is_one_of(parse.tokens[coding.head].lemma, kBoth);
  std::int32_t const clause = both ? child(parse, coding.head, "ccomp") : -1;
  if (clause < 0) return false;
  auto const& below = parse.children[clause];
  bool const modal = std::any_of(below.begin(), below.end(), [&](std::int32_t word) {
    return base_relation(parse.tokens[word].relation) == "aux" &&
           is_one_of(parse.tokens[word].lemma, kSo);
  });
  Token const& verb = parse.tokens[clause];
  bool const finite = has_feature(verb, "VerbForm=Fin") && child(parse, clause, "aux") < 0;
  return modal || (finite && (has_feature(verb, "Tense=Past") || verb.form.ends_with("s")));
}

// "no one was injured"; "for fear of reprisals", "the threat of retaliation": of nobody, on nobody,
// and not done.
bool is_nothing(Codebook const& book, Parse const& parse, Coding const& coding,
                Event const& event) {
  if (!event.actors.empty() || !event.recipients.empty()) return false;
  if (event.factuality == Factuality::negated) return book.rules[coding.rule].outcome;
  bool const open = event.factuality != Factuality::actual;
  return open && event.type == EventType::ASSAULT &&
         parse.tokens[event.trigger_head].upos == Upos::NOUN;
}

// "dumped manure to protest against the deal": a protest is what was done for its sake.
Factuality factuality_in(Codebook const& book, Parse const& parse, Frames const& frames,
                         Coding const& coding) {
  Frame const* frame = frames.of(coding.clause);
  std::vector<std::string> const& modes = coding.modes;
  bool const shown = book.rules[coding.rule].type == EventType::PROTEST &&
                     std::find(modes.begin(), modes.end(), "strike") == modes.end();
  // "voted to strike" is still to come
  // "announced a summit": who announces a law makes it, but a meeting is still to come
  bool const meets = book.rules[coding.rule].type == EventType::CONSULT;
  bool const announced = meets && frame != nullptr && coding.clause != coding.head &&
                         parse.tokens[coding.clause].lemma == "announce";
  if (announced && !frame->negated) return Factuality::future;
  if (shown && frame != nullptr && frame->embedding == Embedding::purpose)
    return factuality_of(book, parse, frames, frame->outer, frame->outer);
  return factuality_of(book, parse, frames, coding.head, coding.clause);
}

void code_sentence(Codebook const& book, Document const& document, Parse const& parse,
                   Names const& names, Frames const& frames, std::vector<Event>& events) {
  Matcher matcher(book, parse, names, frames);
  if (is_excluded(book, matcher.words())) return;
  std::vector<Coding> codings = matcher.match();
  merge_codings(book, parse, names, matcher.frames(), codings);
  std::size_t const first = events.size();
  for (Coding const& coding : codings) {
    if (!has_parties(book, parse, coding)) continue;
    if (tells_as_so(parse, book.rules[coding.rule], coding)) continue;
    Event event = make_event(book, parse, coding);
    Privacy const privacy = privacy_of(book, names, matcher.words(), event);
    if (privacy == Privacy::sure) continue;
    event.factuality = factuality_in(book, parse, matcher.frames(), coding);
    bool const told = takes_negation(book.rules[coding.rule]) || is_answered(parse, event);
    if (event.factuality == Factuality::negated && told) event.factuality = Factuality::actual;
    if (is_nothing(book, parse, coding, event)) continue;
    event.score = certainty(book.rules[coding.rule], event, parse);
    if (privacy == Privacy::likely) event.score *= kOftenPrivate;
    events.push_back(std::move(event));
  }
  std::span<Event> const here = std::span(events).subspan(first);
  find_when_and_where(document, parse, names, matcher.frames(), here);
  for (Event& event : here) {
    event.historical = event.historical || is_remembered(book, parse, matcher.words(), event);
  }
}

std::string in_words(std::vector<Party> const& parties, Parse const& parse) {
  std::string out;
  for (Party const& party : parties) {
    if (!out.empty()) out += " + ";
    TokenSpan const tokens = party.mention.tokens;
    for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
      out += (t == tokens.begin ? "" : " ") + parse.tokens[t].form;
    }
  }
  return out.empty() ? "nobody" : out;
}

std::string in_words(Codebook const& book, Parse const& parse, Coding const& coding) {
  Rule const& rule = book.rules[coding.rule];
  return std::string(name_of(rule.type)) + " by " + rule.name + ": " +
         in_words(coding.actors, parse) + " -> " + in_words(coding.recipients, parse);
}

}  // namespace

int quad_of(EventType type) {
  if (type <= EventType::CONCEDE) return 1;
  if (type <= EventType::RETREAT) return 2;
  return type <= EventType::THREATEN ? 3 : 4;
}

Events code_events(Codebook const& book, Document const& document, Parse const& parse,
                   Names const& found) {
  Events out;
  out.clauses = find_frames(parse);
  if (found.actor_at.size() != parse.tokens.size()) return out;
  std::optional<Names> const spoken = with_first_persons(book, document, parse, found);
  Names const& names = spoken ? *spoken : found;
  for (Frames const& frames : out.clauses) {
    code_sentence(book, document, parse, names, frames, out.events);
  }
  name_sides(book, parse, names, out.events);
  drop_mishaps(book, parse, names, out.events);
  drop_repeated(book, parse, names, out.events);
  find_answered(book, parse, names, out.events);
  return out;
}

std::string explain(Codebook const& book, Document const& document, Parse const& parse,
                    Names const& found, int sentence) {
  if (sentence < 0 || sentence >= static_cast<int>(parse.sentences.size())) return {};
  std::optional<Names> const spoken = with_first_persons(book, document, parse, found);
  Names const& names = spoken ? *spoken : found;
  Sentence const& own = parse.sentences[sentence];
  Frames const frames = find_frames(parse, own);
  Matcher matcher(book, parse, names, frames);
  std::string out(document.text, own.span.begin, own.span.size());
  out += '\n';
  if (is_excluded(book, matcher.words())) out += "  left out: no politics\n";
  std::vector<Trial> trials;
  std::vector<Coding> const codings = matcher.match(&trials);
  for (Trial const& trial : trials) {
    out += "  " + parse.tokens[trial.head].form + ": " + book.rules[trial.rule].name;
    out += trial.failed.empty() ? " fired\n" : " did not fire: " + trial.failed + '\n';
  }
  for (Coding const& coding : codings) out += "  = " + in_words(book, parse, coding) + '\n';
  return out;
}

}  // namespace dragoman
