#include "serve/site.h"

#include <algorithm>

namespace dragoman {
namespace {

SiteFile const* find_file(std::string_view path) {
  std::span<SiteFile const> const all = site_files();
  auto const found = std::ranges::find(all, path, &SiteFile::path);
  return found == all.end() ? nullptr : &*found;
}

SiteFile const* file_of(std::string_view path) {
  if (SiteFile const* found = find_file(path)) return found;
  return path.find('.') == std::string_view::npos ? find_file("/index.html") : nullptr;
}

}  // namespace

Response site_response(Request const& request) {
  if (request.method != "GET" && request.method != "HEAD") {
    return problem(405, "files of the page can only be read");
  }
  SiteFile const* const file = file_of(request.path);
  if (file == nullptr) return problem(404, "there is no " + request.path);
  Response out;
  std::string const tag = "\"" + std::string(file->tag) + "\"";
  bool const hashed = file->path.starts_with("/assets/");
  out.headers.emplace_back("Content-Type", file->type);
  out.headers.emplace_back("ETag", tag);
  out.headers.emplace_back("Cache-Control",
                           hashed ? "public, max-age=31536000, immutable" : "no-cache");
  out.headers.emplace_back("Vary", "Accept-Encoding");
  if (request.header("if-none-match").find(tag) != std::string::npos) {
    out.status = 304;
    return out;
  }
  bool const packed =
      !file->gzip.empty() && request.header("accept-encoding").find("gzip") != std::string::npos;
  if (packed) out.headers.emplace_back("Content-Encoding", "gzip");
  out.body = packed ? file->gzip : file->content;
  return out;
}

}  // namespace dragoman
