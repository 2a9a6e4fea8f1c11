#include "links/link_joiner.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>
#include <unordered_map>

namespace dragoman {
namespace {

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

bool lead_apart(std::vector<std::int32_t> const& a, std::vector<std::int32_t> const& b) {
  return !a.empty() && !b.empty() && std::none_of(a.begin(), a.end(), [&](std::int32_t end) {
    return std::find(b.begin(), b.end(), end) != b.end();
  });
}

// Numbers the links of one document: names first, then the nouns that stand for them.
class Joiner {
 public:
  Joiner(LinkBook const& book, Parse const& parse, std::vector<LinkMention>& mentions)
      : book_(book), parse_(parse), mentions_(mentions) {}

  void join() {
    for (LinkMention& mention : mentions_) {
      if (shut_way(mention) != nullptr) mention.named = false;
      if (!mention.named) continue;
      std::int32_t const beside = link_beside(mention);
      mention.link = beside >= 0 ? beside : same_name(mention);
      if (beside < 0) continue;
      named_.try_emplace(key_of(mention), beside);
      mention.named = false;  // what stands before it is its name
    }
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (shut_way(mentions_[i]) != nullptr) continue;
      if (mentions_[i].link < 0) mentions_[i].link = named_by(i);
      if (mentions_[i].link < 0) mentions_[i].link = next_++;
    }
    for (LinkMention& mention : mentions_) {
      if (LinkMention const* const way = shut_way(mention)) mention.link = way->link;
    }
  }

 private:
  // "the blockade of the Lachin corridor" tells of the corridor; nullptr for sieges of towns.
  LinkMention const* shut_way(LinkMention const& mention) const {
    if (book_.kind(mention.kind) != "siege") return nullptr;
    for (std::int32_t const dependent : parse_.children[mention.head]) {
      if (base_relation(parse_.tokens[dependent].relation) != "nmod") continue;
      LinkMention const* held = mention_at(mentions_, dependent);
      if (held != nullptr && book_.kind(held->kind) != "siege") return held;
    }
    return nullptr;
  }

  // "the M4 highway" is called "the M4", too.
  static std::string called(std::string const& name) {
    std::string const words = folded(name);
    std::size_t const end = words.find(' ');
    bool const number = end != std::string::npos && end > 1 && std::isalpha(words[0]) != 0 &&
                        std::isdigit(static_cast<unsigned char>(words[end - 1])) != 0;
    return number ? words.substr(0, end) : words;
  }

  // What links of one name share: "Torkham" and "the Torkham border crossing" are one crossing, and
  // no airport.
  std::string key_of(LinkMention const& mention) const {
    std::string words = called(mention.name);
    std::string const& kind = book_.kind(mention.kind);
    if (kind != "crossing" && kind != "port" && kind != "airport") return words;
    std::size_t const space = words.rfind(' ');
    bool const noun =
        space != std::string::npos && book_.is(LinkWords::general, words.substr(space + 1));
    if (noun) words.resize(space);
    if (noun && words.ends_with(" border")) words.resize(words.rfind(' '));
    return words + " (" + kind + ")";
  }

  // The link that bears the name or lies at the place already; else a new one.
  std::int32_t same_name(LinkMention const& mention) {
    auto const [by_name, new_name] = named_.try_emplace(key_of(mention), next_);
    if (mention.place < 0) return new_name ? next_++ : by_name->second;
    auto const [by_place, new_place] = placed_.try_emplace(mention.place, by_name->second);
    if (!new_place) return by_name->second = by_place->second;
    return new_name ? next_++ : by_name->second;
  }

  // What a noun without a name stands for: what it is called, else the last link of its kind that
  // was named before, else the first that is named after.
  std::int32_t named_by(std::size_t index) const {
    LinkMention const& mention = mentions_[index];
    for (LinkMention const& other : in_sentence_of(mention)) {
      if (other.named && is_called(parse_, other.head, mention.head)) return other.link;
    }
    if (std::int32_t const beside = link_beside(mention); beside >= 0) return beside;
    if (std::int32_t const area = area_beside(mention); area >= 0) return area;
    bool const refers = mention.definite || mention.sole;
    if (!refers || !book_.is(LinkWords::general, parse_.tokens[mention.head].lemma)) return -1;
    if (book_.kind(mention.kind) == "siege") return shut_before(index);
    for (std::size_t i = index; i-- > 0;) {
      if (mentions_[i].link >= 0 && fits(mention, mentions_[i])) return mentions_[i].link;
    }
    for (std::size_t i = index + 1; i < mentions_.size(); ++i) {
      if (mentions_[i].named && fits(mention, mentions_[i])) return mentions_[i].link;
    }
    return -1;
  }

  // "the Serin bridge, the last crossing to the town": what it stands in apposition to; -1.
  std::int32_t link_beside(LinkMention const& mention) const {
    Token const& word = parse_.tokens[mention.head];
    bool const beside = word.relation == "appos" && word.head < mention.head;
    LinkMention const* const other = beside ? mention_at(mentions_, word.head) : nullptr;
    return other == nullptr ? -1 : other->link;
  }

  // "unable to reach Titao because of a blockade": what shuts in the town of its sentence; -1.
  std::int32_t area_beside(LinkMention const& mention) const {
    bool const cause = book_.kind(mention.kind) == "siege" && !mention.place_itself &&
                       mention.place < 0 && !mention.named;
    if (!cause) return -1;
    for (LinkMention const& other : in_sentence_of(mention)) {
      if (other.place_itself && other.head < mention.head && other.link >= 0) return other.link;
    }
    return -1;
  }

  // "The blockade": the last before it, else the way nearest before it that the text points at,
  // else the first after it with a name. Not "the blockade of the island".
  std::int32_t shut_before(std::size_t index) const {
    if (mentions_[index].place >= 0) return -1;
    auto const last = [&](auto const& fits) {
      for (std::size_t i = index; i-- > 0;) {
        if (mentions_[i].link >= 0 && fits(mentions_[i])) return mentions_[i].link;
      }
      return -1;
    };
    std::int32_t const siege =
        last([&](auto const& other) { return book_.kind(other.kind) == "siege"; });
    if (siege >= 0) return siege;
    std::int32_t const way =
        last([](auto const& other) { return other.named || other.sole || other.definite; });
    if (way >= 0) return way;
    auto const after = std::find_if(mentions_.begin() + static_cast<std::ptrdiff_t>(index) + 1,
                                    mentions_.end(), [](auto const& other) { return other.named; });
    return after == mentions_.end() ? -1 : after->link;
  }

  std::span<LinkMention const> in_sentence_of(LinkMention const& mention) const {
    return mentions_in(mentions_, parse_.sentences[parse_.sentence_of[mention.head]].tokens);
  }

  // "The bridge" is no street named before, though both are roads; the road to A is none to B, and
  // "the crossings" are not the one crossing named before.
  bool fits(LinkMention const& mention, LinkMention const& other) const {
    if (lead_apart(mention.ends, other.ends)) return false;
    std::string_view const order = order_of(mention);
    if (!order.empty() && order != order_of(other)) return false;
    if (is_plural(mention) != is_plural(other)) return false;
    std::string_view const own = parse_.tokens[mention.head].lemma;
    std::string_view const others = parse_.tokens[other.head].lemma;
    bool const apart = book_.is(LinkWords::distinct, own) || book_.is(LinkWords::distinct, others);
    std::string const& kind = book_.kind(other.kind);
    bool const terminal = own == "terminal" && (kind == "crossing" || kind == "airport");
    return terminal || (mention.kind == other.kind && (!apart || own == others));
  }

  // "the second bridge", "the other road"; empty where it is none of several.
  std::string_view order_of(LinkMention const& mention) const {
    for (std::int32_t const dependent : parse_.children[mention.head]) {
      Token const& word = parse_.tokens[dependent];
      bool const one = has_feature(word, "NumType=Ord") || word.lemma == "other";
      if (one && base_relation(word.relation) == "amod") return word.lemma;
    }
    return {};
  }

  bool is_plural(LinkMention const& mention) const {
    return has_feature(parse_.tokens[mention.head], "Number=Plur");
  }

  LinkBook const& book_;
  Parse const& parse_;
  std::vector<LinkMention>& mentions_;
  std::unordered_map<std::string, std::int32_t> named_;    // folded name → link
  std::unordered_map<std::int32_t, std::int32_t> placed_;  // place → link
  std::int32_t next_ = 0;
};

}  // namespace

void join_mentions(LinkBook const& book, Parse const& parse, std::vector<LinkMention>& mentions) {
  Joiner(book, parse, mentions).join();
}

}  // namespace dragoman
