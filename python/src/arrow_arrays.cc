#include "arrow_arrays.h"

#include <fmt/format.h>

#include "base/error.h"

namespace nb = nanobind;

namespace dragoman {
namespace {

using Use = std::function<void(ArrowSchema const&, ArrowArray const&)>;

// A struct of the C interfaces that is given back when it goes out of scope.
template <class Struct>
class Borrowed {
 public:
  Borrowed() = default;
  Borrowed(Borrowed const&) = delete;
  Borrowed& operator=(Borrowed const&) = delete;
  ~Borrowed() {
    if (value.release) value.release(&value);
  }
  Struct value{};
};

template <class Struct>
Struct* pointer(nb::handle capsule, char const* name) {
  auto* out = static_cast<Struct*>(PyCapsule_GetPointer(capsule.ptr(), name));
  if (!out) throw nb::python_error();
  return out;
}

void hold(int status, ArrowArrayStream& stream) {
  if (status == 0) return;
  char const* why = stream.get_last_error(&stream);
  throw Error(ErrorCode::bad_input, fmt::format("the Arrow stream broke off: {}", why ? why : "?"));
}

void each_of_stream(nb::handle source, Use const& use) {
  nb::object const capsule = source.attr("__arrow_c_stream__")();
  auto& stream = *pointer<ArrowArrayStream>(capsule, "arrow_array_stream");
  Borrowed<ArrowSchema> schema;
  hold(stream.get_schema(&stream, &schema.value), stream);
  for (;;) {
    Borrowed<ArrowArray> array;
    hold(stream.get_next(&stream, &array.value), stream);
    if (!array.value.release) return;
    use(schema.value, array.value);
  }
}

void use_array(nb::handle source, Use const& use) {
  nb::object const pair = source.attr("__arrow_c_array__")();
  nb::object const schema = pair[0], array = pair[1];
  use(*pointer<ArrowSchema>(schema, "arrow_schema"), *pointer<ArrowArray>(array, "arrow_array"));
}

}  // namespace

bool each_array(nb::handle source, Use const& use) {
  if (nb::hasattr(source, "__arrow_c_stream__")) return each_of_stream(source, use), true;
  if (nb::hasattr(source, "__arrow_c_array__")) return use_array(source, use), true;
  return false;
}

}  // namespace dragoman
