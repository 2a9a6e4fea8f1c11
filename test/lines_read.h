// Documents read in order by several threads, as the program reads files.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/engine.h"
#include "engine/stream.h"
#include "record/record.h"

namespace dragoman {

// One line of JSON a record, in the order of the documents.
inline std::string lines_read(Engine const& engine, int jobs, std::vector<Document> documents) {
  std::string out;
  OrderedStream<std::string> stream(
      jobs,
      [&engine](std::vector<Document> batch) {
        std::string lines;
        for (Record const& record : engine.read(std::move(batch))) lines += to_json(record) + "\n";
        return lines;
      },
      [&out](std::string lines) { out += lines; });
  for (Document& document : documents) stream.add(std::move(document));
  stream.finish();
  return out;
}

}  // namespace dragoman
