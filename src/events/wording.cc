#include "events/wording.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace dragoman {
namespace {

bool same_word(std::string_view lemma, std::string_view word) {
  return lemma.size() == word.size() &&
         std::equal(lemma.begin(), lemma.end(), word.begin(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
}

bool take_particle(Parse const& parse, Frame const& frame, std::string const& word,
                   Coding& coding) {
  for (std::int32_t const token : frame.particles) {
    if (!same_word(parse.tokens[token].lemma, word)) continue;
    coding.trigger.push_back(token);
    return true;
  }
  return false;
}

// "left two soldiers and six militants dead": the tree may hang what they became on the last of
// them.
bool take_state(Parse const& parse, std::string const& word, Coding& coding) {
  for (Argument const& argument : coding.arguments) {
    if (argument.slot != Slot::object) continue;
    TokenSpan const below = subtree(parse, argument.token);
    for (std::uint32_t t = static_cast<std::uint32_t>(argument.token) + 1; t < below.end; ++t) {
      Token const& state = parse.tokens[t];
      std::string_view const relation = base_relation(state.relation);
      bool const after = (relation == "amod" || relation == "acl") && state.head >= 0 &&
                         state.head < static_cast<std::int32_t>(t);
      if (!after || !same_word(state.lemma, word)) continue;
      coding.trigger.push_back(static_cast<std::int32_t>(t));
      return true;
    }
  }
  return false;
}

// What hangs on a noun of the wording belongs to the whole: "lay siege to", "reserved the right to
// attack".
void take_rest(Parse const& parse, std::int32_t noun, Coding& coding) {
  for (std::int32_t const dependent : parse.children[noun]) {
    std::string_view const relation = base_relation(parse.tokens[dependent].relation);
    std::int32_t sign = child(parse, dependent, "case");
    if ((relation == "nmod" || relation == "obl") && sign >= 0) {
      coding.arguments.push_back({Slot::oblique, dependent, lemma_of_sign(parse.tokens[sign])});
    }
    sign = child(parse, dependent, "mark");
    if (relation == "acl" && sign >= 0) {
      coding.arguments.push_back({Slot::clause, dependent, lemma_of_sign(parse.tokens[sign])});
    }
  }
}

// "take hostage", "open fire": the word heads an argument, which is then none any more.
bool take_argument(Parse const& parse, std::string const& word, Coding& coding) {
  for (auto argument = coding.arguments.begin(); argument != coding.arguments.end(); ++argument) {
    bool const bare = argument->slot != Slot::oblique && argument->slot != Slot::owner &&
                      argument->slot != Slot::subject;  // "the offensive may go on"
    if (!bare || !same_word(parse.tokens[argument->token].lemma, word)) continue;
    coding.trigger.push_back(argument->token);
    std::int32_t const noun = argument->token;
    coding.arguments.erase(argument);
    take_rest(parse, noun, coding);
    return true;
  }
  return false;
}

// "on Saturday" tells when, whatever the verb: "called the president on Saturday" calls on nobody,
// "called an election for March" for nothing.
bool is_in_calendar(std::string_view lemma) {
  static constexpr std::array<std::string_view, 18> kDays = {
      "monday", "tuesday", "wednesday", "thursday", "friday",   "saturday",
      "sunday", "january", "february",  "march",    "april",    "june",
      "july",   "august",  "september", "october",  "november", "december"};
  return std::any_of(kDays.begin(), kDays.end(),
                     [lemma](std::string_view day) { return same_word(lemma, day); });
}

// "walked out of the talks": two prepositions may open one phrase.
bool has_second_sign(Parse const& parse, std::int32_t token, std::string const& word) {
  auto const& children = parse.children[token];
  return std::any_of(children.begin(), children.end(), [&](std::int32_t sign) {
    return base_relation(parse.tokens[sign].relation) == "case" &&
           same_word(parse.tokens[sign].lemma, word);
  });
}

// "As negotiators met, gunmen attacked the army": a clause before the verb is no part of its
// wording.
bool is_opening_clause(Parse const& parse, Coding const& coding, std::int32_t token) {
  return token < coding.trigger.front() && base_relation(parse.tokens[token].relation) == "advcl";
}

// "gave Kenya money in aid", "sent troops in the spring": behind an object "in" is no part of the
// verb.
bool is_behind_object(std::string const& word, Argument const& phrase, Coding const& coding) {
  return word == "in" &&
         std::any_of(coding.arguments.begin(), coding.arguments.end(), [&](Argument const& other) {
           return other.slot == Slot::object && other.token > coding.trigger.front() &&
                  other.token < phrase.token;
         });
}

// "call for a truce" makes the truce the object; "under" of "come under attack" takes "attack"
// along.
bool take_preposition(Parse const& parse, std::string const& word, std::string const* next,
                      Coding& coding) {
  for (auto argument = coding.arguments.begin(); argument != coding.arguments.end(); ++argument) {
    if (argument->slot != Slot::oblique || argument->preposition != word) continue;
    bool const given = word == "until";  // "gave them until Friday"
    if (!given && is_in_calendar(parse.tokens[argument->token].lemma)) continue;
    if (is_opening_clause(parse, coding, argument->token)) continue;
    if (next == nullptr) {
      if (is_behind_object(word, *argument, coding)) return false;
      std::erase_if(coding.arguments, [&](Argument const& other) {
        return other.slot == Slot::object && other.token > argument->token;
      });
      auto const same = std::find_if(
          coding.arguments.begin(), coding.arguments.end(), [&](Argument const& other) {
            return other.slot == Slot::oblique && other.preposition == word &&
                   (given || !is_in_calendar(parse.tokens[other.token].lemma)) &&
                   !is_opening_clause(parse, coding, other.token);
          });
      if (same == coding.arguments.end()) return false;
      same->slot = Slot::object;
      same->preposition = {};
      return true;
    }
    if (has_second_sign(parse, argument->token, *next)) {
      argument->slot = Slot::object;
      argument->preposition = {};
      return true;
    }
    if (!same_word(parse.tokens[argument->token].lemma, *next)) continue;
    std::int32_t const noun = argument->token;
    coding.trigger.push_back(noun);
    coding.arguments.erase(argument);
    take_rest(parse, noun, coding);
    return true;
  }
  return false;
}

// "hacked them to death": the tree may hang the phrase on those to whom it was done.
bool take_low_phrase(Parse const& parse, std::string const& word, std::string const* next,
                     Coding& coding) {
  if (next == nullptr) return false;
  for (Argument const& argument : coding.arguments) {
    if (argument.slot != Slot::object) continue;
    for (std::int32_t const noun : parse.children[argument.token]) {
      std::int32_t const sign = child(parse, noun, "case");
      bool const phrase = base_relation(parse.tokens[noun].relation) == "nmod" && sign >= 0 &&
                          parse.children[noun].size() == 1;
      if (!phrase || !same_word(parse.tokens[sign].lemma, word)) continue;
      if (!same_word(parse.tokens[noun].lemma, *next)) continue;
      coding.trigger.push_back(noun);
      return true;
    }
  }
  return false;
}

bool take_modifier(Parse const& parse, Frame const& frame, std::string const& word,
                   Coding& coding) {
  for (std::int32_t const token : parse.children[frame.head]) {
    std::string_view const relation = base_relation(parse.tokens[token].relation);
    bool const modifies = relation == "amod" || relation == "compound" || relation == "nmod" ||
                          relation == "flat" || relation == "obl";
    bool const apart = child(parse, token, "case") >= 0;  // "agreement for a ceasefire"
    if (!modifies || apart || !same_word(parse.tokens[token].lemma, word)) continue;
    coding.trigger.push_back(token);
    return true;
  }
  return false;
}

}  // namespace

bool find_wording(Parse const& parse, Frame const& frame, Pattern const& pattern, Coding& coding) {
  coding.trigger.push_back(frame.head);
  for (std::string const& word : pattern.before) {
    if (!take_modifier(parse, frame, word, coding)) return false;
  }
  for (std::size_t i = 0; i < pattern.after.size(); ++i) {
    std::string const& word = pattern.after[i];
    std::string const* next = i + 1 < pattern.after.size() ? &pattern.after[i + 1] : nullptr;
    if (take_particle(parse, frame, word, coding) || take_argument(parse, word, coding)) continue;
    if (take_preposition(parse, word, next, coding) || take_low_phrase(parse, word, next, coding)) {
      if (next != nullptr) ++i;
    } else if (!take_state(parse, word, coding)) {
      return false;
    }
  }
  return true;
}

}  // namespace dragoman
