#!/usr/bin/env python3
"""How much of a verb dictionary in PETRARCH's format the codebook's rules cover.

    bench/coverage.py codebook CAMEO.2.0.txt [--missing]

A pattern counts as covered where some rule of the PLOVER type that its CAMEO code converts to (third column of cameo.tsv)
has a wording headed by the pattern's verb, or by a noun that stands in the pattern ("* {PEACE TALK}": a rule on "talk").
Statements and appeals (CAMEO 01, 02) have no PLOVER type and are left out.
"""
import argparse, os, re
from collections import Counter

FOLD = {"RETREAT": "YIELD", "CONCEDE": "YIELD"}  # the crosswalk splits CAMEO 08 by its own lights


def read_codebook(folder):
    """{head lemma: types}, {cameo code: type}"""
    classes, rules, block = {}, [], None
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".rules"):
            continue
        text = re.sub(r"#.*", "", open(os.path.join(folder, name), encoding="utf-8").read())
        text = re.sub(r",\s*\n\s+", ", ", text)  # a comma asks for the next line
        for line in text.splitlines():
            words = line.split()
            if not words:
                continue
            if not line[0].isspace():
                block = words
                if words[0] == "rule":
                    rules.append((words[2], []))
            elif block[0] == "class":
                classes.setdefault(block[1], []).extend(x.strip() for x in line.split(","))
            elif block[0] == "rule" and words[0] in ("verb", "noun", "adjective"):
                rules[-1][1].extend((words[0], x.strip()) for x in line.strip().split(" ", 1)[1].split(","))

    def expand(word):
        return [y for x in classes.get(word[1:], []) for y in expand(x)] if word.startswith("@") else [word]

    types = {}
    for kind, wordings in rules:
        for part, wording in wordings:
            for words in (x.split() for x in expand(wording) if x):
                for word in words:
                    types.setdefault(word, set()).add(FOLD.get(kind, kind))
    cameo = {}
    for line in open(os.path.join(folder, "cameo.tsv"), encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) > 2 and fields[2] != "-":
            cameo[fields[0]] = FOLD.get(fields[2], fields[2])
    return types, cameo


def base(word):
    """A plain guess at the lemma of an upper-case word of the dictionary."""
    w = word.lower().strip("_+")
    out = {w}
    for end, new in (("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("en", "")):
        if w.endswith(end):
            out.add(w[: -len(end)] + new)
    return out


def patterns(path):
    """(verbs of the block or the verb itself, words of the pattern, code)"""
    verbs, code = [], None
    for line in open(path, encoding="latin-1"):
        line = line.split("#")[0].strip()
        block = re.match(r"-{3,}\s+.*\[(.*?)\]\s+-{3,}", line)
        if block:
            verbs, code = [], block.group(1)
        elif line.startswith("- ") and verbs:
            found = re.search(r"\[([^\]]*)\]\s*$", line)
            if found:
                yield verbs, re.findall(r"[A-Z][A-Z_]+", line[2 : found.start()]), found.group(1).split(":")[0]
        elif line and line[0].isalpha():
            found = re.search(r"\[([^\]]*)\]", line)
            verb = re.split(r"[\s{\[]", line)[0]
            verbs.append(verb)
            yield [verb], [], found.group(1).split(":")[0] if found else code


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("codebook"), ap.add_argument("dictionary"), ap.add_argument("--missing", action="store_true")
    a = ap.parse_args()
    types, cameo = read_codebook(a.codebook)
    covered, total, missing = Counter(), Counter(), Counter()
    for verbs, words, code in patterns(a.dictionary):
        kind = cameo.get(code)
        if kind is None:
            continue
        total[kind] += 1
        heads = [b for v in verbs for part in v.split("_") for b in base(part)]
        heads += [b for w in words for part in w.split("_") for b in base(part)]
        if any(kind in types.get(h, ()) for h in heads):
            covered[kind] += 1
        else:
            missing[kind, verbs[0].lower() + (" " + " ".join(words).lower() if words else "")] += 1
    for kind in sorted(total):
        print(f"{kind:10s} {covered[kind]:5d} of {total[kind]:5d}  {covered[kind] / total[kind]:.3f}")
    print(f"{'all':10s} {sum(covered.values()):5d} of {sum(total.values()):5d}  {sum(covered.values()) / sum(total.values()):.3f}")
    if a.missing:
        for (kind, words), n in sorted(missing.items()):
            print(kind, words, n)


if __name__ == "__main__":
    main()
