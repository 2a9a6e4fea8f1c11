#!/usr/bin/env python3
"""Runs clang-tidy on every file of src, test and bench that the build compiles.

    test/tidy_test.py BUILD_DIR [--all] [PATTERN]

BUILD_DIR has the compile_commands.json. Only the checks that are errors in .clang-tidy are run, a third of
the time of all of them; --all runs and shows the others, too. PATTERN chooses files. Leaves with 77 (skipped) where there is no clang-tidy 19.
"""
import json
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SKIPPED = 77


def errors_only(root):
    """The option that leaves out the checks that .clang-tidy does not list as errors."""
    checks = re.search(r"WarningsAsErrors: '([^']*)'", (root / ".clang-tidy").read_text()).group(1)
    return "--checks=-*," + checks


def check(command, path):
    """The findings of one file, and whether they fail it."""
    run = subprocess.run([*command, path], capture_output=True, text=True)
    findings = [line for line in run.stdout.splitlines() if re.search(r"(warning|error): .*\[", line)]
    return findings, run.returncode != 0


def main():
    program = shutil.which("clang-tidy-19")
    if not program:
        print("SKIPPED: no clang-tidy-19 on this machine; names were not checked")
        sys.exit(SKIPPED)
    arguments = [a for a in sys.argv[1:] if a != "--all"]
    build, pattern = arguments[0], arguments[1] if len(arguments) > 1 else ""
    command = [program, "-p", build, "--quiet"]
    if "--all" not in sys.argv:
        command.append(errors_only(Path(__file__).parent.parent))
    commands = json.loads((Path(build) / "compile_commands.json").read_text())
    made = str(Path(build).resolve())  # what the build itself writes is nobody's to name
    files = sorted({c["file"] for c in commands if pattern in c["file"] and not c["file"].startswith(made)})
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda path: check(command, path), files))
    print("\n".join(sorted({finding for findings, _ in results for finding in findings})))
    failed = [path for path, (_, wrong) in zip(files, results) if wrong]
    print(f"{len(files)} files, {len(failed)} with errors", *failed, sep="\n  ")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
