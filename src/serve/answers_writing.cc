// What is written to the store: documents that are added, corrections of analysts.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "export/rows.h"
#include "serve/answers.h"
#include "serve/form.h"
#include "serve/json_text.h"
#include "store/corrections.h"

namespace dragoman {
namespace {

[[noreturn]] void refuse(std::string const& field, std::string const& what) {
  throw Error(ErrorCode::usage, "--" + field + ": " + what);
}

// A JSON object alone may stand over several lines; JSON Lines has one a line.
std::string one_line_each(std::string const& body) {
  Json const json = Json::parse(body, nullptr, false);
  if (json.is_discarded() || !json.is_structured()) return body;
  std::string out;
  bool const is_feed = json.is_object() && json.contains("items");
  if (is_feed || json.is_object()) return json.dump();
  for (Json const& one : json) out += one.dump() + "\n";
  return out;
}

bool is_json(std::string_view content_type) { return content_type.starts_with("application/json"); }

bool is_text(std::string_view content_type) {
  static constexpr std::array<std::string_view, 4> kOthers = {"image/", "audio/", "video/",
                                                              "font/"};
  return std::ranges::none_of(
      kOthers, [&](std::string_view other) { return content_type.starts_with(other); });
}

std::vector<Parcel> parcels_of(Request const& request) {
  std::string const& type = request.header("content-type");
  if (!is_form(type)) {
    return {{"", is_json(type) ? one_line_each(request.body) : request.body}};
  }
  std::vector<Parcel> out;
  for (FormPart const& part : read_form(type, request.body)) {
    if (part.name != "file") refuse(part.name, "is no part that is known; send files as \"file\"");
    out.push_back({part.file, std::string(part.content)});
  }
  if (out.empty()) refuse("file", "there is none in the form");
  return out;
}

Delivery delivery_of(Call const& call) {
  Delivery out{parcels_of(call.request)};
  out.publisher = call.request.parameter("publisher");
  out.title = call.request.parameter("title");
  if (call.request.query.contains("published")) {
    Options dated;
    set_option(dated, "published", call.request.parameter("published"));
    out.published = dated.published;
  }
  return out;
}

constexpr std::array<std::string_view, 6> kMembers = {"target", "action", "field",
                                                      "after",  "who",    "why"};

// The body of a correction: members that are text or null.
class Wish {
 public:
  explicit Wish(std::string const& body) : json_(Json::parse(body, nullptr, false)) {
    if (!json_.is_object()) {
      throw Error(ErrorCode::usage,
                  R"(send an object: {"target": "events:12.3", "action": "confirm"})");
    }
    for (auto const& [name, value] : json_.items()) {
      if (std::ranges::find(kMembers, name) == kMembers.end()) {
        refuse(name, "is unknown; a correction has target, action, field, after, who and why");
      }
      if (!value.is_string() && !value.is_null()) refuse(name, "must be text or null");
    }
  }

  std::string text(char const* name) const {
    auto const found = json_.find(name);
    return found == json_.end() || found->is_null() ? "" : found->get<std::string>();
  }

 private:
  Json json_;
};

// Runs `step`; what it throws for wrong input is about this member.
template <class Step>
auto about(std::string const& member, Step step) {
  try {
    return step();
  } catch (Error const& error) {
    if (error.code() != ErrorCode::usage) throw;
    refuse(member, error.what());
  }
}

std::string product_of(std::string const& target) { return target.substr(0, target.find(':')); }

void must_have_field(std::string const& product, std::string const& field) {
  std::string known;
  for (ChangeableField const& one : changeable_fields()) {
    if (one.product != product) continue;
    if (one.field == field) return;
    known += (known.empty() ? "" : ", ") + std::string(one.field);
  }
  if (!known.empty()) refuse("field", "of " + product + " may be " + known);
}

Analyst analyst_of(std::string const& who, std::string const& why) {
  return {who.empty() ? "analyst" : who, why};
}

Correction correction_of(Wish const& wish) {
  Correction out;
  out.target = wish.text("target");
  out.field = wish.text("field");
  out.after = wish.text("after");
  out.analyst = analyst_of(wish.text("who"), wish.text("why"));
  out.action = about("action", [&] { return read_action(wish.text("action")); });
  if (out.action == Action::change) must_have_field(product_of(out.target), out.field);
  return out;
}

// The member that is wrong where the store refuses a correction whose other members are right.
std::string doubtful_member(Correction const& correction, std::string const& complaint) {
  if (complaint.starts_with("\"" + correction.target + "\"")) return "target";
  if (complaint.starts_with("who: ")) return "who";
  bool const has_value = correction.action == Action::change || correction.action == Action::note ||
                         correction.action == Action::merge;
  return has_value ? "after" : "action";
}

std::int64_t keep(Service& service, Correction const& correction) {
  try {
    return correct(*service.writer().lend_soon(), correction);
  } catch (Error const& error) {
    if (error.code() != ErrorCode::usage) throw;
    refuse(doubtful_member(correction, error.what()), error.what());
  }
}

std::vector<Json> corrections(Database const& database, Question const& question) {
  std::vector<Json> out;
  Statement rows = ask(database, question);
  write_json_lines(rows,
                   [&](std::string const& row) { out.push_back(Json::parse(numbered_row(row))); });
  return out;
}

// Where the correction stands; "" where there is none of this number.
std::string state_of(Service& service, std::int64_t number) {
  Readers::Lease const store = service.readers().lend();
  std::vector<Json> const found =
      corrections(store->database(), {"corrections", {}, 1, std::max<std::int64_t>(0, number - 1)});
  return found.empty() || found[0]["n"] != number ? "" : found[0]["state"].get<std::string>();
}

}  // namespace

Response answer_add(Call const& call) {
  if (std::string const& type = call.request.header("content-type"); !is_text(type)) {
    return problem(415, "\"" + type + "\" holds no report; send text", "Content-Type");
  }
  Delivery delivery = delivery_of(call);
  bool const empty = std::ranges::all_of(delivery.parcels,
                                         [](Parcel const& parcel) { return parcel.bytes.empty(); });
  if (empty) return problem(400, "there is nothing to read; send the text of a report", "body");
  std::int64_t const job = call.service.intake().take(std::move(delivery));
  return json_response(Json{{"job", job}}.dump(), 202);
}

Response answer_correct(Call const& call) {
  Correction const correction = correction_of(Wish(call.request.body));
  std::int64_t number = 0;
  try {
    number = keep(call.service, correction);
  } catch (Error const& error) {
    if (error.code() != ErrorCode::bad_input) throw;
    return problem(404, error.what(), "target");
  }
  call.service.intake().derive_soon();
  Readers::Lease const store = call.service.readers().lend();
  std::vector<Json> const all = corrections(store->database(), {"corrections", {}, 1, number - 1});
  return json_response(all.at(0).dump(), 201);
}

Response answer_undo(Call const& call) {
  std::int64_t const number = whole_number("n", call.rest, kLargestNumber);
  Analyst const analyst = analyst_of(call.request.parameter("who"), call.request.parameter("why"));
  std::string const state = state_of(call.service, number);
  if (state.empty() || state == "undone") {
    return problem(
        404,
        fmt::format("there is no correction {} in force; /api/v1/corrections lists them", number),
        "n");
  }
  try {
    undo(*call.service.writer().lend_soon(), number, analyst);
  } catch (Error const& error) {  // another one builds on it
    if (error.code() != ErrorCode::bad_input) throw;
    return problem(409, error.what(), "n");
  }
  call.service.intake().derive_soon();
  Response out;
  out.status = 204;
  return out;
}

std::string numbered_row(std::string const& row) {
  Json const json = Json::parse(row);
  return fmt::format("{{\"n\":{},{}", json["ref"].dump(), row.substr(1));
}

std::string corrections_of(Database const& database, std::int64_t document) {
  Json out = Json::array();
  Question const question{"corrections", {{"target", fmt::format("*:{}.*", document)}}};
  for (Json& one : corrections(database, question)) {
    if (one["state"] != "undone") out.push_back(std::move(one));
  }
  return json_text(out);
}

}  // namespace dragoman
