#include "events/time_marks.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "names/name_marks.h"
#include "names/time_words.h"
#include "parse/pieces.h"

namespace dragoman {
namespace {

// "the first time", "the biggest raid", "the third ambush"
bool is_ranked(Parse const& parse, std::int32_t noun) {
  auto const& children = parse.children[noun];
  return std::any_of(children.begin(), children.end(), [&](std::int32_t word) {
    Token const& token = parse.tokens[word];
    return has_feature(token, "Degree=Sup") || has_feature(token, "NumType=Ord");
  });
}

// "The fighting claimed 6,500 lives": of what the sentence before told; but "The war has killed
// thousands", "The war in Gaza killed thousands".
bool opens_with_struggle(Parse const& parse, TokenSpan sentence) {
  static constexpr std::array<std::string_view, 6> kStruggles = {"fighting", "war",   "conflict",
                                                                 "battle",   "siege", "violence"};
  static constexpr std::array<std::string_view, 3> kPointing = {"the", "this", "that"};
  std::uint32_t const noun = sentence.begin + 1;
  auto const struggle = static_cast<std::int32_t>(noun);
  bool const opens = noun < sentence.end &&
                     is_one_of(parse.tokens[sentence.begin].lemma, kPointing) &&
                     is_one_of(lower_case(parse.tokens[noun].form), kStruggles) &&
                     parse.tokens[sentence.begin].head == struggle;
  std::int32_t const verb = opens ? parse.tokens[noun].head : -1;
  bool const goes_on = verb >= 0 && child(parse, verb, "aux") >= 0;
  return opens && !goes_on && child(parse, struggle, "nmod") < 0;
}

}  // namespace

bool is_historical(Document const& document, TimeMention const& time) {
  if (!document.published || time.direction == TimeMention::Direction::since) return false;
  auto const& last = time.range.to ? time.range.to : time.range.from;
  return last && std::chrono::sys_days(*last) + std::chrono::days(366) <
                     std::chrono::sys_days(*document.published);
}

bool goes_on_from_history(Document const& document, Parse const& parse, Names const& names,
                          TokenSpan sentence) {
  static constexpr std::array<std::string_view, 3> kGoingOn = {"ensuing", "subsequent",
                                                               "resulting"};
  bool goes_on = opens_with_struggle(parse, sentence);
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    goes_on = goes_on || is_one_of(parse.tokens[t].form, kGoingOn);
  }
  std::int32_t const before = parse.sentence_of[sentence.begin] - 1;
  return goes_on && before >= 0 &&
         std::any_of(names.times.begin(), names.times.end(), [&](TimeMention const& time) {
           return parse.sentences[before].tokens.contains(time.tokens) &&
                  is_historical(document, time);
         });
}

bool is_lapse(TimeMention const& time) {
  return time.direction == TimeMention::Direction::duration &&
         time.range.precision == DatePrecision::year;
}

bool is_compared(Parse const& parse, TimeMention const& time) {
  if (time.direction != TimeMention::Direction::since) return false;
  std::string_view const how = base_relation(parse.tokens[head_of(parse, time.tokens)].relation);
  if (how == "compound" || how == "nummod" || how == "amod") return false;  // "the 1993 murder"
  std::uint32_t const first = parse.sentences[parse.sentence_of[time.tokens.begin]].tokens.begin;
  if (time.tokens.begin < first + 2) return false;
  auto noun = static_cast<std::int32_t>(time.tokens.begin) - 2;  // the word before "since"
  for (; noun >= 0 && parse.tokens[noun].upos != Upos::VERB; noun = parse.tokens[noun].head) {
    if (is_ranked(parse, noun)) return true;
  }
  return false;
}

bool names_day(Parse const& parse, TimeMention const& time) {
  if (time.range.precision != DatePrecision::day) return false;
  for (std::uint32_t t = time.tokens.begin; t < time.tokens.end; ++t) {
    if (month_number(lower_case(parse.tokens[t].form))) return true;
  }
  return false;
}

}  // namespace dragoman
