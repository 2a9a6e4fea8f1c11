// Questions to a store: each filter keeps what it should and drops what it should.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "base/error.h"
#include "claims/measure_book.h"
#include "events/codebook.h"
#include "store/corrections.h"
#include "store/paging.h"
#include "store/question.h"
#include "store/rebuild.h"
#include "store/store.h"
#include "store_records.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class AskTest : public testing::Test {
 protected:
  AskTest() : store_(Store::open_or_create(":memory:")) {
    Report one("https://example.org/1", "2022-12-20", "Azerbaijan blocked the road to Shusha.");
    std::int32_t const baku = one.actor("Azerbaijan", "AZE", "GOV");
    one.place("Shusha", 46.75, 39.76);
    RecordEvent& blocked = one.event(EventType::COERCE, "blocked", baku, -1);
    blocked.place = 0, blocked.modes = {"restrict"};
    blocked.date.range = {parse_date("2022-12-12"), parse_date("2022-12-20"), DatePrecision::week};
    one.claim(Act::deny, baku, "the road to Shusha");
    store_.add(one);

    Report two("https://example.net/2", "2023-01-05",
               "Armenia accused Azerbaijan; 120,000 are cut off.");
    std::int32_t const yerevan = two.actor("Armenia", "ARM", "GOV");
    two.event(EventType::ACCUSE, "accused", yerevan, two.actor("Azerbaijan", "AZE", "GOV"));
    two.figure("inhabitants", 120000, "120,000");
    two.claim(Act::promise, yerevan, "cut off").deadline.range = {
        parse_date("2023-01-10"), parse_date("2023-01-10"), DatePrecision::day};
    store_.add(two);
  }

  std::vector<std::string> refs(std::string const& product,
                                std::map<std::string, std::string> const& filters,
                                std::int64_t limit = -1) const {
    Statement rows = ask(store_.database(), {product, filters, limit, 0});
    std::vector<std::string> out;
    while (rows.step()) out.push_back(rows.text(0));
    return out;
  }

  std::string field(std::string const& product, std::map<std::string, std::string> const& filters,
                    std::string const& column) const {
    Statement rows = ask(store_.database(), {product, filters, -1, 0});
    if (!rows.step()) return "no row";
    auto const names = rows.columns();
    return rows.text(static_cast<int>(std::ranges::find(names, column) - names.begin()));
  }

  std::string error(std::map<std::string, std::string> const& filters,
                    std::string const& product = "events") const {
    try {
      refs(product, filters);
    } catch (Error const& e) {
      return e.code() == ErrorCode::usage ? e.what() : "";
    }
    return "";
  }

  Store store_;
};

TEST_F(AskTest, EveryProductCanBeAsked) {
  for (std::string_view const product : products()) {
    EXPECT_NO_THROW(refs(std::string(product), {})) << product;
  }
}

// A value that the filter takes.
std::string fit_for(FilterSpec const& spec) {
  if (spec.takes == Takes::one_of) return parts_of(spec.values()).front();
  if (spec.takes == Takes::country) return "ARM";
  if (spec.takes == Takes::number) return "1";
  if (spec.takes == Takes::item) return "events:1.0";
  return spec.name == "box" ? "1,2,3,4" : "2022-12-26";
}

TEST_F(AskTest, EveryFilterGoesWithEachOfItsProducts) {
  for (FilterSpec const& spec : filter_specs()) {
    std::string const value = fit_for(spec);
    for (std::string_view const product : products()) {
      if (spec.products.find(product) == std::string_view::npos || spec.name == "after") continue;
      EXPECT_NO_THROW(refs(std::string(product), {{std::string(spec.name), value}}))
          << spec.name << " of " << product;
    }
  }
}

TEST_F(AskTest, ByTime) {
  EXPECT_THAT(refs("events", {{"from", "2022-12-15"}}), ElementsAre("1.0", "2.0"));
  EXPECT_THAT(refs("events", {{"from", "2022-12-21"}}), ElementsAre("2.0"));
  EXPECT_THAT(refs("events", {{"to", "2022-12-31"}}), ElementsAre("1.0"));
  EXPECT_THAT(refs("events", {{"said-to", "2022-12-19"}}), IsEmpty());
}

TEST_F(AskTest, ByActorNameOrCodeWithWildcards) {
  EXPECT_THAT(refs("events", {{"actor", "azerbaijan"}}), ElementsAre("1.0", "2.0"));
  EXPECT_THAT(refs("events", {{"actor", "ARM-*"}}), ElementsAre("2.0"));
  EXPECT_THAT(refs("events", {{"actor", "ARM"}}), IsEmpty());
  EXPECT_THAT(refs("claims", {{"actor", "AZE*"}}), ElementsAre("1.0"));
}

TEST_F(AskTest, ByTypeModePlaceCountryAndBox) {
  EXPECT_THAT(refs("events", {{"type", "accuse"}}), ElementsAre("2.0"));
  EXPECT_THAT(refs("events", {{"type", "restrict"}}), ElementsAre("1.0"));
  EXPECT_THAT(refs("events", {{"place", "shu*"}}), ElementsAre("1.0"));
  EXPECT_THAT(refs("events", {{"country", "aze"}}), ElementsAre("1.0"));
  EXPECT_THAT(refs("events", {{"box", "45,39,48,41"}}), ElementsAre("1.0"));
  EXPECT_THAT(refs("events", {{"box", "47,39,46.8,41"}}), ElementsAre("1.0")) << "antimeridian";
  EXPECT_THAT(refs("events", {{"box", "1,2,3,4"}}), IsEmpty());
}

TEST_F(AskTest, ByWords) {
  EXPECT_THAT(refs("events", {{"words", "road"}}), ElementsAre("1.0"));
  EXPECT_THAT(refs("events", {{"words", "\"cut off\" accus*"}}), ElementsAre("2.0"));
  EXPECT_THAT(refs("events", {{"words", "\"off cut\""}}), IsEmpty());
  EXPECT_THAT(refs("events", {{"words", "NEAR( \" AND *: - ^road"}}), IsEmpty()) << "no syntax";
  EXPECT_EQ(field("documents", {{"words", "road"}}, "snippet"),
            "Azerbaijan blocked the [road] to Shusha.");
}

TEST_F(AskTest, BySourceAndMeasure) {
  EXPECT_THAT(refs("figures", {{"measure", "inhabitants"}}), ElementsAre("2.0"));
  EXPECT_THAT(refs("claims", {{"source", "example.org"}}), ElementsAre("1.0"));
  EXPECT_THAT(refs("claims", {{"source", "example w*"}}), ElementsAre("1.0", "2.0"));
}

TEST_F(AskTest, ValuesAreNeverSql) {
  EXPECT_THAT(refs("events", {{"place", "x') OR 1 --"}}), IsEmpty());
  EXPECT_THAT(refs("events", {{"actor", "' OR ''='"}}), IsEmpty());
}

TEST_F(AskTest, PagesOfOneRowGiveEveryRowOnce) {
  rebuild(store_);
  correct(store_, {Action::note, "events:1.0", "", "seen", {"anna", ""}});
  for (std::string_view const name : products()) {
    std::string const product(name);
    if (product == "ranges") continue;
    std::vector<std::string> paged;
    for (std::string cursor;;) {
      Question question{product, {}, 1};
      if (!cursor.empty()) question.filters["after"] = cursor;
      Statement row = ask(store_.database(), question);
      if (!row.step() || paged.size() > 20) break;
      paged.push_back(row.text(0));
      cursor = cursor_of(row, product);
    }
    EXPECT_EQ(paged, refs(product, {})) << product;
  }
}

TEST_F(AskTest, CountsByPeriodAndMore) {
  auto const counts = [&](Question const& question) {
    Statement rows = ask(store_.database(), question);
    std::string out;
    while (rows.step()) {
      for (std::size_t i = 0; i < rows.columns().size(); ++i) {
        out += rows.text(static_cast<int>(i)) + " ";
      }
    }
    return out;
  };
  EXPECT_EQ(counts({"events", {}, -1, 0, "month", ""}), "2022-12-01 1 2023-01-01 1 ");
  EXPECT_EQ(counts({"events", {}, -1, 0, "week", "type"}),
            "2022-12-12 COERCE 1 2023-01-02 ACCUSE 1 ");
  EXPECT_EQ(counts({"events", {{"type", "ACCUSE"}}, -1, 0, "year", ""}), "2023-01-01 1 ");
  EXPECT_EQ(counts({"documents", {}, -1, 0, "", "source"}), " Example Wire 2 ");
  EXPECT_THROW(counts({"events", {}, -1, 0, "decade", ""}), Error);
  EXPECT_THROW(counts({"claims", {}, -1, 0, "day", "quad"}), Error);
  for (Grouping const& one : groupings()) {
    for (std::string_view const product : products()) {
      if ((" " + std::string(one.products) + " ").find(" " + std::string(product) + " ") ==
          std::string::npos) {
        continue;
      }
      EXPECT_NO_THROW(counts({std::string(product), {}, -1, 0, "day", std::string(one.name)}))
          << one.name << " of " << product;
    }
  }
}

TEST_F(AskTest, EveryWriteMakesANewGeneration) {
  std::int64_t const start = store_.generation();
  rebuild(store_);
  EXPECT_EQ(store_.generation(), start + 1);
  std::int64_t const number =
      correct(store_, {Action::note, "events:1.0", "", "seen", {"anna", ""}});
  EXPECT_EQ(store_.generation(), start + 2);
  undo(store_, number, {"anna", ""});
  EXPECT_EQ(store_.generation(), start + 3);
  store_.add(Report("u9", "2022-11-01", "Nothing.").record());
  EXPECT_EQ(store_.generation(), start + 4);
}

TEST_F(AskTest, IncidentsHaveTheirStanding) {
  rebuild(store_);
  EXPECT_EQ(field("incidents", {{"type", "ACCUSE"}}, "standing"), "single-source");
  EXPECT_EQ(field("incidents", {{"standing", "contested"}}, "ref"), "no row");
  EXPECT_EQ(field("events", {{"standing", "single-source"}, {"type", "ACCUSE"}}, "ref"), "2.0");
  EXPECT_EQ(field("propositions", {{"kind", "incident"}}, "sources"), "1");
}

TEST_F(AskTest, FiguresOverTimeTellLowestAndHighestAndByWhom) {
  for (int const count : {90, 120}) {
    std::string const words = std::to_string(count);
    Report report("https://example.com/" + words, "2023-01-09", words + " are cut off in Shusha.");
    report.record().document.publisher = count == 90 ? "Other Wire" : "Example Wire";
    report.place("Shusha", 46.75, 39.76);
    report.figure("inhabitants", count, words).place = 0;
    store_.add(report);
  }
  EXPECT_EQ(field("ranges", {{"measure", "inhabitants"}}, "low_by"), "Other Wire");
  EXPECT_EQ(field("ranges", {{"measure", "inhabitants"}}, "high_by"), "Example Wire");
  EXPECT_EQ(field("ranges", {{"measure", "inhabitants"}}, "period"), "2023-01");
  EXPECT_EQ(field("ranges", {{"measure", "inhabitants"}}, "high"), "120")
      << "what stands without a place counts something else";
}

TEST_F(AskTest, PagesFollowEachOtherWhileWritingGoesOn) {
  EXPECT_THAT(refs("events", {}, 1), ElementsAre("1.0"));
  Report earlier("u3", "2022-11-01", "Iran warned.");
  earlier.event(EventType::THREATEN, "warned", -1, -1);
  store_.add(earlier);
  EXPECT_THAT(refs("events", {{"after", "1.0"}}, 1), ElementsAre("2.0"));
}

TEST_F(AskTest, AsOfADayBeforeTheStoreKnewNothing) {
  EXPECT_THAT(refs("events", {{"as-of", "2020-01-01"}}), IsEmpty());
  EXPECT_THAT(refs("events", {{"as-of", "2999-01-01"}}), ElementsAre("1.0", "2.0"));
}

TEST_F(AskTest, AsOfBeforeAChangeGivesTheOldReading) {
  store_.database().execute("UPDATE documents SET added = '2023-02-01T00:00:00Z'");
  Report changed("https://example.org/1", "2022-12-20", "Nothing.");
  store_.add(changed);
  EXPECT_THAT(refs("events", {{"to", "2022-12-31"}}), IsEmpty());
  EXPECT_THAT(refs("events", {{"to", "2022-12-31"}, {"as-of", "2023-02-01"}}), ElementsAre("1.0"));
}

TEST_F(AskTest, PromisesHaveTheStatusOfTheDayAskedFor) {
  store_.database().execute("UPDATE documents SET added = '2023-01-06T00:00:00Z'");
  EXPECT_EQ(field("promises", {{"as-of", "2023-01-06"}}, "status"), "open");
  EXPECT_EQ(field("promises", {{"as-of", "2023-01-10"}}, "status"), "due");
  EXPECT_EQ(field("promises", {{"as-of", "2023-01-11"}}, "status"), "overdue");
}

TEST_F(AskTest, TellsWhatIsWrongWithAQuestion) {
  EXPECT_THAT(error({{"from", "yesterday"}}), HasSubstr("is no date; write 2022-12-26"));
  EXPECT_THAT(error({{"box", "1,2,3"}}), HasSubstr("is no box"));
  EXPECT_THAT(error({{"measure", "killed"}}), HasSubstr("it goes with: ranges figures"));
  EXPECT_THAT(error({{"after", "9.9"}}), HasSubstr("is no cursor"));
  EXPECT_THAT(error({{"after", "9"}}), HasSubstr("is no cursor"));
  EXPECT_THAT(error({{"words", " \" "}}), HasSubstr("no word"));
  EXPECT_THAT(error({{"box", "1,20,3,10"}}), HasSubstr("south lies above north"));
  EXPECT_THAT(error({{"box", "1,20,3,100"}}), HasSubstr("from -90 to 90"));
  EXPECT_THAT(error({{"from", "2032-01-02"}, {"to", "2032-01-01"}}),
              HasSubstr("--from: 2032-01-02 lies after --to 2032-01-01"));
  EXPECT_THAT(error({{"said-from", "2032-01-02"}, {"said-to", "2032-01-01"}}),
              HasSubstr("--said-from"));
  EXPECT_EQ(error({{"from", "2032-01-01"}, {"to", "2032-01-01"}}), "");
}

TEST(FilterValues, AreThoseOfTheReadersBooks) {
  std::ifstream needs(DRAGOMAN_ROOT "/codebook/supplies.needs");
  std::string categories;
  for (std::string line; std::getline(needs, line);) {
    if (!line.starts_with("commodity ")) continue;
    categories += (categories.empty() ? "" : ", ") + line.substr(line.find(' ') + 1);
  }
  EXPECT_EQ(needed(), categories);
  try {
    MeasureBook::read("own.measures", "measure nonsense\n");
    FAIL() << "takes a measure that no filter knows";
  } catch (Error const& error) {
    EXPECT_THAT(error.what(), HasSubstr("one of " + std::string(measures())));
  }
}

TEST(FilterValues, NameEveryValueOfTheirEnumeration) {
  EXPECT_THAT(parts_of(event_types()), SizeIs(16));
  EXPECT_EQ(acts(),
            "assert, deny, confirm, accuse, demand, promise, threaten, refuse, praise, question, "
            "no-comment");
  EXPECT_EQ(actions(), "confirm, reject, change, merge, split, note");
}

struct Mistyped {
  char const *product, *filter, *value, *told;
};

// No rows would read as "nothing happened".
constexpr Mistyped kMistyped[] = {
    {"events", "type", "ASSALT", "did you mean ASSAULT?"},
    {"events", "type", "areal", "did you mean aerial?"},
    {"events", "type", "everything at all", "take one of: AGREE, CONSULT"},
    {"events", "type", "", "take one of: AGREE, CONSULT"},
    {"incidents", "type", "aerial", "is not known"},
    {"events", "factuality", "maybe", "take one of: actual, future, hypothetical, negated"},
    {"events", "country", "Armenia", "did you mean ARM?"},
    {"events", "country", "Xy", "no code of a country"},
    {"events", "country", "zwx", "did you mean ZWE?"},
    {"actors", "country", "QQQ", "write it as in ARM"},
    {"events", "incident", "abc", "is no number"},
    {"events", "incident", "-1", "is no number"},
    {"figures", "tally", "1.5", "is no number"},
    {"figures", "measure", "kiled", "did you mean killed?"},
    {"ranges", "measure", "kiled", "did you mean killed?"},
    {"claims", "act", "shout", "take one of: assert, deny"},
    {"promises", "act", "promis", "did you mean promise?"},
    {"links", "status", "shut", "take one of: open, restricted, closed"},
    {"needs", "category", "foood", "did you mean food?"},
    {"disputes", "standing", "disputed", "take one of: single-source"},
    {"incidents", "standing", "contest", "did you mean contested?"},
    {"propositions", "standing", "*", "take one of: single-source"},
    {"events", "standing", "denied", "take one of: single-source"},
    {"disputes", "kind", "road", "take one of: incident, claim, figure, link"},
    {"propositions", "kind", "events", "is not known"},
    {"events", "verdict", "maybe", "take one of: any, confirmed"},
    {"corrections", "action", "foo", "take one of: confirm, reject"},
    {"corrections", "state", "foo", "take one of: in force, detached, undone"},
    {"corrections", "target", "foo", "write events:12.3"},
};

TEST_F(AskTest, MistypedValuesAreToldWithTheCure) {
  for (auto const& [product, filter, value, told] : kMistyped) {
    std::string const said = error({{filter, value}}, product);
    EXPECT_THAT(said, HasSubstr(told)) << product << " " << filter;
    EXPECT_THAT(said, HasSubstr(std::string("--") + filter + ": \"" + value + "\"")) << product;
  }
}

TEST_F(AskTest, EveryFilterOfAFewValuesRefusesOthers) {
  for (FilterSpec const& spec : filter_specs()) {
    bool const tried = std::ranges::any_of(kMistyped, [&](Mistyped const& one) {
      return holds(spec.products, one.product) && one.filter == spec.name;
    });
    EXPECT_EQ(tried, spec.takes != Takes::text) << spec.name << " of " << spec.products;
  }
}

TEST_F(AskTest, LettersMayBeOfAnySize) {
  EXPECT_THAT(refs("figures", {{"measure", "Inhabitants"}}), ElementsAre("2.0"));
  EXPECT_THAT(refs("claims", {{"act", "DENY"}}), ElementsAre("1.0"));
  EXPECT_THAT(refs("events", {{"type", "Restrict"}}), ElementsAre("1.0"));
}

TEST_F(AskTest, WordsOfTheStoreAreTakenWithThoseOfTheCodebook) {
  Report own("https://example.org/3", "2023-01-06", "Nine drums were looted.");
  own.figure("drums", 9, "Nine");
  own.event(EventType::ASSAULT, "looted", -1, -1).modes = {"destroy", "loot"};
  store_.add(own);
  EXPECT_THAT(refs("figures", {{"measure", "drums"}}), ElementsAre("3.0"));
  EXPECT_THAT(refs("events", {{"type", "loot"}}), ElementsAre("3.0"));
  EXPECT_THAT(error({{"measure", "drum"}}, "figures"), HasSubstr("did you mean drums?"));
}

// What the reader may write, each asked for before the store has it.
TEST_F(AskTest, EveryModeOfTheCodebookIsTaken) {
  Codebook const book = Codebook::load(std::string(DRAGOMAN_ROOT) + "/codebook");
  for (Rule const& rule : book.rules) {
    for (std::string const& mode : rule.modes) EXPECT_EQ(error({{"type", mode}}), "");
  }
}

}  // namespace
}  // namespace dragoman
