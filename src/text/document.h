// A document: the text that the user sees, cut into blocks.
//
// In: bytes of any of the formats that the readers know. Out: Document, the only owner of text in
// the program; every later stage holds ByteSpans into `text`.
//
//   "STEPANAKERT, Dec 29 (Agency) - Armenia on Thursday accused …\n\nRelated article: Explainer …"
//    [dateline-------------------) [paragraph-----------------…)    [furniture----------------…)
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/span.h"

namespace dragoman {

// What a block is. Only `paragraph`, `heading` and `list_item` are coded; the others stay in the
// text, keep their offsets and are skipped by every later stage.
enum class BlockKind {
  paragraph,
  heading,
  list_item,
  dateline,   // "STEPANAKERT, Dec 29 (Agency) -": skipped, but read for place and date
  byline,     // "By Jane Doe", "Reporting by …; editing by …"
  caption,    // of a picture
  furniture,  // "Related article: …", adverts, subscription lines, menus, share buttons
};

// Blocks are in order and do not overlap; white space between them belongs to none.
struct Block {
  ByteSpan span;
  BlockKind kind = BlockKind::paragraph;
};

bool is_coded(BlockKind kind);

struct Document {
  std::string id;  // as given, else the first 16 hex digits of sha256
  std::string url;
  std::string publisher;
  std::string title;
  std::string language = "en";
  std::optional<Date> published;
  std::string text;                // valid UTF-8, bounded by the readers (formats.h)
  std::string sha256;              // of `text`
  std::vector<Block> blocks;       // cover all of `text` but white space
  std::vector<std::string> notes;  // what was odd in the input, one sentence each; never an error
};

}  // namespace dragoman
