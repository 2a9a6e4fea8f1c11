// One function an endpoint of /api/v1, as openapi.yaml describes them. Only for this folder.
#pragma once

#include <initializer_list>
#include <string>

#include "serve/message.h"
#include "serve/service.h"
#include "store/question.h"

namespace dragoman {

// A request on its way to its answer. `rest` is what stands behind the path of the endpoint: "12"
// of /api/v1/documents/12.
struct Call {
  Service& service;
  Request const& request;
  std::string rest;
};

// Each throws Error for what the user asked wrongly.
Response answer_store(Call const& call);
Response answer_list(Call const& call, std::string const& product);
Response answer_timeline(Call const& call);
Response answer_map(Call const& call);
Response answer_matrix(Call const& call);
Response answer_changes(Call const& call);
Response answer_actor(Call const& call);
Response answer_document(Call const& call);
Response answer_openapi(Call const& call);
Response answer_stream(Call const& call);
Response answer_session(Call const& call);
Response answer_add(Call const& call);
Response answer_correct(Call const& call);
Response answer_undo(Call const& call);
Response answer_export(Call const& call);
Response answer_feeds(Call const& call);
Response answer_watch(Call const& call);
Response answer_drop(Call const& call);
Response answer_supply(Call const& call);
Response answer_supply_draft(Call const& call);

// The filters of a request as a question of the product; parameters that are no filters (`others`)
// are left out. Throws Error{usage} for a limit out of range.
Question question_of(Call const& call, std::string const& product,
                     std::initializer_list<std::string_view> others = {});

// The number that `text` writes. Throws Error{usage} about `name` where it is none from 0 to
// `largest`.
std::int64_t whole_number(std::string const& name, std::string const& text, std::int64_t largest);
inline constexpr std::int64_t kLargestNumber = std::int64_t{1} << 40;

// A row of `ask corrections`, one JSON object, with its number also as "n", as links name it.
std::string numbered_row(std::string const& row);

// Those of a reading that are not undone, a JSON list.
std::string corrections_of(Database const& database, std::int64_t document);

}  // namespace dragoman
