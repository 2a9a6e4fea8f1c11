#include <gtest/gtest.h>

#include "record/idle_actors.h"

namespace dragoman {
namespace {

// Four actors, each one word; only the first
// has a name.
Reading reading() {
  ParsedText text = read_conllu(
      "# text = Varnia bystanders drivers nurses\n"
      "1\tVarnia\tVarnia\tPROPN\t_\t_\t0\troot\t_\t_\n"
      "2\tbystanders\tbystander\tNOUN\t_\t_\t1\tdep\t_\t_\n"
      "3\tdrivers\tdriver\tNOUN\t_\t_\t1\tdep\t_\t_\n"
      "4\tnurses\tnurse\tNOUN\t_\t_\t1\tdep\t_\t_\n\n");
  Reading out;
  out.parse = std::move(text.parse);
  for (std::uint32_t t = 0; t < 4; ++t) {
    Actor actor;
    actor.name = out.parse.tokens[t].form;
    actor.mentions = {{{t, t + 1}, static_cast<std::int32_t>(t), out.parse.tokens[t].span}};
    out.names.actors.push_back(actor);
  }
  return out;
}

Record record_of(Reading const& from) {
  Record record;
  for (Actor const& actor : from.names.actors) {
    record.actors.push_back({});
    record.actors.back().name = actor.name;
  }
  return record;
}

TEST(IdleActors, WhoHasANameOrAPartStays) {
  Reading const from = reading();
  Record record = record_of(from);
  record.events.resize(1);
  record.events[0].recipients = {2};
  record.claims.resize(1);
  record.claims[0].speakers = {3, 0};
  drop_idle_actors(record, from);
  ASSERT_EQ(record.actors.size(), 3u);
  EXPECT_EQ(record.actors[0].name, "Varnia");
  EXPECT_EQ(record.actors[record.events[0].recipients[0]].name, "drivers");
  EXPECT_EQ(record.actors[record.claims[0].speakers[0]].name, "nurses");
  EXPECT_EQ(record.actors[record.claims[0].speakers[1]].name, "Varnia");
}

TEST(IdleActors, WithoutPartsOnlyNamesStay) {
  Reading const from = reading();
  Record record = record_of(from);
  drop_idle_actors(record, from);
  ASSERT_EQ(record.actors.size(), 1u);
  EXPECT_EQ(record.actors[0].name, "Varnia");
}

}  // namespace
}  // namespace dragoman
