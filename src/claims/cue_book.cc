#include "claims/cue_book.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/error.h"
#include "events/rule_reader.h"
#include "events/rule_text.h"

namespace dragoman {
namespace {

template <class Value, std::size_t Size>
using Words = std::array<std::pair<std::string_view, Value>, Size>;

template <class Value, std::size_t Size>
std::optional<Value> by_name(Words<Value, Size> const& names, std::string_view name) {
  for (auto const& [word, value] : names) {
    if (word == name) return value;
  }
  return std::nullopt;
}

constexpr Words<ContentPlace::Kind, 10> kPlaces = {
    {{"clause", ContentPlace::Kind::clause},
     {"finite", ContentPlace::Kind::finite},
     {"infinitive", ContentPlace::Kind::infinitive},
     {"whole", ContentPlace::Kind::whole},
     {"object-and-clause", ContentPlace::Kind::object_and_clause},
     {"quote", ContentPlace::Kind::quote},
     {"spoken", ContentPlace::Kind::spoken},
     {"around", ContentPlace::Kind::around},
     {"itself", ContentPlace::Kind::itself},
     {"subject", ContentPlace::Kind::subject}}};

constexpr Words<CueTest::Kind, 12> kTests = {
    {{"speaker named", CueTest::Kind::speaker_named},
     {"speaker actor", CueTest::Kind::speaker_actor},
     {"object actor", CueTest::Kind::object_actor},
     {"cue passive", CueTest::Kind::cue_passive},
     {"cue negated", CueTest::Kind::cue_negated},
     {"cue transitive", CueTest::Kind::cue_transitive},
     {"content predicative", CueTest::Kind::content_predicative},
     {"content question", CueTest::Kind::content_question},
     {"content negated", CueTest::Kind::content_negated},
     {"content to come", CueTest::Kind::content_to_come},
     {"content counted", CueTest::Kind::content_counted},
     {"content numbered", CueTest::Kind::content_numbered}}};

constexpr Words<bool ActReading::*, 6> kReadingFlags = {
    {{"object party", &ActReading::object_party},
     {"opens infinitive", &ActReading::infinitive},
     {"imperative", &ActReading::imperative},
     {"subjunctive", &ActReading::subjunctive},
     {"of what", &ActReading::of_what},
     {"passive", &ActReading::passive}}};
constexpr Words<ActReading::Polarity, 2> kPolarities = {
    {{"affirmed", ActReading::Polarity::affirmed}, {"negated", ActReading::Polarity::negated}}};
constexpr Words<ActReading::Subject, 3> kSubjects = {
    {{"subject speaker", ActReading::Subject::speaker},
     {"subject other", ActReading::Subject::other},
     {"subject party", ActReading::Subject::party}}};
constexpr Words<ActReading::Time, 2> kTimes = {
    {{"time past", ActReading::Time::past}, {"time now", ActReading::Time::now}}};

// What may be asked to be in a class.
constexpr Words<CueTest::Kind, 3> kClassTests = {{{"content", CueTest::Kind::content_class},
                                                  {"predicate", CueTest::Kind::predicate_class},
                                                  {"speaker", CueTest::Kind::speaker_class}}};

constexpr Words<FrameKind, 3> kKinds = {
    {{"verb", FrameKind::verb}, {"noun", FrameKind::noun}, {"adjective", FrameKind::adjective}}};

std::optional<Act> act_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Act::no_comment); ++i) {
    if (name_of(static_cast<Act>(i)) == name) return static_cast<Act>(i);
  }
  return std::nullopt;
}

Where where_named(std::string const& word) {
  if (word == "object") return {Where::Kind::slot, Slot::object, {}};
  if (word == "indirect") return {Where::Kind::slot, Slot::indirect, {}};
  return {Where::Kind::preposition, Slot::oblique, word};
}

}  // namespace

// Blocks of one file into the book.
class CueReader {
 public:
  CueReader(CueBook& book, RuleFile const& file) : book_(book), file_(file) {}

  void read() {
    for (RuleBlock const& block : file_.blocks) read_block(block);
  }

 private:
  void read_block(RuleBlock const& block) {
    std::string_view rest = block.header.text;
    std::string_view const kind = take_word(rest);
    if (kind == "cue") {
      read_cue(block, rest);
    } else if (kind == "class") {
      read_class(block, rest);
    } else if (kind == "reading") {
      read_reading(block, rest);
    } else {
      complain(file_, block.header, kind, "expected 'cue NAME ACT', 'reading NAME ACT' or 'class'");
    }
  }

  void read_class(RuleBlock const& block, std::string_view name) {
    std::int32_t const number = book_.classes_.number_of(name);
    for (RuleLine const& line : block.body) {
      for (std::string const& entry : split_list(line.text, ',')) {
        book_.classes_.add(number, split_list(entry, ' '));
      }
    }
  }

  Act act_of(RuleLine const& line, std::string_view name) const {
    std::optional<Act> const act = act_named(name);
    if (!act) complain(file_, line, name, "no act of this name; docs/CODEBOOK.md lists them");
    return *act;
  }

  void read_reading(RuleBlock const& block, std::string_view rest) {
    ActReading reading;
    reading.name = take_word(rest);
    reading.act = act_of(block.header, rest);
    for (RuleLine const& line : block.body) read_reading_line(line, reading);
    book_.readings_.push_back(std::move(reading));
  }

  void read_reading_line(RuleLine const& line, ActReading& reading) {
    std::string_view rest = line.text;
    std::string_view const word = take_word(rest);
    if (word == "modal") {
      reading.modals = split_list(rest, ',');
    } else if (auto const flag = by_name(kReadingFlags, line.text)) {
      reading.** flag = true;
    } else if (word == "object") {
      reading.objects = split_list(rest, ',');
    } else if (word == "holds") {
      reading.holds = split_list(rest, ',');
    } else if (word == "about") {
      reading.about_class = book_.classes_.number_of(rest);
    } else if (word == "predicate") {
      read_predicate(rest, reading);
    } else if (auto const polarity = by_name(kPolarities, line.text)) {
      reading.polarity = *polarity;
    } else if (auto const subject = by_name(kSubjects, line.text)) {
      reading.subject = *subject;
    } else if (auto const time = by_name(kTimes, line.text)) {
      reading.time = *time;
    } else {
      complain(file_, line, word, "unknown line of a reading; docs/CODEBOOK.md lists them");
    }
  }

  void read_predicate(std::string_view words, ActReading& reading) {
    std::string_view rest = words;
    if (words == "verb") {
      reading.verb = true;
    } else if (take_word(rest) == "in" && !rest.empty()) {
      reading.predicate_class = book_.classes_.number_of(rest);
    } else {
      reading.predicates = split_list(words, ',');
    }
  }

  void read_cue(RuleBlock const& block, std::string_view rest) {
    CueRule rule;
    rule.name = take_word(rest);
    rule.act = act_of(block.header, rest);
    for (RuleLine const& line : block.body) read_line(line, rule);
    if (rule.content.empty()) {
      complain(file_, block.header, {}, "no 'content' line: tell where the content stands");
    }
    book_.rules_.push_back(std::move(rule));
  }

  void read_line(RuleLine const& line, CueRule& rule) {
    std::string_view rest = line.text;
    std::string_view const word = take_word(rest);
    if (std::optional<FrameKind> const kind = by_name(kKinds, word)) {
      add_patterns(*kind, rest);
    } else if (word == "phrase") {
      add_phrases(rest);
    } else if (word == "sign") {
      for (std::string const& sign : split_list(rest, ',')) book_.signs_[sign] = number();
    } else if (word == "content") {
      for (std::string const& place : split_list(rest, ','))
        rule.content.push_back(place_of(place));
    } else if (word == "addressee") {
      for (std::string const& place : split_list(rest, ',')) {
        rule.addressee.push_back(where_named(place));
      }
    } else if (word == "if" || word == "unless") {
      rule.tests.push_back(test_of(line, rest));
      rule.tests.back().unless = word == "unless";
    } else if (word == "open") {
      rule.open = true;
    } else if (word == "attitude") {
      rule.attitude = true;
    } else if (word == "source") {
      rule.source = where_named(std::string(rest));
    } else {
      complain(file_, line, word,
               "expected verb, noun, adjective, phrase, sign, content, addressee, source, if, open "
               "or attitude");
    }
  }

  // "content in accusation", "predicate in untrue", or one of kTests.
  CueTest test_of(RuleLine const& line, std::string_view words) {
    if (auto const kind = by_name(kTests, words)) return {*kind, -1};
    std::string_view rest = words;
    std::string_view const what = take_word(rest);
    bool const in = take_word(rest) == "in";
    auto const kind = by_name(kClassTests, what);
    if (!in || rest.empty() || !kind) {
      complain(file_, line, words, "unknown condition; docs/CODEBOOK.md lists them");
    }
    return {*kind, book_.classes_.number_of(rest)};
  }

  static ContentPlace place_of(std::string const& word) {
    if (auto const kind = by_name(kPlaces, word)) return {*kind, {}};
    return {ContentPlace::Kind::after, word};
  }

  std::int32_t number() const { return static_cast<std::int32_t>(book_.rules_.size()); }

  void add_patterns(FrameKind kind, std::string_view list) {
    for (std::string const& wording : split_list(list, ',')) {
      Pattern pattern = make_pattern(kind, wording);
      pattern.payload = number();
      book_.patterns_.add(std::move(pattern));
    }
  }

  void add_phrases(std::string_view list) {
    for (std::string const& phrase : split_list(list, ',')) {
      book_.phrases_.push_back({split_list(phrase, ' '), number()});
    }
  }

  CueBook& book_;
  RuleFile const& file_;
};

namespace {

void sort_patterns(PatternTable& patterns, std::size_t rules) {
  std::vector<int> rank(rules);
  for (std::size_t i = 0; i < rules; ++i) rank[i] = static_cast<int>(i);
  patterns.sort(rank);
}

}  // namespace

CueBook CueBook::read(std::string const& path, std::string_view text) {
  CueBook book;
  CueReader(book, read_rule_text(path, text)).read();
  sort_patterns(book.patterns_, book.rules_.size());
  return book;
}

CueBook CueBook::load(std::string const& directory) {
  CueBook book;
  for (std::string const& path : some_files_with(directory, ".cues")) {
    CueReader(book, read_rule_file(path)).read();
  }
  sort_patterns(book.patterns_, book.rules_.size());
  book.measures_ = MeasureBook::load(directory);
  return book;
}

std::vector<Pattern> const* CueBook::find(std::string_view lemma) const {
  std::vector<Pattern> const* found = patterns_.find(lemma);
  if (found == nullptr) found = patterns_.find(std::string(lemma) + 'e');
  if (found == nullptr && lemma.ends_with('e'))
    found = patterns_.find(lemma.substr(0, lemma.size() - 1));
  return found;
}

std::int32_t CueBook::sign(std::string_view name) const {
  auto const found = signs_.find(name);
  return found == signs_.end() ? -1 : found->second;
}

bool CueBook::in_class(Parse const& parse, std::int32_t token, std::int32_t word_class) const {
  std::vector<std::int32_t> found;
  classes_.of(parse, token, found);
  return std::find(found.begin(), found.end(), word_class) != found.end();
}

}  // namespace dragoman
