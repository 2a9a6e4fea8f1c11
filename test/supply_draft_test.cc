// A draft from a store: what the record gives, with its words, and what it leaves open.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.h"
#include "store/rebuild.h"
#include "store_records.h"
#include "supply/draft.h"
#include "supply_scenarios.h"

namespace dragoman::supply {
namespace {

using testing::HasSubstr;
using testing::Not;

class Draft : public testing::Test {
 protected:
  Draft() : store_(Store::open_or_create(":memory:")) {
    Report out(
        "https://example.org/1", "2031-03-14",
        "Tal Orven, a town of 48,000 people, depends on the \"Serin\\corridor\".\nVarnia says it "
        "is closed since March 3.");
    out.place("Tal Orven", 45.5, 41.4);
    out.figure("inhabitants", 48000, "48,000").place = 0;
    RecordLink link;
    link.name = "Serin \"corridor\"";
    link.kind = "road";
    link.status = LinkStatus::closed;
    link.since.range = {parse_date("2031-03-03"), parse_date("2031-03-03"), DatePrecision::day};
    link.span = out.at("closed");
    Record record = out;
    record.links.push_back(link);
    store_.add(record);
  }

  Store store_;
};

TEST_F(Draft, GivesLinkStatesAndPeopleWithTheirWords) {
  std::string const text = draft_scenario(store_, "Tal Orven");
  EXPECT_THAT(text, HasSubstr("start = 2031-03-03\n"));
  EXPECT_THAT(text, HasSubstr("[[population]]\nvalue = 48000\nsource = \"Example Wire\"\n"));
  EXPECT_THAT(text,
              HasSubstr("status = \"closed\"\nfrom = 2031-03-03\nsource = \"Example Wire\"\n"));
  EXPECT_THAT(text, HasSubstr("ref = \"1.0\""));
}

TEST_F(Draft, SaysWhatNoClaimGives) {
  std::string const text = draft_scenario(store_, "Tal Orven");
  EXPECT_THAT(text,
              HasSubstr("# OPEN: no claim gives what is in store; 0 if nothing is.\n# stock = \n"));
  EXPECT_THAT(text, HasSubstr("# OPEN: no claim gives what it carries when open"));
  EXPECT_THROW(read_scenario(text, "draft.toml"), Error);
}

// Filled in as a person would: the comments that begin a field get a value.
TEST_F(Draft, FilledInItIsAScenario) {
  std::string text = draft_scenario(store_, "Tal Orven");
  auto const fill = [&](std::string const& open, std::string const& value) {
    std::size_t const at = text.find(open);
    ASSERT_NE(at, std::string::npos) << open;
    text.replace(at, open.size(), open.substr(2) + value);
  };
  fill("# stock = ", "300");
  fill("# vehicles = ", "20");
  fill("# payload = ", "8");
  Answer const answer = answer_to(text);
  EXPECT_EQ(answer.scenario.links[0].name, "Serin \"corridor\"");
  EXPECT_THAT(answer.scenario.links[0].statuses[0].voice.words, HasSubstr("\"Serin\\corridor\"."));
  EXPECT_EQ(answer.versions[0].stretches[0].could_pass, 0);
}

RecordLink link_of(Report& report, std::string const& name, LinkStatus status) {
  RecordLink link;
  link.name = name, link.kind = "road", link.status = status;
  link.span = report.at(name);
  return link;
}

TEST_F(Draft, LinksAreRoutesAndThoseOfOtherPlacesAreOnlyNamed) {
  Report out("https://example.org/2", "2031-03-15",
             "The Serin corridor feeds Tal Orven. Oskaria shut the Belmar road. Varnia reopened "
             "the Serin corridor.");
  Record record = out;
  record.sentences = {out.at("The Serin corridor feeds Tal Orven."),
                      out.at("Oskaria shut the Belmar road."),
                      out.at("Varnia reopened the Serin corridor.")};
  record.links.push_back(link_of(out, "Serin corridor", LinkStatus::open));
  record.links.push_back(link_of(out, "Belmar road", LinkStatus::closed));
  store_.add(record);
  rebuild(store_);
  std::string const text = draft_scenario(store_, "Tal Orven");
  EXPECT_EQ(text.find("[[link]]"), text.rfind("[[link]]")) << text;
  EXPECT_THAT(text, HasSubstr("status = \"open\""));
  EXPECT_THAT(text, HasSubstr("# Elsewhere in these documents: Belmar road, closed  [2.1]"));
}

TEST_F(Draft, OfAPlaceThatNoDocumentNamesIsRefused) {
  EXPECT_THROW(draft_scenario(store_, "Port Sela"), Error);
  EXPECT_THROW(draft_scenario(store_, "\" OR \""), Error);
}

}  // namespace
}  // namespace dragoman::supply
