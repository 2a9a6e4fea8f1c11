#!/usr/bin/env python3
"""Requests that schemathesis makes of openapi.yaml: no answer may be a failure of the server, and each has the
status, type, headers and shape that the description tells.

    test/serve_schema_test.py PROGRAM FOLDER

Schemathesis is fetched into FOLDER; if no registry can be reached, nothing is tested and the test ends as
skipped (77). Left out: the stream, which has no end; feeds, since the server would go and fetch them; what is in
TOML. Not asked: that whatever has the right shape is taken, since a cursor, a box or a correction can be well
formed and wrong, and that a form field of JSON is refused, since a report may be any text.
"""
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from serve_server import Server

ROOT = Path(__file__).resolve().parent.parent
PROGRAM, FOLDER = (Path(argument).resolve() for argument in sys.argv[1:3])
VERSION = "4.32.5"
LEFT_OUT = ("/stream", "/feeds", "/feeds/{n}", "/supply", "/session")
CONFIGURATION = """
[checks]
positive_data_acceptance.enabled = false
[[operations]]
include-method = "POST"
include-path = "/documents"
checks.negative_data_rejection.enabled = false
"""


def schemathesis():
    """The program, fetched once; None where it cannot be had."""
    program = FOLDER / "bin" / "schemathesis"
    if program.exists():
        return program
    venv.create(FOLDER, with_pip=True)
    fetched = subprocess.run([FOLDER / "bin" / "python", "-m", "pip", "install", "-q", "--timeout", "30", f"schemathesis=={VERSION}"])
    return program if fetched.returncode == 0 else None


def examine(program, server, folder):
    configuration = folder / "schemathesis.toml"
    configuration.write_text(CONFIGURATION)
    command = [program, "--config-file", configuration, "run", f"http://{server.host}:{server.port}/api/v1/openapi.yaml",
               "--header", "X-Dragoman: 1", "--seed", "1", "--max-examples", "15", "--phases", "examples,coverage,fuzzing", "--no-color"]
    for path in LEFT_OUT:
        command += ["--exclude-path", path]
    return subprocess.run([*map(str, command)], cwd=folder).returncode


def main():
    program = schemathesis()
    if program is None:
        print("SKIPPED, NOTHING WAS TESTED: schemathesis cannot be fetched from PyPI")
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = folder / "schema.store"
        subprocess.run([PROGRAM, "add", store, ROOT / "examples/bridge.txt", ROOT / "examples/lachin.jsonl"], check=True, capture_output=True)
        with Server(PROGRAM, store) as server:
            return examine(program, server, folder)


if __name__ == "__main__":
    sys.exit(main())
