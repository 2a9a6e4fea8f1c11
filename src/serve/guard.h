// Who may ask: the host that is named, the page that asks, the token.
//
// In: the head of a request, before its body is read. Out: the refusal, or nothing.
//
//   Host: evil.example          a name of another site that was pointed at this machine (DNS
//                               rebinding): 421
//   Origin: https://evil.example    another site's page writes here (CSRF): 403
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "serve/message.h"

namespace dragoman {

struct GuardSettings {
  std::uint16_t port = 8077;
  std::string token;             // "": none is asked for
  std::set<std::string> hosts;   // names that may stand in Host beside localhost and addresses
  bool beyond_loopback = false;  // listens to other machines: any address may stand in Host
};

// Used by several threads at once.
class Guard {
 public:
  explicit Guard(GuardSettings settings);

  // Every request: Host must be localhost, an address of this machine or a name of the settings;
  // Origin, where there is one, must be that of Host. Under /api/ the token or a session is asked
  // for (not by POST /session), and whatever writes must carry "X-Dragoman: 1", which a page of
  // another site cannot send.
  std::optional<Response> refuse(Request const& request) const;

  // Answers POST /session: a cookie for the right token, 401 for others.
  Response sign_in(std::string const& token);

 private:
  bool is_known_host(std::string const& host) const;
  bool is_signed_in(Request const& request) const;

  GuardSettings settings_;
  mutable std::mutex mutex_;
  std::set<std::string> sessions_;
};

// 128 random bits in hex.
std::string random_name();

// The headers that every answer carries: no script but our own, no frame, no guessing of types, no
// referrer.
void add_safety_headers(Response& response);

}  // namespace dragoman
