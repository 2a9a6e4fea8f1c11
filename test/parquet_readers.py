"""pyarrow and duckdb for tests that read or write Parquet as others do: fetched where this Python lacks them."""
import importlib.util
import os
import subprocess
import sys
import venv

READERS = ("pyarrow", "duckdb")


def have_readers():
    return all(importlib.util.find_spec(name) for name in READERS)


def go_on_with_readers(folder):
    """Runs this test once more in a Python that has the readers, made once in `folder`; returns where it cannot be made."""
    python = folder / "bin" / "python"
    if have_readers() or sys.prefix == str(folder):
        return
    if not python.exists():
        venv.create(folder, with_pip=True)
    if subprocess.run([python, "-m", "pip", "install", "-q", "--timeout", "30", *READERS]).returncode == 0:
        sys.stdout.flush()
        os.execv(python, [str(python), *sys.argv])
