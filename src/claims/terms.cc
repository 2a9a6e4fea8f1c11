#include "claims/terms.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "claims/sides.h"
#include "claims/term_length.h"
#include "events/parties.h"
#include "names/numbers.h"
#include "parse/inverted.h"

namespace dragoman {
namespace {

bool binds(Act act) {
  return act == Act::promise || act == Act::demand || act == Act::threaten || act == Act::refuse;
}

std::string_view opening(Parse const& parse, std::int32_t clause) {
  std::int32_t const mark = child(parse, clause, "mark");
  return mark < 0 ? std::string_view() : std::string_view(parse.tokens[mark].lemma);
}

// "in exchange for maps", "on condition that …": what is to be done for it.
bool is_price(Parse const& parse, std::int32_t noun) {
  std::string_view const lemma = parse.tokens[noun].lemma;
  std::int32_t const sign = child(parse, noun, "case");
  if (sign < 0) return false;
  if (lemma == "condition") {
    return parse.tokens[sign].lemma == "on" && child(parse, noun, "acl") >= 0;
  }
  std::int32_t const price = child(parse, noun, "nmod");
  std::int32_t const paid = price < 0 ? -1 : child(parse, price, "case");
  bool const trade = lemma == "exchange" || lemma == "return";
  return trade && parse.tokens[sign].lemma == "in" && paid >= 0 &&
         parse.tokens[paid].lemma == "for";
}

// "after the truce takes effect" of what is promised, "until they are freed" of what is refused;
// "after he said so" tells only when.
bool is_condition_to_come(Parse const& parse, std::int32_t verb, Act act) {
  std::string_view const mark = opening(parse, verb);
  if (act == Act::refuse) return mark == "until";
  if (act != Act::promise || (mark != "after" && mark != "when")) return false;
  auto const& below = parse.children[verb];
  return has_feature(parse.tokens[verb], "Tense=Pres") ||
         std::any_of(below.begin(), below.end(), [&](std::int32_t each) {
           return parse.tokens[each].upos == Upos::AUX &&
                  has_feature(parse.tokens[each], "Tense=Pres");
         });
}

// "even if Russia asks for it"
bool is_concession(Parse const& parse, std::int32_t clause) {
  std::uint32_t const first = subtree(parse, clause).begin;
  bool const before = first > 0 && parse.tokens[first - 1].lemma == "even";
  return before || parse.tokens[first].lemma == "even";
}

// "if", "unless", "provided that …".
bool is_condition(Parse const& parse, std::int32_t token) {
  static constexpr std::array<std::string_view, 6> kIf = {"if",       "unless",    "once",
                                                          "provided", "providing", "lest"};
  Token const& word = parse.tokens[token];
  if (base_relation(word.relation) != "advcl") return is_price(parse, token);
  std::string_view const mark = opening(parse, token);
  if (is_inverted_condition(parse, token)) return true;
  if (is_concession(parse, token)) return false;
  bool const provided = mark.empty() && (word.form == "provided" || word.form == "providing");
  return provided || is_one_of(mark, kIf);
}

// "allow" of "either seek …, or allow …", whatever the tree joins it to; -1 where there is none.
std::int32_t alternative_to(Parse const& parse, std::int32_t first, std::uint32_t end) {
  for (auto t = static_cast<std::uint32_t>(first) + 1; t < end; ++t) {
    std::int32_t const head = parse.tokens[t].head;
    bool const joins = parse.tokens[t].lemma == "or" && head > static_cast<std::int32_t>(t);
    if (joins && parse.tokens[head].upos == parse.tokens[first].upos) return head;
  }
  return -1;
}

// "on the condition that inspections take place"
bool is_told_condition(Parse const& parse, std::int32_t noun) {
  std::int32_t const sign = child(parse, noun, "case");
  return parse.tokens[noun].lemma == "condition" && sign >= 0 && parse.tokens[sign].lemma == "on" &&
         child(parse, noun, "acl") >= 0;
}

// "either seek a mandate … or allow a contingent …": both alternatives.
TokenSpan alternatives(Parse const& parse, TokenSpan content) {
  for (std::uint32_t t = content.begin; t < content.end; ++t) {
    if (parse.tokens[t].lemma != "either" || parse.tokens[t].head < 0) continue;
    std::int32_t const first = parse.tokens[t].head;
    std::int32_t const second = alternative_to(parse, first, content.end);
    if (second < 0) continue;
    TokenSpan const both = hull(subtree(parse, first), subtree(parse, second));
    return {t, std::min(both.end, content.end)};
  }
  return {};
}

bool hangs_on(Parse const& parse, std::int32_t token, Attribution const& found) {
  std::int32_t const above = parse.tokens[token].head;
  bool const cue = above >= 0 && (above == found.head || above == found.content.head ||
                                  found.content.tokens.contains(static_cast<std::uint32_t>(above)));
  bool const below_it = above >= 0 && parse.tokens[found.head].head == above &&
                        base_relation(parse.tokens[found.head].relation) != "conj";
  return cue || below_it;
}

// What binds a claim from outside of its content hangs on its cue: "threatened a war unless …".
TokenSpan condition_of(Parse const& parse, Attribution const& found, TokenSpan around, Act act) {
  TokenSpan const content = found.content.tokens;
  TokenSpan const either = alternatives(parse, content);
  if (!either.empty()) return either;
  for (TokenSpan const where : {content, around}) {
    for (std::uint32_t t = where.begin; t < where.end; ++t) {
      auto const token = static_cast<std::int32_t>(t);
      if (!content.contains(t) && !hangs_on(parse, token, found)) continue;
      bool const inside = content.contains(t) && base_relation(parse.tokens[t].relation) == "advcl";
      bool const later = inside && is_condition_to_come(parse, token, act);
      if (later || is_condition(parse, token) || is_told_condition(parse, token))
        return trimmed_content(parse, subtree(parse, token));
    }
  }
  return {};
}

// "if the White House did not step down"
TokenSpan if_clause(Parse const& parse, TokenSpan content) {
  for (std::uint32_t t = content.begin; t < content.end; ++t) {
    auto const token = static_cast<std::int32_t>(t);
    bool const clause = base_relation(parse.tokens[t].relation) == "advcl";
    if (clause && is_condition(parse, token)) return trimmed_content(parse, subtree(parse, token));
  }
  return {};
}

bool names_year(Parse const& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    std::string const& form = parse.tokens[t].form;
    if (form.size() == 4 && digits_value(form)) return true;
  }
  return false;
}

// "by Friday", "by 20 November" of a promise are the next ones.
DateRange ahead_of(Parse const& parse, TimeMention const& time, Date published) {
  DateRange range = time.range;
  if (range.precision != DatePrecision::day || *range.to >= published) return range;
  bool const last_week = add_days(*range.to, 7) >= published;
  if (!last_week && names_year(parse, time.tokens)) return range;
  for (std::optional<Date>* const day : {&range.from, &range.to}) {
    if (*day) *day = last_week ? add_days(**day, 7) : shift(**day, TimeUnit::year, 1);
  }
  return range;
}

// "by Friday", "until noon on Saturday".
bool is_until(Parse const& parse, TimeMention const& time, TokenSpan where) {
  static constexpr std::array<std::string_view, 6> kBetween = {"noon",      "midnight", "dawn",
                                                               "nightfall", "on",       "the"};
  if (time.direction == TimeMention::Direction::until) return true;
  for (std::uint32_t t = time.tokens.begin; t-- > where.begin;) {
    std::string_view const word = parse.tokens[t].lemma;
    if (word == "by" || word == "until") return true;
    if (!is_one_of(word, kBetween)) return false;
  }
  return false;
}

// "by Friday", "until the end of the month", or a day that lies ahead.
DateRange named_day(Layers const& layers, TokenSpan where, std::optional<Date> published) {
  DateRange ahead;
  for (TimeMention const& time : layers.names.times) {
    if (!where.overlaps(time.tokens) || !time.range.to) continue;
    if (is_until(layers.parse, time, where))
      return published ? ahead_of(layers.parse, time, *published) : time.range;
    bool const later = published && time.range.from && *time.range.from > *published;
    if (later && !ahead.to) ahead = time.range;
  }
  return ahead;
}

// The content with the phrases behind it that hang on the cue: "undertook to keep troops there for
// five years", "… by November 20".
TokenSpan with_adjuncts(Parse const& parse, Attribution const& found) {
  TokenSpan content = found.content.tokens;
  if (content.empty()) return content;
  for (std::int32_t const phrase : parse.children[found.head]) {
    TokenSpan const tokens = subtree(parse, phrase);
    bool const adjunct = base_relation(parse.tokens[phrase].relation) == "obl";
    if (adjunct && tokens.begin == content.end) content.end = tokens.end;
  }
  return content;
}

// The end of what binds "for five years", counted from the day of the report; nullopt where no
// amount is told, or nothing to count from.
std::optional<Date> end_of_term(Layers const& layers, Attribution const& found,
                                std::optional<Date> published) {
  std::optional<TermLength> const term = term_in(layers.parse, with_adjuncts(layers.parse, found));
  if (!term || !published) return std::nullopt;
  return end_of(*term, *published);
}

// Of several terms, "the term" is the one told last.
std::optional<Date> last_end(Layers const& layers, std::span<Attribution const> earlier,
                             std::optional<Date> published) {
  for (std::size_t i = earlier.size(); i-- > 0;) {
    std::optional<Date> const end = end_of_term(layers, earlier[i], published);
    if (end) return end;
  }
  return std::nullopt;
}

DateRange on_day(Date day) { return {day, day, DatePrecision::day}; }

// By when, in this order: a day that is named, a term's end, the last day for notice.
DateRange deadline_of(Layers const& layers, std::span<Attribution const> up_to_here,
                      TokenSpan condition, std::optional<Date> published) {
  Attribution const& found = up_to_here.back();
  DateRange const named = named_day(layers, with_adjuncts(layers.parse, found), published);
  if (named.to) return named;
  std::optional<TermLength> within = within_in(layers.parse, with_adjuncts(layers.parse, found));
  if (!within) within = given_in(layers.parse, hull(found.cue, found.content.tokens));
  if (within && published) return {*published, end_of(*within, *published), DatePrecision::day};
  if (auto const end = end_of_term(layers, found, published)) return on_day(*end);
  std::optional<TermLength> const notice = notice_in(layers.parse, condition);
  if (!notice) return {};
  auto const end = last_end(layers, up_to_here.first(up_to_here.size() - 1), published);
  return end ? on_day(notice_day(*notice, *end)) : DateRange{};
}

// Who does it, where that is somebody else: "demanded that Russia return the children", "unless the
// government releases them".
void name_bound(Layers const& layers, std::int32_t verb, Claim& claim) {
  std::int32_t const subject = verb < 0 ? -1 : child(layers.parse, verb, "nsubj");
  bool const acts = subject >= 0 && layers.parse.tokens[subject].relation == "nsubj";
  if (!acts || !claim.addressees.empty()) return;
  for (Party const& party : parties_of(layers.parse, layers.names, subject)) {
    if (!share_side(layers.names, {party.actor}, claim.speakers)) {
      claim.addressees.push_back(party.actor);
    }
  }
}

// The verb of a condition: "releases" of "unless the government releases them"; -1 for others.
std::int32_t verb_of(Parse const& parse, TokenSpan condition) {
  for (std::uint32_t t = condition.begin; t < condition.end; ++t) {
    if (base_relation(parse.tokens[t].relation) == "advcl") return static_cast<std::int32_t>(t);
  }
  return -1;
}

// "would be declared", "will be met": said of what is to come, so that an "if" binds it; not "would
// have died".
bool is_foretold(Parse const& parse, std::int32_t predicate) {
  static constexpr std::array<std::string_view, 5> kModals = {"will", "would", "could", "can",
                                                              "may"};
  if (predicate < 0) return false;
  auto const& below = parse.children[predicate];
  auto const has_aux = [&](auto const& fits) {
    return std::any_of(below.begin(), below.end(), [&](std::int32_t each) {
      return base_relation(parse.tokens[each].relation) == "aux" && fits(parse.tokens[each].lemma);
    });
  };
  return has_aux([](std::string_view lemma) { return is_one_of(lemma, kModals); }) &&
         !has_aux([](std::string_view lemma) { return lemma == "have"; });
}

}  // namespace

void find_terms(Layers const& layers, std::span<Attribution const> up_to_here,
                Document const& document, Claim& claim) {
  Attribution const& found = up_to_here.back();
  Parse const& parse = layers.parse;
  bool const foretold = claim.act == Act::assert_ && !layers.book.rules()[found.rule].attitude &&
                        is_foretold(parse, found.content.head);
  if (foretold) claim.condition = bytes_of(parse, if_clause(parse, found.content.tokens));
  if (!binds(claim.act)) return;
  TokenSpan const sentence = parse.sentences[parse.sentence_of[found.head]].tokens;
  TokenSpan const condition = condition_of(parse, found, sentence, claim.act);
  if (!condition.empty()) claim.condition = bytes_of(parse, condition);
  if (claim.act == Act::demand) name_bound(layers, found.content.head, claim);
  if (claim.act == Act::threaten) name_bound(layers, verb_of(parse, condition), claim);
  claim.deadline = deadline_of(layers, up_to_here, condition, document.published);
}

}  // namespace dragoman
