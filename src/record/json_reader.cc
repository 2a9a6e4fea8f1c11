// JSON → Record: the inverse of json.cc, for records that come back from files.
#include <nlohmann/json.hpp>
#include <utility>

#include "base/error.h"
#include "base/utf8.h"
#include "record/record.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

// The enumerator of `Enum` whose name_of is `name`; `last` is the last one.
template <class Enum>
Enum named(std::string const& name, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  throw Error(ErrorCode::bad_input, "record: unknown value \"" + name + "\"");
}

std::string text_or_empty(Json const& value) {
  return value.is_null() ? std::string() : value.get<std::string>();
}

// A whole number that `Int` can hold; 1e30 and 0.5 are none.
template <class Int>
Int whole(Json const& value) {
  bool const natural = value.is_number_unsigned();
  bool const fits =
      natural ? std::in_range<Int>(value.get<std::uint64_t>())
              : value.is_number_integer() && std::in_range<Int>(value.get<std::int64_t>());
  if (!fits) throw Error(ErrorCode::bad_input, "record: no whole number in reach: " + value.dump());
  return value.get<Int>();
}

std::int32_t id_or_none(Json const& value) {
  return value.is_null() ? -1 : whole<std::int32_t>(value);
}

std::optional<double> number(Json const& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

std::optional<Date> date_or_none(Json const& value) {
  if (value.is_null()) return std::nullopt;
  auto const date = parse_date(value.get<std::string>());
  if (!date) throw Error(ErrorCode::bad_input, "record: no date: " + value.dump());
  return date;
}

DateRange range(Json const& value) {
  return {date_or_none(value.at("from")), date_or_none(value.at("to")),
          named(value.at("precision").get<std::string>(), DatePrecision::unknown)};
}

// Byte offset of each code point, and of the end.
std::vector<std::uint32_t> byte_offsets(std::string_view text) {
  std::vector<std::uint32_t> out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_boundary(text, at)) out.push_back(static_cast<std::uint32_t>(at));
  }
  out.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

class Reader {
 public:
  explicit Reader(Json const& json)
      : json_(json),
        bytes_(byte_offsets(json.at("document").at("text").get_ref<std::string const&>())) {}

  Record read() const {
    Record r;
    r.document = document(json_.at("document"));
    r.sentences = list<ByteSpan>("sentences", [this](Json const& v) { return span(v); });
    r.actors = list<RecordActor>("actors", [this](Json const& v) { return actor(v); });
    r.places = list<RecordPlace>("places", [this](Json const& v) { return place(v); });
    r.events = list<RecordEvent>("events", [this](Json const& v) { return event(v); });
    r.claims = list<RecordClaim>("claims", [this](Json const& v) { return claim(v); });
    r.figures = list<RecordFigure>("figures", [this](Json const& v) { return figure(v); });
    r.links = list<RecordLink>("links", [this](Json const& v) { return link(v); });
    if (json_.contains("needs")) {  // records made before there were needs have none
      r.needs = list<RecordNeed>("needs", [this](Json const& v) { return need(v); });
    }
    r.notes = json_.at("notes").get<std::vector<std::string>>();
    Json const& version = json_.at("version");
    r.version = {version.at("engine"), version.at("model"), version.at("codebook")};
    return r;
  }

 private:
  template <class Item, class Read>
  std::vector<Item> list(char const* member, Read read) const {
    std::vector<Item> out;
    for (Json const& value : json_.at(member)) out.push_back(read(value));
    return out;
  }

  ByteSpan span(Json const& value) const {
    if (value.is_null()) return {};
    auto const begin = whole<std::size_t>(value.at("begin"));
    auto const end = whole<std::size_t>(value.at("end"));
    if (begin > end || end >= bytes_.size()) {
      throw Error(ErrorCode::bad_input, "record: span outside of the text: " + value.dump());
    }
    if (begin == end) return {};  // no words are none, wherever they would stand
    return {bytes_[begin], bytes_[end]};
  }

  std::vector<ByteSpan> spans(Json const& values) const {
    std::vector<ByteSpan> out;
    for (Json const& value : values) out.push_back(span(value));
    return out;
  }

  static std::vector<std::int32_t> ids(Json const& values) {
    std::vector<std::int32_t> out;
    for (Json const& value : values) out.push_back(whole<std::int32_t>(value));
    return out;
  }

  RecordDate date(Json const& value) const {
    if (value.is_null()) return {};
    return {range(value), span(value.at("span"))};
  }

  static RecordDocument document(Json const& v) {
    return {v.at("id"),
            text_or_empty(v.at("url")),
            text_or_empty(v.at("publisher")),
            text_or_empty(v.at("title")),
            v.at("language"),
            date_or_none(v.at("published")),
            v.at("text"),
            v.at("sha256")};
  }

  RecordActor actor(Json const& v) const {
    return {v.at("name"),
            named(v.at("kind").get<std::string>(), ActorKind::group),
            v.at("country"),
            v.at("sectors").get<std::vector<std::string>>(),
            text_or_empty(v.at("role")),
            text_or_empty(v.at("cameo")),
            text_or_empty(v.at("wikidata")),
            spans(v.at("mentions"))};
  }

  RecordPlace place(Json const& v) const {
    return {v.at("name"),
            named(v.at("kind").get<std::string>(), PlaceKind::other),
            number(v.at("lon")),
            number(v.at("lat")),
            v.at("uncertainty_km"),
            text_or_empty(v.at("country")),
            text_or_empty(v.at("admin1")),
            text_or_empty(v.at("geonames")),
            spans(v.at("mentions"))};
  }

  RecordEvent event(Json const& v) const {
    RecordEvent e;
    e.type = named(v.at("type").get<std::string>(), EventType::ASSAULT);
    e.modes = v.at("modes").get<std::vector<std::string>>();
    e.contexts = v.at("contexts").get<std::vector<std::string>>();
    e.cameo = text_or_empty(v.at("cameo"));
    e.quad = whole<int>(v.at("quad"));
    e.goldstein = v.at("goldstein");
    e.actors = ids(v.at("actors"));
    e.recipients = ids(v.at("recipients"));
    e.actor_spans = spans(v.at("actor_spans"));
    e.recipient_spans = spans(v.at("recipient_spans"));
    e.trigger = span(v.at("trigger"));
    e.sentence = whole<std::int32_t>(v.at("sentence"));
    e.date = date(v.at("date"));
    e.place = id_or_none(v.at("place"));
    e.factuality = named(v.at("factuality").get<std::string>(), Factuality::negated);
    e.historical = v.at("historical");
    e.claim = id_or_none(v.at("claim"));
    e.figures = ids(v.at("figures"));
    e.rule = v.at("rule");
    e.score = v.value("score", 0.0);
    return e;
  }

  RecordClaim claim(Json const& v) const {
    RecordClaim c;
    c.speakers = ids(v.at("speakers"));
    c.speaker_spans = spans(v.at("speaker_spans"));
    c.act = named(v.at("act").get<std::string>(), Act::no_comment);
    c.cue = span(v.at("cue"));
    c.content = span(v.at("content"));
    c.quote = named(v.at("quote").get<std::string>(), Quote::mixed);
    c.addressees = ids(v.at("addressees"));
    c.inside = id_or_none(v.at("inside"));
    for (int const id : ids(v.at("answers"))) c.answers.push_back({Answer::Kind::claim, id});
    for (int const id : ids(v.at("answers_events"))) c.answers.push_back({Answer::Kind::event, id});
    Json const& denies = v.at("denies");
    if (!denies.is_null()) c.denies = named(denies.get<std::string>(), Denies::number);
    c.deadline = date(v.at("deadline"));
    c.condition = span(v.at("condition"));
    c.rule = v.at("rule");
    c.score = v.value("score", 0.0);
    return c;
  }

  RecordFigure figure(Json const& v) const {
    return {v.at("measure"),
            span(v.at("group")),
            number(v.at("low")),
            number(v.at("high")),
            named(v.at("bound").get<std::string>(), Bound::less_than),
            range(v.at("period")),
            id_or_none(v.at("place")),
            id_or_none(v.at("event")),
            id_or_none(v.at("claim")),
            span(v.at("span"))};
  }

  RecordLink link(Json const& v) const {
    return {v.at("name"),
            v.at("kind"),
            id_or_none(v.at("place")),
            ids(v.at("ends")),
            named(v.at("status").get<std::string>(), LinkStatus::closed),
            span(v.at("scope")),
            ids(v.at("blocked_by")),
            date(v.at("since")),
            v.at("sole"),
            ids(v.at("dependents")),
            id_or_none(v.at("claim")),
            span(v.at("span"))};
  }

  RecordNeed need(Json const& v) const {
    return {span(v.at("commodity")),
            v.at("category"),
            named(v.at("state").get<std::string>(), NeedState::cut),
            id_or_none(v.at("place")),
            span(v.at("cause")),
            id_or_none(v.at("link")),
            id_or_none(v.at("claim")),
            span(v.at("span"))};
  }

  Json const& json_;
  std::vector<std::uint32_t> bytes_;
};

}  // namespace

Record from_json(std::string const& json) {
  try {
    Json const parsed = Json::parse(json);
    return Reader(parsed).read();
  } catch (nlohmann::json::exception const& e) {
    throw Error(ErrorCode::bad_input, std::string("record: ") + e.what());
  }
}

}  // namespace dragoman
