#include "names/actor_book.h"

namespace dragoman {

ActorBook ActorBook::load(std::string const&) { return {}; }

}  // namespace dragoman
