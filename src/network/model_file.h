// The weights file: constraints, then bytes.
//
// It is mapped, so tensors lie at multiples of 64 bytes and are used in place; it carries its
// vocabulary and labels, so that a model is one file; it names its format, so that an old program
// refuses a new file instead of misreading it. Little endian.
//
//   "DRGMODEL" · u32 version = 1 · u32 length of header · header (JSON) · zeros to 64 · tensors
//
// A protobuf or ONNX container was refused: a reader of 100 lines needs no library.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/mapped_file.h"
#include "network/network.h"

namespace dragoman {

struct Tensor {
  std::span<std::byte const> bytes;
  std::vector<std::size_t> shape;
  std::string type;  // "i8", "f32", "u8"
};

// Everything is checked when opened: a tensor that it gives lies inside the file.
class ModelFile {
 public:
  // Errors as of Network::open.
  explicit ModelFile(MappedFile file);
  ~ModelFile();
  ModelFile(ModelFile&&) noexcept;

  // Throws Error{cannot_run} where the tensor is missing or of another type or shape.
  std::span<float const> floats(std::string const& name,
                                std::vector<std::size_t> const& shape) const;
  std::span<std::int8_t const> bytes(std::string const& name,
                                     std::vector<std::size_t> const& shape) const;
  std::string_view text(std::string const& name) const;
  // Rows and columns of a matrix. Throws Error{cannot_run} where it is missing or no matrix.
  std::pair<std::size_t, std::size_t> size(std::string const& name) const;

  std::size_t number(std::string const& name) const;  // of "config"
  std::vector<HeadLabels> heads() const;
  std::vector<std::string> relations() const;
  std::string fingerprint() const;

  // Throws Error{cannot_run} that names the file, what is wrong with it, and the cure.
  [[noreturn]] void fail(std::string const& what) const;

 private:
  struct Header;
  Tensor const& tensor(std::string const& name) const;
  Tensor const& tensor(std::string const& name, std::string const& type) const;

  MappedFile file_;
  std::unique_ptr<Header> header_;
};

}  // namespace dragoman
