// One name, one kind: mentions that are sure decide for those that are not.
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "parse/name_agreement.h"
#include "parse/name_at.h"
#include "parse/name_joins.h"
#include "parse/told_places.h"

namespace dragoman {
namespace {

struct Told {
  Parse parse;
  std::vector<KindScores> kinds;
};

// Names of one word each, at the given tokens, with the probability of ORG; the rest is PER's.
Told mentions(std::vector<std::pair<std::uint32_t, double>> const& told) {
  Told out;
  Parse& parse = out.parse;
  parse.tokens.resize(told.back().first + 1);
  for (auto const& [token, probability] : told) {
    parse.tokens[token].form = token % 2 == 0 ? "Hano" : "HANO";
    NameSpan name{{token, token + 1}, probability > 0.5 ? NameKind::ORG : NameKind::PER, 1};
    parse.names.push_back(name);
    KindScores kinds;
    kinds.fill(-20);
    kinds[static_cast<std::size_t>(NameKind::ORG)] = static_cast<float>(std::log(probability));
    kinds[static_cast<std::size_t>(NameKind::PER)] = static_cast<float>(std::log(1 - probability));
    out.kinds.push_back(kinds);
  }
  return out;
}

std::vector<NameKind> agreed(Told told) {
  agree_on_kinds(told.parse, told.kinds);
  std::vector<NameKind> kinds;
  for (NameSpan const& name : told.parse.names) kinds.push_back(name.kind);
  return kinds;
}

TEST(NameAgreement, TheSureDecideForTheUnsure) {
  EXPECT_EQ(agreed(mentions({{0, 0.95}, {9, 0.4}, {14, 0.9}})),
            (std::vector{NameKind::ORG, NameKind::ORG, NameKind::ORG}));
  EXPECT_EQ(agreed(mentions({{0, 0.6}, {9, 0.01}})), (std::vector{NameKind::PER, NameKind::PER}));
}

TEST(NameAgreement, OnlyAsFarAsItReaches) {
  EXPECT_EQ(agreed(mentions({{0, 0.95}, {kAgreementTokens + 1, 0.4}})),
            (std::vector{NameKind::ORG, NameKind::PER}));
  EXPECT_EQ(agreed(mentions({{0, 0.95}, {kAgreementTokens, 0.4}, {2 * kAgreementTokens + 1, 0.3}})),
            (std::vector{NameKind::ORG, NameKind::ORG, NameKind::PER}));
}

TEST(NameAgreement, OtherWordsAndDatesStayAsTheyAre) {
  Told told = mentions({{0, 0.95}, {2, 0.4}, {4, 0.9}});
  told.parse.tokens[2].form = "Sarn";
  told.parse.names[2].kind = NameKind::DATE;
  EXPECT_EQ(agreed(told), (std::vector{NameKind::ORG, NameKind::PER, NameKind::DATE}));
}

// One sentence of these words, with names at these spans.
Parse sentence(std::string const& words, std::vector<TokenSpan> const& names) {
  Parse parse;
  std::istringstream in(words);
  for (std::string word; in >> word;) {
    parse.tokens.emplace_back();
    parse.tokens.back().form = word;
  }
  Sentence whole;
  whole.tokens = {0, static_cast<std::uint32_t>(parse.tokens.size())};
  parse.sentences.push_back(whole);
  for (TokenSpan const& span : names) parse.names.push_back({span, NameKind::ORG, 1});
  index_tree(parse);
  return parse;
}

std::vector<TokenSpan> joined(Parse parse) {
  join_names(parse);
  std::vector<TokenSpan> spans;
  for (NameSpan const& name : parse.names) spans.push_back(name.tokens);
  return spans;
}

TEST(NameJoins, GoOnBehindASmallWord) {
  EXPECT_EQ(joined(sentence("The Front for Free Tarsh fled", {{1, 3}, {3, 5}})),
            (std::vector<TokenSpan>{{1, 5}}));
  EXPECT_EQ(joined(sentence("the Group for the Support of Islam and Muslims left", {{6, 9}})),
            (std::vector<TokenSpan>{{1, 9}}));
}

TEST(NameJoins, LeaveWhatIsNotCut) {
  EXPECT_EQ(joined(sentence("the Army of Mali and Hamas left", {{1, 4}, {5, 6}})),
            (std::vector<TokenSpan>{{1, 4}, {5, 6}}));
  EXPECT_EQ(joined(sentence("Group talks for Sudan", {{3, 4}})), (std::vector<TokenSpan>{{3, 4}}));
  EXPECT_TRUE(joined(Parse()).empty());
}

// Words with heads (counted from 1, 0: none) and relations, one of them a name read as a person.
Parse tree(std::vector<std::tuple<std::string, int, std::string>> const& words, TokenSpan name) {
  Parse parse;
  for (auto const& [form, head, relation] : words) {
    Token token;
    token.form = token.lemma = form;
    token.head = head - 1;
    token.relation = relation;
    parse.tokens.push_back(token);
  }
  Sentence whole;
  whole.tokens = {0, static_cast<std::uint32_t>(parse.tokens.size())};
  parse.sentences.push_back(whole);
  parse.names.push_back({name, NameKind::PER, 1});
  index_tree(parse);
  return parse;
}

NameKind told(Parse parse, Document const& document = {}) {
  NameScores kinds(1);
  tell_places(document, parse, kinds);
  return parse.names.front().kind;
}

TEST(ToldPlaces, AreWhatATownOrItsPeopleAreToldOf) {
  EXPECT_EQ(told(tree({{"town", 0, "root"}, {"of", 3, "case"}, {"Velmora", 1, "nmod"}}, {2, 3})),
            NameKind::GPE);
  EXPECT_EQ(
      told(tree({{"Velmora", 2, "nsubj"}, {"have", 0, "root"}, {"inhabitant", 2, "obj"}}, {0, 1})),
      NameKind::GPE);
  EXPECT_EQ(
      told(tree({{"Velmora", 2, "nsubj"}, {"have", 0, "root"}, {"inhibition", 2, "obj"}}, {0, 1})),
      NameKind::PER);
  EXPECT_EQ(told(tree({{"mayor", 0, "root"}, {"of", 3, "case"}, {"Velmora", 1, "nmod"}}, {2, 3})),
            NameKind::PER);
}

TEST(ToldPlaces, AreWhereAReportComesFrom) {
  Document document;
  document.text = "TAL ORVEN, March 14 - Tal Orven fell.";
  document.blocks = {{{0, 21}, BlockKind::dateline}, {{22, 37}, BlockKind::paragraph}};
  Parse parse = tree({{"Tal", 3, "nsubj"}, {"Orven", 1, "flat"}, {"fall", 0, "root"}}, {0, 2});
  EXPECT_EQ(told(parse, document), NameKind::GPE);
  document.blocks[0].kind = BlockKind::byline;
  EXPECT_EQ(told(parse, document), NameKind::PER);
}

TEST(NameAt, IsTheOneThatHoldsTheToken) {
  Parse const parse = sentence("the Red Cross met Hamas today", {{1, 3}, {4, 5}});
  EXPECT_EQ(name_at(parse, 0), nullptr);
  EXPECT_EQ(name_at(parse, 2), &parse.names[0]);
  EXPECT_EQ(name_at(parse, 3), nullptr);
  EXPECT_EQ(name_at(parse, 4), &parse.names[1]);
  EXPECT_EQ(name_at(parse, 5), nullptr);
}

}  // namespace
}  // namespace dragoman
