#include "claims/cited.h"

#include <algorithm>

namespace dragoman {
namespace {

class CitedFinder {
 public:
  explicit CitedFinder(Layers const& layers)
      : layers_(layers),
        rule_(layers.book.sign("citing")),
        relays_(layers.book.classes().find("relays")),
        cited_(layers.book.classes().find("cited")) {}

  std::vector<Attribution> with_cited(std::vector<Attribution> const& found) const {
    std::vector<Attribution> out;
    for (Attribution const& one : found) {
      if (host_of(found, one.head) == nullptr) out.push_back(one);
    }
    for (Frames const& clauses : layers_.clauses) {
      for (Frame const& frame : clauses.frames) {
        Attribution const* host = host_of(found, frame.head);
        if (host != nullptr) out.push_back(cited(*host, frame));
      }
    }
    std::stable_sort(out.begin(), out.end(), [](Attribution const& a, Attribution const& b) {
      return a.cue.begin < b.cue.begin;
    });
    return out;
  }

  bool has_rule() const { return rule_ >= 0; }

 private:
  // The attribution whose source cites somebody with the participle at `token`; nullptr: none.
  Attribution const* host_of(std::vector<Attribution> const& found, std::int32_t token) const {
    Token const& word = layers_.parse.tokens[token];
    Frame const* frame = layers_.clauses[layers_.parse.sentence_of[token]].of(token);
    bool const participle = frame != nullptr && frame->kind == FrameKind::verb &&
                            word.form.ends_with("ing") &&
                            layers_.book.in_class(layers_.parse, token, relays_);
    if (!participle || source_of(*frame) < 0) return nullptr;
    auto const host = std::find_if(found.begin(), found.end(), [&](Attribution const& one) {
      bool const around = one.head == word.head || one.head == frame->outer ||
                          (one.content.head == word.head && one.head < token);
      bool const of_speaker = std::find(one.speakers.begin(), one.speakers.end(), word.head) !=
                              one.speakers.end();  // "The paper, citing officials, reported"
      return (around || of_speaker) && one.head != token && !one.content.holds(position(token));
    });
    return host == found.end() ? nullptr : &*host;
  }

  static TokenSpan position(std::int32_t token) {
    auto const at = static_cast<std::uint32_t>(token);
    return {at, at + 1};
  }

  // Somebody who can say it: no law, no figures, no "privacy rules". -1: nobody.
  std::int32_t source_of(Frame const& frame) const {
    Argument const* object = frame.first(Slot::object);
    if (object == nullptr) return -1;
    std::int32_t const token = object->token;
    bool const actor = static_cast<std::size_t>(token) < layers_.names.actor_at.size() &&
                       layers_.names.actor_at[token] >= 0;
    return actor || layers_.book.in_class(layers_.parse, token, cited_) ? token : -1;
  }

  Attribution cited(Attribution const& host, Frame const& frame) const {
    Attribution out;
    out.rule = rule_;
    out.head = frame.head;
    out.cue = position(frame.head);
    out.speakers = coordinated(layers_.parse, source_of(frame));
    out.content = host.content;
    out.told_by = host.head;
    return out;
  }

  Layers const& layers_;
  std::int32_t rule_, relays_, cited_;
};

}  // namespace

void add_cited(Layers const& layers, std::vector<Attribution>& found) {
  CitedFinder const finder(layers);
  if (finder.has_rule()) found = finder.with_cited(found);
}

}  // namespace dragoman
