#!/usr/bin/env python3
"""Scores the coder on PLOVER's gold standard sentences.

    bench/score_plover.py build/release/dragoman PLOVER_GSR_CAMEO.txt [--errors]

type            some event of the sentence has the type wanted
type+countries  one event of that type has, on both sides, the countries wanted (one at least where several are wanted;
                the two sides of a mutual event may stand on either)
extra           events of other types than the sentence's one; not wrong as such, since the standard gives one event a
                sentence where many hold more
"""
import argparse, json
from collections import Counter

from records import read_documents, show

INTERNATIONAL = {"IGO", "NGO", "MNC", "IMG"}
NOW = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}  # types of the draft
SAME = {"JAP": "JPN", "ROM": "ROU", "GER": "DEU"}  # codes of the standard that are no ISO codes


def countries(parties):
    out = set()
    for party in parties if isinstance(parties, list) else []:
        code = party.get("code", "")[:3]
        out.add(SAME.get(code, code))
    return {c for c in out if c}


def side(record, ids):
    return {record["actors"][i]["country"] for i in ids}


def fits(wanted, have):
    known = {w for w in wanted if w not in INTERNATIONAL}
    if not wanted:
        return True
    return bool(wanted & have) or (not known and bool(have & INTERNATIONAL))


def both_sides(item, record, event):
    actors, recipients = side(record, event["actors"]), side(record, event["recipients"])
    source, target = countries(item.get("source")), countries(item.get("target"))
    if fits(source, actors) and fits(target, recipients):
        return True
    return not recipients and fits(source, actors) and fits(target, actors)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("binary"), ap.add_argument("standard"), ap.add_argument("--errors", action="store_true")
    a = ap.parse_args()
    items = [x for x in json.load(open(a.standard, encoding="utf-8")) if x["event"] != "DOCUMENT"]
    records = read_documents(a.binary, [{"id": x["id"], "text": x["text"], "published": x["date"]} for x in items])
    wanted, typed, whole, extra = Counter(), Counter(), 0, 0
    for item in items:
        record = records[item["id"]]
        kind = NOW.get(item["event"], item["event"])
        of_type = [e for e in record["events"] if e["type"] == kind]
        wanted[kind] += 1
        typed[kind] += bool(of_type)
        whole += any(both_sides(item, record, e) for e in of_type)
        extra += len(record["events"]) - len(of_type)
        if a.errors and not of_type:
            print(kind, "|", item["text"], "|", [(e["type"], e["trigger"]["text"], e["rule"]) for e in record["events"]])
    for kind in sorted(wanted):
        print(f"{kind:10s} {typed[kind]:3d} of {wanted[kind]:3d}")
    total = sum(wanted.values())
    print(f"type            {sum(typed.values())} of {total}  {sum(typed.values()) / total:.3f}")
    print(f"type+countries  {whole} of {total}  {whole / total:.3f}")
    print(f"extra           {extra}")


main()
