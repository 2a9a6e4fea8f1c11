// One look at an address of the web, for feeds: asked politely, within limits, and only where the
// other end is an address that is allowed.
//
//   fetch({"https://example.org/feed.xml", "\"5f2a\""}, …)   →   {304, …}
//   fetch({"http://intranet.example/"}, …)                    →   refused: the name leads
//   to 10.0.0.7
#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace dragoman {

// True for an address that anybody on the internet may reach: none of this machine, of private
// networks, of documentation or of groups (RFC 6890). "10.0.0.7", "::1" and "::ffff:10.0.0.7" are
// not; neither is what is no address.
bool is_public_address(std::string_view address);

struct FetchLimits {
  std::size_t bytes = std::size_t{16} << 20U;  // of the body, unpacked
  long seconds = 60;                           // for all of it, redirects too
  long redirects = 5;
  // Asked of each address before it is connected to, of every redirect and every name anew.
  std::function<bool(std::string_view address)> allows = is_public_address;
};

struct FetchWish {
  std::string url, etag, last_modified;  // the tags of what is known; "" where nothing is
};

struct Fetched {
  long status = 0;      // 0: there is no answer, `trouble` tells why
  std::string trouble;  // in words for the user
  std::string body, etag, last_modified;
  std::int64_t retry_after_s = 0;  // what the server asks for; 0 where it asks for nothing
};

// Never throws; ends early where `stop` is asked for. Speaks http and https, the latter only with a
// certificate that this machine trusts; no proxy, no cookie, no password of this machine is used.
Fetched fetch(FetchWish const& wish, FetchLimits const& limits, std::stop_token const& stop);

// What is wrong with an address that fetch() would not take: no http or https, no host, a host that
// is an address which is not allowed. "" where nothing is.
std::string address_fault(std::string const& url, FetchLimits const& limits);

}  // namespace dragoman
