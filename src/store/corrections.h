// What analysts say of the machine's readings: confirmed, rejected, changed, merged, split, noted.
//
// In: an item as every view names it, what is wrong with it, who says so and why. Out: a row of its
// own beside the machine's reading, which stays as it was; what is seen is both together.
//
//   correct(store, {Action::change, "events:12.3", "type", "ASSAULT", {"anna", "shells, not a
//   siege"}}) `ask events --type ASSAULT` has 12.3 from then on; `ask corrections` tells COERCE →
//   ASSAULT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace dragoman {

enum class Action { confirm, reject, change, merge, split, note };
std::string_view name_of(Action action);
// Throws Error{usage} where there is no such action.
Action read_action(std::string const& name);

// Who speaks, and why. `who` must not be empty; reasons may be.
struct Analyst {
  std::string who, why;
};

struct Correction {
  Action action = Action::note;
  std::string target;  // "events:12.3", "documents:12": product and ref of a current reading
  std::string field;   // of a change: a name of changeable_fields()
  // Of a change the new value as text, lists parted by ";", empty for none. Of a merge the ref of
  // the other item. Of a note its words.
  std::string after;
  Analyst analyst;
};

// A field of a product that change may set. `values`: what it takes, in words for the user.
struct ChangeableField {
  std::string_view product, field;
  std::string values;
};
std::vector<ChangeableField> changeable_fields();

// Keeps the correction and makes it seen, in one transaction; gives its number. Incidents and
// standing follow with the next rebuild().
//   confirm, reject   any item; rejected ones are left out of answers, exports and standing
//   change            a field of any item
//   merge             events: one incident; links: one route; documents: copies of one text; actors
//   and places: the
//                     target takes the other's name and codes
//   split             events: out of its incident; links: out of its route; documents: a source of
//   its own; actors: its name
//                     stands for nobody else, in no document
// Throws Error{usage} for a target, field or value that cannot be understood, Error{bad_input} for
// an item that is not there or stands in an earlier reading; each says what there is instead.
std::int64_t correct(Store& store, Correction const& correction);

// Takes a correction back; it stays listed as undone. Throws Error{bad_input} where there is no
// such number or it was undone before.
void undo(Store& store, std::int64_t number, Analyst const& analyst);

// Called by Store::add() within its transaction: what was said of reading `before` holds for
// reading `after` where items of the same kind stand at the same words (same span where the text is
// the same; else same words at the same place of the same sentence). Others become detached.
void carry_corrections(Database& database, std::int64_t before, std::int64_t after);

// Numbers of the corrections that lost their item to a later reading, in order.
std::vector<std::int64_t> detached_corrections(Store const& store);

}  // namespace dragoman
