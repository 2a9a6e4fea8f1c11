#include "export/whole_file.h"

#include <filesystem>
#include <fstream>
#include <system_error>

#include "base/error.h"

namespace dragoman {
namespace {

class WholeFile {
 public:
  explicit WholeFile(std::string path)
      : path_(std::move(path)), part_(path_ + ".part"), out_(part_, std::ios::binary) {}
  ~WholeFile() {
    out_.close();
    std::error_code ignored;
    std::filesystem::remove(part_, ignored);
  }
  WholeFile(WholeFile const&) = delete;
  WholeFile& operator=(WholeFile const&) = delete;

  std::ostream& out() { return out_; }
  bool keep() {
    out_.close();
    std::error_code failed;
    if (out_) std::filesystem::rename(part_, path_, failed);
    return out_ && !failed;
  }

 private:
  std::string path_, part_;
  std::ofstream out_;
};

// Every file of SQLite begins so.
bool is_store(std::string const& path) {
  constexpr std::string_view kHead = "SQLite format 3";
  std::error_code failed;
  if (!std::filesystem::is_regular_file(path, failed)) return false;
  std::string head(kHead.size(), '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  return head == kHead;
}

}  // namespace

void write_whole_file(std::string const& path, std::function<void(std::ostream&)> const& write) {
  if (is_store(path)) {
    throw Error(ErrorCode::usage, path + ": is a store; name another file to write");
  }
  WholeFile file(path);
  write(file.out());
  if (!file.keep()) {
    throw Error(ErrorCode::cannot_run,
                path + ": cannot be written; check the folder, your rights and the disk");
  }
}

void write_whole_file(std::string const& path, std::string_view text) {
  write_whole_file(path, [text](std::ostream& out) { out << text; });
}

}  // namespace dragoman
