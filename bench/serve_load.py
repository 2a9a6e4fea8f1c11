#!/usr/bin/env python3
"""How long readers of `dragoman serve` wait: while others read and a corpus is being added, and at first sight.

    bench/serve_load.py PROGRAM load [--readers 64] [--documents 500] [--think 1.0]
    bench/serve_load.py PROGRAM first STORE

load: so many readers, each with a stream of events open, ask like the page does: one question after another
with a pause to think, and all of a first view whenever the stream says that the store has changed and the
last one is done; meanwhile generated reports are added, in uploads of 50. Prints errors (any makes the exit
status 1) and how long answers took, by path.

first: the page's first view of a store (its state, map, timeline, changes, events), asked at once, from a server
that has just started; then again, with answers in the server's memory. bench/store_generator.py makes stores.
"""
import argparse
import asyncio
import json
import random
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "test"))
from serve_server import Server  # noqa: E402, the folder of tests is named above

FIRST_VIEW = ["/store", "/map", "/timeline?by=week", "/changes?limit=50", "/events?limit=50"]
QUESTIONS = ["/events?limit=100", "/claims?limit=100", "/disputes?limit=100", "/figures?limit=100", "/links?limit=100",
             "/promises?limit=100", "/actors?limit=100", "/documents?limit=50", "/documents/1", "/matrix",
             "/events?actor=Varnia&limit=50", "/events?words=bridge&limit=50", "/export?format=hxl&preview=20"]
UPLOAD = 50


def report(number):
    draw = random.Random(number)
    side, other = draw.sample(["Varnia", "Oskaria", "Merland", "Tesk"], 2)
    place = draw.choice(["Tal Orven", "Port Sela", "Serin", "Upper Dal", "Karst"])
    return (f"{place.upper()}, March {1 + number % 28} - {side} on Friday accused {other} of shelling the bridge of village "
            f"{number} near {place}.\n\nThe {other} Defence Ministry denied it and said {draw.randrange(2, 90)} people were "
            f"killed elsewhere.\n\n{side} demanded that the road to {place} be opened by March 30.\n")


async def ask(server, path, errors):
    """One answer on a connection of its own, as many seconds as it took; what is no 2xx is an error."""
    start = time.perf_counter()
    try:
        reader, writer = await asyncio.open_connection(server.host, server.port)
        writer.write(f"GET /api/v1{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.read()
        writer.close()
        if b" 2" not in head[:12]:
            errors.append(f"{path}: {head.splitlines()[0].decode()}")
    except (OSError, asyncio.IncompleteReadError) as error:
        errors.append(f"{path}: {error!r}")
    return time.perf_counter() - start


async def listen(server, changed, errors, end):
    """Keeps a stream open to the end; sets `changed` whenever the store has."""
    reader, writer = await asyncio.open_connection(server.host, server.port, limit=1 << 20)
    writer.write(b"GET /api/v1/stream HTTP/1.1\r\nHost: localhost\r\n\r\n")
    heard = 0
    while not end.is_set():
        line = await reader.readline()
        if not line:
            errors.append(f"/stream ended after {heard} lines")
            break
        heard += 1
        if line == b"event: changed\n":
            changed.set()
    writer.close()


class Load:
    def __init__(self, server, think):
        self.server, self.think = server, think
        self.errors, self.seconds, self.end = [], defaultdict(list), asyncio.Event()

    async def ask(self, path):
        self.seconds[path].append(await ask(self.server, path, self.errors))

    async def read(self, number):
        draw, changed = random.Random(number), asyncio.Event()
        stream = asyncio.create_task(listen(self.server, changed, self.errors, self.end))
        while not self.end.is_set():
            if changed.is_set():
                changed.clear()
                await asyncio.gather(*map(self.ask, FIRST_VIEW))
            await self.ask(draw.choice(QUESTIONS))
            await asyncio.sleep(draw.uniform(0.5, 1.5) * self.think)
        stream.cancel()

    async def add(self, documents):
        """Uploads, one when the one before is read, so that adding goes on all the time."""
        for first in range(0, documents, UPLOAD):
            lines = [json.dumps({"id": f"load-{n}", "published": "2031-03-14", "text": report(n)})
                     for n in range(first, min(documents, first + UPLOAD))]
            answer = await asyncio.to_thread(self.server.post, "/documents", "\n".join(lines), "application/x-ndjson")
            if answer.status != 202:
                self.errors.append(f"POST /documents: {answer.status} {answer.body}")
            while (await asyncio.to_thread(self.server.get, "/store")).json["documents"] < first + len(lines):
                await asyncio.sleep(0.2)


async def load(server, options):
    work = Load(server, options.think)
    await asyncio.to_thread(server.add, report(10_000_000))
    start = time.perf_counter()
    readers = [asyncio.create_task(work.read(n)) for n in range(options.readers)]
    await work.add(options.documents)
    work.end.set()
    await asyncio.gather(*readers)
    took = time.perf_counter() - start
    everything = sorted(s for all in work.seconds.values() for s in all)
    print(f"{options.readers} readers with streams, {options.documents} reports added in {took:.0f} s, "
          f"{len(everything) / took:.0f} answers/s, {len(work.errors)} errors")
    print(f"{'path':34}{'answers':>8}{'p50 ms':>9}{'p99 ms':>9}{'worst ms':>9}")
    for path, all in [("all", everything), *sorted(work.seconds.items())]:
        all = sorted(all)
        print(f"{path:34}{len(all):8}{at(all, 0.5):9.1f}{at(all, 0.99):9.1f}{all[-1] * 1000:9.1f}")
    for error in work.errors[:10]:
        print(error)
    return 1 if work.errors else 0


def at(ordered, share):
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] * 1000


async def first(server):
    errors = []
    for name in ("just started", "in memory"):
        start = time.perf_counter()
        each = await asyncio.gather(*(ask(server, path, errors) for path in FIRST_VIEW))
        whole = time.perf_counter() - start
        print(f"first view, {name}: {whole * 1000:.0f} ms (" +
              ", ".join(f"{path.split('?')[0]} {s * 1000:.0f}" for path, s in zip(FIRST_VIEW, each)) + ")")
    print(*errors, sep="\n")
    return 1 if errors else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    commands = parser.add_subparsers(dest="command", required=True)
    loading = commands.add_parser("load")
    loading.add_argument("--readers", type=int, default=64)
    loading.add_argument("--documents", type=int, default=500)
    loading.add_argument("--think", type=float, default=1.0, help="seconds between a reader's questions")
    commands.add_parser("first").add_argument("store")
    options = parser.parse_args()
    if options.command == "first":
        with Server(options.program, options.store) as server:
            sys.exit(asyncio.run(first(server)))
    with tempfile.TemporaryDirectory() as folder, Server(options.program, Path(folder) / "load.store") as server:
        sys.exit(asyncio.run(load(server, options)))


if __name__ == "__main__":
    main()
