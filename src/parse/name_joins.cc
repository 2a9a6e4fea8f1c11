#include "parse/name_joins.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "parse/name_at.h"
#include "parse/pieces.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 5> kLinks = {"for", "of", "the", "and", "a"};
// What "for" behind it leads into: "the Movement for Democratic Change".
constexpr std::array<std::string_view, 19> kBodies = {
    "Group",   "Front",      "Movement",     "Union",        "Authority",
    "Council", "Committee",  "Coalition",    "Alliance",     "Army",
    "Office",  "Commission", "Organization", "Organisation", "Centre",
    "Center",  "Volunteers", "Institute",    "Party"};

bool is_capital(Token const& token) {
  return !token.form.empty() && token.form[0] >= 'A' && token.form[0] <= 'Z';
}

class Names {
 public:
  explicit Names(Parse& parse) : parse_(parse) {}

  void run() {
    for (std::size_t i = 0; i < parse_.names.size(); ++i) part_two(i);
    for (std::size_t i = 0; i + 1 < parse_.names.size(); ++i) {
      while (i + 1 < parse_.names.size() && goes_on(i)) take_next(i);
    }
    for (NameSpan& name : parse_.names) {
      if (is_numbered(name)) name.tokens.end += 2;
      if (is_called_as_body(name)) name.kind = NameKind::ORG;
    }
    for (std::uint32_t t = 1; t + 2 < parse_.tokens.size(); ++t) {
      if (opens_body(t)) put(whole(t));
    }
    for (std::uint32_t t = 1; t < parse_.tokens.size(); ++t) {
      if (is_short_for_body(t)) insert({t, t + 1});
    }
  }

 private:
  Token const& token(std::uint32_t t) const { return parse_.tokens[t]; }

  // "Army of" before "Osk" or "the Osk Republic": a name that ends in such a word goes on.
  bool goes_on(std::size_t i) const {
    TokenSpan const own = parse_.names[i].tokens, next = parse_.names[i + 1].tokens;
    bool const named =
        parse_.names[i].kind != NameKind::DATE && parse_.names[i + 1].kind != NameKind::DATE;
    bool const article = next.begin == own.end + 1 && token(own.end).form == "the";
    return named && (next.begin == own.end || article) && own.size() > 1 &&
           is_one_of(token(own.end - 1).form, kLinks);
  }

  // "River Front", tagged as a place; not "the Eastern Front", a line of battle.
  bool is_called_as_body(NameSpan const& name) const {
    static constexpr std::array<std::string_view, 9> kOfPeople = {
        "Front",  "Movement", "Army",     "Brigade",  "Brigades",
        "Forces", "Militia",  "Alliance", "Coalition"};
    static constexpr std::array<std::string_view, 4> kSides = {"Northern", "Southern", "Eastern",
                                                               "Western"};
    bool const place = name.kind == NameKind::GPE || name.kind == NameKind::LOC;
    bool const side = name.tokens.size() == 2 && is_one_of(token(name.tokens.begin).form, kSides);
    return place && name.tokens.size() > 1 && !side &&
           is_one_of(token(name.tokens.end - 1).form, kOfPeople);
  }

  // "between Goma and Sake": what two are between are two names; but one and another in "between
  // Bosnia and Herzegovina and Serbia".
  void part_two(std::size_t i) {
    TokenSpan const both = parse_.names[i].tokens;
    if (both.begin == 0 || lower_case(token(both.begin - 1).form) != "between") return;
    if (both.end < parse_.tokens.size() && token(both.end).form == "and") return;
    for (std::uint32_t t = both.begin + 1; t + 1 < both.end; ++t) {
      if (token(t).form != "and") continue;
      parse_.names[i].tokens.end = t;
      NameSpan const second{{t + 1, both.end}, parse_.names[i].kind};
      parse_.names.insert(parse_.names.begin() + static_cast<std::ptrdiff_t>(i) + 1, second);
      return;
    }
  }

  // "Friendship Bridge" before "No. 2".
  bool is_numbered(NameSpan const& name) const {
    std::uint32_t const sign = name.tokens.end;
    bool const thing = name.kind != NameKind::DATE && name.kind != NameKind::PER;
    if (!thing || sign + 1 >= parse_.tokens.size() || !token(sign).space_after) return false;
    return (token(sign).form == "No." || token(sign).form == "no.") &&
           token(sign + 1).upos == Upos::NUM &&
           parse_.sentence_of[sign + 1] == parse_.sentence_of[name.tokens.begin];
  }

  void take_next(std::size_t i) {
    parse_.names[i].tokens.end = parse_.names[i + 1].tokens.end;
    parse_.names.erase(parse_.names.begin() + static_cast<std::ptrdiff_t>(i) + 1);
  }

  // "Group" of "the Group for the Support of …", no part of another name than a body's.
  bool opens_body(std::uint32_t t) const {
    bool const inside = parse_.sentence_of[t] == parse_.sentence_of[t - 1] &&
                        parse_.sentence_of[t] == parse_.sentence_of[t + 2];
    bool const leads = is_one_of(token(t).form, kBodies) && token(t + 1).form == "for";
    if (!inside || !leads) return false;
    NameSpan const* name = name_at(parse_, static_cast<std::int32_t>(t));
    return name == nullptr || (name->kind == NameKind::ORG && name->tokens.end == t + 1);
  }

  // Up to the last capital; "and" leads on only inside a name.
  TokenSpan whole(std::uint32_t t) const {
    NameSpan const* name = name_at(parse_, static_cast<std::int32_t>(t));
    TokenSpan span = name == nullptr ? TokenSpan{t, t + 1} : name->tokens;
    std::uint32_t const end = parse_.sentences[parse_.sentence_of[t]].tokens.end;
    for (std::uint32_t next = span.end; next < end; ++next) {
      NameSpan const* other = name_at(parse_, static_cast<std::int32_t>(next));
      bool const within = other != nullptr && other->tokens.begin < next;
      if (other != nullptr && other->kind == NameKind::DATE) break;
      if (is_capital(token(next))) {
        span.end = next + 1;
      } else if (!is_one_of(token(next).form, kLinks) || (token(next).form == "and" && !within)) {
        break;
      }
    }
    return span;
  }

  // "the Front" in a document that names the River Front.
  bool is_short_for_body(std::uint32_t t) const {
    bool const pointed = token(t - 1).form == "the" || token(t - 1).form == "The";
    bool const alone = t + 1 == parse_.tokens.size() || !is_capital(token(t + 1));
    if (!pointed || !alone || !is_capital(token(t)) || !is_one_of(token(t).form, kBodies))
      return false;
    if (name_at(parse_, static_cast<std::int32_t>(t)) != nullptr) return false;
    return std::any_of(parse_.names.begin(), parse_.names.end(), [&](NameSpan const& name) {
      return name.kind == NameKind::ORG && name.tokens.size() > 1 &&
             token(name.tokens.end - 1).form == token(t).form;
    });
  }

  void put(TokenSpan span) {
    if (span.size() < 3) return;
    std::erase_if(parse_.names, [span](NameSpan const& name) {
      return name.tokens.begin < span.end && span.begin < name.tokens.end;
    });
    insert(span);
  }

  void insert(TokenSpan span) {
    auto const place =
        std::find_if(parse_.names.begin(), parse_.names.end(),
                     [span](NameSpan const& name) { return name.tokens.begin >= span.end; });
    parse_.names.insert(place, {span, NameKind::ORG});
  }

  Parse& parse_;
};

}  // namespace

void join_names(Parse& parse) { Names(parse).run(); }

}  // namespace dragoman
