#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "codebook_with.h"
#include "names/actor_codes.h"
#include "names/actors.h"

namespace dragoman {
namespace {

ActorBook const& book() {
  static ActorBook const kBook = ActorBook::load(DRAGOMAN_ROOT "/codebook");
  return kBook;
}

// One word a line: "form lemma UPOS head relation" and, where needed, features and a name's label.
std::string conllu(std::vector<std::string> const& words) {
  std::string out;
  int number = 0;
  for (std::string const& word : words) {
    std::istringstream fields(word);
    std::string form, lemma, upos, head, relation, feats = "_", name = "_";
    fields >> form >> lemma >> upos >> head >> relation >> feats >> name;
    if (name != "_") name = "Name=" + name;
    out += std::to_string(++number) + "\t" + form + "\t" + lemma + "\t" + upos + "\t_\t" + feats +
           "\t" + head + "\t" + relation + "\t_\t" + name + "\n";
  }
  return out + "\n";
}

struct Read {
  ParsedText text;
  Names names;

  Actor const& at(int token) const { return names.actors.at(names.actor_at.at(token)); }
  std::string words(int token) const {
    for (Mention const& mention : at(token).mentions) {
      if (mention.head == token)
        return text.document.text.substr(mention.span.begin, mention.span.size());
    }
    return {};
  }
};

Read read(std::string const& tree, std::string const& published = "2022-12-29") {
  Read out{read_conllu(tree), {}};
  out.text.document.published = parse_date(published);
  find_actors(book(), out.text.document, out.text.parse, out.names);
  return out;
}

std::vector<std::string> const kActivists = {"The the DET 4 det",
                                             "Azeri Azeri ADJ 4 amod _ B-NORP",
                                             "environmental environmental ADJ 4 amod",
                                             "activists activist NOUN 5 nsubj Number=Plur",
                                             "block block VERB 0 root",
                                             "roads road NOUN 5 obj Number=Plur"};

std::vector<std::string> const kSpokeswoman = {"Russian Russian ADJ 3 amod _ B-NORP",
                                               "Foreign Foreign ADJ 3 amod _ B-ORG",
                                               "Ministry Ministry PROPN 4 compound _ I-ORG",
                                               "spokeswoman spokeswoman NOUN 5 nmod",
                                               "Anna Anna PROPN 7 nsubj _ B-PER",
                                               "Orlova Orlova PROPN 5 flat _ I-PER",
                                               "resigned resign VERB 0 root"};

TEST(Actors, ComposesCountryAndSector) {
  Read const result = read(conllu(kActivists));
  EXPECT_EQ(result.words(3), "Azeri environmental activists");
  EXPECT_EQ(result.at(3).country, "AZE");
  EXPECT_THAT(result.at(3).sectors, testing::ElementsAre("CVL"));
  EXPECT_EQ(result.at(3).cameo, "AZECVL");
  EXPECT_EQ(result.names.actors.size(), 1u);  // the adjective is no actor beside the activists
}

TEST(Actors, TitleBelongsToTheNameAndGivesCodesAndRole) {
  Read const result = read(conllu(kSpokeswoman));
  Actor const& actor = result.at(4);
  EXPECT_EQ(actor.name, "Anna Orlova");
  EXPECT_EQ(actor.kind, ActorKind::person);
  EXPECT_EQ(actor.country, "RUS");
  EXPECT_THAT(actor.sectors, testing::ElementsAre("GOV"));
  EXPECT_EQ(actor.role, "Foreign Ministry spokeswoman");
  EXPECT_EQ(result.words(4), "Russian Foreign Ministry spokeswoman Anna Orlova");
}

TEST(Actors, AdjectiveOfADeedNamesTheCountry) {
  Read const result =
      read(conllu({"Russian Russian ADJ 2 amod _ B-NORP", "strikes strike NOUN 3 nsubj Number=Plur",
                   "continued continue VERB 0 root"}));
  EXPECT_EQ(result.at(0).cameo, "RUSGOV");
  EXPECT_TRUE(result.names.acts[0]);
}

TEST(Actors, CapitalActsAsSubjectAndIsAPlaceAfterIn) {
  Read const result =
      read(conllu({"Moscow Moscow PROPN 2 nsubj _ B-GPE", "protested protest VERB 0 root"}) +
           conllu({"He he PRON 2 nsubj Gender=Masc|Number=Sing", "slept sleep VERB 0 root",
                   "in in ADP 4 case", "Moscow Moscow PROPN 2 obl _ B-GPE"}));
  EXPECT_EQ(result.at(0).country, "RUS");
  EXPECT_TRUE(result.names.acts[0]);
  EXPECT_EQ(result.names.actor_at[5], -1);
}

TEST(Actors, CountryIsOneActorWithItsCapitalAndGovernment) {
  Read const result =
      read(conllu({"France France PROPN 2 nsubj _ B-GPE", "agreed agree VERB 0 root"}) +
           conllu({"Paris Paris PROPN 2 nsubj _ B-GPE", "signed sign VERB 0 root"}) +
           conllu({"The the DET 3 det", "French French ADJ 3 amod _ B-NORP",
                   "government government NOUN 4 nsubj Number=Sing", "fell fall VERB 0 root"}));
  EXPECT_EQ(result.names.actor_at[0], result.names.actor_at[2]);
  EXPECT_EQ(result.names.actor_at[0], result.names.actor_at[6]);
}

TEST(Actors, BodyGivesItsOfficialsCountryAndSector) {
  Read const result =
      read(conllu({"Hamas Hamas PROPN 2 compound _ B-ORG",
                   "officials official NOUN 3 nsubj Number=Plur", "agreed agree VERB 0 root"}));
  EXPECT_EQ(result.at(1).cameo, "PSEREB");
  EXPECT_EQ(result.at(0).name, "Hamas");
}

TEST(Actors, BackerIsNotTheCountryOfTheBacked) {
  Read const result = read(
      conllu({"Rwandan Rwandan ADJ 3 amod _ B-NORP", "- - PUNCT 3 punct", "backed back VERB 4 amod",
              "rebels rebel NOUN 5 nsubj Number=Plur", "advanced advance VERB 0 root"}));
  // The hyphen is only glue where no space stands before it.
  Read const glued = read(
      "1\tRwandan\tRwandan\tADJ\t_\t_\t3\tamod\t_\tSpaceAfter=No\n"
      "2\t-\t-\tPUNCT\t_\t_\t3\tpunct\t_\tSpaceAfter=No\n"
      "3\tbacked\tback\tVERB\t_\t_\t4\tamod\t_\t_\n"
      "4\trebels\trebel\tNOUN\t_\tNumber=Plur\t5\tnsubj\t_\t_\n"
      "5\tadvanced\tadvance\tVERB\t_\t_\t0\troot\t_\t_\n\n");
  EXPECT_NE(glued.at(3).country, "RWA");
  EXPECT_THAT(glued.at(3).sectors, testing::ElementsAre("REB"));
  EXPECT_EQ(result.at(3).country, "RWA");
}

TEST(Actors, OfficeHoldersAreKnownByDate) {
  std::string const tree = conllu({"Barack Barack PROPN 3 nsubj _ B-PER",
                                   "Obama Obama PROPN 1 flat _ I-PER", "spoke speak VERB 0 root"});
  EXPECT_EQ(read(tree, "2012-06-01").at(0).cameo, "USAGOV");
  EXPECT_EQ(read(tree, "2012-06-01").at(0).role, "president");
  EXPECT_EQ(read(tree, "2019-06-01").at(0).cameo, "USAELI");
}

TEST(Actors, SurnamePronounAndRoleJoinTheFullName) {
  Read const result = read(
      conllu(kSpokeswoman) +
      conllu({"Orlova Orlova PROPN 2 nsubj _ B-PER", "wept weep VERB 0 root"}) +
      conllu({"She she PRON 2 nsubj Gender=Fem|Number=Sing|Person=3", "left leave VERB 0 root"}) +
      conllu({"The the DET 2 det", "spokeswoman spokeswoman NOUN 3 nsubj Number=Sing",
              "returned return VERB 0 root"}));
  for (int const token : {7, 9, 12})
    EXPECT_EQ(result.names.actor_at[token], result.names.actor_at[4]);
}

TEST(Actors, PronounAgreesInSexAndIsNoArgumentBesideItsOwn) {
  Read const result = read(
      conllu({"Maria Maria PROPN 2 nsubj _ B-PER", "met meet VERB 0 root",
              "Peter Peter PROPN 2 obj _ B-PER"}) +
      conllu({"He he PRON 2 nsubj Gender=Masc|Number=Sing|Person=3", "thanked thank VERB 0 root",
              "her she PRON 2 obj Gender=Fem|Number=Sing|Person=3"}));
  EXPECT_EQ(result.names.actor_at[3], result.names.actor_at[2]);
  EXPECT_EQ(result.names.actor_at[5], result.names.actor_at[0]);
}

TEST(Actors, PronounInAPhraseBeforePointsForward) {
  Read const result =
      read(conllu({"Peter Peter PROPN 2 nsubj _ B-PER", "left leave VERB 0 root"}) +
           conllu({"In in ADP 3 case", "his he PRON 3 nmod:poss Gender=Masc|Number=Sing|Person=3",
                   "speech speech NOUN 6 obl", ", , PUNCT 3 punct",
                   "Omar Omar PROPN 6 nsubj _ B-PER", "apologised apologise VERB 0 root"}));
  EXPECT_EQ(result.names.actor_at[3], result.names.actor_at[6]);
}

TEST(Actors, AcronymJoinsTheFullName) {
  Read const result =
      read(conllu({"Free Free ADJ 3 amod _ B-ORG", "Valley Valley PROPN 3 compound _ I-ORG",
                   "Union Union PROPN 4 nsubj _ I-ORG", "marched march VERB 0 root"}) +
           conllu({"FVU FVU PROPN 2 nsubj _ B-ORG", "won win VERB 0 root"}));
  EXPECT_EQ(result.names.actor_at[2], result.names.actor_at[4]);
}

TEST(Actors, SitesActOnlyWhereTheyAreStruck) {
  Read const struck = read(conllu({"Shells shell NOUN 2 nsubj", "hit hit VERB 0 root",
                                   "a a DET 4 det", "school school NOUN 2 obj Number=Sing"}));
  Read const around =
      read(conllu({"They they PRON 2 nsubj", "slept sleep VERB 0 root", "in in ADP 5 case",
                   "a a DET 5 det", "school school NOUN 2 obl Number=Sing"}));
  EXPECT_EQ(struck.at(3).sectors, std::vector<std::string>{"EDU"});
  EXPECT_EQ(around.names.actor_at[4], -1);
}

TEST(Actors, EmptyTextHasNone) {
  Names names;
  find_actors(book(), {}, {}, names);
  EXPECT_TRUE(names.actors.empty());
  EXPECT_TRUE(names.actor_at.empty());
}

// Laws: every actor has a mention; heads lie in their spans; actor_at says the same as the
// mentions.
TEST(Actors, LawsHoldOnAllTrees) {
  for (std::string const& tree : {conllu(kActivists), conllu(kSpokeswoman),
                                  conllu(kSpokeswoman) + conllu(kActivists) + conllu(kActivists)}) {
    Read const result = read(tree);
    std::size_t heads = 0;
    for (std::size_t a = 0; a < result.names.actors.size(); ++a) {
      Actor const& actor = result.names.actors[a];
      EXPECT_FALSE(actor.mentions.empty());
      EXPECT_TRUE(
          std::is_sorted(actor.mentions.begin(), actor.mentions.end(),
                         [](Mention const& x, Mention const& y) { return x.head < y.head; }));
      for (Mention const& mention : actor.mentions) {
        ++heads;
        EXPECT_TRUE(mention.tokens.contains(static_cast<std::uint32_t>(mention.head)));
        EXPECT_LE(mention.span.end, result.text.document.text.size());
        EXPECT_EQ(result.names.actor_at[mention.head], static_cast<std::int32_t>(a));
      }
    }
    auto const set = std::count_if(result.names.actor_at.begin(), result.names.actor_at.end(),
                                   [](std::int32_t actor) { return actor >= 0; });
    EXPECT_EQ(static_cast<std::size_t>(set), heads);
  }
}

TEST(ActorCodes, CameoLeavesOutNoCountry) {
  EXPECT_EQ(cameo_code("XXX", {"REB"}), "REB");
  EXPECT_EQ(cameo_code("IGO", {}), "IGO");
}

TEST(PhraseTable, FindsAcronymsAndCountsWords) {
  PhraseTable table;
  table.add("U.N.", 1);
  table.add("Free Valley Union", 2);
  EXPECT_TRUE(table.find("un")->capitals);
  EXPECT_EQ(table.longest("free"), 3u);
  EXPECT_EQ(table.find("free valley"), nullptr);
}

TEST(ActorBook, WhatAColumnDoesNotTakeIsToldWithItsLine) {
  struct Case {
    char const *table, *line, *told;
  };
  for (Case const& each : {
           Case{"bodies.tsv", "Northern Front\tarmy-group\tSDN\tREB", "kind \"army-group\""},
           Case{"bodies.tsv", "Northern Front\tarmed-group\tSudan\tREB", "country \"Sudan\""},
           Case{"bodies.tsv", "Northern Front\tarmed-group\tSDN\tREBB", "sector \"REBB\""},
           Case{"country_words.tsv", "Osk\tnation\tOSK", "kind \"nation\""},
           Case{"agents.tsv", "warden\tCVL\tperson\tq", "sex \"q\""},
           Case{"persons.tsv", "Iris Voss\tf\tSDN\tGOV\tminister\t2022-13-01\t",
                "day \"2022-13-01\""},
       }) {
    std::string const told = complaint(each.table, each.line);
    EXPECT_THAT(told, testing::HasSubstr(each.told));
    EXPECT_THAT(told, testing::ContainsRegex(std::string(each.table) + ":[0-9]+: "));
  }
}

}  // namespace
}  // namespace dragoman
