#!/usr/bin/env python3
"""Recall of denials and silences by construction.

    test/denials/score.py build/release/dragoman test/denials/dev.tsv [--errors]

A line is found where a claim of its act has a cue and a content that overlap the words told. Of
`near` lines nothing may be read as a denial.
"""
import collections
import json
import subprocess
import sys
import tempfile


def lines(path):
    for line in open(path, encoding="utf-8"):
        if not line.startswith("#") and line.strip():
            yield line.rstrip("\n").replace("\\n", "\n").split("\t")


def read(binary, texts):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, text in enumerate(texts):
            document = {"id": str(number), "published": "2031-03-16", "text": text}
            file.write(json.dumps(document) + "\n")
        file.flush()
        out = subprocess.run([binary, "read", "--format", "json", file.name],
                             stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.decode().splitlines()]


def shares(words, text):
    return any(word in text.split() for word in words.split()) or words in text or text in words


def is_right(act, cue, content, record):
    if act == "-":
        return not any(claim["act"] == "deny" for claim in record["claims"])
    return any(claim["act"] == act and shares(cue, claim["cue"]["text"]) and
               shares(content, claim["content"]["text"]) for claim in record["claims"])


def main():
    cases = list(lines(sys.argv[2]))
    found = collections.defaultdict(list)
    for case, record in zip(cases, read(sys.argv[1], [case[4] for case in cases])):
        construction, act, cue, content, text = case
        right = is_right(act, cue, content, record)
        found["all" if act != "-" else "near"].append(right)
        if act != "-":
            found[construction].append(right)
        if "--errors" in sys.argv and not right:
            print(f"{construction}: {text!r}")
            for claim in record["claims"]:
                print("    ", claim["act"], "|", claim["cue"]["text"], "|", claim["content"]["text"])
    for construction in sorted(found, key=lambda name: (name in ("all", "near"), name)):
        rights = found[construction]
        print(f"{construction:<16}{sum(rights):>4} of {len(rights):<4}{sum(rights) / len(rights):.2f}")


main()
