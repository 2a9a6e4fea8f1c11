#include "names/times.h"

#include "names/time_reader.h"

namespace dragoman {

std::vector<TimeMention> find_times(Document const& document, Parse const& parse) {
  std::vector<TimeMention> times;
  Anchor anchor;
  for (Sentence const& sentence : parse.sentences) {
    TimeReader reader(document.published, parse, sentence);
    for (TimeMention& mention : reader.read(anchor)) times.push_back(std::move(mention));
  }
  return times;
}

}  // namespace dragoman
