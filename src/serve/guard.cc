#include "serve/guard.h"

#include <fmt/format.h>

#include <algorithm>
#include <random>

namespace dragoman {
namespace {

constexpr std::string_view kCookie = "dragoman_session=";
constexpr std::size_t kSessions = 1000;  // remembered at once; the page signs in again beyond

// Styles of single elements are allowed, since the map and the charts set them; style sheets and
// scripts come from our own files alone. The map's worker is a blob.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self' blob:; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

// Takes as long for the first wrong character as for the last.
bool same_secret(std::string_view a, std::string_view b) {
  unsigned difference = a.size() == b.size() ? 0 : 1;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  }
  return difference == 0;
}

// "localhost:8077" → "localhost"; "[::1]:8077" → "[::1]".
std::string without_port(std::string_view host) {
  std::size_t const bracket = host.find(']');
  std::size_t const colon = host.find(':', bracket == std::string_view::npos ? 0 : bracket);
  return std::string(host.substr(0, colon));
}

bool is_address(std::string_view name) {
  bool const six = name.starts_with('[') && name.ends_with(']');
  bool const four =
      !name.empty() && name.find_first_not_of("0123456789.") == std::string_view::npos;
  return six || four;
}

bool writes(std::string_view method) { return method != "GET" && method != "HEAD"; }

std::string_view session_of(std::string_view cookies) {
  std::size_t const at = cookies.find(kCookie);
  if (at == std::string_view::npos) return {};
  cookies.remove_prefix(at + kCookie.size());
  return cookies.substr(0, cookies.find(';'));
}

}  // namespace

Guard::Guard(GuardSettings settings) : settings_(std::move(settings)) {}

bool Guard::is_known_host(std::string const& host) const {
  std::string const name = without_port(host);
  std::string const port = host.substr(name.size());
  if (!port.empty() && port != fmt::format(":{}", settings_.port)) return false;
  if (name == "localhost" || name == "127.0.0.1" || name == "[::1]") return true;
  return settings_.hosts.contains(name) || (settings_.beyond_loopback && is_address(name));
}

bool Guard::is_signed_in(Request const& request) const {
  std::string_view const authorization = request.header("authorization");
  if (authorization.starts_with("Bearer ") &&
      same_secret(authorization.substr(7), settings_.token)) {
    return true;
  }
  std::scoped_lock const lock(mutex_);
  return sessions_.contains(std::string(session_of(request.header("cookie"))));
}

std::optional<Response> Guard::refuse(Request const& request) const {
  std::string const& host = request.header("host");
  if (!is_known_host(host)) {
    return problem(421, "\"" + host + "\" is not this server; ask for localhost or the address",
                   "Host");
  }
  std::string const& origin = request.header("origin");
  if (!origin.empty() && origin != "http://" + host && origin != "https://" + host) {
    return problem(403, "pages of \"" + origin + "\" may not ask here", "Origin");
  }
  if (!request.path.starts_with("/api/")) return {};
  bool const signing_in = request.path == "/api/v1/session" && request.method == "POST";
  if (!settings_.token.empty() && !signing_in && !is_signed_in(request)) {
    Response out =
        problem(401, "sign in with the token that the server was started with", "Authorization");
    out.headers.emplace_back("WWW-Authenticate", "Bearer");
    return out;
  }
  if (writes(request.method) && request.header("x-dragoman") != "1") {
    return problem(403, "what writes must carry the header X-Dragoman: 1", "X-Dragoman");
  }
  return {};
}

Response Guard::sign_in(std::string const& token) {
  if (settings_.token.empty() || !same_secret(token, settings_.token)) {
    return problem(401, "this is not the token that the server was started with", "token");
  }
  std::string const session = random_name();
  {
    std::scoped_lock const lock(mutex_);
    if (sessions_.size() >= kSessions) sessions_.clear();
    sessions_.insert(session);
  }
  Response out;
  out.status = 204;
  out.headers.emplace_back("Set-Cookie",
                           std::string(kCookie) + session + "; HttpOnly; SameSite=Strict; Path=/");
  return out;
}

std::string random_name() {
  std::random_device device;
  std::string out;
  for (int i = 0; i < 4; ++i) out += fmt::format("{:08x}", device());
  return out;
}

void add_safety_headers(Response& response) {
  response.headers.emplace_back("Content-Security-Policy", kPolicy);
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("Referrer-Policy", "no-referrer");
  response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
}

}  // namespace dragoman
