#include "text/byte_stream.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>

namespace dragoman {

// Turns compressed bytes into plain ones, a piece at a time.
class Decompressor {
 public:
  virtual ~Decompressor() = default;
  // Takes from the front of `in`, appends to `out`; false where the data is broken.
  virtual bool take(std::string& in, std::string& out) = 0;
  // True where the data may end here.
  virtual bool complete() const = 0;
  virtual std::string_view name() const = 0;
};

namespace {

constexpr std::size_t kPiece = std::size_t{1} << 16U;
constexpr int kGzipOrZlib = 15 + 32;  // zlib: largest window, header found by itself

class Gunzip final : public Decompressor {
 public:
  Gunzip() { usable_ = inflateInit2(&state_, kGzipOrZlib) == Z_OK; }
  ~Gunzip() override { inflateEnd(&state_); }
  Gunzip(Gunzip const&) = delete;
  Gunzip& operator=(Gunzip const&) = delete;

  bool take(std::string& in, std::string& out) override {
    if (!usable_) return false;
    if (complete_) {  // a further member, or padding behind the last
      if (in.find_first_not_of('\0') == std::string::npos) return in.clear(), true;
      if (inflateReset(&state_) != Z_OK) return false;
    }
    std::size_t const before = out.size();
    out.resize(before + kPiece);
    state_.next_in = reinterpret_cast<Bytef*>(in.data());
    state_.avail_in = static_cast<uInt>(in.size());
    state_.next_out = reinterpret_cast<Bytef*>(out.data() + before);
    state_.avail_out = kPiece;
    int const result = inflate(&state_, Z_NO_FLUSH);
    in.erase(0, in.size() - state_.avail_in);
    out.resize(out.size() - state_.avail_out);
    complete_ = result == Z_STREAM_END;
    return complete_ || result == Z_OK || result == Z_BUF_ERROR;
  }

  bool complete() const override { return complete_; }
  std::string_view name() const override { return "gzip"; }

 private:
  z_stream state_{};
  bool usable_ = false;
  bool complete_ = false;
};

class Unzstd final : public Decompressor {
 public:
  Unzstd() : state_(ZSTD_createDStream()) {}
  ~Unzstd() override { ZSTD_freeDStream(state_); }
  Unzstd(Unzstd const&) = delete;
  Unzstd& operator=(Unzstd const&) = delete;

  bool take(std::string& in, std::string& out) override {
    std::size_t const before = out.size();
    out.resize(before + kPiece);
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    ZSTD_outBuffer to{out.data() + before, kPiece, 0};
    std::size_t const left = ZSTD_decompressStream(state_, &to, &from);
    in.erase(0, from.pos);
    out.resize(before + to.pos);
    complete_ = left == 0;
    return ZSTD_isError(left) == 0;
  }

  bool complete() const override { return complete_; }
  std::string_view name() const override { return "zstd"; }

 private:
  ZSTD_DStream* state_;
  bool complete_ = false;
};

std::unique_ptr<Decompressor> decompressor_for(std::string_view head) {
  if (head.starts_with("\x1F\x8B")) return std::make_unique<Gunzip>();
  if (head.starts_with("\x28\xB5\x2F\xFD")) return std::make_unique<Unzstd>();
  return nullptr;
}

}  // namespace

ByteStream::ByteStream(std::istream& in) : in_(in) {
  fill_raw();
  decompressor_ = decompressor_for(raw_);
}

ByteStream::~ByteStream() = default;

bool ByteStream::fill_raw() {
  std::size_t const before = raw_.size();
  raw_.resize(before + kPiece);
  in_.read(raw_.data() + before, kPiece);
  raw_.resize(before + static_cast<std::size_t>(in_.gcount()));
  if (in_.bad()) trouble_ = "the file cannot be read further";
  return raw_.size() > before;
}

// Adds to ready_; false at the end.
bool ByteStream::fill() {
  ready_.erase(0, taken_);
  taken_ = 0;
  std::size_t const before = ready_.size();
  while (ready_.size() == before && trouble_.empty()) {
    if (decompressor_ == nullptr) {
      if (raw_.empty() && !fill_raw()) return false;
      ready_ += raw_;
      raw_.clear();
      continue;
    }
    std::size_t const had = raw_.size();
    bool const sound = raw_.empty() || decompressor_->take(raw_, ready_);
    std::string const name(decompressor_->name());
    if (!sound) trouble_ = "the " + name + " data is broken";
    bool const stuck = ready_.size() == before && raw_.size() == had;
    if (sound && stuck && !fill_raw()) {
      if (!decompressor_->complete()) trouble_ = "the " + name + " data ends too early";
      return false;
    }
  }
  return ready_.size() > before;
}

std::string_view ByteStream::peek(std::size_t count) {
  while (ready().size() < count && fill()) {
  }
  return ready().substr(0, count);
}

std::size_t ByteStream::read(std::string& out, std::size_t count) {
  std::size_t got = 0;
  while (got < count && (!ready().empty() || fill())) {
    std::string_view const part = ready().substr(0, count - got);
    out += part;
    got += part.size();
    taken_ += part.size();
  }
  return got;
}

std::size_t ByteStream::skip(std::size_t count) {
  std::size_t got = 0;
  while (got < count && (!ready().empty() || fill())) {
    std::size_t const part = std::min(ready().size(), count - got);
    got += part;
    taken_ += part;
  }
  return got;
}

bool ByteStream::line(std::string& out, std::size_t limit) {
  out.clear();
  bool any = false;
  while (!ready().empty() || fill()) {
    any = true;
    std::string_view const part = ready();
    std::size_t const end = part.find('\n');
    std::size_t const size = std::min(end, part.size());
    if (out.size() <= limit) out += part.substr(0, std::min(size, limit + 1 - out.size()));
    taken_ += end == std::string_view::npos ? size : size + 1;
    if (end != std::string_view::npos) return true;
  }
  return any;
}

std::string inflated(std::string_view compressed, std::size_t limit) {
  Gunzip gunzip;
  std::string in(compressed), out;
  while (!in.empty() && out.size() < limit) {
    std::size_t const had = in.size(), before = out.size();
    if (!gunzip.take(in, out)) break;
    if (in.size() == had && out.size() == before) break;
  }
  if (out.size() > limit) out.resize(limit);
  return out;
}

}  // namespace dragoman
