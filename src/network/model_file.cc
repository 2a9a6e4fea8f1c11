#include "network/model_file.h"

#include <fmt/format.h>

#include <cstring>
#include <map>
#include <nlohmann/json.hpp>

#include "base/error.h"

namespace dragoman {
namespace {

constexpr std::string_view kMagic = "DRGMODEL";
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kPrefix = 16;  // magic, version, length

std::uint32_t u32_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

std::size_t size_of_type(std::string const& type) { return type == "f32" ? 4 : 1; }

}  // namespace

struct ModelFile::Header {
  nlohmann::json json;
  std::map<std::string, Tensor> tensors;
};

void ModelFile::fail(std::string const& what) const {
  throw Error(
      ErrorCode::cannot_run,
      fmt::format("{}: {}; use the weights that came with this version", file_.path(), what));
}

ModelFile::ModelFile(MappedFile file) : file_(std::move(file)), header_(new Header) {
  std::string_view const all = file_.text();
  if (all.size() < kPrefix || !all.starts_with(kMagic)) fail("is no Dragoman model");
  if (std::uint32_t const version = u32_at(all, 8); version != kVersion) {
    throw Error(ErrorCode::unsupported, fmt::format("{}: format version {}, this program reads {}; "
                                                    "use the weights that came with it",
                                                    file_.path(), version, kVersion));
  }
  std::size_t const length = u32_at(all, 12);
  if (length > all.size() - kPrefix) fail("is cut off in its header");
  header_->json = nlohmann::json::parse(all.substr(kPrefix, length), nullptr, false);
  if (!header_->json.is_object()) fail("has a broken header");
  try {
    for (auto const& t : header_->json.at("tensors")) {
      Tensor tensor{{}, t.at("shape").get<std::vector<std::size_t>>(), t.at("dtype")};
      std::size_t size = size_of_type(tensor.type);
      for (std::size_t const n : tensor.shape) {
        if (n == 0 || n > all.size() / size)
          fail("is cut off or broken in " + t.at("name").get<std::string>());
        size *= n;
      }
      std::size_t const offset = t.at("offset");
      if (offset % 64 != 0 || offset > all.size() || size > all.size() - offset) {
        fail("is cut off or broken in " + t.at("name").get<std::string>());
      }
      tensor.bytes = file_.bytes().subspan(offset, size);
      header_->tensors[t.at("name")] = std::move(tensor);
    }
  } catch (nlohmann::json::exception const& e) {
    fail(std::string("has a broken header: ") + e.what());
  }
}

ModelFile::~ModelFile() = default;
ModelFile::ModelFile(ModelFile&&) noexcept = default;

Tensor const& ModelFile::tensor(std::string const& name) const {
  auto const found = header_->tensors.find(name);
  if (found == header_->tensors.end()) fail("lacks the tensor " + name);
  return found->second;
}

Tensor const& ModelFile::tensor(std::string const& name, std::string const& type) const {
  Tensor const& t = tensor(name);
  if (t.type != type) fail("has another type of tensor " + name);
  return t;
}

std::pair<std::size_t, std::size_t> ModelFile::size(std::string const& name) const {
  Tensor const& t = tensor(name);
  if (t.shape.size() != 2) fail("has another shape of tensor " + name);
  return {t.shape[0], t.shape[1]};
}

std::span<float const> ModelFile::floats(std::string const& name,
                                         std::vector<std::size_t> const& shape) const {
  Tensor const& t = tensor(name, "f32");
  if (t.shape != shape) fail("has another shape of tensor " + name);
  return {reinterpret_cast<float const*>(t.bytes.data()), t.bytes.size() / sizeof(float)};
}

std::span<std::int8_t const> ModelFile::bytes(std::string const& name,
                                              std::vector<std::size_t> const& shape) const {
  Tensor const& t = tensor(name, "i8");
  if (t.shape != shape) fail("has another shape of tensor " + name);
  return {reinterpret_cast<std::int8_t const*>(t.bytes.data()), t.bytes.size()};
}

std::string_view ModelFile::text(std::string const& name) const {
  Tensor const& t = tensor(name, "u8");
  return {reinterpret_cast<char const*>(t.bytes.data()), t.bytes.size()};
}

std::size_t ModelFile::number(std::string const& name) const {
  auto const& config = header_->json.value("config", nlohmann::json::object());
  if (!config.contains(name) || !config[name].is_number_unsigned())
    fail("does not state its " + name);
  return config[name];
}

std::vector<HeadLabels> ModelFile::heads() const {
  try {
    std::vector<HeadLabels> out;
    for (auto const& head : header_->json.at("heads"))
      out.push_back({head.at("name"), head.at("labels")});
    return out;
  } catch (nlohmann::json::exception const& e) {
    fail(std::string("has broken heads: ") + e.what());
  }
}

std::vector<std::string> ModelFile::relations() const {
  try {
    return header_->json.at("relations");
  } catch (nlohmann::json::exception const& e) {
    fail(std::string("has broken relations: ") + e.what());
  }
}

std::string ModelFile::fingerprint() const {
  auto const found = header_->json.find("fingerprint");
  return found != header_->json.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace dragoman
