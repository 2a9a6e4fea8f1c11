// A file seen as bytes, mapped read-only: weights and tables are shared by all threads and all
// processes, and cost no copy.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace dragoman {

// Movable, not copyable. `bytes()` is valid as long as the object lives; an empty file gives an
// empty span. Safe to read from many threads.
class MappedFile {
 public:
  // Throws Error{cannot_run} naming the path and the system's reason (missing, directory, rights).
  static MappedFile open(std::string const& path);

  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(MappedFile const&) = delete;
  MappedFile& operator=(MappedFile const&) = delete;
  ~MappedFile();

  std::span<std::byte const> bytes() const { return {begin_, size_}; }
  std::string_view text() const { return {reinterpret_cast<char const*>(begin_), size_}; }
  std::string const& path() const { return path_; }

 private:
  MappedFile(std::byte const* begin, std::size_t size, std::string path);

  std::byte const* begin_ = nullptr;
  std::size_t size_ = 0;
  std::string path_;
};

// "none.txt: No such file or directory; check the name": why a file could not be opened, from the
// system's number for it, and the cure.
std::string cannot_open(std::string const& path, int reason);

}  // namespace dragoman
