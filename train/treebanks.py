"""Annotated texts to documents of words, each with the labels that its source gives and no others."""
import collections
import csv
import io
import json
import os
import re
import zipfile

NAME_KINDS = ["PER", "ORG", "GPE", "LOC", "FAC", "NORP", "DATE"]
NAME_LABELS = ["O"] + [p + k for k in NAME_KINDS for p in ("B-", "I-")]
ANY_NAME = (1 << len(NAME_LABELS)) - 1  # every label allowed: no supervision

KEPT_SUBTYPES = {"nsubj:pass", "obl:agent", "aux:pass", "acl:relcl", "nmod:poss", "obl:unmarked", "nmod:unmarked",
                 "compound:prt", "csubj:pass", "nsubj:outer", "flat:name", "obl:tmod"}
FACILITY = set("airport bridge street road avenue highway hospital prison stadium mosque church station building tower "
               "palace museum university school hotel camp base port square checkpoint dam plant".split())
LANDFORM = set("river sea ocean gulf mount mountain mountains valley island islands desert lake peninsula strait bay "
               "coast strip bank hills heights plateau continent".split())
CONTINENTS = {"africa", "asia", "europe", "middle east", "north america", "south america", "latin america",
              "caucasus", "balkans", "arctic", "antarctica", "sahara", "sahel", "mediterranean"}
TITLES = set("president prime minister vice deputy foreign defense defence secretary general mr. mrs. ms. dr. sir king queen "
             "prince princess pope chancellor senator representative governor mayor judge justice colonel captain "
             "lieutenant major sergeant admiral commander ayatollah sheikh premier ambassador state chairman speaker "
             "minister-designate interim acting interior finance chief director archbishop cardinal reverend congressman "
             "u.s. u.n. secretary-general attorney treasury leader spokesman spokeswoman former".split())


class Word:
    __slots__ = ("form", "gap", "start", "upos", "feats", "lemma", "head", "relation", "names", "other_names",
                 "attribution", "factuality", "proper")

    def __init__(self, form, gap):
        self.form, self.gap, self.start = form, gap, None
        self.upos = self.feats = self.lemma = self.relation = None
        self.head = None  # number of the head in its sentence, -1 for the root
        self.names = self.other_names = ANY_NAME  # the second: by the habits of GMB
        self.attribution = self.factuality = None


def allowed(*labels):
    mask = 0
    for label in labels:
        mask |= 1 << NAME_LABELS.index(label)
    return mask


def _split_multiword(surface, forms):
    """Slices of the surface for its words; the rest of it goes to the last."""
    out, rest = [], surface
    for form in forms[:-1]:
        n = min(len(form), max(1, len(rest) - (len(forms) - 1 - len(out))))
        out.append(rest[:n] or form)
        rest = rest[n:]
    return out + [rest or forms[-1]]


def read_treebank(path):
    """CoNLL-U to [[sentence of Word]] in the order of the file; gap 3 where a paragraph or document begins."""
    sentences, rows, fresh, gap = [], [], True, 3
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# newdoc") or line.startswith("# newpar"):
            fresh = True
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            sentence, gap = _sentence(rows, 3 if fresh else max(gap, 1))
            sentences.append(sentence)
            rows, fresh = [], False
    return sentences


def _sentence(rows, gap):
    words, forms = [], {}
    for c in rows:
        if "-" in c[0]:
            a, b = map(int, c[0].split("-"))
            inner = [r[1] for r in rows if r[0].isdigit() and a <= int(r[0]) <= b]
            for k, piece in enumerate(_split_multiword(c[1], inner)):
                forms[a + k] = (piece, "SpaceAfter=No" in c[9] if a + k == b else True)
    for c in rows:
        if not c[0].isdigit():
            continue
        form, tight = forms.get(int(c[0]), (c[1], "SpaceAfter=No" in c[9]))
        word = Word(form, gap)
        word.start = not words
        word.upos, word.feats, word.lemma = c[3], c[5], c[2]
        word.head = int(c[6]) - 1
        relation = c[7] if c[7] in KEPT_SUBTYPES else c[7].split(":")[0]
        word.relation = relation
        words.append(word)
        gap = 0 if tight else 1
    return words, gap


class Facts:
    """Which names are countries, cities, demonyms: decides between GPE, LOC and FAC where a source only says LOC."""

    def __init__(self, places):
        self.gpe, self.demonyms = set(), set()
        for country in json.load(open(os.path.join(places, "world-countries.json"), encoding="utf-8")):
            self.gpe.update(n.lower() for n in (country["name"]["common"], country["name"]["official"]))
            for forms in country.get("demonyms", {}).values():
                self.demonyms.update(f.lower() for f in forms.values())
        for name in json.load(open(os.path.join(places, "nationality-en.json"), encoding="utf-8")).get("nationalities", {}).values():
            self.demonyms.add(name.lower())
        self.gpe |= {"u.s.", "us", "u.s.a.", "usa", "united states", "uk", "u.k.", "britain", "america", "soviet union"}
        import gzip
        for row in gzip.open(os.path.join(places, "cities500.txt.gz"), "rt", encoding="utf-8"):
            c = row.split("\t")
            if len(c) > 14 and int(c[14] or 0) >= 5000:
                self.gpe.update((c[1].lower(), c[2].lower()))
        for row in open(os.path.join(places, "admin1CodesASCII.txt"), encoding="utf-8"):
            c = row.split("\t")
            self.gpe.update((c[1].lower(), c[2].lower()))
        self.demonyms.discard("")

    def kinds_of_place(self, name):
        low = name.lower()
        words = low.split()
        if low in CONTINENTS or any(w in LANDFORM for w in words):
            return ("LOC",)
        if any(w in FACILITY for w in words):
            return ("FAC",)
        if low in self.gpe:
            return ("GPE",)
        return ("GPE", "LOC", "FAC")


def label_span(words, begin, end, kinds):
    for k in range(begin, end):
        prefix = "B-" if k == begin else "I-"
        words[k].names = allowed(*[prefix + kind for kind in kinds])


NOT_ANNOTATED = allowed("O", "B-NORP", "I-NORP", "B-DATE", "I-DATE")


def add_names(words, spans, facts, outside):
    """spans: [(begin, end, source's kind)]; words outside of them get `outside`."""
    for word in words:
        word.names = outside
    for begin, end, kind in spans:
        text = "".join(("" if w.gap == 0 or i == 0 else " ") + w.form for i, w in enumerate(words[begin:end]))
        if kind == "LOC":
            label_span(words, begin, end, facts.kinds_of_place(text))
        elif kind == "NORP":
            kinds = ("NORP",) if text.lower() in facts.demonyms else ("GPE",) if text.lower() in facts.gpe else ("NORP", "GPE")
            label_span(words, begin, end, kinds)
        elif kind not in NAME_KINDS:
            if text.lower() in facts.demonyms:
                label_span(words, begin, end, ("NORP",))
            else:
                for k in range(begin, end):
                    words[k].names = NOT_ANNOTATED
        else:
            label_span(words, begin, end, (kind,))


def _bio_spans(tags):
    out, begin, kind = [], None, None
    for i, tag in enumerate(tags + ["O"]):
        if begin is not None and (tag[:2] != "I-" or tag[2:] != kind):
            out.append((begin, i, kind))
            begin = None
        if tag[:2] == "B-" or (tag[:2] == "I-" and begin is None):
            begin, kind = i, tag[2:]
    return out


def join_uner(sentences, path, facts):
    """Puts UNER's names on treebank sentences, joined by their letters."""
    by_letters = {}
    for block in open(path, encoding="utf-8").read().split("\n\n"):
        rows = [r.split("\t") for r in block.split("\n") if r and not r.startswith("#")]
        if rows:
            by_letters["".join(r[1] for r in rows).replace(" ", "")] = [(r[1].replace(" ", ""), r[2]) for r in rows]
    joined = 0
    for words in sentences:
        letters = "".join(w.form for w in words).replace(" ", "")
        if letters not in by_letters:
            continue
        tokens, at, spans = by_letters[letters], 0, []
        begins, ends = {}, {}
        position = 0
        for i, w in enumerate(words):
            begins[position] = i
            position += len(w.form.replace(" ", ""))
            ends[position] = i + 1
        offsets, at = [], 0
        for token, _ in tokens:
            offsets.append(at)
            at += len(token)
        offsets.append(at)
        for b, e, kind in _bio_spans([t for _, t in tokens]):
            if offsets[b] in begins and offsets[e] in ends:
                spans.append((begins[offsets[b]], ends[offsets[e]], kind))
        add_names(words, spans, facts, NOT_ANNOTATED)
        joined += 1
    return joined


def _loose_words(tokens):
    """Words of a tokenised sentence with the gaps that English usually has."""
    words, gap, quote = [], 3, False
    for token in tokens:
        if token in {".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "n't", "''", "'re", "'ve", "'ll", "'d", "'m"}:
            gap = 0 if words else gap
        word = Word(token, gap)
        words.append(word)
        gap = 0 if token in {"(", "[", "$", "``", "-"} else 1
        if token == "-" and len(words) > 1:
            word.gap = 0
    return words


def read_gmb(path, facts):
    with zipfile.ZipFile(path) as z:
        rows = csv.reader(io.TextIOWrapper(z.open(z.namelist()[0]), encoding="latin-1"))
        next(rows)
        out, tokens, tags = [], [], []
        kinds = {"geo": "LOC", "gpe": "NORP", "per": "PER", "org": "ORG", "tim": "DATE"}

        def flush():
            if not tokens:
                return
            words, spans = _loose_words(tokens), []
            # titles belong to no name: "President Bush" is the name Bush
            for b, e, kind in _bio_spans([t if t == "O" else t[:2] + kinds.get(t[2:], "X") for t in tags]):
                if kind == "X":
                    continue
                if kind == "PER":
                    while b < e and tokens[b].lower() in TITLES:
                        b += 1
                if b < e:
                    spans.append((b, e, kind))
            parts, out_words = [], []
            add_names(words, spans, facts, allowed("O"))
            for b, e, kind in _bio_spans([t if t == "O" else t[:2] + "X" for t in tags]):
                for k in range(b, e):
                    if tags[k][2:] not in kinds:
                        words[k].names = allowed("O")
            out.append(words)

        for row in rows:
            if row[0] and tokens:
                flush()
                tokens, tags = [], []
            if len(row) == 4 and row[1].strip():
                # GMB joins "U.N.-backed" and the like; hyphens between words are cut as UD has them
                pieces = [p for p in re.split(r"(-)", row[1].strip()) if p] if re.fullmatch(r"[A-Za-z]{2,}(-[A-Za-z]{2,})+", row[1].strip()) else [row[1].strip()]
                for n, piece in enumerate(pieces):
                    tokens.append(piece)
                    tags.append(row[3] if n == 0 or row[3] == "O" else "I-" + row[3][2:])
        flush()
    return out


def read_wikigold(path, facts):
    out = []
    for block in open(path, encoding="utf-8").read().split("\n\n"):
        rows = [r.split() for r in block.split("\n") if r.strip() and not r.startswith("-DOCSTART-")]
        if rows:
            tokens = [r[0] for r in rows]
            tags = [r[-1].replace("MISC", "OTH") for r in rows]
            tags = [t if t == "O" else "I-" + t[2:] for t in tags]
            words = _loose_words(tokens)
            add_names(words, _bio_spans(tags), facts, NOT_ANNOTATED)
            out.append(words)
    return out


def lemma_script(form, lemma):
    """The rule that turns a form into its lemma (see README): "L-1+", "K-0+", "=be"."""
    low = form.lower()
    for case, base in (("L", low), ("K", form)):
        if case == "K" and (lemma == lemma.lower() or base == low):
            break
        n = 0
        while n < min(len(base), len(lemma)) and base[n] == lemma[n]:
            n += 1
        if n == len(base) == len(lemma):
            return f"{case}-0+"
        if n >= 2 or (n == 1 and len(base) <= 3):
            return f"{case}-{len(base) - n}+{lemma[n:]}"
    return "=" + lemma


def apply_script(script, form):
    if script.startswith("="):
        return script[1:]
    cut, suffix = script[2:].split("+", 1)
    base = form.lower() if script[0] == "L" else form
    cut = int(cut)
    return base[:len(base) - cut] + suffix if cut < len(base) or suffix else base


def frequent(counter, least):
    return [k for k, n in counter.most_common() if n >= least]


def label_sets(sentences, further):
    """Labels of each head, from the words that carry them; `further` heads have theirs."""
    words = [w for s in sentences for w in s if w.upos]
    count = lambda values: collections.Counter(values)
    return {
        "sentence": ["O", "B"],
        "upos": sorted(set(w.upos for w in words)),
        "feats": frequent(count(w.feats for w in words), 5),
        "lemma": frequent(count(lemma_script(w.form, w.lemma) for w in words), 3),
        "names": NAME_LABELS,
        **further,
    }, sorted(r for r, n in count(w.relation for w in words).items() if n >= 3)
