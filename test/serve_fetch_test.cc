// Which addresses feeds may be read from, what a look gives, and when the next one is.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <thread>

#include "serve/feed_watch.h"
#include "serve/fetch.h"

namespace dragoman {
namespace {

using testing::HasSubstr;

TEST(Address, IsPublic) {
  for (char const* good : {"1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111",
                           "2a00:1450::1", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1"}) {
    EXPECT_TRUE(is_public_address(good)) << good;
  }
}

TEST(Address, IsOfThisMachineOrOfAPrivateOrSpecialNetwork) {
  for (char const* bad : {"",
                          "localhost",
                          "0.0.0.0",
                          "10.0.0.7",
                          "100.64.0.1",
                          "127.0.0.1",
                          "127.9.9.9",
                          "169.254.169.254",
                          "172.16.0.1",
                          "172.31.255.255",
                          "192.0.0.1",
                          "192.0.2.1",
                          "192.168.1.1",
                          "198.19.0.1",
                          "198.51.100.1",
                          "203.0.113.1",
                          "224.0.0.1",
                          "255.255.255.255",
                          "::",
                          "::1",
                          "fc00::1",
                          "fd12::1",
                          "fe80::1",
                          "fe80::1%eth0",
                          "ff02::1",
                          "::ffff:10.0.0.7",
                          "::10.0.0.7",
                          "64:ff9b::10.0.0.7",
                          "64:ff9b:1::1",
                          "2001:db8::1",
                          "2002:0a00:0007::1",
                          "2001::1"}) {
    EXPECT_FALSE(is_public_address(bad)) << bad;
  }
}

TEST(Address, IsRefusedBeforeItIsAsked) {
  FetchLimits const limits;
  EXPECT_EQ(address_fault("https://example.org/feed.xml", limits), "");
  for (char const* bad :
       {"http://127.0.0.1/", "http://127.1/", "http://0x7f000001/", "http://2130706433/",
        "http://[::1]/", "http://localhost/", "http://user@10.0.0.7:80/"}) {
    EXPECT_THAT(address_fault(bad, limits), HasSubstr("--feeds-private")) << bad;
  }
  for (char const* bad :
       {"", "example.org", "file:///etc/passwd", "gopher://example.org/", "http://"}) {
    EXPECT_THAT(address_fault(bad, limits), HasSubstr("is no address of the web")) << bad;
  }
}

// Answers each connection to 127.0.0.1 with the same bytes, and counts them.
class Site {
 public:
  explicit Site(std::string answer)
      : answer_(std::move(answer)), socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    bind(socket_, reinterpret_cast<sockaddr*>(&here), sizeof here);
    socklen_t size = sizeof here;
    getsockname(socket_, reinterpret_cast<sockaddr*>(&here), &size);
    port_ = ntohs(here.sin_port);
    listen(socket_, 8);
    thread_ = std::thread([this] { answer_all(); });
  }
  ~Site() {
    shutdown(socket_, SHUT_RDWR);
    thread_.join();
    close(socket_);
  }
  Site(Site const&) = delete;
  Site& operator=(Site const&) = delete;

  std::string url(std::string const& host = "127.0.0.1") const {
    return "http://" + host + ":" + std::to_string(port_) + "/feed.xml";
  }
  int asked() const { return asked_; }
  std::string const& head() const { return head_; }

 private:
  void answer_all() {
    for (int client = accept(socket_, nullptr, nullptr); client >= 0;
         client = accept(socket_, nullptr, nullptr)) {
      ++asked_;
      char bytes[4096];
      ssize_t const read = recv(client, bytes, sizeof bytes, 0);
      head_.assign(bytes, static_cast<std::size_t>(std::max<ssize_t>(0, read)));
      send(client, answer_.data(), answer_.size(), MSG_NOSIGNAL);
      close(client);
    }
  }

  std::string answer_;
  int socket_;
  std::uint16_t port_ = 0;
  std::atomic<int> asked_ = 0;
  std::string head_;
  std::thread thread_;
};

FetchLimits local() {
  FetchLimits out;
  out.allows = [](std::string_view address) { return address == "127.0.0.1"; };
  out.seconds = 10;
  return out;
}

TEST(Fetch, GivesBodyAndTags) {
  Site const site(
      "HTTP/1.1 200 OK\r\nETag: \"a\"\r\nlast-modified: Mon, 26 Dec 2022 08:00:00 "
      "GMT\r\n\r\n<rss/>");
  Fetched const got = fetch({site.url(), "\"old\"", "yesterday"}, local(), {});
  EXPECT_EQ(got.status, 200);
  EXPECT_EQ(got.body, "<rss/>");
  EXPECT_EQ(got.etag, "\"a\"");
  EXPECT_EQ(got.last_modified, "Mon, 26 Dec 2022 08:00:00 GMT");
  EXPECT_THAT(site.head(), HasSubstr("If-None-Match: \"old\"\r\n"));
  EXPECT_THAT(site.head(), HasSubstr("If-Modified-Since: yesterday\r\n"));
}

TEST(Fetch, SendsNothingToAddressesThatAreNotAllowed) {
  Site const site("HTTP/1.1 200 OK\r\n\r\n<rss/>");
  for (std::string const host : {"127.0.0.1", "localhost"}) {
    Fetched const got = fetch({site.url(host)}, {}, {});
    EXPECT_EQ(got.status, 0);
    EXPECT_THAT(got.trouble, HasSubstr("--feeds-private"));
  }
  EXPECT_EQ(site.asked(), 0);
}

TEST(Fetch, FollowsNoRedirectIntoTheHouse) {
  Site const inside("HTTP/1.1 200 OK\r\n\r\nsecret");
  Site const site("HTTP/1.1 302 Found\r\nLocation: " + inside.url("127.0.0.2") + "\r\n\r\n");
  Fetched const got = fetch({site.url()}, local(), {});
  EXPECT_EQ(site.asked(), 1);
  EXPECT_THAT(got.trouble, HasSubstr("127.0.0.2"));
  EXPECT_EQ(got.body, "");
  Site const file("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n\r\n");
  EXPECT_EQ(fetch({file.url()}, local(), {}).status, 0);
}

TEST(Fetch, KeepsToItsLimits) {
  FetchLimits limits = local();
  limits.bytes = 100;
  Site const told("HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n" + std::string(101, 'x'));
  EXPECT_THAT(fetch({told.url()}, limits, {}).trouble, HasSubstr("longer than"));
  Site const untold("HTTP/1.1 200 OK\r\n\r\n" + std::string(101, 'x'));
  EXPECT_THAT(fetch({untold.url()}, limits, {}).trouble, HasSubstr("longer than"));
  limits.seconds = 1;
  Site const silent("");
  EXPECT_EQ(fetch({silent.url()}, limits, {}).status, 0);
}

TEST(Fetch, EndsWhenItShall) {
  std::stop_source stop;
  stop.request_stop();
  Site const site("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
  EXPECT_EQ(fetch({site.url()}, local(), stop.get_token()).status, 0);
}

TEST(NextLook, IsLaterWhileAFeedFails) {
  Feed feed;
  feed.interval_s = 900;
  Fetched answer;
  answer.status = 200;
  EXPECT_EQ(next_look(feed, answer, 1000), 1900);
  answer.status = 500;
  feed.failures = 1;
  EXPECT_EQ(next_look(feed, answer, 1000), 1000 + 1800);
  feed.failures = 3;
  EXPECT_EQ(next_look(feed, answer, 1000), 1000 + 7200);
  feed.failures = 1000;
  EXPECT_EQ(next_look(feed, answer, 1000), 1000 + 24 * 3600);
  feed.interval_s = 7 * 24 * 3600;
  EXPECT_EQ(next_look(feed, answer, 1000), 1000 + 7 * 24 * 3600);
}

TEST(NextLook, IsWhenTheServerSays) {
  Feed feed;
  feed.interval_s = 900;
  Fetched answer;
  answer.status = 429;
  feed.failures = 1;
  answer.retry_after_s = 5000;
  EXPECT_EQ(next_look(feed, answer, 1000), 6000);
  answer.retry_after_s = 1LL << 60;
  EXPECT_EQ(next_look(feed, answer, 1000), 1000 + 7 * 24 * 3600);
  answer = {};
  answer.status = 410;
  EXPECT_EQ(next_look(feed, answer, 1000), 1000 + 7 * 24 * 3600);
}

}  // namespace
}  // namespace dragoman
