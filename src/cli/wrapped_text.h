// Text of a document for a terminal: white space folded, words coloured, lines broken.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dragoman {

struct StyledSpan {
  ByteSpan span;
  std::string_view style;  // escape sequence, or empty
};

// The words of `span` in lines of at most 100 columns (code points), each ended by a line feed.
// Where styled spans overlap, the first in `styles` wins. Control characters become spaces.
std::string wrapped_text(std::string_view text, ByteSpan span,
                         std::vector<StyledSpan> const& styles, std::string_view reset);

// The same without colours on one line, cut with "…" after 90 columns.
std::string one_line(std::string_view text, ByteSpan span);

}  // namespace dragoman
