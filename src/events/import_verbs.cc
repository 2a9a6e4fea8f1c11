// Verb dictionaries of PETRARCH and TABARI.
#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <utility>

#include "events/import.h"
#include "events/rule_text.h"

namespace dragoman {
namespace {

// "BREAK_OFF" → "break off"; a plain guess at the lemma of a plural.
std::string lemma_of(std::string_view word) {
  std::string out;
  for (char const c : word) {
    if (c == '+') continue;
    out += c == '_' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  if (out.size() > 4 && out.ends_with("ies")) return out.substr(0, out.size() - 3) + 'y';
  if (out.size() > 3 && out.ends_with('s') && !out.ends_with("ss")) out.pop_back();
  return out;
}

// "RESUME {RESUMES RESUMED } [050:050]" → the code in brackets, without its mutual half.
std::optional<std::string> code_of(std::string_view line) {
  std::size_t const open = line.rfind('['), close = line.rfind(']');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return {};
  std::string_view const inside = line.substr(open + 1, close - open - 1);
  return std::string(inside.substr(0, inside.find(':')));
}

// The words of a pattern on one side of its verb: a synonym set, or words whose last counts.
struct Side {
  std::string set;     // "&WEAPON" → "weapon"
  std::string words;   // "(ON ALERT)" → "on alert", "{PEACE TALK}" → "talk"
  bool marks = false;  // "+", "$", "%", "^": sources and targets
};

Side read_side(std::string_view text) {
  Side side;
  bool phrase = false;
  for (std::string const& raw : split_list(text, ' ')) {
    std::string const word = raw.substr(0, raw.find_last_not_of("})") + 1);
    std::size_t const begin = std::min(word.find_first_not_of("{("), word.size());
    std::string const core = word.substr(begin);
    side.marks = side.marks || core.find_first_of("+$%^") != std::string::npos;
    if (core.starts_with('&')) {
      side.set = lemma_of(core.substr(1));
    } else if (!core.empty()) {
      bool const modifies = phrase && raw.find_first_of("{(") == std::string::npos;
      bool const noun_phrase = modifies && text.find('(') == std::string_view::npos;
      side.words =
          noun_phrase || side.words.empty() ? lemma_of(core) : side.words + ' ' + lemma_of(core);
      phrase = true;
    }
  }
  return side;
}

class VerbReader {
 public:
  explicit VerbReader(TextMap<CameoCode> const& cameo) : cameo_(cameo) {}

  Imported read(std::string_view dictionary) {
    bool comment = false;
    for (std::size_t begin = 0; begin < dictionary.size();) {
      std::size_t const end = std::min(dictionary.find('\n', begin), dictionary.size());
      ++line_;
      take(uncommented(dictionary.substr(begin, end - begin), comment));
      begin = end + 1;
    }
    write();
    return std::move(out_);
  }

 private:
  // What one rule is made of.
  struct Key {
    std::string code, before, set;
    auto operator<=>(Key const&) const = default;
  };

  void take(std::string_view line) {
    if (line.empty()) return;
    if (line.starts_with("---")) {
      verbs_.clear();
      set_.clear();
      block_ = code_of(line).value_or("---");
    } else if (line.starts_with('&')) {
      set_ = lemma_of(line.substr(1));
    } else if (line.starts_with('+')) {
      if (!set_.empty()) sets_[set_].push_back(lemma_of(trimmed(line.substr(1))));
    } else if (line.starts_with("- ")) {
      take_pattern(line);
    } else if (std::isupper(static_cast<unsigned char>(line.front()))) {
      take_verb(line);
    }
  }

  void take_verb(std::string_view line) {
    std::string const verb = lemma_of(line.substr(0, line.find_first_of(" \t{[")));
    verbs_.push_back(verb);
    std::string const code = code_of(line).value_or(block_);
    if (code != "---" && !code.empty()) add({code, {}, {}}, verb, line);
  }

  void take_pattern(std::string_view line) {
    std::optional<std::string> const code = code_of(line);
    std::string_view const pattern = line.substr(2, line.rfind('[') - 2);
    std::size_t const star = pattern.find('*');
    if (!code || star == std::string_view::npos || verbs_.empty())
      return lose(line, "no verb or no code");
    Side const before = read_side(pattern.substr(0, star));
    Side const after = read_side(pattern.substr(star + 1));
    if (before.marks || after.marks) return lose(line, "source and target marks");
    if (*code == "---") return lose(line, "a pattern that forbids coding; write a line unless");
    Key const key{*code, before.set.empty() ? before.words : '@' + before.set, after.set};
    for (std::string const& verb : verbs_) {
      add(key, after.words.empty() ? verb : verb + ' ' + after.words, line);
    }
    ++out_.taken;
  }

  void add(Key const& key, std::string const& wording, std::string_view line) {
    auto const code = cameo_.find(key.code);
    if (code == cameo_.end() || code->second.type.empty())
      return lose(line, "no PLOVER type for " + key.code);
    auto& wordings = rules_[key];
    if (std::find(wordings.begin(), wordings.end(), wording) == wordings.end()) {
      wordings.push_back(wording);
    }
  }

  void lose(std::string_view line, std::string why) {
    bool const again = !out_.lost.empty() && out_.lost.back().line == line_;
    if (!again) out_.lost.push_back({line_, std::string(line), std::move(why)});
  }

  void write() {
    std::string& text = out_.text;
    for (auto const& [name, words] : sets_) {
      text += "class import-" + hyphened(name) + '\n' + list(words, "  ") + '\n';
    }
    int number = 0;
    for (auto const& [key, wordings] : rules_) {
      std::string const before = key.before.starts_with('@') ? key.before.substr(1) : std::string();
      std::string const unknown = !is_set(key.set)  ? key.set
                                  : !is_set(before) ? before
                                                    : std::string();
      if (!unknown.empty()) {
        out_.lost.push_back({line_, '&' + unknown, "the dictionary does not define this set"});
        continue;
      }
      text += "rule import." + std::to_string(++number) + ' ' + cameo_.find(key.code)->second.type +
              '\n';
      text += list(wordings, "  verb ");
      text +=
          "  actor subject\n  recipient object, on, against, to, with, for, from\n  content "
          "object, clause\n";
      text += "  if actor is actor\n";
      if (!before.empty()) text += "  if subject in import-" + hyphened(before) + '\n';
      if (!key.set.empty()) text += "  if content in import-" + hyphened(key.set) + '\n';
      text += "  cameo " + key.code + "\n  certainty 50\n\n";
    }
  }

  bool is_set(std::string const& name) const { return name.empty() || sets_.contains(name); }

  static std::string hyphened(std::string name) {
    std::replace(name.begin(), name.end(), ' ', '-');
    return name;
  }

  static std::string list(std::vector<std::string> const& items, std::string const& indent) {
    std::string out = indent;
    for (std::size_t i = 0; i < items.size(); ++i) {
      static constexpr std::size_t kInALine = 8;
      if (i > 0) out += i % kInALine == 0 ? ",\n    " : ", ";
      out += items[i];
    }
    return out + '\n';
  }

  TextMap<CameoCode> const& cameo_;
  Imported out_;
  int line_ = 0;
  std::string block_ = "---", set_;
  std::vector<std::string> verbs_;
  std::map<std::string, std::vector<std::string>> sets_;
  std::map<Key, std::vector<std::string>> rules_;
};

}  // namespace

std::string_view uncommented(std::string_view line, bool& inside) {
  if (inside) {
    std::size_t const close = line.find("-->");
    if (close == std::string_view::npos) return {};
    inside = false;
    line = line.substr(close + 3);
  }
  std::size_t const open = line.find("<!--");
  if (open != std::string_view::npos) {
    inside = line.find("-->", open) == std::string_view::npos;
    line = line.substr(0, open);
  }
  return trimmed(line.substr(0, line.find_first_of("#;")));
}

Imported import_verbs(std::string_view dictionary, TextMap<CameoCode> const& cameo) {
  return VerbReader(cameo).read(dictionary);
}

}  // namespace dragoman
