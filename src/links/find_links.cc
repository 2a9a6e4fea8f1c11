#include "links/find_links.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/one_of.h"
#include "claims/sides.h"
#include "events/parties.h"
#include "events/when_where.h"
#include "links/link_mentions.h"
#include "links/link_statements.h"
#include "links/needs.h"

namespace dragoman {
namespace {

class LinkReader {
 public:
  LinkReader(LinkBook const& book, LinkSources const& sources) : book_(book), sources_(sources) {
    mentions_ = find_link_mentions(book, sources.parse, sources.names, sources.clauses);
  }

  Links read() {
    LinkView const view{book_, sources_.codebook, sources_.parse, sources_.names, mentions_};
    for (Frames const& frames : sources_.clauses) {
      for (LinkStatement const& statement : find_link_statements(view, frames)) {
        take(statement, frames);
      }
    }
    NeedView const needs{book_.needs(), sources_.codebook, sources_.parse, sources_.names,
                         sources_.claims};
    share_ends();
    result_.needs = find_needs(needs, sources_.clauses);
    for (Need& need : result_.needs) need.link = named_in(need.cause);
    return std::move(result_);
  }

 private:
  // What one statement tells of where a link leads holds for all.
  void share_ends() {
    std::map<std::int32_t, std::vector<std::int32_t>> fullest;  // of each number
    for (std::size_t i = 0; i < links_.size(); ++i) {
      std::vector<std::int32_t>& ends = fullest[numbers_[i]];
      if (ends.size() < links_[i].ends.size()) ends = links_[i].ends;
    }
    for (std::size_t i = 0; i < links_.size(); ++i) {
      std::vector<std::int32_t> const& ends = fullest[numbers_[i]];
      if (ends.size() > links_[i].ends.size()) links_[i].ends = ends;
    }
  }

  void take(LinkStatement const& statement, Frames const& frames) {
    std::int32_t const mention =
        statement.mention >= 0 ? statement.mention : joining(statement.ends, frames);
    if (mention < 0) return;
    Link link = describe(statement, mentions_[mention], frames);
    bool const rejected = !statement.denied && is_rejected(link.claim);
    if ((statement.denied || rejected) && denies_only_who(link.claim)) return;
    if (rejected && !link.blocked_by.empty()) return;
    if (rejected) link.status = opposite(link.status);  // "rejected reports that it was closed"
    std::int32_t const number = mentions_[mention].link;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      if (numbers_[i] == number && same_voice(links_[i], link)) {
        complete(links_[i], link);
        return;
      }
    }
    numbers_.push_back(number);
    links_.push_back(std::move(link));
  }

  // "rejected the accusation that it had closed the road": what a denial holds is not said by it.
  bool is_rejected(std::int32_t claim) const {
    return claim >= 0 && sources_.claims.claims[claim].act == Act::deny;
  }

  // "Oskaria denied that its army had closed the road" leaves open whether it is closed.
  bool denies_only_who(std::int32_t claim) const {
    return claim >= 0 && sources_.claims.claims[claim].denies == Denies::responsibility;
  }

  // The link that joins these places, or the one the text has spoken of last; where no place is
  // told, only if that was in the same sentence or the two before it.
  std::int32_t joining(std::vector<std::int32_t> const& ends, Frames const& frames) const {
    std::int32_t best = -1;
    std::uint32_t const nearest = ends.empty() ? beginning(frames, 2) : 0;
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      auto const head = static_cast<std::uint32_t>(mentions_[i].head);
      bool const before = head < frames.tokens.end && head >= nearest;
      bool const joins = std::any_of(ends.begin(), ends.end(), [&](std::int32_t place) {
        auto const& own = mentions_[i].ends;
        return std::find(own.begin(), own.end(), place) != own.end();
      });
      bool const refers = mentions_[i].named || (ends.empty() && mentions_[i].definite);
      if (joins || (before && refers)) best = static_cast<std::int32_t>(i);
    }
    return best;
  }

  // The first token of the sentence that stands so many before this one.
  std::uint32_t beginning(Frames const& frames, std::ptrdiff_t sentences) const {
    std::ptrdiff_t const at = &frames - sources_.clauses.data();
    return sources_.clauses[std::max<std::ptrdiff_t>(0, at - sentences)].tokens.begin;
  }

  Link describe(LinkStatement const& statement, LinkMention const& mention, Frames const& frames) {
    Parse const& parse = sources_.parse;
    Link link;
    LinkMention const& way = way_shut(mention);
    link.name = full_name(way);
    link.kind = kind_of(way);
    link.status = statement.status;
    link.span = bytes_of(parse, words_of(statement, mention, frames));
    if (!statement.scope.empty()) link.scope = bytes_of(parse, statement.scope);
    describe_link(link, mention);
    if (link.ends.size() < statement.ends.size()) link.ends = statement.ends;
    link.blocked_by = blockers(statement, frames);
    link.claim = claim_holding(sources_.claims.claims, parse.tokens[statement.predicate].span);
    find_since(link, statement, frames);
    return link;
  }

  // "lifted the blockade of the bridge": the bridge, where that is what the blockade shuts.
  LinkMention const& way_shut(LinkMention const& mention) const {
    if (book_.kind(mention.kind) != "siege") return mention;
    auto const way = std::find_if(mentions_.begin(), mentions_.end(), [&](auto const& other) {
      return other.link == mention.link && book_.kind(other.kind) != "siege";
    });
    return way == mentions_.end() ? mention : *way;
  }

  // The words that stand for the link: of a statement about traffic alone those of the predicate.
  TokenSpan words_of(LinkStatement const& statement, LinkMention const& mention,
                     Frames const& frames) const {
    if (statement.mention >= 0) return mention.tokens;
    auto const at = static_cast<std::uint32_t>(statement.predicate);
    TokenSpan const predicate{at, at + 1};
    TokenSpan const whole = statement.scope.empty() ? predicate : hull(statement.scope, predicate);
    return frames.tokens.contains(whole) ? whole : predicate;
  }

  // What all mentions of the link say of it.
  void describe_link(Link& link, LinkMention const& mention) const {
    for (LinkMention const& other : mentions_) {
      if (other.link != mention.link) continue;
      if (link.place < 0) link.place = other.place >= 0 ? other.place : other.near;
      if (link.ends.size() < other.ends.size()) link.ends = other.ends;
      link.sole = link.sole || other.sole;
    }
    std::erase(link.ends, link.place);
    link.dependents = dependents(mention.link);
  }

  // The fullest name, else what it was called first.
  std::string full_name(LinkMention const& mention) const {
    auto const first = std::find_if(mentions_.begin(), mentions_.end(), [&](auto const& other) {
      return other.link == mention.link && !other.place_itself;
    });
    bool named = mention.named;
    std::string name = named || first == mentions_.end() ? mention.name : first->name;
    for (LinkMention const& other : mentions_) {
      if (other.link != mention.link || !other.named) continue;
      bool const fuller = other.name.starts_with(name + ' ');
      if (named && !fuller) continue;
      name = other.name;
      named = true;
    }
    return name;
  }

  std::string const& kind_of(LinkMention const& mention) const {
    for (LinkMention const& other : mentions_) {
      if (other.link == mention.link && other.named) return book_.kind(other.kind);
    }
    return book_.kind(mention.kind);
  }

  // Figures of people in a sentence that says that they hang on the link.
  std::vector<std::int32_t> dependents(std::int32_t number) const {
    std::vector<std::int32_t> found;
    for (std::size_t i = 0; i < sources_.claims.figures.size(); ++i) {
      Figure const& figure = sources_.claims.figures[i];
      bool const people = figure.measure == "inhabitants" || figure.measure == "in-need" ||
                          figure.measure == "displaced";
      if (people && depends(figure.span, number)) found.push_back(static_cast<std::int32_t>(i));
    }
    return found;
  }

  bool depends(ByteSpan words, std::int32_t number) const {
    for (std::size_t s = 0; s < sources_.clauses.size(); ++s) {
      if (!sources_.parse.sentences[s].span.contains(words)) continue;
      TokenSpan const tokens = sources_.clauses[s].tokens;
      bool const here = std::any_of(mentions_.begin(), mentions_.end(), [&](auto const& mention) {
        return mention.link == number && tokens.contains(mention.tokens);
      });
      if (!here) return false;
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        if (book_.is(LinkWords::dependence, sources_.parse.tokens[t].lemma)) return true;
      }
    }
    return false;
  }

  // The first link told of that these words name; -1 where they name none.
  std::int32_t named_in(ByteSpan words) const {
    for (LinkMention const& mention : mentions_) {
      if (!words.contains(bytes_of(sources_.parse, mention.tokens))) continue;
      auto const found = std::find(numbers_.begin(), numbers_.end(), mention.link);
      if (found != numbers_.end()) return static_cast<std::int32_t>(found - numbers_.begin());
    }
    return -1;
  }

  std::vector<std::int32_t> blockers(LinkStatement const& statement, Frames const& frames) const {
    std::vector<std::int32_t> actors;
    if (statement.status == LinkStatus::open) return actors;
    for (std::int32_t const token : statement.doers) {
      if (std::vector<std::int32_t> both = both_countries(token, frames); !both.empty()) {
        return both;
      }
      for (Party const& party : parties_of(sources_.parse, sources_.names, token)) {
        if (std::find(actors.begin(), actors.end(), party.actor) == actors.end()) {
          actors.push_back(party.actor);
        }
      }
    }
    return actors;
  }

  // "The two countries": the two named before, no farther than two sentences; empty for other
  // words.
  std::vector<std::int32_t> both_countries(std::int32_t token, Frames const& frames) const {
    static constexpr std::array<std::string_view, 4> kStates = {"country", "nation", "neighbour",
                                                                "neighbor"};
    std::vector<std::int32_t> states;
    bool const both = is_one_of(sources_.parse.tokens[token].lemma, kStates) &&
                      has_feature(sources_.parse.tokens[token], "Number=Plur");
    auto const end = static_cast<std::uint32_t>(both ? token : 0);
    for (std::uint32_t t = beginning(frames, 2); t < end; ++t) {
      std::int32_t const actor = sources_.names.actor_at[t];
      std::int32_t const place = sources_.names.place_at[t];
      bool const state =
          actor >= 0 && place >= 0 && sources_.names.places[place].kind == PlaceKind::country;
      bool const known = std::find(states.begin(), states.end(), actor) != states.end();
      if (state && !known) states.push_back(actor);
    }
    return states.size() == 2 ? states : std::vector<std::int32_t>{};
  }

  void find_since(Link& link, LinkStatement const& statement, Frames const& frames) const {
    if (frames.of(statement.predicate) == nullptr) return;
    Event view;
    view.trigger_head = statement.predicate;
    find_when_and_where(sources_.document, sources_.parse, sources_.names, frames, {&view, 1});
    if (!view.date.from || is_when_it_was_said(link, view.date_span)) return;
    if (is_of_talk(statement, frames, view.date_span)) return;
    auto const& times = sources_.names.times;
    auto const time = std::find_if(times.begin(), times.end(), [&](TimeMention const& each) {
      return each.span == view.date_span;
    });
    using enum TimeMention::Direction;
    auto const direction = time == times.end() ? at : time->direction;
    if (direction == until) return;  // "closed until May"
    if (direction == at && lasted(statement.predicate, frames))
      return;  // "remained shut on Friday"
    link.since = view.date;
    link.since_span = view.date_span;
    for (TimeMention const& time : sources_.names.times) {
      bool const lasting =
          time.span == view.date_span && time.direction == TimeMention::Direction::duration;
      if (lasting) link.since.to = link.since.from;
    }
  }

  bool lasted(std::int32_t predicate, Frames const& frames) const {
    Frame const* frame = frames.of(predicate);
    Frame const* outer = frame == nullptr ? nullptr : frames.of(frame->outer);
    bool const state =
        base_relation(sources_.parse.tokens[predicate].relation) == "xcomp" && outer != nullptr;
    std::string_view const verb = state ? outer->lemma : sources_.parse.tokens[predicate].lemma;
    return book_.is(LinkWords::lasting, verb);
  }

  // "Earlier this month X accused Y of blocking the road": the day of the accusation.
  bool is_when_it_was_said(Link const& link, ByteSpan date) const {
    return link.claim >= 0 && !sources_.claims.claims[link.claim].content.contains(date);
  }

  // "They traded blame on Wednesday over the closure of the road": the day is no part of the noun,
  // and the verb neither orders nor lays it.
  bool is_of_talk(LinkStatement const& statement, Frames const& frames, ByteSpan date) const {
    Frame const* frame = frames.of(statement.predicate);
    bool const apart =
        frame != nullptr && frame->kind == FrameKind::noun &&
        !bytes_of(sources_.parse, subtree(sources_.parse, frame->head)).contains(date);
    Frame const* verb = apart ? frames.of(frame->outer) : nullptr;
    return verb != nullptr && verb->kind == FrameKind::verb &&
           !book_.is(LinkWords::ordering, verb->lemma) &&
           !book_.is(LinkWords::laying, verb->lemma) && !book_.is(LinkWords::lifting, verb->lemma);
  }

  bool same_voice(Link const& a, Link const& b) const {
    if (a.status != b.status) return false;
    if (a.claim < 0 || b.claim < 0) return a.claim == b.claim;
    auto const& claims = sources_.claims.claims;
    return a.claim == b.claim ||
           share_side(sources_.names, claims[a.claim].speakers, claims[b.claim].speakers);
  }

  static void complete(Link& link, Link const& more) {
    if (link.scope.empty()) link.scope = more.scope;
    if (link.blocked_by.empty()) link.blocked_by = more.blocked_by;
    if (!link.since.from) {
      link.since = more.since;
      link.since_span = more.since_span;
    }
    if (link.ends.empty()) link.ends = more.ends;
  }

  LinkBook const& book_;
  LinkSources const& sources_;
  std::vector<LinkMention> mentions_;
  std::vector<std::int32_t> numbers_;  // of each of links_: LinkMention::link
  Links result_;
  std::vector<Link>& links_ = result_.links;
};

}  // namespace

Links find_links(LinkBook const& book, LinkSources const& sources) {
  return LinkReader(book, sources).read();
}

}  // namespace dragoman
