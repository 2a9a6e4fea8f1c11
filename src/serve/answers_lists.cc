// Rows of the store, page by page, and single documents.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "export/rows.h"
#include "record/record.h"
#include "serve/answers.h"
#include "store/paging.h"
#include "store/question.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kDefaultLimit = 100;
constexpr std::int64_t kLargestLimit = 1000;

// Products without a stable order of their own go on by position: "+200".
bool has_keys(std::string const& product) { return takes(product, "after"); }

void go_on_after(Question& question, std::string const& cursor) {
  if (cursor.empty()) return;
  if (has_keys(question.product)) {
    question.filters["after"] = cursor;
  } else {
    question.offset = whole_number("after", cursor, kLargestNumber);
  }
}

// The page as JSON; one row more than the page was asked for, to know whether it is the last.
std::string page(std::vector<std::string>& rows, Question const& question) {
  std::int64_t const limit = question.limit - 1;
  bool const more = rows.size() > static_cast<std::size_t>(limit);
  if (more) rows.pop_back();
  Json next;
  if (more && has_keys(question.product) && !rows.empty()) {
    Json const last = Json::parse(rows.back());
    next = cursor_of(question.product, [&last](std::string_view name) {
      Json const& field = last[std::string(name)];
      return field.is_string() ? field.get<std::string>() : field.dump();
    });
  } else if (more) {
    next = std::to_string(question.offset + limit);
  }
  bool const whole = !more && question.offset == 0 && !question.filters.contains("after");
  Json const total = whole ? Json(rows.size()) : Json(nullptr);
  std::string out = "{\"items\":[";
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].pop_back();  // the line feed
    out += (i == 0 ? "" : ",") + rows[i];
  }
  return out + "],\"next\":" + next.dump() + ",\"total\":" + total.dump() + "}";
}

std::string rows_of(Call const& call, Question const& question) {
  std::vector<std::string> rows;
  bool const numbered = question.product == "corrections";
  Readers::Lease const store = call.service.readers().lend();
  Statement statement = ask(store->database(), question);
  write_json_lines(statement, [&](std::string const& line) {
    rows.push_back(numbered ? numbered_row(line) : line);
  });
  return page(rows, question);
}

}  // namespace

std::int64_t whole_number(std::string const& name, std::string const& text, std::int64_t largest) {
  std::int64_t number = 0;
  char const* const end = text.data() + text.size();
  auto const read = std::from_chars(text.data(), end, number);
  if (read.ec != std::errc() || read.ptr != end || number < 0 || number > largest) {
    throw Error(ErrorCode::usage,
                fmt::format("--{}: \"{}\" is no whole number from 0 to {}", name, text, largest));
  }
  return number;
}

Question question_of(Call const& call, std::string const& product,
                     std::initializer_list<std::string_view> others) {
  Question out{product, {}, kDefaultLimit, 0};
  for (auto const& [name, value] : call.request.query) {
    if (name == "limit") {
      out.limit = whole_number(name, value, kLargestLimit);
    } else if (name != "after" && std::ranges::find(others, name) == others.end()) {
      out.filters[name] = value;
    }
  }
  return out;
}

Response answer_list(Call const& call, std::string const& product) {
  Question question = question_of(call, product);
  go_on_after(question, call.request.parameter("after"));
  ++question.limit;
  return json_response(rows_of(call, question));
}

Response answer_document(Call const& call) {
  std::int64_t const number = whole_number("number", call.rest, kLargestNumber);
  Readers::Lease const store = call.service.readers().lend();
  Statement find = store->database().prepare(
      "SELECT record, revision, replaced FROM documents WHERE number = ?1");
  find.bind({number});
  if (!find.step()) {
    return problem(404,
                   fmt::format("there is no document {}; /api/v1/documents lists them", number),
                   "number");
  }
  std::string record = find.text(0);  // ends with "}": the members below follow the record's own
  record.pop_back();
  Json const replaced = find.text(2).empty() ? Json(nullptr) : Json(find.text(2));
  return json_response(fmt::format(
      R"({},"number":{},"revision":{},"replaced":{},"corrections":{}}})", record, number,
      find.integer(1), replaced.dump(), corrections_of(store->database(), number)));
}

}  // namespace dragoman
