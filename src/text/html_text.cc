#include "text/html_text.h"

#include <algorithm>
#include <vector>

#include "text/blocks.h"
#include "text/formats.h"

namespace dragoman {
namespace {

constexpr std::size_t kLargeCell = 100;  // bytes; longer table cells are paragraphs

// Text between two borders of blocks, on its way to a block.
struct Run {
  std::string text;
  std::size_t linked = 0;  // characters inside links
  std::size_t length = 0;  // characters but white space
  BlockKind kind = BlockKind::paragraph;
  int level = 0;  // of a heading
};

int heading_level(GumboTag tag) {
  static constexpr GumboTag kTags[] = {GUMBO_TAG_H1, GUMBO_TAG_H2, GUMBO_TAG_H3,
                                       GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6};
  for (int i = 0; i < 6; ++i) {
    if (kTags[i] == tag) return i + 1;
  }
  return 0;
}

bool class_has(GumboNode const* node, std::string_view word) {
  return attribute(node, "class").find(word) != std::string_view::npos;
}

class Article {
 public:
  Article(GumboNode const* root, TextWeights const& weights)
      : root_(root), weights_(weights), whole_(weight(root)) {}

  std::vector<Run> runs() {
    node(root_);
    end_run();
    return std::move(runs_);
  }

 private:
  std::size_t weight(GumboNode const* node) const {
    auto const found = weights_.find(node);
    return found == weights_.end() ? 0 : found->second;
  }

  bool left_out(GumboNode const* node) const {
    if (is_unseen(node)) return true;
    if (node != root_ && is_suspect(node) && weight(node) * 10 <= whole_ * 4) return true;
    return tag_of(node) == GUMBO_TAG_SUP && holds_link(node);
  }

  static bool holds_link(GumboNode const* node) {
    return std::ranges::any_of(children_of(node),
                               [](GumboNode const* child) { return tag_of(child) == GUMBO_TAG_A; });
  }

  void node(GumboNode const* node) {
    if (left_out(node)) return;
    words(text_of(node));
    if (!is_element(node)) return;
    GumboTag const tag = tag_of(node);
    if (tag == GUMBO_TAG_BR) return line_break();
    if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) cell(node);
    if (tag == GUMBO_TAG_Q) run_.text += '"';
    bool const block = is_block(node);
    if (block) end_run();
    Run const outer{{}, 0, 0, kind_, level_};
    enter(node);
    for (GumboNode const* child : children_of(node)) this->node(child);
    if (block) end_run();
    kind_ = outer.kind, level_ = outer.level;
    if (tag == GUMBO_TAG_A) --links_;
    if (tag == GUMBO_TAG_PRE) --preformatted_;
    if (tag == GUMBO_TAG_Q) run_.text += '"';
  }

  void enter(GumboNode const* node) {
    GumboTag const tag = tag_of(node);
    if (tag == GUMBO_TAG_A) ++links_;
    if (tag == GUMBO_TAG_PRE) ++preformatted_;
    if (int const level = heading_level(tag); level > 0) kind_ = BlockKind::heading, level_ = level;
    if (tag == GUMBO_TAG_LI) kind_ = BlockKind::list_item;
    bool const small = weight(node) == 0;
    if (tag == GUMBO_TAG_FIGCAPTION || (small && class_has(node, "caption")))
      kind_ = BlockKind::caption;
    if (small && is_block(node) &&
        (class_has(node, "byline") || class_has(node, "author") || class_has(node, "timestamp") ||
         class_has(node, "dateline")))
      kind_ = BlockKind::byline;
  }

  // Cells stand on the line of their row unless they hold a paragraph.
  void cell(GumboNode const* node) {
    if (weight(node) > kLargeCell) return end_run();
    if (!run_.text.empty()) run_.text += " | ";
  }

  void line_break() {
    while (run_.text.ends_with(' ')) run_.text.pop_back();
    if (run_.text.ends_with('\n')) return end_run();
    if (!run_.text.empty()) run_.text += '\n';
  }

  // White space is made single, as a browser shows it; soft hyphens and zero-width spaces go.
  void words(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      std::string_view const rest = text.substr(at);
      if (rest.starts_with("\xC2\xAD")) {
        ++at;
      } else if (rest.starts_with("\xE2\x80\x8B")) {
        at += 2;
      } else if (rest.starts_with("\xC2\xA0")) {
        ++at, space();
      } else if (static_cast<unsigned char>(text[at]) <= ' ') {
        if (preformatted_ > 0 && text[at] == '\n') blank_line(rest);
        space();
      } else {
        run_.text += text[at];
        ++run_.length;
        run_.linked += links_ > 0 ? 1 : 0;
      }
    }
  }

  void space() {
    if (!run_.text.empty() && run_.text.back() != ' ' && run_.text.back() != '\n') run_.text += ' ';
  }

  void blank_line(std::string_view rest) {
    std::size_t const next = rest.find_first_not_of(" \t\r", 1);
    if (next != rest.npos && rest[next] == '\n') end_run();
  }

  void end_run() {
    run_.kind = kind_;
    run_.level = level_;
    while (run_.text.ends_with(' ') || run_.text.ends_with('\n')) run_.text.pop_back();
    if (run_.length > 0) runs_.push_back(std::move(run_));
    run_ = Run();
  }

  GumboNode const* root_;
  TextWeights const& weights_;
  std::size_t whole_;
  std::vector<Run> runs_;
  Run run_;
  BlockKind kind_ = BlockKind::paragraph;
  int level_ = 0;
  int links_ = 0;
  int preformatted_ = 0;
};

// "Read also: …" and menus: nearly all of it is a link, and it is no long sentence.
bool is_link_list(Run const& run) {
  bool const linked = run.linked * 10 >= run.length * 8;
  return linked && run.level != 1 && (run.length < 150 || run.kind == BlockKind::list_item);
}

// A heading behind which no text of its own comes.
bool is_hollow(std::vector<Run> const& runs, std::size_t i) {
  if (runs[i].kind != BlockKind::heading || runs[i].level <= 1) return false;
  if (i + 1 == runs.size()) return true;
  return runs[i + 1].kind == BlockKind::heading && runs[i + 1].level <= runs[i].level;
}

}  // namespace

void add_article(GumboNode const* root, TextWeights const& weights, Document& document) {
  std::vector<Run> runs = Article(root, weights).runs();
  std::erase_if(runs, is_link_list);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    if (is_hollow(runs, i)) continue;
    if (document.text.size() + runs[i].text.size() > kLongestText) {
      document.notes.push_back(std::string(kTooLong) + " 2 MiB; the rest was left out");
      break;
    }
    if (!document.text.empty()) document.text += "\n\n";
    auto const begin = static_cast<std::uint32_t>(document.text.size());
    document.text += runs[i].text;
    add_block(document, {begin, static_cast<std::uint32_t>(document.text.size())}, runs[i].kind);
  }
}

}  // namespace dragoman
