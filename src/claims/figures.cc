#include "claims/figures.h"

namespace dragoman {

void find_figures(Document const&, Parse const&, Names const&, Events const&, Claims&) {}

}  // namespace dragoman
