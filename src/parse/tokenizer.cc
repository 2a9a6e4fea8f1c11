#include "parse/tokenizer.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/one_of.h"
#include "parse/chunks.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

using Words = std::unordered_set<std::string_view>;

// Abbreviations that keep their full stop (also those of one letter and those with inner stops).
Words const& abbreviations() {
  static Words const words = {
      "mr.",     "mrs.",  "ms.",   "dr.",   "st.",   "vs.",    "sept.",  "oct.",    "nov.",
      "dec.",    "jan.",  "feb.",  "aug.",  "inc.",  "corp.",  "co.",    "ltd.",    "jr.",
      "sr.",     "gen.",  "lt.",   "col.",  "capt.", "sgt.",   "maj.",   "brig.",   "adm.",
      "cmdr.",   "rev.",  "gov.",  "sen.",  "rep.",  "reps.",  "sens.",  "prof.",   "hon.",
      "pres.",   "ft.",   "mt.",   "ave.",  "blvd.", "rd.",    "etc.",   "approx.", "dept.",
      "est.",    "fig.",  "vol.",  "al.",   "ca.",   "cf.",    "esp.",   "mlle.",   "mme.",
      "messrs.", "supt.", "det.",  "mon.",  "tue.",  "tues.",  "wed.",   "thu.",    "thur.",
      "thurs.",  "fri.",  "sat.",  "sun.",  "apr.",  "bros.",  "univ.",  "assn.",   "attn.",
      "ext.",    "div.",  "para.", "pp.",   "eds.",  "ed.",    "trans.", "spec.",   "conf.",
      "sec.",    "min.",  "max.",  "cpl.",  "pte.",  "pvt.",   "pfc.",   "spc.",    "cst.",
      "insp.",   "ens.",  "amb.",  "atty.", "asst.", "assoc.", "lieut.", "cdr.",    "comdr.",
      "ret."};
  return words;
}

// One noun, whatever stands in it.
constexpr std::array<std::string_view, 2> kWhole = {"passer-by", "passers-by"};

// Prefixes that UD English keeps with their hyphen in one word ("anti-government").
Words const& prefixes() {
  static Words const words = {"anti",  "non",   "pre",   "co",      "re",     "ex",    "pro",
                              "mid",   "post",  "semi",  "multi",   "inter",  "intra", "sub",
                              "un",    "e",     "ultra", "counter", "pseudo", "neo",   "quasi",
                              "trans", "bi",    "tri",   "de",      "super",  "mini",  "micro",
                              "mega",  "hyper", "proto", "crypto",  "extra",  "infra", "over"};
  return words;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [text](std::string_view e) { return text.ends_with(e); });
}

bool has_letter_dots(std::string_view w) {  // "u.s.", "p.m.", "ph.d."
  bool inner = false;
  for (std::size_t i = 0; i + 1 < w.size(); ++i) inner |= w[i] == '.' && letter(w[i + 1]);
  return inner && std::ranges::all_of(w, [](char c) { return letter(c) || c == '.'; });
}

// Whether the full stop at the end of this word belongs to it: "U.S.", "anti-U.S.", "Paris–U.S.".
bool keeps_stop(std::string_view folded) {
  static constexpr std::array<char, 2> kDashes = {'-', kAlone};
  std::size_t const dash = folded.find_last_of({kDashes.data(), kDashes.size()});
  if (dash != folded.npos) folded.remove_prefix(dash + 1);
  std::string const low = lowered(folded);
  if (abbreviations().contains(low)) return true;
  // "J. Kerry"; "Plan-B." ends a sentence
  if (low.size() == 2 && letter(low[0]))
    return dash == folded.npos && upper(folded[0]) && folded[0] != 'I';
  // "U.S." keeps it, "example.com." does not: the parts between the stops are short
  return has_letter_dots(low) && low.size() <= 8 && low.find('.') <= 2;
}

bool looks_like_address(std::string_view low) {
  if (low.find("://") != std::string_view::npos || low.starts_with("www.")) return true;
  std::size_t const at = low.find('@');
  if (at != std::string_view::npos && at > 0 && at + 1 < low.size()) return true;
  return low.size() > 4 && ends_with_any(low, {".com", ".org", ".net", ".gov", ".edu", ".co.uk"}) &&
         letter(low[0]);
}

class Splitter {
 public:
  Splitter(std::string_view text, std::vector<RawToken>& out) : text_(text), out_(out) {}

  void split(Chunk const& chunk) {
    chunk_ = &chunk;
    first_ = true;
    std::size_t begin = 0, end = chunk.size();
    std::string const low = lowered(chunk.folded);
    if (is_emoticon(low)) return emit(0, end);
    begin = peel_front(begin, end);
    std::vector<std::pair<std::size_t, std::size_t>> tail;
    end = peel_back(begin, end, tail);
    if (begin < end) middle(begin, end);
    for (auto it = tail.rbegin(); it != tail.rend(); ++it) emit(it->first, it->second);
  }

 private:
  char at(std::size_t i) const { return chunk_->folded[i]; }
  std::string_view part(std::size_t b, std::size_t e) const {
    return std::string_view(chunk_->folded).substr(b, e - b);
  }

  // "Bridge No. 2", "Nos. 4 and 7"; not "Was it quiet? No. 14 people died".
  bool is_number_sign(std::string_view word) const {
    static Words const signs = {"No.", "Nos.", "no.", "nos."};
    std::size_t const before = chunk_->begin.front(), next = chunk_->end.back() + 1;
    bool const opens =
        before < 2 || std::string_view(".?!\"\n").find(text_[before - 2]) != std::string_view::npos;
    return !opens && signs.contains(word) && next < text_.size() && text_[next - 1] == ' ' &&
           digit(text_[next]);
  }

  static bool is_emoticon(std::string_view low) {
    static Words const known = {":)",  ":(", ";)", ":d", ":-)", ":-(",
                                ";-)", ":/", ":p", "=)", "<3",  ":')"};
    return known.contains(low);
  }

  void emit(std::size_t b, std::size_t e, bool continues = false) {
    if (b >= e) return;
    RawToken token;
    token.span = {chunk_->begin[b], chunk_->end[e - 1]};
    for (std::size_t i = b; i < e; ++i) {
      token.form.append(text_.substr(chunk_->begin[i], chunk_->end[i] - chunk_->begin[i]));
    }
    token.gap = first_ ? chunk_->gap : Gap::none;
    token.continues_multiword = continues;
    first_ = false;
    out_.push_back(std::move(token));
  }

  // Marks that make runs with themselves and with each other: "--", "...", "!?!", "==--".
  static std::string_view mates(char c) {
    switch (c) {
      case '!':
      case '?':
        return "!?";
      case '-':
      case '=':
        return "-=";
      case '.':
        return ".";
      case '*':
        return "*";
      case '_':
        return "_";
      case '<':
        return "<";
      case '>':
        return ">";
      case '$':
        return "$";
      default:
        return "";
    }
  }

  // The end of a run of marks.
  std::size_t run_end(std::size_t b, std::size_t e) const {
    std::string_view const run = mates(at(b));
    std::size_t i = b + 1;
    if (!run.empty()) {
      while (i < e && run.find(at(i)) != std::string_view::npos) ++i;
    } else if ((at(b) == '`' || at(b) == '\'') && i < e && at(i) == at(b)) {
      ++i;
    }
    return i;
  }

  bool opens(std::size_t i, std::size_t e) const {
    char const c = at(i);
    if (word_character(c)) return false;
    if (c == '\'' && i + 1 < e) return !is_clipped(i, e);  // 'tis, '90s
    if (c == '-' && i + 1 < e && digit(at(i + 1))) return i > 0 || e - i > 5;
    if (c == '.' && i + 1 < e && digit(at(i + 1))) return false;  // ".5"
    if (c == '+' && i + 1 < e && digit(at(i + 1))) return false;
    return !(c == '@' || (c == '#' && i + 1 < e && letter(at(i + 1))));
  }

  bool is_clipped(std::size_t i, std::size_t e) const {
    std::string const low = lowered(part(i, e));
    return low.starts_with("'tis") || low.starts_with("'em") || low.starts_with("'cause") ||
           low == "'s" || (low.size() >= 3 && digit(low[1]) && digit(low[2]));
  }

  std::size_t peel_front(std::size_t b, std::size_t e) {
    while (b < e && opens(b, e)) {
      std::size_t const next = run_end(b, e);
      if (at(b) == '\'') in_quotation_ = next == b + 1;
      emit(b, next);
      b = next;
    }
    return b;
  }

  // "posted on X. The ministry …": behind a preposition no initial but the name of a network.
  bool is_named_network(std::string_view word) const {
    static constexpr std::array<std::string_view, 4> kBefore = {"on", "to", "via", "from"};
    if (word != "X." || out_.empty()) return false;
    RawToken const& last = out_.back();
    return is_one_of(std::string_view(last.form), kBefore);
  }

  std::size_t peel_back(std::size_t b, std::size_t e,
                        std::vector<std::pair<std::size_t, std::size_t>>& tail) {
    while (e > b + 1) {
      char const c = at(e - 1);
      if (word_character(c)) break;
      std::size_t from = e - 1;
      if (c == '\'' && lower(at(e - 2)) == 's' && e > b + 2 && !in_quotation_) break;  // "cities'"
      if (c == '\'') in_quotation_ = false;
      if (c == '.') {
        bool const kept = e >= b + 2 && at(e - 2) != '.' &&
                          (keeps_stop(part(b, e)) || is_number_sign(part(b, e)));
        if (kept && !is_named_network(part(b, e))) break;
        while (from > b && at(from - 1) == '.') --from;
      } else if (!mates(c).empty()) {
        while (from > b && mates(c).find(at(from - 1)) != std::string_view::npos) --from;
      } else if (c == '\'' && from > b && at(from - 1) == '\'') {
        --from;
      } else if (c == '/' && looks_like_address(lowered(part(b, e)))) {
        break;
      }
      if (from <= b) break;
      tail.emplace_back(from, e);
      e = from;
    }
    return e;
  }

  // What is left between the marks: contractions first, then what hyphens and slashes join.
  void middle(std::size_t b, std::size_t e) {
    std::string const low = lowered(part(b, e));
    if (std::size_t const mark = inner_mark(low); mark > 0) {
      middle(b, b + mark);
      if (std::size_t const next = peel_front(b + mark, e); next < e) middle(next, e);
      return;
    }
    if (looks_like_address(low)) return emit(b, e);
    if (fused(low, b, e)) return;
    if (std::size_t const cut = contraction(low); cut > 0) {
      std::size_t const before = out_.size();
      joined(b, b + cut);
      emit(b + cut, e, out_.size() > before);
      return;
    }
    joined(b, e);
  }

  // Where a quotation mark or bracket parts words that lack their space, as in "Name"<name@host>; 0
  // where none does. Addresses of pages may hold brackets.
  static std::size_t inner_mark(std::string_view low) {
    if (low.find("://") != std::string_view::npos) return 0;
    std::size_t const found = low.find_first_of("\"<>()[]", 1);
    return found == std::string_view::npos || found + 1 >= low.size() ? 0 : found;
  }

  // Where the second word of "do|n't", "Bush|'s", "they|'re" begins; 0 where there is none.
  static std::size_t contraction(std::string_view low) {
    if (low.size() > 3 && low.ends_with("n't")) return low.size() - 3;
    for (std::string_view const ending : {"'s", "'re", "'ve", "'ll", "'d", "'m"}) {
      if (low.size() > ending.size() && low.ends_with(ending)) return low.size() - ending.size();
    }
    if (low.size() > 2 && low.ends_with("s'")) return low.size() - 1;
    return 0;
  }

  // Words that are two without a mark between them.
  bool fused(std::string_view low, std::size_t b, std::size_t e) {
    struct Fused {
      std::string_view word;
      std::size_t cut;
    };
    static constexpr std::array<Fused, 32> kFused = {
        {{"cannot", 3},   {"gonna", 3},  {"wanna", 3}, {"gotta", 3},   {"gimme", 3},
         {"lemme", 3},    {"dont", 2},   {"wont", 2},  {"didnt", 3},   {"cant", 2},
         {"doesnt", 4},   {"isnt", 2},   {"arent", 3}, {"wasnt", 3},   {"werent", 4},
         {"havent", 4},   {"hasnt", 3},  {"hadnt", 3}, {"couldnt", 5}, {"wouldnt", 5},
         {"shouldnt", 6}, {"im", 1},     {"ive", 1},   {"youre", 3},   {"youve", 3},
         {"theyre", 4},   {"theyve", 4}, {"weve", 2},  {"hes", 2},     {"thats", 4},
         {"whats", 4},    {"theres", 5}}};
    for (Fused const& f : kFused) {
      if (low != f.word || (e - b < 4 && upper(at(e - 1)))) continue;  // "IM", "IVE" are names
      emit(b, b + f.cut);
      emit(b + f.cut, e, true);
      return true;
    }
    return false;
  }

  bool is_phone_or_date(std::size_t b, std::size_t e) const {
    std::size_t hyphens = 0, digits = 0, longest = 0, run = 0;
    for (std::size_t i = b; i < e; ++i) {
      hyphens += at(i) == '-';
      digits += digit(at(i));
      run = digit(at(i)) ? run + 1 : 0;
      longest = std::max(longest, run);
      if (!digit(at(i)) && at(i) != '-') return false;
    }
    return hyphens >= 2 || digits >= 9 || (hyphens == 1 && digits == 7 && longest == 4) ||
           longest > 4;
  }

  bool keeps_hyphen(std::size_t b, std::size_t hyphen) const {
    std::string const before = lowered(part(b, hyphen));
    return prefixes().contains(before);
  }

  // Splits at hyphens and slashes between words, at commas and dots that lack their space, and at
  // units and signs that stand against a number.
  void joined(std::size_t b, std::size_t e) {
    bool const whole = is_one_of(std::string_view(lowered(part(b, e))), kWhole);
    if (whole || is_phone_or_date(b, e)) return emit(b, e);
    std::size_t from = b;
    for (std::size_t i = b + 1; i + 1 < e; ++i) {
      if (!splits_at(from, i, e)) continue;
      std::size_t const next = run_end(i, e);
      number_and_unit(from, i);
      emit(i, next);
      from = next;
      i = next;
    }
    if (from < e) number_and_unit(from, e);
  }

  bool splits_at(std::size_t from, std::size_t i, std::size_t e) const {
    char const c = at(i), before = at(i - 1), after = at(i + 1);
    switch (c) {
      case '-':
        if (after == '-') return true;
        if (!word_character(after) && after != '$') return true;
        return !keeps_hyphen(from, i);
      case '/':
        return letter(before) && letter(after) ? i - from > 1 && e - i > 2
                                               : letter(before) != letter(after);
      case ',':
      case ';':
        return !(digit(before) && digit(after));
      case ':':
        return !digit(before) || !digit(after);
      case '.':
        return after == '.' ||
               (letter(before) && upper(after) && i - from > 3 && lower(before) == before);
      case '\'':
        return false;
      case '@':
      case '&':
      case '_':
        return false;
      case '+':
      case '$':
        return !digit(after) || letter(before);
      default:
        return !word_character(c);
    }
  }

  // "5pm" → 5 · pm, "40km" → 40 · km; ordinals and decades stay whole.
  void number_and_unit(std::size_t b, std::size_t e) {
    std::size_t i = b;
    while (i < e && (digit(at(i)) || at(i) == '.' || at(i) == ',' || at(i) == ':')) ++i;
    static Words const units = {"am", "pm", "km",  "kg", "m",   "k",   "cm", "mm",
                                "mi", "lb", "lbs", "ft", "hrs", "mph", "bn", "mb"};
    std::string const unit = lowered(part(i, e));
    if (i > b && i < e && units.contains(unit)) {
      emit(b, i);
      b = i;
    }
    emit(b, e);
  }

  std::string_view text_;
  std::vector<RawToken>& out_;
  Chunk const* chunk_ = nullptr;
  bool first_ = true;
  bool in_quotation_ = false;  // after a single quotation mark that has not been closed
};

}  // namespace

std::vector<RawToken> tokenize(std::string_view text, ByteSpan block, IsWord const& is_word) {
  std::vector<RawToken> out;
  Splitter splitter(text, out);
  each_chunk(text, block, is_word, [&](Chunk const& chunk) { splitter.split(chunk); });
  return out;
}

}  // namespace dragoman
