// Predicates of the trees, brought into one form: active, passive, nominal, relative, controlled
// and coordinated wordings of one thing give the same frame, so that a rule is written once.
//
// In: Parse. Out: Frames, one for each verb, each predicative adjective and each noun.
//
//   "Police were accused on Friday of beating protesters who had been blocking the road."
//    accuse  object: Police        of: beating
//    beat    subject: Police       object: protesters       (inside: accuse, marker "of")
//    block   subject: protesters   object: road
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parse/parse.h"

namespace dragoman {

enum class Slot : std::uint8_t {
  subject,   // who does it, also after "by" in a passive
  object,    // to whom or what, also the subject of a passive
  indirect,  // "gave them weapons", "they were given weapons"
  clause,    // what is said, wanted, planned: a clause that the predicate opens
  owner,     // "Russia's attack", "his attack"
  modifier,  // "the Russian attack", "a drone attack"
  oblique,   // after a preposition
  // What rules may ask for and frames do not hold:
  infinitive,  // a clause after "to": "ordered the army to leave"
  doer,        // who does what the content holds: the army
  target,      // to whom the content is done: "threatened to attack Iran"
  speaker      // who says the clause: the UN of "the UN said that the army was responsible"
};

// `token` heads the words; `preposition` is its lemma for oblique ones ("against", "in front of"
// gives "in"), and the marker of a clause ("of" in "accused of beating"); empty where none.
struct Argument {
  Slot slot = Slot::object;
  std::int32_t token = -1;
  std::string_view preposition;
};

// A modal is no frame of its own: rules that ask for one see the clause it stands in.
enum class FrameKind : std::uint8_t { verb, noun, adjective, modal };

// How a clause stands in the one around it.
enum class Embedding : std::uint8_t {
  none,        // main clause
  complement,  // what the outer predicate opens: "vowed to attack", "said that … attacked"
  purpose,     // "moved in to disperse"
  condition,   // "if they attack"
  adverbial,   // "while attacking", "after it attacked"
  relative,    // "rebels who attacked"
  argument     // a noun that is an argument of the outer predicate: "called for a ceasefire"
};

enum class Tense : std::uint8_t { past, present, future, none };
enum class Modality : std::uint8_t { none, possible, necessary, conditional };

// Views point into the Parse, which must outlive the frame.
struct Frame {
  std::int32_t head = -1;
  FrameKind kind = FrameKind::verb;
  std::string_view lemma;
  std::vector<std::int32_t> particles;  // tokens: "out" of "carry out"
  std::vector<Argument> arguments;      // in the order of their slots' discovery
  bool passive = false;
  bool negated = false;
  Tense tense = Tense::none;
  Modality modality = Modality::none;
  bool perfect = false;  // of what is past behind a modal: "would have left", "may have killed"
  Embedding embedding = Embedding::none;
  std::int32_t outer = -1;  // token of the predicate around it, -1 none

  // The first argument of this slot, or nullptr.
  Argument const* first(Slot slot) const;
  // The first argument after this preposition, or nullptr.
  Argument const* after(std::string_view preposition) const;
};

// Frames of one sentence. `at` gives the frame of a token (relative to the sentence), -1 none.
struct Frames {
  TokenSpan tokens;
  std::vector<Frame> frames;  // in order of their heads
  std::vector<std::int32_t> at;

  Frame const* of(std::int32_t token) const;
};

// Any tree gives frames; a tree with cycles or heads outside the sentence gives fewer.
Frames find_frames(Parse const& parse, Sentence const& sentence);
// Those of each sentence, in order.
std::vector<Frames> find_frames(Parse const& parse);

// True for "called" of "in what Kabul called retaliation": its object is what the thing is called.
bool gives_name(Parse const& parse, Frame const& frame);

// The lemma of a preposition or a conjunction; "following" of "following the raid", where it is
// tagged as a verb.
std::string_view lemma_of_sign(Token const& sign);

// True for "series" and "explosions" of "a series of explosions hit the town": what is told of the
// first is told of the second.
bool is_many_of(Parse const& parse, std::int32_t many, std::int32_t noun);

// `token` and what is coordinated with it: "Armenia" gives Armenia and Azerbaijan in "Armenia and
// Azerbaijan".
std::vector<std::int32_t> coordinated(Parse const& parse, std::int32_t token);

}  // namespace dragoman
