// One event of the store as the exports see it: its columns by name, redacted where asked.
//
//   row("type")  →  "ASSAULT"      row("sha256"), row("begin"), row("end")  →  where its words
//   stand
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/question.h"
#include "store/store.h"

namespace dragoman {

// What is left out before rows leave the house.
struct Redaction {
  // Coordinates are rounded to this many degrees (0.5: about 50 km); 0 leaves them.
  double degrees = 0;
  // `leave_out`: actors and speakers are told by their codes, and the words of the text (quote and
  // trigger) are left out, since they may name persons; hash and offsets stay.
  enum class Names { keep, leave_out } names = Names::keep;
};

class EventRow {
 public:
  EventRow(Statement& rows, std::vector<std::string> const& names, Redaction const& redaction)
      : rows_(rows), names_(names), redaction_(redaction) {}

  // The field of a column of `ask events`; "" where it is empty, redacted or unknown.
  std::string operator()(std::string_view column) const;
  // The same before the first "; ".
  std::string first(std::string_view column) const;
  bool has_mode(std::string_view mode) const;

 private:
  Statement& rows_;
  std::vector<std::string> const& names_;
  Redaction const& redaction_;
};

// Gives every event that the filters of `question` keep, in the order of `ask`.
void for_each_event(Store const& store, Question const& question, Redaction const& redaction,
                    std::function<void(EventRow const&)> const& use);

}  // namespace dragoman
