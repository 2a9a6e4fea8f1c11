#include "parse/name_at.h"

#include <algorithm>

namespace dragoman {

NameSpan const* name_at(Parse const& parse, std::int32_t token) {
  auto const at = static_cast<std::uint32_t>(token);
  auto const after = std::upper_bound(
      parse.names.begin(), parse.names.end(), at,
      [](std::uint32_t value, NameSpan const& name) { return value < name.tokens.begin; });
  if (after == parse.names.begin()) return nullptr;
  NameSpan const& name = *(after - 1);
  return name.tokens.contains(at) ? &name : nullptr;
}

}  // namespace dragoman
