#!/usr/bin/env python3
"""Dates that GUM's annotators resolved, against those read here.

    bench/score_gum_dates.py build/release/bench/list_times model/english.model GUM-XML [--show N]

In: GUM's XML with <date when="2017-07-18"> and <date from="…" to="…">. Right: the same first and
last day, or, where we read one span and GUM two dates ("1790 to 1801"), that end of it; `start`
counts those with the right first day alone. Days that only name a yearly feast
(when="--12-25") and dates before Christ are left out, as are those of `notBefore`.
"""
import argparse, calendar, html, json, pathlib, re, subprocess


def ends(value):
    """'2017', '2017-07', '2017-07-18' → first and last day; None for others."""
    m = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", value)
    if not m or m[1] == "0000":
        return None
    year, month, day = int(m[1]), int(m[2] or 0), int(m[3] or 0)
    if day:
        return value, value
    last = calendar.monthrange(year, month or 12)[1]
    return f"{m[1]}-{month or 1:02}-01", f"{m[1]}-{month or 12:02}-{last:02}"


def document(path):
    text, dates, open_dates, published = "", [], [], None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("<text"):
            published = re.search(r'dateCreated="([\d-]+)"', line)
        elif line.startswith("<date"):
            open_dates.append((dict(re.findall(r'(\w+)="([^"]*)"', line)), len(text)))
        elif line.startswith("</date"):
            attributes, begin = open_dates.pop()
            dates.append((attributes, begin, len(text)))
        elif "\t" in line:
            form = html.unescape(line.split("\t")[0])
            glue = form in {",", ".", "'s", "n't", ":", ";", "?", "!", ")", "’s", "%"}
            text = text.rstrip() + form + " " if glue and text else text + form + " "
    return text, published[1] if published else "-", dates


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("program"), ap.add_argument("model"), ap.add_argument("folder", type=pathlib.Path)
    ap.add_argument("--show", type=int, default=0), ap.add_argument("--genre", default="")
    a = ap.parse_args()
    documents = [document(p) for p in sorted(a.folder.glob(f"GUM_{a.genre}*.xml"))]
    lines = "".join(f"{published}\t{text}\n" for text, published, _ in documents)
    out = subprocess.run([a.program, a.model], input=lines, capture_output=True, text=True, check=True).stdout
    n = dict(dates=0, unread=0, start=0, right=0, extra=0)
    for (text, published, dates), items in zip(documents, map(json.loads, out.splitlines())):
        data = text.encode()
        times = [(len(data[: i["begin"]].decode()), len(data[: i["end"]].decode()), i) for i in items if i["kind"] == "time"]
        used = set()
        for attributes, begin, end in dates:
            first = ends(attributes.get("when") or attributes.get("from", ""))
            last = ends(attributes.get("when") or attributes.get("to", ""))
            here = [t for t in times if t[0] < end and begin < t[1]]
            used |= {id(t[2]) for t in here}
            if not first or not last:
                continue
            n["dates"] += 1
            n["unread"] += not here
            right = any(i["from"] == first[0] and i["to"] == last[1] for _, _, i in here)
            right |= any((i["from"] == first[0] or i["to"] == last[1]) and (b < begin - 1 or e > end + 1) for b, e, i in here)
            n["right"] += right
            n["start"] += any(i["from"] == first[0] for _, _, i in here)
            if a.show and not right:
                a.show -= 1
                print(published, repr(text[max(0, begin - 40):begin] + "[" + text[begin:end] + "]"), first[0], last[1],
                      [(text[b:e], i["from"], i["to"]) for b, e, i in here])
        n["extra"] += sum(id(i) not in used and i["from"] is not None for _, _, i in times)
    print(f"right {n['right'] / n['dates']:.3f}  right start {n['start'] / n['dates']:.3f}  unread {n['unread']} of {n['dates']}, read beside them {n['extra']}")


main()
