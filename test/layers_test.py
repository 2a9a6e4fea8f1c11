#!/usr/bin/env python3
"""Holds the source tree to its own rules, which a compiler does not see:

- a folder of src includes only itself and the folders before it in DRAGOMAN_LAYERS (CMakeLists.txt);
  the folders of VIEWS come after all of these;
- a header of a third party is included by one folder only (exceptions below, each with its reason);
- files and functions stay short, for C++ and for Python;
- every header starts with a comment that says what it is for;
- no two headers name a type of one namespace alike: the linker would take the one for the other.

    test/layers_test.py [ROOT]
"""
import ast
import re
import sys
from collections import defaultdict
from pathlib import Path

VIEWS = ["serve", "cli"]
LONGEST_FILE = 500
LONGEST_FUNCTION = 100

# Folders beside the order: what keeps and shows records must not know what makes them.
APART = {("store", "engine"), ("export", "engine")}

# Headers of a third party that more than one folder may include.
EVERYWHERE = {
    "fmt": "stands in for std::format, which g++ 12 lacks",
    "boost": "many libraries under one name: HTTP in serve, graphs in supply",
    "nlohmann": "JSON outside the hot way: records, the header of the weights, metadata of web pages",
}


def layers(root):
    """The folders in the order of the data, from the one list there is."""
    text = (root / "CMakeLists.txt").read_text()
    return re.search(r"set\(DRAGOMAN_LAYERS ([^)]*)\)", text).group(1).split() + VIEWS


def includes(path):
    """[(line number, "quoted" or "system", name)] of a file."""
    found = []
    for number, line in enumerate(path.read_text().splitlines(), 1):
        match = re.match(r'\s*#\s*include\s+(?:"([^"]+)"|<([^>]+)>)', line)
        if match:
            found.append((number, "quoted" if match.group(1) else "system", match.group(1) or match.group(2)))
    return found


def third_party(name):
    """The library that a system header belongs to; None for those of C++, C and POSIX."""
    if "/" in name:
        top = name.split("/")[0]
        return None if top in ("sys", "netinet", "arpa") else top
    stem, dot, suffix = name.rpartition(".")
    posix = {"unistd", "fcntl", "signal", "termios", "poll", "pthread", "getopt"}
    return stem if dot and suffix in ("h", "hpp") and stem not in posix else None


def layer_errors(root, order):
    errors, used = [], defaultdict(dict)
    for path in sorted((root / "src").rglob("*.[ch]*")):
        folder = path.relative_to(root / "src").parts[0]
        if folder not in order:
            errors.append(f"{path}: folder {folder} is not in DRAGOMAN_LAYERS")
            continue
        for number, kind, name in includes(path):
            target = name.split("/")[0]
            if kind == "quoted" and (target not in order or order.index(target) > order.index(folder)):
                errors.append(f"{path}:{number}: {folder} must not include {name}: {target} comes later or is no folder")
            if kind == "quoted" and (folder, target) in APART:
                errors.append(f"{path}:{number}: {folder} must not include {name}: only views join them")
            if kind == "system" and (library := third_party(name)):
                used[library].setdefault(folder, f"{path}:{number}")
    for library, where in used.items():
        if len(where) > 1 and library not in EVERYWHERE:
            errors.append(f"<{library}> is included by several folders, one may: {', '.join(where.values())}")
    return errors


def strip(text):
    """C++ without comments, literals and directives, lines kept."""
    pattern = r'^[ \t]*#(?:\\\n|[^\n])*|//[^\n]*|/\*.*?\*/|R"\((?:.*?)\)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\''
    return re.sub(pattern, lambda m: "\n" * m.group().count("\n"), text, flags=re.S | re.M)


def cpp_functions(text):
    """[(line, length)] of bodies: a brace behind a parenthesis, outside of any other body."""
    out, stack, line, last = [], [], 1, ""
    for c in strip(text):
        if c == "{":
            body = last == ")" and not any(is_body for is_body, _ in stack)
            stack.append((body, line))
        elif c == "}" and stack:
            is_body, start = stack.pop()
            if is_body:
                out.append((start, line - start + 1))
        line += c == "\n"
        if not c.isspace() and not c.isalpha():  # "const", "noexcept" and "override" stand in between
            last = c
    return out


def python_functions(text):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [(n.lineno, n.end_lineno - n.lineno + 1) for n in ast.walk(ast.parse(text)) if isinstance(n, kinds)]


def length_errors(root):
    errors = []
    folders = [root / name for name in ("src", "test", "bench", "train", "tools", "python")]
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.suffix in (".cc", ".h", ".py")):
        text = path.read_text()
        lines = text.count("\n")
        if lines >= LONGEST_FILE:
            errors.append(f"{path}: {lines} lines; a file stays under {LONGEST_FILE}")
        functions = python_functions(text) if path.suffix == ".py" else cpp_functions(text)
        errors += [
            f"{path}:{start}: function of {length} lines; none is over {LONGEST_FUNCTION}"
            for start, length in functions
            if length > LONGEST_FUNCTION
        ]
    return errors


def header_errors(root):
    return [f"{p}:1: starts without a comment that says what the header is for" for p in sorted((root / "src").rglob("*.h"))
            if not p.read_text().startswith("//")]


def name_errors(root):
    errors, seen = [], {}
    for path in sorted((root / "src").rglob("*.h")):
        text = path.read_text()
        space = re.search(r"^namespace ([\w:]+)", text, re.M)
        for name in re.findall(r"^(?:struct|class) (\w+) *(?:final *)?[:{]", text, re.M):
            first = seen.setdefault((space and space.group(1), name), path)
            if first != path:
                errors.append(f"{path}:1: {name} is a type of {first}, too")
    return errors


def main():
    root = Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parent.parent)
    order = layers(root)
    errors = layer_errors(root, order) + length_errors(root) + header_errors(root) + name_errors(root)
    print("\n".join(errors) if errors else f"{len(order)} folders in order")
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
