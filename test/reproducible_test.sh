#!/usr/bin/env bash
# Builds the packages and the wheel of the last commit twice, in two folders of different length, and compares bytes.
# Takes two whole builds, so it runs before a release and not in ctest: test/reproducible_test.sh [--quick] [CMAKE ARGUMENTS]
# --quick lets ccache answer where the compiler would be given the same text again: that the compiler gives the same
# for the same is then taken for granted. Arguments go to cmake (-DDRAGOMAN_PAGE=OFF).
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
commit=$(git -C "$root" rev-parse HEAD) # somebody may commit meanwhile
SOURCE_DATE_EPOCH=$(git -C "$root" log -1 --format=%ct "$commit")
export SOURCE_DATE_EPOCH
if [ "${1:-}" = --quick ]; then shift; else export CCACHE_DISABLE=1; fi
for folder in a another/place/for/it; do
  export CCACHE_BASEDIR=$work/$folder
  git clone -q "$root" "$work/$folder"
  git -C "$work/$folder" checkout -q --detach "$commit"
  cmake -S "$work/$folder" -B "$work/$folder/build/release" -G Ninja -DCMAKE_BUILD_TYPE=Release -DDRAGOMAN_TESTS=OFF "$@" >/dev/null
  "$work/$folder/tools/package.sh" "$work/packages/$folder" >/dev/null
  "$work/$folder/tools/wheel.sh" "$work/packages/$folder" >/dev/null
done
cd "$work/packages"
status=0
for package in a/*; do
  cmp "$package" "another/place/for/it/$(basename "$package")" && sha256sum "$package" || status=1
done
if [ $status -ne 0 ] && [ -n "${KEEP:-}" ]; then cp -r "$work/packages" "$KEEP"; fi
exit $status
