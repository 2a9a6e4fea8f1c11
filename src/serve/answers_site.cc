// What is neither read from the store nor written to it: the description of the interface, the
// stream of events, signing in.
#include <nlohmann/json.hpp>

#include "serve/answers.h"
#include "serve/openapi.h"

namespace dragoman {

Response answer_openapi(Call const&) {
  Response out;
  out.headers.emplace_back("Content-Type", "application/yaml");
  out.body = openapi();
  return out;
}

Response answer_stream(Call const&) {
  Response out;
  out.headers.emplace_back("Content-Type", "text/event-stream");
  out.headers.emplace_back("Cache-Control", "no-store");
  out.stream = true;
  return out;
}

Response answer_session(Call const& call) {
  auto const json = nlohmann::json::parse(call.request.body, nullptr, false);
  if (!json.is_object() || !json.contains("token") || !json["token"].is_string()) {
    return problem(400, "send {\"token\": \"…\"}", "token");
  }
  return call.service.guard().sign_in(json["token"]);
}

}  // namespace dragoman
