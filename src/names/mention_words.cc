#include "names/mention_words.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"

namespace dragoman {
namespace {

// Dependents that belong to the fullest noun phrase in place.
constexpr std::array<std::string_view, 7> kInside = {"compound", "flat",   "amod",    "nummod",
                                                     "nmod",     "advmod", "goeswith"};
constexpr std::array<std::string_view, 2> kInsidePrepositions = {"of", "for"};
class WordFinder : private MentionView {
 public:
  explicit WordFinder(MentionView const& view) : MentionView(view) {}

  ActorMention finished(ActorMention mention) const {
    std::int32_t const head = mention.mention.head;
    TokenSpan span = mention.name;
    bool const bare = mention.kind == MentionKind::pronoun ||
                      mention.kind == MentionKind::country || mention.kind == MentionKind::place;
    if (!bare) span = hull(span, phrase(head));
    if (mention.kind == MentionKind::common) span = hull(span, nation_before(head));
    mention.mention.tokens = trimmed(span, hull(mention.name, single(head)));
    mention.mention.span = bytes_of(parse_, mention.mention.tokens);
    if (!bare) mention.owner = owner_of(head);
    return mention;
  }

 private:
  bool belongs(std::int32_t t) const {
    if (!is_one_of(relation(t), kInside)) return false;
    if (relation(t) != "nmod" || token(t).relation == "nmod:poss" || is_title(t)) return true;
    std::int32_t const preposition = child(parse_, t, "case");
    return preposition >= 0 && is_one_of(token(preposition).lemma, kInsidePrepositions);
  }

  TokenSpan phrase(std::int32_t head) const {
    TokenSpan span = single(head);
    for (std::int32_t const dependent : parse_.children[head]) {
      if (dependent > head && !may_follow(dependent)) continue;
      if (dependent < head && is_cut_off(dependent, head)) continue;
      if (belongs(dependent)) span = hull(span, inside(dependent));
    }
    return span;
  }

  // "against the ELN with president Petro saying": a word between them opens what is not theirs.
  bool is_cut_off(std::int32_t dependent, std::int32_t head) const {
    for (std::int32_t t = dependent + 1; t < head; ++t) {
      bool const opens = relation(t) == "mark" || relation(t) == "case";
      if (opens && token(t).head > head) return true;
    }
    return false;
  }

  bool may_follow(std::int32_t t) const {
    std::string_view const own = relation(t);
    return own == "nmod" || own == "flat" || own == "compound" || own == "goeswith";
  }

  // The subtree without clauses, apposition and coordination of the head's own level.
  TokenSpan inside(std::int32_t t) const {
    TokenSpan span = single(t);
    for (std::int32_t const dependent : parse_.children[t]) {
      std::string_view const own = relation(dependent);
      bool const apart =
          own == "acl" || own == "appos" || own == "parataxis" || own == "punct" || own == "advcl";
      if (!apart) span = hull(span, inside(dependent));
    }
    return span;
  }

  // "Twenty-six"
  bool is_number_in_parts(std::uint32_t t) const {
    return t + 2 < parse_.tokens.size() && parse_.tokens[t].upos == Upos::NUM &&
           parse_.tokens[t + 2].upos == Upos::NUM;
  }

  bool is_left_edge(std::uint32_t t) const {
    if (!is_number_in_parts(t) && is_hyphenated(parse_, single(static_cast<std::int32_t>(t))))
      return false;
    Upos const upos = parse_.tokens[t].upos;
    return upos == Upos::DET || upos == Upos::NUM || upos == Upos::PUNCT || upos == Upos::ADP ||
           upos == Upos::ADV || upos == Upos::SYM || upos == Upos::PART || upos == Upos::CCONJ ||
           book_.is_in(WordGroup::quantifier, marks_.words[t]);
  }

  // Also the "'s" of whose something is.
  static bool is_right_edge(Upos upos) {
    return upos == Upos::PUNCT || upos == Upos::ADV || upos == Upos::PART;
  }

  TokenSpan trimmed(TokenSpan span, TokenSpan keep) const {
    while (span.begin < keep.begin && is_left_edge(span.begin)) ++span.begin;
    while (span.end > keep.end && is_right_edge(parse_.tokens[span.end - 1].upos)) --span.end;
    return span;
  }

  std::int32_t owner_of(std::int32_t head) const {
    std::int32_t const possessor = child(parse_, head, "nmod:poss");
    if (possessor >= 0) return possessor;
    if (std::int32_t const owner = owner_of_title(head); owner >= 0) return owner;
    for (std::int32_t const dependent : parse_.children[head]) {
      if (relation(dependent) == "nmod" && belongs(dependent)) return dependent;
    }
    for (std::int32_t const dependent : parse_.children[head]) {
      bool const other = is_name_before(dependent) || is_body_after_from(dependent);
      if (other || is_served_by(dependent, head)) return dependent;
      if (std::int32_t const lord = whom_loyal_to(dependent); lord >= 0) return lord;
    }
    return -1;
  }

  // "its" of "its representative Ann Lee", which hangs on the title; -1 where none does.
  std::int32_t owner_of_title(std::int32_t name) const {
    if (person(name) == nullptr) return -1;
    for (std::int32_t const title : parse_.children[name]) {
      std::int32_t const owner = is_title(title) ? child(parse_, title, "nmod:poss") : -1;
      if (owner >= 0 && is_pronoun(owner)) return owner;
    }
    return -1;
  }

  bool is_body(std::int32_t t) const {
    return span(t) != nullptr && span(t)->kind == NameKind::ORG;
  }

  // "FNL spokesman", "the Trump administration".
  bool is_name_before(std::int32_t t) const {
    bool const before =
        relation(t) == "compound" && token(t).head > t && !is_cut_off(t, token(t).head);
    return before && (is_body(t) || person(t) != nullptr);
  }

  // "personnel from the National Army", "director at Rights Watch", "forces from a rebel group",
  // "troops with the army".
  bool is_body_after_from(std::int32_t t) const {
    std::int32_t const sign = child(parse_, t, "case");
    if (relation(t) != "nmod" || sign < 0) return false;
    std::string const& opens = token(sign).lemma;
    if (opens != "from" && opens != "with" && opens != "at") return false;
    return is_body(t) || (opens != "at" && is_armed_body(t));
  }

  // "the president" of "forces loyal to the president", for "loyal"; -1 where it is no such word.
  std::int32_t whom_loyal_to(std::int32_t t) const {
    if (!book_.is_in(WordGroup::loyal, token(t).lemma)) return -1;
    std::int32_t const lord = child(parse_, t, "obl");
    return lord >= 0 ? lord : child(parse_, t, "nmod");
  }

  // "an adviser to the president".
  bool is_served_by(std::int32_t t, std::int32_t head) const {
    std::int32_t const sign = child(parse_, t, "case");
    return relation(t) == "nmod" && sign >= 0 && token(sign).lemma == "to" &&
           book_.is_in(WordGroup::serving, token(head).lemma);
  }

  bool is_armed_body(std::int32_t t) const {
    Marked const* agent = agent_mark(t);
    if (agent == nullptr) return false;
    ActorKind const kind = book_.agent(agent->number).kind;
    return kind == ActorKind::armed_group || kind == ActorKind::military ||
           book_.is_in(WordGroup::group, token(t).lemma);
  }

  // "Turkish" of "Turkish police raids", for "police"; the word itself where none stands there.
  TokenSpan nation_before(std::int32_t doer) const {
    for (std::int32_t t = doer - 1; t >= 0 && token(t).head == token(doer).head; --t) {
      Marked const* mark = name_mark(t);
      bool const nation = mark != nullptr && mark->kind == Marked::Kind::country;
      if (nation && doer_behind(t) == doer) return mark->tokens;
    }
    return single(doer);
  }
};

}  // namespace

ActorMention with_words(MentionView const& view, ActorMention const& mention) {
  return WordFinder(view).finished(mention);
}

}  // namespace dragoman
