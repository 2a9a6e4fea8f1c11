#!/usr/bin/env python3
"""Runs test_spark.py in the environment that wheel_test.py made: two workers on this machine, one of them killed.

    python/tests/spark_test.py FOLDER PROGRAM [PYTEST ARGUMENTS]

PROGRAM is the `dragoman` that what Spark wrote is added to a store with. Exit status 77, with the reason: there is no Java, no pyspark to be had, or no wheel to be tested.
"""
import os
import shutil
import subprocess
import sys
from pathlib import Path

from wheel_test import HERE, run_tests, skip

WITHOUT_JAVA = "there is no Java on this machine; install the package openjdk-17-jre-headless (tools/install_packages.sh test)"


def main():
    folder = Path(sys.argv[1]).resolve()
    os.environ["DRAGOMAN_PROGRAM"] = str(Path(sys.argv[2]).resolve())
    python = folder / "venv" / "bin" / "python"
    if shutil.which("java") is None:
        skip(WITHOUT_JAVA)
    if not python.exists() or subprocess.run([python, "-c", "import dragoman"], cwd=folder).returncode:
        skip("the wheel is not installed; run python/tests/wheel_test.py first")
    if subprocess.run([python, "-m", "pip", "install", "-q", "-r", HERE / "requirements-spark.txt"]).returncode:
        skip("pip cannot install python/tests/requirements-spark.txt")
    sys.exit(run_tests(folder, python, [HERE / "test_spark.py", *sys.argv[3:]]))


if __name__ == "__main__":
    main()
