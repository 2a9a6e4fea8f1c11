#!/usr/bin/env bash
# Builds the Debian package and the tarball: tools/package.sh FOLDER [BUILD FOLDER]
# The same commit gives the same bytes, in whatever folder it lies; test/reproducible_test.sh compares.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
out=$(mkdir -p "$1" && cd "$1" && pwd)
build=${2:-$root/build/release}
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 315532800)}
export SOURCE_DATE_EPOCH
umask 022

[ -f "$build/CMakeCache.txt" ] || cmake -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DDRAGOMAN_TESTS=OFF >/dev/null
cmake --build "$build" --target package_parts >/dev/null
cd "$build"
cpack -G DEB -B "$out" >"$out/deb.log" || { cat "$out/deb.log" >&2; exit 1; }

# cpack's own tarball tells the hour at which it was made; this one does not.
stage=$(mktemp -d)
trap 'rm -r "$stage"' EXIT
for part in program libraries; do cmake --install . --strip --prefix "$stage/dragoman" --component $part >/dev/null; done
version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' CMakeCache.txt)
tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner -C "$stage" -c dragoman |
  gzip -n9 >"$out/dragoman-$version-$(uname -s)-$(uname -m).tar.gz"
rm -rf "$out/_CPack_Packages" "$out/deb.log"
ls "$out"
