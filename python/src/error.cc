// dragoman.Error: the one exception of the package, with the code of the C++ error.
#include "base/error.h"

#include <nanobind/stl/string.h>

#include "bindings.h"

namespace nb = nanobind;

namespace dragoman {
namespace {

char const* code_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::bad_input:
      return "bad_input";
    case ErrorCode::usage:
      return "usage";
    case ErrorCode::cannot_run:
      return "cannot_run";
    case ErrorCode::unsupported:
      return "unsupported";
  }
  return "cannot_run";
}

void raise(PyObject* type, char const* message, char const* code) {
  nb::object const error = nb::handle(type)(message);
  error.attr("code") = code;
  PyErr_SetObject(type, error.ptr());
}

void translate(std::exception_ptr const& thrown, void* type) {
  try {
    std::rethrow_exception(thrown);
  } catch (Error const& e) {
    raise(static_cast<PyObject*>(type), e.what(), code_of(e.code()));
  }
}

}  // namespace

void bind_error(nb::module_& module) {
  nb::dict members;
  members["__doc__"] =
      "What is wrong and what to do about it.\n\n"
      "`code` is \"bad_input\", \"usage\", \"cannot_run\" or \"unsupported\".";
  members["code"] = "cannot_run";
  nb::object const type =
      nb::steal(PyErr_NewException("dragoman.Error", PyExc_Exception, members.ptr()));
  module.attr("Error") = type;
  nb::register_exception_translator(translate, type.ptr());
}

}  // namespace dragoman
