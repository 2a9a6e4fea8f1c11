#include "events/codebook.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/error.h"
#include "base/mapped_file.h"
#include "events/rule_reader.h"

namespace dragoman {
namespace {

// code TAB Goldstein value TAB …; '#' begins a comment.
void read_cameo(std::string const& path, RuleReader& reader) {
  MappedFile const file = MappedFile::open(path);
  int number = 0;
  for (std::string const& line : split_list(file.text(), '\n')) {
    ++number;
    if (line.starts_with('#')) continue;
    std::vector<std::string> const fields = split_list(line, '\t');
    CameoCode code;
    bool read = fields.size() >= 2;
    if (read) {
      std::string const& value = fields[1];
      read = std::from_chars(value.data(), value.data() + value.size(), code.goldstein).ec ==
             std::errc();
    }
    if (!read) {
      throw Error(ErrorCode::cannot_run,
                  path + ':' + std::to_string(number) + ":1: expected CODE, tab, Goldstein value");
    }
    if (fields.size() > 2 && fields[2] != "-") code.type = fields[2];
    reader.add_cameo(fields[0], code);
  }
}

}  // namespace

Codebook Codebook::load(std::string const& directory) {
  RuleReader reader;
  for (std::string const& path : some_files_with(directory, ".rules"))
    reader.read(read_rule_file(path));
  read_cameo((std::filesystem::path(directory) / "cameo.tsv").string(), reader);
  return reader.finish();
}

}  // namespace dragoman
