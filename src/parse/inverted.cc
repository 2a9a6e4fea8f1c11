#include "parse/inverted.h"

#include <algorithm>
#include <array>

#include "base/one_of.h"
#include "parse/pieces.h"

namespace dragoman {

bool is_inverted_condition(Parse const& parse, std::int32_t verb) {
  static constexpr std::array<std::string_view, 3> kHelpers = {"should", "had", "were"};
  if (base_relation(parse.tokens[verb].relation) != "advcl") return false;
  auto const& below = parse.children[verb];
  auto const is_subject = [&](std::int32_t each) {
    return base_relation(parse.tokens[each].relation) == "nsubj";
  };
  auto const subject = std::find_if(below.begin(), below.end(), is_subject);
  if (subject == below.end()) return false;
  auto const first = static_cast<std::int32_t>(subtree(parse, verb).begin);
  std::string_view const how = base_relation(parse.tokens[first].relation);
  bool const helper = how == "aux" || how == "mark" || how == "cop";
  return helper && first < *subject && parse.tokens[first].head == verb &&
         is_one_of(lower_case(parse.tokens[first].form), kHelpers);
}

}  // namespace dragoman
