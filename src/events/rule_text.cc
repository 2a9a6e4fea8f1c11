#include "events/rule_text.h"

#include <algorithm>
#include <filesystem>

#include "base/error.h"
#include "base/mapped_file.h"

namespace dragoman {
namespace {

constexpr std::string_view kSpace = " \t\r";

// A '#' outside quotation marks begins a comment.
std::string_view without_comment(std::string_view line) {
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"') quoted = !quoted;
    if (line[i] == '#' && !quoted) return line.substr(0, i);
  }
  return line;
}

void add_line(RuleFile& file, RuleLine line) {
  if (line.column == 1) {
    file.blocks.push_back({std::move(line), {}});
    return;
  }
  if (file.blocks.empty()) {
    complain(file, line, {}, "indented before any block; begin the block at the margin");
  }
  auto& body = file.blocks.back().body;
  if (!body.empty() && body.back().text.ends_with(',')) {
    body.back().text += ' ' + line.text;
  } else {
    body.push_back(std::move(line));
  }
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  std::size_t const begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

std::string_view take_word(std::string_view& text) {
  text = trimmed(text);
  std::size_t const end = std::min(text.find_first_of(kSpace), text.size());
  std::string_view const word = text.substr(0, end);
  text = trimmed(text.substr(end));
  return word;
}

std::vector<std::string> split_list(std::string_view text, char separator) {
  std::vector<std::string> items;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find(separator), text.size());
    std::string_view const item = trimmed(text.substr(0, end));
    if (!item.empty()) items.emplace_back(item);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return items;
}

void complain(RuleFile const& file, RuleLine const& line, std::string_view word,
              std::string const& message) {
  std::size_t const at = word.empty() ? std::string::npos : line.text.find(word);
  std::size_t const column = line.column + (at == std::string::npos ? 0 : at);
  throw Error(ErrorCode::cannot_run, file.path + ':' + std::to_string(line.number) + ':' +
                                         std::to_string(column) + ": " + message);
}

RuleFile read_rule_text(std::string const& path, std::string_view text) {
  RuleFile file{path, {}};
  for (int number = 1; !text.empty(); ++number) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string_view const line = without_comment(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    std::string_view const words = trimmed(line);
    if (words.empty()) continue;
    int const column = static_cast<int>(words.data() - line.data()) + 1;
    add_line(file, {std::string(words), number, column});
  }
  return file;
}

RuleFile read_rule_file(std::string const& path) {
  return read_rule_text(path, MappedFile::open(path).text());
}

std::vector<std::string> files_with(std::string const& directory, std::string const& extension) {
  std::vector<std::string> paths;
  std::error_code failed;
  for (auto const& entry : std::filesystem::directory_iterator(directory, failed)) {
    if (entry.path().extension() == extension) paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::string> some_files_with(std::string const& directory,
                                         std::string const& extension) {
  std::vector<std::string> paths = files_with(directory, extension);
  if (paths.empty()) {
    throw Error(ErrorCode::cannot_run,
                directory + ": no *" + extension + " file here; name the codebook's directory");
  }
  return paths;
}

}  // namespace dragoman
