#!/usr/bin/env bash
# Builds the packages of the last commit twice, in two folders of different length, without ccache, and compares bytes.
# Takes two whole builds, so it runs before a release and not in ctest. Arguments go to cmake (-DDRAGOMAN_PAGE=OFF).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct)
export SOURCE_DATE_EPOCH
for folder in a another/place/for/it; do
  git clone -q "$root" "$work/$folder"
  cmake -S "$work/$folder" -B "$work/$folder/build/release" -G Ninja -DCMAKE_BUILD_TYPE=Release -DDRAGOMAN_TESTS=OFF "$@" >/dev/null
  "$work/$folder/tools/package.sh" "$work/packages/$folder" >/dev/null
done
cd "$work/packages"
for package in a/*; do
  cmp "$package" "another/place/for/it/$(basename "$package")" && sha256sum "$package"
done
