#include "engine/engine.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/hash.h"
#include "claims/find_claims.h"
#include "events/code_events.h"
#include "links/find_links.h"
#include "names/resolve_names.h"

namespace dragoman {

Record Engine::read(Document document, Parse parse) const {
  Reading reading;
  reading.parse = std::move(parse);
  reading.names = resolve_names(tables_, document, reading.parse);
  reading.events = code_events(codebook_, document, reading.parse, reading.names);
  reading.claims = find_claims(cues_, document, reading.parse, reading.names, reading.events);
  reading.links = find_links(link_words_, document, reading);
  return make_record(std::move(document), reading, version_);
}

}  // namespace dragoman
