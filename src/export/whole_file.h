// A file that is written whole or not at all.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace dragoman {

// What `write` puts out becomes the file `path`. It has its name only when it is whole (until then
// it is `path`.part): a write that fails, or an Error that `write` throws, leaves an older file as
// it was. Throws Error{usage} where a store lies at `path`, which nothing that is written may
// replace, and Error{cannot_run} where it cannot be written.
void write_whole_file(std::string const& path, std::function<void(std::ostream&)> const& write);
void write_whole_file(std::string const& path, std::string_view text);

}  // namespace dragoman
