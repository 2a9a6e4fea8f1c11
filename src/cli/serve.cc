// dragoman serve STORE: the page and the HTTP interface of a store.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>

#include "base/error.h"
#include "cli/commands.h"
#include "cli/usage.h"
#include "serve/server.h"

namespace dragoman {
namespace {

struct ServeRequest {
  ServiceSettings service;
  ServerSettings server;
  std::string token_file;
  std::vector<std::string> hosts;
};

bool is_loopback(std::string const& address) {
  return address == "::1" || address.starts_with("127.");
}

std::string read_token(std::string const& path) {
  std::ifstream file(path);
  std::string token;
  if (!(file >> token) || token.size() < 16) {
    throw Error(ErrorCode::usage,
                "--token-file: " + path +
                    " must hold a token of at least 16 characters: openssl rand -hex 32 > " + path);
  }
  return token;
}

void secure(ServeRequest& request) {
  GuardSettings& guard = request.service.guard;
  guard.hosts.insert(request.hosts.begin(), request.hosts.end());
  guard.beyond_loopback = !is_loopback(request.server.address);
  if (!request.token_file.empty()) guard.token = read_token(request.token_file);
  if (guard.beyond_loopback && guard.token.empty()) {
    throw Error(ErrorCode::usage,
                "--listen: other machines could read and write the store; add --token-file FILE");
  }
}

int run(ServeRequest& request) {
  secure(request);
  Store::open_or_create(request.service.store);  // a new store can be filled from the page
  Server server(request.server);
  request.service.guard.port = server.port();
  Service service(request.service);
  std::string const& address = request.server.address;
  bool const six = address.find(':') != std::string::npos;
  std::cout << "dragoman: " << request.service.store << " at http://"
            << (six ? "[" + address + "]" : address) << ":" << server.port() << "/ (Ctrl-C ends it)"
            << std::endl;
  server.run(service);
  return 0;
}

}  // namespace

void add_serve_command(CLI::App& app, int& status) {
  auto request = std::make_shared<ServeRequest>();
  request->service.engine = default_options();
  CLI::App* command = app.add_subcommand(
      "serve", "The page of a store, on this machine only unless told otherwise");
  command->add_option("STORE", request->service.store, "the store; made where there is none")
      ->required()
      ->check(store_name());
  command->add_option("--port", request->server.port, "default 8077; 0: any free one")
      ->check(whole_number(0, 65535));
  command->add_option("--listen", request->server.address,
                      "address to listen on; beyond this machine only with a token");
  command->add_option("--token-file", request->token_file, "file with the token that is asked for");
  command->add_option("--host", request->hosts, "a name under which the page may be asked for");
  command->add_flag_callback(
      "--feeds-private",
      [request] { request->service.feeds = ServiceSettings::Feeds::also_private; },
      "let feeds be read from addresses of private networks");
  command->add_option("--connections", request->server.connections, "open at once; default 512")
      ->check(whole_number(1, 10000));
  add_engine_options(*command, request->service.engine);
  add_option(*command, request->service.engine, "jobs");
  command->callback([request, &status] { status = run(*request); });
}

}  // namespace dragoman
