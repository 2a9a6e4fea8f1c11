#include "links/find_links.h"

namespace dragoman {

LinkBook LinkBook::load(std::string const&) { return {}; }

Links find_links(LinkBook const&, LinkSources const&) { return {}; }

}  // namespace dragoman
