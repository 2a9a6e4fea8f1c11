#!/usr/bin/env python3
"""Which earlier claim or event a denial, rejection or confirmation answers, and what it denies.

    test/answers/score.py build/release/dragoman test/answers/dev.jsonl [--errors]

A case is right where the claim whose cue holds the words `by` answers a claim or event that
shares words with `answers`; `denies` is counted over the cases that state it. Texts are ours,
made from what was reported.
"""
import json
import re
import subprocess
import sys
import tempfile


def locate(text, words):
    """'said#1': the second "said" of the text."""
    match = re.fullmatch(r"(.*)#(\d+)", words, re.S)
    words, number = (match.group(1), int(match.group(2))) if match else (words, 0)
    return [hit.span() for hit in re.finditer(re.escape(words), text)][number]


def overlap(a, b):
    return min(a[1], b["end"]) > max(a[0], b["begin"])


def read(binary, cases):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for case in cases:
            file.write(json.dumps({k: case[k] for k in ("id", "published", "text")}) + "\n")
        file.flush()
        out = subprocess.run([binary, "read", "--format", "json", file.name],
                             stdout=subprocess.PIPE, check=True).stdout
    return [json.loads(line) for line in out.decode().splitlines()]


def answered(record, claim):
    """Spans of what the claim answers: content of claims, trigger of events."""
    spans = []
    for number in claim["answers"]:
        other = record["claims"][number]
        spans += [other["content"], other["cue"]]
    spans += [record["events"][number]["trigger"] for number in claim.get("answers_events", [])]
    return spans


def main():
    cases = [json.loads(line) for line in open(sys.argv[2], encoding="utf-8")]
    found = right = denied = wanted = 0
    for case, record in zip(cases, read(sys.argv[1], cases)):
        by, target = locate(case["text"], case["by"]), locate(case["text"], case["answers"])
        claim = next((c for c in record["claims"] if c["cue"] and overlap(by, c["cue"])), None)
        hit = claim is not None and any(overlap(target, s) for s in answered(record, claim))
        found += claim is not None
        right += hit
        wanted += case["denies"] is not None
        denies = claim and claim["denies"]
        denied += case["denies"] is not None and denies == case["denies"]
        if "--errors" in sys.argv and not (hit and denies == case["denies"]):
            got = claim and [case["text"][s["begin"]:s["end"]] for s in answered(record, claim)]
            print(f"{case['id']} claim {claim is not None} answers {got} denies {denies} "
                  f"wanted {case['denies']}: {case['text']}")
    print(f"claim found {found}/{len(cases)}  answers {right}/{len(cases)}  denies {denied}/{wanted}")


main()
