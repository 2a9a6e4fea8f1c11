// Feeds to documents, one an item: RSS 2.0, RSS 1.0 (RDF), Atom, JSON Feed 1.1.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <sstream>

#include "text/blocks.h"
#include "text/encoding.h"
#include "text/formats.h"
#include "text/html.h"
#include "text/json_member.h"
#include "text/parts.h"

namespace dragoman {
namespace {

// What an item of any feed says.
struct Item {
  std::string id, url, title, publisher, published, language;
  std::string html, plain;  // the longer text wins where both are there
};

std::optional<Document> document_of(Item const& item, Source const& source) {
  Document document = item.html.empty() ? plain_document(item.plain)
                                        : html_document(item.html, {"utf-8", item.url});
  if (document.blocks.empty() && !item.title.empty()) document = plain_document(item.title);
  if (document.blocks.empty()) {
    source.complain(fmt::format("{}: an item without text was left out ({})", source.name,
                                item.url.empty() ? "it names no address" : item.url));
    return std::nullopt;
  }
  document.title = item.title;
  document.url = item.url;
  document.publisher = item.publisher;
  if (!item.id.empty() || !item.url.empty()) document.id = item.id.empty() ? item.url : item.id;
  set_published(document, item.published);
  if (!item.language.empty()) document.language = item.language.substr(0, item.language.find('-'));
  return document;
}

// Titles and short texts may hold entities and tags.
std::string without_markup(std::string const& text) {
  if (text.find_first_of("<&") == std::string::npos) return text;
  return html_document("<article><h1>" + text + "</h1></article>", {"utf-8", ""}).text;
}

std::string child(pugi::xml_node node, std::initializer_list<char const*> names) {
  for (char const* name : names) {
    if (pugi::xml_node const found = node.child(name)) {
      std::string text = found.text().as_string();
      if (!text.empty()) return text;
    }
  }
  return {};
}

// The address of an Atom entry: its alternate link, else its first.
std::string atom_link(pugi::xml_node entry) {
  std::string first;
  for (pugi::xml_node const link : entry.children("link")) {
    std::string_view const relation = link.attribute("rel").as_string("alternate");
    if (relation == "alternate") return link.attribute("href").as_string();
    if (first.empty()) first = link.attribute("href").as_string();
  }
  return first;
}

// Atom's text constructs: plain, escaped HTML, or XHTML as elements.
void atom_text(pugi::xml_node content, Item& item) {
  std::string_view const type = content.attribute("type").as_string("text");
  if (type == "xhtml") {
    std::ostringstream out;
    for (pugi::xml_node const part : content.children()) part.print(out, "", pugi::format_raw);
    item.html = out.str();
  } else if (type == "html" || type == "text/html") {
    item.html = content.text().as_string();
  } else {
    item.plain = content.text().as_string();
  }
}

Item rss_item(pugi::xml_node node, pugi::xml_node channel) {
  Item item;
  item.id = child(node, {"guid"});
  item.url = child(node, {"link", "feedburner:origLink"});
  item.title = without_markup(child(node, {"title"}));
  item.published = child(node, {"pubDate", "dc:date", "dcterms:created"});
  item.publisher = without_markup(child(node, {"source", "dc:publisher"}));
  if (item.publisher.empty()) item.publisher = without_markup(child(channel, {"title"}));
  item.language = child(channel, {"language", "dc:language"});
  item.html = child(node, {"content:encoded", "description", "itunes:summary"});
  return item;
}

Item atom_item(pugi::xml_node entry, pugi::xml_node feed) {
  Item item;
  item.id = child(entry, {"id"});
  item.url = atom_link(entry);
  item.title = without_markup(child(entry, {"title"}));
  item.published = child(entry, {"published", "updated"});
  item.publisher = without_markup(child(entry.child("source"), {"title"}));
  if (item.publisher.empty()) item.publisher = without_markup(child(feed, {"title"}));
  item.language = feed.attribute("xml:lang").as_string();
  atom_text(entry.child("content") ? entry.child("content") : entry.child("summary"), item);
  return item;
}

bool give(Item const& item, Source const& source) {
  auto document = document_of(item, source);
  return !document || deliver(std::move(*document), source);
}

bool xml_feed(pugi::xml_document const& xml, Source const& source) {
  std::size_t count = 0;
  pugi::xml_node const feed = xml.child("feed");
  for (pugi::xml_node const entry : feed.children("entry")) {
    ++count;
    if (!give(atom_item(entry, feed), source)) return false;
  }
  pugi::xml_node const rss = xml.child("rss") ? xml.child("rss") : xml.child("rdf:RDF");
  pugi::xml_node const channel = rss.child("channel");
  for (pugi::xml_node const parent : {channel, rss}) {
    for (pugi::xml_node const item : parent.children("item")) {
      ++count;
      if (!give(rss_item(item, channel), source)) return false;
    }
  }
  if (count == 0) source.complain(source.name + ": is no feed with items (RSS or Atom)");
  return true;
}

// The encoding of <?xml version="1.0" encoding="…"?>.
std::string declared_encoding(std::string_view bytes) {
  std::string_view const head = bytes.substr(0, bytes.substr(0, 200).find("?>"));
  std::size_t at = head.substr(0, 200).find("encoding=");
  if (at == head.npos || at + 10 > head.size()) return {};
  at += 10;  // behind the quotation mark
  return std::string(head.substr(at, head.find_first_of("\"'", at) - at));
}

bool xml_documents(std::string bytes, Source const& source) {
  std::string const encoding = declared_encoding(bytes);
  std::string const text = to_utf8(std::move(bytes), encoding).text;
  pugi::xml_document xml;
  auto const result =
      xml.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!result) {
    auto const end = text.begin() + std::clamp<std::ptrdiff_t>(result.offset, 0, text.size());
    source.complain(fmt::format("{}:{}: the XML is broken ({}); items before it were read",
                                source.name, 1 + std::count(text.begin(), end, '\n'),
                                result.description()));
  }
  return xml_feed(xml, source);
}

Item json_item(simdjson::dom::element const& json, simdjson::dom::element const& feed) {
  Item item;
  item.id = json_member(json, "id");
  item.url = json_member(json, "url");
  item.title = json_member(json, "title");
  item.publisher = json_member(feed, "title");
  item.language = json_member(feed, "language");
  item.published = json_member(json, "date_published");
  item.html = json_member(json, "content_html");
  item.plain = json_member(json, "content_text");
  if (item.plain.empty()) item.plain = json_member(json, "summary");
  return item;
}

bool json_feed(std::string const& bytes, Source const& source) {
  simdjson::dom::parser parser;
  simdjson::dom::element feed;
  simdjson::dom::array items;
  auto const failed = parser.parse(bytes).get(feed);
  if (failed != simdjson::SUCCESS || feed["items"].get(items) != simdjson::SUCCESS) {
    source.complain(source.name + ": the JSON Feed is broken or has no \"items\"; fetch it again");
    return true;
  }
  for (simdjson::dom::element const item : items) {
    if (item.is_object() && !give(json_item(item, feed), source)) return false;
  }
  return true;
}

}  // namespace

bool feed_documents(std::string bytes, Source const& source) {
  std::size_t const mark = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  bool const json = mark != std::string::npos && bytes[mark] == '{';
  return json ? json_feed(bytes, source) : xml_documents(std::move(bytes), source);
}

bool read_feed(ByteStream& in, Source const& source) {
  return feed_documents(read_whole(in, kLongestFeed, source), source);
}

}  // namespace dragoman
