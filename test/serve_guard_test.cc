// Requests taken apart, and who may ask.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "serve/form.h"
#include "serve/guard.h"
#include "serve/message.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

TEST(Target, IsTakenApart) {
  Request request;
  ASSERT_TRUE(read_target("/api/v1/actors/a%20b%2Fc?said_from=2022-12-26&x=1+2&x=%2b&y", request));
  EXPECT_EQ(request.path, "/api/v1/actors/a b/c");
  EXPECT_THAT(request.query,
              ElementsAre(Pair("said-from", "2022-12-26"), Pair("x", "1 2\n+"), Pair("y", "")));
}

TEST(Target, IsRefusedWhereItCannotBeRead) {
  Request request;
  for (char const* bad : {"", "x", "http://a/", "/%", "/%4", "/%zz", "/%00", "/?a=%"}) {
    EXPECT_FALSE(read_target(bad, request)) << bad;
  }
}

TEST(Problem, NamesTheOption) {
  Response const out = problem(Error(ErrorCode::usage, "--said-from: \"x\" is no date"));
  EXPECT_EQ(out.status, 400);
  EXPECT_THAT(out.body, HasSubstr(R"("field":"said_from")"));
  EXPECT_THAT(out.body, HasSubstr(R"("detail":"\"x\" is no date")"));
  EXPECT_THAT(problem(Error(ErrorCode::usage, "--published Monday: takes a date")).body,
              HasSubstr(R"("detail":"Monday: takes a date","field":"published")"));
  EXPECT_THAT(problem(Error(ErrorCode::cannot_run, "disk full")).body,
              HasSubstr(R"("status":503,"detail":"disk full","field":null)"));
}

TEST(Form, HasItsParts) {
  std::string const body =
      "preamble\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; "
      "filename=\"C:\\day\\a \\\"b\\\".txt\"\r\nContent-Type: text/plain\r\n\r\none\r\ntwo\r\n"
      "--x\r\ncontent-disposition: form-data; name=note\r\n\r\n\r\n--x--\r\n";
  std::vector<FormPart> const parts = read_form("multipart/form-data; boundary=\"x\"", body);
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].name, "file");
  EXPECT_EQ(parts[0].file, "a \"b\".txt");
  EXPECT_EQ(parts[0].content, "one\r\ntwo");
  EXPECT_EQ(parts[1].name, "note");
  EXPECT_EQ(parts[1].content, "");
}

TEST(Form, SaysWhatIsBroken) {
  auto const complaint = [](char const* type, char const* body) -> std::string {
    try {
      read_form(type, body);
    } catch (Error const& error) {
      return error.what();
    }
    return "none";
  };
  char const* const type = "multipart/form-data; boundary=x";
  EXPECT_THAT(complaint("multipart/form-data", "--x--"), HasSubstr("no boundary"));
  EXPECT_THAT(complaint(type, ""), HasSubstr("no part"));
  EXPECT_THAT(complaint(type, "--x\r\n"), HasSubstr("cut off"));
  EXPECT_THAT(complaint(type, "--x\r\n\r\ntext\r\n--x--"), HasSubstr("Content-Disposition"));
  EXPECT_THAT(complaint(type, "--x\r\nContent-Disposition: form-data; name=a\r\n\r\ntext"),
              HasSubstr("cut off in part \"a\""));
  EXPECT_EQ(complaint(type, "--x--\r\n"), "none");
}

Request asked(std::string const& host, std::string const& method = "GET") {
  Request out;
  out.method = method;
  out.path = "/api/v1/events";
  out.headers["host"] = host;
  return out;
}

int refused(Guard const& guard, Request const& request) {
  std::optional<Response> const out = guard.refuse(request);
  return out ? out->status : 0;
}

TEST(Guard, KnowsThisMachineAndTheNamesThatWereGiven) {
  Guard const guard({8077, "", {"war-room"}, false});
  for (char const* good :
       {"localhost", "localhost:8077", "127.0.0.1:8077", "[::1]:8077", "war-room"}) {
    EXPECT_EQ(refused(guard, asked(good)), 0) << good;
  }
  for (char const* bad : {"", "evil.example", "localhost:80", "192.0.2.7:8077", "localhost.",
                          "localhost:8077:8077", "[::1", "::1"}) {
    EXPECT_EQ(refused(guard, asked(bad)), 421) << bad;
  }
}

TEST(Guard, TakesAnyAddressBeyondLoopback) {
  Guard const guard({8077, "0123456789abcdef", {}, true});
  EXPECT_EQ(refused(guard, asked("192.0.2.7:8077")), 401);
  EXPECT_EQ(refused(guard, asked("evil.example:8077")), 421);
  Request request = asked("192.0.2.7:8077");
  request.headers["authorization"] = "Bearer 0123456789abcdef";
  EXPECT_EQ(refused(guard, request), 0);
}

TEST(Guard, LetsOnlyOurOwnPageWrite) {
  Guard const guard({8077, "", {}, false});
  Request request = asked("localhost:8077", "POST");
  EXPECT_EQ(refused(guard, request), 403);
  request.headers["x-dragoman"] = "1";
  EXPECT_EQ(refused(guard, request), 0);
  request.headers["origin"] = "http://localhost:8077";
  EXPECT_EQ(refused(guard, request), 0);
  request.headers["origin"] = "http://localhost:9999";
  EXPECT_EQ(refused(guard, request), 403);
}

TEST(Guard, GivesACookieForTheToken) {
  Guard guard({8077, "0123456789abcdef", {}, false});
  EXPECT_EQ(guard.sign_in("0123456789abcdeX").status, 401);
  Response const signed_in = guard.sign_in("0123456789abcdef");
  ASSERT_EQ(signed_in.status, 204);
  std::string const cookie(signed_in.header("Set-Cookie"));
  Request request = asked("localhost:8077");
  request.headers["cookie"] = "a=b; " + cookie.substr(0, cookie.find(';'));
  EXPECT_EQ(refused(guard, request), 0);
  request.headers["cookie"].back() ^= 1;
  EXPECT_EQ(refused(guard, request), 401);
}

}  // namespace
}  // namespace dragoman
