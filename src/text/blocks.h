// What the blocks of a document are. Only for this folder and its tests.
//
//   "By Jane Doe"                      byline
//   "FILE PHOTO: A checkpoint …"       caption
//   "Read more: Who are the rebels?"   furniture
//   "KYIV (Reuters) - The army said …" dateline up to the dash, then a paragraph
//
// Precision before recall: what is taken for furniture by mistake is lost to every later stage,
// furniture taken for a paragraph costs a strange sentence.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/encoding.h"

namespace dragoman {

// How the note begins that a document gets when its text was cut at the limit.
inline constexpr std::string_view kTooLong = "the text is longer than";

// Puts decoded text and its notes into the document, cut at the limit of one document.
void set_text(Document& document, Decoded decoded);

// By the words alone. `text` has no white space at its ends and is not empty.
BlockKind block_kind(std::string_view text);

// Number of bytes of the mark before an item that is no word of it: "•", "3/ " of a thread. Numbers
// with a stop ("1. ") are read with the sentence.
std::uint32_t item_mark_size(std::string_view text);

// True for a label that opens a list of other articles: "Related articles", "Most read:".
bool is_list_label(std::string_view text);

// Number of bytes of the dateline at the start of a paragraph, with its dash and the white space
// behind; 0 where there is none. `earlier` is the number of blocks before: datelines without
// agency, date or capitals ("Beirut, Lebanon – ") open a report only. Also the label of a turn
// ("Q: ").
std::uint32_t dateline_size(std::string_view paragraph, std::size_t earlier);

// The words of the document's datelines, in order: "KYIV, Dec 29 (Agency) -".
std::vector<std::string_view> datelines(Document const& document);

// Adds the header of a letter as blocks that are not coded, if the first lines of the text are one
// (two fields at least: "From: …", "Subject: …"); the subject becomes the title where there is
// none, the date is read as in a byline. Number of lines that it took.
std::size_t add_mail_header(Document& document, std::span<ByteSpan const> lines);

// Adds one stretch of text to the document: a paragraph loses its dateline or the label of a turn,
// an item its mark, to a block of its own.
// `kind` is what markup says; words that are clearly something else overrule it.
void add_block(Document& document, ByteSpan span, BlockKind kind);

// To be called when all blocks are there: items below a list label, the title and the date that the
// text states, sha256 and id.
void finish_blocks(Document& document);

// The span without the white space at its ends (Unicode's, not ASCII's alone).
ByteSpan trimmed(std::string_view text, ByteSpan span);

}  // namespace dragoman
