// Actor and agent dictionaries of PETRARCH and TABARI.
#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>

#include "base/date.h"
#include "events/import.h"
#include "events/rule_text.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 27> kSectors = {
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY",
    "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU", "ELI", "JRN",
    "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "HRI", "IGO"};

// "AFGHAN_NATIONAL_ARMY_" → "Afghan National Army".
std::string title_case(std::string_view words) {
  std::string out;
  bool first = true;
  for (char const c : words) {
    unsigned char const u = static_cast<unsigned char>(c);
    out += c == '_' ? ' ' : static_cast<char>(first ? std::toupper(u) : std::tolower(u));
    first = c == '_' || c == ' ' || c == '-' || c == '.';
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::string small(std::string_view words) {
  std::string out = title_case(words);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return out;
}

// "AFGGOVCOP" → AFG and "GOV,COP". Roles of CAMEO that PLOVER lacks are dropped.
struct Code {
  std::string country;
  std::string sectors;
};

std::string sectors_of(std::string_view roles) {
  std::string out;
  for (; roles.size() >= 3; roles.remove_prefix(3)) {
    std::string_view const role = roles.substr(0, 3);
    if (std::find(kSectors.begin(), kSectors.end(), role) == kSectors.end()) continue;
    out += (out.empty() ? "" : ",") + std::string(role);
  }
  return out;
}

std::optional<Code> read_code(std::string_view text) {
  if (text.size() < 3) return std::nullopt;
  std::string_view const country = text.substr(0, 3);
  bool const letters =
      std::all_of(country.begin(), country.end(), [](unsigned char c) { return std::isupper(c); });
  if (!letters) return std::nullopt;
  return Code{std::string(country), sectors_of(text.substr(3))};
}

// "051101" and "20051101"; two digits of a year under 30 are of this century.
std::string read_day(std::string_view digits) {
  bool const all =
      std::all_of(digits.begin(), digits.end(), [](unsigned char c) { return std::isdigit(c); });
  if (!all || (digits.size() != 6 && digits.size() != 8)) return {};
  std::string day(digits);
  if (day.size() == 6) day = (day.substr(0, 2) < "30" ? "20" : "19") + day;
  std::string const iso = day.substr(0, 4) + '-' + day.substr(4, 2) + '-' + day.substr(6, 2);
  return parse_date(iso) ? iso : std::string();
}

struct Term {
  std::string from, to;
};

// ">100201", "<080120", "051101-060531".
Term read_term(std::string_view text) {
  if (text.starts_with('>')) return {read_day(text.substr(1)), {}};
  if (text.starts_with('<')) return {{}, read_day(text.substr(1, text.find_last_not_of('>')))};
  std::size_t const dash = text.find('-');
  if (dash == std::string_view::npos) return {};
  return {read_day(text.substr(0, dash)), read_day(text.substr(dash + 1))};
}

std::string kind_of(Code const& code) {
  if (code.country == "IGO") return "international";
  if (code.sectors.find("REB") != std::string::npos) return "armed-group";
  return "organisation";
}

class ActorReader {
 public:
  ImportedActors read(std::string_view dictionary) {
    bool comment = false;
    for (std::size_t begin = 0; begin < dictionary.size();) {
      std::size_t const end = std::min(dictionary.find('\n', begin), dictionary.size());
      ++line_;
      std::string_view const raw = dictionary.substr(begin, end - begin);
      bool const indented = !raw.empty() && (raw.front() == '\t' || raw.front() == ' ');
      take(uncommented(raw, comment), indented);
      begin = end + 1;
    }
    return std::move(out_);
  }

 private:
  void take(std::string_view line, bool indented) {
    if (line.empty()) return;
    std::size_t const bracket = line.find('[');
    std::string_view const words = trimmed(line.substr(0, bracket));
    if (!indented) {
      if (!words.starts_with('+')) names_.clear();
      names_.push_back(title_case(words.starts_with('+') ? words.substr(1) : words));
    }
    if (bracket != std::string_view::npos) take_code(line, line.substr(bracket + 1));
  }

  void take_code(std::string_view line, std::string_view rest) {
    rest = rest.substr(0, rest.find(']'));
    std::string_view const word = take_word(rest);
    std::optional<Code> const code = read_code(word);
    if (!code || names_.empty()) {
      out_.bodies.lost.push_back({line_, std::string(line), "no country in the code"});
      return;
    }
    if (rest.empty()) return add_body(*code);
    Term const term = read_term(rest);
    for (std::string const& name : names_) {
      out_.persons.text += name + "\t\t" + code->country + '\t' + code->sectors + "\t\t" +
                           term.from + '\t' + term.to + '\n';
    }
    ++out_.persons.taken;
  }

  void add_body(Code const& code) {
    std::string joined;
    for (std::string const& name : names_) joined += (joined.empty() ? "" : "|") + name;
    out_.bodies.text +=
        joined + '\t' + kind_of(code) + '\t' + code.country + '\t' + code.sectors + '\n';
    ++out_.bodies.taken;
  }

  ImportedActors out_;
  std::vector<std::string> names_;
  int line_ = 0;
};

// "!PERSON! = MAN, WOMAN" of agents: every item stands for the mark.
using Marks = std::map<std::string, std::vector<std::string>>;

std::vector<std::string> expanded(std::string_view words, Marks const& marks) {
  std::size_t const open = words.find('!');
  std::size_t const close = open == std::string_view::npos ? open : words.find('!', open + 1);
  if (close == std::string_view::npos) return {std::string(words)};
  auto const found = marks.find(std::string(words.substr(open, close - open + 1)));
  if (found == marks.end()) return {};
  std::vector<std::string> out;
  for (std::string const& item : found->second) {
    out.push_back(std::string(words.substr(0, open)) + item + std::string(words.substr(close + 1)));
  }
  return out;
}

void take_agent(std::string_view line, int number, Marks const& marks, Imported& out) {
  std::size_t const open = line.find('['), close = line.find(']');
  if (open == std::string_view::npos || close == std::string_view::npos) return;
  std::string_view code = line.substr(open + 1, close - open - 1);
  while (code.starts_with('~')) code.remove_prefix(1);
  std::string_view words = line.substr(0, std::min(open, line.find('{')));
  std::string const sectors = sectors_of(code);
  std::vector<std::string> const each = expanded(trimmed(words), marks);
  if (sectors.empty() || each.empty()) {
    out.lost.push_back({number, std::string(line), "no sector of PLOVER in the code"});
    return;
  }
  for (std::string const& agent : each) {
    out.text += small(agent) + '\t' + sectors.substr(0, 3) + "\tgroup\t\n";
  }
  ++out.taken;
}

}  // namespace

ImportedActors import_actors(std::string_view dictionary) { return ActorReader().read(dictionary); }

Imported import_agents(std::string_view dictionary) {
  Imported out;
  Marks marks;
  bool comment = false;
  int number = 0;
  for (std::size_t begin = 0; begin < dictionary.size();) {
    std::size_t const end = std::min(dictionary.find('\n', begin), dictionary.size());
    std::string_view const line = uncommented(dictionary.substr(begin, end - begin), comment);
    ++number;
    std::size_t const equal = line.find('=');
    if (line.starts_with('!') && equal != std::string_view::npos) {
      marks[std::string(trimmed(line.substr(0, equal)))] = split_list(line.substr(equal + 1), ',');
    } else {
      take_agent(line, number, marks, out);
    }
    begin = end + 1;
  }
  return out;
}

}  // namespace dragoman
