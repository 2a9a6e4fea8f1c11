#include "base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/error.h"

namespace dragoman {
namespace {

[[noreturn]] void fail(std::string const& message) { throw Error(ErrorCode::cannot_run, message); }

}  // namespace

std::string cannot_open(std::string const& path, int reason) {
  char const* const cure = reason == EACCES ? "ask for the right to read it" : "check the name";
  return path + ": " + std::strerror(reason) + "; " + cure;
}

MappedFile MappedFile::open(std::string const& path) {
  int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) fail(cannot_open(path, errno));
  struct stat status{};
  if (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(file);
    fail(path + (S_ISDIR(status.st_mode) ? ": is a directory; name a file"
                                         : ": is not a regular file; name a copy on the disk"));
  }
  auto const size = static_cast<std::size_t>(status.st_size);
  void* const begin = size == 0 ? nullptr : ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
  int const reason = errno;
  ::close(file);
  if (begin == MAP_FAILED) fail(path + ": " + std::strerror(reason));
  return {static_cast<std::byte const*>(begin), size, path};
}

MappedFile::MappedFile(std::byte const* begin, std::size_t size, std::string path)
    : begin_(begin), size_(size), path_(std::move(path)) {}

MappedFile::MappedFile(MappedFile&& other) noexcept { *this = std::move(other); }

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(begin_, other.begin_);
  std::swap(size_, other.size_);
  std::swap(path_, other.path_);
  return *this;
}

MappedFile::~MappedFile() {
  if (begin_ != nullptr) ::munmap(const_cast<std::byte*>(begin_), size_);
}

}  // namespace dragoman
