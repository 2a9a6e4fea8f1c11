// Markup before it is parsed: what no reader sees is taken out, and pages that would exhaust the
// parser (which calls itself for each element inside another) are found.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "text/html.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

constexpr std::size_t kDeepest = 1000;           // elements inside each other
constexpr std::size_t kMostRepeats = 5'000'000;  // of open formatting, which each block repeats

bool starts_with_nocase(std::string_view text, std::string_view start) {
  return same_but_for_case(text.substr(0, start.size()), start);
}

std::size_t find_nocase(std::string_view text, std::string_view part, std::size_t from) {
  for (std::size_t at = text.find(part.front(), from); at != text.npos;
       at = text.find(part.front(), at + 1)) {
    if (starts_with_nocase(text.substr(at), part)) return at;
  }
  return text.npos;
}

// Elements that are closed by the next of their kind or hold nothing: they do not nest.
bool is_shallow(std::string_view name) {
  static constexpr std::array<std::string_view, 26> kNames = {
      "p",     "li",    "dt",   "dd",     "option", "tr",    "td",   "th",   "tbody",
      "thead", "tfoot", "html", "head",   "body",   "br",    "img",  "meta", "link",
      "input", "hr",    "wbr",  "source", "col",    "param", "area", "embed"};
  return std::ranges::find(kNames, name) != kNames.end();
}

bool is_formatting(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kNames = {
      "a",    "b", "big",   "code",   "em",     "font", "i",
      "nobr", "s", "small", "strike", "strong", "tt",   "u"};
  return std::ranges::find(kNames, name) != kNames.end();
}

// Counts the elements that are open.
class Depth {
 public:
  void tag(std::string name, bool closes) {
    if (is_shallow(name)) {
      repeats_ += formatting_;
      return;
    }
    bool const formats = is_formatting(name);
    auto& open = open_[std::move(name)];
    if (closes && open == 0) return;
    std::size_t const step = closes ? static_cast<std::size_t>(-1) : 1;
    open += step, depth_ += step;
    if (formats) formatting_ += step;
    if (!formats && !closes) repeats_ += formatting_;
    deepest_ = std::max(deepest_, depth_);
  }
  bool too_deep() const { return deepest_ > kDeepest || repeats_ > kMostRepeats; }

 private:
  std::unordered_map<std::string, std::size_t> open_;
  std::size_t depth_ = 0, deepest_ = 0, formatting_ = 0, repeats_ = 0;
};

class Preparer {
 public:
  explicit Preparer(std::string_view html) : html_(html) {}

  Markup run() {
    for (std::size_t at = 0; at < html_.size();) {
      std::size_t const open = std::min(html_.find('<', at), html_.size());
      out_.html += html_.substr(at, open - at);
      at = open < html_.size() ? tag(open) : open;
    }
    out_.too_deep = depth_.too_deep();
    return std::move(out_);
  }

 private:
  // Takes what begins at `open`, a "<"; returns the position behind.
  std::size_t tag(std::size_t open) {
    std::string_view const rest = html_.substr(open);
    if (rest.starts_with("<!--")) return behind(open + 4, "-->");
    bool const closes = rest.starts_with("</");
    std::string const name = name_at(open + (closes ? 2 : 1));
    std::size_t const end = std::min(html_.find('>', open), html_.size() - 1) + 1;
    bool const hidden = name == "script" || name == "style" || name == "svg";
    if (hidden && !closes) {
      std::size_t const close = find_nocase(html_, "</" + name, end);
      if (close != html_.npos) {
        keep_linked_data(html_.substr(open, end - open), html_.substr(end, close - end));
        out_.html += ' ';
        return behind(close, ">");
      }
    }
    if (!name.empty()) depth_.tag(name, closes);
    out_.html += html_.substr(open, end - open);
    return end;
  }

  std::size_t behind(std::size_t from, std::string_view end) const {
    std::size_t const at = html_.find(end, from);
    return at == html_.npos ? html_.size() : at + end.size();
  }

  std::string name_at(std::size_t at) const {
    std::string name;
    for (; at < html_.size() && name.size() < 20; ++at) {
      char const c = lowered(html_[at]);
      bool const fits =
          (c >= 'a' && c <= 'z') || (!name.empty() && (c == '-' || (c >= '0' && c <= '9')));
      if (!fits) break;
      name += c;
    }
    return name;
  }

  void keep_linked_data(std::string_view tag, std::string_view body) {
    if (find_nocase(tag, "ld+json", 0) != tag.npos) out_.linked_data.emplace_back(body);
  }

  std::string_view html_;
  Markup out_;
  Depth depth_;
};

}  // namespace

Markup prepared(std::string_view html) { return Preparer(html).run(); }

}  // namespace dragoman
