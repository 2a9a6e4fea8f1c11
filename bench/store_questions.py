#!/usr/bin/env python3
"""How long the usual questions to a large store take, each through the program, from start to last row.

    bench/store_questions.py PROGRAM STORE

STORE is made by bench/store_generator.py. Each question is asked three times; the best counts, since the first fills
the file cache: wall seconds, the slowest beside it, and CPU seconds, which other work on the machine disturbs little. A
question that takes over a second of wall time is marked; one over a minute is not waited for.
"""
import resource
import subprocess
import sys
import time

LIMIT, PATIENCE = 1.0, 60  # seconds
PAGE = ["--limit", "50"]
WEEK = ["--from", "2022-12-12", "--to", "2022-12-18"]
YEAR = ["--from", "2022-01-01", "--to", "2022-12-31"]
QUESTIONS = [
    ["events", *PAGE],
    ["events", *WEEK, *PAGE],
    ["events", "--actor", "CAA-GOV", *PAGE],
    ["events", "--actor", "C?B-MIL", *YEAR, *PAGE],
    ["events", "--actor", "Kobababa*", *WEEK, *PAGE],
    ["events", "--actor", "nobody", *PAGE],
    ["events", "--type", "ASSAULT", *PAGE],
    ["events", "--type", "ASSAULT", "--country", "CBD", *YEAR, *PAGE],
    ["events", "--place", "Place 19000", *PAGE],
    ["events", "--place", "nowhere", *PAGE],
    ["events", "--country", "CHH", *PAGE],
    ["events", "--box", "45,39,48,41", *PAGE],
    ["events", "--source", "Paper 199", *PAGE],
    ["events", "--standing", "contested", *PAGE],
    ["events", "--words", "vapafeba jumokoba", *PAGE],
    ["events", "--words", "babababa", *WEEK, *PAGE],
    ["events", "--words", "nosuchword", *PAGE],
    ["events", "--as-of", "2025-06-01", *WEEK, *PAGE],
    ["events", "--incident", "123456"],
    ["events", "--after", "100001.2", *PAGE],
    ["events", "--count-by", "month", *YEAR],
    ["events", "--count-by", "day", "--by", "quad", "--actor", "CAA-GOV", *WEEK],
    ["events", "--count-by", "year", "--by", "type"],
    ["events", "--count-by", "year", "--actor", "CAC-REB"],
    ["claims", *PAGE],
    ["claims", "--act", "deny", *WEEK, *PAGE],
    ["claims", "--actor", "CAA-GOV", *PAGE],
    ["claims", "--words", "jumokoba", *PAGE],
    ["promises", *PAGE],
    ["promises", "--actor", "CAB-MIL", *PAGE],
    ["figures", "--measure", "killed", *PAGE],
    ["figures", "--measure", "killed", "--place", "Place 77", *PAGE],
    ["ranges", "--measure", "killed", "--place", "Place 77", *PAGE],
    ["links", *PAGE],
    ["links", "--link", "Road 42", *PAGE],
    ["links", "--status", "closed", *WEEK, *PAGE],
    ["disputes", *PAGE],
    ["disputes", "--kind", "incident", "--said-from", "2022-12-12", "--said-to", "2022-12-18", *PAGE],
    ["incidents", "--type", "ASSAULT", *WEEK, *PAGE],
    ["incidents", "--standing", "contested", *PAGE],
    ["incidents", "--actor", "CAA-GOV", *WEEK, *PAGE],
    ["propositions", "--standing", "corroborated", *PAGE],
    ["actors", "--name", "CAA-GOV", *PAGE],
    ["actors", "--name", "Kobababa*", *PAGE],
    ["actors", *PAGE],
    ["documents", *PAGE],
    ["documents", "--words", "vapafeba jumokoba", *PAGE],
    ["documents", "--source", "Paper 150", *PAGE],
]


def cpu():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def seconds(command):
    """(wall, CPU) seconds of the command."""
    start, before = time.monotonic(), cpu()
    try:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        pass
    return time.monotonic() - start, cpu() - before


def main():
    program, store = sys.argv[1:3]
    slow = 0
    for question in QUESTIONS:
        command = [program, "ask", store, *question, "--format", "json"]
        times = [seconds(command) for _ in range(3)]
        wall, work = min(times)[0], min(each[1] for each in times)
        slow += wall > LIMIT
        mark = "SLOW" if wall > LIMIT else "    "
        print(f"{wall:8.3f} s  (slowest {max(times)[0]:7.3f}, CPU {work:6.3f})  {mark}  {' '.join(question)}", flush=True)
    print(f"{len(QUESTIONS)} questions, {slow} over {LIMIT:.0f} s")


if __name__ == "__main__":
    main()
