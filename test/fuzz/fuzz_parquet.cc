// Any bytes are records or complaints.
#include <unistd.h>

#include <cstdint>
#include <fstream>

#include "export/record_files.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* begin, std::size_t size) {
  static std::string const path = "/tmp/fuzz_parquet." + std::to_string(getpid());
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<char const*>(begin), static_cast<std::streamsize>(size));
  dragoman::read_record_files(path, [](dragoman::Record const&) {}, [](std::string const&) {});
  return 0;
}
