// The store from far: counts, timeline, map, matrix, changes, one actor.
#include <algorithm>
#include <filesystem>
#include <map>

#include "export/rows.h"
#include "serve/answers.h"
#include "serve/json_text.h"
#include "store/overview.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

constexpr std::int64_t kPoints = 100'000;     // events on the map
constexpr std::int64_t kLinkVersions = 2000;  // words on links, newest first
constexpr std::int64_t kCells = 5000;
constexpr std::int64_t kOfActor = 200;  // events and claims on an actor's page

Json value_json(Value const& value) {
  if (auto const* whole = std::get_if<std::int64_t>(&value)) return *whole;
  if (auto const* number = std::get_if<double>(&value)) return *number;
  if (auto const* text = std::get_if<std::string>(&value)) return *text;
  return nullptr;
}

// Answers that read much of the store are computed once a generation.
Response cached(Call const& call, std::function<std::string(Database const&)> const& compute) {
  std::string name = call.request.path;
  for (auto const& [key, value] : call.request.query) name += "\n" + key + "=" + value;
  Readers& readers = call.service.readers();
  return json_response(call.service.cache().get(name, readers.generation(), [&] {
    Readers::Lease const store = readers.lend();
    return compute(store->database());
  }));
}

// Written as it is read: a map has 100,000 rows.
std::string table_text(Statement& rows) {
  std::vector<std::string> const names = rows.columns();
  std::string out = "{\"columns\":" + json_text(Json(names)) + ",\"rows\":[";
  for (char const* separator = "["; rows.step(); separator = ",[") {
    out += separator;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (i > 0) out += ',';
      out += json_text(value_json(rows.value(static_cast<int>(i))));
    }
    out += ']';
  }
  return out + "]}";
}

Json objects_json(Statement& rows) {
  Json out = Json::array();
  std::vector<std::string> const names = rows.columns();
  while (rows.step()) {
    Json row;
    for (std::size_t i = 0; i < names.size(); ++i) {
      row[names[i]] = value_json(rows.value(static_cast<int>(i)));
    }
    out.push_back(std::move(row));
  }
  return out;
}

Json version_json(LinkVersion const& version) {
  return {{"status", version.status},
          {"scope", text_or_null(version.scope)},
          {"speaker", text_or_null(version.speaker)},
          {"source", text_or_null(version.source)},
          {"date", text_or_null(version.date)},
          {"quote", version.quote},
          {"document", version.document},
          {"ref", version.ref},
          {"begin", version.begin},
          {"end", version.end}};
}

Json link_json(LinkOverview const& link) {
  Json place = nullptr;
  if (link.longitude && link.latitude) place = {{"lon", *link.longitude}, {"lat", *link.latitude}};
  Json versions = Json::array();
  for (LinkVersion const& version : link.versions) versions.push_back(version_json(version));
  return {{"name", link.name},
          {"kind", link.kind},
          {"standing", link.standing},
          {"ends", Json::parse(link.ends)},
          {"place", place},
          {"versions", versions}};
}

Question whole(Question question, std::int64_t limit) {
  question.limit = limit;
  return question;
}

Json rows_json(Database const& database, Question const& question) {
  Statement rows = ask(database, question);
  return objects_json(rows);
}

struct Role {
  std::string words, first, last;  // days of documents that give it; "" where none is dated
};

void widen(Role& role, ActorName const& name) {
  if (role.first.empty() || (!name.first.empty() && name.first < role.first)) {
    role.first = name.first;
  }
  role.last = std::max(role.last, name.last);
}

// Each role once, however it is capitalised; the latest first.
std::vector<Role> roles_of(std::vector<ActorName> const& names) {
  std::map<std::string, Role> found;
  for (ActorName const& one : names) {
    if (one.role.empty()) continue;
    Role& role = found.try_emplace(lowered(one.role), Role{one.role, "", ""}).first->second;
    widen(role, one);
  }
  std::vector<Role> roles;
  for (auto& [key, role] : found) roles.push_back(std::move(role));
  std::stable_sort(roles.begin(), roles.end(),
                   [](Role const& a, Role const& b) { return a.last > b.last; });
  return roles;
}

Json roles_json(std::vector<ActorName> const& names) {
  Json out = Json::array();
  for (Role const& role : roles_of(names)) {
    out.push_back({{"role", role.words},
                   {"from", text_or_null(role.first)},
                   {"to", text_or_null(role.last)}});
  }
  return out;
}

Json distinct(std::vector<ActorName> const& names, std::string ActorName::* member) {
  Json out = Json::array();
  for (ActorName const& one : names) {
    Json const text = one.*member;
    if (!(one.*member).empty() && std::find(out.begin(), out.end(), text) == out.end()) {
      out.push_back(text);
    }
  }
  return out;
}

}  // namespace

Response answer_store(Call const& call) {
  std::int64_t const generation = call.service.readers().generation();
  return cached(call, [&](Database const& database) {
    Overview const all = overview(database);
    return json_text({{"path", std::filesystem::path(database.path()).filename().string()},
                      {"schema", schema_version()},
                      {"documents", all.documents},
                      {"events", all.events},
                      {"claims", all.claims},
                      {"figures", all.figures},
                      {"links", all.links},
                      {"from", text_or_null(all.from)},
                      {"to", text_or_null(all.to)},
                      {"generation", generation}});
  });
}

Response answer_timeline(Call const& call) {
  std::string const& by = call.request.parameter("by");
  Period const period = read_period(by.empty() ? "week" : by);
  Question const question = question_of(call, "events", {"by"});
  return cached(call, [&](Database const& database) {
    Json periods = Json::array();
    for (PeriodCount const& one : timeline(database, question, period)) {
      periods.push_back({{"period", one.first_day}, {"quads", one.quads}});
    }
    return json_text({{"periods", periods}});
  });
}

Response answer_map(Call const& call) {
  Question const question = question_of(call, "events");
  return cached(call, [&](Database const& database) {
    Statement rows = points(database, whole(question, kPoints));
    Json links = Json::array();
    for (LinkOverview const& link : link_overviews(database, whole(question, kLinkVersions))) {
      links.push_back(link_json(link));
    }
    return "{\"events\":" + table_text(rows) + ",\"links\":" + json_text(links) + "}";
  });
}

Response answer_matrix(Call const& call) {
  Question const question = question_of(call, "events");
  return cached(call, [&](Database const& database) {
    Statement rows = matrix(database, whole(question, kCells));
    return json_text({{"cells", objects_json(rows)}});
  });
}

Response answer_changes(Call const& call) {
  Question const question = question_of(call, "events");
  return cached(call, [&](Database const& database) {
    Json items = Json::array();
    for (Change const& one : changes(database, question)) {
      items.push_back({{"date", text_or_null(one.date)},
                       {"kind", one.kind},
                       {"text", one.text},
                       {"document", one.document},
                       {"begin", one.begin},
                       {"end", one.end},
                       {"ref", one.ref}});
    }
    return json_text({{"items", items}});
  });
}

Response answer_actor(Call const& call) {
  Readers::Lease const store = call.service.readers().lend();
  Database const& database = store->database();
  std::vector<ActorName> const names = names_of_actor(database, call.rest);
  if (names.empty()) {
    return problem(404, "the store has no actor \"" + call.rest + "\"; /api/v1/actors lists them",
                   "name");
  }
  Question question = question_of(call, "events");
  question.filters["actor"] = literal_pattern(call.rest);
  question.limit = kOfActor;
  Json const out = {{"name", names.front().name},
                    {"codes", distinct(names, &ActorName::code)},
                    {"roles", roles_json(names)},
                    {"aliases", distinct(names, &ActorName::words)},
                    {"events", rows_json(database, question)},
                    {"claims", rows_json(database, asked_of("claims", question))}};
  return json_response(json_text(out));
}

}  // namespace dragoman
