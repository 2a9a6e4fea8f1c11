// The answer as JSON: docs/SUPPLY.md tells what each member means. Amounts are in the unit of their
// commodity; days count from 1, the first day of the scenario.
#include <cmath>
#include <nlohmann/json.hpp>

#include "supply/stated_rates.h"
#include "supply/supply.h"

namespace dragoman::supply {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json day_json(Scenario const& scenario, int day) {
  if (day == kNever) return nullptr;
  return {{"day", day + 1}, {"date", date_of(scenario, day)}};
}

Json term_json(Scenario const& scenario, Term const& term) {
  return {{"from", term.from == kFirstOfDays ? Json(nullptr) : Json(date_of(scenario, term.from))},
          {"to", term.to == kLastOfDays ? Json(nullptr) : Json(date_of(scenario, term.to))}};
}

Json voice_json(Voice const& voice) {
  return {{"source", voice.source}, {"words", voice.words}, {"ref", voice.ref}};
}

double unit_of(Scenario const& scenario, std::size_t k) {
  return scenario.commodities[k].tonnes_per_unit;
}

Json link_names(Scenario const& scenario, std::vector<int> const& links) {
  Json names = Json::array();
  for (int const link : links) names.push_back(scenario.links[static_cast<std::size_t>(link)].name);
  return names;
}

Json state_json(Scenario const& scenario, std::size_t k, CommodityState const& state) {
  double const unit = unit_of(scenario, k);
  return {{"name", scenario.commodities[k].name},
          {"unit", scenario.commodities[k].unit},
          {"need", state.need / unit},
          {"ration", state.ration},
          {"local", state.local / unit},
          {"arrivals", state.arrivals / unit},
          {"stock", state.stock / unit},
          {"coverage", state.coverage},
          {"unmet", state.unmet / unit},
          {"days_of_supply", number(state.days_of_supply)}};
}

Json link_json(Scenario const& scenario, std::size_t e, LinkFlow const& link) {
  double total = 0;
  for (double const tonnes : link.flow) total += tonnes;
  SupplyLink const& of = scenario.links[e];
  Json json = {{"name", of.name},
               {"status", name_of(LinkState::unspecified)},
               {"capacity", link.capacity},
               {"flow", total},
               {"vehicles_needed", link.vehicles ? Json(*link.vehicles) : Json(nullptr)}};
  if (link.status >= 0) {
    StatusClaim const& status = of.statuses[static_cast<std::size_t>(link.status)];
    json["status"] = name_of(status.state);
    json.update(voice_json(status.voice));
  }
  return json;
}

Json stretch_json(Scenario const& scenario, Stretch const& stretch) {
  Json json = {{"from", day_json(scenario, stretch.from)},
               {"to", day_json(scenario, stretch.to)},
               {"could_pass", stretch.could_pass},
               {"wanted", stretch.wanted},
               {"short_of", Json::array()},
               {"bottleneck", link_names(scenario, stretch.bottleneck)}};
  for (int const k : stretch.short_of) {
    json["short_of"].push_back(scenario.commodities[static_cast<std::size_t>(k)].name);
  }
  for (std::size_t k = 0; k < stretch.commodities.size(); ++k) {
    json["commodities"].push_back(state_json(scenario, k, stretch.commodities[k]));
  }
  json["links"] = Json::array();
  for (std::size_t e = 0; e < stretch.links.size(); ++e) {
    json["links"].push_back(link_json(scenario, e, stretch.links[e]));
  }
  return json;
}

Json short_json(Scenario const& scenario, ShortDays const& days) {
  auto const day = [&](std::optional<int> found) {
    return day_json(scenario, found.value_or(kNever));
  };
  return {{"early", day(days.early)},
          {"middle", day(days.middle)},
          {"late", day(days.late)},
          {"never", days.never}};
}

Json bands_json(Scenario const& scenario, DrawSummary const& draws) {
  Json json = {{"draws", draws.draws}, {"days", Json::array()}, {"commodities", Json::array()}};
  for (int const day : draws.days) json["days"].push_back(day + 1);
  for (std::size_t k = 0; k < draws.stock.size(); ++k) {
    Json low = Json::array(), middle = Json::array(), high = Json::array();
    for (Band const& band : draws.stock[k]) {
      low.push_back(band.low / unit_of(scenario, k));
      middle.push_back(band.middle / unit_of(scenario, k));
      high.push_back(band.high / unit_of(scenario, k));
    }
    json["commodities"].push_back({{"name", scenario.commodities[k].name},
                                   {"low", low},
                                   {"middle", middle},
                                   {"high", high},
                                   {"first_short", short_json(scenario, draws.first_short[k])}});
  }
  if (draws.draws > 0) json["first_short"] = short_json(scenario, draws.first_short_of_all);
  return json;
}

Json series(std::vector<double> const& cells, std::size_t k, std::size_t commodities, double unit) {
  Json values = Json::array();
  for (std::size_t i = k; i < cells.size(); i += commodities) values.push_back(cells[i] / unit);
  return values;
}

Json bounds_json(Scenario const& scenario, Bounds const& bounds, std::size_t k) {
  return {{"worst", day_json(scenario, bounds.worst[k])},
          {"best", day_json(scenario, bounds.best[k])}};
}

Json commodity_json(Scenario const& scenario, VersionAnswer const& version, std::size_t k) {
  Json json = state_json(scenario, k, version.stretches.front().commodities[k]);
  Run const& run = version.run;
  double const unit = unit_of(scenario, k);
  json["first_short"] = day_json(scenario, run.first_short[k]);
  json["first_below_need"] = day_json(scenario, run.first_below_need[k]);
  json["met"] = run.met[k];
  json["lasting_ration"] = version.lasting_ration[k];
  json["bounds"] = bounds_json(scenario, version.bounds, k);
  json["series"] = {{"stock", series(run.stock, k, run.commodities, unit)},
                    {"arrivals", series(run.arrived, k, run.commodities, unit)},
                    {"eaten", series(run.eaten, k, run.commodities, unit)}};
  return json;
}

Json alternative_json(Scenario const& scenario, Alternative const& alternative) {
  return {{"links", link_names(scenario, alternative.links)},
          {"first_short", day_json(scenario, alternative.first_short)},
          {"met", alternative.least_met},
          {"lasting_ration", alternative.lasting_ration}};
}

Json version_json(Scenario const& scenario, VersionAnswer const& version) {
  Json json = {{"name", version.version.name},
               {"sources", version.version.sources},
               {"first_short", day_json(scenario, version.run.first_short_of_all())}};
  for (std::size_t k = 0; k < scenario.commodities.size(); ++k) {
    json["commodities"].push_back(commodity_json(scenario, version, k));
  }
  for (Stretch const& stretch : version.stretches) {
    json["stretches"].push_back(stretch_json(scenario, stretch));
  }
  json["bands"] = bands_json(scenario, version.draws);
  json["as_it_is"] = alternative_json(scenario, version.as_it_is);
  json["alternatives"] = Json::array();
  for (Alternative const& alternative : version.alternatives) {
    json["alternatives"].push_back(alternative_json(scenario, alternative));
  }
  json["break_even"] = Json::array();
  for (std::size_t e = 0; e < scenario.links.size(); ++e) {
    std::optional<double> const tonnes = version.break_even[e];
    json["break_even"].push_back({{"link", scenario.links[e].name},
                                  {"tonnes_a_day", tonnes ? Json(*tonnes) : Json(nullptr)}});
  }
  return json;
}

Json swing_end_json(Scenario const& scenario, SwingEnd const& end, int commodity) {
  int const day = end.outcome.first_short[static_cast<std::size_t>(commodity)];
  Json json = {
      {"told", end.told}, {"first_short", day_json(scenario, day)}, {"met", end.outcome.least_met}};
  json.update(voice_json(end.voice));
  return json;
}

Json swing_json(Scenario const& scenario, Swing const& swing) {
  return {{"path", swing.path},
          {"unit", swing.unit},
          {"commodity", scenario.commodities[static_cast<std::size_t>(swing.commodity)].name},
          {"days", swing.days},
          {"coverage", swing.coverage},
          {"worse", swing_end_json(scenario, swing.worse, swing.commodity)},
          {"better", swing_end_json(scenario, swing.better, swing.commodity)}};
}

Json finding_json(Scenario const& scenario, Finding const& finding) {
  Json json = {
      {"check", finding.check}, {"verdict", name_of(finding.verdict)}, {"text", finding.text}};
  for (int const figure : finding.figures) {
    StatedFigure const& stated = scenario.figures[static_cast<std::size_t>(figure)];
    Json cited = {{"id", stated.id},
                  {"measure", counted(stated)},
                  {"value", stated.value},
                  {"bound", dragoman::name_of(stated.bound)}};
    cited.update(voice_json(stated.voice));
    json["figures"].push_back(std::move(cited));
  }
  return json;
}

Json input_json(Scenario const& scenario, Quantity const& quantity) {
  Claim const& claim = claim_in(quantity, scenario.versions.front(), 0);
  Json json = {{"path", quantity.path},   {"unit", quantity.unit}, {"given", quantity.given},
               {"value", claim.value},    {"low", claim.low},      {"high", claim.high},
               {"least", quantity.least}, {"most", quantity.most}, {"claims", Json::array()}};
  for (Claim const& one : quantity.claims) {
    Json told = {{"value", one.value}, {"low", one.low}, {"high", one.high}};
    told.update(term_json(scenario, one.term));
    told.update(voice_json(one.voice));
    json["low"] = std::min(json["low"].get<double>(), one.low);
    json["high"] = std::max(json["high"].get<double>(), one.high);
    json["claims"].push_back(std::move(told));
  }
  return json;
}

Json all_claims_json(Answer const& answer) {
  Json json = bands_json(answer.scenario, answer.draws);
  json["bounds_hold"] = answer.bounds_doubt.empty();
  json["bounds_doubt"] = answer.bounds_doubt.empty() ? Json(nullptr) : Json(answer.bounds_doubt);
  json["bounds"] = Json::array();
  for (std::size_t k = 0; k < answer.scenario.commodities.size(); ++k) {
    Json bounds = {{"name", answer.scenario.commodities[k].name}};
    bounds.update(bounds_json(answer.scenario, answer.bounds, k));
    json["bounds"].push_back(std::move(bounds));
  }
  return json;
}

Json geometry(SupplyLink const& link) {
  if (link.path.empty()) return nullptr;
  Json points = Json::array();
  for (auto const& [longitude, latitude] : link.path) points.push_back({longitude, latitude});
  if (link.path.size() == 1) return {{"type", "Point"}, {"coordinates", points[0]}};
  return {{"type", "LineString"}, {"coordinates", points}};
}

Json map_json(Answer const& answer) {
  Json features = Json::array();
  for (VersionAnswer const& version : answer.versions) {
    for (Stretch const& stretch : version.stretches) {
      for (std::size_t e = 0; e < stretch.links.size(); ++e) {
        SupplyLink const& link = answer.scenario.links[e];
        if (link.path.empty()) continue;
        Json properties = link_json(answer.scenario, e, stretch.links[e]);
        properties["version"] = version.version.name;
        properties["from"] = date_of(answer.scenario, stretch.from);
        properties["to"] = date_of(answer.scenario, stretch.to);
        properties["bottleneck"] = std::count(stretch.bottleneck.begin(), stretch.bottleneck.end(),
                                              static_cast<int>(e)) > 0;
        features.push_back(
            {{"type", "Feature"}, {"geometry", geometry(link)}, {"properties", properties}});
      }
    }
  }
  return {{"type", "FeatureCollection"}, {"features", features}};
}

Json head_json(Scenario const& scenario) {
  Json json = {{"title", scenario.title},
               {"place", scenario.place},
               {"start", format_date(scenario.start)},
               {"days", scenario.days},
               {"seed", scenario.seed},
               {"draws", scenario.draws},
               {"sharing", name_of(scenario.sharing)},
               {"stretch_to_days", scenario.stretch_days}};
  for (Commodity const& commodity : scenario.commodities) {
    json["commodities"].push_back(
        {{"name", commodity.name}, {"class", commodity.cargo}, {"unit", commodity.unit}});
  }
  return json;
}

}  // namespace

std::string to_json(Answer const& answer) {
  Scenario const& scenario = answer.scenario;
  Json json = head_json(scenario);
  for (VersionAnswer const& version : answer.versions) {
    json["versions"].push_back(version_json(scenario, version));
  }
  json["all_claims"] = all_claims_json(answer);
  for (char const* list : {"hangs_on", "findings", "assumptions", "inputs"})
    json[list] = Json::array();
  for (Swing const& swing : answer.swings) json["hangs_on"].push_back(swing_json(scenario, swing));
  for (Finding const& finding : answer.findings) {
    json["findings"].push_back(finding_json(scenario, finding));
  }
  for (QuantityId const id : answer.assumptions) {
    json["assumptions"].push_back(input_json(scenario, scenario.at(id)));
  }
  for (Quantity const& quantity : scenario.quantities) {
    json["inputs"].push_back(input_json(scenario, quantity));
  }
  json["map"] = map_json(answer);
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string to_geojson(Answer const& answer) {
  return map_json(answer).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dragoman::supply
