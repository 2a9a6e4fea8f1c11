#!/usr/bin/env python3
"""What a store survives: kill -9 in the middle of `add`, a full disk, a file that may not be written, two
writers, a store of a newer version, flipped and missing bytes.

    [DRAGOMAN_SLOWNESS=1] test/store_trust_test.py PROGRAM

DRAGOMAN_SLOWNESS: how many times slower than a release a sanitizer makes the program; kills and documents are fewer by
as much.
"""
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

PROGRAM = Path(sys.argv[1]).resolve()
SLOWNESS = int(os.environ.get("DRAGOMAN_SLOWNESS", 1))
KILLS = 100 // SLOWNESS
# Who runs tests as root may write everywhere: then another user stands in.
AS_NOBODY = {"user": "nobody"} if os.getuid() == 0 else {}


def run(*words, **options):
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, **options)


def reports(folder, count):
    """One file a document, so that those before a kill can be told from those after."""
    paths = []
    for number in range(count):
        path = folder / f"report{number}.txt"
        path.write_text(f"Varnia accused Oskaria of shelling the bridge of village {number} on Friday.\n\n"
                        f"Oskaria denied it and said {number + 3} people were killed elsewhere.\n" * 3)
        paths.append(path)
    return paths


def documents(store):
    answer = run("ask", store, "documents", "--format", "json")
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.count("\n")


def kept(store):
    """Documents as another reader of the file sees them; 0 where there is no store yet."""
    try:
        with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM documents").fetchone()[0]
    except sqlite3.Error:
        return 0


def wait_for_more(store, before, adding):
    while adding.poll() is None and kept(store) <= before:
        time.sleep(0.01)


def must_be_whole(store):
    answer = run("check", store)
    assert answer.returncode == 0, answer.stdout + answer.stderr


def kills(folder, files):
    """Each run is killed at a random time: what was there stays, nothing is half there."""
    store, before, chance = folder / "killed.store", 0, random.Random(1)
    for _ in range(KILLS):
        adding = subprocess.Popen([PROGRAM, "add", store, *files], stderr=subprocess.DEVNULL)
        wait_for_more(store, before, adding)
        time.sleep(chance.uniform(0, 0.2))
        adding.send_signal(signal.SIGKILL)
        adding.wait()
        if not store.exists() or store.stat().st_size == 0:
            continue
        check = run("check", store)
        assert check.returncode == 0, check.stdout + check.stderr
        now = documents(store)
        assert now >= before, f"{before} documents were kept, {now} are left"
        before = now
    assert before > 0, "no kill came after the first document"
    assert run("add", store, *files).returncode == 0
    assert documents(store) == len(files)
    must_be_whole(store)
    print(f"{KILLS} kills (100, slowness {SLOWNESS}): {before} documents kept on the way, all {len(files)} in the end")


def full_disk(folder, files):
    """A limit on the size of files stands in for a full disk: an error, and the store stays whole."""
    store = folder / "full.store"
    assert run("add", store, files[0]).returncode == 0

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        size = store.stat().st_size + 40_000
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    answer = run("add", store, *files, preexec_fn=limit)
    assert answer.returncode == 3 and "cannot be written" in answer.stderr, answer
    must_be_whole(store)
    assert run("add", store, *files).returncode == 0 and documents(store) == len(files)


def read_only(folder, files):
    """A store that may not be written can be asked, and says so when it is added to."""
    home = folder / "kept"
    home.mkdir()
    store = home / "read-only.store"
    assert run("add", store, *files[:2]).returncode == 0
    assert run("ask", store, "documents").returncode == 0  # leaves no journal behind
    before = store.read_bytes()
    store.chmod(0o444)
    home.chmod(0o555)
    try:
        answer = run("add", store, files[2], **AS_NOBODY)
        assert answer.returncode == 3, answer
        assert "read-only" in answer.stderr or "cannot be opened" in answer.stderr, answer
        assert "Traceback" not in answer.stderr and answer.stderr.count("\n") <= 2, answer
        assert documents(store) == 2
    finally:
        home.chmod(0o755)
        store.chmod(0o644)
    assert store.read_bytes() == before, "a refused write changed the file"


def two_writers(folder, files):
    """Both get their turn; one that holds the store too long is told of to the other."""
    store, both, other_file = folder / "two.store", files[:len(files) // 2], files[-1]
    third = len(both) // 3
    first = subprocess.Popen([PROGRAM, "add", store, *both[:2 * third]], stderr=subprocess.PIPE, text=True)
    second = subprocess.Popen([PROGRAM, "add", store, *both[third:]], stderr=subprocess.PIPE, text=True)
    said = [first.communicate()[1], second.communicate()[1]]
    assert first.returncode == 0 and second.returncode == 0, said
    assert documents(store) == len(both)
    must_be_whole(store)
    with closing(sqlite3.connect(store, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        answer = run("add", store, other_file)
        assert answer.returncode == 3 and "another program is writing" in answer.stderr, answer
        assert documents(store) == len(both), "readers must go on while one writes"
    assert run("add", store, other_file).returncode == 0 and documents(store) == len(both) + 1


def newer_version(folder, files):
    """A store of a newer program is left as it is, by every command."""
    store = folder / "newer.store"
    assert run("add", store, files[0]).returncode == 0
    with closing(sqlite3.connect(store)) as connection:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute(f"PRAGMA user_version = {version + 1}")
    before = store.read_bytes()
    for words in (("add", store, files[1]), ("ask", store, "events"), ("check", store), ("rebuild", store),
                  ("export", store, "--to", "csv", folder / "newer.csv")):
        answer = run(*words)
        assert answer.returncode == 3, answer
        assert f"version {version + 1}" in answer.stderr and "newer Dragoman" in answer.stderr, answer
    assert store.read_bytes() == before
    assert not (folder / "newer.csv").exists(), "a refused export left a file"


def damage(folder, files):
    """Flipped and missing bytes are told by `check`, or by the opening; nothing crashes."""
    store, bad, chance = folder / "good.store", folder / "bad.store", random.Random(2)
    assert run("add", store, *files[:80]).returncode == 0  # so many that few pages are half empty
    good = store.read_bytes()
    found = 0
    for number in range(20):
        data = bytearray(good)
        at = chance.randrange(len(data))
        data[at:at + 64] = bytes(b ^ 0x55 for b in data[at:at + 64])
        bad.write_bytes(data[:len(data) // 2] if number % 5 == 4 else data)
        answer = run("check", bad)
        assert answer.returncode in (0, 1, 3), answer
        found += answer.returncode != 0
    assert found >= 10, f"of 20 damaged stores only {found} were found"
    print(f"20 damaged stores: {found} told, the others hit bytes that nothing uses")


def foreign_file(folder, files):
    """A file that is no store is left as it is."""
    other = folder / "text.store"
    other.write_text("no store at all, but a text that somebody needs\n" * 100)
    answer = run("add", other, files[0])
    assert answer.returncode == 1 and "is no store" in answer.stderr, answer
    assert other.read_text().startswith("no store at all")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = reports(folder, 3 * KILLS)
        folder.chmod(0o755)
        for test in (foreign_file, newer_version, read_only, full_disk, two_writers, damage, kills):
            test(folder, files)
    print("all survived")


if __name__ == "__main__":
    main()
