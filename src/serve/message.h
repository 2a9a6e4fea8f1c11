// What a browser asks and what it gets: plain values, so that every answer is a function of them
// and can be tested without a socket.
//
//   GET /api/v1/events?actor=AZE*&limit=20
//   Request{"GET", "/api/v1/events", {{"actor", "AZE*"}, {"limit", "20"}}, …}
#pragma once

#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace dragoman {

struct Request {
  std::string method;
  std::string path;                            // percent signs undone, without the query
  std::map<std::string, std::string> query;    // names with "-" where the user wrote "_"
  std::map<std::string, std::string> headers;  // names in lower case
  std::string body;

  // "" where there is none.
  std::string const& header(std::string const& name) const;
  std::string const& parameter(std::string const& name) const;
};

// Takes a request target apart: "/a%20b?x=1" → path "/a b", query {x: 1}. A name that is given
// twice has a line for each value. False where a percent sign is followed by no two hex digits, or
// the path would hold a nul.
bool read_target(std::string_view target, Request& request);

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::shared_ptr<std::FILE> file;  // sent behind the body, from its start; null: none
  bool stream = false;              // the connection goes on as a stream of events

  // "" where it was not set.
  std::string_view header(std::string_view name) const;
};

Response json_response(std::string body, int status = 200);

// An error as application/problem+json (RFC 9457). `field` names the parameter, header or member
// that is wrong; "" where none is.
Response problem(int status, std::string const& detail, std::string const& field = {});

// Error codes in HTTP: bad input 400 (404 where the path named it), usage 400, cannot run 503,
// unsupported 501.
int http_status(ErrorCode code);

// The problem of an Error. A message that begins with "--name" is about that parameter.
Response problem(Error const& error);

// "Not Found" for 404.
std::string_view reason_of(int status);

}  // namespace dragoman
