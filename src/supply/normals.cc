#include "supply/normals.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace dragoman::supply {
namespace {

StatedFigure const& at(Figures const& figures, int i) {
  return figures[static_cast<std::size_t>(i)];
}

// What its teller calls normal, a day in one direction.
std::optional<double> normal_of(StatedFigure const& figure) {
  if (!figure.instead_of || !figure.days) return std::nullopt;
  return *figure.instead_of / *figure.days / figure.directions();
}

// A daily number that stands behind a figure: of its normal, or, of what did not come, the whole.
std::optional<double> daily_of(StatedFigure const& figure) {
  if (std::optional<double> const normal = normal_of(figure)) return normal;
  if (!figure.days || !figure.part_of.empty()) return std::nullopt;
  return figure.value / *figure.days / figure.directions();
}

// Normal figures, and figures by the day, that are one daily number times the days.
std::vector<Finding> one_claim(Figures const& figures) {
  std::vector<Finding> findings;
  std::vector<bool> told(figures.size(), false);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    std::optional<double> const daily = normal_of(figures[i]);
    if (told[i] || !daily) continue;
    std::vector<int> same = {static_cast<int>(i)};
    for (std::size_t j = 0; j < figures.size(); ++j) {
      std::optional<double> const other = daily_of(figures[j]);
      bool const repeated =
          j != i && other && same_matter(figures[i], figures[j]) && ratio(*daily, *other) <= kSame;
      if (!repeated) continue;
      same.push_back(static_cast<int>(j));
      told[j] = true;
    }
    if (same.size() < 2) continue;
    findings.push_back(
        {"normal", Verdict::derived,
         fmt::format("{} normal figures are {} {} a day times the days: one claim, not {}",
                     same.size(), amount(*daily * figures[i].directions()), counted(figures[i]),
                     same.size()),
         same});
  }
  return findings;
}

// "2,507 instead of 133,400": the part, and how many times less that is.
std::optional<Finding> instead(Figures const& figures, int i) {
  StatedFigure const& figure = at(figures, i);
  if (!figure.instead_of || *figure.instead_of <= 0 || figure.value <= 0) return std::nullopt;
  double const percent = figure.value / *figure.instead_of * 100;
  std::string text = fmt::format("{:.10g} instead of {:.10g} are {:.3g} %", figure.value,
                                 *figure.instead_of, percent);
  if (percent < 100) text += fmt::format(", {:.3g} times less", 100 / percent);
  if (!figure.percent) return Finding{"instead", Verdict::agrees, text, {i}};
  return Finding{"instead",
                 holds(*figure.percent, percent) ? Verdict::agrees : Verdict::excludes,
                 fmt::format("{}; stated are {}", text, told(*figure.percent)),
                 {i}};
}

// Another's count by what this one calls normal.
std::optional<Finding> of_normal(Figures const& figures, int counted_by, int normal_by) {
  StatedFigure const& count = at(figures, counted_by);
  StatedFigure const& other = at(figures, normal_by);
  std::optional<double> const rate = rate_of(count), normal = normal_of(other);
  bool const apart = rate && normal && *normal > 0 && !count.instead_of &&
                     same_matter(count, other) && count.voice.source != other.voice.source;
  if (!apart) return std::nullopt;
  return Finding{
      "of-normal",
      Verdict::derived,
      fmt::format("{} {} a day by {} are {:.3g} % of the {} a day that {} calls normal",
                  amount(*rate * count.directions()), counted(count), teller(count),
                  *rate / *normal * 100, amount(*normal * count.directions()), teller(other)),
      {counted_by, normal_by}};
}

// What did not come, beside what is normal: nothing left over means that nothing was deducted.
std::optional<Finding> missing(Figures const& figures, int i, int normal_by) {
  StatedFigure const& gone = at(figures, i);
  StatedFigure const& other = at(figures, normal_by);
  std::optional<double> const normal = normal_of(other);
  if (!gone.missing || !gone.days || !normal || !same_matter(gone, other)) return std::nullopt;
  double const whole = *normal * *gone.days * gone.directions();
  if (ratio(whole, gone.value) <= kSame) {
    return Finding{
        "missing",
        Verdict::derived,
        fmt::format("{:.10g} {} that did not come are the whole of {} a day for {:.10g} "
                    "days: what did come is not deducted",
                    gone.value, counted(gone), amount(*normal * gone.directions()), *gone.days),
        {i, normal_by}};
  }
  bool const too_many = gone.value > whole;
  std::string const text =
      too_many ? fmt::format("{:.10g} {} that did not come are more than the whole of {:.10g}",
                             gone.value, counted(gone), whole)
               : fmt::format("{:.10g} {} that did not come leave {:.10g} of {:.10g} that did",
                             gone.value, counted(gone), whole - gone.value, whole);
  return Finding{"missing", too_many ? Verdict::excludes : Verdict::agrees, text, {i, normal_by}};
}

// "What passes is more than before the war" and "a tenth of it": of different wholes.
std::optional<Finding> denominator(Figures const& figures, int i, int j) {
  StatedFigure const& a = at(figures, i);
  StatedFigure const& b = at(figures, j);
  std::optional<double> const normal_a = normal_of(a), normal_b = normal_of(b);
  bool const same_words = normal_a && normal_b && a.measure == b.measure && a.link == b.link &&
                          a.voice.source != b.voice.source;
  if (!same_words || ratio(*normal_a, *normal_b) <= kSame) return std::nullopt;
  return Finding{
      "denominator",
      Verdict::differs,
      fmt::format("{} measures by {} {} a day, {} by {} {}: percentages of different "
                  "wholes, a factor of {:.1f} apart",
                  teller(a), amount(*normal_a * a.directions()), counted(a), teller(b),
                  amount(*normal_b * b.directions()), counted(b), ratio(*normal_a, *normal_b)),
      {i, j}};
}

// The first figure of each normal number: what repeats it says nothing new.
std::vector<int> normals_once(Figures const& figures) {
  std::vector<int> once;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    std::optional<double> const normal = normal_of(figures[i]);
    bool const repeated = std::any_of(once.begin(), once.end(), [&](int earlier) {
      StatedFigure const& other = at(figures, earlier);
      return normal && same_matter(figures[i], other) &&
             figures[i].voice.source == other.voice.source &&
             ratio(*normal, *normal_of(other)) <= kSame;
    });
    if (normal && !repeated) once.push_back(static_cast<int>(i));
  }
  return once;
}

}  // namespace

std::vector<Finding> findings_of_normals(Figures const& figures) {
  std::vector<Finding> findings = one_claim(figures);
  auto const add = [&](std::optional<Finding> finding) {
    if (finding) findings.push_back(std::move(*finding));
  };
  std::vector<int> const normals = normals_once(figures);
  for (int i = 0; i < static_cast<int>(figures.size()); ++i) {
    add(instead(figures, i));
    for (int const normal : normals) {
      add(of_normal(figures, i, normal));
      add(missing(figures, i, normal));
    }
  }
  for (std::size_t i = 0; i < normals.size(); ++i) {
    for (std::size_t j = i + 1; j < normals.size(); ++j) {
      add(denominator(figures, normals[i], normals[j]));
    }
  }
  return findings;
}

}  // namespace dragoman::supply
