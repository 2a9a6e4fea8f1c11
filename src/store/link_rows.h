// The rows of schema/011 and the propositions on links, computed anew; within the caller's
// transaction.
#pragma once

#include "store/sqlite.h"

namespace dragoman {

void derive_routes(Database& database);

// After derive_routes() and the copies.
void derive_link_propositions(Database& database);

}  // namespace dragoman
