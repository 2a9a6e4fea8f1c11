#include "serve/fetch.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>
#include <charconv>
#include <memory>

#include "text/lowered.h"

namespace dragoman {
namespace {

namespace ip = boost::asio::ip;

// RFC 6890 and the registries behind it; 192.88.99.0/24 and 2002::/16 were relays to elsewhere.
constexpr std::array kNotPublic4 = {
    "0.0.0.0/8",     "10.0.0.0/8",      "100.64.0.0/10",  "127.0.0.0/8",    "169.254.0.0/16",
    "172.16.0.0/12", "192.0.0.0/24",    "192.0.2.0/24",   "192.88.99.0/24", "192.168.0.0/16",
    "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",    "240.0.0.0/4"};
constexpr std::array kPublic6 = {"2000::/3"};
constexpr std::array kNotPublic6 = {"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"};
constexpr char const* kTranslated = "64:ff9b::/96";  // IPv4 behind a translator (RFC 6052)

bool holds(char const* network, ip::address_v4 const& address) {
  ip::network_v4 const range = ip::make_network_v4(network);
  return ip::network_v4(address, range.prefix_length()).network() == range.network();
}

bool holds(char const* network, ip::address_v6 const& address) {
  ip::network_v6 const range = ip::make_network_v6(network);
  return ip::network_v6(address, range.prefix_length()).network() == range.network();
}

bool is_public(ip::address_v4 const& address) {
  return std::ranges::none_of(kNotPublic4, [&](char const* n) { return holds(n, address); });
}

ip::address_v4 last_four(ip::address_v6 const& address) {
  auto const b = address.to_bytes();
  return ip::address_v4({b[12], b[13], b[14], b[15]});
}

bool is_public(ip::address_v6 const& address) {
  if (address.is_v4_mapped() || holds(kTranslated, address)) return is_public(last_four(address));
  auto const has = [&](char const* network) { return holds(network, address); };
  return std::ranges::any_of(kPublic6, has) && std::ranges::none_of(kNotPublic6, has);
}

// One transfer: what the callbacks of curl see.
struct Transfer {
  FetchLimits const& limits;
  std::stop_token const& stop;
  Fetched out;
  std::string refused;  // the address that was not allowed
  bool too_long = false;
};

std::string text_of(sockaddr const& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  void const* const bytes =
      address.sa_family == AF_INET6
          ? static_cast<void const*>(&reinterpret_cast<sockaddr_in6 const&>(address).sin6_addr)
          : static_cast<void const*>(&reinterpret_cast<sockaddr_in const&>(address).sin_addr);
  if (address.sa_family != AF_INET && address.sa_family != AF_INET6) return {};
  return inet_ntop(address.sa_family, bytes, text.data(), text.size()) == nullptr ? ""
                                                                                  : text.data();
}

// Between the name's resolution and the connection: what is refused here is never sent a byte, and
// no later answer of the name server changes the address.
curl_socket_t open_socket(void* transfer, curlsocktype, curl_sockaddr* wanted) {
  auto& all = *static_cast<Transfer*>(transfer);
  std::string const address = text_of(wanted->addr);
  if (!all.limits.allows(address)) {
    all.refused = address;
    return CURL_SOCKET_BAD;
  }
  return socket(wanted->family, wanted->socktype | SOCK_CLOEXEC, wanted->protocol);
}

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* transfer) {
  auto& all = *static_cast<Transfer*>(transfer);
  all.too_long = all.out.body.size() + count > all.limits.bytes;
  if (all.too_long) return 0;
  all.out.body.append(bytes, count);
  return count;
}

// "Name: value\r\n"; false where it is another field.
bool read_field(std::string_view line, std::string_view name, std::string& value) {
  if (line.size() <= name.size() || line[name.size()] != ':') return false;
  if (!same_but_for_case(line.substr(0, name.size()), name)) return false;
  line.remove_prefix(name.size() + 1);
  std::size_t const begin = line.find_first_not_of(" \t");
  std::size_t const end = line.find_last_not_of(" \t\r\n");
  value = begin == std::string_view::npos ? "" : line.substr(begin, end + 1 - begin);
  return true;
}

std::size_t take_header(char* bytes, std::size_t, std::size_t count, void* transfer) {
  constexpr std::size_t kLongestTag = 1000;
  auto& all = *static_cast<Transfer*>(transfer);
  std::string_view const line(bytes, count);
  if (line.starts_with("HTTP/")) {  // of a redirect before: what it said is about another address
    all.out = Fetched{};
    return count;
  }
  std::string wait;
  if (count < kLongestTag && !read_field(line, "etag", all.out.etag) &&
      !read_field(line, "last-modified", all.out.last_modified) &&
      read_field(line, "retry-after", wait)) {
    std::from_chars(wait.data(), wait.data() + wait.size(), all.out.retry_after_s);
  }
  return count;
}

int look_for_stop(void* transfer, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Transfer*>(transfer)->stop.stop_requested() ? 1 : 0;
}

using Curl = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Lines = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

Lines headers_of(FetchWish const& wish) {
  Lines out(nullptr, &curl_slist_free_all);
  auto const add = [&out](std::string const& line) {
    curl_slist* const longer = curl_slist_append(out.get(), line.c_str());
    if (longer == nullptr) return;
    out.release();
    out.reset(longer);
  };
  add("Accept: application/rss+xml, application/atom+xml, application/feed+json, "
      "application/xml;q=0.9, */*;q=0.5");
  if (!wish.etag.empty()) add("If-None-Match: " + wish.etag);
  if (!wish.last_modified.empty()) add("If-Modified-Since: " + wish.last_modified);
  return out;
}

void restrict_protocols(CURL* curl) {
#if LIBCURL_VERSION_NUM >= 0x075500
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS, long{CURLPROTO_HTTP | CURLPROTO_HTTPS});
  curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS, long{CURLPROTO_HTTP | CURLPROTO_HTTPS});
#endif
}

void set_limits(CURL* curl, Transfer& transfer) {
  constexpr long kConnectSeconds = 15;
  restrict_protocols(curl);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // a proxy would connect to what is refused here
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, transfer.limits.seconds);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
  curl_easy_setopt(curl, CURLOPT_MAXREDIRS, transfer.limits.redirects);
  curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(transfer.limits.bytes));
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &look_for_stop);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
}

void set_receivers(CURL* curl, Transfer& transfer) {
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // all that this curl can unpack
  curl_easy_setopt(curl, CURLOPT_USERAGENT, "dragoman (a reader of feeds)");
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
}

std::string refusal_of(std::string const& address) {
  return fmt::format(
      "leads to {}, an address of this machine or of a private network; start the server with "
      "--feeds-private to allow it",
      address.empty() ? "no address of the internet" : address);
}

std::string trouble_of(CURLcode code, Transfer const& transfer) {
  if (!transfer.refused.empty()) return refusal_of(transfer.refused);
  if (transfer.too_long || code == CURLE_FILESIZE_EXCEEDED) {
    return fmt::format("is longer than {} MiB", transfer.limits.bytes >> 20U);
  }
  if (code == CURLE_OPERATION_TIMEDOUT) {
    return fmt::format("did not answer within {} seconds", transfer.limits.seconds);
  }
  return curl_easy_strerror(code);
}

void start_curl() {
  static bool const kStarted = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  static_cast<void>(kStarted);
}

std::string part_of(CURLU* url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, 0) != CURLUE_OK) return {};
  std::string out(text);
  curl_free(text);
  return out;
}

}  // namespace

bool is_public_address(std::string_view address) {
  boost::system::error_code failed;
  ip::address const parsed = ip::make_address(std::string(address), failed);
  if (failed) return false;
  return parsed.is_v4() ? is_public(parsed.to_v4()) : is_public(parsed.to_v6());
}

Fetched fetch(FetchWish const& wish, FetchLimits const& limits, std::stop_token const& stop) {
  start_curl();
  Transfer transfer{limits, stop};
  Curl const curl(curl_easy_init(), &curl_easy_cleanup);
  if (!curl) return {0, "there is no memory to ask for it"};
  Lines const headers = headers_of(wish);
  curl_easy_setopt(curl.get(), CURLOPT_URL, wish.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  set_limits(curl.get(), transfer);
  set_receivers(curl.get(), transfer);
  CURLcode const code = curl_easy_perform(curl.get());
  if (code != CURLE_OK) return {0, trouble_of(code, transfer)};
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &transfer.out.status);
  return std::move(transfer.out);
}

std::string address_fault(std::string const& url, FetchLimits const& limits) {
  std::unique_ptr<CURLU, decltype(&curl_url_cleanup)> const parts(curl_url(), &curl_url_cleanup);
  bool const read = curl_url_set(parts.get(), CURLUPART_URL, url.c_str(), 0) == CURLUE_OK;
  std::string const scheme = part_of(parts.get(), CURLUPART_SCHEME);
  std::string host = part_of(parts.get(), CURLUPART_HOST);
  if (!read || host.empty() || (scheme != "http" && scheme != "https")) {
    return "\"" + url + "\" is no address of the web; write https://example.org/feed.xml";
  }
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  boost::system::error_code is_name;
  ip::address const literal = ip::make_address(host, is_name);
  if (host == "localhost" && !limits.allows("127.0.0.1"))
    return url + " " + refusal_of("127.0.0.1");
  if (!is_name && !limits.allows(literal.to_string())) return url + " " + refusal_of(host);
  return {};
}

}  // namespace dragoman
