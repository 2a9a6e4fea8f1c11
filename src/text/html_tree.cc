// Which part of a page is its article.
#include "text/html_tree.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "text/lowered.h"

namespace dragoman {
namespace {

constexpr std::size_t kRunningText = 60;  // characters; shorter runs are menus as likely as prose

template <std::size_t n>
bool among(std::array<GumboTag, n> const& tags, GumboTag tag) {
  return std::ranges::find(tags, tag) != tags.end();
}

template <std::size_t n>
bool contains_any(std::string_view text, std::array<std::string_view, n> const& parts) {
  return std::ranges::any_of(
      parts, [text](std::string_view part) { return text.find(part) != text.npos; });
}

// One word of a class or id ("article__share-bar" has article, share, bar).
bool is_suspect_word(std::string_view word) {
  static constexpr std::array<std::string_view, 47> kWords = {
      "cookie",    "cookies",      "consent",       "gdpr",        "newsletter",
      "subscribe", "subscription", "related",       "recommended", "recommendations",
      "recirc",    "share",        "sharing",       "social",      "promo",
      "promoted",  "advert",       "advertisement", "ads",         "ad",
      "adslot",    "sponsor",      "sponsored",     "comments",    "disqus",
      "sidebar",   "breadcrumb",   "breadcrumbs",   "menu",        "nav",
      "navbar",    "navigation",   "footer",        "popup",       "modal",
      "banner",    "trending",     "popular",       "tags",        "paywall",
      "outbrain",  "taboola",      "toolbar",       "signup",      "login",
      "noprint",   "masthead"};
  return std::ranges::find(kWords, word) != kWords.end();
}

bool has_suspect_word(std::string_view names) {
  std::string const low = lowered(names);
  static constexpr std::array<std::string_view, 12> kPhrases = {
      "most-read", "most_read",  "mostread",     "read-more", "readmore",  "more-stories",
      "also-like", "author-bio", "about-author", "read-next", "skip-link", "screen-reader"};
  if (contains_any(low, kPhrases)) return true;
  for (std::size_t at = 0; at < low.size();) {
    std::size_t end = at;
    while (end < low.size() && std::isalpha(static_cast<unsigned char>(low[end])) != 0) ++end;
    if (is_suspect_word(std::string_view(low).substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

bool is_hidden(GumboNode const* node) {
  if (attribute(node, "aria-hidden") == "true") return true;
  if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) return true;
  std::string const style = lowered(attribute(node, "style"));
  return style.find("display:none") != style.npos || style.find("display: none") != style.npos;
}

// Weighs the text of a page. A run is what stands on lines of its own: the text between the borders
// of blocks.
class Scale {
 public:
  TextWeights weigh(GumboNode const* page) {
    inside(page, nullptr);
    return std::move(weights_);
  }

 private:
  std::size_t inside(GumboNode const* node, GumboNode const* link) {
    add(text_of(node), link != nullptr);
    if (!is_element(node) || is_unseen(node)) return 0;
    bool const block = is_block(node);
    std::size_t sum = block ? end_run() : 0;
    std::size_t const before = sum;
    if (tag_of(node) == GUMBO_TAG_A) link = node;
    for (GumboNode const* child : children_of(node)) sum += inside(child, link);
    if (block) sum += end_run();
    weights_[node] = sum - before;
    return sum;
  }

  void add(std::string_view text, bool linked) {
    for (char const c : text) {
      if (static_cast<unsigned char>(c) <= ' ') continue;
      ++length_;
      linked_ += linked ? 1 : 0;
      stops_ += c == '.' || c == ',' || c == '!' || c == '?' ? 1 : 0;
    }
  }

  std::size_t end_run() {
    bool const runs = length_ >= kRunningText && linked_ * 10 < length_ * 4 && stops_ > 0;
    std::size_t const weight = runs ? length_ : 0;
    length_ = linked_ = stops_ = 0;
    return weight;
  }

  TextWeights weights_;
  std::size_t length_ = 0, linked_ = 0, stops_ = 0;
};

// How much an element says that it is the article; 0 where it says nothing.
int claim(GumboNode const* node) {
  if (attribute(node, "itemprop") == "articleBody") return 3;
  std::string const names =
      lowered(std::string(attribute(node, "class")) + " " + std::string(attribute(node, "id")));
  static constexpr std::array<std::string_view, 11> kBodies = {
      "article-body",     "article__body", "articlebody",  "story-body",
      "storybody",        "entry-content", "post-content", "article-content",
      "article__content", "article-text",  "story-content"};
  if (contains_any(names, kBodies)) return 3;
  GumboTag const tag = tag_of(node);
  if (tag == GUMBO_TAG_ARTICLE || attribute(node, "role") == "article") return 2;
  if (tag == GUMBO_TAG_MAIN || attribute(node, "role") == "main") return 1;
  return 0;
}

// The class of an element without the numbers that tell it from its neighbours ("post-17 post").
std::string class_kind(GumboNode const* node) {
  std::string kind(attribute(node, "class"));
  std::erase_if(kind, [](unsigned char c) { return std::isdigit(c) != 0; });
  return kind;
}

bool holds_paragraph(GumboNode const* node) {
  if (is_unseen(node)) return false;
  if (tag_of(node) == GUMBO_TAG_P) return true;
  return std::ranges::any_of(children_of(node), holds_paragraph);
}

class RootFinder {
 public:
  RootFinder(GumboNode const* page, TextWeights const& weights)
      : page_(page), weights_(weights), total_(weight(page)) {}

  GumboNode const* find() {
    look(page_);
    static constexpr std::array<std::size_t, 4> kShares = {0, 40, 40, 25};  // percent of the text
    for (std::size_t claim = 3; claim > 0; --claim) {
      if (best_[claim] == nullptr || weight(best_[claim]) * 100 < total_ * kShares[claim]) continue;
      if (weight(best_[claim]) == 0) continue;
      if (claim == 1) return narrowed(best_[claim]);
      return stands_in_row(best_[claim]) ? best_[claim]->parent : best_[claim];
    }
    return narrowed(page_);
  }

 private:
  std::size_t weight(GumboNode const* node) const {
    auto const found = weights_.find(node);
    return found == weights_.end() ? 0 : found->second;
  }

  void look(GumboNode const* node) {
    if (!is_element(node) || is_unseen(node)) return;
    auto const c = static_cast<std::size_t>(claim(node));
    if (c > 0 && !is_suspect(node) && (best_[c] == nullptr || weight(node) > weight(best_[c])))
      best_[c] = node;
    for (GumboNode const* child : children_of(node)) look(child);
  }

  // True where the node is one of the posts of a live report: the same element with the same class
  // stands beside it and holds paragraphs, too.
  static bool stands_in_row(GumboNode const* node) {
    if (tag_of(node) != GUMBO_TAG_ARTICLE && attribute(node, "class").empty()) return false;
    return std::ranges::any_of(children_of(node->parent), [node](GumboNode const* other) {
      return other != node && tag_of(other) == tag_of(node) && !is_suspect(other) &&
             class_kind(other) == class_kind(node) && holds_paragraph(other);
    });
  }

  // Down to where the paragraphs or the posts lie beside each other.
  GumboNode const* narrowed(GumboNode const* node) const {
    for (bool more = true; more && total_ > 0;) {
      more = false;
      for (GumboNode const* child : children_of(node)) {
        bool const holds = is_element(child) && weight(child) * 100 >= weight(node) * 75;
        if (!holds || tag_of(child) == GUMBO_TAG_P || stands_in_row(child)) continue;
        node = child;
        more = true;
        break;
      }
    }
    return node;
  }

  GumboNode const* page_;
  TextWeights const& weights_;
  std::size_t total_;
  std::array<GumboNode const*, 4> best_{};
};

void collect(GumboNode const* node, std::string& out) {
  for (char const c : text_of(node)) {
    bool const space = static_cast<unsigned char>(c) <= ' ';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  if (is_unseen(node)) return;
  for (GumboNode const* child : children_of(node)) collect(child, out);
}

}  // namespace

std::string all_text(GumboNode const* node) {
  std::string out;
  collect(node, out);
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

bool is_block(GumboNode const* node) {
  static constexpr std::array<GumboTag, 39> kBlocks = {
      GUMBO_TAG_P,          GUMBO_TAG_DIV,     GUMBO_TAG_H1,         GUMBO_TAG_H2,
      GUMBO_TAG_H3,         GUMBO_TAG_H4,      GUMBO_TAG_H5,         GUMBO_TAG_H6,
      GUMBO_TAG_UL,         GUMBO_TAG_OL,      GUMBO_TAG_LI,         GUMBO_TAG_DL,
      GUMBO_TAG_DT,         GUMBO_TAG_DD,      GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_PRE,
      GUMBO_TAG_SECTION,    GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,      GUMBO_TAG_HEADER,
      GUMBO_TAG_FOOTER,     GUMBO_TAG_MAIN,    GUMBO_TAG_NAV,        GUMBO_TAG_FIGURE,
      GUMBO_TAG_FIGCAPTION, GUMBO_TAG_TABLE,   GUMBO_TAG_TBODY,      GUMBO_TAG_THEAD,
      GUMBO_TAG_TR,         GUMBO_TAG_CAPTION, GUMBO_TAG_FORM,       GUMBO_TAG_FIELDSET,
      GUMBO_TAG_ADDRESS,    GUMBO_TAG_HR,      GUMBO_TAG_BODY,       GUMBO_TAG_CENTER,
      GUMBO_TAG_DETAILS,    GUMBO_TAG_SUMMARY, GUMBO_TAG_HTML};
  return is_element(node) && among(kBlocks, tag_of(node));
}

bool is_unseen(GumboNode const* node) {
  static constexpr std::array<GumboTag, 19> kUnseen = {
      GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
      GUMBO_TAG_IFRAME,   GUMBO_TAG_OBJECT, GUMBO_TAG_BUTTON,   GUMBO_TAG_SELECT,
      GUMBO_TAG_TEXTAREA, GUMBO_TAG_SVG,    GUMBO_TAG_CANVAS,   GUMBO_TAG_VIDEO,
      GUMBO_TAG_AUDIO,    GUMBO_TAG_HEAD,   GUMBO_TAG_MATH,     GUMBO_TAG_LABEL,
      GUMBO_TAG_NOFRAMES, GUMBO_TAG_EMBED,  GUMBO_TAG_APPLET};
  return node->type == GUMBO_NODE_COMMENT || node->type == GUMBO_NODE_TEMPLATE ||
         (is_element(node) && among(kUnseen, tag_of(node)));
}

bool is_suspect(GumboNode const* node) {
  static constexpr std::array<GumboTag, 5> kTags = {
      GUMBO_TAG_NAV, GUMBO_TAG_ASIDE, GUMBO_TAG_FOOTER, GUMBO_TAG_FORM, GUMBO_TAG_MENU};
  if (!is_element(node)) return false;
  GumboTag const tag = tag_of(node);
  if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_HTML) return false;
  static constexpr std::array<std::string_view, 8> kRoles = {
      "navigation", "banner", "contentinfo", "complementary", "dialog", "search", "menu", "alert"};
  std::string_view const role = attribute(node, "role");
  bool const says = std::ranges::find(kRoles, role) != kRoles.end();
  return among(kTags, tag) || says || is_hidden(node) ||
         has_suspect_word(attribute(node, "class")) || has_suspect_word(attribute(node, "id"));
}

TextWeights weigh(GumboNode const* page) { return Scale().weigh(page); }

GumboNode const* article_root(GumboNode const* page, TextWeights const& weights) {
  return RootFinder(page, weights).find();
}

}  // namespace dragoman
