#include "events/day_label.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 4> kMarks = {":", "-", "\xE2\x80\x93", "\xE2\x80\x94"};

// The first word of the paragraph, behind the mark of a list.
std::uint32_t first_word(Parse const& parse, TokenSpan sentence) {
  std::int32_t first = parse.sentence_of[sentence.begin];
  std::uint32_t const block = parse.sentences[first].block;
  while (first > 0 && parse.sentences[first - 1].block == block) --first;
  std::uint32_t word = parse.sentences[first].tokens.begin;
  while (word < sentence.end && parse.tokens[word].upos == Upos::PUNCT) ++word;
  return word;
}

}  // namespace

TimeMention const* day_label(Parse const& parse, Names const& names, TokenSpan sentence) {
  std::uint32_t const word = first_word(parse, sentence);
  auto const label =
      std::find_if(names.times.begin(), names.times.end(), [&](TimeMention const& time) {
        std::uint32_t const mark = time.tokens.end;
        return time.tokens.begin == word && time.range.from && mark < sentence.end &&
               is_one_of(parse.tokens[mark].form, kMarks);
      });
  return label == names.times.end() ? nullptr : &*label;
}

}  // namespace dragoman
