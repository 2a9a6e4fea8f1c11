#include "names/mention_view.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 12> kPronouns = {"he",  "she",  "it",      "they",
                                                        "his", "her",  "its",     "their",
                                                        "him", "them", "himself", "themselves"};
constexpr std::array<std::string_view, 4> kOtherPronouns = {"herself", "itself", "hers", "theirs"};

}  // namespace

Marked const* MentionView::name_mark(std::int32_t t) const {
  return marks_.name_at[t] < 0 ? nullptr : &marks_.marked[marks_.name_at[t]];
}

Marked const* MentionView::agent_mark(std::int32_t t) const {
  return marks_.agent_at[t] < 0 ? nullptr : &marks_.marked[marks_.agent_at[t]];
}

NameSpan const* MentionView::span(std::int32_t t) const {
  return marks_.span_at[t] < 0 ? nullptr : &parse_.names[marks_.span_at[t]];
}

NameSpan const* MentionView::person(std::int32_t t) const {
  NameSpan const* own = span(t);
  if (own != nullptr && own->kind == NameKind::PER) {
    return head_of(parse_, own->tokens) == t ? own : nullptr;
  }
  if (own != nullptr) return nullptr;
  for (std::int32_t const dependent : parse_.children[t]) {
    NameSpan const* name = span(dependent);
    bool const flat = relation(dependent) == "flat";
    bool const person = name != nullptr && name->kind == NameKind::PER;
    if (flat && person && !is_bare_rank(*name)) return name;
  }
  return nullptr;
}

bool MentionView::is_modifier(std::int32_t t) const {
  std::string_view const own = relation(t);
  return own == "compound" || own == "amod" || own == "nummod" || own == "det" || is_title(t);
}

bool MentionView::is_title(std::int32_t t) const {
  return token(t).relation == "nmod" && token(t).head > t && child(parse_, t, "case") < 0;
}

TokenSpan MentionView::without_rank(TokenSpan name) const {
  while (name.size() > 1 && book_.is_in(WordGroup::rank, marks_.words[name.begin]) &&
         !is_known(name))
    ++name.begin;
  return name;
}

bool MentionView::is_known(TokenSpan name) const {
  std::string words;
  for (std::uint32_t t = name.begin; t < name.end; ++t)
    words += (words.empty() ? "" : " ") + marks_.words[t];
  std::vector<Holder const*> const known = book_.holders(marks_.words[name.end - 1]);
  return std::any_of(known.begin(), known.end(),
                     [&words](Holder const* holder) { return fold_word(holder->name) == words; });
}

bool MentionView::is_bare_rank(NameSpan const& name) const {
  TokenSpan const last = without_rank(name.tokens);
  auto const token = static_cast<std::int32_t>(last.begin);
  return last.size() == 1 && book_.is_in(WordGroup::rank, marks_.words[last.begin]) &&
         (is_title(token) || relation(token) == "flat" || relation(token) == "compound");
}

TokenSpan MentionView::single(std::int32_t t) {
  return {static_cast<std::uint32_t>(t), static_cast<std::uint32_t>(t) + 1};
}

bool MentionView::modifies_actor(std::int32_t t) const {
  for (std::int32_t head = t; is_modifier(head) || relation(head) == "flat";) {
    head = token(head).head;
    if (head < 0) return false;
    if (is_agent(head) || person(head) || (span(head) && !is_place_span(*span(head)))) return true;
    Marked const* mark = name_mark(head);
    if (mark && mark->kind == Marked::Kind::body) return true;
  }
  return false;
}

// "artillery", "tank": among the agents for what is done to it.
bool MentionView::is_mere_tool(std::int32_t t) const {
  Marked const* agent = agent_mark(t);
  return agent != nullptr && book_.agent(agent->number).site &&
         book_.is_in(WordGroup::tool, token(t).lemma);
}

bool MentionView::is_place_span(NameSpan const& name) {
  return name.kind == NameKind::GPE || name.kind == NameKind::LOC || name.kind == NameKind::FAC ||
         name.kind == NameKind::NORP;
}

std::int32_t MentionView::doer_behind(std::int32_t t) const {
  std::int32_t const deed = relation(t) == "amod" || relation(t) == "compound" ? token(t).head : -1;
  for (std::int32_t doer = t + 1; doer < deed; ++doer) {
    Marked const* agent = agent_mark(doer);
    if (agent != nullptr && token(doer).head == deed && modifies_deed(doer, *agent)) return doer;
  }
  return -1;
}

bool MentionView::is_agent(std::int32_t t) const {
  Marked const* agent = agent_mark(t);
  return agent != nullptr && (!book_.agent(agent->number).post || is_owned(t));
}

bool MentionView::is_owned(std::int32_t t) const {
  auto const& children = parse_.children[t];
  return std::any_of(children.begin(), children.end(), [&](std::int32_t owner) {
    std::string_view const own = relation(owner);
    Marked const* mark = name_mark(owner);
    bool const state = mark != nullptr && mark->kind == Marked::Kind::country &&
                       !is_hyphenated(parse_, mark->tokens);
    bool const before = own == "amod" || own == "compound" || own == "nmod";
    return owner < t && before && (state || is_people(owner) || is_pronoun(owner));
  });
}

bool MentionView::is_people(std::int32_t t) const {
  char const first = token(t).form[0];
  bool const capital = first >= 'A' && first <= 'Z';
  return capital && token(t).upos == Upos::ADJ && name_mark(t) == nullptr &&
         agent_mark(t) == nullptr;
}

bool MentionView::modifies_deed(std::int32_t t, Marked const& agent) const {
  bool const whole = agent.tokens.end == static_cast<std::uint32_t>(t) + 1;
  return whole && relation(t) == "compound" && !book_.agent(agent.number).site &&
         !is_hyphenated(parse_, single(t)) && token(t).upos != Upos::ADJ &&
         (!modifies_actor(t) || is_mere_tool(token(t).head)) &&  // "army artillery"
         !is_part(token(t).head) && !book_.is_in(WordGroup::captive, token(t).lemma);
}

bool MentionView::is_part(std::int32_t t) const {
  std::string_view const own = relation(t);
  return own == "fixed" || own == "goeswith" || own == "flat" || own == "punct";
}

bool MentionView::is_pronoun(std::int32_t t) const {
  if (token(t).upos != Upos::PRON || relation(t) == "expl") return false;
  return is_one_of(marks_.words[t], kPronouns) || is_one_of(marks_.words[t], kOtherPronouns);
}

}  // namespace dragoman
