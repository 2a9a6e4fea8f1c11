#include "names/gazetteer.h"

namespace dragoman {

Gazetteer Gazetteer::load(std::string const&) { return {}; }

}  // namespace dragoman
