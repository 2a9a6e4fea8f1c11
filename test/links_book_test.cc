#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "base/error.h"
#include "links/find_links.h"

namespace dragoman {
namespace {

constexpr char kBook[] =
    "kind road\n"
    "  noun road, supply route\n"
    "status closed\n"
    "  verb block\n"
    "status open\n"
    "  verb reopen\n"
    "traffic\n"
    "  noun traffic\n"
    "passing closed\n"
    "  verb halt\n"
    "general\n"
    "  road\n";

// "Rebels blocked the road ."
constexpr char kBlocked[] =
    "# text = Rebels blocked the road .\n"
    "1\tRebels\trebel\tNOUN\t_\tNumber=Plur\t2\tnsubj\t_\t_\n"
    "2\tblocked\tblock\tVERB\t_\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
    "3\tthe\tthe\tDET\t_\tDefinite=Def|PronType=Art\t4\tdet\t_\t_\n"
    "4\troad\troad\tNOUN\t_\tNumber=Sing\t2\tobj\t_\t_\n"
    "5\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n";

// "Traffic on the supply route halted ."
constexpr char kHalted[] =
    "# text = Traffic on the supply route halted .\n"
    "1\tTraffic\ttraffic\tNOUN\t_\tNumber=Sing\t6\tnsubj\t_\t_\n"
    "2\ton\ton\tADP\t_\t_\t5\tcase\t_\t_\n"
    "3\tthe\tthe\tDET\t_\tDefinite=Def|PronType=Art\t5\tdet\t_\t_\n"
    "4\tsupply\tsupply\tNOUN\t_\tNumber=Sing\t5\tcompound\t_\t_\n"
    "5\troute\troute\tNOUN\t_\tNumber=Sing\t1\tnmod\t_\t_\n"
    "6\thalted\thalt\tVERB\t_\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_\n"
    "7\t.\t.\tPUNCT\t_\t_\t6\tpunct\t_\t_\n\n";

Links read(std::string const& conllu) {
  ParsedText const text = read_conllu(conllu);
  Names names;
  names.actor_at.assign(text.parse.tokens.size(), -1);
  names.place_at.assign(text.parse.tokens.size(), -1);
  names.acts.assign(text.parse.tokens.size(), false);
  Codebook const codebook;
  Claims const claims;
  LinkBook const book = LinkBook::read("test.links", kBook);
  return find_links(book,
                    {codebook, text.document, text.parse, names, find_frames(text.parse), claims});
}

std::string complaint(std::string const& text) {
  try {
    LinkBook::read("a.links", text);
  } catch (Error const& error) {
    return error.what();
  }
  return "";
}

TEST(FindLinks, ObjectOfAVerbIsShut) {
  Links const links = read(kBlocked);
  ASSERT_EQ(links.links.size(), 1u);
  EXPECT_EQ(links.links[0].name, "road");
  EXPECT_EQ(links.links[0].kind, "road");
  EXPECT_EQ(links.links[0].status, LinkStatus::closed);
  EXPECT_EQ(links.links[0].claim, -1);
}

TEST(FindLinks, HaltedTrafficShutsTheWayItTakes) {
  Links const links = read(kHalted);
  ASSERT_EQ(links.links.size(), 1u);
  EXPECT_EQ(links.links[0].name, "supply route");
  EXPECT_EQ(links.links[0].status, LinkStatus::closed);
}

TEST(FindLinks, NoTreeNoLink) { EXPECT_TRUE(read("").links.empty()); }

TEST(LinkBook, ComplaintsNamePlaceAndCure) {
  EXPECT_THAT(complaint("kind path\n  noun path\n"), testing::HasSubstr("a.links:1:6: "));
  EXPECT_THAT(complaint("kind path\n  noun path\n"), testing::HasSubstr("expected one of road"));
  EXPECT_THAT(complaint("status shut\n"), testing::HasSubstr("open, restricted, closed"));
  EXPECT_THAT(complaint("status open\n  adverb freely\n"), testing::HasSubstr("a.links:2:3: "));
  EXPECT_THAT(complaint("roads\n"), testing::HasSubstr("expected 'kind'"));
  EXPECT_EQ(complaint(kBook), "");
}

}  // namespace
}  // namespace dragoman
