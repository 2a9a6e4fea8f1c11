// What a block is, by its words: bylines, captions, what a site puts around its reports.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "text/blocks.h"
#include "text/lowered.h"
#include "text/written_date.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestFurniture = 300;  // bytes; a longer block is text, whatever it says
constexpr std::size_t kLongestCaption = 700;
constexpr std::size_t kLongestHeading = 14;  // words

using Words = std::initializer_list<std::string_view>;

bool has(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}
bool has_any(std::string_view text, Words parts) {
  return std::ranges::any_of(parts, [text](std::string_view part) { return has(text, part); });
}
bool starts_with_any(std::string_view text, Words starts) {
  return std::ranges::any_of(starts, [text](std::string_view s) { return text.starts_with(s); });
}
bool ends_with_any(std::string_view text, Words ends) {
  return std::ranges::any_of(ends, [text](std::string_view e) { return text.ends_with(e); });
}

bool is_word_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c < 0; }

std::size_t word_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    count += text[i] > ' ' && (i == 0 || (text[i - 1] <= ' ' && text[i - 1] >= 0)) ? 1 : 0;
  return count;
}

// Without marks at both ends: "[Read more:]" is "Read more".
std::string_view bare(std::string_view text) {
  while (!text.empty() && !is_word_character(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_word_character(text.back())) text.remove_suffix(1);
  return text;
}

bool ends_sentence(std::string_view text) {
  for (bool more = true; more && !text.empty();) {
    more = false;
    for (std::string_view const close : {"\"", ")", "'", "]", "\xE2\x80\x9D", "\xE2\x80\x99"}) {
      if (!text.ends_with(close)) continue;
      text.remove_suffix(close.size());
      more = true;
    }
  }
  return text.ends_with("\xE2\x80\xA6") ||
         (!text.empty() && has(".!?:;,", std::string_view(&text.back(), 1)));
}

// Words that are all of a block when a site puts them there.
bool is_button(std::string_view low) {
  static constexpr std::array<std::string_view, 44> kButtons = {"advertisement",
                                                                "advertisements",
                                                                "advertising",
                                                                "ad",
                                                                "share",
                                                                "share this",
                                                                "tweet",
                                                                "print",
                                                                "email",
                                                                "e-mail",
                                                                "comments",
                                                                "comment",
                                                                "leave a comment",
                                                                "save",
                                                                "bookmark",
                                                                "subscribe",
                                                                "subscribe now",
                                                                "log in",
                                                                "login",
                                                                "sign in",
                                                                "sign up",
                                                                "register",
                                                                "menu",
                                                                "search",
                                                                "skip to content",
                                                                "skip to main content",
                                                                "back to top",
                                                                "loading",
                                                                "close",
                                                                "next",
                                                                "previous",
                                                                "facebook",
                                                                "twitter",
                                                                "whatsapp",
                                                                "telegram",
                                                                "copy link",
                                                                "listen",
                                                                "newsletter",
                                                                "cookie policy",
                                                                "privacy policy",
                                                                "terms of use",
                                                                "accept all",
                                                                "sponsored",
                                                                "end of list"};
  return std::ranges::find(kButtons, low) != kButtons.end();
}

// Labels of what else there is to read: alone, or before ":" and the like.
constexpr std::array<std::string_view, 36> kLabels = {"related",
                                                      "related article",
                                                      "related articles",
                                                      "related story",
                                                      "related stories",
                                                      "related news",
                                                      "related content",
                                                      "related topics",
                                                      "related posts",
                                                      "related coverage",
                                                      "related reading",
                                                      "read more",
                                                      "read also",
                                                      "read next",
                                                      "read this",
                                                      "also read",
                                                      "see also",
                                                      "more on this",
                                                      "more on this story",
                                                      "more on this topic",
                                                      "more stories",
                                                      "more news",
                                                      "most read",
                                                      "most popular",
                                                      "trending",
                                                      "trending now",
                                                      "recommended",
                                                      "recommended stories",
                                                      "recommended for you",
                                                      "you may also like",
                                                      "you might also like",
                                                      "don't miss",
                                                      "must read",
                                                      "further reading",
                                                      "in pictures",
                                                      "editor's picks"};

bool is_label(std::string_view low) { return std::ranges::find(kLabels, low) != kLabels.end(); }

// "Related article: …", "READ MORE | …", "Watch: …".
bool has_label(std::string_view low) {
  for (std::string_view const mark : {":", " |", " \xC2\xBB", " >"}) {
    std::size_t const at = low.substr(0, 40).find(mark);
    if (at == std::string_view::npos) continue;
    std::string_view const label = bare(low.substr(0, at));
    bool const media = label == "watch" || label == "listen" || label == "more" ||
                       label == "watch live" || label == "in photos";
    if (is_label(label) || media) return true;
  }
  return false;
}

// What a site asks of its readers. Imperatives: no report opens so.
bool is_request(std::string_view low) {
  return starts_with_any(low, {"subscribe to our",
                               "subscribe to the",
                               "subscribe now",
                               "subscribe today",
                               "sign up for our",
                               "sign up for the",
                               "sign up to our",
                               "sign up to receive",
                               "sign up here",
                               "register now",
                               "register for free",
                               "click here",
                               "tap here",
                               "download our",
                               "download the app",
                               "follow us",
                               "follow @",
                               "join us on",
                               "join our telegram",
                               "join our whatsapp",
                               "like us on",
                               "find us on",
                               "get the latest news",
                               "get our",
                               "support our journalism",
                               "support our work",
                               "support independent journalism",
                               "share this",
                               "share on",
                               "become a member",
                               "become a subscriber",
                               "already a subscriber",
                               "already have an account",
                               "this website uses cookies",
                               "this site uses cookies",
                               "we use cookies",
                               "by continuing to use this",
                               "by clicking",
                               "enable javascript",
                               "please enable javascript",
                               "story continues below",
                               "article continues below",
                               "article continues after",
                               "this video is not available",
                               "your browser does not",
                               "have a news tip",
                               "contact us at",
                               "send us your",
                               "to read the full",
                               "thank you for reading",
                               "enter your email"}) ||
         has_any(low, {"to our newsletter", "for our newsletter", "our daily newsletter",
                       "our weekly newsletter", "join the conversation", "in your inbox",
                       "to your inbox"});
}

bool is_legal(std::string_view low) {
  bool const opens = starts_with_any(
      low, {"copyright \xC2\xA9", "copyright (c)", "copyright 19", "copyright 20", "\xC2\xA9",
            "(c) 19", "(c) 20", "our standards:", "all rights reserved"});
  return opens || ends_with_any(low, {"all rights reserved", "all rights reserved."}) ||
         has_any(low, {"may not be published, broadcast", "thomson reuters trust principles",
                       "may not be reproduced without", "views expressed in this article are the",
                       "reproduction in whole or in part"});
}

bool is_furniture(std::string_view low) {
  if (low.size() > kLongestFurniture) return false;
  std::string_view const core = bare(low);
  if (core.empty()) return true;  // "* * *", "___"
  bool const link = !has(low, " ") && starts_with_any(low, {"http://", "https://", "www."});
  return link || is_button(core) || is_label(core) || has_label(low) || is_request(core) ||
         is_legal(low);
}

// "By Jane Doe and John Smith, Agency Writer": names and nothing that makes a sentence.
bool is_signature(std::string_view text) {
  std::string_view const names = text.substr(3);
  if (word_count(names) > 12 || ends_sentence(names)) return false;
  bool named = false;
  for (std::size_t at = 0; at < names.size();) {
    std::size_t const end = std::min(names.find(' ', at), names.size());
    std::string_view const word = names.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    bool const small = std::islower(static_cast<unsigned char>(word.front())) != 0;
    static constexpr std::array<std::string_view, 12> kBetween = {
        "and", "in", "for", "of", "de", "van", "von", "al", "with", "bin", "the", "at"};
    if (small && std::ranges::find(kBetween, word) == kBetween.end()) return false;
    named |= !small && word_count(names) >= 2;
  }
  return named;
}

bool is_byline(std::string_view text, std::string_view low) {
  if (text.size() > kLongestFurniture) return false;
  if (low.starts_with("by ") && is_signature(text)) return true;
  std::string_view const core = bare(low);
  if (starts_with_any(core, {"reporting by ", "editing by ", "writing by ", "edited by ",
                             "additional reporting", "compiled by ", "reporting and writing by ",
                             "additional writing by "}))
    return true;
  if (ends_with_any(core, {"contributed to this report", "contributed to this story",
                           "contributed to this article", "contributed reporting"}))
    return true;
  bool const reading = core.size() < 24 && ends_with_any(core, {"min read", "minute read"});
  return reading || is_date_line(text);
}

bool is_caption(std::string_view text, std::string_view low) {
  if (text.size() > kLongestCaption) return false;
  if (starts_with_any(low,
                      {"file photo", "file - ",      "file \xE2\x80\x93 ", "file \xE2\x80\x94 ",
                       "(photo by",  "(photo:",      "(ap photo",          "photo by ",
                       "photo:",     "photo credit", "picture credit",     "image credit",
                       "image:",     "image source", "image caption",      "photograph:",
                       "caption:",   "(image:",      "pictured:",          "screenshot:"}))
    return true;
  bool const counted = text.size() > 5 && text[0] == '[' &&
                       text.substr(0, 7).find('/') != text.npos &&
                       text.substr(0, 8).find(']') != text.npos && has(text, "REUTERS/");
  std::string_view const end = low.size() > 90 ? low.substr(low.size() - 90) : low;
  bool const credit = text.ends_with(')') || text.ends_with("]");
  bool const credited =
      credit && has_any(end, {"(photo by", "(ap photo", "[photo", "(photo:", "(file photo",
                              "[file:", "getty images)", "(image credit", "/reuters]", "/afp]",
                              "/ap photo]", "[reuters]", "(photograph:"});
  return counted || credited || end.ends_with("getty images") ||
         has(text.size() > 60 ? text.substr(text.size() - 60) : text, " REUTERS/");
}

std::size_t digits_at(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0) ++end;
  return end - from;
}

// "- ", "* ", "•", "1. ", "1) ", "3/ ".
bool is_item(std::string_view text) {
  if (starts_with_any(text, {"- ", "* ", "\xE2\x80\x93 "}) || item_mark_size(text) > 0) return true;
  std::size_t const i = digits_at(text, 0);
  bool const number = i == 1 || i == 2;
  return number && (text.substr(i).starts_with(". ") || text.substr(i).starts_with(") "));
}

}  // namespace

std::uint32_t item_mark_size(std::string_view text) {
  static constexpr std::array<std::string_view, 4> kBullets = {"\xE2\x80\xA2", "\xE2\x97\x8F",
                                                               "\xE2\x96\xAA", "\xC2\xB7 "};
  for (std::string_view const bullet : kBullets) {
    if (text.starts_with(bullet)) return static_cast<std::uint32_t>(bullet.size());
  }
  std::size_t const number = digits_at(text, 0);  // "3/ ", "3/12 "
  if (number == 0 || number > 2 || !text.substr(number).starts_with('/')) return 0;
  std::size_t const end = number + 1 + digits_at(text, number + 1);
  return text.substr(end).starts_with(' ') ? static_cast<std::uint32_t>(end + 1) : 0;
}

bool is_list_label(std::string_view text) { return is_label(bare(lowered(text.substr(0, 60)))); }

BlockKind block_kind(std::string_view text) {
  std::string const low = lowered(text.substr(0, kLongestCaption + 1));
  if (is_furniture(low)) return BlockKind::furniture;
  if (is_byline(text, low)) return BlockKind::byline;
  if (is_caption(text, low)) return BlockKind::caption;
  if (is_item(text)) return BlockKind::list_item;
  if (text.size() < kLongestFurniture && !ends_sentence(text) &&
      word_count(text) <= kLongestHeading)
    return BlockKind::heading;
  return BlockKind::paragraph;
}

}  // namespace dragoman
