// Laws of a record that hold for any text: what it points to is there, and points back.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "record_laws.h"
#include "text/readers.h"

namespace dragoman {
namespace {

Engine const& engine() {
  static Engine const shared(default_options());
  return shared;
}

// Sentences of a report, roughly cut.
std::vector<std::string> sentences_of(std::string const& name) {
  std::ifstream file(std::string(DRAGOMAN_ROOT "/examples/") + name);
  std::vector<std::string> out;
  for (std::string line; std::getline(file, line, '.');) out.push_back(line + ".");
  return out;
}

constexpr char const* kOddities[] = {"",
                                     "\"",
                                     "“",
                                     "”",
                                     "\n\n",
                                     "- ",
                                     "😀",
                                     "\xff",
                                     "\u2028",
                                     "He",
                                     "denied",
                                     "at least",
                                     "(((",
                                     "since 9999-12-31 65 were wounded",
                                     "31 February 2022",
                                     "-5 soldiers",
                                     "by 3 to 1 people",
                                     "999999999999999999999999 people were killed.",
                                     "a million billion trillion tonnes",
                                     "claim assert direct | UKR-REB | said | We obey no one",
                                     "10000000000 years ago"};

std::string mixture(std::mt19937& random, std::vector<std::string> const& sentences) {
  std::string out;
  for (int i = 0; i < 14; ++i) {
    bool const odd = random() % 2 == 0;
    out +=
        odd ? kOddities[random() % std::size(kOddities)] : sentences[random() % sentences.size()];
    if (random() % 8 == 0) out += static_cast<char>(random() % 256);
    out += random() % 5 == 0 ? "\n" : " ";
  }
  return out;
}

void expect_laws(std::string const& text) {
  Document document = plain_document(text);
  document.published = parse_date("2022-12-29");
  Record const record = engine().read(std::move(document));
  EXPECT_EQ(broken_laws(record), "") << text;
}

TEST(Laws, HoldForMixturesOfReportsAndNoise) {
  std::vector<std::string> sentences = sentences_of("bridge.txt");
  std::ranges::move(sentences_of("corridor.txt"), std::back_inserter(sentences));
  std::mt19937 random(7);
  for (int i = 0; i < 60; ++i) expect_laws(mixture(random, sentences));
}

TEST(Laws, ClaimsThatHoldEachOthersCuesMakeNoRing) {
  expect_laws(
      "agana unless the rebels left by Friday. laim assert direct | XXX-GOV | said | It protects  "
      "Russian troops withdrew from the city. ");
}

TEST(Laws, APeriodThatBeginsAfterTheReportDoesNotEndBeforeIt) {
  expect_laws("Since 31 December 2099, 65 people were wounded.");
}

}  // namespace
}  // namespace dragoman
