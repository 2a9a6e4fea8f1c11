#include "serve/service.h"

#include <algorithm>

#include "serve/answers.h"
#include "serve/site.h"
#include "store/question.h"

namespace dragoman {
namespace {

constexpr std::string_view kBase = "/api/v1";
constexpr std::size_t kUploadBytes = std::size_t{64} << 20U;
constexpr std::size_t kFormBytes = std::size_t{1} << 20U;

// Whether an answer to GET stays as it is until the store is written to.
enum class Tag { generation, none };

// An endpoint: `path` behind /api/v1; one that ends with "/" takes what follows as Call::rest.
struct Route {
  std::string_view method, path;
  Response (*answer)(Call const&);
  Tag tag = Tag::generation;
};

template <std::size_t N>
struct Name {
  char text[N];  // NOLINT: a literal as a template argument
  constexpr Name(char const (&literal)[N]) { std::copy_n(literal, N, text); }
};
template <Name Product>
Response list(Call const& call) {
  return answer_list(call, Product.text);
}

constexpr Route kRoutes[] = {
    {"GET", "/store", answer_store},
    {"GET", "/events", list<"events">},
    {"GET", "/claims", list<"claims">},
    {"GET", "/disputes", list<"disputes">},
    {"GET", "/figures", list<"figures">},
    {"GET", "/links", list<"links">},
    {"GET", "/needs", list<"needs">},
    {"GET", "/promises", list<"promises">},
    {"GET", "/actors", list<"actors">},
    {"GET", "/documents", list<"documents">},
    {"GET", "/documents/", answer_document},
    {"GET", "/actors/", answer_actor},
    {"GET", "/timeline", answer_timeline},
    {"GET", "/map", answer_map},
    {"GET", "/matrix", answer_matrix},
    {"GET", "/changes", answer_changes},
    {"GET", "/stream", answer_stream, Tag::none},
    {"GET", "/openapi.yaml", answer_openapi},
    {"POST", "/session", answer_session},
    {"POST", "/documents", answer_add},
    {"GET", "/feeds", answer_feeds, Tag::none},
    {"POST", "/feeds", answer_watch},
    {"DELETE", "/feeds/", answer_drop},
    {"POST", "/supply", answer_supply},
    {"GET", "/supply/draft", answer_supply_draft},
    {"GET", "/corrections", list<"corrections">},
    {"POST", "/corrections", answer_correct},
    {"DELETE", "/corrections/", answer_undo},
    {"GET", "/export", answer_export},
};

// What stands behind the route's path; nullopt where the path is another.
std::optional<std::string> rest_of(std::string_view path, Route const& route) {
  if (route.path.ends_with('/')) {
    bool const below = path.starts_with(route.path) && path.size() > route.path.size();
    return below ? std::optional(std::string(path.substr(route.path.size()))) : std::nullopt;
  }
  return path == route.path ? std::optional(std::string()) : std::nullopt;
}

Response no_route(std::string_view path) {
  std::string allowed;
  for (Route const& route : kRoutes) {
    if (!rest_of(path, route)) continue;
    allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
  }
  if (allowed.empty()) {
    return problem(404, "there is no " + std::string(kBase) + std::string(path) +
                            "; /api/v1/openapi.yaml lists what there is");
  }
  Response out = problem(405, "this takes only " + allowed);
  out.headers.emplace_back("Allow", allowed);
  return out;
}

FetchLimits limits_of(ServiceSettings const& settings) {
  FetchLimits out;
  if (settings.feeds == ServiceSettings::Feeds::also_private) {
    out.allows = [](std::string_view) { return true; };
  }
  return out;
}

// Reads are remembered by browsers and asked for again with their tag.
bool is_unchanged(Request const& request, std::string const& tag) {
  return request.header("if-none-match").find(tag) != std::string::npos;
}

Response tagged_answer(Call const& call, Response (*answer)(Call const&)) {
  std::string const tag = "\"" + std::to_string(call.service.readers().generation()) + "\"";
  Response out;
  if (is_unchanged(call.request, tag)) {
    out.status = 304;
  } else {
    out = answer(call);
  }
  if (out.status < 400) {
    out.headers.emplace_back("ETag", tag);
    out.headers.emplace_back("Cache-Control", "private, no-cache");
  }
  return out;
}

}  // namespace

Service::Service(ServiceSettings settings)
    : settings_(std::move(settings)),
      guard_(settings_.guard),
      readers_(settings_.store),
      writer_(settings_.store),
      intake_(settings_.engine, writer_, readers_, hub_),
      feed_watch_(limits_of(settings_), readers_, writer_, intake_) {}

Service::~Service() = default;

std::optional<Response> Service::refuse(Request const& head) const {
  std::optional<Response> refusal = guard_.refuse(head);
  if (refusal) add_safety_headers(*refusal);
  return refusal;
}

std::size_t Service::body_limit(Request const& head) {
  return head.path == "/api/v1/documents" ? kUploadBytes : kFormBytes;
}

Service::Crew Service::crew_of(Request const& head) {
  if (head.path == "/api/v1/export" || head.path == "/api/v1/supply") return Crew::lasting;
  return head.method == "GET" || head.method == "HEAD" ? Crew::reading : Crew::writing;
}

Response Service::routed(Request const& request) {
  if (request.path != "/api" && !request.path.starts_with("/api/")) return site_response(request);
  if (!request.path.starts_with(kBase)) return problem(404, "there is no " + request.path);
  std::string_view const path = std::string_view(request.path).substr(kBase.size());
  std::string const method = request.method == "HEAD" ? "GET" : request.method;
  for (Route const& route : kRoutes) {
    if (route.method != method) continue;
    std::optional<std::string> rest = rest_of(path, route);
    if (!rest) continue;
    Call const call{*this, request, std::move(*rest)};
    bool const tagged = method == "GET" && route.tag == Tag::generation;
    return tagged ? tagged_answer(call, route.answer) : route.answer(call);
  }
  return no_route(path);
}

Response Service::answer(Request const& request) {
  Response out;
  try {
    out = routed(request);
  } catch (Error const& error) {
    out = problem(error);
  } catch (std::exception const& error) {
    out = problem(500, error.what());
  }
  add_safety_headers(out);
  return out;
}

}  // namespace dragoman
