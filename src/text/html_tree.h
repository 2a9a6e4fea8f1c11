// The tree of a page, as gumbo parses it. Only for this folder.
#pragma once

#include <gumbo.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dragoman {

// A parsed page; nodes are valid as long as it lives. `html` must outlive it.
class HtmlTree {
 public:
  explicit HtmlTree(std::string const& html)
      : output_(gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size())) {}
  GumboNode const* root() const { return output_->root; }

 private:
  struct Free {
    void operator()(GumboOutput* output) const {
      gumbo_destroy_output(&kGumboDefaultOptions, output);
    }
  };
  std::unique_ptr<GumboOutput, Free> output_;
};

inline bool is_element(GumboNode const* node) { return node->type == GUMBO_NODE_ELEMENT; }

// GUMBO_TAG_UNKNOWN for text.
inline GumboTag tag_of(GumboNode const* node) {
  return is_element(node) ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

inline std::span<GumboNode* const> children_of(GumboNode const* node) {
  if (!is_element(node)) return {};
  GumboVector const& all = node->v.element.children;
  return {reinterpret_cast<GumboNode* const*>(all.data), all.length};
}

// Empty where the element has no such attribute.
inline std::string_view attribute(GumboNode const* node, char const* name) {
  if (!is_element(node)) return {};
  GumboAttribute const* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

// The words of text and white space nodes; empty for all others.
inline std::string_view text_of(GumboNode const* node) {
  bool const text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
                    node->type == GUMBO_NODE_CDATA;
  return text ? std::string_view(node->v.text.text) : std::string_view();
}

// All text below a node, white space made single.
std::string all_text(GumboNode const* node);

// True where the element breaks the line: a paragraph, a heading, a list item …
bool is_block(GumboNode const* node);

// True where no reader sees what is inside (scripts, templates, form fields, drawings).
bool is_unseen(GumboNode const* node);

// True where tag, role, class or id say that this is not the article: menus, asides, footers,
// cookie banners, lists of related reports, sharing, comments.
bool is_suspect(GumboNode const* node);

// Characters of running text (paragraphs that are not mostly links) below each element.
using TextWeights = std::unordered_map<GumboNode const*, std::size_t>;
TextWeights weigh(GumboNode const* page);

// The element of the page that holds its article.
GumboNode const* article_root(GumboNode const* page, TextWeights const& weights);

}  // namespace dragoman
