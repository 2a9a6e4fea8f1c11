#include "supply/scenario_fields.h"

#include <fmt/format.h>

namespace dragoman::supply {

Term QuantityReader::term(Fields& fields) const {
  auto const day = [&](Date date) {
    return static_cast<int>(
        (std::chrono::sys_days(date) - std::chrono::sys_days(scenario_->start)).count());
  };
  Term term;
  if (std::optional<Date> const from = fields.date("from")) term.from = day(*from);
  if (std::optional<Date> const to = fields.date("to")) term.to = day(*to);
  if (term.to < term.from) fields.complain("to", "lies before from");
  return term;
}

Voice QuantityReader::voice(Fields& fields) {
  return {fields.text("source").value_or(""), fields.text("words").value_or(""),
          fields.text("ref").value_or("")};
}

Claim QuantityReader::claim(Fields fields, FieldRange bounds) const {
  std::optional<double> const value = fields.number("value", bounds);
  if (!value) fields.complain("value", "is missing; give the number that is claimed");
  Claim claim{*value, *value, *value, term(fields), voice(fields)};
  claim.low = fields.number("low", bounds).value_or(claim.value);
  claim.high = fields.number("high", bounds).value_or(claim.value);
  if (claim.low > claim.value) fields.complain("low", "lies above value");
  if (claim.high < claim.value) fields.complain("high", "lies below value");
  fields.finish();
  return claim;
}

std::vector<Claim> QuantityReader::claims(Fields& fields, QuantitySpec const& spec) const {
  std::vector<Claim> claims;
  toml::node const* found = fields.node(spec.key);
  if (found == nullptr) return claims;
  if (!found->is_table() && !found->is_array()) {
    double const value = *fields.number(spec.key, spec.bounds);
    claims.push_back({value, value, value, {}, {}});
    return claims;
  }
  for (Fields const& inner : fields.tables(spec.key)) claims.push_back(claim(inner, spec.bounds));
  if (claims.empty()) fields.complain(spec.key, "is an empty list; give a number or leave it out");
  return claims;
}

QuantityId QuantityReader::keep(std::string const& owner, QuantitySpec const& spec,
                                std::vector<Claim> claims) {
  std::string const path = owner.empty() ? spec.key : owner + "." + spec.key;
  scenario_->quantities.push_back(
      {path, spec.unit, spec.effect, spec.bounds.low, spec.bounds.high, std::move(claims)});
  return static_cast<QuantityId>(scenario_->quantities.size()) - 1;
}

QuantityId QuantityReader::read(Fields& fields, std::string const& owner,
                                QuantitySpec const& spec) {
  std::vector<Claim> found = claims(fields, spec);
  return found.empty() ? kNone : keep(owner, spec, std::move(found));
}

QuantityId QuantityReader::read_by(Voice const& voice, Fields& fields, std::string const& owner,
                                   QuantitySpec const& spec) {
  QuantityId const id = read(fields, owner, spec);
  if (id == kNone) return kNone;
  for (Claim& claim : scenario_->quantities[static_cast<std::size_t>(id)].claims) {
    if (claim.voice.source.empty()) claim.voice = voice;
  }
  return id;
}

QuantityId QuantityReader::read_or(Fields& fields, std::string const& owner,
                                   QuantitySpec const& spec, double value) {
  QuantityId const id = read(fields, owner, spec);
  return id != kNone ? id : assume(owner, spec, {value, value, value, {}, {}});
}

QuantityId QuantityReader::assume(std::string const& owner, QuantitySpec const& spec,
                                  Claim const& claim) {
  QuantityId const id = keep(owner, spec, {claim});
  scenario_->quantities[static_cast<std::size_t>(id)].given = false;
  return id;
}

}  // namespace dragoman::supply
