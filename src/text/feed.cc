#include "text/formats.h"
namespace dragoman {
bool read_feed(ByteStream& in, Source const& source) { return read_plain(in, source); }
bool read_warc(ByteStream& in, Source const& source) { return read_plain(in, source); }
}  // namespace dragoman
