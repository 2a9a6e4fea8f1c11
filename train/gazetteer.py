#!/usr/bin/env python3
"""Builds the table of the world's places: countries, their regions and districts, settlements over 500 people.

    train/gazetteer.py DATA codebook/places

Writes world.bin and peoples.csv (words for peoples, which name no place).

DATA holds cities500.txt.gz, admin1CodesASCII.txt, admin2Codes.txt.gz, countryInfo.txt (GeoNames, CC BY 4.0),
world-countries.json (ODbL) and nationality-en.json (MIT). The same input gives the same bytes. src/names/world_table.h tells the format.
"""
import collections
import gzip
import json
import math
import re
import struct
import sys
import unicodedata

COUNTRY, REGION, DISTRICT, SETTLEMENT = range(4)
ALTERNATE = 1 << 23  # flag of a posting: the name is not the place's own
CAPITAL = 1          # flag of a place
BLOCK = 16           # keys that share one offset
SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "ǝ": "a", "ß": "ss", "æ": "ae",
                         "œ": "oe", "þ": "th", "ħ": "h", "-": " ", "–": " ", "‐": " ", "‑": " "})
DROPPED = re.compile("[.'’‘`´ʻʼʿʾ′\"]")
# Words of administration, which a report may leave out or put into English: "Donetsk Oblast".
TYPES = set("oblast province region state governorate district county parish department prefecture raion rayon "
            "municipality republic muhafazat krai okrug canton division territory council borough".split())
# Languages that are not written in Latin letters: names of places there are spelled in many ways.
OTHER_SCRIPTS = set("ar fa ps ur he ru uk be bg sr mk el ka hy kk ky tg mn am ti dv ne hi bn my km lo th zh ja ko ckb "
                    "ku ti si ta te mr so az uz tk".split())


def fold(name):
    """The form names are looked up by: lower-case ASCII, single spaces; the same as fold_name() of the program."""
    text = DROPPED.sub("", name.lower()).translate(SPECIAL)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = " ".join(DROPPED.sub("", text).split())
    return text if text.isascii() else ""


def rows(path):
    opened = gzip.open if path.endswith(".gz") else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [line.rstrip("\n").split("\t") for line in lines if not line.startswith("#")]


class World:
    """Places in their order (countries, regions, districts, settlements), and the keys that lead to them."""

    def __init__(self):
        self.places, self.labels, self.keys = [], [], collections.defaultdict(dict)

    def add(self, kind, lon, lat, geonames, population, parent, radius=0, flags=0):
        self.places.append([kind, lon, lat, geonames, population, parent, radius, flags])
        return len(self.places) - 1

    def name(self, place, names, alternates=()):
        for name in names:
            if key := fold(name):
                self.keys[key][place] = False
        for name in alternates:
            key = fold(name)
            if len(key) > 2:
                self.keys[key].setdefault(place, True)


def add_countries(world, data):
    known = {c["cca2"]: c for c in json.load(open(f"{data}/world-countries.json", encoding="utf-8"))}
    numbers = {}
    for c in sorted(rows(f"{data}/countryInfo.txt"), key=lambda c: c[1]):
        fact = known.get(c[0])
        if fact is None:
            continue
        lat, lon = fact["latlng"]
        place = world.add(COUNTRY, lon, lat, int(c[16] or 0), int(c[7]), -1, math.sqrt(max(fact["area"], 1) / math.pi))
        numbers[c[0]] = place
        world.labels.append((c[1], c[4], c[0]))
        names = [c[4], fact["name"]["common"], fact["name"]["official"]]
        words = [a for a in fact["altSpellings"] if " " in a or (a.isupper() and len(a) > 2)]
        world.name(place, names, words)
    return numbers


def spread(points):
    """Middle of the points, and the radius in km that holds two thirds of them."""
    lat = sum(p[1] for p in points) / len(points)
    x = sum(math.cos(math.radians(p[0])) for p in points)
    y = sum(math.sin(math.radians(p[0])) for p in points)
    lon = math.degrees(math.atan2(y, x))
    away = sorted(distance(lon, lat, *p) for p in points)
    return lon, lat, max(10.0, away[2 * len(away) // 3])


def distance(lon1, lat1, lon2, lat2):
    a, b, d = math.radians(lat1), math.radians(lat2), math.radians(lon2 - lon1)
    return 6371 * math.acos(min(1, max(-1, math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(d))))


def without_type(name):
    words = [w for w in name.split() if fold(w) not in TYPES]
    return " ".join(words)


def add_divisions(world, kind, divisions, members, parents):
    """Divisions [(code, name, ascii, geonames)] that hold settlements; returns code → number."""
    numbers = {}
    for code, name, plain, geonames in divisions:
        inside, parent = members.get(code), parents.get(code.rsplit(".", 1)[0])
        if not inside or parent is None:
            continue
        lon, lat, radius = spread([(m[0], m[1]) for m in inside])
        numbers[code] = world.add(kind, lon, lat, int(geonames), sum(m[2] for m in inside), parent, radius)
        if kind == REGION:
            world.labels.append((world.labels[parent][0], plain, ""))
        bare = [without_type(plain)]
        world.name(numbers[code], [name, plain] + (bare if kind == REGION else []), bare)
    return numbers


ARTICLES = set("al el ad an ar as ash at az".split())


def without_article(names):
    """"Al Hudaydah" is also called "Hudaydah"."""
    split = [name.replace("-", " ").split() for name in names]
    return [" ".join(w[1:]) for w in split if len(w) > 1 and w[0].lower() in ARTICLES]


def latin(name):
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʻʼʿʾ" for c in name)


def settlement_alternates(c, strange):
    """Other names worth keeping: of big places, and of all where the country's own script is another."""
    if not (int(c[14]) >= 50000 or strange or c[7].startswith(("PPLA", "PPLC"))):
        return []
    names = [a for a in c[3].split(",") if a and latin(a) and not a.isupper()]
    return names + without_article([c[1], c[2]] + names) if strange else names


def add_settlements(world, cities, parents, strange):
    for c in cities:
        codes = [f"{c[8]}.{c[10]}.{c[11]}", f"{c[8]}.{c[10]}", c[8]]
        parent = next((parents[k] for k in codes if k in parents), None)
        if parent is None:
            continue
        place = world.add(SETTLEMENT, float(c[5]), float(c[4]), int(c[0]), int(c[14]), parent, 0,
                          CAPITAL if c[7] == "PPLC" else 0)
        world.name(place, [c[1], c[2]], settlement_alternates(c, c[8] in strange))


def members_of(cities):
    members = collections.defaultdict(list)
    for c in cities:
        fact = (float(c[5]), float(c[4]), int(c[14]))
        members[f"{c[8]}.{c[10]}"].append(fact)
        members[f"{c[8]}.{c[10]}.{c[11]}"].append(fact)
    return members


def log_byte(value):
    return min(255, round(8 * math.log2(1 + value)))


def packed_places(world):
    out = bytearray()
    for kind, lon, lat, geonames, population, parent, radius, flags in world.places:
        out += struct.pack("<iiIiBBBB", round(lon * 1e5), round(lat * 1e5), geonames, parent, kind, log_byte(population),
                           log_byte(radius), flags)
    return bytes(out)


def packed_keys(world):
    """Blocks of 16 keys in order, each key as what differs from the one before; then its places."""
    blob, starts, previous = bytearray(), [], b""
    for i, key in enumerate(sorted(k.encode() for k in world.keys if len(k) < 120)):
        if i % BLOCK == 0:
            starts.append(len(blob))
            previous = b""
        shared = 0
        while shared < min(len(key), len(previous)) and key[shared] == previous[shared]:
            shared += 1
        places = sorted(world.keys[key.decode()].items())[:65535]
        blob += struct.pack("<BBH", shared, len(key) - shared, len(places)) + key[shared:]
        for place, alternate in places:
            blob += (place | (ALTERNATE if alternate else 0)).to_bytes(3, "little")
        previous = key
    return bytes(blob), starts


def packed_labels(world):
    text = "".join("\t".join(label) + "\n" for label in world.labels)
    return text.encode()


def write(world, path):
    blob, starts = packed_keys(world)
    labels = packed_labels(world)
    places = packed_places(world)
    blob += bytes(-len(blob) % 4)
    head = struct.pack("<8sIIIIIIII", b"DRAGOGAZ", 1, len(world.places), len(world.labels), len(starts), len(world.keys),
                       len(blob), len(labels), 0)
    with open(path, "wb") as out:
        out.write(head + places + struct.pack(f"<{len(starts)}I", *starts) + blob + labels)
    print(f"{len(world.places)} places, {len(world.keys)} names, {len(head + places + blob + labels) + 4 * len(starts)} bytes")


def write_peoples(data, world, path):
    """Demonyms in singular and plural with their country; not those that are a place's own name as well."""
    found = collections.defaultdict(set)
    codes = {}
    for c in json.load(open(f"{data}/world-countries.json", encoding="utf-8")):
        codes[c["cca2"]] = "XKX" if c["cca2"] == "XK" else c["cca3"]
        for word in c.get("demonyms", {}).get("eng", {}).values():
            found[word].add(codes[c["cca2"]])
    for short, word in json.load(open(f"{data}/nationality-en.json", encoding="utf-8"))["nationalities"].items():
        found[word].add(codes.get(short, ""))
    peoples = collections.defaultdict(set)
    for words, countries in found.items():
        for word in filter(lambda w: len(w) > 2, map(str.strip, re.split(" or |,|/|;", words))):
            for form in {word, word + "s" if word[-1] in "in" else word}:
                peoples[form] |= countries
    with open(path, "w", encoding="utf-8") as out:
        out.write("# Words for peoples, which name no place by themselves. Made by train/gazetteer.py.\n"
                  "name,kind,latitude,longitude,country\n")
        for name in sorted(w for w in peoples if False not in world.keys.get(fold(w), {}).values()):
            out.write(f"{name},none,,,{min(peoples[name]) if len(peoples[name]) == 1 else ''}\n")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    data, folder = sys.argv[1:]
    world = World()
    cities = settlements(f"{data}/cities500.txt.gz")
    members = members_of(cities)
    countries = add_countries(world, data)
    regions = add_divisions(world, REGION, sorted(rows(f"{data}/admin1CodesASCII.txt")), members, countries)
    districts = add_divisions(world, DISTRICT, sorted(rows(f"{data}/admin2Codes.txt.gz")), members, regions)
    strange = {c[0] for c in rows(f"{data}/countryInfo.txt") if c[15].split(",")[0].split("-")[0] in OTHER_SCRIPTS}
    add_settlements(world, cities, countries | regions | districts, strange)
    write(world, f"{folder}/world.bin")
    write_peoples(data, world, f"{folder}/peoples.csv")


def settlements(path):
    """GeoNames' rows in the order of ids, without historical, abandoned and destroyed places."""
    kept = [r for r in rows(path) if r[7] not in ("PPLH", "PPLQ", "PPLW", "PPLCH")]
    return sorted(kept, key=lambda r: int(r[0]))


if __name__ == "__main__":
    main()
