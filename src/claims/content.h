// The words that a clause and a quotation give as content.
#pragma once

#include <cstdint>
#include <vector>

#include "claims/quotations.h"
#include "parse/parse.h"

namespace dragoman {

// The longest run of words below `head` that has no word below `cut` in it (-1 cuts nothing),
// without punctuation and "that" at its ends. Where it is quoted, the whole quotation, which may
// cross sentences; where a quotation only begins in it, up to the end of that quotation. Empty for
// a clause without words.
TokenSpan clause_content(Parse const& parse, Quotations const& quotations, std::int32_t head,
                         std::int32_t cut);

// Without commas, stops, marks and an opening "that" at its ends.
TokenSpan trimmed_content(Parse const& parse, TokenSpan span);

// True where the words could stand as a sentence: they hold a verb or an auxiliary, or are long.
bool is_statement(Parse const& parse, TokenSpan span);

}  // namespace dragoman
