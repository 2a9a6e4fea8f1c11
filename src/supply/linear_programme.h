// A linear programme: the largest (or, with negative gains, smallest) sum of gains within rows.
//
//   column x in [0, 4], gain 3; column y in [0, 9], gain 2; row x + y in [0, 6]     →  x 4, y 2
#pragma once

#include <vector>

namespace dragoman::supply {

constexpr double kUnbounded = 1e30;

class LinearProgramme {
 public:
  // Each gives the number of what it adds.
  int add_column(double low, double high, double gain);
  int add_row(double low, double high);
  void add_entry(int row, int column, double factor);

  void set_gain(int column, double gain) { gain_[static_cast<std::size_t>(column)] = gain; }
  void set_bounds(int column, double low, double high);

  struct Solution {
    std::vector<double> values;  // of each column, within 1e-7; empty where none keep all rows
    std::vector<double> prices;  // of each row: what the gain would grow by, were it looser by one
  };
  Solution solve() const;
  std::vector<double> maximise() const { return solve().values; }

 private:
  std::vector<double> column_low_, column_high_, gain_, row_low_, row_high_;
  std::vector<std::vector<std::pair<int, double>>> entries_;  // by column
};

}  // namespace dragoman::supply
