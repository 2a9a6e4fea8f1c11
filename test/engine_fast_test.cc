// Reading with a first look: what is kept is what is read without it, and what is skipped is told.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/error.h"
#include "engine/engine.h"
#include "lines_read.h"
#include "text/readers.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char const* kReport =
    "The army shelled the town of Serin on Monday, killing 12 people.\n\n"
    "It is a nice place, with old trees and a small park. The garden is very beautiful in spring. "
    "The government accused the rebels of an attack.";

Options fast_options() {
  Options options = default_options();
  set_option(options, "fast", "true");
  return options;
}

Engine const& fast() {
  static Engine const shared(fast_options());
  return shared;
}

Engine const& whole() {
  static Engine const shared(default_options());
  return shared;
}

std::vector<std::pair<std::string, ByteSpan>> events(Record const& record) {
  std::vector<std::pair<std::string, ByteSpan>> out;
  for (RecordEvent const& e : record.events) out.emplace_back(name_of(e.type), e.trigger);
  return out;
}

TEST(Fast, KeepsTheEventsWithTheirOffsets) {
  Record const record = fast().read(plain_document(kReport));
  Record const full = whole().read(plain_document(kReport));
  ASSERT_FALSE(full.events.empty());
  EXPECT_EQ(events(record), events(full));
  EXPECT_EQ(record.document, full.document);
  EXPECT_EQ(record.figures, full.figures);
}

TEST(Fast, NotesWhatWasSkipped) {
  Record const record = fast().read(plain_document(kReport));
  EXPECT_THAT(record.notes, ElementsAre("first look: 2 of 4 sentences skipped"));
  EXPECT_EQ(record.sentences.size(), 2U);
  EXPECT_THAT(fast().read(plain_document("It rained.")).notes, IsEmpty());
}

TEST(Fast, WithoutItNothingIsSkipped) {
  Record const record = whole().read(plain_document(kReport));
  EXPECT_THAT(record.notes, IsEmpty());
  EXPECT_EQ(record.sentences.size(), 4U);
}

TEST(Fast, ParsesEveryWordWhereTreesAreAskedFor) {
  EXPECT_EQ(fast().parse(plain_document(kReport)).tokens.size(),
            whole().parse(plain_document(kReport)).tokens.size());
}

TEST(Fast, TheRecordSaysWhatMadeIt) {
  EXPECT_NE(fast().version(), whole().version());
  EXPECT_THAT(fast().version().model, testing::StartsWith(whole().version().model + "+"));
}

std::string read_with(int jobs) {
  std::vector<Document> documents;
  for (int i = 0; i < 300; ++i) {
    documents.push_back(plain_document(i % 3 == 0 ? "It rained. We left." : kReport));
    documents.back().id = std::to_string(i);
  }
  return lines_read(fast(), jobs, std::move(documents));
}

TEST(Fast, ManyThreadsGiveWhatOneGives) { EXPECT_EQ(read_with(3), read_with(1)); }

TEST(Fast, AMissingFirstLookIsNamedWithItsCure) {
  std::filesystem::path const folder = std::filesystem::path(testing::TempDir()) / "no-look";
  std::filesystem::create_directories(folder);
  Options options = fast_options();
  std::filesystem::path const link = folder / "english.model";
  std::filesystem::remove(link);
  std::filesystem::create_symlink(options.model, link);
  options.model = link.string();
  try {
    Engine const engine(options);
    ADD_FAILURE() << "read without its first look";
  } catch (Error const& e) {
    EXPECT_EQ(e.code(), ErrorCode::cannot_run);
    EXPECT_THAT(e.what(), HasSubstr((folder / "english.look").string()));
    EXPECT_THAT(e.what(), HasSubstr("without --fast"));
  }
}

}  // namespace
}  // namespace dragoman
