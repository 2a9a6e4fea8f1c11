#!/usr/bin/env python3
"""Scores the coder on PETRARCH's validation records: how many of the expected codes are found, and how many are extra.

    bench/score_petrarch.py build/release/dragoman PETR2_GSR_validation.xml cameo.tsv [--errors]

CAMEO codes are converted to PLOVER types (cameo.tsv, third column; RETREAT and CONCEDE are one here, since the crosswalk
splits CAMEO 08 by its own lights). A code of source and target counts where an event of the type has the source's country
among its actors and the target's among its recipients or, mutual, among its actors. Statements and appeals (CAMEO 01,
02) have no type and are left out.
"""
import argparse, re

from records import read_documents

FOLD = {"RETREAT": "YIELD", "CONCEDE": "YIELD"}


def read_types(path):
    rows = (line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if not line.startswith("#"))
    return {r[0]: FOLD.get(r[2], r[2]) for r in rows if len(r) > 2 and r[2] != "-"}


def read_records(path):
    """[(id, date, text, [(code, source, target)])]"""
    text = open(path, encoding="utf-8", errors="replace").read()
    for head, body in re.findall(r"<Sentence ([^>]*)>(.*?)</Sentence>", text.replace("/>\n<EventCoding", ">\n<EventCoding"), re.S):
        attributes = dict(re.findall(r'(\w+)="([^"]*)"', head))
        words = re.search(r"<Text>(.*?)</Text>", body, re.S)
        codes = [dict(re.findall(r'(\w+)="([^"]*)"', e)) for e in re.findall(r"<EventCoding ([^>]*)>", body)]
        if words:
            day = attributes.get("date", "")
            day = day if re.fullmatch(r"(19|20)\d{6}", day) else "20080801"  # "1211-08-…" occurs
            yield (attributes.get("id", ""), f"{day[:4]}-{day[4:6]}-{day[6:8]}", " ".join(words.group(1).split()),
                   [(c["eventcode"], c.get("sourcecode", ""), c.get("targetcode", "")) for c in codes if "eventcode" in c])


def sides(record, ids):
    return {record["actors"][i]["country"] for i in ids}


def joins(record, event, source, target):
    actors, recipients = sides(record, event["actors"]), sides(record, event["recipients"])
    return source[:3] in actors and (target[:3] in recipients or not recipients and target[:3] in actors)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("binary"), ap.add_argument("records"), ap.add_argument("cameo"), ap.add_argument("--errors", action="store_true")
    a = ap.parse_args()
    types = read_types(a.cameo)
    items = list(read_records(a.records))
    read = read_documents(a.binary, [{"id": str(n), "text": text, "published": day} for n, (_, day, text, _) in enumerate(items)])
    wanted = typed = whole = extra = 0
    for n, (name, _, text, codes) in enumerate(items):
        record = read[str(n)]
        given = [FOLD.get(e["type"], e["type"]) for e in record["events"]]
        kinds = set()
        for code, source, target in codes:
            kind = types.get(code)
            if kind is None:
                continue
            kinds.add(kind)
            wanted += 1
            typed += kind in given
            whole += any(FOLD.get(e["type"], e["type"]) == kind and joins(record, e, source, target) for e in record["events"])
            if a.errors and kind not in given:
                print(kind, "|", text, "|", given)
        extra += sum(k not in kinds for k in given)
    print(f"codes wanted {wanted}; type found {typed}; with both countries {whole}; events of other types {extra}")


if __name__ == "__main__":
    main()
