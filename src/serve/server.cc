#include "serve/server.h"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "base/error.h"
#include "serve/connection.h"

namespace dragoman {

namespace asio = boost::asio;
using asio::ip::tcp;

struct Server::Sockets {
  explicit Sockets(ServerSettings wanted) : settings(std::move(wanted)) {}

  ServerSettings settings;
  asio::io_context context{1};
  tcp::acceptor acceptor{context};
  asio::steady_timer last_moment{context};
  House* house = nullptr;  // while run() serves
  int open = 0;            // connections; touched by the one thread of the context alone

  void listen();
  void end();
  asio::awaitable<void> accept(House& house);
  asio::awaitable<void> serve(tcp::socket socket, House& house);
};

void Server::Sockets::listen() {
  boost::system::error_code failed;
  asio::ip::address const address = asio::ip::make_address(settings.address, failed);
  if (failed) {
    throw Error(ErrorCode::usage, "--listen: \"" + settings.address +
                                      "\" is no address; write one of this machine: 192.0.2.7");
  }
  tcp::endpoint const here(address, settings.port);
  acceptor.open(here.protocol(), failed);
  if (!failed) acceptor.set_option(tcp::acceptor::reuse_address(true), failed);
  if (!failed) acceptor.bind(here, failed);
  if (!failed) acceptor.listen(asio::socket_base::max_listen_connections, failed);
  if (failed) {
    bool const taken = failed == asio::error::address_in_use;
    throw Error(ErrorCode::cannot_run,
                fmt::format("{} port {}: {}; {}", settings.address, settings.port, failed.message(),
                            taken ? "take another with --port, or end the program that has it"
                                  : "give --listen an address of this machine, and --port one that "
                                    "you may open (1024 and above)"));
  }
}

// Nobody is let in any more; answers under way have a moment.
void Server::Sockets::end() {
  constexpr auto kMoment = std::chrono::milliseconds(500);
  acceptor.close();
  while (house != nullptr && house->waiting.close_first()) {
  }
  last_moment.expires_after(kMoment);
  last_moment.async_wait([this](boost::system::error_code const&) { context.stop(); });
}

asio::awaitable<void> Server::Sockets::serve(tcp::socket socket, House& house) {
  struct Count {
    int& open;
    explicit Count(int& all) : open(all) { ++open; }
    ~Count() { --open; }
  } const count(open);
  boost::beast::tcp_stream stream(std::move(socket));
  try {
    if (open > settings.connections && !house.waiting.close_first()) {
      Response const full = problem(503, "too many connections are open; try again in a moment");
      std::string const bytes = head_of(full, End::close) + full.body;
      stream.expires_after(std::chrono::seconds(1));
      co_await asio::async_write(stream, asio::buffer(bytes), asio::use_awaitable);
    } else {
      co_await converse(stream, house);
    }
  } catch (boost::system::system_error const&) {  // the client left, or was too slow
  }
  boost::system::error_code ignored;
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> Server::Sockets::accept(House& house) {
  for (;;) {
    boost::system::error_code failed;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, failed));
    if (failed == asio::error::operation_aborted || !acceptor.is_open()) co_return;
    if (failed) {  // no file left to open: wait until some connections have ended
      asio::steady_timer pause(context, std::chrono::milliseconds(100));
      co_await pause.async_wait(asio::use_awaitable);
      continue;
    }
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    asio::co_spawn(context, serve(std::move(socket), house), asio::detached);
  }
}

Server::Server(ServerSettings settings) : sockets_(std::make_unique<Sockets>(std::move(settings))) {
  sockets_->listen();
}

Server::~Server() = default;

std::uint16_t Server::port() const { return sockets_->acceptor.local_endpoint().port(); }

void Server::run(Service& service) {
  constexpr std::size_t kWriting = 2;
  constexpr std::size_t kLasting = 2;
  House house{service, asio::thread_pool(static_cast<std::size_t>(sockets_->settings.workers)),
              asio::thread_pool(kWriting), asio::thread_pool(kLasting)};
  sockets_->house = &house;
  {
    asio::signal_set signals(sockets_->context, SIGINT, SIGTERM);
    signals.async_wait([this](boost::system::error_code const& failed, int) {
      if (!failed) stop();
    });
    asio::co_spawn(sockets_->context, sockets_->accept(house), asio::detached);
    sockets_->context.run();
  }
  for (asio::thread_pool* const crew : {&house.reading, &house.writing, &house.lasting}) {
    crew->join();
  }
  sockets_.reset();  // connections end before what they use
}

void Server::stop() {
  asio::post(sockets_->context, [sockets = sockets_.get()] { sockets->end(); });
}

}  // namespace dragoman
