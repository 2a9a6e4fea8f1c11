// A file that a command writes.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

namespace dragoman {

// What `write` puts out goes to the file `path`, or to standard output for "-". The file has its
// name only when it is whole: a write that fails, or an Error that `write` throws, leaves an older
// file as it was. Throws Error{usage} where a store lies at `path`, which no output may replace,
// and Error{cannot_run} where it cannot be written.
void write_file(std::string const& path, std::function<void(std::ostream&)> const& write);
void write_file(std::string const& path, std::string_view text);

}  // namespace dragoman
