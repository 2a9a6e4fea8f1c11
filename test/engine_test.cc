// Laws of the whole: any text gives a record whose spans hold; threads and batches change nothing.
#include "engine/engine.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>

#include "base/error.h"
#include "base/utf8.h"
#include "lines_read.h"
#include "text/readers.h"

namespace dragoman {
namespace {

// Loaded once: it is immutable.
Engine const& engine() {
  static Engine const shared(default_options());
  return shared;
}

constexpr char const* kReports[] = {
    "Moscow has rebuffed the criticism.",
    "Armenia on Thursday accused Russian peacekeepers of failing to protect ethnic Armenians in "
    "the "
    "region and called for a multinational force to step in.\n\nAt least 12 people were killed.",
    "",
    "   \n\n  ",
    "\"Nobody can pass,\" the mayor of Goris said on Monday. The road to Stepanakert is closed.",
    "THE CAPITAL WAS SHELLED FOR A THIRD DAY, OFFICIALS SAID"};

std::vector<Document> reports() {
  std::vector<Document> out;
  for (char const* const text : kReports) {
    out.push_back(plain_document(text));
    out.back().published = parse_date("2022-12-29");
  }
  return out;
}

void expect_inside(Record const& record, ByteSpan span) {
  std::string const& text = record.document.text;
  ASSERT_LE(span.begin, span.end);
  ASSERT_LE(span.end, text.size());
  ASSERT_TRUE(is_boundary(text, span.begin) && is_boundary(text, span.end));
}

void expect_spans_hold(Record const& record) {
  for (ByteSpan const s : record.sentences) expect_inside(record, s);
  for (auto const& a : record.actors) {
    ASSERT_FALSE(a.mentions.empty());
    for (ByteSpan const s : a.mentions) expect_inside(record, s);
  }
  for (auto const& p : record.places) {
    for (ByteSpan const s : p.mentions) expect_inside(record, s);
  }
  for (auto const& e : record.events) {
    expect_inside(record, e.trigger);
    ASSERT_EQ(e.actors.size(), e.actor_spans.size());
    ASSERT_EQ(e.recipients.size(), e.recipient_spans.size());
  }
  for (auto const& c : record.claims) {
    expect_inside(record, c.cue);
    expect_inside(record, c.content);
  }
  for (auto const& f : record.figures) expect_inside(record, f.span);
  for (auto const& l : record.links) expect_inside(record, l.span);
}

// Pieces of language, markup and noise in any order.
std::string random_text(std::mt19937& random) {
  constexpr std::string_view kParts[] = {
      "Armenia ", "accused ", "the army ", "of ",  "killing ", "12 ",    "people ", "said ",
      "\"",       ". ",       "\n",        "\n\n", ", ",       "in ",    "Moscow ", "on Monday ",
      "the road", " closed ", "😀",        "é",    "\u0301",   "\u200b", "\x80",    "\xff\xfe",
      "<p>",      "U.S. ",    "didn't ",   "-",    "—",        "\t",     "\r\n",    "1,000,000 "};
  std::uniform_int_distribution<std::size_t> pick(0, std::size(kParts) - 1);
  std::string out;
  for (int i = 0; i < 80; ++i) out += kParts[pick(random)];
  return out;
}

TEST(Engine, ReadsAnyTextAndItsSpansHold) {
  std::mt19937 random(11);
  std::vector<Document> documents;
  for (int i = 0; i < 60; ++i) documents.push_back(plain_document(random_text(random)));
  for (Record const& record : engine().read(std::move(documents))) {
    expect_spans_hold(record);
    ASSERT_EQ(from_json(to_json(record)), record);
  }
}

TEST(Engine, ReadsAVeryLongLine) {
  std::string line;
  for (int i = 0; i < 4000; ++i) line += "word ";
  Record const record = engine().read(plain_document(line));
  expect_spans_hold(record);
  EXPECT_GE(record.sentences.size(), 4000U / 200);
}

TEST(Engine, ABatchGivesWhatSingleDocumentsGive) {
  Options options = default_options();
  options.precision = Precision::float32;
  Engine const exact(options);
  std::vector<Record> const batch = exact.read(reports());
  std::vector<Document> const singles = reports();
  ASSERT_EQ(batch.size(), singles.size());
  for (std::size_t i = 0; i < singles.size(); ++i) {
    EXPECT_EQ(to_json(batch[i]), to_json(exact.read(singles[i])));
  }
}

std::string read_with(int jobs) {
  std::vector<Document> documents;
  for (int round = 0; round < 20; ++round) {
    for (Document& document : reports()) documents.push_back(std::move(document));
  }
  return lines_read(engine(), jobs, std::move(documents));
}

TEST(Engine, ManyThreadsGiveWhatOneGives) { EXPECT_EQ(read_with(4), read_with(1)); }

TEST(Engine, StatesWhatMadeTheRecord) {
  Version const& version = engine().read(plain_document("It rained.")).version;
  EXPECT_FALSE(version.engine.empty());
  EXPECT_EQ(version.model.size(), 16U);
  EXPECT_EQ(version.codebook.size(), 16U);
}

TEST(Options, SayWhatTheyTake) {
  Options options = default_options();
  set_option(options, "published", "2022-12-29");
  set_option(options, "jobs", "3");
  set_option(options, "precision", "float32");
  EXPECT_EQ(options.published, parse_date("2022-12-29"));
  EXPECT_EQ(options.jobs, 3);
  EXPECT_EQ(options.precision, Precision::float32);
}

TEST(Options, RefuseOtherValuesNamingOptionAndValue) {
  struct {
    char const *name, *value;
  } const wrong[] = {{"jobs", "0"},
                     {"jobs", "many"},
                     {"jobs", "257"},
                     {"jobs", "2x"},
                     {"precision", "int4"},
                     {"published", "yesterday"},
                     {"published", "2022-02-30"},
                     {"input", "pdf"}};
  for (auto const& w : wrong) {
    Options options = default_options();
    try {
      set_option(options, w.name, w.value);
      ADD_FAILURE() << w.name << " took " << w.value;
    } catch (Error const& e) {
      EXPECT_EQ(e.code(), ErrorCode::usage);
      EXPECT_NE(std::string(e.what()).find(w.name), std::string::npos) << e.what();
      EXPECT_NE(std::string(e.what()).find(w.value), std::string::npos) << e.what();
    }
  }
}

TEST(Options, EveryOneOfTheTableCanBeSet) {
  for (OptionSpec const& spec : option_specs()) {
    if (spec.fallback.empty()) continue;
    Options options = default_options();
    EXPECT_NO_THROW(set_option(options, spec.name, std::string(spec.fallback))) << spec.name;
  }
}

}  // namespace
}  // namespace dragoman
