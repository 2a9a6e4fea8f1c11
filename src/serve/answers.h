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

// The filters of a request as a question of the product; parameters that are no filters (`others`)
// are left out. Throws Error{usage} for a limit out of range.
Question question_of(Call const& call, std::string const& product,
                     std::initializer_list<std::string_view> others = {});

}  // namespace dragoman
