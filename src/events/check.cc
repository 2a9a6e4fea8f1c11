#include "events/check.h"

#include <algorithm>
#include <map>

namespace dragoman {
namespace {

// Wordings of each rule, and which rule comes before it and leaves nothing to it.
struct Wording {
  Pattern const* pattern = nullptr;
  std::int32_t taken_by = -1;
};
using Wordings = std::vector<std::vector<Wording>>;

std::string key_of(Pattern const& pattern) {
  return std::to_string(static_cast<int>(pattern.kind)) + ' ' + pattern.text();
}

// Patterns of one head come in the order in which they are tried; a rule without conditions takes
// all that comes after it with the same words.
void add_wordings(Codebook const& book, std::vector<Pattern> const& patterns, Wordings& out) {
  std::map<std::string, std::int32_t> taken;
  for (Pattern const& pattern : patterns) {
    std::string const key = key_of(pattern);
    auto const before = taken.find(key);
    bool const own = before != taken.end() && before->second == pattern.payload;
    bool const gone = before != taken.end() && !own;
    out[pattern.payload].push_back({&pattern, gone ? before->second : -1});
    if (!gone && book.rules[pattern.payload].conditions.empty()) taken[key] = pattern.payload;
  }
}

void check_reach(Codebook const& book, std::int32_t rule, std::vector<Wording> const& wordings,
                 std::vector<Doubt>& doubts) {
  auto const taken = [](Wording const& wording) { return wording.taken_by >= 0; };
  if (wordings.empty()) {
    doubts.push_back({Doubt::Kind::unreachable, rule, "it has no verb, noun, adjective or modal"});
    return;
  }
  auto const first = std::find_if(wordings.begin(), wordings.end(), taken);
  if (first == wordings.end()) return;
  bool const all = std::all_of(wordings.begin(), wordings.end(), taken);
  doubts.push_back({all ? Doubt::Kind::unreachable : Doubt::Kind::shadowed, rule,
                    "rule " + book.rules[first->taken_by].name +
                        " asks for nothing else and takes \"" + first->pattern->text() +
                        "\" before it"});
}

void check_cases(std::int32_t number, Rule const& rule, std::vector<Doubt>& doubts) {
  for (RuleCase::Expect const expect : {RuleCase::Expect::fires, RuleCase::Expect::spares}) {
    bool const given = std::any_of(rule.cases.begin(), rule.cases.end(),
                                   [expect](RuleCase const& one) { return one.expect == expect; });
    if (given) continue;
    std::string const word = expect == RuleCase::Expect::fires ? "fires" : "spares";
    doubts.push_back({Doubt::Kind::untested, number, "it has no line " + word});
  }
}

bool asks_for(Condition const& condition, Role role) {
  return std::find(condition.roles.begin(), condition.roles.end(), role) != condition.roles.end();
}

void check_conditions(std::int32_t number, Rule const& rule, std::vector<Doubt>& doubts) {
  bool const has_content = !rule.content.empty();
  auto const idle = [&](Condition const& condition) {
    bool const only = condition.roles.size() == 1 && condition.where.empty();
    return only && ((asks_for(condition, Role::content) && !has_content) ||
                    (asks_for(condition, Role::actor) && rule.actor.empty()) ||
                    (asks_for(condition, Role::recipient) && rule.recipient.empty()));
  };
  for (Condition const& condition : rule.conditions) {
    if (idle(condition)) {
      doubts.push_back(
          {Doubt::Kind::idle, number,
           '"' + condition.text + "\" asks for a role that the rule does not look for"});
    }
  }
}

}  // namespace

std::string_view name_of(Doubt::Kind kind) {
  static constexpr std::string_view kNames[] = {"unreachable", "shadowed", "untested", "idle"};
  return kNames[static_cast<int>(kind)];
}

std::vector<Doubt> check(Codebook const& book) {
  Wordings wordings(book.rules.size());
  std::vector<bool> modal(book.rules.size(), false);
  book.predicates.for_each_head([&](std::vector<Pattern> const& patterns) {
    add_wordings(book, patterns, wordings);
    for (Pattern const& pattern : patterns) {
      if (pattern.kind == FrameKind::modal) modal[pattern.payload] = true;
    }
  });
  std::vector<Doubt> doubts;
  for (std::size_t i = 0; i < book.rules.size(); ++i) {
    std::int32_t const number = static_cast<std::int32_t>(i);
    check_reach(book, number, wordings[i], doubts);
    if (!modal[i]) check_conditions(number, book.rules[i], doubts);
    check_cases(number, book.rules[i], doubts);
  }
  return doubts;
}

std::string in_words(Codebook const& book, Doubt const& doubt) {
  Rule const& rule = book.rules[doubt.rule];
  return rule.file + ':' + std::to_string(rule.line) + ": rule " + rule.name + " is " +
         std::string(name_of(doubt.kind)) + ": " + doubt.message;
}

}  // namespace dragoman
