// Forms with files as browsers send them (multipart/form-data, RFC 7578).
//
//   --x␍␊Content-Disposition: form-data; name="file"; filename="a.txt"␍␊␍␊Kyiv said no.␍␊--x--␍␊
//                                                                         [content----)
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

struct FormPart {
  std::string name, file;    // file: its name without folders; "" where it is no file
  std::string_view content;  // of the body
};

bool is_form(std::string_view content_type);

// The parts in their order; `body` must outlive them. Throws Error{bad_input} where the type names
// no boundary, or the body is cut off or no form.
std::vector<FormPart> read_form(std::string_view content_type, std::string_view body);

}  // namespace dragoman
