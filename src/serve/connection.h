// One connection of a client, from its first byte to its last. Only for this folder.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <list>
#include <optional>

#include "serve/service.h"

namespace dragoman {

// Connections that wait for a request, the longest first: they make room where all places are
// taken, so that clients who say nothing keep nobody out. Of one thread.
class WaitingRoom {
 public:
  // A connection waits as long as it has a seat.
  class Seat {
   public:
    Seat(WaitingRoom& room, boost::beast::tcp_stream& stream) : room_(room), stream_(stream) {
      room_.waiting_.push_back(&stream_);
    }
    Seat(Seat const&) = delete;
    Seat& operator=(Seat const&) = delete;
    ~Seat() { room_.waiting_.remove(&stream_); }

   private:
    WaitingRoom& room_;
    boost::beast::tcp_stream& stream_;
  };

  // Closes the one that has waited longest; false where none waits.
  bool close_first();

 private:
  std::list<boost::beast::tcp_stream*> waiting_;
};

// Who serves: threads that compute answers, a crew for each kind, and what connections share.
struct House {
  Service& service;
  boost::asio::thread_pool reading, writing, lasting;
  WaitingRoom waiting{};
  int uploads = 0;  // long bodies that are being read
};

// Answers requests until the client leaves, is too slow, or asks for something that ends the
// connection. Throws boost::system::system_error where the connection breaks.
boost::asio::awaitable<void> converse(boost::beast::tcp_stream& stream, House& house);

// A message as Beast read it, as the service takes it; nullopt where its target or its Host cannot
// be understood.
using WireRequest = boost::beast::http::request<boost::beast::http::string_body>;
std::optional<Request> request_of(WireRequest const& wire);

// What follows a response: the next request, or nothing.
enum class End { keep, close };

// The bytes before the body.
std::string head_of(Response const& response, End end);

}  // namespace dragoman
