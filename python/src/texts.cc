#include "texts.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "arrow_arrays.h"
#include "arrow_in.h"
#include "base/error.h"
#include "text/parts.h"

namespace nb = nanobind;

namespace dragoman {
namespace {

// The parts of a document by their name in JSON Lines, in dictionaries and in tables.
struct Part {
  char const* name;
  std::string DocumentParts::* member;
};
constexpr std::array<Part, 7> kParts = {{{"text", &DocumentParts::text},
                                         {"id", &DocumentParts::id},
                                         {"title", &DocumentParts::title},
                                         {"url", &DocumentParts::url},
                                         {"publisher", &DocumentParts::publisher},
                                         {"language", &DocumentParts::language},
                                         {"published", &DocumentParts::published}}};

bool is_text(nb::handle value) {
  return PyUnicode_Check(value.ptr()) || PyBytes_Check(value.ptr());
}

bool is_missing(nb::handle value) {
  return value.is_none() ||
         (PyFloat_Check(value.ptr()) && std::isnan(PyFloat_AS_DOUBLE(value.ptr())));
}

std::string text_of(nb::handle value) { return utf8_of(is_text(value) ? value : nb::str(value)); }

Document document_of_mapping(nb::handle mapping) {
  DocumentParts parts;
  for (Part const& part : kParts) {
    nb::object const value = mapping.attr("get")(part.name);
    if (is_missing(value)) continue;
    parts.*part.member = text_of(value);
  }
  return document_of(std::move(parts));
}

Document document_of_item(nb::handle item, std::size_t position) {
  if (is_missing(item)) return document_of({});
  if (is_text(item)) {
    DocumentParts parts;
    parts.text = utf8_of(item);
    return document_of(std::move(parts));
  }
  if (nb::hasattr(item, "get") && nb::hasattr(item, "keys")) return document_of_mapping(item);
  throw Error(ErrorCode::usage,
              fmt::format("texts[{}] is of type {}; give str, or dict with a \"text\"", position,
                          nb::type_name(item.type()).c_str()));
}

// The columns of an Arrow array that tell of documents; a column of strings is `text` alone.
class ArrowDocuments {
 public:
  ArrowDocuments(ArrowSchema const& schema, ArrowArray const& array) : array_(array) {
    std::string_view const format = schema.format;
    if (format != "+s") {
      columns_.emplace_back(kParts[0], InColumn(schema, array));
      return;
    }
    offset_ = array.offset;
    for (std::int64_t i = 0; i < schema.n_children; ++i)
      add(*schema.children[i], *array.children[i]);
    if (columns_.empty() || columns_.front().first.member != &DocumentParts::text)
      throw Error(ErrorCode::usage,
                  "the table has no column \"text\"; rename the one that holds it");
  }

  void read(std::vector<Document>& out) const {
    for (std::int64_t row = 0; row < array_.length; ++row) out.push_back(document(row));
  }

 private:
  void add(ArrowSchema const& schema, ArrowArray const& array) {
    for (Part const& part : kParts) {
      if (!schema.name || std::string_view(schema.name) != part.name) continue;
      bool const first = part.member == &DocumentParts::text;
      columns_.emplace(first ? columns_.begin() : columns_.end(), part, InColumn(schema, array));
    }
  }

  Document document(std::int64_t row) const {
    DocumentParts parts;
    for (auto const& [part, column] : columns_) {
      auto value = column(row + offset_);
      if (value) parts.*part.member = std::move(*value);
    }
    return document_of(std::move(parts));
  }

  ArrowArray const& array_;
  std::int64_t offset_ = 0;  // a struct's own offset counts for its children, too
  std::vector<std::pair<Part, InColumn>> columns_;
};

}  // namespace

std::string utf8_of(nb::handle text) {
  nb::object const bytes =
      PyBytes_Check(text.ptr())
          ? nb::borrow(text)
          : nb::steal(PyUnicode_AsEncodedString(text.ptr(), "utf-8", "replace"));
  if (!bytes.is_valid()) throw nb::python_error();
  return std::string(PyBytes_AS_STRING(bytes.ptr()), PyBytes_GET_SIZE(bytes.ptr()));
}

std::vector<Document> documents_of(nb::handle texts) {
  std::vector<Document> out;
  bool const is_arrow = each_array(texts, [&out](ArrowSchema const& schema, ArrowArray const& array) {
    ArrowDocuments(schema, array).read(out);
  });
  if (is_arrow) return out;
  bool const one = is_text(texts) || is_missing(texts) || nb::hasattr(texts, "keys");
  if (one) {
    out.push_back(document_of_item(texts, 0));
    return out;
  }
  if (!nb::hasattr(texts, "__iter__"))
    throw Error(ErrorCode::usage, "texts is no text and no list of texts");
  for (nb::handle item : texts) out.push_back(document_of_item(item, out.size()));
  return out;
}

}  // namespace dragoman
