// The rows of schema/012 and the propositions on figures, computed anew; within the caller's
// transaction, after incidents and copies.
#pragma once

#include "store/sqlite.h"

namespace dragoman {

void derive_figure_propositions(Database& database);

}  // namespace dragoman
