// One event of the store as the exports see it: its columns by name, redacted where asked.
//
//   row("type")  →  "ASSAULT"      row("sha256"), row("begin"), row("end")  →  where its words
//   stand
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "export/persons.h"
#include "store/question.h"
#include "store/store.h"

namespace dragoman {

// What is left out before rows leave the house.
struct Redaction {
  enum class Names {  // the later, the more is left out
    keep,
    // Persons' names are replaced by codes, also inside quotes (export/persons.h).
    leave_out_persons,
    // All actors and speakers are told by their codes, and the words of the text (quote and
    // trigger) are left out, since they may name persons; hash and offsets stay.
    leave_out
  };

  // Coordinates are rounded to this many degrees (0.5: about 50 km); 0 leaves them.
  double degrees = 0;
  // Without names, addresses are cut to their host: the rest of one often is a headline.
  Names names = Names::keep;

  // Of several wishes the one that leaves out the most holds, in whatever order they come.
  void leave_out(Names wish) { names = std::max(names, wish); }

  friend bool operator==(Redaction const&, Redaction const&) = default;
};

// Names of persons by document; the last one asked for is kept, since rows come in groups.
class KnownPersons {
 public:
  explicit KnownPersons(Database const& database) : database_(database) {}
  PersonNames const& of(std::int64_t document);

 private:
  Database const& database_;
  std::int64_t document_ = 0;
  PersonNames names_;
};

class EventRow {
 public:
  EventRow(Statement& rows, std::vector<std::string> const& names, Redaction const& redaction,
           KnownPersons& persons)
      : rows_(rows), names_(names), redaction_(redaction), persons_(persons) {}

  // The field of a column of `ask events`; nothing where it is empty, redacted or unknown.
  Value value(std::string_view column) const;
  // The same as text; "" for nothing.
  std::string operator()(std::string_view column) const { return text_of(value(column)); }
  // The same before the first "; ".
  std::string first(std::string_view column) const;
  bool has_mode(std::string_view mode) const;
  std::vector<std::string> const& columns() const { return names_; }

 private:
  Value as_kept(std::string_view column) const;
  Value coarse(std::string_view column) const;
  Value without_names(std::string_view column) const;
  Value without_persons(std::string_view column) const;

  Statement& rows_;
  std::vector<std::string> const& names_;
  Redaction const& redaction_;
  KnownPersons& persons_;
};

// Gives every event that the filters of `question` keep, in the order of `ask`.
void for_each_event(Store const& store, Question const& question, Redaction const& redaction,
                    std::function<void(EventRow const&)> const& use);

}  // namespace dragoman
