// The marks of a document as its mentions are found and cut by: what a token heads, names,
// modifies.
#pragma once

#include "names/name_marks.h"

namespace dragoman {

// Every token here is one of `parse`; -1 and nullptr mean none.
class MentionView {
 public:
  MentionView(ActorBook const& book, Parse const& parse, NameMarks const& marks)
      : book_(book), parse_(parse), marks_(marks) {}

  Token const& token(std::int32_t t) const { return parse_.tokens[t]; }
  std::string_view relation(std::int32_t t) const { return base_relation(token(t).relation); }
  Marked const* name_mark(std::int32_t t) const;
  Marked const* agent_mark(std::int32_t t) const;
  NameSpan const* span(std::int32_t t) const;
  // The personal name that `t` heads, also as a title before it: "President Uribe".
  NameSpan const* person(std::int32_t t) const;
  bool is_modifier(std::int32_t t) const;
  // "Prime Minister" before "Nikol Pashinyan": UD hangs it on the name as a bare nmod.
  bool is_title(std::int32_t t) const;
  // "Abdel Fattah al-Burhan" of "Lt. Gen. Abdel Fattah al-Burhan": a rank is no part of the name.
  TokenSpan without_rank(TokenSpan name) const;
  // "Sheikh Hasina": by these very words in the table of offices.
  bool is_known(TokenSpan name) const;
  // "Lt. Gen." before a name, tagged as another.
  bool is_bare_rank(NameSpan const& name) const;
  static TokenSpan single(std::int32_t t);
  // The token's phrase modifies a noun that is an actor of its own: "Russian peacekeepers".
  bool modifies_actor(std::int32_t t) const;
  bool is_mere_tool(std::int32_t t) const;
  static bool is_place_span(NameSpan const& name);
  // "police" of "Turkish police raids", for "Turkish"; -1 where none.
  std::int32_t doer_behind(std::int32_t t) const;
  // A noun for somebody; "positions" only where they are a state's.
  bool is_agent(std::int32_t t) const;
  // "Israeli positions", "Kurdish positions", "its positions"; those of a body are the body.
  bool is_owned(std::int32_t t) const;
  // "Kurdish": of a people that is no state's.
  bool is_people(std::int32_t t) const;
  // "police raid", "gang violence": who acts in what the noun tells; not "hostage deal".
  bool modifies_deed(std::int32_t t, Marked const& agent) const;
  // A title that a name hangs on by "flat" leaves the name itself without a mention.
  bool is_part(std::int32_t t) const;
  bool is_pronoun(std::int32_t t) const;

 protected:
  ActorBook const& book_;
  Parse const& parse_;
  NameMarks const& marks_;
};

}  // namespace dragoman
