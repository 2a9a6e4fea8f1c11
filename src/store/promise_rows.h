// The promises and demands of a store, and which reports answer them: rows of promise_answers.
#pragma once

#include "store/sqlite.h"

namespace dragoman {

// Fills promise_answers, which must be empty. To be called in a transaction, after copies are
// found.
void derive_promise_answers(Database& database);

}  // namespace dragoman
