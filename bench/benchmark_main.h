// The main() of the programs that measure with Google Benchmark.
#pragma once

#include <benchmark/benchmark.h>

#include <iostream>
#include <string>
#include <vector>

#include "base/error.h"

namespace dragoman {

// Takes the options of the library out of the command line, gives the other words to `run` and
// returns its status; an Error is told, with its exit status.
template <class Run>
int benchmark_main(int argc, char** argv, Run run) {
  benchmark::Initialize(&argc, argv);
  try {
    return run(std::vector<std::string>(argv + 1, argv + argc));
  } catch (Error const& error) {
    std::cerr << error.what() << '\n';
    return exit_status(error.code());
  }
}

}  // namespace dragoman
