// Where readers of files put the records that they made.
#pragma once

#include <functional>

#include "record/record.h"

namespace dragoman {

using RecordSink = std::function<void(Record)>;

}  // namespace dragoman
