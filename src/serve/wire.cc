// Between Beast's messages and ours.
#include <fmt/format.h>

#include <algorithm>

#include "serve/connection.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

std::size_t length_of(Response const& response) {
  if (!response.file) return response.body.size();
  std::fseek(response.file.get(), 0, SEEK_END);
  long const end = std::ftell(response.file.get());
  std::rewind(response.file.get());
  return response.body.size() + static_cast<std::size_t>(std::max(0L, end));
}

}  // namespace

std::optional<Request> request_of(WireRequest const& wire) {
  Request out;
  out.method = std::string(wire.method_string());
  if (!read_target(std::string_view(wire.target()), out)) return {};
  for (auto const& field : wire) {
    std::string const name = lowered(std::string_view(field.name_string()));
    if (name == "host" && out.headers.contains(name)) return {};
    out.headers[name] = std::string(field.value());
  }
  out.body = wire.body();
  return out;
}

std::string head_of(Response const& response, End end) {
  std::string out = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_of(response.status));
  for (auto const& [name, value] : response.headers) {
    out += fmt::format("{}: {}\r\n", name, value);
  }
  bool const bodiless = response.status == 204 || response.status == 304 || response.stream;
  if (!bodiless) out += fmt::format("Content-Length: {}\r\n", length_of(response));
  return out + (end == End::keep ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
}

}  // namespace dragoman
