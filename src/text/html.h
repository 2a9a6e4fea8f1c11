// HTML pages to documents. Only for this folder and its tests.
//
//   <nav>Home News</nav><article><h1>Road shut</h1><p>The army …</p></article>
//                                    "Road shut\n\nThe army …"
//                                    [heading-)    [paragraph)
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace dragoman {

// What is known of a page before its markup is read.
struct PageHints {
  std::string_view charset;  // of the HTTP header; empty: the page's own word
  std::string_view url;
};

// A page, or a fragment of one as feeds carry it. `text` gets the article alone: menus, asides,
// cookie banners, lists of links and what is hidden are left out; one block a paragraph, heading,
// list item, caption or table row. Title, date, publisher and address come from the page's
// metadata. Any bytes give a document, perhaps without text; markup nested too deeply is read with
// its tags taken out.
Document html_document(std::string bytes, PageHints const& hints);

// Markup made fit for the parser: comments, styles, scripts and drawings are taken out, JSON-LD
// scripts are kept aside.
struct Markup {
  std::string html;
  std::vector<std::string> linked_data;
  bool too_deep = false;  // elements inside each other beyond what any page needs
};
Markup prepared(std::string_view html);

}  // namespace dragoman
