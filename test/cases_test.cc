// Golden cases: test/cases/**/*.case through the whole engine. test/cases/README.md tells the form.
//
//   cases_test [--update] [words of a path]
//
// The network runs in float32: int8 products without VNNI instructions round otherwise, and a case
// must hold on any processor. That int8 agrees with float32 is for network_tests and engine_tests.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/engine.h"
#include "rendering.h"

namespace dragoman {
namespace {

// One case: the lines up to `expect:` as they stand, so that an update changes nothing else.
struct Case {
  std::string name;
  std::string head;
  std::optional<Date> published;
  std::vector<std::string> show;
  std::string text;
  std::vector<std::string> expected;
};

struct CaseFile {
  std::filesystem::path path;
  std::string preamble;
  std::vector<Case> cases;
};

std::vector<std::string> split_words(std::string const& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

std::optional<std::string> value_of(std::string const& line, std::string_view key) {
  if (!line.starts_with(key)) return std::nullopt;
  std::size_t const at = line.find_first_not_of(' ', key.size());
  return at == std::string::npos ? std::string() : line.substr(at);
}

enum class Part { preamble, keys, text, expectation };

// Takes one line into the case; gives the part that the next line belongs to.
Part take_line(std::string const& line, Part part, Case& c) {
  if (part == Part::expectation) {
    if (!line.empty()) c.expected.push_back(line);
    return part;
  }
  if (line == "expect:") return Part::expectation;
  c.head += line + "\n";
  if (part == Part::text) {
    c.text += line + "\n";
    return part;
  }
  if (line == "text:") return Part::text;
  if (auto const date = value_of(line, "published:")) c.published = parse_date(*date);
  if (auto const kinds = value_of(line, "show:")) c.show = split_words(*kinds);
  return part;
}

CaseFile read_cases(std::filesystem::path const& path) {
  CaseFile file{path, {}, {}};
  std::ifstream in(path);
  Part part = Part::preamble;
  for (std::string line; std::getline(in, line);) {
    if (auto const name = value_of(line, "===")) {
      file.cases.push_back({*name, line + "\n", {}, {}, {}, {}});
      part = Part::keys;
    } else if (part == Part::preamble) {
      file.preamble += line + "\n";
    } else {
      part = take_line(line, part, file.cases.back());
    }
  }
  for (Case& c : file.cases) {
    while (c.text.ends_with('\n')) c.text.pop_back();
  }
  return file;
}

std::vector<std::string> found(Engine const& engine, Case const& c) {
  Document document = plain_document(c.text);
  document.published = c.published;
  std::vector<std::string> out = render(engine.parse(document), c.show);
  for (std::string& line : render(engine.read(std::move(document)), c.show)) {
    out.push_back(std::move(line));
  }
  return out;
}

void check(Engine const& engine, std::filesystem::path const& path, Case const& c) {
  std::vector<std::string> const lines = found(engine, c);
  if (lines == c.expected) return;
  std::string message = path.string() + ": " + c.name + "\n" + c.head;
  for (std::string const& line : c.expected) {
    bool const there = std::find(lines.begin(), lines.end(), line) != lines.end();
    message += (there ? "  " : "- ") + line + "\n";
  }
  for (std::string const& line : lines) {
    bool const wanted = std::find(c.expected.begin(), c.expected.end(), line) != c.expected.end();
    if (!wanted) message += "+ " + line + "\n";
  }
  ADD_FAILURE() << message << "cases_test --update rewrites the expectation; read the diff.";
}

void update(Engine const& engine, CaseFile const& file) {
  std::ofstream out(file.path);
  out << file.preamble;
  for (Case const& c : file.cases) {
    out << c.head << "expect:\n";
    for (std::string const& line : found(engine, c)) out << line << '\n';
    if (&c != &file.cases.back()) out << '\n';
  }
}

class CaseTest : public testing::Test {
 public:
  CaseTest(Engine const& engine, std::filesystem::path const& path, Case const& c)
      : engine_(engine), path_(path), case_(c) {}
  void TestBody() override { check(engine_, path_, case_); }

 private:
  Engine const& engine_;
  std::filesystem::path const& path_;
  Case const& case_;
};

std::vector<CaseFile> all_cases(std::string_view filter) {
  std::vector<CaseFile> files;
  for (auto const& entry :
       std::filesystem::recursive_directory_iterator(DRAGOMAN_ROOT "/test/cases")) {
    bool const wanted = entry.path().string().find(filter) != std::string::npos;
    if (wanted && entry.path().extension() == ".case") files.push_back(read_cases(entry.path()));
  }
  std::sort(files.begin(), files.end(),
            [](CaseFile const& a, CaseFile const& b) { return a.path < b.path; });
  return files;
}

int run(std::vector<std::string> const& arguments) {
  bool const updates = !arguments.empty() && arguments.front() == "--update";
  std::string const filter = arguments.size() > (updates ? 1U : 0U) ? arguments.back() : "";
  Options options = default_options();
  options.precision = Precision::float32;
  Engine const engine(options);
  std::vector<CaseFile> const files = all_cases(filter);
  for (CaseFile const& file : files) {
    if (updates) update(engine, file);
    for (Case const& c : file.cases) {
      testing::RegisterTest(file.path.stem().c_str(), c.name.c_str(), nullptr, nullptr,
                            file.path.c_str(), 1,
                            [&]() -> testing::Test* { return new CaseTest(engine, file.path, c); });
    }
  }
  return updates ? 0 : RUN_ALL_TESTS();
}

}  // namespace
}  // namespace dragoman

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  return dragoman::run({argv + 1, argv + argc});
}
