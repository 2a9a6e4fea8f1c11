// Encodings, blocks of plain text, and the laws that hold for any bytes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/utf8.h"
#include "text/blocks.h"
#include "text/html.h"
#include "text/readers.h"
#include "text/written_date.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

using Shown = std::pair<BlockKind, std::string>;

std::vector<Shown> blocks(Document const& document) {
  std::vector<Shown> out;
  for (Block const& b : document.blocks)
    out.emplace_back(b.kind, document.text.substr(b.span.begin, b.span.size()));
  return out;
}

std::vector<Shown> blocks(std::string text) { return blocks(plain_document(std::move(text))); }

TEST(Plain, KeepsValidTextByteForByte) {
  std::string const text = "  Kyiv said\t“no”.\n\n\n";
  EXPECT_EQ(plain_document(text).text, text);
  EXPECT_TRUE(plain_document(text).notes.empty());
}

TEST(Plain, TellsWhatWasOdd) {
  EXPECT_EQ(plain_document("na\xEFve \x93no\x94").text, "naïve “no”");
  EXPECT_EQ(plain_document("Çò na\xEFve").text, "Çò naïve");
  EXPECT_EQ(plain_document("\xEF\xBB\xBFKyiv").text, "Kyiv");
  EXPECT_EQ(plain_document(std::string("\xFF\xFEK\0i\0", 6)).text, "Ki");
  EXPECT_EQ(plain_document(std::string("\0K\0y\0i\0v", 8)).text, "Kyiv");
  for (std::string const odd : {"na\xEFve", "\xEF\xBB\xBFKyiv", "a\r\nb", "Itâ€™s"})
    EXPECT_EQ(plain_document(odd).notes.size(), 1U) << odd;
}

TEST(Plain, NotesATextThatIsNotEnglish) {
  std::string const german =
      "Die Armee hat am Dienstag die Straße zur Stadt gesperrt, sagte der Sprecher des "
      "Ministeriums. Die Regierung wies die Vorwürfe zurück und forderte eine Untersuchung. "
      "Mindestens zwölf Menschen wurden getötet, als eine Rakete ein Wohnhaus traf, wie die "
      "Rettungskräfte in der Nacht mitteilten. Zwanzig weitere Verletzte liegen nach Angaben des "
      "Krankenhauses in der Hauptstadt, das seit Wochen kaum noch Strom und Medikamente hat.";
  std::string const english =
      "The army shut the road to the town on Tuesday, the spokesman of the ministry said. The "
      "government rejected the accusations and demanded an inquiry. At least twelve people were "
      "killed when a rocket hit a block of flats, rescuers said in the night. Twenty more lie "
      "wounded, according to the hospital in the capital, which has had hardly any power and drugs "
      "for weeks.";
  Document const foreign = plain_document(german);
  EXPECT_THAT(foreign.notes, ElementsAre(HasSubstr("hardly any word is English")));
  EXPECT_EQ(foreign.language, "und");
  EXPECT_TRUE(plain_document(english).notes.empty());
  EXPECT_EQ(plain_document(english).language, "en");
  EXPECT_TRUE(plain_document(german.substr(0, 200)).notes.empty());  // too short to tell
  std::string chinese;
  for (int i = 0; i < 60; ++i) chinese += "政府周二表示不接受停火协议";
  EXPECT_EQ(plain_document(chinese).notes.size(), 1U);
}

TEST(Plain, JoinsWrappedLinesAndWordsCutByHyphens) {
  std::string const first = "The army shut the only road to the town after a long and hard six-\n";
  std::string const text =
      first + "week siege, and nobody passed it in the days that came after that.\n";
  EXPECT_EQ(blocks(text + "\nAid came.").size(), 2U);
  EXPECT_EQ(blocks("First paragraph, on one line.\nSecond one, also on one line.").size(), 2U);
}

TEST(Blocks, DatelinesAreBlocksOfTheirOwn) {
  std::string const rest = "The army shut the road to the town.";
  for (std::string const line :
       {"STEPANAKERT, Dec 29 (Agency) - ", "KYIV (Reuters) — ", "KYIV, Ukraine (AP) -- ",
        "(Reuters) - ", "WASHINGTON – ", "WASHINGTON ― ", "Beirut, Lebanon – ", "Brussels – ",
        "MOSCOW, December 29. /TASS/. ", "YEREVAN, DECEMBER 29, ARMENPRESS. ",
        "TALLORN, 3 April 2031 (own correspondent). ", "GENEVA/NEW YORK (29 December 2022) – "}) {
    auto const all = blocks(line + rest);
    ASSERT_EQ(all.size(), 2U) << line;
    EXPECT_EQ(all[0].first, BlockKind::dateline) << line;
    EXPECT_EQ(all[1], Shown(BlockKind::paragraph, rest)) << line;
  }
}

TEST(Blocks, SentencesWithDashesAreNoDatelines) {
  for (std::string const text :
       {"NATO – which has no troops there – said that it was watching closely.",
        "Pashinyan — who leads the government — said that Russia had failed to act.",
        "The road (the only one) - shut since May - was opened by both of the armies.",
        "Ardal – Vesk talks were broken off on Monday after the raid on the port.",
        "Sadly – The word is hers – nobody came.",
        "U.S. - China talks were broken off on Monday after the raid on the port."}) {
    EXPECT_THAT(blocks(text), ElementsAre(Pair(BlockKind::paragraph, text)));
  }
}

TEST(Blocks, FurnitureIsNotCoded) {
  for (std::string const text :
       {"Related article: Explainer: What Is the Role of the Army?", "READ MORE: The siege in maps",
        "Advertisement", "Subscribe to our newsletter.", "Follow us on Twitter",
        "Share this article", "Copyright 2022 The Courier. All rights reserved.", "* * *",
        "Most read", "https://courier.example/a", "Story continues below advertisement"}) {
    EXPECT_EQ(block_kind(text), BlockKind::furniture) << text;
  }
}

TEST(Blocks, WhatOnlyLooksLikeFurnitureIsCoded) {
  for (std::string const text :
       {"Related charges against the colonel were dropped on Monday.",
        "Copyright law was changed by the parliament on Monday.",
        "Sharing the blame, both governments said that the truce had failed.",
        "By Monday, the rebels had taken the town.", "Subscribers of the paper were arrested.",
        "Photographs of the attack showed smoke above the port.",
        "Reporting on the siege is forbidden, the ministry said.",
        "Print shops were shut by the police on Friday.",
        "The Reuters/Ipsos poll showed that most people want peace."}) {
    EXPECT_TRUE(is_coded(block_kind(text))) << text;
  }
}

TEST(Blocks, BylinesAndCaptions) {
  for (std::string const text : {"By Jane Doe", "By Jane Doe and Max Muster, Agency Writer",
                                 "(Reporting by Jane Doe; editing by Max Muster)",
                                 "Published: Thursday 29 December 2022, 10:15 GMT",
                                 "Jane Doe in Kyiv contributed to this report."})
    EXPECT_EQ(block_kind(text), BlockKind::byline) << text;
  for (std::string const text :
       {"FILE PHOTO: Lorries wait at the pass.", "Lorries wait at the pass. (Photo by Max Muster)",
        "[1/3] Lorries wait at the pass. REUTERS/Max Muster"})
    EXPECT_EQ(block_kind(text), BlockKind::caption) << text;
}

TEST(Blocks, ArticlesBelowALabelAreFurniture) {
  auto const all = blocks("Aid came.\n\nRelated articles\n\nWho are the rebels\n\nAid went.");
  EXPECT_THAT(all, ElementsAre(Pair(BlockKind::paragraph, "Aid came."),
                               Pair(BlockKind::furniture, "Related articles"),
                               Pair(BlockKind::furniture, "Who are the rebels"),
                               Pair(BlockKind::paragraph, "Aid went.")));
}

TEST(Blocks, TheHeaderOfALetterIsNotCoded) {
  Document const letter = plain_document(
      "From: press@mod.example\nTo: list@x.example,\n  desk@y.example\n"
      "Subject: Oskaria denies shelling\nDate: Sun, 16 Mar 2031 10:00:00 +0000\n\n"
      "Oskaria denied it on Sunday.");
  EXPECT_THAT(blocks(letter),
              ElementsAre(Pair(BlockKind::furniture, "From: press@mod.example"),
                          Pair(BlockKind::furniture, "To: list@x.example,\n  desk@y.example"),
                          Pair(BlockKind::furniture, "Subject: Oskaria denies shelling"),
                          Pair(BlockKind::byline, "Date: Sun, 16 Mar 2031 10:00:00 +0000"),
                          Pair(BlockKind::paragraph, "Oskaria denied it on Sunday.")));
  EXPECT_EQ(letter.title, "Oskaria denies shelling");
  EXPECT_EQ(format_date(letter.published.value()), "2031-03-16");
}

TEST(Blocks, AColonAloneMakesNoHeader) {
  EXPECT_THAT(blocks("To: all who were there\nThe bridge was open."),
              ElementsAre(Pair(BlockKind::heading, "To: all who were there"),
                          Pair(BlockKind::paragraph, "The bridge was open.")));
}

TEST(Blocks, TheTextMayStateItsDate) {
  EXPECT_EQ(plain_document("ORSK, Dec 29, 2022 (Agency) - The army shut the road.").published,
            parse_date("2022-12-29"));
  EXPECT_EQ(plain_document("Road shut\n\n29 December 2022\n\nAid came.").published,
            parse_date("2022-12-29"));
  EXPECT_EQ(
      plain_document("Flash update\nAs of 18:00, 12 June 2024\n\nThe road is shut.").published,
      parse_date("2024-06-12"));
  EXPECT_FALSE(plain_document("ORSK, Dec 29 (Agency) - The army shut the road.").published);
}

TEST(WrittenDate, ReadsTheFormsOfFeedsAndPages) {
  for (std::string_view const text : {"2022-12-29T10:00:00Z", "Thu, 29 Dec 2022 10:00:00 GMT",
                                      "December 29th, 2022", "29 Dec. 2022", "2022/12/29"})
    EXPECT_EQ(written_date(text), parse_date("2022-12-29")) << text;
  for (std::string_view const text : {"soon", "03/04/2022", "31 February 2022", "2022", ""})
    EXPECT_FALSE(written_date(text)) << text;
}

// Blocks lie in order on character borders inside the text, and only white space is between them.
void expect_laws(Document const& document) {
  std::string_view const text = document.text;
  ASSERT_TRUE(is_valid_utf8(text));
  std::uint32_t end = 0;
  auto const is_blank = [&](std::uint32_t from, std::uint32_t to) {
    return trimmed(text, {from, to}).empty();
  };
  for (Block const& block : document.blocks) {
    ASSERT_LE(end, block.span.begin);
    ASSERT_LT(block.span.begin, block.span.end);
    ASSERT_LE(block.span.end, text.size());
    ASSERT_TRUE(is_boundary(text, block.span.begin) && is_boundary(text, block.span.end));
    ASSERT_TRUE(is_blank(end, block.span.begin));
    end = block.span.end;
  }
  ASSERT_TRUE(is_blank(end, static_cast<std::uint32_t>(text.size())));
}

// Random text of pieces that the rules look at, and of any bytes.
std::string random_text(std::mt19937& random) {
  static std::string const pieces[] = {"KYIV",
                                       " (Reuters) - ",
                                       "By ",
                                       "Jane Doe",
                                       "\n",
                                       "\n\n",
                                       "\r\n",
                                       "Read more:",
                                       "- ",
                                       "<p>",
                                       "</div>",
                                       "<br>",
                                       "&amp;",
                                       "six-",
                                       "\xE2\x80\x94",
                                       "\xC2\xA0",
                                       "\xE2\x80\xA8",
                                       "Dec 29, 2022",
                                       "the army shut the road. ",
                                       "<a href=x>",
                                       "</a>",
                                       "<li>",
                                       "\xFF",
                                       "\xC3"};
  std::string out;
  for (int i = 0; i < 40; ++i) {
    bool const piece = random() % 4 != 0;
    if (piece) out += pieces[random() % std::size(pieces)];
    if (!piece) out += static_cast<char>(random() % 256);
  }
  return out;
}

TEST(Laws, BlocksCoverEverythingButWhiteSpace) {
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i) {
    std::string const text = random_text(random);
    SCOPED_TRACE(testing::PrintToString(text));
    expect_laws(plain_document(text));
    expect_laws(html_document(text, {}));
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace dragoman
