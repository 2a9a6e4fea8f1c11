// Blocks of rule files made into a Codebook.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "events/codebook.h"
#include "events/rule_text.h"

namespace dragoman {

// Reads all files first, so that a class may be used before it is defined.
class RuleReader {
 public:
  void read(RuleFile file);
  // Throws Error{cannot_run} at the first line that makes no sense.
  Codebook finish();

  // Codes that `cameo` lines may name; to be added before finish().
  void add_cameo(std::string code, CameoCode value) { book_.cameo[std::move(code)] = value; }

 private:
  void read_classes(RuleFile const& file);
  void add_words(std::int32_t word_class, std::string const& entry);
  void read_block(RuleFile const& file, RuleBlock const& block);
  void read_rule(RuleFile const& file, RuleBlock const& block);
  void read_rule_line(RuleFile const& file, RuleLine const& line, Rule& rule);
  void read_table_block(RuleFile const& file, RuleBlock const& block, std::string_view kind);
  void check_rule(RuleFile const& file, RuleBlock const& block, Rule const& rule) const;

  std::vector<Where> slots(RuleFile const& file, RuleLine const& line, std::string_view text) const;
  Condition condition(RuleFile const& file, RuleLine const& line, std::string_view text) const;
  Refinement refinement(RuleFile const& file, RuleLine const& line, std::string_view text) const;
  std::string cameo(RuleFile const& file, RuleLine const& line, std::string_view code) const;
  // The wordings of a list, with classes ("@attack") replaced by their words.
  std::vector<std::string> words(RuleFile const& file, RuleLine const& line,
                                 std::string_view list) const;
  void add_patterns(RuleFile const& file, RuleLine const& line, std::string_view text,
                    PatternTable& table, std::int32_t payload) const;

  std::vector<RuleFile> files_;
  TextMap<std::vector<std::string>> class_words_;
  TextMap<std::int32_t> rule_numbers_;
  Codebook book_;
};

// Makes "lay siege to" of verbs and "state of emergency", "peace deal" of nouns into a Pattern.
Pattern make_pattern(FrameKind kind, std::string_view wording);

}  // namespace dragoman
