// HTTP answers as archives keep them (RFC 9112), down to the bytes of the page. Only for this
// folder.
//
//   "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html>…"
#pragma once

#include <string>
#include <string_view>

namespace dragoman {

// The value of a header field, names without regard to case; empty where the field is missing.
// `head` are lines divided by "\n" or "\r\n".
std::string field_of(std::string_view head, std::string_view name);

struct HttpAnswer {
  int status = 0;        // 0 where the bytes are no answer
  std::string type;      // "text/html", in lower case, without parameters
  std::string charset;   // of the type; empty where none is named
  std::string encoding;  // a content coding that was not undone ("br"); empty where none is left
  std::string body;      // chunks joined, gzip and deflate undone, at most `limit` bytes
};

// Any bytes give an answer.
HttpAnswer http_answer(std::string_view bytes, std::size_t limit);

// Type and charset of a Content-Type value.
void read_content_type(std::string const& value, HttpAnswer& answer);

}  // namespace dragoman
