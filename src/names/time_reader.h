// The grammar of time expressions, by recursive descent over the words of one sentence.
//
//   expression = span | point
//   span       = "from" point "to" point | "between" point "and" point | point "to" point
//   point      = amount "ago" | window | duration | part of a core | core
//   core       = numeric date | day and month | month | weekday | season | year | decade | holiday
//              | "today" | "last week" | "the same day"
//
// Every production takes the number of a word and gives what it read and where that ends, or
// nothing. Words are tokens of the sentence, counted from 0.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "names/names.h"
#include "names/time_words.h"

namespace dragoman {

// What the document spoke of last: "the same day", "two days later" start from it.
struct Anchor {
  DateRange last;
  DateRange past;  // the last that was over when the document was published, no deadline
};

class TimeReader {
 public:
  // References must outlive the reader. `published` may be absent: then only what names its year
  // is resolved.
  TimeReader(std::optional<Date> published, Parse const& parse, Sentence const& sentence);

  // In order, without overlap. `anchor` is read and moved on.
  std::vector<TimeMention> read(Anchor& anchor);

 private:
  using Direction = TimeMention::Direction;
  struct Phrase {
    std::size_t end = 0;  // word after the last
    DateRange range;
    Direction direction = Direction::at;
    std::size_t begin = 0;
  };
  using Found = std::optional<Phrase>;
  // "two weeks": how many of which unit. `loose` where the number is vague ("a few").
  struct Amount {
    std::size_t end = 0;
    int count = 1;
    TimeUnit unit = TimeUnit::day;
    bool loose = false;
  };
  struct DayOfMonth {
    std::size_t end = 0;
    int day = 1;
    int last = 1;  // "3-5 January"
  };
  struct Year {
    std::size_t end = 0;
    int year = 0;
  };
  enum class Tense { past, future, none };
  using InYear = std::function<std::optional<DateRange>(int)>;

  // expression, span (time_spans.cc)
  Found expression(std::size_t at) const;
  Found between(std::size_t at) const;
  Found later_day(Phrase const& first, std::size_t at) const;
  Found extended(Phrase first, std::size_t at) const;
  DateRange in_year_of(Phrase const& first, Phrase const& second) const;
  std::optional<Amount> amount(std::size_t at) const;
  Found ago(std::size_t at) const;
  Found relative_to(Amount const& amount, int sign, std::size_t at) const;
  Found window(std::size_t at) const;
  Found duration(std::size_t at) const;
  Found ahead(std::size_t at, Amount const& amount) const;
  Found eve(std::size_t at) const;

  // point, core (time_points.cc)
  Found point(std::size_t at) const;
  Found part_of_core(std::size_t at) const;
  Found unit_of_core(std::size_t at) const;
  Found core(std::size_t at) const;
  Found numeric(std::size_t at) const;
  Found day_and_month(std::size_t at) const;
  Found month_and_day(std::size_t at) const;
  Found month(std::size_t at) const;
  Found day_alone(std::size_t at) const;
  bool describes(std::size_t at) const;
  Found weekday(std::size_t at) const;
  Found season(std::size_t at) const;
  Found year(std::size_t at) const;
  Found decade(std::size_t at) const;
  bool is_age(std::size_t at) const;
  Found holiday(std::size_t at) const;
  Found deictic(std::size_t at) const;
  Found stepped(std::size_t at) const;
  Found stepped_name(std::size_t at, int step) const;
  Found stepped_unit(std::size_t at, int step) const;
  Found weekend(std::size_t at, int step) const;
  Found same_day(std::size_t at) const;
  Found daypart_alone(std::size_t at) const;

  // words (time_reader.cc)
  std::string_view word(std::size_t at) const;
  bool is(std::size_t at, std::string_view text) const { return word(at) == text; }
  std::size_t skip(std::size_t at, std::string_view text) const;
  std::size_t skip_hyphen(std::size_t at) const;
  std::size_t skip_daypart(std::size_t at) const;
  NameSpan const* name_around(std::size_t at) const;
  bool in_date_name(std::size_t at) const;
  bool in_other_name(std::size_t at) const;
  std::optional<int> month_at(std::size_t at) const;
  std::optional<int> weekday_at(std::size_t at) const;
  std::optional<DayOfMonth> day_at(std::size_t at) const;
  std::optional<Year> year_at(std::size_t at) const;
  std::optional<Year> year_behind(std::size_t at) const;
  bool stands_as_year(std::size_t at) const;

  // resolution (time_reader.cc)
  void move_anchor(Phrase const& found);
  std::optional<Date> anchor_at(std::size_t at, TimeUnit unit) const;
  Direction direction_before(std::size_t at) const;
  Tense tense_at(std::size_t at) const;
  Tense tense_of_verb(std::int32_t token) const;
  bool is_planned(std::int32_t token) const;
  bool was_planned(std::int32_t token, std::size_t at) const;
  DateRange settle(std::size_t at, InYear const& in_year) const;
  DateRange moved(int step, InYear const& in_year) const;
  DateRange weekday_range(int weekday, std::size_t at) const;
  bool is_meant_for(std::size_t at) const;
  bool is_called_for(std::size_t at) const;
  DateRange part_range(DateRange range, Part part) const;
  Found middle_of_month(std::size_t at) const;
  bool opens_clause(std::size_t at) const;

  std::optional<Date> published_;
  Parse const& parse_;
  TokenSpan tokens_;
  std::vector<std::string> words_;
  Anchor anchor_;
};

}  // namespace dragoman
