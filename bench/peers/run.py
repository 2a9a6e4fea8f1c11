#!/usr/bin/env python3
"""Dragoman beside those peers that a registry carries with weights: one run, one machine, the same texts.

    bench/peers/run.py build/release/dragoman FILE... [--words 30000] [--data DATA] [--udpipe MODEL] [--picture FILE.svg]

Fetches the peers into build/peers: a Python environment with bench/peers/requirements.txt, the jars of bench/peers/pom.xml
where Maven and Java are, the npm packages of wink where npm is; what is not there is said and left out. Each is a program that
reads a text and writes CoNLL-U, pinned to one core; all take turns, three rounds, and the best of each counts. CPU seconds,
so that other work on the machine disturbs little. Start: the same with one sentence. Accuracy: the score scripts of DATA (as for
`make test DATA=...`) run on each program as they run on ours, for what it gives. Prints a table; the picture has the same numbers.

What no registry carries with weights has no row: Stanza (fetches them from a hub), PETRARCH and its kin (not on PyPI), models of
natural language inference. UDPipe has one where --udpipe names a model.
"""
import argparse
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
HOME = ROOT / "build" / "peers"
ROUNDS = 3
SENTENCE = "Varnia accused the army of shelling the bridge.\n"
ACCURACY = [("names, web", "names.py", "data/names/en_ewt-ud-dev.iob2", r"^names .*F1 +([0-9.]+)"),
            ("names, news", "names.py", "data/names/worldwide-measure.iob", r"^names .*F1 +([0-9.]+)"),
            ("LAS", "ud.py", "data/parse/gum_open-dev.conllu", r"^LAS .*F1 +([0-9.]+)"),
            ("UPOS", "ud.py", "data/parse/gum_open-dev.conllu", r"^UPOS .*F1 +([0-9.]+)"),
            ("sentences", "ud.py", "data/parse/gum_open-dev.conllu", r"^sentence starts .*F1 +([0-9.]+)")]
NAMES, TAGS = {"names, web", "names, news"}, {"UPOS", "sentences"}



@dataclass
class Peer:
    name: str
    command: str  # of the shell, before the words `read --format conllu FILE`
    tells: set    # those of ACCURACY that it can be asked for


def fetch(command, **options):
    """True where the client is here and brought what it was sent for."""
    if shutil.which(str(command[0])) is None:
        print(f"no {command[0]} here: what it would fetch has no row", file=sys.stderr)
        return False
    return subprocess.run(command, **options).returncode == 0


def spacy():
    python = HOME / "bin" / "python"
    if not python.exists():
        venv.create(HOME, with_pip=True)
    if fetch([python, "-m", "pip", "install", "-q", "-r", HERE / "requirements.txt"]):
        yield Peer("spaCy en_core_web_sm", f"{python} {HERE}/spacy_reader.py", NAMES | TAGS)


def core_nlp():
    jars = HOME / "jars"
    copy = ["mvn", "-q", "-f", HERE / "pom.xml", "dependency:copy-dependencies", f"-DoutputDirectory={jars}"]
    if shutil.which("java") and fetch(copy, stdout=sys.stderr):
        java = f"java -Xmx6g -XX:+UseSerialGC -cp '{jars}/*'"
        yield Peer("Stanford CoreNLP", f"{java} {HERE}/CoreNlpReader.java", NAMES | {"LAS", "sentences"})


def wink():
    home = HOME / "wink"
    home.mkdir(parents=True, exist_ok=True)
    packages = ["wink-nlp@2.4.0", "wink-eng-lite-web-model@1.8.1"]
    if fetch(["npm", "install", "--silent", "--prefix", home, *packages], stdout=sys.stderr):
        yield Peer("wink-nlp", f"env WINK_MODULES={home} node {HERE}/wink_reader.cjs", TAGS)


def udpipe(model):
    if model:
        reader = f"{HOME}/bin/python {HERE}/udpipe_reader.py"
        yield Peer("UDPipe 1", f"env UDPIPE_MODEL={Path(model).resolve()} {reader}", TAGS | {"LAS"})


def program(folder, peer):
    """A program that takes `read --format conllu FILE`, as the score scripts call it."""
    path = Path(folder) / re.sub(r"\W+", "-", peer.name)
    path.write_text(f'#!/bin/sh\nexec {peer.command} "$@" 2>/dev/null\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def on_one_core():
    os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})


def measure(path, file):
    """(CPU seconds, megabytes at the peak) of one reading."""
    with open(os.devnull, "wb") as nothing:
        process = subprocess.Popen([path, "read", "--format", "conllu", file], stdout=nothing, preexec_fn=on_one_core)
        _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{path} ends with {os.waitstatus_to_exitcode(status)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def speed(programs, file, one, words):
    """name: (words a second without the start, seconds to start, megabytes)."""
    rounds = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, path in programs.items():
            rounds[name].append((measure(path, one), measure(path, file)))
    out = {}
    for name, taken in rounds.items():
        start = min(small[0] for small, _ in taken)
        out[name] = words / (min(whole[0] for _, whole in taken) - start), start, max(whole[1] for _, whole in taken)
    return out


def accuracy(path, data, tells):
    out = []
    for name, script, file, pattern in ACCURACY:
        if name not in tells:
            out.append(None)
            continue
        done = subprocess.run([sys.executable, data / "score" / script, path, data / file], capture_output=True, text=True)
        found = re.search(pattern, done.stdout, re.M)
        out.append(float(found[1]) if found and float(found[1]) > 0 else None)
    return out


def table(figures, scores):
    ours = figures["dragoman"]
    heads = ["", "words/s", "of ours", "start, s", "peak MB", *(name for name, *_ in ACCURACY)]
    yield "| " + " | ".join(heads) + " |\n| --- |" + " ---: |" * (len(heads) - 1)
    for name, (rate, start, memory) in figures.items():
        cells = [name, f"{rate:,.0f}", f"{rate / ours[0]:.2f}", f"{start:.2f}", f"{memory:.0f}"]
        cells += [f"{x:.3f}" if x else "–" for x in scores.get(name, [None] * len(ACCURACY))]
        yield "| " + " | ".join(cells) + " |"


def picture(figures):
    """Bars: words a second, ours as 1."""
    ours, width = figures["dragoman"][0], 420
    most = max(rate for rate, *_ in figures.values())
    rows = [f'<text x="0" y="{24 + 34 * i}">{name}</text><rect x="184" y="{10 + 34 * i}" width="{width * rate / most:.0f}" height="20" fill="#4a6fa5"/>'
            f'<text x="{190 + width * rate / most:.0f}" y="{24 + 34 * i}">{rate / ours:.2f}</text>'
            for i, (name, (rate, *_)) in enumerate(figures.items())]
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 674 {34 * len(figures) + 34}" font-family="sans-serif" font-size="14" fill="#555">' \
           + "".join(rows) + f'<text x="184" y="{34 * len(figures) + 24}">words a second on one core, Dragoman = 1</text></svg>\n'


def repeated(files, words):
    texts = [Path(file).read_text(encoding="utf-8") for file in files]
    out, count = [], 0
    while count < words:
        out.append(texts[len(out) % len(texts)])
        count += len(out[-1].split())
    return "\n\n".join(out), count


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("program", type=Path)
    arguments.add_argument("files", nargs="+")
    arguments.add_argument("--words", type=int, default=30_000)
    arguments.add_argument("--data", type=Path)
    arguments.add_argument("--udpipe")
    arguments.add_argument("--picture", type=Path)
    options = arguments.parse_args()
    peers = [Peer("dragoman", str(options.program.resolve()), {name for name, *_ in ACCURACY})]
    peers += [*spacy(), *core_nlp(), *wink(), *udpipe(options.udpipe)]
    with tempfile.TemporaryDirectory() as folder:
        programs = {peer.name: program(folder, peer) for peer in peers}
        text, words = repeated(options.files, options.words)
        whole, one = Path(folder) / "whole.txt", Path(folder) / "one.txt"
        whole.write_text(text), one.write_text(SENTENCE)
        figures = speed(programs, whole, one, words)
        data = options.data and options.data.resolve()
        scores = {peer.name: accuracy(programs[peer.name], data, peer.tells) for peer in peers} if data else {}
    print("\n".join(table(figures, scores)))
    if options.picture:
        options.picture.write_text(picture(figures))


if __name__ == "__main__":
    main()
