#include "arrow_out.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <memory>

namespace dragoman {
namespace {

char const* format_of(ColumnType type) {
  switch (type) {
    case ColumnType::boolean:
      return "b";
    case ColumnType::integer:
      return "l";
    case ColumnType::number:
      return "g";
    case ColumnType::date:
      return "tdD";
    case ColumnType::text:
      return "u";
    case ColumnType::texts:
    case ColumnType::integers:
      return "+l";
  }
  return "n";
}

// What a released struct of either kind looked after: itself and its children.
struct OwnedSchema {
  std::string name;
  std::vector<ArrowSchema> children;
  std::vector<ArrowSchema*> pointers;
};

struct OwnedArray {
  std::vector<std::vector<std::byte>> buffers;
  std::vector<void const*> buffer_pointers;
  std::vector<ArrowArray> children;
  std::vector<ArrowArray*> pointers;
};

// A consumer may have moved a child out; its `release` is then null.
template <class Owned, class Struct>
void release(Struct* structure) {
  std::unique_ptr<Owned> const owned(static_cast<Owned*>(structure->private_data));
  for (Struct& child : owned->children) {
    if (child.release) child.release(&child);
  }
  structure->release = nullptr;
}

// Fills in what schema and array have in common.
template <class Owned, class Struct>
void own(Struct& out, std::unique_ptr<Owned> owned) {
  for (Struct& child : owned->children) owned->pointers.push_back(&child);
  out.n_children = static_cast<std::int64_t>(owned->children.size());
  out.children = owned->pointers.data();
  out.release = release<Owned, Struct>;
  out.private_data = owned.release();
}

ArrowSchema schema(std::string name, char const* format, std::vector<ArrowSchema> children) {
  auto owned = std::make_unique<OwnedSchema>();
  owned->name = std::move(name);
  owned->children = std::move(children);
  ArrowSchema out{};
  out.format = format;
  out.name = owned->name.c_str();
  out.flags = kArrowNullable;
  own(out, std::move(owned));
  return out;
}

ArrowSchema schema_of(OutColumn const& column) {
  std::vector<ArrowSchema> items;
  if (column.type == ColumnType::texts) items.push_back(schema("item", "u", {}));
  if (column.type == ColumnType::integers) items.push_back(schema("item", "l", {}));
  return schema(column.name, format_of(column.type), std::move(items));
}

class Buffer {
 public:
  template <class Value>
  void add(Value value) {
    add(&value, sizeof value);
  }
  void add(void const* bytes, std::size_t count) {
    auto const* begin = static_cast<std::byte const*>(bytes);
    bytes_.insert(bytes_.end(), begin, begin + count);
  }
  void set_bit(std::int64_t index, bool bit) {
    if (index % 8 == 0) bytes_.push_back(std::byte{0});
    if (bit) bytes_.back() |= std::byte{1} << (index % 8);
  }
  std::vector<std::byte> take() { return std::move(bytes_); }
  std::size_t size() const { return bytes_.size(); }

 private:
  std::vector<std::byte> bytes_;
};

// Takes fields one by one and becomes an array. `Item` is for the items of lists, never null.
class ColumnBuilder {
 public:
  explicit ColumnBuilder(ColumnType type) : type_(type) {
    if (type == ColumnType::texts) items_ = std::make_unique<ColumnBuilder>(ColumnType::text);
    if (type == ColumnType::integers) items_ = std::make_unique<ColumnBuilder>(ColumnType::integer);
    if (has_offsets()) offsets_.add(std::int32_t{0});
  }

  void add(Field const& field) {
    bool const valid = field.index() != 0;
    validity_.set_bit(length_, valid);
    nulls_ += valid ? 0 : 1;
    std::visit([this](auto const& value) { add_value(value); }, field);
    if (has_offsets()) offsets_.add(end());
    ++length_;
  }

  ArrowArray finish() {
    auto owned = std::make_unique<OwnedArray>();
    owned->buffers.push_back(validity_.take());
    if (has_offsets()) owned->buffers.push_back(offsets_.take());
    if (items_) {
      owned->children.push_back(items_->finish());
    } else {
      owned->buffers.push_back(values_.take());
    }
    return array(length_, nulls_, std::move(owned));
  }

  static ArrowArray array(std::int64_t length, std::int64_t nulls,
                          std::unique_ptr<OwnedArray> owned) {
    for (auto const& buffer : owned->buffers) owned->buffer_pointers.push_back(buffer.data());
    ArrowArray out{};
    out.length = length;
    out.null_count = nulls;
    out.n_buffers = static_cast<std::int64_t>(owned->buffers.size());
    out.buffers = owned->buffer_pointers.data();
    own(out, std::move(owned));
    return out;
  }

 private:
  bool has_offsets() const { return type_ == ColumnType::text || items_ != nullptr; }
  std::int32_t end() const {
    return static_cast<std::int32_t>(items_ ? items_->length_
                                            : static_cast<std::int64_t>(values_.size()));
  }

  // Nothing still takes its room where values have a width.
  void add_value(std::monostate) {
    if (type_ == ColumnType::boolean) values_.set_bit(length_, false);
    if (type_ == ColumnType::date) values_.add(std::int32_t{0});
    if (type_ == ColumnType::integer || type_ == ColumnType::number) values_.add(std::int64_t{0});
  }
  void add_value(bool value) { values_.set_bit(length_, value); }
  void add_value(std::int64_t value) { values_.add(value); }
  void add_value(double value) { values_.add(value); }
  void add_value(Date value) {
    auto const days = std::chrono::sys_days(value).time_since_epoch().count();
    values_.add(static_cast<std::int32_t>(days));
  }
  void add_value(std::string const& value) { values_.add(value.data(), value.size()); }
  template <class Item>
  void add_value(std::vector<Item> const& values) {
    for (Item const& value : values) items_->add(value);
  }

  ColumnType type_;
  Buffer validity_, offsets_, values_;
  std::int64_t length_ = 0, nulls_ = 0;
  std::unique_ptr<ColumnBuilder> items_;
};

ArrowArray batch_of(std::vector<OutColumn> const& columns, std::vector<Row> const& rows) {
  auto owned = std::make_unique<OwnedArray>();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    ColumnBuilder builder(columns[i].type);
    for (Row const& row : rows) builder.add(row[i]);
    owned->children.push_back(builder.finish());
  }
  owned->buffers.emplace_back();  // no row is null as a whole: no validity
  ArrowArray out =
      ColumnBuilder::array(static_cast<std::int64_t>(rows.size()), 0, std::move(owned));
  out.buffers[0] = nullptr;
  return out;
}

// What stands behind a stream that was given out.
struct OwnedStream {
  std::vector<OutColumn> columns;
  BatchSource next;
  std::string error;
};

OwnedStream& owned(ArrowArrayStream* stream) {
  return *static_cast<OwnedStream*>(stream->private_data);
}

template <class Make>
int guarded(ArrowArrayStream* stream, Make make) {
  try {
    make(owned(stream));
    return 0;
  } catch (std::exception const& e) {
    owned(stream).error = e.what();
    return EIO;
  }
}

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  return guarded(stream, [out](OwnedStream& self) { *out = schema_of(self.columns); });
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
  return guarded(stream, [out](OwnedStream& self) {
    std::vector<Row> rows;
    *out = ArrowArray{};
    if (!self.next([&rows](Row row) { rows.push_back(std::move(row)); })) return;
    *out = batch_of(self.columns, rows);
  });
}

char const* get_last_error(ArrowArrayStream* stream) { return owned(stream).error.c_str(); }

void release_stream(ArrowArrayStream* stream) {
  delete static_cast<OwnedStream*>(stream->private_data);
  stream->release = nullptr;
}

}  // namespace

ArrowSchema schema_of(std::vector<OutColumn> const& columns) {
  std::vector<ArrowSchema> children;
  for (OutColumn const& column : columns) children.push_back(schema_of(column));
  return schema("", "+s", std::move(children));
}

ArrowArrayStream stream_of(std::vector<OutColumn> columns, BatchSource next) {
  return {get_schema, get_next, get_last_error, release_stream,
          new OwnedStream{std::move(columns), std::move(next), ""}};
}

}  // namespace dragoman
