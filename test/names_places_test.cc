// Places: names as they are looked up, lists, the gazetteer, and which place a name means.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "names/place_list.h"
#include "names/place_name.h"
#include "names/places.h"

namespace dragoman {
namespace {

using testing::HasSubstr;

Gazetteer const& gazetteer() {
  static Gazetteer const loaded = Gazetteer::load(std::string(DRAGOMAN_ROOT) + "/codebook");
  return loaded;
}

std::vector<Place> places_of(std::string const& conllu) {
  ParsedText const text = read_conllu(conllu);
  return find_places(gazetteer(), text.document, text.parse);
}

// "in Goma/GPE": a flat sentence whose words all hang on the first; `/KIND` marks names, `_` joins
// the words of one.
std::string sentence(std::string const& words) {
  std::istringstream in(words);
  std::string out, word;
  for (int number = 1; in >> word; ++number) {
    std::size_t const slash = word.find('/');
    std::string const kind = slash == std::string::npos ? "" : word.substr(slash + 1);
    std::string const form = word.substr(0, slash);
    bool const lower = form[0] >= 'a' && form[0] <= 'z';
    std::string const upos = form == ","    ? "PUNCT"
                             : form == "in" ? "ADP"
                             : lower        ? "NOUN"
                                            : "PROPN";
    out += std::to_string(number) + "\t" + form + "\t" + form + "\t" + upos + "\t_\t_\t" +
           (number == 1 ? "0\troot" : "1\tdep") + "\t_\t" + (kind.empty() ? "_" : "Name=" + kind) +
           "\n";
  }
  return out + "\n";
}

Place const* named(std::vector<Place> const& places, std::string const& name) {
  for (Place const& place : places) {
    if (place.name == name) return &place;
  }
  return nullptr;
}

TEST(FoldName, MakesOneSpellingOfMany) {
  EXPECT_EQ(fold_name("Teir Ma’aleh"), "teir maaleh");
  EXPECT_EQ(fold_name("Zǝngilan"), "zangilan");
  EXPECT_EQ(fold_name("Al-Funduq"), "al funduq");
  EXPECT_EQ(fold_name("U.S."), "us");
  EXPECT_EQ(fold_name("Cité  Soleil "), "cite soleil");
  EXPECT_EQ(fold_name("Nagorno-\nKarabakh"), "nagorno karabakh");
  EXPECT_EQ(fold_name("Бахмут"), "");
  EXPECT_EQ(fold_name("\xFF\xFE"), "");
}

TEST(FoldName, IsStableUnderItself) {
  for (std::string const name : {"Ñuñoa", "Đà Nẵng", "Łódź", "Straße", "Ærø", "São Tomé"})
    EXPECT_EQ(fold_name(fold_name(name)), fold_name(name));
}

TEST(PlaceList, ReadsColumnsInAnyOrder) {
  auto const places = read_place_csv(
      "# ours\nlatitude,name,longitude,other_names,kind\n"
      "36.2,\"Camp \"\"A\"\", north\",37.1,Alpha;Camp A,site\n",
      "own.csv");
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].name, "Camp \"A\", north");
  EXPECT_THAT(places[0].other_names, testing::ElementsAre("Alpha", "Camp A"));
  EXPECT_EQ(places[0].spot.kind, PlaceKind::site);
  EXPECT_DOUBLE_EQ(places[0].spot.longitude, 37.1);
}

std::string complaint(std::string const& text) {
  try {
    read_place_csv(text, "own.csv");
  } catch (Error const& error) {
    EXPECT_EQ(error.code(), ErrorCode::bad_input);
    return error.what();
  }
  return "";
}

TEST(PlaceList, NamesFileLineAndCure) {
  std::string const head = "name,latitude,longitude,kind\n";
  EXPECT_THAT(complaint(""), HasSubstr("own.csv:1: "));
  EXPECT_THAT(complaint("name,latitude\n"), HasSubstr("\"longitude\" is missing"));
  EXPECT_THAT(complaint("name,latitude,longitude,colour\n"),
              HasSubstr("unknown column \"colour\""));
  EXPECT_THAT(complaint(head + "A,1,2,site\nB,91,2,site\n"), HasSubstr("own.csv:3: latitude"));
  EXPECT_THAT(complaint(head + "A,1,x,site\n"), HasSubstr("own.csv:2: longitude is \"x\""));
  EXPECT_THAT(complaint(head + "A,1,2\n"), HasSubstr("3 fields where 4 are due"));
  EXPECT_THAT(complaint(head + "A,1,2,castle\n"), HasSubstr("kind is \"castle\""));
  EXPECT_THAT(complaint(head + "A,,2,site\n"), HasSubstr("are needed"));
  EXPECT_THAT(complaint(head + "\"A,1,2,site\n"), HasSubstr("not closed"));
}

TEST(PlaceList, ReadsDumpsOfGeoNames) {
  std::string const row =
      "713174\tBakhmut\tBakhmut\tArtemivsk,Бахмут\t48.59\t38\tP\tPPLA2\tUA\t\t05\t1402\t\t\t80500\t"
      "\t100\tEurope/Kyiv\t2022-12-23\n";
  std::string const gone = "1\tOld\tOld\t\t48\t38\tP\tPPLQ\tUA\t\t\t\t\t\t0\t\t\t\t\n";
  auto const places = read_geonames_dump(row + gone, "UA.txt");
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].spot.geonames, 713174U);
  EXPECT_EQ(places[0].spot.level, PlaceLevel::settlement);
  EXPECT_THROW(read_geonames_dump("a\tb\n", "UA.txt"), Error);
}

TEST(Gazetteer, KnowsPlacesByOtherNames) {
  for (std::string const key : {"kyiv", "kiev"}) {
    auto const found = gazetteer().find(key);
    EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](Found const& f) {
      return gazetteer().spot(f.number).geonames == 703448;
    })) << key;
  }
  EXPECT_TRUE(gazetteer().find("").empty());
  EXPECT_TRUE(gazetteer().find("no such place anywhere").empty());
}

TEST(Gazetteer, KnowsWhatHoldsAPlace) {
  auto const found = gazetteer().find("bakhmut");
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(gazetteer().country_code(gazetteer().country_of(found[0].number)), "UKR");
  EXPECT_THAT(std::string(gazetteer().region_name(gazetteer().region_of(found[0].number))),
              HasSubstr("Donetsk"));
}

TEST(Gazetteer, KeepsWordsThatNameNoPlace) {
  EXPECT_TRUE(gazetteer().names_none("hamas"));
  EXPECT_TRUE(gazetteer().find("hamas").empty());
  EXPECT_EQ(gazetteer().country_code(gazetteer().country_of_people("armenian")), "ARM");
  EXPECT_EQ(gazetteer().country_of_people("hamas"), -1);
}

// A codebook of its own, with one list of the user's.
class OwnPlaces : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_ + "/places/own");
    for (char const* file : {"world.bin", "nouns.tsv", "institutions.txt", "takers.txt",
                             "leading.txt", "placeless.txt"})
      std::filesystem::copy(std::string(DRAGOMAN_ROOT) + "/codebook/places/" + file,
                            folder_ + "/places/" + file);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void write(std::string const& file, std::string const& text) const {
    std::ofstream(folder_ + "/places/" + file) << text;
  }

  std::string folder_ = testing::TempDir() + "own_places_" + std::to_string(::getpid());
};

TEST_F(OwnPlaces, AreFoundFirst) {
  write("own/posts.csv", "name,latitude,longitude,kind,country\nPost Lemon,13.5,22.4,site,SDN\n");
  Gazetteer const own = Gazetteer::load(folder_);
  auto const found = own.find("post lemon");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(own.country_code(own.country_of(found[0].number)), "SDN");
}

TEST_F(OwnPlaces, ThatAreWrongStopTheLoading) {
  write("own/posts.csv", "name,latitude,longitude\nPost,99,22\n");
  try {
    Gazetteer::load(folder_);
    FAIL() << "loaded";
  } catch (Error const& error) {
    EXPECT_EQ(error.code(), ErrorCode::cannot_run);
    EXPECT_THAT(error.what(), HasSubstr("posts.csv:2: latitude"));
  }
}

TEST_F(OwnPlaces, DoNotHideATableThatIsCutOff) {
  std::filesystem::resize_file(folder_ + "/places/world.bin", 1000);
  EXPECT_THROW(Gazetteer::load(folder_), Error);
  write("world.bin", "something else");
  EXPECT_THROW(Gazetteer::load(folder_), Error);
}

TEST(Places, OfOneNameAreOnePlace) {
  auto const places = places_of(sentence("fled Goma/B-GPE in Goma/B-GPE"));
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].country, "COD");
  EXPECT_EQ(places[0].mentions.size(), 2U);
  EXPECT_NEAR(*places[0].longitude, 29.2, 0.2);
}

TEST(Places, LieInWhatTheWordsSay) {
  auto const texas = places_of(sentence("court in Paris/B-GPE , Texas/B-GPE"));
  EXPECT_EQ(named(texas, "Paris")->country, "USA");
  auto const plain = places_of(sentence("court in Paris/B-GPE"));
  EXPECT_EQ(named(plain, "Paris")->country, "FRA");
}

TEST(Places, OfOneNameAreTwoWhereTheWordsTellThemApart) {
  auto const places =
      places_of(sentence("in Paris/B-GPE , Texas/B-GPE in Paris/B-GPE , France/B-GPE"));
  EXPECT_EQ(places.size(), 4U);
}

TEST(Places, AreChosenByTheirNeighbours) {
  auto const libya = places_of(sentence("in Tripoli/B-GPE in Misrata/B-GPE in Libya/B-GPE"));
  EXPECT_EQ(named(libya, "Tripoli")->country, "LBY");
  auto const lebanon = places_of(sentence("in Tripoli/B-GPE in Beirut/B-GPE in Lebanon/B-GPE"));
  EXPECT_EQ(named(lebanon, "Tripoli")->country, "LBN");
}

TEST(Places, TakeTheNounThatMakesThem) {
  auto const places = places_of(
      "1\tthe\tthe\tDET\t_\t_\t3\tdet\t_\t_\n"
      "2\tLachin\tLachin\tPROPN\t_\t_\t3\tcompound\t_\tName=B-LOC\n"
      "3\tcorridor\tcorridor\tNOUN\t_\t_\t0\troot\t_\t_\n\n");
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].name, "Lachin corridor");
  EXPECT_EQ(places[0].kind, PlaceKind::route);
  EXPECT_EQ(places[0].country, "AZE");
  EXPECT_EQ(places[0].mentions[0].head, 2);
  EXPECT_EQ(places[0].mentions[0].tokens, (TokenSpan{1, 3}));
}

TEST(Places, AreShiftedTowardsTheNamedPart) {
  auto const places = places_of(
      "1\tin\tin\tADP\t_\t_\t3\tcase\t_\t_\n"
      "2\tnorthern\tnorthern\tADJ\t_\t_\t3\tamod\t_\t_\n"
      "3\tSyria\tSyria\tPROPN\t_\t_\t0\troot\t_\tName=B-GPE\n\n");
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].name, "northern Syria");
  EXPECT_EQ(places[0].kind, PlaceKind::region);
  EXPECT_GT(*places[0].latitude, 35.5);
}

TEST(Places, AreNotPeoplesNorGroups) {
  EXPECT_TRUE(places_of(sentence("drones Hamas/B-GPE Russian/B-GPE Moon/B-LOC")).empty());
  EXPECT_TRUE(places_of(sentence("drones Armenian/B-NORP")).empty());
}

TEST(Places, AreNotTitlesNorSurnames) {
  EXPECT_TRUE(places_of(sentence("said Lara/B-PER Odesa/I-PER met Odesa/B-PER")).empty());
  EXPECT_TRUE(places_of(sentence("said Jackson/B-PER left Kenya/B-GPE")).size() == 1);
}

TEST(Places, ThatAreUnknownLieInWhatHoldsThem) {
  auto const places = places_of(sentence("in Xyzzyville/B-GPE , Borno/B-GPE"));
  Place const* const unknown = named(places, "Xyzzyville");
  ASSERT_NE(unknown, nullptr);
  EXPECT_EQ(unknown->country, "NGA");
  EXPECT_TRUE(unknown->longitude.has_value());
  auto const alone = places_of(sentence("in Xyzzyville/B-GPE"));
  ASSERT_EQ(alone.size(), 1U);
  EXPECT_FALSE(alone[0].longitude.has_value());
}

TEST(Places, OfInstitutionsAreNamedByThem) {
  auto const places = places_of(sentence("said Kharkiv/B-ORG Police/I-ORG Department/I-ORG"));
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].name, "Kharkiv");
  EXPECT_TRUE(places_of(sentence("said Justice/B-ORG Department/I-ORG")).empty());
}

TEST(Places, OfAnEmptyDocumentAreNone) { EXPECT_TRUE(places_of("").empty()); }

}  // namespace
}  // namespace dragoman
