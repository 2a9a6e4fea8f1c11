// The law of the record: from_json(to_json(r)) == r, for any record.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "base/error.h"
#include "base/utf8.h"
#include "record/record.h"

namespace dragoman {
namespace {

// Records of no meaning, with every member set now and then.
class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  Record record() {
    Record r;
    r.document.text = text(60);
    text_ = r.document.text;
    borders_.clear();
    for (std::uint32_t i = 0; i <= text_.size(); ++i) {
      if (is_boundary(text_, i)) borders_.push_back(i);
    }
    r.document.id = word(), r.document.url = maybe(), r.document.title = maybe();
    r.document.publisher = maybe(), r.document.language = "en", r.document.sha256 = word();
    r.document.published = date();
    for (int i = 0; i < 3; ++i) r.sentences.push_back(span());
    for (int i = 0; i < 2; ++i) r.actors.push_back(actor());
    for (int i = 0; i < 2; ++i) r.places.push_back(place());
    for (int i = 0; i < 3; ++i) r.events.push_back(event());
    for (int i = 0; i < 3; ++i) r.claims.push_back(claim());
    for (int i = 0; i < 2; ++i) r.figures.push_back(figure());
    for (int i = 0; i < 2; ++i) r.links.push_back(link());
    for (int i = 0; i < 2; ++i) r.needs.push_back(need());
    r.notes = {word(), text(5)};
    r.version = {word(), word(), word()};
    return r;
  }

 private:
  int number(int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random_);
  }
  bool coin() { return number(0, 1) == 1; }

  std::string text(int length) {
    constexpr char32_t kSome[] = {U'a', U' ',      U'\n', U'"',      U'\\',
                                  U'é', U'\u0301', U'😀', U'\u2028', U'\u0085'};
    std::string out;
    for (int i = 0; i < length; ++i) append_utf8(out, kSome[number(0, std::size(kSome) - 1)]);
    return out;
  }
  std::string word() { return "w" + std::to_string(number(0, 99)); }
  std::string maybe() { return coin() ? word() : ""; }
  std::vector<std::string> several() {
    return coin() ? std::vector{word(), word()} : std::vector<std::string>();
  }

  // Not empty: where a span may be absent, absent() tells.
  ByteSpan span() {
    auto const last = static_cast<int>(borders_.size()) - 1;
    int const begin = number(0, last - 1);
    return {borders_[begin], borders_[number(begin + 1, last)]};
  }
  ByteSpan absent() { return coin() ? span() : ByteSpan(); }
  std::vector<ByteSpan> spans(std::size_t count) {
    std::vector<ByteSpan> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back(span());
    return out;
  }

  std::optional<Date> date() {
    if (coin()) return std::nullopt;
    return parse_date("20" + std::to_string(number(10, 30)) + "-0" + std::to_string(number(1, 9)) +
                      "-11");
  }
  DateRange range() {
    DateRange out{date(), date(), static_cast<DatePrecision>(number(0, 5))};
    return out;
  }
  RecordDate record_date() { return {range(), absent()}; }
  // A deadline without a date is none.
  RecordDate deadline() {
    RecordDate out = record_date();
    return out.range.from || out.range.to ? out : RecordDate{{}, {}};
  }
  std::optional<double> value() {
    if (coin()) return std::nullopt;
    return coin() ? number(0, 100000) : number(0, 1000) / 8.0;
  }
  std::vector<std::int32_t> ids(int count) {
    std::vector<std::int32_t> out;
    for (int i = number(0, 2); i > 0; --i) out.push_back(number(0, count - 1));
    return out;
  }
  std::int32_t id(int count) { return number(-1, count - 1); }

  RecordActor actor() {
    return {
        word(),  static_cast<ActorKind>(number(0, 7)), "ARM", several(), maybe(), maybe(), maybe(),
        spans(2)};
  }

  RecordPlace place() {
    RecordPlace p{word(),
                  static_cast<PlaceKind>(number(0, 6)),
                  {},
                  {},
                  number(0, 9) / 4.0,
                  maybe(),
                  maybe(),
                  maybe(),
                  spans(1)};
    if (coin()) p.longitude = number(-1800, 1800) / 10.0, p.latitude = number(-900, 900) / 10.0;
    return p;
  }

  RecordEvent event() {
    RecordEvent e;
    e.type = static_cast<EventType>(number(0, 15));
    e.modes = several(), e.contexts = several(), e.cameo = maybe();
    e.quad = number(1, 4), e.goldstein = number(-100, 100) / 10.0;
    e.actors = ids(2), e.recipients = ids(2);
    e.actor_spans = spans(e.actors.size()), e.recipient_spans = spans(e.recipients.size());
    e.trigger = span(), e.sentence = number(0, 2), e.date = record_date(), e.place = id(2);
    e.factuality = static_cast<Factuality>(number(0, 3)), e.historical = coin(), e.claim = id(3);
    e.figures = ids(2), e.rule = word(), e.score = coin() ? 0.5 : 0;
    return e;
  }

  RecordClaim claim() {
    RecordClaim c;
    c.speakers = ids(2), c.speaker_spans = spans(c.speakers.size());
    c.act = static_cast<Act>(number(0, 10)), c.cue = absent(), c.content = span();
    c.quote = static_cast<Quote>(number(0, 2)), c.addressees = ids(2), c.inside = id(3);
    if (coin()) c.answers.push_back({Answer::Kind::claim, number(0, 2)});
    if (coin()) c.answers.push_back({Answer::Kind::event, number(0, 2)});
    if (coin()) c.denies = static_cast<Denies>(number(0, 5));
    c.deadline = deadline(), c.condition = absent(), c.rule = word(), c.score = coin() ? 0.25 : 0;
    return c;
  }

  RecordFigure figure() {
    return {word(),  absent(), value(), value(), static_cast<Bound>(number(0, 5)),
            range(), id(2),    id(3),   id(3),   span()};
  }

  RecordLink link() {
    return {word(),   word(), id(2),         ids(2), static_cast<LinkStatus>(number(0, 2)),
            absent(), ids(2), record_date(), coin(), ids(2),
            id(3),    span()};
  }

  RecordNeed need() {
    return {span(), word(), static_cast<NeedState>(number(0, 2)), id(2), absent(), id(2),
            id(3),  span()};
  }

  std::mt19937 random_;
  std::string text_;
  std::vector<std::uint32_t> borders_;
};

TEST(RecordJson, ReadsBackWhatItWrote) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    Record const record = Maker(seed).record();
    std::string const json = to_json(record);
    ASSERT_EQ(from_json(json), record) << json;
    ASSERT_EQ(to_json(from_json(json)), json);
  }
}

TEST(RecordJson, IsOneLineForEveryReader) {
  Record record;
  record.document.text = "a\nb\r\nc\u2028d\u2029e\u0085f\u000Bg\u000Ch\u001Ci";
  std::string const json = to_json(record);
  for (std::string_view const end :
       {"\n", "\r", "\u2028", "\u2029", "\u0085", "\u000B", "\u000C", "\u001C"}) {
    EXPECT_EQ(json.find(end), std::string::npos);
  }
  EXPECT_EQ(from_json(json).document.text, record.document.text);
}

TEST(RecordJson, CountsCodePointsAndQuotesTheirSlice) {
  Record record;
  record.document.text = "e\u0301 😀 Çò";
  record.sentences = {{4, 8}};
  RecordFigure figure;
  figure.span = {9, 13};
  record.figures = {figure};
  auto const json = nlohmann::json::parse(to_json(record));
  EXPECT_EQ(json["sentences"][0]["begin"], 3);
  EXPECT_EQ(json["sentences"][0]["end"], 4);
  EXPECT_EQ(json["figures"][0]["span"]["begin"], 5);
  EXPECT_EQ(json["figures"][0]["span"]["end"], 7);
  EXPECT_EQ(json["figures"][0]["span"]["text"], "Çò");
}

TEST(RecordJson, EverySpanIsItsSlice) {
  Record const record = Maker(1).record();
  auto const json = nlohmann::json::parse(to_json(record));
  OffsetMap const offsets(record.document.text);
  for (std::size_t i = 0; i < record.events.size(); ++i) {
    ByteSpan const trigger = record.events[i].trigger;
    EXPECT_EQ(json["events"][i]["trigger"]["text"], std::string(words(record, trigger)));
    EXPECT_EQ(json["events"][i]["trigger"]["begin"], offsets.code_points(trigger.begin));
  }
}

TEST(RecordJson, RefusesWhatIsNoRecord) {
  for (char const* const broken : {"", "[]", "{}", "{\"document\": 5}", "nonsense"}) {
    try {
      from_json(broken);
      ADD_FAILURE() << "was read: " << broken;
    } catch (Error const& e) {
      EXPECT_EQ(e.code(), ErrorCode::bad_input);
    }
  }
}

TEST(RecordJson, RefusesSpansOutsideOfTheText) {
  std::string json = to_json(Maker(2).record());
  auto parsed = nlohmann::json::parse(json);
  parsed["events"][0]["trigger"]["end"] = 1000000;
  EXPECT_THROW(from_json(parsed.dump()), Error);
  parsed["events"][0]["trigger"]["end"] = -3;
  EXPECT_THROW(from_json(parsed.dump()), Error);
}

TEST(RecordJson, TakesASpanWithoutWordsForNone) {
  auto parsed = nlohmann::json::parse(to_json(Maker(2).record()));
  parsed["events"][0]["trigger"] = {{"begin", 3}, {"end", 3}};
  Record const record = from_json(parsed.dump());
  EXPECT_EQ(record.events[0].trigger, ByteSpan{});
  EXPECT_EQ(from_json(to_json(record)), record);
}

TEST(RecordJson, TakesNoNumberThatNoIdCanBe) {
  auto const json = nlohmann::json::parse(to_json(Maker(2).record()));
  for (nlohmann::json const& number :
       {nlohmann::json(5e29), nlohmann::json(0.5), nlohmann::json(std::int64_t{1} << 32),
        nlohmann::json("1")}) {
    for (char const* member : {"sentence", "quad", "place", "claim"}) {
      auto changed = json;
      changed["events"][0][member] = number;
      EXPECT_THROW(from_json(changed.dump()), Error) << member << ' ' << number;
    }
    auto changed = json;
    changed["events"][0]["actors"] = {number};
    EXPECT_THROW(from_json(changed.dump()), Error) << number;
  }
}

TEST(RecordJson, SaysTheCodeOfAnActor) {
  RecordActor actor;
  actor.country = "ARM";
  EXPECT_EQ(actor_code(actor), "ARM");
  actor.sectors = {"GOV", "MIL"};
  EXPECT_EQ(actor_code(actor), "ARM-GOV");
}

TEST(MakeRecord, DropsReferencesThatLeadNowhere) {
  Document document;
  document.text = "Moscow has rebuffed the criticism.";
  Reading reading;
  Event event;
  event.actors = {0, 7};
  event.actor_mentions = {{}, {}};
  event.recipients = {-1};
  event.recipient_mentions = {{}};
  event.place = 3;
  Actor actor;
  actor.name = "Russia";
  reading.names.actors = {actor};
  reading.events.events = {event};
  reading.claims.claim_of_event = {5};
  Record const record = make_record(document, reading, {});
  ASSERT_EQ(record.events.size(), 1U);
  EXPECT_EQ(record.events[0].actors, std::vector<std::int32_t>{0});
  EXPECT_EQ(record.events[0].actor_spans.size(), 1U);
  EXPECT_TRUE(record.events[0].recipients.empty());
  EXPECT_EQ(record.events[0].place, -1);
  EXPECT_EQ(record.events[0].claim, -1);
}

}  // namespace
}  // namespace dragoman
