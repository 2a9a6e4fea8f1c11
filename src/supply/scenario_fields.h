// What the readers of a scenario's parts share: dates as days, quantities with their claims.
//
//   payload = 8                                        one claim, by nobody
//   payload = {value = 8, low = 5, high = 12, source = "…", words = "…"}
//   [[link.payload]] …                                 several: by source, or over time
#pragma once

#include "supply/scenario.h"
#include "supply/toml_fields.h"

namespace dragoman::supply {

struct QuantitySpec {
  std::string key, unit;
  Effect effect = Effect::helps;
  FieldRange bounds;
};

class QuantityReader {
 public:
  explicit QuantityReader(Scenario& scenario) : scenario_(&scenario) {}

  // kNone where the field is absent. The path of the quantity is `owner` and the key.
  QuantityId read(Fields& fields, std::string const& owner, QuantitySpec const& spec);
  // The same; a claim that names no source of its own is by `voice`.
  QuantityId read_by(Voice const& voice, Fields& fields, std::string const& owner,
                     QuantitySpec const& spec);
  // The same, with a claim by nobody where the field is absent.
  QuantityId read_or(Fields& fields, std::string const& owner, QuantitySpec const& spec,
                     double value);
  // A quantity that the scenario leaves open, between two values.
  QuantityId assume(std::string const& owner, QuantitySpec const& spec, Claim const& claim);

  Term term(Fields& fields) const;
  static Voice voice(Fields& fields);

 private:
  Claim claim(Fields fields, FieldRange bounds) const;
  std::vector<Claim> claims(Fields& fields, QuantitySpec const& spec) const;
  QuantityId keep(std::string const& owner, QuantitySpec const& spec, std::vector<Claim> claims);

  Scenario* scenario_;
};

// Each reads its part of the top of the file into the scenario.
void read_people(Fields& top, QuantityReader& reader, Scenario& scenario);
void read_commodities(Fields& top, QuantityReader& reader, Scenario& scenario);
void read_links(Fields& top, QuantityReader& reader, Scenario& scenario);
void read_figures(Fields& top, Scenario& scenario);
void read_versions(Fields& top, Scenario& scenario);

}  // namespace dragoman::supply
