// The sockets: takes connections, reads requests, sends responses and streams of events.
//
// One thread moves bytes; a few others compute answers, so that a slow client or a heavy question
// holds up nobody else.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "serve/service.h"

namespace dragoman {

struct ServerSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8077;  // 0: any free one
  int workers = 4;            // threads that compute answers to reading
  int connections = 512;      // open at once; more are told 503 and closed
};

class Server {
 public:
  // Listens. Throws Error{cannot_run} where the port is taken, Error{usage} for a bad address.
  explicit Server(ServerSettings settings);
  ~Server();

  std::uint16_t port() const;

  // Serves, once, until stop(), SIGINT or SIGTERM; answers under way are sent to their end, for a
  // moment.
  void run(Service& service);

  // From any thread, while run() serves.
  void stop();

 private:
  struct Sockets;
  std::unique_ptr<Sockets> sockets_;
};

}  // namespace dragoman
