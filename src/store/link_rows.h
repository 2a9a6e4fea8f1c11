// The rows of schema/011 and the propositions on links, computed anew; within the caller's
// transaction.
#pragma once

#include "store/sqlite.h"

namespace dragoman {

void derive_routes(Database& database);

// After derive_routes() and the copies.
void derive_link_propositions(Database& database);

// What is said of routes answers promises and demands to open them.
void derive_opening_answers(Database& database);

}  // namespace dragoman
