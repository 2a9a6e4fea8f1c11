// The words of an article's element, cut into blocks. Only for this folder.
#pragma once

#include "text/document.h"
#include "text/html_tree.h"

namespace dragoman {

// Appends the text below `root` to document.text, blocks divided by blank lines, and adds the
// blocks. Left out: what is unseen, suspect parts that hold no large share of the running text,
// paragraphs and lists that are mostly links, headings of nothing.
void add_article(GumboNode const* root, TextWeights const& weights, Document& document);

}  // namespace dragoman
