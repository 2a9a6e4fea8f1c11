#!/usr/bin/env python3
"""The share of foreign cases of dates and numbers that are read as their authors want.

    bench/score_times.py build/release/bench/list_times model/english.model TIMES [--show N]

TIMES holds `recognizers/` (Recognizers-Text, JSON) and `duckling/Corpus.hs`. In scope: dates, spans
of days and cardinal numbers in English. Out of scope, and not counted: clock times, hours and
minutes, durations without a day, recurring sets, time zones, decimals with a unit, ordinals, and
cases that their authors mark as supported by one language only.

A date is right where from and to are the case's (an end may be given with or without its last
day); `contains` adds those where we say a longer span ("two weeks ago" is a week) around it.
"""
import argparse, collections, datetime, json, pathlib, re, subprocess


def day(text):
    m = re.match(r"(\d{4})-(\d\d)-(\d\d)", text or "")
    try:
        return datetime.date(*map(int, m.groups())) if m else None
    except ValueError:
        return None


def wanted(result):
    """[(first day, day after the last or the last)] of one Recognizers result; [] where out of scope."""
    kind = result.get("TypeName", result.get("Type", "")).split(".")[-1]
    value = result.get("Value") or result.get("Resolution") or {}
    values = value.get("values") or [value.get("PastResolution", {}), value.get("FutureResolution", {})]
    out = []
    for v in values:
        if kind == "date":
            out.append((day(v.get("date") or v.get("value")),) * 2)
        elif kind == "daterange":
            out.append((day(v.get("startDate") or v.get("start")), day(v.get("endDate") or v.get("end"))))
    return [o for o in out if None not in o]


def recognizers(folder):
    for name in ("DateParser", "DatePeriodParser", "HolidayParser", "MergedParser", "DateTimeModel"):
        path = folder / "DateTime" / "English" / f"{name}.json"
        for case in json.loads(path.read_text(encoding="utf-8-sig")):
            if case.get("NotSupported") and "javascript" in case["NotSupported"] and "java," in case["NotSupported"]:
                continue
            reference = day(case.get("Context", {}).get("ReferenceDateTime"))
            results = [(r, wanted(r)) for r in case["Results"]]
            for r, spans in results:
                if spans and reference and "\n" not in case["Input"]:
                    yield name, reference, case["Input"], r["Start"], r["Start"] + len(r["Text"]), spans


def duckling(path):
    text = path.read_text(encoding="utf-8")
    text = text[text.index("allExamples ="):]
    after = {"Day": 1, "Week": 7}
    for m in re.finditer(r"examples \(datetime(?:Holiday)? \((\d+), (\d+), (\d+), 0, 0, 0\) (\w+)[^)]*\)\s*\[(.*?)\n\s*\]", text, re.S):
        begin, grain = datetime.date(*map(int, m.groups()[:3])), m[4]
        if grain in after:
            end = begin + datetime.timedelta(after[grain])
        elif grain == "Month":
            end = (begin.replace(day=1) + datetime.timedelta(32)).replace(day=1)
        elif grain == "Year":
            end = begin.replace(year=begin.year + 1)
        else:
            continue
        for words in re.findall(r'"([^"]*)"', m[5]):
            yield "duckling", datetime.date(2013, 2, 12), words, 0, len(words), [(begin, end)]


def numbers(folder):
    path = folder / "Number" / "English" / "NumberModel.json"
    for case in json.loads(path.read_text(encoding="utf-8-sig")):
        for r in case["Results"]:
            value = (r.get("Resolution") or {}).get("value", "")
            if r.get("TypeName") == "number" and re.fullmatch(r"\d+(\.\d+)?", value) and "\n" not in case["Input"]:
                yield case["Input"], r["Start"], r["End"] + 1, float(value)


def read(program, model, lines):
    out = subprocess.run([program, model], input="".join(lines), capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def overlaps(item, text, begin, end):
    a, b = (len(text.encode()[: item[k]].decode(errors="ignore")) for k in ("begin", "end"))
    return a < end and begin < b


def judge(items, spans):
    one = datetime.timedelta(1)
    best = "wrong"
    for item in items:
        a, b = day(item["from"]), day(item["to"])
        if not a or not b:
            continue
        for start, end in spans:
            if a == start and b in (end, end - one):
                return "right"
            if a <= start and end - one <= b and item["precision"] != "day":
                best = "contains"
    return best if items else "none"


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("program"), ap.add_argument("model"), ap.add_argument("times", type=pathlib.Path)
    ap.add_argument("--show", type=int, default=0)
    a = ap.parse_args()
    cases = list(recognizers(a.times / "recognizers")) + list(duckling(a.times / "duckling" / "Corpus.hs"))
    count = collections.defaultdict(collections.Counter)
    found = read(a.program, a.model, [f"{c[1]}\t{c[2]}\n" for c in cases])
    for (name, reference, text, begin, end, spans), items in zip(cases, found):
        here = [i for i in items if i["kind"] == "time" and overlaps(i, text, begin, end)]
        verdict = judge(here, spans)
        count[name][verdict] += 1
        if a.show and verdict in ("wrong", "none"):
            a.show -= 1
            print(verdict, reference, repr(text), [tuple(map(str, s)) for s in spans[:2]],
                  [(i["from"], i["to"]) for i in here])
    cases = list(numbers(a.times / "recognizers"))
    for (text, begin, end, value), items in zip(cases, read(a.program, a.model, [f"-\t{c[0]}\n" for c in cases])):
        here = [i for i in items if i["kind"] == "quantity" and overlaps(i, text, begin, end)]
        right = any(abs((i[k] or 0) - value) < 1e-6 * max(1, value) for i in here for k in ("low", "high"))
        count["numbers"]["right" if right else "wrong" if here else "none"] += 1
    for name, c in count.items():
        total = sum(c.values())
        print(f"{name:18s} right {c['right'] / total:.3f}  or contains {(c['right'] + c['contains']) / total:.3f}   ({total} cases, {c['none']} unread)")


main()
