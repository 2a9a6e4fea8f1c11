#include "serve/form.h"

#include <algorithm>

#include "base/error.h"
#include "text/lowered.h"

namespace dragoman {
namespace {

constexpr std::string_view kLine = "\r\n";
constexpr std::size_t kLongestBoundary = 70;  // RFC 2046

[[noreturn]] void refuse(std::string const& what) {
  throw Error(ErrorCode::bad_input,
              "the form " + what + "; send multipart/form-data as browsers do");
}

bool starts_with_name(std::string_view text, std::string_view name) {
  return same_but_for_case(text.substr(0, name.size()), name);
}

// The value behind "; name=" in a header, without its quotes; "" where there is none. In quotes
// \" is a quote; other backslashes are themselves, as in "C:\day\a.txt".
std::string parameter_of(std::string_view header, std::string_view name) {
  for (std::size_t at = header.find(';'); at != std::string_view::npos; at = header.find(';', at)) {
    at = std::min(header.find_first_not_of("; \t", at), header.size());
    std::string_view rest = header.substr(at);
    if (!starts_with_name(rest, name) || rest.substr(name.size(), 1) != "=") continue;
    rest.remove_prefix(name.size() + 1);
    if (!rest.starts_with('"')) return std::string(rest.substr(0, rest.find_first_of("; \t")));
    std::string out;
    for (std::size_t i = 1; i < rest.size() && rest[i] != '"'; ++i) {
      if (rest.substr(i, 2) == "\\\"") ++i;
      out += rest[i];
    }
    return out;
  }
  return {};
}

std::string_view take_line(std::string_view& text) {
  std::size_t const end = text.find(kLine);
  if (end == std::string_view::npos) refuse("is cut off in the head of a part");
  std::string_view const line = text.substr(0, end);
  text.remove_prefix(end + kLine.size());
  return line;
}

// `text` stands behind a boundary, at its line end; it is moved behind the part's content.
FormPart take_part(std::string_view& text, std::string const& border) {
  FormPart part;
  bool named = false;
  for (std::string_view line = take_line(text); !line.empty(); line = take_line(text)) {
    if (!starts_with_name(line, "content-disposition:")) continue;
    named = true;
    part.name = parameter_of(line, "name");
    std::string const path = parameter_of(line, "filename");
    part.file = path.substr(path.find_last_of("/\\") + 1);
  }
  if (!named) refuse("has a part without Content-Disposition");
  std::size_t const end = text.find(border);
  if (end == std::string_view::npos) refuse("is cut off in part \"" + part.name + "\"");
  part.content = text.substr(0, end);
  text.remove_prefix(end + border.size());
  return part;
}

}  // namespace

bool is_form(std::string_view content_type) {
  return starts_with_name(content_type, "multipart/form-data");
}

std::vector<FormPart> read_form(std::string_view content_type, std::string_view body) {
  std::string const boundary = parameter_of(content_type, "boundary");
  if (boundary.empty() || boundary.size() > kLongestBoundary) refuse("names no boundary");
  std::string const border = "\r\n--" + boundary;
  std::string_view rest = body;
  if (rest.starts_with(border.substr(kLine.size()))) {
    rest.remove_prefix(border.size() - kLine.size());
  } else {
    std::size_t const first = rest.find(border);
    if (first == std::string_view::npos) refuse("has no part");
    rest.remove_prefix(first + border.size());
  }
  std::vector<FormPart> out;
  while (!rest.starts_with("--")) {
    if (!take_line(rest).empty()) refuse("has something behind a boundary");
    out.push_back(take_part(rest, border));
  }
  return out;
}

}  // namespace dragoman
