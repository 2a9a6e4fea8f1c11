#include "text/html.h"

#include <cctype>

#include "text/blocks.h"
#include "text/encoding.h"
#include "text/formats.h"
#include "text/html_metadata.h"
#include "text/html_text.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

constexpr std::size_t kCharsetProbe = 2048;  // bytes in which a page must name its encoding

// <meta charset="…">, <meta http-equiv … content="…; charset=…">, <?xml … encoding="…"?>; empty
// where the page names none.
std::string named_charset(std::string_view html) {
  std::string const head = lowered(html.substr(0, kCharsetProbe));
  for (std::string_view const key : {"charset=", "encoding="}) {
    std::size_t at = head.find(key);
    if (at == std::string::npos) continue;
    at += key.size();
    while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
    std::size_t end = at;
    while (end < head.size() && (std::isalnum(static_cast<unsigned char>(head[end])) != 0 ||
                                 head[end] == '-' || head[end] == '_' || head[end] == ':'))
      ++end;
    return head.substr(at, end - at);
  }
  return {};
}

void take(Metadata const& metadata, PageHints const& hints, Document& document) {
  document.title = metadata.title;
  document.publisher = metadata.publisher;
  document.url = hints.url.empty() ? metadata.url : std::string(hints.url);
  document.published = metadata.published;
  if (metadata.language.empty() || metadata.language == "en") return;
  document.language = metadata.language;
  document.notes.push_back("the page says that its language is \"" + metadata.language +
                           "\"; it was read as English");
}

// The words between the tags, where the tree cannot be built.
std::string without_tags(std::string_view html) {
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    std::size_t const open = std::min(html.find('<', at), html.size());
    out += html.substr(at, open - at);
    out += ' ';
    at = std::min(html.find('>', open), html.size() - 1) + 1;
    if (open == html.size()) break;
  }
  return out;
}

}  // namespace

Document html_document(std::string bytes, PageHints const& hints) {
  std::string const charset =
      hints.charset.empty() ? named_charset(bytes) : std::string(hints.charset);
  Decoded decoded = to_utf8(std::move(bytes), charset);
  Markup const markup = prepared(decoded.text);
  Document document;
  if (markup.too_deep) {
    decoded.text = without_tags(markup.html);
    decoded.notes.emplace_back("the page's markup is nested too deeply; its tags were taken out");
    set_text(document, std::move(decoded));
    find_blocks(document);
    return document;
  }
  document.notes = std::move(decoded.notes);
  HtmlTree const tree(markup.html);
  take(metadata_of(tree.root(), markup.linked_data), hints, document);
  TextWeights const weights = weigh(tree.root());
  add_article(article_root(tree.root(), weights), weights, document);
  finish_blocks(document);
  return document;
}

bool read_html(ByteStream& in, Source const& source) {
  Document document = html_document(read_whole(in, kLongestPage, source), {});
  document.id = source.name;
  return deliver(std::move(document), source);
}

}  // namespace dragoman
