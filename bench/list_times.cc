// Lists the times and quantities of single texts, for the scorers beside this file.
//
//   list_times MODEL < cases
//
// In: lines "DAY<tab>TEXT", DAY as YYYY-MM-DD or "-". Out: one JSON array a line with
// {"kind", "begin", "end" (bytes), "from", "to", "precision", "direction"} for times and
// {"kind", "begin", "end", "low", "high", "unit"} for quantities.
#include <fmt/format.h>

#include <iostream>
#include <string>
#include <vector>

#include "base/error.h"
#include "names/quantities.h"
#include "names/times.h"
#include "parse/parser.h"
#include "text/readers.h"

namespace dragoman {
namespace {

std::string day(std::optional<Date> date) { return date ? '"' + format_date(*date) + '"' : "null"; }

std::string number(std::optional<double> value) {
  return value ? fmt::format("{}", *value) : "null";
}

std::string items(Document const& document, Parse const& parse) {
  constexpr char const* kDirections[] = {"at", "since", "until", "duration"};
  std::string out;
  std::vector<TimeMention> const times = find_times(document, parse);
  for (TimeMention const& time : times) {
    out += fmt::format(
        R"(,{{"kind":"time","begin":{},"end":{},"from":{},"to":{},"precision":"{}","direction":"{}"}})",
        time.span.begin, time.span.end, day(time.range.from), day(time.range.to),
        name_of(time.range.precision), kDirections[static_cast<int>(time.direction)]);
  }
  for (Quantity const& quantity : find_quantities(parse, times)) {
    out += fmt::format(
        R"(,{{"kind":"quantity","begin":{},"end":{},"low":{},"high":{},"unit":"{}","counted":{}}})",
        quantity.span.begin, quantity.span.end, number(quantity.low), number(quantity.high),
        quantity.unit, quantity.counted);
  }
  return '[' + (out.empty() ? out : out.substr(1)) + ']';
}

int run(char const* model) {
  Network const network = Network::open(model, Precision::int8);
  Parser const parser(network);
  std::vector<Document> documents;
  for (std::string line; std::getline(std::cin, line);) {
    std::size_t const tab = std::min(line.find('\t'), line.size());
    Document document = plain_document(line.substr(std::min(tab + 1, line.size())));
    document.published = parse_date(line.substr(0, tab));
    documents.push_back(std::move(document));
  }
  for (Document const& document : documents) {
    std::cout << items(document, parser.parse(document)) << '\n';
  }
  return 0;
}

}  // namespace
}  // namespace dragoman

int main(int count, char** words) {
  if (count != 2) {
    std::cerr << "usage: list_times MODEL < CASES\n";
    return 2;
  }
  try {
    return dragoman::run(words[1]);
  } catch (dragoman::Error const& e) {
    std::cerr << "list_times: " << e.what() << '\n';
    return 1;
  }
}
