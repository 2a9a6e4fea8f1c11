#include "events/first_person.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/one_of.h"
#include "parse/pieces.h"
#include "parse/quotations.h"

namespace dragoman {
namespace {

constexpr int kGoesOn = 2;    // sentences over which a quotation goes on with the speaker before
constexpr int kHeadings = 3;  // sentences in which a document says whose statement it is

bool is_first_person(Token const& word) {
  static constexpr std::array<std::string_view, 8> kWords = {"we", "us", "our", "ours",
                                                             "i",  "me", "my",  "ourselves"};
  std::string const form = lower_case(word.form);
  return word.upos == Upos::PRON && is_one_of(form, kWords);
}

// "I" and "we", and not "us" and "our".
bool is_doer(Token const& word) {
  std::string const form = lower_case(word.form);
  return form == "i" || form == "we";
}

// Of whom nothing tells that what he says or does is a public matter; what is done to him may be.
bool is_private(Actor const& actor) {
  static constexpr std::array<std::string_view, 6> kPrivate = {"UNK", "CVL", "BUS",
                                                               "JRN", "EDU", "MED"};
  if (actor.country == "IGO" || actor.country == "NGO") return false;
  return actor.sectors.empty() ? actor.kind == ActorKind::person
                               : is_one_of(actor.sectors.front(), kPrivate);
}

class SpeakerFinder {
 public:
  SpeakerFinder(Codebook const& book, Document const& document, Parse const& parse,
                Names const& names)
      : book_(book), parse_(parse), names_(names), quotations_(find_quotations(document, parse)) {
    for (Quotation const& quotation : quotations_.all) add_speaker(quotation);
    issuer_ = find_issuer();
  }

  // The actor who says the words at `token`, -1 where nobody is known to.
  std::int32_t at(std::int32_t token) const {
    std::int32_t const quotation = quotations_.at[token];
    if (quotation >= 0) return speakers_[quotation];
    return is_asked(parse_.sentence_of[token]) ? -1 : issuer_;
  }

 private:
  bool is_asked(std::int32_t sentence) const {
    return parse_.tokens[parse_.sentences[sentence].tokens.end - 1].form == "?";
  }

  void add_speaker(Quotation const& quotation) {
    std::int32_t const first = parse_.sentence_of[quotation.tokens.begin];
    std::int32_t const last = parse_.sentence_of[quotation.tokens.end - 1];
    std::int32_t speaker = speaker_in(quotation, first, last);
    if (speaker < 0 && is_left_open(quotation, last))
      speaker = speaker_in(quotation, last, last + 1);
    bool const goes_on = speaker < 0 && before_ >= 0 && first - sentence_before_ <= kGoesOn;
    if (goes_on) speaker = before_;
    speakers_.push_back(speaker);
    if (speaker < 0) return;
    before_ = speaker;
    sentence_before_ = last;
  }

  // '"We will not go," a spokeswoman said.', parted into two sentences behind the comma.
  bool is_left_open(Quotation const& quotation, std::int32_t last) const {
    TokenSpan const sentence = parse_.sentences[last].tokens;
    bool const ends = quotation.tokens.end + 2 >= sentence.end;
    bool const more = last + 1 < static_cast<std::int32_t>(parse_.sentences.size());
    return ends && more && parse_.tokens[quotation.tokens.end - 1].form == ",";
  }

  // The subject of the verb of speaking that stands nearest to the quotation, outside of it, in the
  // sentences that it opens or ends in.
  std::int32_t speaker_in(Quotation const& quotation, std::int32_t first, std::int32_t last) const {
    std::int32_t best = -1;
    int least = 0;
    for (std::int32_t const sentence : {first, last}) {
      TokenSpan const tokens = parse_.sentences[sentence].tokens;
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        std::int32_t const speaker = speaker_at(static_cast<std::int32_t>(t));
        int const away = std::min(std::abs(static_cast<int>(t - quotation.tokens.begin)),
                                  std::abs(static_cast<int>(t - quotation.tokens.end)));
        if (speaker < 0 || (best >= 0 && away >= least)) continue;
        best = speaker;
        least = away;
      }
    }
    return best;
  }

  std::int32_t speaker_at(std::int32_t verb) const {
    bool const says = parse_.tokens[verb].upos == Upos::VERB && quotations_.at[verb] < 0 &&
                      book_.classes.holds("speaking", parse_, verb);
    std::int32_t const subject = says ? child(parse_, verb, "nsubj") : -1;
    bool const outside = subject >= 0 && quotations_.at[subject] < 0 && names_.acts[subject];
    return outside ? names_.actor_at[subject] : -1;
  }

  // "Statement by the Ministry of Foreign Affairs", "Interview with Myriam Favier": of a heading,
  // which has no verb.
  std::int32_t find_issuer() const {
    std::size_t const end = std::min<std::size_t>(kHeadings, parse_.sentences.size());
    for (std::size_t s = 0; s < end; ++s) {
      TokenSpan const tokens = parse_.sentences[s].tokens;
      for (std::uint32_t t = tokens.begin; t < tokens.end; ++t) {
        std::int32_t const issuer = issuer_at(static_cast<std::int32_t>(t));
        if (issuer >= 0) return issuer;
      }
    }
    return -1;
  }

  std::int32_t issuer_at(std::int32_t noun) const {
    static constexpr std::array<std::string_view, 8> kDocuments = {
        "statement", "communique", "declaration", "remark",
        "address",   "message",    "speech",      "interview"};
    static constexpr std::array<std::string_view, 4> kTies = {"by", "of", "from", "with"};
    Token const& word = parse_.tokens[noun];
    std::string const lemma = lower_case(word.lemma);
    if (word.head >= 0 || word.upos == Upos::VERB || !is_one_of(lemma, kDocuments)) return -1;
    for (std::int32_t const whose : parse_.children[noun]) {
      std::int32_t const tie = child(parse_, whose, "case");
      if (tie < 0 || !is_one_of(parse_.tokens[tie].lemma, kTies)) continue;
      if ((parse_.tokens[tie].lemma == "with") != (lemma == "interview")) continue;
      if (names_.actor_at[whose] >= 0) return names_.actor_at[whose];
    }
    return -1;
  }

  Codebook const& book_;
  Parse const& parse_;
  Names const& names_;
  Quotations quotations_;
  std::vector<std::int32_t> speakers_;  // Names::actors, one for each quotation
  std::int32_t before_ = -1;            // who spoke last, and the sentence in which that ended
  std::int32_t sentence_before_ = 0;
  std::int32_t issuer_ = -1;
};

}  // namespace

std::optional<Names> with_first_persons(Codebook const& book, Document const& document,
                                        Parse const& parse, Names const& names) {
  std::vector<std::int32_t> words;
  for (std::size_t t = 0; t < parse.tokens.size(); ++t) {
    if (names.actor_at[t] < 0 && is_first_person(parse.tokens[t]))
      words.push_back(static_cast<std::int32_t>(t));
  }
  if (words.empty()) return std::nullopt;
  SpeakerFinder const finder(book, document, parse, names);
  std::optional<Names> spoken;
  for (std::int32_t const word : words) {
    std::int32_t const speaker = finder.at(word);
    if (speaker < 0) continue;
    if (is_doer(parse.tokens[word]) && is_private(names.actors[speaker])) continue;
    if (!spoken) spoken = names;
    spoken->actor_at[word] = speaker;
    spoken->acts[word] = true;
  }
  return spoken;
}

}  // namespace dragoman
