#include "events/rule_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace dragoman {
namespace {

template <class Value, std::size_t Size>
using Words = std::array<std::pair<std::string_view, Value>, Size>;

constexpr Words<Slot, 10> kSlots = {{{"subject", Slot::subject},
                                     {"object", Slot::object},
                                     {"indirect", Slot::indirect},
                                     {"clause", Slot::clause},
                                     {"owner", Slot::owner},
                                     {"modifier", Slot::modifier},
                                     {"infinitive", Slot::infinitive},
                                     {"doer", Slot::doer},
                                     {"target", Slot::target},
                                     {"speaker", Slot::speaker}}};
constexpr Words<Role, 8> kRoles = {{{"actor", Role::actor},
                                    {"recipient", Role::recipient},
                                    {"partner", Role::partner},
                                    {"content", Role::content},
                                    {"trigger", Role::trigger},
                                    {"sentence", Role::sentence},
                                    {"place", Role::place},
                                    {"outer", Role::outer}}};
constexpr Words<FrameKind, 4> kKinds = {{{"verb", FrameKind::verb},
                                         {"noun", FrameKind::noun},
                                         {"adjective", FrameKind::adjective},
                                         {"modal", FrameKind::modal}}};
constexpr Words<Carrier, 5> kCarriers = {{{"doing", Carrier::doing},
                                          {"suffering", Carrier::suffering},
                                          {"happening", Carrier::happening},
                                          {"lending", Carrier::lending},
                                          {"receiving", Carrier::receiving}}};
constexpr Words<Outlook, 5> kOutlooks = {{{"actual", Outlook::actual},
                                          {"future", Outlook::future},
                                          {"hypothetical", Outlook::hypothetical},
                                          {"negated", Outlook::negated},
                                          {"shared", Outlook::shared}}};
constexpr std::array<std::string_view, 14> kPrepositions = {
    "of", "for",  "to",   "in", "on",   "with",    "against",
    "at", "from", "into", "by", "over", "between", "under"};

template <class Value, std::size_t Size>
std::optional<Value> look_up(Words<Value, Size> const& words, std::string_view word) {
  for (auto const& [name, value] : words) {
    if (name == word) return value;
  }
  return std::nullopt;
}

std::optional<EventType> event_type(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(EventType::ASSAULT); ++i) {
    if (name_of(static_cast<EventType>(i)) == name) return static_cast<EventType>(i);
  }
  return std::nullopt;
}

std::string quoted(std::string_view word) { return '"' + std::string(word) + '"'; }

// A noun of several words is headed by its last, or by the one before the first preposition.
std::size_t head_of_noun(std::vector<std::string> const& words) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    auto const found = std::find(kPrepositions.begin(), kPrepositions.end(), words[i]);
    if (found != kPrepositions.end()) return i - 1;
  }
  return words.size() - 1;
}

}  // namespace

Pattern make_pattern(FrameKind kind, std::string_view wording) {
  std::vector<std::string> const words = split_list(wording, ' ');
  std::size_t const head = kind == FrameKind::noun ? head_of_noun(words) : 0;
  Pattern pattern;
  pattern.kind = kind;
  pattern.head = words[head];
  pattern.before.assign(words.begin(), words.begin() + head);
  pattern.after.assign(words.begin() + head + 1, words.end());
  return pattern;
}

namespace {

// "sit-in" is three words in the text, the last of them the head; empty where nothing is to split.
std::optional<Pattern> split_at_hyphens(Pattern const& whole) {
  std::vector<std::string> parts = split_list(whole.head, '-');
  if (parts.size() < 2) return std::nullopt;
  Pattern out = whole;
  out.head = parts.back();
  parts.pop_back();
  out.before.insert(out.before.end(), parts.begin(), parts.end());
  return out;
}

// Words of a class entry as the text has them: "cease-fire" is "cease - fire".
std::vector<std::string> split_words(std::string_view entry) {
  std::vector<std::string> out;
  for (std::string const& word : split_list(entry, ' ')) {
    std::vector<std::string> const parts = split_list(word, '-');
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i > 0) out.emplace_back("-");
      out.push_back(parts[i]);
    }
  }
  return out;
}

}  // namespace

void RuleReader::add_words(std::int32_t word_class, std::string const& entry) {
  book_.classes.add(word_class, split_list(entry, ' '));
  if (entry.find('-') != std::string::npos) book_.classes.add(word_class, split_words(entry));
}

void RuleReader::read(RuleFile file) {
  files_.push_back(std::move(file));
  read_classes(files_.back());
}

void RuleReader::read_classes(RuleFile const& file) {
  for (RuleBlock const& block : file.blocks) {
    std::string_view rest = block.header.text;
    if (take_word(rest) != "class") continue;
    if (rest.empty()) complain(file, block.header, {}, "a class needs a name: class NAME");
    // Two lists under one name would be one, and each rule would get the other's words.
    if (class_words_.contains(std::string(rest)))
      complain(file, block.header, rest,
               "a class of this name stands before; give it another name");
    auto& words = class_words_[std::string(rest)];
    for (RuleLine const& line : block.body) {
      for (std::string& item : split_list(line.text, ',')) words.push_back(std::move(item));
    }
  }
}

Codebook RuleReader::finish() {
  for (auto const& [name, words] : class_words_) book_.classes.number_of(name);
  for (RuleFile const& file : files_) {
    for (RuleBlock const& block : file.blocks) read_block(file, block);
  }
  std::vector<int> rank;
  for (Rule const& rule : book_.rules) {
    static constexpr int kMoreThanConditions = 100;
    rank.push_back(-kMoreThanConditions * rule.rank - static_cast<int>(rule.conditions.size()));
  }
  book_.predicates.sort(rank);
  book_.carriers.sort({});
  book_.outlooks.sort({});
  return std::move(book_);
}

void RuleReader::read_block(RuleFile const& file, RuleBlock const& block) {
  std::string_view rest = block.header.text;
  std::string_view const kind = take_word(rest);
  if (kind == "rule") return read_rule(file, block);
  if (kind == "class") {
    std::int32_t const number = book_.classes.number_of(rest);
    for (RuleLine const& line : block.body) {
      for (std::string const& item : words(file, line, line.text)) {
        add_words(number, item);
      }
    }
    return;
  }
  if (kind == "carrier" || kind == "outlook" || kind == "context" || kind == "exclude") {
    return read_table_block(file, block, kind);
  }
  complain(file, block.header, kind,
           "unknown block " + quoted(kind) +
               "; write class, rule, carrier, outlook, context or exclude");
}

void RuleReader::read_table_block(RuleFile const& file, RuleBlock const& block,
                                  std::string_view kind) {
  std::string_view rest = block.header.text;
  take_word(rest);
  std::string_view const name = take_word(rest);
  if (kind == "carrier" || kind == "outlook") {
    auto const carrier = look_up(kCarriers, name);
    auto const outlook = look_up(kOutlooks, name);
    bool const known = kind == "carrier" ? carrier.has_value() : outlook.has_value();
    if (!known) complain(file, block.header, name, "unknown " + std::string(kind));
    PatternTable& table = kind == "carrier" ? book_.carriers : book_.outlooks;
    int const payload = kind == "carrier" ? static_cast<int>(*carrier) : static_cast<int>(*outlook);
    for (RuleLine const& line : block.body) add_patterns(file, line, line.text, table, payload);
    return;
  }
  std::int32_t const number = book_.classes.number_of(std::string(kind) + ' ' + std::string(name));
  for (RuleLine const& line : block.body) {
    for (std::string const& item : words(file, line, line.text)) {
      add_words(number, item);
    }
  }
  if (kind == "context") {
    book_.contexts.push_back({std::string(name), number});
    return;
  }
  int least = 1;
  std::from_chars(rest.data(), rest.data() + rest.size(), least);
  book_.exclusions.push_back({std::string(name), number, least});
}

std::vector<std::string> RuleReader::words(RuleFile const& file, RuleLine const& line,
                                           std::string_view list) const {
  std::vector<std::string> out;
  for (std::string& item : split_list(list, ',')) {
    if (!item.starts_with('@')) {
      out.push_back(std::move(item));
      continue;
    }
    auto const found = class_words_.find(std::string_view(item).substr(1));
    if (found == class_words_.end()) complain(file, line, item, "no class " + quoted(item));
    for (std::string const& word : found->second) {
      if (word.starts_with('@')) {
        for (std::string& inner : words(file, line, word)) out.push_back(std::move(inner));
      } else {
        out.push_back(word);
      }
    }
  }
  return out;
}

void RuleReader::add_patterns(RuleFile const& file, RuleLine const& line, std::string_view text,
                              PatternTable& table, std::int32_t payload) const {
  std::string_view rest = text;
  std::string_view const kind_word = take_word(rest);
  auto const kind = look_up(kKinds, kind_word);
  if (!kind) complain(file, line, kind_word, "expected verb, noun, adjective or modal");
  for (std::string const& wording : words(file, line, rest)) {
    Pattern pattern = make_pattern(*kind, wording);
    pattern.payload = payload;
    if (auto split = split_at_hyphens(pattern)) table.add(std::move(*split));
    table.add(std::move(pattern));
  }
}

void RuleReader::read_rule(RuleFile const& file, RuleBlock const& block) {
  std::string_view rest = block.header.text;
  take_word(rest);
  Rule rule;
  rule.name = take_word(rest);
  rule.file = file.path;
  rule.line = block.header.number;
  std::string_view const type = take_word(rest);
  auto const known = event_type(type);
  if (!known) complain(file, block.header, type, "no PLOVER type " + quoted(type));
  rule.type = *known;
  rule.modes = split_list(rest, ',');
  if (rule_numbers_.contains(rule.name)) {
    complain(file, block.header, rule.name, "a rule " + quoted(rule.name) + " exists already");
  }
  rule_numbers_[rule.name] = static_cast<std::int32_t>(book_.rules.size());
  for (RuleLine const& line : block.body) read_rule_line(file, line, rule);
  check_rule(file, block, rule);
  book_.rules.push_back(std::move(rule));
}

void RuleReader::check_rule(RuleFile const& file, RuleBlock const& block, Rule const& rule) const {
  if (rule.actor.empty() && rule.recipient.empty() && rule.partner.empty()) {
    complain(file, block.header, rule.name,
             "the rule says neither actor nor recipient nor partner");
  }
  if (rule.cameo.empty()) complain(file, block.header, rule.name, "the rule has no line cameo");
}

void RuleReader::read_rule_line(RuleFile const& file, RuleLine const& line, Rule& rule) {
  std::string_view rest = line.text;
  std::string_view const word = take_word(rest);
  if (look_up(kKinds, word)) {
    std::int32_t const number = static_cast<std::int32_t>(book_.rules.size());
    add_patterns(file, line, line.text, book_.predicates, number);
  } else if (word == "actor") {
    rule.actor = slots(file, line, rest);
  } else if (word == "recipient") {
    rule.recipient = slots(file, line, rest);
  } else if (word == "partner") {
    rule.partner = slots(file, line, rest);
  } else if (word == "content") {
    rule.content = slots(file, line, rest);
  } else if (word == "if" || word == "unless") {
    rule.conditions.push_back(condition(file, line, line.text));
  } else if (word == "when") {
    rule.refinements.push_back(refinement(file, line, rest));
  } else if (word == "cameo") {
    rule.cameo = cameo(file, line, rest);
  } else if (word == "context") {
    rule.contexts = split_list(rest, ',');
  } else if (word == "outcome") {
    rule.outcome = true;
  } else if (word == "alone") {
    rule.alone = true;
  } else if (word == "rank") {
    std::from_chars(rest.data(), rest.data() + rest.size(), rule.rank);
  } else if (word == "certainty") {
    int percent = 0;
    std::from_chars(rest.data(), rest.data() + rest.size(), percent);
    if (percent < 1 || percent > 99)
      complain(file, line, rest, "certainty is a percentage, 1 to 99");
    rule.certainty = percent / 100.0;
  } else if (word == "fires" || word == "spares") {
    auto const expect = word == "fires" ? RuleCase::Expect::fires : RuleCase::Expect::spares;
    if (rest.size() < 2) complain(file, line, rest, "the sentence stands in quotation marks");
    rule.cases.push_back({expect, std::string(rest.substr(1, rest.size() - 2))});
  } else {
    complain(file, line, word, "unknown line " + quoted(word) + " in a rule");
  }
}

std::vector<Where> RuleReader::slots(RuleFile const& file, RuleLine const& line,
                                     std::string_view text) const {
  std::vector<Where> out;
  for (std::string const& item : split_list(text, ',')) {
    if (item.find(' ') != std::string::npos) {
      complain(file, line, item, "one slot or preposition between commas");
    }
    if (auto const slot = look_up(kSlots, item)) {
      out.push_back({Where::Kind::slot, *slot, {}});
    } else {
      out.push_back({Where::Kind::preposition, Slot::oblique, item});
    }
  }
  return out;
}

// "if recipient is MIL, COP" · "unless object in weapon" · "if clause given"
Condition RuleReader::condition(RuleFile const& file, RuleLine const& line,
                                std::string_view text) const {
  Condition out;
  out.text = text;
  std::string_view rest = text;
  out.negative = take_word(rest) == "unless";
  std::string_view verb = "or";
  while (verb == "or") {
    std::string_view const subject = take_word(rest);
    if (auto const role = look_up(kRoles, subject)) {
      out.roles.push_back(*role);
    } else {
      std::vector<Where> const where = slots(file, line, subject);
      out.where.insert(out.where.end(), where.begin(), where.end());
    }
    verb = take_word(rest);
  }
  if (verb == "given") {
    out.test = Condition::Test::given;
  } else if (verb == "several") {
    out.test = Condition::Test::several;
  } else if (verb == "negated") {
    out.test = Condition::Test::negated;
  } else if (verb == "same") {
    out.test = Condition::Test::same;
    out.other = slots(file, line, rest);
  } else if (verb == "is") {
    for (std::string& kind : split_list(rest, ',')) {
      if (auto const type = event_type(kind)) {
        out.deeds.push_back(*type);
      } else {
        out.kinds.push_back(std::move(kind));
      }
    }
  } else if (verb == "in") {
    out.test = Condition::Test::in;
    for (std::string const& name : split_list(rest, ',')) {
      if (!class_words_.contains(name)) complain(file, line, name, "no class " + quoted(name));
      out.classes.push_back(book_.classes.find(name));
    }
  } else {
    complain(file, line, verb, "expected is, in, given, several, negated or same");
  }
  return out;
}

// "object in ceasefire: mode yield, cameo 1056, context military"
Refinement RuleReader::refinement(RuleFile const& file, RuleLine const& line,
                                  std::string_view text) const {
  std::size_t const colon = text.find(':');
  if (colon == std::string_view::npos) {
    complain(file, line, {}, "write: when CONDITION: mode M, cameo C, context X");
  }
  Refinement out;
  out.condition = condition(file, line, "if " + std::string(trimmed(text.substr(0, colon))));
  for (std::string const& item : split_list(text.substr(colon + 1), ',')) {
    std::string_view rest = item;
    std::string_view const word = take_word(rest);
    if (word == "mode") {
      out.modes.emplace_back(rest);
    } else if (word == "context") {
      out.contexts.emplace_back(rest);
    } else if (word == "cameo") {
      out.cameo = cameo(file, line, rest);
    } else {
      complain(file, line, word, "expected mode, cameo or context");
    }
  }
  return out;
}

std::string RuleReader::cameo(RuleFile const& file, RuleLine const& line,
                              std::string_view code) const {
  if (!book_.cameo.contains(code)) {
    complain(file, line, code, "no CAMEO code " + quoted(code) + " in cameo.tsv");
  }
  return std::string(code);
}

}  // namespace dragoman
