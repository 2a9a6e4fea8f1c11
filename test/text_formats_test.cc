// Pages, feeds, JSON Lines, archives and compressed files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <sstream>

#include "text/byte_stream.h"
#include "text/formats.h"
#include "text/html.h"
#include "text/http.h"

namespace dragoman {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Result {
  std::vector<Document> documents;
  std::vector<std::string> complaints;
};

using Reader = bool (*)(ByteStream&, Source const&);

Result read(Reader reader, std::string const& bytes) {
  Result result;
  ReadSettings const settings;
  DocumentSink const sink = [&](Document d) {
    return result.documents.push_back(std::move(d)), true;
  };
  ComplaintSink const complain = [&](std::string m) { result.complaints.push_back(std::move(m)); };
  std::istringstream in(bytes);
  ByteStream stream(in);
  reader(stream, {"news", settings, sink, complain});
  return result;
}

std::string gzipped(std::string const& text) {
  z_stream z{};
  deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(text.size() + 200, '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  z.avail_in = static_cast<uInt>(text.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  deflate(&z, Z_FINISH);
  out.resize(out.size() - z.avail_out);
  deflateEnd(&z);
  return out;
}

std::string const kPage = R"(<html lang="en-GB"><head><title>Road shut - Courier</title>
<meta property="og:site_name" content="Courier"><meta property="article:published_time" content="2022-12-29T08:00Z">
<link rel="canonical" href="https://c.example/1"></head><body>
<nav><ul><li><a href="/">Home</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to make this site better, and to show you adverts.</p></div>
<article><h1>Road shut</h1><p class="byline">Jane Doe</p>
<figure><figcaption>Lorries wait.</figcaption></figure>
<p>The army shut the only road to the town &amp; its port on Thursday,<br>saying that it had to.</p>
<div class="related"><h3>Related</h3><ul><li><a href="b">Who are the rebels?</a></li></ul></div>
<h2>What it means</h2><ul><li>12,000 people are cut off.</li></ul>
<p><a href="c">The siege in maps</a></p></article>
<aside><p>Another long text about something else, which stands beside the report.</p></aside>
<footer>Copyright 2022</footer></body></html>)";

TEST(Html, TakesTheArticleAlone) {
  Document const d = html_document(kPage, {});
  EXPECT_EQ(
      d.text,
      "Road shut\n\nJane Doe\n\nLorries wait.\n\nThe army shut the only road to the town & its "
      "port on Thursday,\nsaying that it had to.\n\nWhat it means\n\n12,000 people are cut off.");
  std::vector<BlockKind> kinds;
  for (Block const& b : d.blocks) kinds.push_back(b.kind);
  EXPECT_THAT(kinds, ElementsAre(BlockKind::heading, BlockKind::byline, BlockKind::caption,
                                 BlockKind::paragraph, BlockKind::heading, BlockKind::list_item));
}

TEST(Html, KeepsAllPostsOfALiveReport) {
  std::string const post =
      "<p>The army entered the town on Saturday, the defence ministry of Oskaria said.</p>";
  for (std::string const open : {"<article>", "<div class='post'>", "<div class='post post-7'>"}) {
    std::string const close = open == "<article>" ? "</article>" : "</div>";
    std::string const page = "<div class='page'><div>" + open + post + post + post + post + close +
                             open + "<p>A shell hit the hospital.</p>" + close +
                             "</div><div class='side'><p>Varnia wins the cup</p></div></div>";
    std::string const text = html_document(page, {}).text;
    EXPECT_NE(text.find("A shell hit the hospital."), text.npos) << open;
    EXPECT_EQ(text.find("cup"), text.npos) << open;
  }
}

TEST(Html, MetadataFillsTheDocument) {
  Document const d = html_document(kPage, {});
  EXPECT_EQ(d.title, "Road shut");
  EXPECT_EQ(d.publisher, "Courier");
  EXPECT_EQ(d.url, "https://c.example/1");
  EXPECT_EQ(d.published, parse_date("2022-12-29"));
  EXPECT_EQ(d.language, "en");
  Document const linked = html_document(
      R"(<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"A",
      "datePublished":"2022-12-29","publisher":{"name":"P"}}]}</script><p>Kyiv said no.</p>)",
      {});
  EXPECT_EQ(linked.title, "A");
  EXPECT_EQ(linked.publisher, "P");
  EXPECT_EQ(linked.published, parse_date("2022-12-29"));
}

TEST(Html, ReadsTheCharsetThatThePageNames) {
  Document const d = html_document("<meta charset=windows-1251><p>\xCA\xE8\xE5\xE2.</p>", {});
  EXPECT_EQ(d.text, "Киев.");
}

TEST(Html, DeepMarkupLosesItsTags) {
  std::string page;
  for (int i = 0; i < 100000; ++i) page += "<div>";
  Document const d = html_document(page + "Kyiv said no.", {});
  EXPECT_THAT(d.text, HasSubstr("Kyiv said no."));
  EXPECT_THAT(d.notes, ElementsAre(HasSubstr("nested too deeply")));
}

TEST(Feed, RssItemsAreDocuments) {
  Result const r = read(read_feed, R"(<?xml version="1.0"?><rss><channel><title>Vale</title>
<item><title>A &amp;amp; B</title><link>https://v.example/1</link><pubDate>Thu, 29 Dec 2022 10:00:00 GMT</pubDate>
<description>short</description><content:encoded><![CDATA[<p>The army left.</p>]]></content:encoded></item>
<item><title>Only a title</title></item></channel></rss>)");
  ASSERT_EQ(r.documents.size(), 2U);
  EXPECT_EQ(r.documents[0].text, "The army left.");
  EXPECT_EQ(r.documents[0].title, "A & B");
  EXPECT_EQ(r.documents[0].id, "https://v.example/1");
  EXPECT_EQ(r.documents[0].publisher, "Vale");
  EXPECT_EQ(r.documents[0].published, parse_date("2022-12-29"));
  EXPECT_EQ(r.documents[1].text, "Only a title");
}

TEST(Feed, AtomAndJsonFeed) {
  Result const atom = read(read_feed, R"(<feed><title>Vale</title><entry><id>1</id>
<link rel="alternate" href="u"/><updated>2022-12-29T00:00:00Z</updated>
<content type="xhtml"><div><p>The army left.</p></div></content></entry></feed>)");
  ASSERT_EQ(atom.documents.size(), 1U);
  EXPECT_EQ(atom.documents[0].text, "The army left.");
  EXPECT_EQ(atom.documents[0].url, "u");
  Result const json = read(read_feed, R"({"version": "https://jsonfeed.org/version/1.1",
"items": [{"id": 7, "content_html": "<p>The army left.</p>"}]})");
  ASSERT_EQ(json.documents.size(), 1U);
  EXPECT_EQ(json.documents[0].id, "7");
}

TEST(Feed, ADateThatCannotBeReadIsNoted) {
  Result const r = read(read_feed,
                        "<rss><channel><item><title>A b c.</title><pubDate>some day</pubDate>"
                        "</item></channel></rss>");
  ASSERT_EQ(r.documents.size(), 1U);
  EXPECT_THAT(r.documents[0].notes, ElementsAre(HasSubstr("unknown date \"some day\"")));
}

TEST(Feed, BrokenXmlNamesItsLine) {
  Result const r =
      read(read_feed, "<rss><channel>\n<item><title>A b c.</title></item>\n<item></x>");
  EXPECT_EQ(r.documents.size(), 1U);
  EXPECT_THAT(r.complaints.at(0), HasSubstr("news:3: the XML is broken"));
}

TEST(Feed, DeclarationMayBeCutOff) {
  EXPECT_THAT(read(read_feed, "<?xml version=\"1.0\" encoding=").documents, IsEmpty());
}

TEST(JsonLines, BrokenLinesAreNamedAndTheRestIsRead) {
  Result const r =
      read(read_json_lines, "{\"text\": \"One.\", \"id\": 5}\nx\n\n{\"text\": \"Two.\"}");
  EXPECT_EQ(r.documents.size(), 2U);
  EXPECT_EQ(r.documents[0].id, "5");
  EXPECT_THAT(r.complaints, ElementsAre("news:2: is no JSON object; write one object a line"));
}

TEST(JsonLines, ARecordIsNotTakenForAReport) {
  Result const r = read(read_json_lines, "{\"document\": {\"text\": \"One.\"}}\n{\"id\": 1}");
  EXPECT_THAT(r.complaints, ElementsAre(HasSubstr("news:1: is a record, not a report"),
                                        HasSubstr("news:2: has no \"text\"")));
}

TEST(ByteStream, UnpacksMembersOneBehindTheOther) {
  std::istringstream in(gzipped("one\n") + gzipped("two"));
  ByteStream stream(in);
  std::string line;
  EXPECT_TRUE(stream.line(line, 10));
  EXPECT_EQ(line, "one");
  EXPECT_TRUE(stream.line(line, 1));
  EXPECT_EQ(line, "tw");  // the limit and one byte more
  EXPECT_FALSE(stream.line(line, 10));
  EXPECT_THAT(stream.trouble(), IsEmpty());
}

TEST(ByteStream, TellsWhereDataEndsEarly) {
  std::string const packed = gzipped("Kyiv said no, and then it said no again.");
  std::istringstream in(packed.substr(0, packed.size() - 12));
  ByteStream stream(in);
  std::string all;
  stream.read(all, 1000);
  EXPECT_EQ(stream.trouble(), "the gzip data ends too early");
}

TEST(Http, JoinsChunksAndUnpacks) {
  std::string const packed = gzipped("<p>Kyiv said no.</p>");
  std::ostringstream chunked;
  chunked << std::hex << packed.size() << "\r\n" << packed << "\r\n0\r\n\r\n";
  HttpAnswer const a = http_answer(
      "HTTP/1.1 200 OK\r\ncontent-type: Text/HTML; charset=\"utf-8\"\r\n"
      "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" +
          chunked.str(),
      1000);
  EXPECT_EQ(a.status, 200);
  EXPECT_EQ(a.type, "text/html");
  EXPECT_EQ(a.charset, "utf-8");
  EXPECT_EQ(a.body, "<p>Kyiv said no.</p>");
}

std::string record(std::string const& type, std::string const& payload) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: https://c.example/" + type +
         "\r\nContent-Length: " + std::to_string(payload.size()) + "\r\n\r\n" + payload +
         "\r\n\r\n";
}

TEST(Warc, PagesOfResponsesAreDocuments) {
  std::string const http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
  Result const r = read(read_warc, gzipped(record("warcinfo", "a: b")) +
                                       gzipped(record("response", http + kPage)) +
                                       gzipped(record("request", "GET / HTTP/1.1\r\n\r\n")));
  ASSERT_EQ(r.documents.size(), 1U);
  EXPECT_EQ(r.documents[0].id, "https://c.example/response");
  EXPECT_EQ(r.documents[0].title, "Road shut");
  EXPECT_THAT(r.complaints, IsEmpty());
}

TEST(Warc, OneThatIsCutOrHoldsNoTextIsTold) {
  std::string const cut = record("warcinfo", std::string(100, 'x')).substr(0, 120);
  EXPECT_THAT(read(read_warc, cut).complaints, ElementsAre(HasSubstr("record 1: ends too early")));
  EXPECT_THAT(read(read_warc, record("request", "GET / HTTP/1.1\r\n\r\n")).complaints,
              ElementsAre(HasSubstr("none of its 1 records is a page")));
}

}  // namespace
}  // namespace dragoman
