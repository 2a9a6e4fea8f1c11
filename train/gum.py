"""What GUM tells beside its trees: named entities, and who says what (its `Entity` and `Discourse` columns).

Labels are put on the sentences that `read_treebank` gave for the same file, word by word.
"""
import re

from treebanks import ANY_NAME, NOT_ANNOTATED, TITLES, label_span

ATTRIBUTION_LABELS = ["O", "cue", "source", "content"]
PROPER = {"NNP", "NNPS"}
BETWEEN = {"of", "-", "for"}
ROLES = TITLES | {"madam", "chair", "ceo", "us", "mr", "mrs", "dr", "professor", "prof.", "coach", "editor", "author"}
ENTITY = re.compile(r"\((\d+)-([^()|]*)(\))?|(\d+)\)")
UNIT = re.compile(r"(?:^|\|)Discourse=[^:|]+:(\d+)")
SAID = re.compile(r"attribution-[a-z]+:(\d+)->(\d+):\d+:([^;|]*)")


class Row:
    """A word's columns that this reader wants."""

    def __init__(self, columns):
        self.form, self.xpos, self.misc = columns[1], columns[4], columns[9]


def _documents(path):
    """[[sentence of Row]], a list of sentences a document."""
    documents, rows = [], []
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc"):
            documents.append([])
        elif line[0].isdigit():
            columns = line.rstrip("\n").split("\t")
            if columns[0].isdigit():
                rows.append(Row(columns))
        elif line == "\n" and rows:
            documents[-1].append(rows)
            rows = []
    return documents


def _mentions(rows):
    """[(begin, end, head, kind)] of the mentions that open and close in one sentence, wider ones first."""
    out, open_ = [], []
    for i, row in enumerate(rows):
        found = re.search(r"(?:^|\|)Entity=([^|]+)", row.misc)
        for number, rest, closed, closing in ENTITY.findall(found.group(1) if found else ""):
            if number:
                fields = rest.split("-")
                head = re.match(r"\d+", fields[4]) if len(fields) > 4 else None
                open_.append((number, i, i + int(head.group()) - 1 if head else i, fields[0]))
            ending = closing or (number if closed else "")
            for k in range(len(open_) - 1, -1, -1):
                if ending and open_[k][0] == ending:
                    _, begin, head, kind = open_.pop(k)
                    out.append((begin, i + 1, head, kind))
                    break
    return sorted(out, key=lambda m: m[0] - m[1])


def _named_part(rows, mention, nested):
    """The run of proper nouns around the head of a mention; None where the head is a common noun."""
    begin, end, head, kind = mention
    if not begin <= head < end or rows[head].xpos not in PROPER:
        return None
    proper = lambda i: rows[i].xpos in PROPER and not (kind == "person" and i in nested)
    first = last = head
    while first > begin and (proper(first - 1) or (
            first - 2 >= begin and rows[first - 1].form.lower() in BETWEEN and proper(first - 2) and kind != "person")):
        first -= 1
    while last + 1 < end and (proper(last + 1) or (
            last + 2 < end and rows[last + 1].form.lower() in BETWEEN and proper(last + 2))):
        last += 1
    while kind == "person" and first <= last and rows[first].form.lower() in ROLES:
        first += 1
    return (first, last + 1) if first <= last else None


def _kinds(kind, text, plural, facts):
    low = text.lower()
    if kind == "person":
        return ("NORP",) if low in facts.demonyms else None if plural else ("PER",)
    if kind == "organization":
        return ("GPE", "ORG") if low in facts.gpe else ("ORG",)
    return facts.kinds_of_place(text)


def _label_names(words, rows, facts):
    for word, row in zip(words, rows):
        word.names = ANY_NAME if row.xpos in PROPER else NOT_ANNOTATED
    mentions, taken = _mentions(rows), set()
    for m in mentions:
        nested = {i for n in mentions if n[1] - n[0] < m[1] - m[0] and not n[0] <= m[2] < n[1] for i in range(n[0], n[1])}
        part = _named_part(rows, m, nested)
        if part is None or any(i in taken for i in range(*part)):
            continue
        if m[3] not in ("person", "organization", "place"):
            for i in range(*part):
                words[i].names = NOT_ANNOTATED
            continue
        text = "".join((" " if i > part[0] and words[i].gap else "") + words[i].form for i in range(*part))
        kinds = _kinds(m[3], text, rows[m[2]].xpos == "NNPS", facts)
        if kinds:
            label_span(words, *part, kinds)
            taken.update(range(*part))


def _numbers(text):
    out = []
    for a, b in re.findall(r"(\d+)(?:-(\d+))?", text):
        out += range(int(a), int(b or a) + 1)
    return out


def _label_attribution(words, rows):
    """Token numbers of GUM count the words of a document from 1."""
    units, unit = {}, None
    for i, row in enumerate(rows):
        found = UNIT.search(row.misc)
        unit = int(found.group(1)) if found else unit
        units.setdefault(unit, []).append(i)
        words[i].attribution = "O"
    marks = {"content": [], "source": [], "cue": []}
    for row in rows:
        for _, content, signals in SAID.findall(row.misc):
            cues = re.findall(r"lex-ind(?:wd|ph)-([\d,-]+?)-(?:_|gold)", signals)
            sources = re.findall(r"sem-atsrc-([\d,-]+?)-(?:_|gold)", signals)
            if cues:
                marks["content"] += units.get(int(content), [])
                marks["source"] += [n - 1 for s in sources for n in _numbers(s)]
                marks["cue"] += [n - 1 for c in cues for n in _numbers(c)]
    for label, places in marks.items():
        for i in places:
            if 0 <= i < len(words):
                words[i].attribution = label


def add_gum_labels(sentences, path, facts):
    """Names and attribution for the sentences of a GUM file; returns how many words got a name."""
    at = 0
    for document in _documents(path):
        own = sentences[at: at + len(document)]
        at += len(document)
        for words, rows in zip(own, document):
            assert len(words) == len(rows)
            _label_names(words, rows, facts)
        _label_attribution([w for s in own for w in s], [r for s in document for r in s])
    return sum(w.names not in (ANY_NAME, NOT_ANNOTATED) for s in sentences for w in s)
