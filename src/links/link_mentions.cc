#include "links/link_mentions.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace dragoman {
namespace {

bool is_proper(Token const& token) { return token.upos == Upos::PROPN; }

// Articles, "this", "its": they name nothing.
bool is_pointer(Token const& token) { return token.upos == Upos::DET || token.upos == Upos::PRON; }

bool is_left_part(Token const& token) {
  std::string_view const relation = base_relation(token.relation);
  return relation == "compound" || relation == "amod" || relation == "nummod" ||
         relation == "flat" || token.relation == "nmod:poss" || relation == "punct";
}

bool is_right_part(Token const& token) {
  std::string_view const relation = base_relation(token.relation);
  return relation == "flat" || (relation == "nummod" && token.upos == Upos::NUM) ||
         (relation == "appos" && token.upos == Upos::NUM) || token.relation == "nmod:unmarked";
}

// "the port of Hodeidah", "the border with Syria": the words that say which one.
bool tells_which(Parse const& parse, std::int32_t dependent) {
  static constexpr std::array<std::string_view, 7> kTelling = {"of", "with",   "between", "on",
                                                               "to", "toward", "towards"};
  if (base_relation(parse.tokens[dependent].relation) != "nmod") return false;
  std::int32_t const sign = child(parse, dependent, "case");
  if (sign < 0) return false;
  std::string_view const lemma = parse.tokens[sign].lemma;
  return std::find(kTelling.begin(), kTelling.end(), lemma) != kTelling.end();
}

bool holds_name(Parse const& parse, TokenSpan tokens) {
  for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
    if (is_proper(parse.tokens[t])) return true;
  }
  return false;
}

// The noun with what stands before it, and the words after it that are part of its name.
TokenSpan noun_phrase(Parse const& parse, std::int32_t head) {
  auto const at = static_cast<std::uint32_t>(head);
  TokenSpan span{at, at + 1};
  for (std::int32_t const dependent : parse.children[head]) {
    TokenSpan const part = subtree(parse, dependent);
    if (part.end <= at && is_left_part(parse.tokens[dependent])) {
      span.begin = std::min(span.begin, part.begin);
    }
    if (part.begin == span.end && is_right_part(parse.tokens[dependent])) span.end = part.end;
  }
  while (span.begin < at && parse.tokens[span.begin].upos == Upos::PUNCT) ++span.begin;
  while (span.begin < at && is_pointer(parse.tokens[span.begin])) ++span.begin;
  return span;
}

TokenSpan with_place(Parse const& parse, std::int32_t head, TokenSpan span) {
  if (holds_name(parse, span)) return span;
  for (std::int32_t const dependent : parse.children[head]) {
    TokenSpan const part = subtree(parse, dependent);
    bool const near = part.begin == span.end && part.size() <= 8;
    if (near && tells_which(parse, dependent) && holds_name(parse, part)) span.end = part.end;
  }
  return span;
}

// Places in what is said of the way itself: "between A and B", "connecting A to B", "the A-B road".
std::vector<std::int32_t> ends_of(Parse const& parse, Names const& names, LinkMention const& link) {
  std::vector<std::int32_t> ends;
  for (std::int32_t const dependent : parse.children[link.head]) {
    std::string_view const relation = base_relation(parse.tokens[dependent].relation);
    if (relation != "nmod" && relation != "acl" && relation != "compound") continue;
    TokenSpan const words = subtree(parse, dependent);
    for (std::uint32_t t = words.begin; t < words.end && ends.size() < 2; ++t) {
      std::int32_t const place = names.place_at[t];
      bool const known = std::find(ends.begin(), ends.end(), place) != ends.end();
      if (place >= 0 && place != link.place && !known) ends.push_back(place);
    }
  }
  return ends;
}

// Ports and airports lie at one place: what stands beside them is no end.
bool has_ends(std::string const& kind) {
  return kind != "port" && kind != "airport" && kind != "siege" && kind != "air-corridor";
}

bool is_sole(LinkBook const& book, Parse const& parse, std::int32_t head) {
  for (std::int32_t const dependent : parse.children[head]) {
    if (base_relation(parse.tokens[dependent].relation) != "amod") continue;
    if (book.is(LinkWords::sole, parse.tokens[dependent].lemma)) return true;
  }
  return false;
}

bool is_definite(Parse const& parse, std::int32_t head) {
  static constexpr std::array<std::string_view, 6> kDefinite = {"the",   "this", "that",
                                                                "these", "its",  "both"};
  for (std::int32_t const dependent : parse.children[head]) {
    std::string_view const lemma = parse.tokens[dependent].lemma;
    if (std::find(kDefinite.begin(), kDefinite.end(), lemma) != kDefinite.end()) return true;
  }
  return false;
}

std::string folded(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

// "the land link, called the Lachin corridor", "the route, known as Road 60".
bool is_called(Parse const& parse, std::int32_t name, std::int32_t of) {
  static constexpr std::array<std::string_view, 5> kCalling = {"call", "name", "know", "dub",
                                                               "term"};
  std::int32_t at = parse.tokens[name].head;
  for (int step = 0; step < 3 && at >= 0; ++step) {
    if (at == of) return true;
    std::string_view const lemma = parse.tokens[at].lemma;
    if (std::find(kCalling.begin(), kCalling.end(), lemma) == kCalling.end()) return false;
    at = parse.tokens[at].head;
  }
  return false;
}

// Numbers the links of one document: names first, then the nouns that stand for them.
class Joiner {
 public:
  Joiner(LinkBook const& book, Parse const& parse, std::vector<LinkMention>& mentions)
      : book_(book), parse_(parse), mentions_(mentions) {}

  void join() {
    for (LinkMention& mention : mentions_) {
      if (shut_way(mention) != nullptr) mention.named = false;
      if (mention.named) mention.link = same_name(mention);
    }
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      LinkMention const* const way = shut_way(mentions_[i]);
      if (way != nullptr) mentions_[i].link = way->link;
      if (mentions_[i].link < 0) mentions_[i].link = named_by(i);
      if (mentions_[i].link < 0) mentions_[i].link = next_++;
    }
  }

 private:
  // "the blockade of the Lachin corridor" tells of the corridor; nullptr for sieges of towns.
  LinkMention const* shut_way(LinkMention const& mention) const {
    if (book_.kind(mention.kind) != "siege") return nullptr;
    for (LinkMention const& other : mentions_) {
      Token const& word = parse_.tokens[other.head];
      bool const held = base_relation(word.relation) == "nmod" && word.head == mention.head;
      if (held && book_.kind(other.kind) != "siege") return &other;
    }
    return nullptr;
  }

  std::int32_t same_name(LinkMention const& mention) {
    for (LinkMention const& other : mentions_) {
      if (&other == &mention) break;
      if (!other.named) continue;
      bool const same_place = mention.place >= 0 && mention.place == other.place;
      if (same_place || folded(other.name) == folded(mention.name)) return other.link;
    }
    return next_++;
  }

  // What a noun without a name stands for: what it is called, else the last link of its kind that
  // was named before, else the first that is named after.
  std::int32_t named_by(std::size_t index) const {
    LinkMention const& mention = mentions_[index];
    for (LinkMention const& other : mentions_) {
      if (other.named && is_called(parse_, other.head, mention.head)) return other.link;
    }
    bool const refers = mention.definite || mention.sole;
    if (!refers || !book_.is(LinkWords::general, parse_.tokens[mention.head].lemma)) return -1;
    for (std::size_t i = index; i-- > 0;) {
      if (mentions_[i].link >= 0 && fits(mention, mentions_[i])) return mentions_[i].link;
    }
    for (std::size_t i = index + 1; i < mentions_.size(); ++i) {
      if (mentions_[i].named && fits(mention, mentions_[i])) return mentions_[i].link;
    }
    return -1;
  }

  bool fits(LinkMention const& mention, LinkMention const& other) const {
    return mention.kind == other.kind || book_.kind(mention.kind) == "siege";
  }

  LinkBook const& book_;
  Parse const& parse_;
  std::vector<LinkMention>& mentions_;
  std::int32_t next_ = 0;
};

LinkMention make_mention(LinkBook const& book, Parse const& parse, Names const& names,
                         Frame const& frame, std::int32_t kind) {
  LinkMention mention;
  mention.head = frame.head;
  mention.tokens = with_place(parse, frame.head, noun_phrase(parse, frame.head));
  mention.name = written(parse, mention.tokens);
  mention.place = names.place_at[frame.head];
  mention.named = holds_name(parse, mention.tokens);
  mention.definite = is_definite(parse, frame.head);
  mention.sole = is_sole(book, parse, frame.head);
  mention.kind = kind;
  if (has_ends(book.kind(kind))) mention.ends = ends_of(parse, names, mention);
  return mention;
}

}  // namespace

std::vector<LinkMention> find_link_mentions(LinkBook const& book, Parse const& parse,
                                            Names const& names,
                                            std::vector<Frames> const& sentences) {
  std::vector<LinkMention> mentions;
  for (Frames const& frames : sentences) {
    for (Frame const& frame : frames.frames) {
      if (frame.kind != FrameKind::noun) continue;
      auto const worded = find_worded(book.nouns(), parse, frame);
      if (!worded) continue;
      mentions.push_back(make_mention(book, parse, names, frame, worded->payload));
    }
  }
  Joiner(book, parse, mentions).join();
  return mentions;
}

LinkMention const* mention_at(std::vector<LinkMention> const& mentions, std::int32_t head) {
  auto const found = std::lower_bound(
      mentions.begin(), mentions.end(), head,
      [](LinkMention const& mention, std::int32_t token) { return mention.head < token; });
  return found != mentions.end() && found->head == head ? &*found : nullptr;
}

}  // namespace dragoman
