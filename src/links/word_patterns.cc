#include "links/word_patterns.h"

#include <algorithm>
#include <cctype>

#include "events/rule_reader.h"
#include "events/wording.h"

namespace dragoman {

void add_patterns(RuleFile const& file, RuleBlock const& block, PatternTable& table,
                  std::int32_t payload) {
  for (RuleLine const& line : block.body) {
    std::string_view list = line.text;
    std::string_view const part = take_word(list);
    FrameKind kind = FrameKind::noun;
    if (part == "verb") {
      kind = FrameKind::verb;
    } else if (part == "adjective") {
      kind = FrameKind::adjective;
    } else if (part != "noun") {
      complain(file, line, part, "expected 'noun', 'verb' or 'adjective'");
    }
    for (std::string const& wording : split_list(list, ',')) {
      Pattern pattern = make_pattern(kind, wording);
      pattern.payload = payload;
      table.add(std::move(pattern));
    }
  }
}

Frame frame_of(Parse const& parse, std::int32_t modifier) {
  Token const& word = parse.tokens[modifier];
  Frame frame;
  frame.head = modifier;
  frame.lemma = word.lemma;
  frame.kind = word.upos == Upos::VERB ? FrameKind::verb : FrameKind::adjective;
  return frame;
}

bool is_done_to_it(Parse const& parse, std::int32_t modifier) {
  Token const& word = parse.tokens[modifier];
  bool const doing = has_feature(word, "VerbForm=Ger") || word.form.ends_with("ing");
  return base_relation(word.relation) == "amod" && !doing;
}

bool is_none(Parse const& parse, std::int32_t noun) {
  std::int32_t const determiner = child(parse, noun, "det");
  return determiner >= 0 && parse.tokens[determiner].lemma == "no";
}

std::optional<Worded> find_worded(PatternTable const& table, Parse const& parse,
                                  Frame const& frame) {
  std::string lemma(frame.lemma);
  std::transform(lemma.begin(), lemma.end(), lemma.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::vector<Pattern> const* patterns = table.find(lemma);
  if (patterns == nullptr) return std::nullopt;
  for (Pattern const& pattern : *patterns) {
    if (pattern.kind != frame.kind) continue;
    Coding coding;
    coding.head = frame.head;
    coding.arguments = frame.arguments;
    if (!find_wording(parse, frame, pattern, coding)) continue;
    return Worded{pattern.payload, std::move(coding.trigger), std::move(coding.arguments)};
  }
  return std::nullopt;
}

bool is_yet_to_be(Parse const& parse, std::int32_t predicate) {
  bool be = false;
  for (std::int32_t const token : parse.children[predicate]) {
    Token const& word = parse.tokens[token];
    std::string_view const relation = base_relation(word.relation);
    bool const to = (word.lemma == "to" && relation == "mark") ||
                    (word.lemma == "due" && relation == "case");      // trees join "due to"
    if (to) return be && parse.tokens[predicate].upos == Upos::VERB;  // not "had to be closed"
    be = be || (word.lemma == "be" && (relation == "cop" || relation == "aux"));
  }
  return false;
}

}  // namespace dragoman
