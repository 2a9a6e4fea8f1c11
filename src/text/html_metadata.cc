#include "text/html_metadata.h"

#include <algorithm>
#include <array>
#include <map>

#include "text/json_member.h"
#include "text/lowered.h"
#include "text/written_date.h"

namespace dragoman {
namespace {

using Object = simdjson::dom::element;
constexpr int kDeepestGraph = 6;  // objects inside each other in JSON-LD

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

// Statements of a page in the order of trust.
class Collector {
 public:
  void linked_data(std::string const& json) {
    Object object;
    simdjson::dom::parser parser;
    if (parser.parse(json).get(object) == simdjson::SUCCESS) graph(object, 0);
  }

  void look(GumboNode const* node) {
    GumboTag const tag = tag_of(node);
    if (tag == GUMBO_TAG_META) meta(node);
    if (tag == GUMBO_TAG_TITLE) fill(page_title_, all_text_of_title(node));
    if (tag == GUMBO_TAG_H1) fill(heading_, all_text(node));
    if (tag == GUMBO_TAG_HTML) fill(out_.language, primary(attribute(node, "lang")));
    if (tag == GUMBO_TAG_LINK && lowered(attribute(node, "rel")) == "canonical")
      fill(canonical_, std::string(attribute(node, "href")));
    if (!time_ && (tag == GUMBO_TAG_TIME || attribute(node, "itemprop") == "datePublished"))
      time_ = date_of(node);
    for (GumboNode const* child : children_of(node)) look(child);
  }

  Metadata result() {
    static constexpr std::array<char const*, 4> kTitles = {"og:title", "twitter:title", "dc.title",
                                                           "headline"};
    static constexpr std::array<char const*, 4> kPublishers = {"og:site_name", "dc.publisher",
                                                               "publisher", "application-name"};
    static constexpr std::array<char const*, 14> kDates = {"article:published_time",
                                                           "og:published_time",
                                                           "datepublished",
                                                           "dc.date.issued",
                                                           "dcterms.created",
                                                           "dc.date",
                                                           "dcterms.date",
                                                           "parsely-pub-date",
                                                           "sailthru.date",
                                                           "publishdate",
                                                           "publish-date",
                                                           "pubdate",
                                                           "date",
                                                           "article:published"};
    for (char const* name : kTitles) fill(out_.title, metas_[name]);
    for (char const* name : kPublishers) fill(out_.publisher, metas_[name]);
    for (char const* name : kDates) {
      if (!out_.published) out_.published = written_date(metas_[name]);
    }
    fill(out_.title, heading_);
    fill(out_.title, page_title_);
    fill(out_.url, canonical_);
    fill(out_.url, metas_["og:url"]);
    if (!out_.published) out_.published = time_;
    without_publisher(out_.title, out_.publisher);
    return std::move(out_);
  }

 private:
  static std::string primary(std::string_view language) {
    return lowered(language.substr(0, language.find_first_of("-_")));
  }

  static std::string all_text_of_title(GumboNode const* node) {
    std::string out;
    for (GumboNode const* child : children_of(node)) out += all_text(child);
    return out;
  }

  static std::optional<Date> date_of(GumboNode const* node) {
    for (char const* name : {"datetime", "content"}) {
      if (auto const date = written_date(attribute(node, name))) return date;
    }
    return written_date(all_text(node));
  }

  void meta(GumboNode const* node) {
    for (char const* key : {"property", "name", "itemprop"}) {
      std::string const name = lowered(attribute(node, key));
      if (!name.empty()) fill(metas_[name], std::string(attribute(node, "content")));
    }
  }

  void graph(Object const& value, int depth) {
    if (depth > kDeepestGraph) return;
    simdjson::dom::array items;
    if (value.get(items) == simdjson::SUCCESS) {
      for (Object const item : items) graph(item, depth + 1);
    } else if (value.is_object()) {
      if (is_report(value)) report(value);
      Object inner;
      if (value["@graph"].get(inner) == simdjson::SUCCESS) graph(inner, depth + 1);
    }
  }

  static bool is_report(Object const& object) {
    std::string type = json_member(object, "@type");
    Object first;
    if (type.empty() && object["@type"].at(0).get(first) == simdjson::SUCCESS) {
      std::string_view name;
      if (first.get(name) == simdjson::SUCCESS) type = std::string(name);
    }
    return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" ||
           type == "WebPage";
  }

  void report(Object const& object) {
    fill(out_.title, json_member(object, "headline"));
    if (!out_.published) out_.published = written_date(json_member(object, "datePublished"));
    fill(canonical_, json_member(object, "url"));
    Object publisher;
    if (object["publisher"].get(publisher) == simdjson::SUCCESS && publisher.is_object())
      fill(out_.publisher, json_member(publisher, "name"));
  }

  // "Road shut - The Courier" is "Road shut", where the publisher is known.
  static void without_publisher(std::string& title, std::string const& publisher) {
    if (publisher.empty() || !title.ends_with(publisher)) return;
    std::string_view rest = std::string_view(title).substr(0, title.size() - publisher.size());
    for (std::string_view const mark : {" - ", " | ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " : "}) {
      if (rest.ends_with(mark)) return title.resize(rest.size() - mark.size());
    }
  }

  Metadata out_;
  std::map<std::string, std::string> metas_;
  std::string page_title_, heading_, canonical_;
  std::optional<Date> time_;
};

}  // namespace

Metadata metadata_of(GumboNode const* page, std::vector<std::string> const& linked_data) {
  Collector collector;
  for (std::string const& json : linked_data) collector.linked_data(json);
  collector.look(page);
  return collector.result();
}

}  // namespace dragoman
