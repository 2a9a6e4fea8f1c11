#include "serve/message.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "serve/json_text.h"

namespace dragoman {
namespace {

constexpr std::array<std::pair<int, std::string_view>, 21> kReasons = {
    {{200, "OK"},
     {201, "Created"},
     {202, "Accepted"},
     {204, "No Content"},
     {304, "Not Modified"},
     {400, "Bad Request"},
     {401, "Unauthorized"},
     {403, "Forbidden"},
     {404, "Not Found"},
     {405, "Method Not Allowed"},
     {408, "Request Timeout"},
     {409, "Conflict"},
     {411, "Length Required"},
     {413, "Content Too Large"},
     {415, "Unsupported Media Type"},
     {421, "Misdirected Request"},
     {429, "Too Many Requests"},
     {431, "Request Header Fields Too Large"},
     {500, "Internal Server Error"},
     {501, "Not Implemented"},
     {503, "Service Unavailable"}}};

// "+" is a space in queries, not in paths.
enum class Plus { stays, is_space };

bool decode(std::string_view text, Plus plus, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += plus == Plus::is_space && text[i] == '+' ? ' ' : text[i];
      continue;
    }
    if (i + 2 >= text.size()) return false;
    unsigned byte = 0;
    char const* const digits = text.data() + i + 1;
    auto const read = std::from_chars(digits, digits + 2, byte, 16);
    if (read.ec != std::errc() || read.ptr != digits + 2 || byte == 0) return false;
    out += static_cast<char>(byte);
    i += 2;
  }
  return true;
}

bool read_query(std::string_view query, Request& request) {
  while (!query.empty()) {
    std::string_view const pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(query.size(), pair.size() + 1));
    if (pair.empty()) continue;
    std::size_t const equals = std::min(pair.find('='), pair.size());
    std::string name;
    std::string value;
    bool const read = decode(pair.substr(0, equals), Plus::is_space, name) &&
                      decode(pair.substr(std::min(equals + 1, pair.size())), Plus::is_space, value);
    if (!read) return false;
    std::ranges::replace(name, '_', '-');
    auto const [known, is_new] = request.query.try_emplace(name, value);
    if (!is_new) known->second += "\n" + value;
  }
  return true;
}

std::string const& find_or_empty(std::map<std::string, std::string> const& map,
                                 std::string const& name) {
  static std::string const kEmpty;
  auto const found = map.find(name);
  return found == map.end() ? kEmpty : found->second;
}

}  // namespace

std::string const& Request::header(std::string const& name) const {
  return find_or_empty(headers, name);
}

std::string const& Request::parameter(std::string const& name) const {
  return find_or_empty(query, name);
}

bool read_target(std::string_view target, Request& request) {
  std::size_t const mark = std::min(target.find('?'), target.size());
  request.query.clear();
  return target.starts_with('/') && decode(target.substr(0, mark), Plus::stays, request.path) &&
         read_query(target.substr(std::min(mark + 1, target.size())), request);
}

std::string_view Response::header(std::string_view name) const {
  auto const found = std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
  return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

Response json_response(std::string body, int status) {
  Response out;
  out.status = status;
  out.headers.emplace_back("Content-Type", "application/json");
  out.body = std::move(body);
  return out;
}

Response problem(int status, std::string const& detail, std::string const& field) {
  Json json = {{"type", "about:blank"},
               {"title", std::string(reason_of(status))},
               {"status", status},
               {"detail", detail},
               {"field", text_or_null(field)}};
  Response out = json_response(json_text(json), status);
  out.headers.front().second = "application/problem+json";
  return out;
}

int http_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_input:
    case ErrorCode::usage:
      return 400;
    case ErrorCode::cannot_run:
      return 503;
    case ErrorCode::unsupported:
      return 501;
  }
  return 500;
}

Response problem(Error const& error) {
  std::string detail = error.what();
  std::string field;
  std::size_t const end = detail.find_first_of(": ");
  if (detail.starts_with("--") && end != std::string::npos) {
    field = detail.substr(2, end - 2);
    std::ranges::replace(field, '-', '_');
    detail.erase(0, detail.find_first_not_of(": ", end));
  }
  return problem(http_status(error.code()), detail, field);
}

std::string_view reason_of(int status) {
  auto const found = std::ranges::find(kReasons, status, &std::pair<int, std::string_view>::first);
  return found == kReasons.end() ? "Error" : found->second;
}

}  // namespace dragoman
