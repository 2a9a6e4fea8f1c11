// What the reader of rule files complains of, and where.
#include <gtest/gtest.h>

#include "base/error.h"
#include "events/rule_reader.h"

namespace dragoman {
namespace {

Codebook read(std::string const& text) {
  RuleReader reader;
  reader.add_cameo("190", {-9, "ASSAULT"});
  reader.read(read_rule_text("own.rules", text));
  return reader.finish();
}

// The message of the complaint; "none" where the text is read.
std::string complaint(std::string const& text) {
  try {
    read(text);
  } catch (Error const& error) {
    EXPECT_EQ(error.code(), ErrorCode::cannot_run);
    return error.what();
  }
  return "none";
}

TEST(Rules, ARuleIsReadWithWhatItSays) {
  Codebook const book = read(
      "rule own.1 ASSAULT drone\n"
      "  verb shell, lay siege to  # two\n"
      "  actor subject\n"
      "  recipient object, on\n"
      "  certainty 60\n"
      "  cameo 190\n"
      "  fires \"Rebels # shelled the town.\"\n");
  ASSERT_EQ(book.rules.size(), 1U);
  Rule const& rule = book.rules[0];
  EXPECT_EQ(rule.type, EventType::ASSAULT);
  EXPECT_EQ(rule.modes, std::vector<std::string>{"drone"});
  EXPECT_EQ(rule.recipient.size(), 2U);
  EXPECT_DOUBLE_EQ(rule.certainty, 0.6);
  EXPECT_EQ(rule.cases.at(0).sentence, "Rebels # shelled the town.");
  EXPECT_EQ(book.predicates.size(), 2U);
}

TEST(Rules, AListGoesOnAfterAComma) {
  Codebook const book = read(
      "class late\n"
      "  dusk,\n"
      "  night\n"
      "rule own.1 ASSAULT\n"
      "  noun @late,\n"
      "    dawn\n"
      "  actor subject\n"
      "  cameo 190\n");
  EXPECT_EQ(book.predicates.size(), 3U);
}

TEST(Rules, ComplaintsNameFileLineAndColumn) {
  EXPECT_EQ(complaint("  verb shell\n"),
            "own.rules:1:3: indented before any block; begin the block at the margin");
  EXPECT_EQ(complaint("rule own.1 WAR\n  verb shell\n"), "own.rules:1:12: no PLOVER type \"WAR\"");
  std::string const rule = "rule own.1 ASSAULT\n  verb shell\n  actor subject\n";
  EXPECT_EQ(complaint(rule + "  cameo 999\n"), "own.rules:4:9: no CAMEO code \"999\" in cameo.tsv");
  EXPECT_EQ(complaint(rule + "  certainty 0\n"),
            "own.rules:4:13: certainty is a percentage, 1 to 99");
  EXPECT_EQ(complaint(rule + "  if actor in nobody\n"), "own.rules:4:15: no class \"nobody\"");
  EXPECT_EQ(complaint(rule + "  verbs bomb\n"), "own.rules:4:3: unknown line \"verbs\" in a rule");
}

TEST(Rules, AClassIsToldOnce) {
  EXPECT_EQ(complaint("class late\n  dusk\nclass late\n  night\n"),
            "own.rules:3:7: a class of this name stands before; give it another name");
}

TEST(Rules, ARuleNeedsPartiesACodeAndItsOwnName) {
  EXPECT_EQ(complaint("rule own.1 ASSAULT\n  verb shell\n  cameo 190\n"),
            "own.rules:1:6: the rule says neither actor nor recipient nor partner");
  std::string const rule = "rule own.1 ASSAULT\n  verb shell\n  actor subject\n";
  EXPECT_EQ(complaint(rule), "own.rules:1:6: the rule has no line cameo");
  EXPECT_EQ(complaint(rule + "  cameo 190\n" + rule),
            "own.rules:5:6: a rule \"own.1\" exists already");
}

}  // namespace
}  // namespace dragoman
