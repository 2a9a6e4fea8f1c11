// Attribution on hand-made trees; whole sentences stand in test/cases/claim_*.case.
#include <gtest/gtest.h>

#include "base/error.h"
#include "claims/content.h"
#include "claims/find_claims.h"
#include "parse/quotations.h"
#include "trees.h"

namespace dragoman {
namespace {

constexpr char const* kBook =
    "cue say.1 assert\n"
    "  verb say, state\n"
    "  content finite, quote\n"
    "  open\n"
    "cue accuse.1 accuse\n"
    "  verb accuse\n"
    "  content of\n"
    "  addressee object\n"
    "cue deny.1 deny\n"
    "  verb deny, rule out\n"
    "  content finite, infinitive, whole\n"
    "  unless content in land\n"
    "cue phrase.1 assert\n"
    "  phrase according to\n"
    "  content around\n"
    "reading refuse.1 refuse\n"
    "  modal will\n"
    "  negated\n"
    "  subject speaker\n"
    "reading threaten.1 threaten\n"
    "  modal will\n"
    "  predicate in hostile\n"
    "class hostile\n"
    "  attack, strike\n"
    "class land\n"
    "  region\n";

class Attributions : public testing::Test {
 protected:
  // "act: cue: content" of each claim.
  std::string of(std::string const& rows) {
    ParsedText const text = tree(rows);
    Events events;
    events.clauses = find_frames(text.parse);
    claims_ = find_claims(book_, text.document, text.parse, {}, events).claims;
    std::string out;
    for (Claim const& claim : claims_) {
      out += out.empty() ? "" : "; ";
      out += std::string(name_of(claim.act)) + ": " + words(text, claim.cue) + ": " +
             words(text, claim.content);
      EXPECT_LE(claim.content.end, text.document.text.size());
    }
    return out;
  }

  static std::string words(ParsedText const& text, ByteSpan span) {
    return text.document.text.substr(span.begin, span.size());
  }

  CueBook book_ = CueBook::read("test.cues", kBook);
  std::vector<Claim> claims_;
};

TEST_F(Attributions, TheClauseWithoutThat) {
  EXPECT_EQ(of("Police police NOUN 2 nsubj Number=Plur\n"
               "said say VERB 0 root Tense=Past|VerbForm=Fin\n"
               "that that SCONJ 6 mark _\n"
               "the the DET 5 det _\n"
               "road road NOUN 6 nsubj _\n"
               "opened open VERB 2 ccomp Tense=Past|VerbForm=Fin\n"
               ". . PUNCT 2 punct _\n"),
            "assert: said: the road opened");
}

TEST_F(Attributions, NobodyIsBehindThePassive) {
  EXPECT_EQ(of("It it PRON 3 expl _\n"
               "was be AUX 3 aux:pass _\n"
               "said say VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass\n"
               "that that SCONJ 6 mark _\n"
               "troops troop NOUN 6 nsubj _\n"
               "left leave VERB 3 ccomp Tense=Past|VerbForm=Fin\n"),
            "");
}

TEST_F(Attributions, OfOpensWhatOneIsAccusedOf) {
  EXPECT_EQ(of("Armenia Armenia PROPN 2 nsubj _\n"
               "accused accuse VERB 0 root Tense=Past|VerbForm=Fin\n"
               "Baku Baku PROPN 2 obj _\n"
               "of of SCONJ 5 mark _\n"
               "staging stage VERB 2 advcl VerbForm=Ger\n"
               "protests protest NOUN 5 obj _\n"),
            "accuse: accused: staging protests");
}

TEST_F(Attributions, TheCueTakesItsAuxiliaryAndParticle) {
  EXPECT_EQ(of("Police police NOUN 3 nsubj _\n"
               "have have AUX 3 aux _\n"
               "ruled rule VERB 0 root Tense=Past|VerbForm=Part\n"
               "out out ADP 3 compound:prt _\n"
               "arson arson NOUN 3 obj _\n"),
            "deny: have ruled out: arson");
}

TEST_F(Attributions, AnExceptionOfTheBook) {
  EXPECT_EQ(of("Rebels rebel NOUN 2 nsubj _\n"
               "deny deny VERB 0 root VerbForm=Fin\n"
               "the the DET 4 det _\n"
               "region region NOUN 2 obj _\n"),
            "");
}

TEST_F(Attributions, APhraseNamesTheSourceOfItsClause) {
  EXPECT_EQ(of("Roads road NOUN 2 nsubj _\n"
               "closed close VERB 0 root Tense=Past|VerbForm=Fin\n"
               ", , PUNCT 6 punct _\n"
               "according accord VERB 6 case _\n"
               "to to ADP 4 fixed _\n"
               "Reuters Reuters PROPN 2 obl _\n"
               ". . PUNCT 2 punct _\n"),
            "assert: according to: Roads closed");
}

constexpr char const* kTheyWill =
    "Rebels rebel NOUN 2 nsubj Number=Plur\n"
    "say say VERB 0 root VerbForm=Fin\n"
    "they they PRON 5 nsubj Number=Plur|Person=3|PronType=Prs\n"
    "will will AUX 5 aux VerbForm=Fin\n";

TEST_F(Attributions, WhatIsSaidTellsTheAct) {
  EXPECT_EQ(of(std::string(kTheyWill) + "attack attack VERB 2 ccomp VerbForm=Inf\n"),
            "threaten: say: they will attack");
  EXPECT_EQ(of(std::string(kTheyWill) + "rest rest VERB 2 ccomp VerbForm=Inf\n"),
            "assert: say: they will rest");
}

TEST_F(Attributions, ACueWithoutContentIsNone) {
  EXPECT_EQ(of("Police police NOUN 2 nsubj _\n"
               "said say VERB 0 root Tense=Past|VerbForm=Fin\n"
               "nothing nothing PRON 2 obj _\n"),
            "");
}

TEST(Quotations, RunOverSentencesAndLeaveApostrophesAlone) {
  ParsedText const text = read_conllu(
      "# newpar\n# text = 'We won't go.'\n"
      "1\t'\t'\tPUNCT\t_\t_\t4\tpunct\t_\tSpaceAfter=No\n"
      "2\tWe\twe\tPRON\t_\t_\t4\tnsubj\t_\t_\n"
      "3\twon't\twill\tAUX\t_\t_\t4\taux\t_\t_\n"
      "4\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n"
      "5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\tSpaceAfter=No\n"
      "6\t'\t'\tPUNCT\t_\t_\t4\tpunct\t_\t_\n\n");
  Quotations const found = find_quotations(text.document, text.parse);
  ASSERT_EQ(found.all.size(), 1u);
  EXPECT_EQ(found.all[0].tokens, (TokenSpan{1, 5}));
  EXPECT_EQ(found.of(0), nullptr);
}

TEST(Quotations, AnEmptyTextHasNone) { EXPECT_TRUE(find_quotations({}, {}).all.empty()); }

TEST(TrimmedContent, LeavesOutMarksAndThat) {
  Parse parse = flat(",/PUNCT that/SCONJ roads are/AUX shut ./PUNCT").parse;
  EXPECT_EQ(trimmed_content(parse, {0, 6}), (TokenSpan{2, 5}));
}

// What was cut from both sides until nothing was left.
TEST(TrimmedContent, OfNothingIsEmpty) {
  Parse parse = flat("roads are/AUX shut").parse;
  EXPECT_TRUE(trimmed_content(parse, {2, 1}).empty());
}

TEST(CueBookText, NamesFileLineAndCure) {
  try {
    CueBook::read("mine.cues", "cue a.1 assert\n  verb say\n  if moon full\n");
    FAIL();
  } catch (Error const& error) {
    EXPECT_NE(std::string(error.what()).find("mine.cues:3:"), std::string::npos) << error.what();
  }
  EXPECT_THROW(CueBook::read("x", "cue a.1 shout\n  content clause\n"), Error);
  EXPECT_THROW(CueBook::read("x", "cue a.1 assert\n  verb say\n"), Error);
}

TEST(CueBookText, TheOneThatIsShippedLoads) {
  CueBook const book = CueBook::load(DRAGOMAN_ROOT "/codebook");
  EXPECT_NE(book.find("deny"), nullptr);
  EXPECT_NE(book.find("urg"), nullptr);  // a lemma that lost its last letter
  EXPECT_EQ(book.find("simmer"), nullptr);
}

}  // namespace
}  // namespace dragoman
