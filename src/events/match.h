// Rules of the codebook on the frames of one sentence.
//
// In: Codebook, Parse, Names, Frames. Out: codings: which rule fired on which words, with whom.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "events/codebook.h"
#include "events/parties.h"

namespace dragoman {

constexpr int kVerbalConflict = 3, kMaterialConflict = 4;  // of quad_of

// What one rule found in one frame.
struct Coding {
  std::int32_t rule = -1;
  std::int32_t head = -1;             // token of the predicate
  std::int32_t clause = -1;           // token of the verb that carries tense: head or its carrier
  std::vector<std::int32_t> trigger;  // tokens, head among them
  std::vector<Argument> arguments;    // of the frame and its carrier
  std::vector<Party> actors;
  std::vector<Party> recipients;
  std::int32_t content = -1;  // token that heads what a speech act holds, -1 none
  std::vector<std::string> modes;
  std::vector<std::string> contexts;
  std::string cameo;
};

// What happened when a rule was tried, for `explain`.
struct Trial {
  std::int32_t rule = -1;
  std::int32_t head = -1;
  std::string failed;  // the condition that failed; empty where it fired
};

// Classes of the words of a sentence, looked up once.
class SentenceWords {
 public:
  SentenceWords(WordClasses const& classes, Parse const& parse, TokenSpan tokens);
  bool has(std::int32_t token, std::vector<std::int32_t> const& classes) const;
  int count(std::int32_t word_class) const;

 private:
  TokenSpan tokens_;
  std::vector<std::vector<std::int32_t>> classes_;
};

class Matcher {
 public:
  // All references must outlive the matcher.
  Matcher(Codebook const& book, Parse const& parse, Names const& names, Frames const& frames);

  // In order of their heads; once. Every rule tried is added to `trials` where that is given.
  std::vector<Coding> match(std::vector<Trial>* trials = nullptr);

  Frames const& frames() const { return frames_; }
  SentenceWords const& words() const { return words_; }

 private:
  // A noun whose meaning a verb carries: "launched an attack".
  struct Carried {
    Frame const* verb = nullptr;
    Carrier how = Carrier::doing;
    std::vector<Argument> arguments;  // of the verb, without the noun
  };

  // How far a class is looked for below a word: in what stands before it, in its noun phrase, or
  // in all that it opens.
  enum class Reach : std::uint8_t { modifiers, phrase, all };
  enum class Progress : std::uint8_t { waiting, busy, done };
  struct State {
    Progress progress = Progress::waiting;
    std::int32_t coding = -1;  // of codings_
  };

  void find_carriers();
  bool carry(Coding const& view, Carrier how);
  bool judges(Coding const& view) const;
  bool wording(Pattern const& pattern, Coding& coding) const;
  void add_carrier(Coding& coding) const;
  void attribute_deeds(Coding const& accusation);
  void attribute_to_captor(Coding& deed) const;
  void attribute_to_perpetrator(Coding const& deed);
  void share_addressee(Coding& second) const;
  std::vector<std::int32_t> deeds_of(Frame const& noun) const;
  void name_doers(std::int32_t noun, std::vector<Party> const& doers);
  void code(Frame const& frame);
  bool match_frame(Frame const& frame, Coding& coding);
  bool fire(Coding& coding, std::string& failed);
  // The coding of what `token` opens or names, through verbs that carry it: "vowed to launch an
  // attack". Valid until the next code(); nullptr where none.
  Coding const* deed_at(std::int32_t token, int depth = 0);

  void code_modals(Frame const& frame);
  bool is_outlet(std::int32_t speaker) const;
  Coding view_modal(Frame const& frame, std::int32_t modal);
  std::vector<std::int32_t> speakers(Coding const& coding) const;
  Frame const* speaking_around(Frame const& frame) const;

  std::vector<std::int32_t> tokens_at(Where const& where, Coding const& coding);
  void add_after_joined(Coding const& coding, std::string_view preposition,
                        std::vector<std::int32_t>& out) const;
  void add_after_object(Coding const& coding, std::string_view preposition,
                        std::vector<std::int32_t>& out) const;
  bool is_deed_against(Frame const& noun, std::string_view preposition) const;
  void add_after_low(Coding const& coding, std::string_view preposition,
                     std::vector<std::int32_t>& out) const;
  void add_after_participle(std::int32_t noun, std::string_view preposition,
                            std::vector<std::int32_t>& out) const;
  void add_companions(Slot slot, Coding const& coding, std::vector<std::int32_t>& out) const;
  void add_issuers(std::vector<std::int32_t>& subjects) const;
  std::vector<std::int32_t> doers(Coding const& coding);
  std::vector<std::int32_t> targets(Coding const& coding);
  bool is_lent(std::int32_t object) const;
  void add_concerned(Coding const& coding, std::vector<std::int32_t>& out);
  bool is_concerned_through(std::int32_t token) const;
  bool is_other_party(std::int32_t token, Coding const& coding) const;
  Frame const* verb_around(std::int32_t noun) const;
  void add_other_side(Coding& coding) const;
  void add_fallen_side(Frame const& outcome, Coding& coding) const;
  std::int32_t first_of_pair(std::int32_t second) const;
  void add_modifiers(Coding const& coding, std::vector<std::int32_t>& out) const;
  bool is_fellow(Party const& party, Coding const& coding) const;
  bool is_own(std::int32_t token, Coding const& coding) const;
  bool is_own_deed(Coding const& deed, Coding const& coding) const;
  bool is_taken_back(Party const& party, Coding const& coding) const;
  bool is_condition(std::int32_t token) const;
  bool is_long_name(std::int32_t token) const;
  bool is_thing(std::int32_t token) const;
  bool is_town(Party const& party) const;
  bool is_unowned(Party const& party) const;
  void find_recipients(Coding& coding);
  void drop_lent_doer(Coding& coding) const;
  bool is_anybodys(std::int32_t violence, Frame const& verb) const;
  bool is_hurled(Party const& party, Coding const& coding) const;
  bool is_open_water(Party const& party) const;
  void rebind_actor(Coding& coding) const;
  void rebind_owned(Coding& coding) const;
  void add_owner(std::vector<Party> const& tellers, Coding& coding) const;
  void add_struck_country(Coding& coding) const;
  std::int32_t told_of(std::int32_t noun) const;
  std::vector<std::int32_t> noun_tokens_at(Slot slot, Coding const& coding) const;
  std::vector<Party> parties_at(std::int32_t token, Coding const& coding);
  std::vector<Party> find_parties(std::vector<Where> const& wheres, Coding const& coding,
                                  std::vector<Party> const& except = {});
  std::vector<std::int32_t> words_of(Role role, Coding const& coding) const;
  bool holds(Condition const& condition, Coding const& coding);
  bool is_party_of_kind(Role role, Condition const& condition, Coding const& coding) const;
  bool is_kind(std::vector<std::int32_t> const& tokens, Condition const& condition);
  bool is_place(std::int32_t token) const;
  bool passes(Condition const& condition, std::vector<std::int32_t> const& tokens,
              Coding const& coding, Reach reach);
  bool in_classes(std::vector<std::int32_t> const& tokens, Condition const& condition,
                  Reach reach) const;
  bool is_same(std::vector<std::int32_t> const& tokens, Condition const& condition,
               Coding const& coding);
  void refine(Coding& coding);

  Codebook const& book_;
  Parse const& parse_;
  Names const& names_;
  Frames const& frames_;
  SentenceWords words_;
  std::vector<Carried> carried_;  // by token of the sentence
  std::vector<bool> used_;        // tokens that are part of a longer trigger
  std::vector<State> states_;     // by frame
  std::vector<Coding> codings_;
  std::vector<Trial>* trials_ = nullptr;
};

}  // namespace dragoman
