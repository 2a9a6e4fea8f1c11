// One connection of a client, from its first byte to its last. Only for this folder.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>

#include "serve/service.h"

namespace dragoman {

// The threads that compute answers; those that may take long have their own.
struct Workers {
  boost::asio::thread_pool quick, slow;
};

// Answers requests until the client leaves, is too slow, or asks for something that ends the
// connection. Throws boost::system::system_error where the connection breaks.
boost::asio::awaitable<void> converse(boost::beast::tcp_stream& stream, Service& service,
                                      Workers& workers);

// A message as Beast read it, as the service takes it; nullopt where its target or its Host cannot
// be understood.
using WireRequest = boost::beast::http::request<boost::beast::http::string_body>;
std::optional<Request> request_of(WireRequest const& wire);

// What follows a response: the next request, or nothing.
enum class End { keep, close };

// The bytes before the body.
std::string head_of(Response const& response, End end);

}  // namespace dragoman
