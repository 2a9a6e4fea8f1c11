// The one error of the program. The reading core never throws it: any bytes give a record, perhaps
// empty, with notes. The edges do: loading a model or a codebook, opening a file, a request.
#pragma once

#include <stdexcept>
#include <string>

namespace dragoman {

enum class ErrorCode {
  bad_input,    // a file or request of the user's is wrong; the rest can go on
  usage,        // the command line makes no sense
  cannot_run,   // model, codebook or disk: nothing can go on
  unsupported,  // known, but not by this version (a newer model or store)
};

// `message` names the file, the line or character where that is known, and the cure.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, std::string const& message) : std::runtime_error(message), code_(code) {}
  ErrorCode code() const { return code_; }

 private:
  ErrorCode code_;
};

// The exit status of the command line: 1 bad input, 2 usage, 3 cannot run.
int exit_status(ErrorCode code);

}  // namespace dragoman
