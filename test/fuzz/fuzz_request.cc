// What a client sends, as Beast takes it apart and we after it: head, target, host, form.
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <cstdint>
#include <cstdlib>

#include "base/error.h"
#include "serve/connection.h"
#include "serve/fetch.h"
#include "serve/form.h"
#include "serve/guard.h"

namespace dragoman {
namespace {

namespace http = boost::beast::http;

void try_form(Request const& request) {
  std::string const& type = request.header("content-type");
  if (!is_form(type)) return;
  try {
    for (FormPart const& part : read_form(type, request.body)) {
      bool const inside =
          part.content.data() >= request.body.data() &&
          part.content.data() + part.content.size() <= request.body.data() + request.body.size();
      if (!inside || part.file.find_first_of("/\\") != std::string::npos) std::abort();
    }
  } catch (Error const&) {  // no form: told to the client
  }
}

// What is refused and what is answered must be a whole head, whatever the client wrote.
void must_be_whole(Response const& response) {
  std::string const head = head_of(response, End::close);
  if (!head.starts_with("HTTP/1.1 ") || head.find("\r\n\r\n") != head.size() - 4) std::abort();
}

}  // namespace
}  // namespace dragoman

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* begin, std::size_t size) {
  using namespace dragoman;
  http::request_parser<http::string_body> parser;
  parser.eager(true);
  boost::system::error_code failed;
  parser.put(boost::asio::buffer(begin, size), failed);
  if (!parser.is_header_done()) return 0;
  std::optional<Request> const request = request_of(parser.get());
  if (!request) return 0;
  if (request->path.empty() || request->path.front() != '/') std::abort();
  Guard const guard({8077, "0123456789abcdef", {"war-room"}, true});
  if (auto const refused = guard.refuse(*request)) must_be_whole(*refused);
  try_form(*request);
  address_fault(request->body.substr(0, request->body.find('\0')), {});
  return 0;
}
