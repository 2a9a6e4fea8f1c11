// The compiled part of the package `dragoman`. Converts what Python gives and takes; no logic.
#include "bindings.h"
#include "rows.h"

NB_MODULE(_core, module) {
  dragoman::bind_error(module);
  dragoman::bind_table(module);
  dragoman::bind_records(module);
  dragoman::bind_engine(module);
  dragoman::bind_store(module);
  dragoman::bind_incidents(module);
  module.attr("__version__") = DRAGOMAN_VERSION;
}
