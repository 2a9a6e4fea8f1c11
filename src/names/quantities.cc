#include "names/quantities.h"

#include <algorithm>
#include <string>

#include "names/numbers.h"
#include "names/quantity_words.h"
#include "parse/pieces.h"

namespace dragoman {
namespace {

constexpr double kOldest = 110;  // years that people live

// Reads the quantities of one sentence from left to right.
class QuantityReader {
 public:
  QuantityReader(Parse const& parse, std::vector<TimeMention> const& times, TokenSpan sentence)
      : parse_(parse), times_(times), sentence_(sentence) {
    for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
      words_.push_back(lower_case(parse.tokens[t].form));
    }
  }

  std::vector<Quantity> read() {
    std::vector<Quantity> found;
    for (std::uint32_t at = sentence_.begin; at < sentence_.end;) {
      auto const quantity = one(at);
      if (!quantity) {
        ++at;
        continue;
      }
      at = quantity->tokens.end;
      if (quantity->number >= 0) found.push_back(*quantity);
    }
    return found;
  }

 private:
  std::string_view word(std::uint32_t at) const {
    if (at < sentence_.begin || at >= sentence_.end) return {};
    return words_[at - sentence_.begin];
  }
  Token const& token(std::uint32_t at) const { return parse_.tokens[at]; }

  // A quantity with number -1 was read, but is none: a date, a label.
  std::optional<Quantity> one(std::uint32_t at) const {
    auto number = read_number(parse_, at, sentence_.end);
    if (!number) return std::nullopt;
    Quantity quantity;
    quantity.tokens = number->tokens;
    quantity.low = number->low;
    quantity.high = number->high;
    quantity.bound = number->low == number->high ? Bound::exact : Bound::about;
    if (is_no_quantity(*number)) return quantity;
    extend_range(quantity);
    take_share(*number, quantity);
    quantity.number = head_of(number->tokens);
    if (quantity.unit.empty()) quantity.unit = unit_of(quantity);
    add_bounds(quantity);
    if (quantity.unit.empty() || quantity.unit == "tonne") {
      quantity.counted = counted(quantity);
    }
    quantity.span = bytes_of(parse_, quantity.tokens);
    return quantity;
  }

  // The token of `span` whose head lies outside it.
  std::int32_t head_of(TokenSpan span) const {
    for (std::uint32_t t = span.begin; t < span.end; ++t) {
      std::int32_t const head = token(t).head;
      bool const article = token(t).upos == Upos::DET && span.size() > 1;
      if (!article && (head < 0 || !span.contains(static_cast<std::uint32_t>(head)))) {
        return static_cast<std::int32_t>(t);
      }
    }
    return static_cast<std::int32_t>(span.end - 1);
  }

  bool in_time(TokenSpan span) const {
    return std::any_of(times_.begin(), times_.end(),
                       [&](TimeMention const& time) { return time.tokens.overlaps(span); });
  }

  bool in_name(TokenSpan span) const {
    return std::any_of(parse_.names.begin(), parse_.names.end(), [&](NameSpan const& name) {
      return name.kind != NameKind::DATE && name.tokens.overlaps(span);
    });
  }

  // "Highway 55", "Resolution 2728", "Phase one": the number names what stands before it.
  bool is_label(TokenSpan span) const {
    if (span.begin == sentence_.begin) return false;
    Token const& first = token(head_of(span));
    Token const& before = token(span.begin - 1);
    bool const noun = before.upos == Upos::PROPN || before.upos == Upos::NOUN;
    bool const hangs = first.head == static_cast<std::int32_t>(span.begin) - 1;
    std::string_view const relation = base_relation(first.relation);
    bool const apposed = relation == "nummod" || relation == "nmod" || relation == "appos" ||
                         relation == "dep" || relation == "flat" || relation == "compound";
    return noun && hangs && apposed && first.relation != "appos";
  }

  // "2022" that counts nothing, "10 p.m.", "1:30".
  bool is_clock_or_year(TokenSpan span) const {
    std::string_view const next = word(span.end);
    for (std::string_view const clock :
         {"am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "gmt", "utc", ":"}) {
      if (next == clock) return true;
    }
    std::string_view const text = word(span.begin);
    bool const year = span.size() == 1 && text.size() == 4 && (text[0] == '1' || text[0] == '2') &&
                      digits_value(text) && *digits_value(text) >= 1800 &&
                      *digits_value(text) < 2100;
    return year && base_relation(token(span.begin).relation) != "nummod";
  }

  // "one" as a pronoun: "one of the last", "one another", "no one", "this one".
  bool is_pronoun(TokenSpan span) const {
    if (word(span.begin) != "one" || span.size() > 1) return false;
    if (word(span.end) == "another" || word(span.end) == "day") return true;
    return token(span.begin).upos == Upos::PRON ||
           (token(span.begin).upos == Upos::NOUN && word(span.end) != "of");
  }

  bool is_no_quantity(NumberWords const& number) const {
    TokenSpan const span = number.tokens;
    bool const hyphen_before = span.begin > sentence_.begin && word(span.begin - 1) == "-" &&
                               !token(span.begin - 1).space_after;
    bool const numbered = span.begin > sentence_.begin &&
                          (word(span.begin - 1) == "#" || word(span.begin - 1) == "&#" ||
                           word(span.begin - 1) == "no.");
    return numbered || in_time(span) || in_name(span) || is_label(span) || is_clock_or_year(span) ||
           is_pronoun(span) || hyphen_before || is_ordinal_part(number);
  }

  // "a third term", "second half", "two and a half".
  bool is_ordinal_part(NumberWords const& number) const {
    if (number.kind != NumberWords::Kind::fraction) return false;
    Token const& last = token(number.tokens.end - 1);
    bool const half = word(number.tokens.end - 1) == "half";
    if (half) return word(number.tokens.end) != "of" && word(number.tokens.end) != "the";
    return last.upos == Upos::ADJ || base_relation(last.relation) == "amod";
  }

  // "40 to 50", "40-50", "40 or 50", "between 40 and 50".
  void extend_range(Quantity& quantity) const {
    std::uint32_t const at = quantity.tokens.end;
    bool const between =
        quantity.tokens.begin > sentence_.begin && word(quantity.tokens.begin - 1) == "between";
    bool const joint = word(at) == "to" || word(at) == "-" || word(at) == "–" || word(at) == "or";
    if (!(between ? word(at) == "and" : joint) || quantity.low != quantity.high) return;
    auto const second = read_number(parse_, at + 1, sentence_.end);
    if (!second || second->high <= *quantity.low || second->low != second->high) return;
    if (in_time(second->tokens)) return;
    double const scale = second->low >= 1000 && *quantity.low < 100 ? scale_of(*second) : 1;
    if (scale * *quantity.low >= second->low) return;
    quantity.low = *quantity.low * scale;
    quantity.high = second->high;
    quantity.bound = Bound::about;
    quantity.tokens.end = second->tokens.end;
    bool const from = !between && quantity.tokens.begin > sentence_.begin && word(at) == "to" &&
                      word(quantity.tokens.begin - 1) == "from";
    if (between || from) --quantity.tokens.begin;
  }

  // "two to three million": the scale of the second number is the first one's too.
  double scale_of(NumberWords const& number) const {
    auto const digits = read_number(parse_, number.tokens.begin, number.tokens.begin + 1);
    return digits && digits->low > 0 && number.tokens.size() > 1 ? number.low / digits->low : 1;
  }

  // "a third of the 120,000" is 40,000; of what is not counted it is a share, as "nine in ten" is.
  void take_share(NumberWords const& number, Quantity& quantity) const {
    std::uint32_t at = quantity.tokens.end;
    if (number.kind != NumberWords::Kind::fraction) return take_ratio(quantity);
    if (word(at) == "of") ++at;
    if (word(at) == "the" || word(at) == "its" || word(at) == "their") ++at;
    auto const whole = read_number(parse_, at, sentence_.end);
    bool const counts = whole && whole->kind == NumberWords::Kind::plain && !in_time(whole->tokens);
    if (!counts) {
      quantity.unit = "share";
      return;
    }
    quantity.low = *quantity.low * whole->low;
    quantity.high = *quantity.high * whole->high;
    quantity.bound = Bound::about;
    quantity.tokens.end = whole->tokens.end;
  }

  // "nine out of ten", "one in five".
  void take_ratio(Quantity& quantity) const {
    std::uint32_t const at = quantity.tokens.end;
    bool const out_of = word(at) == "out" && word(at + 1) == "of";
    if (!out_of && word(at) != "in") return;
    auto const whole = read_number(parse_, at + (out_of ? 2 : 1), sentence_.end);
    bool const ratio = whole && whole->low == whole->high && quantity.high &&
                       !in_time(whole->tokens) && *quantity.high < whole->low && whole->low <= 1000;
    if (!ratio) return;
    quantity.low = *quantity.low / whole->low;
    quantity.high = *quantity.high / whole->low;
    quantity.unit = "share";
    quantity.tokens.end = whole->tokens.end;
  }

  std::string unit_of(Quantity& quantity) const {
    std::uint32_t const begin = quantity.tokens.begin, end = quantity.tokens.end;
    if (begin > sentence_.begin) {
      std::string_view const currency = currency_of(word(begin - 1));
      if (!currency.empty()) {
        --quantity.tokens.begin;
        return std::string(currency);
      }
    }
    std::uint32_t next = word(end) == "-" || word(end) == "more" ? end + 1 : end;
    if (word(next) == "square" || word(next) == "cubic" || word(next) == "nautical" ||
        word(next) == "metric" || word(next) == "us" || word(next) == "u.s.") {
      ++next;
    }
    if (word(next) == "per" && word(next + 1) != "cent") return {};
    if (auto const unit = unit_named(word(next))) return std::string(*unit);
    return is_age(quantity.tokens) ? "year" : std::string();
  }

  // "John Smith, 26, was …", "a woman, 60, and her son", "aged 26".
  bool is_age(TokenSpan span) const {
    if (span.begin < sentence_.begin + 1) return false;
    if (word(span.begin - 1) == "aged" || word(span.begin - 1) == "age") return true;
    bool const of_age = span.begin >= sentence_.begin + 2 && word(span.begin - 1) == "of" &&
                        (word(span.begin - 2) == "age" || word(span.begin - 2) == "ages");
    if (of_age) return true;
    bool const commas =
        word(span.begin - 1) == "," && (word(span.end) == "," || word(span.end) == ".");
    bool const small = span.size() == 1 && token(span.begin).upos == Upos::NUM;
    if (!commas || !small || span.begin < sentence_.begin + 2) return false;
    Token const& who = token(span.begin - 2);
    auto const noun = static_cast<std::int32_t>(span.begin) - 2;
    bool const someone = who.upos == Upos::NOUN && has_feature(who, "Number=Sing") &&
                         child(parse_, noun, "case") < 0 &&
                         digits_value(token(span.begin).form) <= kOldest;
    return who.upos == Upos::PROPN || someone;
  }

  bool stand_before(BoundWords const& bound, std::uint32_t at) const {
    if (at < sentence_.begin + bound.words.size()) return false;
    std::uint32_t const from = at - static_cast<std::uint32_t>(bound.words.size());
    for (std::size_t i = 0; i < bound.words.size(); ++i) {
      if (word(from + i) != bound.words[i]) return false;
    }
    return true;
  }

  void add_bounds(Quantity& quantity) const {
    for (BoundWords const& bound : bounds_before()) {
      if (!stand_before(bound, quantity.tokens.begin)) continue;
      quantity.tokens.begin -= static_cast<std::uint32_t>(bound.words.size());
      set_bound(quantity, bound.bound);
      break;
    }
    for (BoundWords const& bound : bounds_behind()) {
      std::uint32_t const size = static_cast<std::uint32_t>(bound.words.size());
      if (!stand_before(bound, quantity.tokens.end + size)) continue;
      quantity.tokens.end += size;
      if (bound.bound != Bound::exact) set_bound(quantity, bound.bound);
      break;
    }
  }

  static void set_bound(Quantity& quantity, Bound bound) {
    quantity.bound = bound;
    if (bound == Bound::more_than || bound == Bound::at_least) quantity.high.reset();
  }

  std::int32_t counted(Quantity const& quantity) const {
    std::int32_t at = quantity.number;
    if (quantity.unit == "tonne") return weighed(quantity);
    if (word(quantity.tokens.end) == "of") return counted_after_of(at, quantity.tokens.end);
    for (int step = 0; step < 4; ++step) {
      std::string_view const relation = base_relation(token(at).relation);
      std::int32_t const head = token(at).head;
      if (head < 0) break;
      bool const inside = quantity.tokens.contains(static_cast<std::uint32_t>(head));
      if (relation == "nummod" || relation == "amod" || relation == "det") {
        bool const before = head >= static_cast<std::int32_t>(quantity.tokens.end);
        if (before && is_noun(head)) return described(head);
      }
      if (!inside && relation != "compound" && relation != "nummod") break;
      at = head;
    }
    std::int32_t const noun = next_noun(quantity.tokens.end);
    return noun >= 0 && is_time(noun) ? -1 : noun;  // "down from 120 last autumn"
  }

  // "two 16-year-old girls" counts girls, also where the tree hangs the number on their age.
  std::int32_t described(std::int32_t at) const {
    std::int32_t const head = token(at).head;
    bool const describes = token(at).upos == Upos::ADJ && token(at).relation == "amod" && head > at;
    return describes && token(head).upos == Upos::NOUN ? head : at;
  }

  // "300 tonnes of flour": flour.
  std::int32_t weighed(Quantity const& quantity) const {
    std::int32_t const unit = next_noun(quantity.tokens.end);
    if (unit < 0) return -1;
    bool const of = word(static_cast<std::uint32_t>(unit) + 1) == "of";
    return of ? counted_after_of(unit, static_cast<std::uint32_t>(unit) + 1) : unit;
  }

  // "dozens of people", "12 of the soldiers", "33 of 41 drones".
  std::int32_t counted_after_of(std::int32_t number, std::uint32_t of) const {
    for (std::int32_t const c : parse_.children[number]) {
      if (c > static_cast<std::int32_t>(of) && base_relation(token(c).relation) == "nmod") return c;
    }
    std::uint32_t at = of + 1;
    while (at < sentence_.end && token(at).upos == Upos::NUM) ++at;
    return next_noun(at);
  }

  bool is_time(std::int32_t at) const {
    return std::any_of(times_.begin(), times_.end(), [at](TimeMention const& time) {
      return time.tokens.contains(static_cast<std::uint32_t>(at));
    });
  }

  bool is_noun(std::int32_t at) const {
    Token const& word = token(static_cast<std::uint32_t>(at));
    return word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::ADJ ||
           word.upos == Upos::PRON || word.upos == Upos::VERB;
  }

  // The last noun of the words that follow directly: where the tree hangs the number elsewhere.
  std::int32_t next_noun(std::uint32_t at) const {
    std::int32_t found = -1;
    for (; at < sentence_.end; ++at) {
      Upos const upos = token(at).upos;
      bool const open = upos == Upos::ADJ || upos == Upos::DET || word(at) == "-";
      if (upos == Upos::NOUN || upos == Upos::PROPN) {
        found = static_cast<std::int32_t>(at);
      } else if (!open || found >= 0) {
        break;
      }
    }
    return found;
  }

  Parse const& parse_;
  std::vector<TimeMention> const& times_;
  TokenSpan sentence_;
  std::vector<std::string> words_;
};

}  // namespace

std::vector<Quantity> find_quantities(Parse const& parse, std::vector<TimeMention> const& times) {
  std::vector<Quantity> quantities;
  auto from = times.begin();
  for (Sentence const& sentence : parse.sentences) {
    auto const inside = [&](TimeMention const& time) {
      return sentence.tokens.contains(time.tokens);
    };
    std::vector<TimeMention> here;
    while (from != times.end() && from->tokens.begin < sentence.tokens.end) {
      if (inside(*from)) here.push_back(*from);
      ++from;
    }
    for (Quantity& found : QuantityReader(parse, here, sentence.tokens).read()) {
      quantities.push_back(std::move(found));
    }
  }
  return quantities;
}

}  // namespace dragoman
