#include "claims/turns.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/one_of.h"
#include "claims/labels.h"

namespace dragoman {
namespace {

constexpr std::size_t kFewestTurns = 3;        // labelled blocks that make a transcript
constexpr std::size_t kHeadings = 3;           // sentences in which a text says whose it is
constexpr std::uint32_t kLongestStranger = 4;  // words of a label that names nobody known

// Sentences from the one that opens with a label to the last one that it holds for.
struct Turn {
  std::size_t first, end;
  std::uint32_t colon;
  std::int32_t speaker;  // token; -1: nobody whose words are kept
};

class TurnFinder {
 public:
  TurnFinder(Layers const& layers, Document const& document, std::vector<Attribution>& found)
      : layers_(layers),
        parse_(layers.parse),
        document_(document),
        labels_(layers),
        found_(found) {}

  void find() {
    std::vector<Turn> turns = labelled_blocks();
    bool const transcript = turns.size() >= kFewestTurns && has_two_voices(turns) && is_talk(turns);
    if (transcript) extend(turns);
    for (Turn const& turn : turns) {
      if (turn.speaker >= 0 && (transcript || speaks_of_itself(turn))) give(turn);
    }
    if (std::optional<Turn> const whole = statement(); whole && turns.empty()) give(*whole);
  }

 private:
  // ---- where turns begin and end ----

  std::vector<Turn> labelled_blocks() const {
    std::vector<Turn> turns;
    for (std::size_t s = 0; s < parse_.sentences.size(); ++s) {
      bool const opens = s == 0 || parse_.sentences[s - 1].block != parse_.sentences[s].block;
      if (!opens || is_heading(s)) continue;
      std::size_t const end = end_of_words(s);
      TokenSpan const words{parse_.sentences[s].tokens.begin, parse_.sentences[end - 1].tokens.end};
      auto const label = labels_.before_colon(words);
      if (!label || !is_voice(*label) || opens_quotation(label->colon)) continue;
      turns.push_back({s, end, label->colon, speaker_of(*label, turns)});
    }
    return turns;
  }

  // 'Hald: "No." He spoke in Tal.': marks tell what is said and what is not.
  bool opens_quotation(std::uint32_t colon) const {
    std::uint32_t const last = std::min<std::size_t>(colon + 3, parse_.tokens.size());
    for (std::uint32_t t = colon + 1; t < last; ++t) {
      if (layers_.quotations.at[t] >= 0) return true;
    }
    return false;
  }

  // A name, "Q", "A", or what is written like a name: "COURIER".
  bool is_voice(Label const& label) const {
    if (label.speaker >= 0 || label.asks || label.answers) return true;
    return label.words.size() <= kLongestStranger &&
           (is_in_capitals(parse_, label.words) || is_proper(label.words));
  }

  bool is_proper(TokenSpan words) const {
    return std::all_of(parse_.tokens.begin() + words.begin, parse_.tokens.begin() + words.end,
                       [](Token const& word) { return word.upos == Upos::PROPN; });
  }

  std::int32_t speaker_of(Label const& label, std::vector<Turn> const& before) const {
    if (!label.answers) return label.speaker;
    std::size_t const first =
        before.empty() ? parse_.sentence_of[label.words.begin] : before.front().first;
    return interviewed(parse_.sentences[first].tokens.begin);
  }

  // Of the persons named before the first question the one named most often. -1: none.
  std::int32_t interviewed(std::uint32_t begin) const {
    std::int32_t best = -1;
    std::ptrdiff_t most = 0;
    for (Actor const& actor : layers_.names.actors) {
      if (actor.kind != ActorKind::person) continue;
      auto const ahead =
          std::count_if(actor.mentions.begin(), actor.mentions.end(),
                        [begin](Mention const& mention) { return mention.tokens.end <= begin; });
      if (ahead > most) {
        most = ahead;
        best = actor.mentions.front().head;
      }
    }
    return best;
  }

  // "Statement by the Ministry of Foreign Affairs": a heading without a verb that says whose words
  // the text is, which then speaks of "we". Its noun serves as the cue.
  std::optional<Turn> statement() const {
    std::size_t const last = std::min(kHeadings, parse_.sentences.size());
    for (std::size_t s = 0; s < last; ++s) {
      std::int32_t const noun = root_of(parse_, parse_.sentences[s].tokens);
      std::int32_t const issuer = noun < 0 ? -1 : issuer_of(noun);
      Turn const turn{s + 1, parse_.sentences.size(), static_cast<std::uint32_t>(noun), issuer};
      bool const heads =
          issuer >= 0 && turn.first < turn.end && !has_verb(parse_, parse_.sentences[s].tokens);
      if (heads && speaks_of_itself(turn)) return turn;
    }
    return std::nullopt;
  }

  std::int32_t issuer_of(std::int32_t noun) const {
    static constexpr std::array<std::string_view, 3> kTies = {"by", "of", "from"};
    if (!layers_.book.in_class(parse_, noun, "issued")) return -1;
    for (std::int32_t const whose : parse_.children[noun]) {
      std::int32_t const sign = child(parse_, whose, "case");
      bool const tied = sign >= 0 && is_one_of(parse_.tokens[sign].lemma, kTies);
      if (tied && is_actor(whose)) return whose;
    }
    return -1;
  }

  bool is_actor(std::int32_t token) const {
    return static_cast<std::size_t>(token) < layers_.names.actor_at.size() &&
           layers_.names.actor_at[token] >= 0;
  }

  bool has_two_voices(std::vector<Turn> const& turns) const {
    return std::any_of(turns.begin(), turns.end(), [&](Turn const& turn) {
      return label_text(turn) != label_text(turns.front());
    });
  }

  // Most of it is of "I", "we" or "you", or asks: no list of scores or of those who stand.
  bool is_talk(std::vector<Turn> const& turns) const {
    auto const spoken = std::count_if(turns.begin(), turns.end(), [&](Turn const& turn) {
      TokenSpan const words{turn.colon + 1, parse_.sentences[turn.end - 1].tokens.end};
      return std::any_of(parse_.tokens.begin() + words.begin, parse_.tokens.begin() + words.end,
                         [](Token const& word) {
                           return word.form == "?" || has_feature(word, "Person=1") ||
                                  has_feature(word, "Person=2");
                         });
    });
    return static_cast<std::size_t>(spoken) * 2 >= turns.size();
  }

  std::string label_text(Turn const& turn) const {
    std::string out;
    for (std::uint32_t t = parse_.sentences[turn.first].tokens.begin; t < turn.colon; ++t)
      out += parse_.tokens[t].form + ' ';
    return out;
  }

  // In a transcript the floor is held over paragraphs, up to the next label or heading.
  void extend(std::vector<Turn>& turns) const {
    for (std::size_t i = 0; i < turns.size(); ++i) {
      std::size_t const next = i + 1 < turns.size() ? turns[i + 1].first : parse_.sentences.size();
      while (turns[i].end < next && !is_heading(turns[i].end)) ++turns[i].end;
    }
  }

  bool is_heading(std::size_t sentence) const {
    std::uint32_t const block = parse_.sentences[sentence].block;
    return block < document_.blocks.size() && document_.blocks[block].kind == BlockKind::heading;
  }

  // Of the block, and of the next where the label stands in one of its own.
  std::size_t end_of_words(std::size_t sentence) const {
    std::size_t const end = end_of_block(sentence);
    bool const alone = parse_.tokens[parse_.sentences[end - 1].tokens.end - 1].form == ":";
    return alone && end < parse_.sentences.size() && !is_heading(end) ? end_of_block(end) : end;
  }

  std::size_t end_of_block(std::size_t sentence) const {
    std::uint32_t const block = parse_.sentences[sentence].block;
    while (sentence < parse_.sentences.size() && parse_.sentences[sentence].block == block)
      ++sentence;
    return sentence;
  }

  bool speaks_of_itself(Turn const& turn) const {
    return has_first_person(parse_, {turn.colon + 1, parse_.sentences[turn.end - 1].tokens.end});
  }

  // ---- what is said in one ----

  void give(Turn const& turn) {
    for (std::size_t s = turn.first; s < turn.end; ++s) {
      TokenSpan words = parse_.sentences[s].tokens;
      if (words.end <= turn.colon + 1) continue;  // the label alone may be taken for a sentence
      words.begin = std::max(words.begin, turn.colon + 1);
      words = trimmed_content(parse_, words);
      bool const asks = parse_.tokens[parse_.sentences[s].tokens.end - 1].form == "?";
      if (words.empty() || !has_verb(parse_, words) || asks || is_quoting(words)) continue;
      if (!take_own(turn, words)) add(turn, words);
    }
  }

  // Somebody is quoted there already.
  bool is_quoting(TokenSpan words) const {
    return std::any_of(found_.begin(), found_.end(), [&](Attribution const& one) {
      return one.content.tokens.overlaps(words) &&
             layers_.quotations.at[one.content.tokens.begin] >= 0;
    });
  }

  // "I demand that they be released": the cue is there already and lacks only who "I" is. True
  // where it tells of the whole sentence.
  bool take_own(Turn const& turn, TokenSpan words) {
    bool whole = false;
    for (Attribution& one : found_) {
      bool const here = words.contains(one.cue) && one.speakers.size() == 1 && !is_quoted(one);
      bool const first = here && is_first_person(one.speakers.front());
      if (!first && !(here && is_same_actor(one.speakers.front(), turn.speaker))) continue;
      if (first) one.speakers = {turn.speaker};
      whole = whole || one.head == root_of(parse_, words);
    }
    return whole;
  }

  bool is_same_actor(std::int32_t one, std::int32_t other) const {
    return is_actor(one) && is_actor(other) &&
           layers_.names.actor_at[one] == layers_.names.actor_at[other];
  }

  bool is_first_person(std::int32_t token) const {
    return parse_.tokens[token].upos == Upos::PRON && has_feature(parse_.tokens[token], "Person=1");
  }

  bool is_quoted(Attribution const& one) const { return layers_.quotations.at[one.head] >= 0; }

  void add(Turn const& turn, TokenSpan words) {
    std::int32_t const rule = layers_.book.sign("colon");
    if (rule < 0) return;
    Attribution out;
    out.rule = rule;
    out.head = static_cast<std::int32_t>(turn.colon);
    out.cue = {turn.colon, turn.colon + 1};
    out.speakers = {turn.speaker};
    out.content = {words, root_of(parse_, words)};
    found_.push_back(std::move(out));
  }

  Layers const& layers_;
  Parse const& parse_;
  Document const& document_;
  LabelFinder labels_;
  std::vector<Attribution>& found_;
};

}  // namespace

void add_turns(Layers const& layers, Document const& document, std::vector<Attribution>& found) {
  TurnFinder(layers, document, found).find();
}

}  // namespace dragoman
