// The links of a scenario with their statuses, and the figures stated beside them.
#include <fmt/format.h>

#include <algorithm>

#include "base/spelling.h"
#include "supply/scenario_fields.h"

namespace dragoman::supply {
namespace {

constexpr double kRestrictedShare = 0.5;  // where nothing is said: the middle of what is possible
char const* const kOutside = "outside";
constexpr std::size_t kMostLinks = 200;

std::vector<std::string> const& states() {
  static std::vector<std::string> const names = {"open", "restricted", "closed", "unspecified"};
  return names;
}

Cargo read_scope(Fields& fields, Scenario const& scenario) {
  Cargo scope = 0;
  std::vector<std::string> known;
  std::vector<std::string> const names = *fields.texts("scope");
  for (std::string const& name : names) {
    Cargo found = 0;
    for (std::size_t k = 0; k < scenario.commodities.size(); ++k) {
      Commodity const& commodity = scenario.commodities[k];
      if (commodity.name == name || commodity.cargo == name) found |= Cargo{1} << k;
      known.push_back(commodity.cargo);
      known.push_back(commodity.name);
    }
    if (found == 0) {
      std::string const meant = nearest_name(name, known);
      fields.complain("scope", fmt::format("\"{}\" is no commodity and no class of one{}", name,
                                           meant.empty() ? "" : "; did you mean " + meant + "?"));
    }
    scope |= found;
  }
  return scope;
}

// What passes when a link is neither open nor closed; where nothing is said, an open assumption.
void read_passing(Fields& fields, QuantityReader& reader, std::string const& owner,
                  StatusClaim& status) {
  bool const partial =
      status.state == LinkState::restricted || status.state == LinkState::unspecified;
  QuantitySpec const share{"share", "of the capacity", Effect::helps, {0, 1}};
  int given = 0;
  for (char const* key : {"share", "throughput", "vehicles"}) given += fields.has(key) ? 1 : 0;
  if (given > 0 && !partial)
    fields.complain("status",
                    "only a restricted link has a share, a "
                    "throughput or vehicles of its own");
  if (given > 1) fields.complain("share", "give one of share, throughput and vehicles");
  status.share = reader.read_by(status.voice, fields, owner, share);
  status.throughput =
      reader.read_by(status.voice, fields, owner, {"throughput", "t a day", Effect::helps, {}});
  status.vehicles = reader.read_by(status.voice, fields, owner,
                                   {"vehicles", "vehicles a day", Effect::helps, {}});
  if (!partial || given > 0) return;
  double const middle = status.state == LinkState::restricted ? kRestrictedShare : 0;
  status.share = reader.assume(owner, share, {middle, 0, 1, status.term, {}});
}

StatusClaim read_status(Fields& fields, QuantityReader& reader, Scenario const& scenario,
                        SupplyLink const& link) {
  std::string const owner =
      "link." + link.name + ".status." + std::to_string(link.statuses.size() + 1);
  StatusClaim status;
  fields.required_text("status");
  std::string const state = fields.choice("status", states());
  status.state =
      static_cast<LinkState>(std::find(states().begin(), states().end(), state) - states().begin());
  status.term = reader.term(fields);
  status.voice = QuantityReader::voice(fields);
  if (fields.has("scope")) status.scope = read_scope(fields, scenario);
  read_passing(fields, reader, owner, status);
  if (status.vehicles != kNone && link.payload == kNone) {
    fields.complain("vehicles", "needs a payload of the link, in tonnes a vehicle");
  }
  fields.finish();
  return status;
}

// Of a link that nobody speaks of, nothing is taken for granted: it may be shut or open.
StatusClaim unspoken(QuantityReader& reader, std::string const& owner) {
  StatusClaim status;
  status.share = reader.assume(
      owner + ".status.1", {"share", "of the capacity", Effect::helps, {0, 1}}, {0, 0, 1, {}, {}});
  return status;
}

void read_capacity(Fields& fields, QuantityReader& reader, SupplyLink& link) {
  std::string const owner = "link." + link.name;
  bool const by_vehicles = fields.has("vehicles") || fields.has("payload");
  if (fields.has("capacity") == by_vehicles) {
    fields.complain("capacity",
                    "say in one way what passes when it is open: capacity in tonnes a day, or "
                    "vehicles a day with payload in tonnes");
  }
  link.capacity = reader.read(fields, owner, {"capacity", "t a day", Effect::helps, {}});
  link.vehicles = reader.read(fields, owner, {"vehicles", "vehicles a day", Effect::helps, {}});
  link.payload =
      reader.read(fields, owner, {"payload", "t a vehicle", Effect::helps, {0.001, 1e6}});
  if (by_vehicles && (link.vehicles == kNone || link.payload == kNone)) {
    fields.complain(link.payload == kNone ? "payload" : "vehicles",
                    "is missing: vehicles and payload go together");
  }
  link.loss = reader.read_or(fields, owner, {"loss", "of the load", Effect::harms, {0, 1}}, 0);
}

void read_path(Fields& fields, SupplyLink& link) {
  toml::node const* node = fields.node("path");
  if (node == nullptr) return;
  auto const bad = [&] {
    fields.complain("path",
                    "must be a list of points as in [[46.6, 39.7], [46.7, 39.8]]: "
                    "longitude, latitude");
  };
  if (!node->is_array()) bad();
  for (toml::node const& point : *node->as_array()) {
    toml::array const* pair = point.as_array();
    if (pair == nullptr || pair->size() != 2) bad();
    std::optional<double> const lon = (*pair)[0].value<double>(), lat = (*pair)[1].value<double>();
    if (!lon || !lat || !(*lon >= -180 && *lon <= 180) || !(*lat >= -90 && *lat <= 90)) bad();
    link.path.emplace_back(*lon, *lat);
  }
}

int node_number(Scenario& scenario, std::string const& name) {
  auto const found = std::find(scenario.nodes.begin(), scenario.nodes.end(), name);
  if (found != scenario.nodes.end()) return static_cast<int>(found - scenario.nodes.begin());
  scenario.nodes.push_back(name);
  return static_cast<int>(scenario.nodes.size()) - 1;
}

SupplyLink read_link(Fields& fields, QuantityReader& reader, Scenario& scenario) {
  SupplyLink link;
  link.name = fields.required_text("name");
  link.from = node_number(scenario, fields.text("from").value_or(kOutside));
  link.to = node_number(scenario, fields.text("to").value_or(scenario.place));
  if (link.from == link.to) fields.complain("to", "is where the link comes from");
  if (scenario.nodes[static_cast<std::size_t>(link.from)] == scenario.place) {
    fields.complain("from", "is the place itself; a link leads towards it");
  }
  read_capacity(fields, reader, link);
  if (fields.has("scope")) link.scope = read_scope(fields, scenario);
  link.cost = fields.number("cost", {0, 1e9}).value_or(1);
  read_path(fields, link);
  for (Fields& status : fields.tables("status")) {
    link.statuses.push_back(read_status(status, reader, scenario, link));
  }
  if (link.statuses.empty()) link.statuses.push_back(unspoken(reader, "link." + link.name));
  fields.finish();
  return link;
}

// Nodes are numbered as they are met; the place goes to the end.
void place_last(Scenario& scenario) {
  int const place = node_number(scenario, scenario.place);
  int const last = scenario.place_node();
  std::swap(scenario.nodes[static_cast<std::size_t>(place)], scenario.nodes.back());
  for (SupplyLink& link : scenario.links) {
    for (int* node : {&link.from, &link.to}) {
      *node = *node == place ? last : *node == last ? place : *node;
    }
  }
}

// Whether the place can be reached from each node, by links of any status.
std::vector<bool> nodes_that_arrive(Scenario const& scenario) {
  std::vector<bool> arrives(scenario.nodes.size(), false);
  arrives[static_cast<std::size_t>(scenario.place_node())] = true;
  for (std::size_t round = 0; round < scenario.nodes.size(); ++round) {
    for (SupplyLink const& link : scenario.links) {
      if (arrives[static_cast<std::size_t>(link.to)])
        arrives[static_cast<std::size_t>(link.from)] = true;
    }
  }
  return arrives;
}

}  // namespace

void read_links(Fields& top, QuantityReader& reader, Scenario& scenario) {
  std::vector<Fields> tables = top.tables("link");
  for (Fields& fields : tables) {
    if (scenario.links.size() == kMostLinks) {
      fields.complain("name",
                      fmt::format("is one too many; a scenario holds {} links", kMostLinks));
    }
    SupplyLink link = read_link(fields, reader, scenario);
    bool const twice = std::any_of(scenario.links.begin(), scenario.links.end(),
                                   [&](SupplyLink const& l) { return l.name == link.name; });
    if (twice) fields.complain("name", "stands twice: \"" + link.name + "\"");
    scenario.links.push_back(std::move(link));
  }
  place_last(scenario);
  std::vector<bool> const arrives = nodes_that_arrive(scenario);
  for (std::size_t i = 0; i < scenario.links.size(); ++i) {
    int const to = scenario.links[i].to;
    if (arrives[static_cast<std::size_t>(to)]) continue;
    tables[i].complain("to",
                       fmt::format("no link leads on from \"{}\" to {}",
                                   scenario.nodes[static_cast<std::size_t>(to)], scenario.place));
  }
}

}  // namespace dragoman::supply
