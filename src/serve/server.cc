#include "serve/server.h"

#include <fmt/format.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
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
  int open = 0;  // connections; touched by the one thread of the context alone

  void listen();
  asio::awaitable<void> accept(Service& service, Workers& workers);
  asio::awaitable<void> serve(tcp::socket socket, Service& service, Workers& workers);
};

void Server::Sockets::listen() {
  boost::system::error_code failed;
  asio::ip::address const address = asio::ip::make_address(settings.address, failed);
  if (failed) {
    throw Error(ErrorCode::usage, "--listen: \"" + settings.address +
                                      "\" is no address; write one of this machine: 192.0.2.7");
  }
  tcp::endpoint const here(address, settings.port);
  acceptor.open(here.protocol());
  acceptor.set_option(tcp::acceptor::reuse_address(true));
  acceptor.bind(here, failed);
  if (!failed) acceptor.listen(asio::socket_base::max_listen_connections, failed);
  if (failed) {
    throw Error(ErrorCode::cannot_run,
                fmt::format("--port: {} port {}: {}; take another with --port, or end the program "
                            "that has it",
                            settings.address, settings.port, failed.message()));
  }
}

asio::awaitable<void> Server::Sockets::serve(tcp::socket socket, Service& service,
                                             Workers& workers) {
  struct Count {
    int& open;
    explicit Count(int& all) : open(all) { ++open; }
    ~Count() { --open; }
  } const count(open);
  boost::beast::tcp_stream stream(std::move(socket));
  try {
    if (open > settings.connections) {
      Response const full = problem(503, "too many connections are open; try again in a moment");
      std::string const bytes = head_of(full, End::close) + full.body;
      stream.expires_after(std::chrono::seconds(1));
      co_await asio::async_write(stream, asio::buffer(bytes), asio::use_awaitable);
    } else {
      co_await converse(stream, service, workers);
    }
  } catch (boost::system::system_error const&) {  // the client left, or was too slow
  }
  boost::system::error_code ignored;
  stream.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> Server::Sockets::accept(Service& service, Workers& workers) {
  for (;;) {
    boost::system::error_code failed;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, failed));
    if (failed == asio::error::operation_aborted) co_return;
    if (failed) {  // no file left to open: wait until some connections have ended
      asio::steady_timer pause(context, std::chrono::milliseconds(100));
      co_await pause.async_wait(asio::use_awaitable);
      continue;
    }
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    asio::co_spawn(context, serve(std::move(socket), service, workers), asio::detached);
  }
}

Server::Server(ServerSettings settings) : sockets_(std::make_unique<Sockets>(std::move(settings))) {
  sockets_->listen();
}

Server::~Server() = default;

std::uint16_t Server::port() const { return sockets_->acceptor.local_endpoint().port(); }

void Server::run(Service& service) {
  constexpr std::size_t kSlow = 2;
  Workers workers{asio::thread_pool(static_cast<std::size_t>(sockets_->settings.workers)),
                  asio::thread_pool(kSlow)};
  asio::signal_set signals(sockets_->context, SIGINT, SIGTERM);
  signals.async_wait([this](boost::system::error_code const& failed, int) {
    if (!failed) stop();
  });
  asio::co_spawn(sockets_->context, sockets_->accept(service, workers), asio::detached);
  sockets_->context.run();
  workers.quick.join();
  workers.slow.join();
}

void Server::stop() { sockets_->context.stop(); }

}  // namespace dragoman
