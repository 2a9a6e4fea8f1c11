#include "supply/linear_programme.h"

#include <Clp_C_Interface.h>

#include <memory>
#include <utility>

namespace dragoman::supply {

int LinearProgramme::add_column(double low, double high, double gain) {
  column_low_.push_back(low);
  column_high_.push_back(high);
  gain_.push_back(gain);
  entries_.emplace_back();
  return static_cast<int>(gain_.size()) - 1;
}

int LinearProgramme::add_row(double low, double high) {
  row_low_.push_back(low);
  row_high_.push_back(high);
  return static_cast<int>(row_low_.size()) - 1;
}

void LinearProgramme::add_entry(int row, int column, double factor) {
  entries_[static_cast<std::size_t>(column)].emplace_back(row, factor);
}

void LinearProgramme::set_bounds(int column, double low, double high) {
  column_low_[static_cast<std::size_t>(column)] = low;
  column_high_[static_cast<std::size_t>(column)] = high;
}

LinearProgramme::Solution LinearProgramme::solve() const {
  std::vector<CoinBigIndex> starts = {0};
  std::vector<int> rows;
  std::vector<double> factors;
  for (auto const& column : entries_) {
    for (auto const& [row, factor] : column) {
      rows.push_back(row);
      factors.push_back(factor);
    }
    starts.push_back(static_cast<CoinBigIndex>(rows.size()));
  }
  std::unique_ptr<Clp_Simplex, decltype(&Clp_deleteModel)> const model(Clp_newModel(),
                                                                       &Clp_deleteModel);
  Clp_setLogLevel(model.get(), 0);
  Clp_loadProblem(model.get(), static_cast<int>(gain_.size()), static_cast<int>(row_low_.size()),
                  starts.data(), rows.data(), factors.data(), column_low_.data(),
                  column_high_.data(), gain_.data(), row_low_.data(), row_high_.data());
  constexpr double kMaximise = -1;
  Clp_setOptimizationDirection(model.get(), kMaximise);
  Clp_dual(model.get(), 0);
  if (Clp_status(model.get()) != 0) return {};
  double const* values = Clp_primalColumnSolution(model.get());
  double const* prices = Clp_dualRowSolution(model.get());
  return {{values, values + gain_.size()}, {prices, prices + row_low_.size()}};
}

}  // namespace dragoman::supply
