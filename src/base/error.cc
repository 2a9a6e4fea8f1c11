#include "base/error.h"

namespace dragoman {

int exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_input:
      return 1;
    case ErrorCode::usage:
      return 2;
    case ErrorCode::cannot_run:
    case ErrorCode::unsupported:
      return 3;
  }
  return 3;
}

}  // namespace dragoman
