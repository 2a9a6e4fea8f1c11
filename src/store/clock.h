// The time of a row: UTC to the microsecond, as text that sorts as time does.
//
//   now()   →   "2022-12-26T09:30:00.000001Z"
#pragma once

#include <string>

namespace dragoman {

std::string now();

}  // namespace dragoman
