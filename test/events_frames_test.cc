// Frames of hand-made trees: one thing said in several ways gives one frame.
#include <gtest/gtest.h>

#include <sstream>

#include "events/frames.h"

namespace dragoman {
namespace {

// "form lemma UPOS head relation feats" a line, heads from 1.
ParsedText tree(std::string const& rows) {
  std::istringstream lines(rows);
  std::string conllu = "# newpar\n", form, lemma, upos, head, relation, feats;
  for (int number = 1; lines >> form >> lemma >> upos >> head >> relation >> feats; ++number) {
    conllu += std::to_string(number) + '\t' + form + '\t' + lemma + '\t' + upos + "\t_\t" + feats +
              '\t' + head + '\t' + relation + "\t_\t_\n";
  }
  return read_conllu(conllu + '\n');
}

class FramesOf {
 public:
  explicit FramesOf(std::string const& rows)
      : text_(tree(rows)), frames_(find_frames(text_.parse, text_.parse.sentences.at(0))) {}

  Frame const& operator()(std::string const& form) const {
    for (Frame const& frame : frames_.frames) {
      if (text_.parse.tokens[frame.head].form == form) return frame;
    }
    ADD_FAILURE() << "no frame of " << form;
    return frames_.frames.at(0);
  }
  // The word in the slot, "-" where it is empty.
  std::string in(std::string const& form, Slot slot) const {
    Argument const* argument = (*this)(form).first(slot);
    return argument == nullptr ? "-" : text_.parse.tokens[argument->token].form;
  }

 private:
  ParsedText text_;
  Frames frames_;
};

TEST(Frames, ActiveAndPassiveAgree) {
  FramesOf const active(
      "Rebels rebel NOUN 2 nsubj _\n"
      "shelled shell VERB 0 root Tense=Past|VerbForm=Fin\n"
      "villages village NOUN 2 obj _\n");
  FramesOf const passive(
      "Villages village NOUN 3 nsubj:pass _\n"
      "were be AUX 3 aux:pass Tense=Past|VerbForm=Fin\n"
      "shelled shell VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass\n"
      "by by ADP 5 case _\n"
      "rebels rebel NOUN 3 obl:agent _\n");
  EXPECT_EQ(active.in("shelled", Slot::subject), "Rebels");
  EXPECT_EQ(active.in("shelled", Slot::object), "villages");
  EXPECT_EQ(passive.in("shelled", Slot::subject), "rebels");
  EXPECT_EQ(passive.in("shelled", Slot::object), "Villages");
  EXPECT_TRUE(passive("shelled").passive);
}

TEST(Frames, HeadlinesLackTheAuxiliary) {
  FramesOf const headline(
      "Village village NOUN 0 root _\n"
      "shelled shell VERB 1 acl Tense=Past|VerbForm=Part|Voice=Pass\n"
      "by by ADP 4 case _\n"
      "rebels rebel NOUN 2 obl:agent _\n");
  EXPECT_EQ(headline.in("shelled", Slot::object), "Village");
  EXPECT_EQ(headline.in("shelled", Slot::subject), "rebels");
}

TEST(Frames, ControlGivesTheSubjectOfWhatIsInside) {
  FramesOf const promise(
      "Russia Russia PROPN 2 nsubj _\n"
      "promised promise VERB 0 root Tense=Past|VerbForm=Fin\n"
      "Armenia Armenia PROPN 2 iobj _\n"
      "to to PART 5 mark _\n"
      "leave leave VERB 2 xcomp VerbForm=Inf\n");
  FramesOf const order(
      "Russia Russia PROPN 2 nsubj _\n"
      "ordered order VERB 0 root Tense=Past|VerbForm=Fin\n"
      "Armenia Armenia PROPN 2 obj _\n"
      "to to PART 5 mark _\n"
      "leave leave VERB 2 xcomp VerbForm=Inf\n");
  EXPECT_EQ(promise.in("leave", Slot::subject), "Russia");
  EXPECT_EQ(order.in("leave", Slot::subject), "Armenia");
  EXPECT_EQ(order("leave").embedding, Embedding::complement);
}

TEST(Frames, WhoOpensAThatClauseActsWhateverTheTag) {
  FramesOf const frames(
      "Sudan Sudan PROPN 2 nsubj _\n"
      "denied deny VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass\n"
      "that that SCONJ 5 mark _\n"
      "it it PRON 5 nsubj _\n"
      "attacked attack VERB 2 ccomp Tense=Past|VerbForm=Fin\n");
  EXPECT_EQ(frames.in("denied", Slot::subject), "Sudan");
  EXPECT_FALSE(frames("denied").passive);
}

TEST(Frames, PassiveOfAccusationControlsTheDeed) {
  FramesOf const frames(
      "Police police NOUN 3 nsubj:pass _\n"
      "were be AUX 3 aux:pass Tense=Past|VerbForm=Fin\n"
      "accused accuse VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass\n"
      "of of SCONJ 5 mark _\n"
      "beating beat VERB 3 advcl VerbForm=Ger\n"
      "protesters protester NOUN 5 obj _\n");
  EXPECT_EQ(frames.in("beating", Slot::subject), "Police");
  EXPECT_EQ(frames.in("beating", Slot::object), "protesters");
}

TEST(Frames, RelativeClausesTakeTheirNoun) {
  FramesOf const frames(
      "rebels rebel NOUN 0 root _\n"
      "who who PRON 3 nsubj PronType=Rel\n"
      "attacked attack VERB 1 acl:relcl Tense=Past|VerbForm=Fin\n"
      "Goma Goma PROPN 3 obj _\n");
  EXPECT_EQ(frames.in("attacked", Slot::subject), "rebels");
  EXPECT_EQ(frames("attacked").embedding, Embedding::relative);
}

TEST(Frames, CoordinatedVerbsShareTheirSubject) {
  FramesOf const frames(
      "Rebels rebel NOUN 2 nsubj _\n"
      "attacked attack VERB 0 root Tense=Past|VerbForm=Fin\n"
      "and and CCONJ 4 cc _\n"
      "looted loot VERB 2 conj Tense=Past|VerbForm=Fin\n"
      "Goma Goma PROPN 2 obj _\n");
  EXPECT_EQ(frames.in("looted", Slot::subject), "Rebels");
  EXPECT_EQ(frames.in("looted", Slot::object), "Goma");
}

TEST(Frames, NounsNameTheirSidesByPossessorAndPreposition) {
  FramesOf const frames(
      "Russia Russia PROPN 3 nmod:poss _\n"
      "'s 's PART 1 case _\n"
      "attack attack NOUN 0 root _\n"
      "on on ADP 5 case _\n"
      "Kyiv Kyiv PROPN 3 nmod _\n");
  EXPECT_EQ(frames.in("attack", Slot::owner), "Russia");
  ASSERT_NE(frames("attack").after("on"), nullptr);
}

TEST(Frames, AuxiliariesTellNegationTenseAndModality) {
  FramesOf const frames(
      "Iran Iran PROPN 4 nsubj _\n"
      "will will AUX 4 aux VerbForm=Fin\n"
      "not not PART 4 advmod _\n"
      "attack attack VERB 0 root VerbForm=Inf\n");
  EXPECT_TRUE(frames("attack").negated);
  EXPECT_EQ(frames("attack").tense, Tense::future);
  FramesOf const must(
      "Iran Iran PROPN 3 nsubj _\n"
      "must must AUX 3 aux VerbForm=Fin\n"
      "leave leave VERB 0 root VerbForm=Inf\n");
  EXPECT_EQ(must("leave").modality, Modality::necessary);
}

TEST(Frames, AnIndirectObjectAloneIsTheObject) {
  FramesOf const frames(
      "Prosecutors prosecutor NOUN 2 nsubj _\n"
      "charged charge VERB 0 root Tense=Past|VerbForm=Fin\n"
      "him he PRON 2 iobj _\n");
  EXPECT_EQ(frames.in("charged", Slot::object), "him");
}

TEST(Frames, TreesWithCyclesGiveFewerFramesAndEnd) {
  FramesOf const frames(
      "a attack VERB 2 conj _\n"
      "b attack VERB 1 conj _\n"
      "c attack VERB 0 root _\n");
  EXPECT_EQ(frames("c").lemma, "attack");
}

}  // namespace
}  // namespace dragoman
