#include "serve/connection.h"

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <deque>
#include <vector>

namespace dragoman {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::use_awaitable;
using namespace std::chrono_literals;

constexpr std::uint32_t kHeadBytes = 16 * 1024;
constexpr auto kFirstHead = 10s;  // until the head of the first request must be here
constexpr auto kNextHead = 75s;   // the same on a connection that stays open; browsers keep theirs
constexpr auto kBody = 120s;
constexpr auto kPiece = 30s;  // until a client has taken a piece of a response
constexpr std::size_t kPieceBytes = 256 * 1024;
constexpr auto kLastWord = 2s;
constexpr std::size_t kShortBody = std::size_t{1} << 20U;
constexpr int kUploads = 4;  // longer bodies that are read at once
constexpr auto kHeartbeat = 15s;
constexpr std::size_t kBacklog = 256;  // events that a listener may lag behind before it is let go

using Parser = http::request_parser<http::string_body>;

asio::awaitable<void> send(beast::tcp_stream& stream, std::string_view bytes) {
  while (!bytes.empty()) {
    std::string_view const piece = bytes.substr(0, kPieceBytes);
    stream.expires_after(kPiece);
    co_await asio::async_write(stream, asio::buffer(piece), use_awaitable);
    bytes.remove_prefix(piece.size());
  }
}

asio::awaitable<void> send_file(beast::tcp_stream& stream, std::FILE* file) {
  std::array<char, 64 * 1024> piece{};
  for (;;) {
    std::size_t const read = std::fread(piece.data(), 1, piece.size(), file);
    if (read == 0) co_return;
    co_await send(stream, std::string_view(piece.data(), read));
  }
}

asio::awaitable<void> send(beast::tcp_stream& stream, Response const& response, End end,
                           std::string_view method) {
  std::string head = head_of(response, end);
  bool const bodiless = method == "HEAD" || response.status == 304 || response.status == 204;
  if (bodiless) {
    co_await send(stream, head);
    co_return;
  }
  if (response.body.size() < kPieceBytes) {  // one write, one packet
    co_await send(stream, head + response.body);
  } else {
    co_await send(stream, head);
    co_await send(stream, response.body);
  }
  if (response.file) co_await send_file(stream, response.file.get());
}

// What a listener has still to be sent. Lives on the thread that moves bytes.
struct Backlog {
  explicit Backlog(asio::any_io_executor const& executor) : wake(executor) {}
  std::deque<std::string> frames;
  asio::steady_timer wake;
  bool left = false;  // the client did
  std::array<char, 1> sent{};
};

// Nothing is expected from a listener: whatever can be read is the end of the connection.
void watch_for_end(beast::tcp_stream& stream, std::shared_ptr<Backlog> const& backlog) {
  stream.socket().async_read_some(asio::buffer(backlog->sent),
                                  [backlog](boost::system::error_code const&, std::size_t) {
                                    backlog->left = true;
                                    backlog->wake.cancel();
                                  });
}

Hub::Listener listener_of(asio::any_io_executor executor, std::shared_ptr<Backlog> backlog) {
  return [executor = std::move(executor), backlog = std::move(backlog)](std::string const& frame) {
    asio::post(executor, [backlog, frame] {
      backlog->frames.push_back(frame);
      backlog->wake.cancel();
    });
  };
}

// Ends when the client leaves or lags too far behind.
asio::awaitable<void> send_events(beast::tcp_stream& stream, Backlog& backlog) {
  while (!backlog.left && backlog.frames.size() < kBacklog) {
    if (backlog.frames.empty()) {
      boost::system::error_code woken;
      backlog.wake.expires_after(kHeartbeat);
      co_await backlog.wake.async_wait(asio::redirect_error(use_awaitable, woken));
      if (!woken) backlog.frames.emplace_back(": still here\n\n");
    }
    std::string bytes;
    for (std::string const& frame : backlog.frames) bytes += frame;
    backlog.frames.clear();
    co_await send(stream, bytes);
  }
}

asio::awaitable<void> stream_events(beast::tcp_stream& stream, Service& service,
                                    Response const& response) {
  asio::any_io_executor const executor = co_await asio::this_coro::executor;
  auto const backlog = std::make_shared<Backlog>(executor);
  struct Membership {
    Hub& hub;
    std::int64_t number;
    ~Membership() { hub.leave(number); }
  } const membership{service.hub(), service.hub().join(listener_of(executor, backlog))};
  watch_for_end(stream, backlog);
  co_await send(stream, head_of(response, End::close) + "retry: 2000\n\n");
  co_await send_events(stream, *backlog);
}

asio::thread_pool& crew_for(House& house, Request const& request) {
  switch (Service::crew_of(request)) {
    case Service::Crew::writing:
      return house.writing;
    case Service::Crew::lasting:
      return house.lasting;
    case Service::Crew::reading:
      break;
  }
  return house.reading;
}

asio::awaitable<Response> computed(House& house, Request const& request) {
  auto compute = [&]() -> asio::awaitable<Response> { co_return house.service.answer(request); };
  co_return co_await asio::co_spawn(crew_for(house, request), compute(), use_awaitable);
}

bool is_long(Parser const& parser, std::size_t limit) {
  auto const length = parser.content_length();
  return length && *length > limit;
}

// One that is kept in memory to its end, so that only a few may come at a time.
bool is_upload(Parser const& parser) { return parser.chunked() || is_long(parser, kShortBody); }

// The refusal of a request whose body has not been read.
std::optional<Response> refusal(Parser const& parser, std::optional<Request> const& head,
                                House const& house) {
  if (!head) return problem(400, "the address cannot be read, or Host is given twice");
  if (auto refused = house.service.refuse(*head)) return refused;
  std::size_t const limit = Service::body_limit(*head);
  if (is_long(parser, limit)) {
    return problem(413, "the body is longer than " + std::to_string(limit >> 20U) +
                            " MiB; send it in parts, or `dragoman add` the file");
  }
  if (is_upload(parser) && house.uploads >= kUploads) {
    return problem(503, "others are sending files just now; try again in a moment");
  }
  return {};
}

asio::awaitable<void> read_body(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                Parser& parser, Request const& head) {
  parser.body_limit(Service::body_limit(head));
  stream.expires_after(kBody);
  if (head.header("expect") == "100-continue") {
    co_await send(stream, "HTTP/1.1 100 Continue\r\n\r\n");
    stream.expires_after(kBody);
  }
  co_await http::async_read(stream, buffer, parser, use_awaitable);
}

asio::awaitable<void> read_counted_body(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                        Parser& parser, Request const& head, House& house) {
  struct Count {
    int& uploads;
    int by;
    Count(int& all, int one) : uploads(all), by(one) { uploads += by; }
    ~Count() { uploads -= by; }
  } const count(house.uploads, is_upload(parser) ? 1 : 0);
  co_await read_body(stream, buffer, parser, head);
}

// The last word on a connection. Who is still sending would else lose it: what they send is read
// for a moment and thrown away.
asio::awaitable<void> send_refusal(beast::tcp_stream& stream, Response refused,
                                   std::string_view method) {
  if (refused.header("Content-Security-Policy").empty()) add_safety_headers(refused);
  co_await send(stream, refused, End::close, method);
  boost::system::error_code failed;
  stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, failed);
  std::vector<char> thrown_away(kPieceBytes);
  stream.expires_after(kLastWord);
  while (!failed) {
    co_await stream.async_read_some(asio::buffer(thrown_away),
                                    asio::redirect_error(use_awaitable, failed));
  }
}

asio::awaitable<void> read_head(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                Parser& parser, House& house) {
  WaitingRoom::Seat const seat(house.waiting, stream);
  co_await http::async_read_header(stream, buffer, parser, use_awaitable);
}

// One request and its response; tells what follows.
asio::awaitable<End> exchange(beast::tcp_stream& stream, beast::flat_buffer& buffer, House& house) {
  Parser parser;
  parser.header_limit(kHeadBytes);
  parser.body_limit(boost::none);
  co_await read_head(stream, buffer, parser, house);
  std::optional<Request> request = request_of(parser.get());
  if (auto const refused = refusal(parser, request, house)) {
    co_await send_refusal(stream, *refused, parser.get().method_string());
    co_return End::close;
  }
  if (!parser.is_done()) co_await read_counted_body(stream, buffer, parser, *request, house);
  request->body = std::move(parser.get().body());
  Response const response = co_await computed(house, *request);
  if (response.stream && request->method == "GET") {
    co_await stream_events(stream, house.service, response);
    co_return End::close;
  }
  End const end = parser.get().keep_alive() ? End::keep : End::close;
  co_await send(stream, response, end, request->method);
  co_return end;
}

// What a client is told whose bytes are no request.
int status_of(boost::system::error_code const& error) {
  if (error == http::error::header_limit) return 431;
  if (error == http::error::body_limit) return 413;
  bool const grammar =
      error.category() == http::make_error_code(http::error::bad_method).category();
  bool const left = error == http::error::end_of_stream || error == http::error::partial_message;
  return grammar && !left ? 400 : 0;
}

}  // namespace

bool WaitingRoom::close_first() {
  if (waiting_.empty()) return false;
  beast::tcp_stream* const first = waiting_.front();
  waiting_.pop_front();
  first->close();
  return true;
}

asio::awaitable<void> converse(beast::tcp_stream& stream, House& house) {
  beast::flat_buffer buffer(kHeadBytes + kPieceBytes);
  stream.expires_after(kFirstHead);
  int status = 0;
  try {
    while (co_await exchange(stream, buffer, house) == End::keep) {
      stream.expires_after(kNextHead);
    }
  } catch (boost::system::system_error const& error) {
    status = status_of(error.code());
  }
  if (status == 0) co_return;
  co_await send_refusal(
      stream, problem(status, "this is no request that HTTP/1.1 knows, or it is too long"), "GET");
}

}  // namespace dragoman
