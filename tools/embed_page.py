#!/usr/bin/env python3
"""Builds the page of web/ with npm, docs/ as HTML below it, and writes both as a C++ file that the program carries.

    tools/embed_page.py --web web --work build/release/page --table build/release/serve/site_files.cc

Works on a copy, so that nothing appears in web/. Where npm is missing, or its packages cannot be
fetched, a plain page that says so is written instead; a page that does not build is an error.
"""
import argparse
import gzip
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".txt": "text/plain; charset=utf-8",
}
LEFT_BEHIND = {"node_modules", "dist", "generated", "mock"}

PLAIN = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Dragoman</title></head><body>
<h1>Dragoman</h1>
<p>This program was built without its page: {why}.</p>
<p>Install Node.js 18 or later with npm, make sure that npm reaches its registry, and build again:</p>
<pre>cmake --build build/release</pre>
<p>What the page would show can be asked for meanwhile:
<a href="/api/v1/store">/api/v1/store</a>, <a href="/api/v1/events">/api/v1/events</a>,
<a href="/api/v1/openapi.yaml">/api/v1/openapi.yaml</a>.</p>
</body></html>
"""

HEAD = """// Made by tools/embed_page.py.
#include "serve/site.h"

"""
BYTES = """asm(R"asm(
.section .rodata,"a",@progbits
.global dragoman_site_{i}, dragoman_site_{i}_end, dragoman_site_{i}_gzip, dragoman_site_{i}_gzip_end
dragoman_site_{i}: .incbin "{path}"
dragoman_site_{i}_end:
dragoman_site_{i}_gzip: {packed}
dragoman_site_{i}_gzip_end: .byte 0
.text
)asm");
extern "C" char const dragoman_site_{i}[], dragoman_site_{i}_end[], dragoman_site_{i}_gzip[],
    dragoman_site_{i}_gzip_end[];
"""


def run(command, folder):
    return subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def run_or_exit(command, folder):
    done = run(command, folder)
    if done.returncode:
        sys.exit(f"{done.stdout}\nembed_page: the page does not build")


def copy_sources(web, work):
    """The folder `work` as web/ is, but for what npm makes itself."""
    work.mkdir(parents=True, exist_ok=True)
    wanted = {p.name for p in web.iterdir()} - LEFT_BEHIND
    for old in work.iterdir():
        if old.name not in LEFT_BEHIND | {"packages.sha256"}:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    for name in wanted:
        source = web / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, work / name)


def fetch_packages(work):
    """npm ci, once a version of the lock file. The reason why it failed, or None."""
    lock = hashlib.sha256((work / "package-lock.json").read_bytes()).hexdigest()
    stamp = work / "packages.sha256"
    if stamp.exists() and stamp.read_text() == lock and (work / "node_modules").is_dir():
        return None
    done = run(["npm", "ci", "--no-audit", "--no-fund"], work)
    if done.returncode:
        print(done.stdout, file=sys.stderr)
        return "npm could not fetch its packages"
    stamp.write_text(lock)
    return None


def build(web, work):
    """(folder of the built page, None) or (None, why there is none)."""
    if not (web / "package.json").exists():
        return None, "its source is not in this tree"
    if not shutil.which("npm"):
        return None, "there was no npm"
    copy_sources(web, work)
    why = fetch_packages(work)
    if why:
        return None, why
    run_or_exit(["npm", "run", "build"], work)
    run_or_exit(["node", "scripts/docs.mjs", web.resolve().parent, "dist/docs"], work)
    return work / "dist", None


def packed(path, folder):
    """The .incbin of the file compressed, where that saves a tenth; else nothing."""
    small = gzip.compress(path.read_bytes(), 9, mtime=0)
    if len(small) > 0.9 * path.stat().st_size:
        return ""
    target = folder / (hashlib.sha256(small).hexdigest()[:16] + ".gz")
    target.write_bytes(small)
    return f'.incbin "{target}"'


def table(dist, folder):
    files = sorted(p for p in dist.rglob("*") if p.is_file() and p.suffix != ".map")
    out, rows = [HEAD], []
    for i, path in enumerate(files):
        out.append(BYTES.format(i=i, path=path.resolve(), packed=packed(path, folder)))
        tag = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        kind = TYPES.get(path.suffix, "application/octet-stream")
        name = f"dragoman_site_{i}"
        rows.append(f'      {{"/{path.relative_to(dist).as_posix()}", "{kind}", "{tag}",\n'
                    f"       {{{name}, {name}_end}}, {{{name}_gzip, {name}_gzip_end}}}},\n")
    out.append("\nnamespace dragoman {\n\nstd::span<SiteFile const> site_files() {\n"
               "  static SiteFile const kFiles[] = {\n" + "".join(rows) +
               "  };\n  return kFiles;\n}\n\n}  // namespace dragoman\n")
    return "".join(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("web", "work", "table"):
        parser.add_argument("--" + name, type=Path, required=True)
    parser.add_argument("--plain", action="store_true", help="do not build the page")
    wish = parser.parse_args()
    folder = wish.table.parent / "page_bytes"
    folder.mkdir(parents=True, exist_ok=True)
    dist, why = (None, "it was not wanted") if wish.plain else build(wish.web, wish.work)
    if dist is None:
        print(f"embed_page: the program gets a plain page: {why}", file=sys.stderr)
        dist = folder / "plain"
        dist.mkdir(exist_ok=True)
        (dist / "index.html").write_text(PLAIN.format(why=why))
    wish.table.write_text(table(dist, folder))


if __name__ == "__main__":
    main()
