#!/usr/bin/env python3
"""Builds the wheel, installs it into a fresh environment, and runs the tests of this folder there
(but those of Spark: spark_test.py).

    python/tests/wheel_test.py FOLDER [PYTEST ARGUMENTS]

FOLDER keeps the wheel and the environment between runs. Exit status 77, with the reason: no registry
of Python packages can be reached, so there is nothing to build and compare with.
"""
import os
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
SKIPPED = 77
TIMEOUT = 60  # seconds that pip may wait for a registry


def skip(why):
    print(f"SKIPPED, nothing was tested: {why}")
    sys.exit(SKIPPED)


def build(folder):
    done = subprocess.run([HERE.parents[1] / "tools" / "wheel.sh", folder, sys.executable], stdout=subprocess.PIPE, text=True)
    if done.returncode == SKIPPED:
        skip("nanobind, scikit-build-core or auditwheel cannot be had from a registry")
    if done.returncode:
        sys.exit("the wheel cannot be built")
    return done.stdout.split()[-1]


def environment(folder):
    """A Python with what the tests need, and no dragoman."""
    home = folder / "venv"
    python = home / "bin" / "python"
    pip = [python, "-m", "pip", "--timeout", str(TIMEOUT)]
    # one that was interrupted while it was made has a Python, but no pip
    if not python.exists() or subprocess.run([*pip, "--version"], capture_output=True).returncode:
        venv.create(home, clear=True, with_pip=True)
    subprocess.run([*pip, "uninstall", "-q", "-y", "dragoman"], check=True)
    if subprocess.run([*pip, "install", "-q", "-r", HERE / "requirements.txt"]).returncode:
        skip("pip cannot install python/tests/requirements.txt")
    return python


def run_tests(folder, python, arguments):
    """Status of pytest, run where only the installed package can be found."""
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "DRAGOMAN_HOME")}
    return subprocess.run([python, "-m", "pytest", "-q", *arguments], cwd=folder, env=clean).returncode


def main():
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.whl"):
        old.unlink()
    wheel = build(folder)
    python = environment(folder)
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", wheel], check=True)
    sys.exit(run_tests(folder, python, [HERE, "--ignore", HERE / "test_spark.py", *sys.argv[2:]]))


if __name__ == "__main__":
    main()
