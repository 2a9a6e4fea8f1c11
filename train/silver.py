"""Names on unlabelled news: an earlier model's reading, corrected by the links that its writers set.

A link says where a name begins and ends, and all links to one page name one thing: the kinds that the model gave to its
mentions vote. Names without a link vote by their letters. What stays unsure is left open.
"""
import collections
import json
import re

from treebanks import ANY_NAME, NAME_KINDS, NOT_ANNOTATED, Word, label_span

LEAST_VOTES, LINK_SHARE, NAME_SHARE = 2, 0.6, 0.8


class Article:
    def __init__(self, number):
        self.number, self.sentences = number, []  # [[(Word, tag)]]


def read_articles(path):
    """CoNLL-U with `Name=` and `# newdoc id` to articles."""
    articles, rows, gap = [], [], 3
    for line in open(path, encoding="utf-8"):
        if line.startswith("# newdoc id = "):
            articles.append(Article(line[14:].strip()))
        elif line.startswith("# newpar"):
            gap = 3
        elif line[0].isdigit():
            c = line.rstrip("\n").split("\t")
            if c[0].isdigit():
                name = re.search(r"Name=([^|]+)", c[9])
                word = Word(c[1], gap)
                word.proper = c[3] == "PROPN"
                rows.append((word, name.group(1) if name else "O"))
                gap = 0 if "SpaceAfter=No" in c[9] else 1
        elif line == "\n" and rows:
            articles[-1].sentences.append(rows)
            rows, gap = [], max(gap, 1)
    return articles


def _spans(rows):
    out = []
    for i, (_, tag) in enumerate(rows):
        if tag[0] == "B":
            out.append([i, i + 1, tag[2:]])
        elif tag[0] == "I" and out:
            out[-1][1] = i + 1
    return [tuple(s) for s in out]


def _text(rows, begin, end):
    return "".join((" " if i > begin and rows[i][0].gap else "") + rows[i][0].form for i in range(begin, end))


def _letters(text):
    return re.sub(r"\s", "", text)


def _links_in(rows, links):
    """[(begin, end, page)] of the longest linked words at each place."""
    out, at, starts = [], 0, {}
    for i, (word, _) in enumerate(rows):
        starts[at] = i
        at += len(word.form)
    starts[at] = len(rows)
    letters = "".join(w.form for w, _ in rows)
    taken = set()
    for surface, page in sorted(links, key=lambda l: -len(l[0])):
        if not surface[:1].isupper():
            continue
        key = _letters(surface)
        found = letters.find(key)
        while found >= 0:
            begin, end = starts.get(found), starts.get(found + len(key))
            if begin is not None and end is not None and not taken & set(range(begin, end)):
                out.append((begin, end, page))
                taken.update(range(begin, end))
            found = letters.find(key, found + 1)
    return out


def _winner(votes, share):
    kind, most = votes.most_common(1)[0] if votes else ("", 0)
    total = sum(votes.values())
    return kind if kind in NAME_KINDS and total >= LEAST_VOTES and most >= share * total else None


def _poll(articles, links):
    pages, names = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for article in articles:
        for rows in article.sentences:
            spans = _spans(rows)
            for begin, end, kind in spans:
                names[_text(rows, begin, end)][kind] += 1
            for begin, end, page in _links_in(rows, links.get(article.number, [])):
                over = [k for b, e, k in spans if b < end and begin < e]
                pages[page][over[0] if over else "O"] += 1
    return pages, names


def _demonym(text, facts):
    return {text.lower(), text.lower().removesuffix("s")} & facts.demonyms


def _label(rows, links, pages, names, facts):
    """Labels one sentence; returns how many of its names a link decided."""
    for word, tag in rows:
        word.names = ANY_NAME if word.proper and tag == "O" else NOT_ANNOTATED
    spans, decided, sure = _spans(rows), 0, set()
    words = [w for w, _ in rows]
    for begin, end, page in _links_in(rows, links):
        kind = _winner(pages[page], LINK_SHARE)
        wider = any(b <= begin and end <= e and e - b > end - begin for b, e, _ in spans)
        if kind is None or wider:
            continue
        # a name that the model began earlier or ended later is cut off: its rest is left open
        for b, e, _ in spans:
            if b < end and begin < e:
                for i in range(b, e):
                    words[i].names = ANY_NAME
        label_span(words, begin, end, ("NORP",) if _demonym(_text(rows, begin, end), facts) else (kind,))
        sure.update(range(begin, end))
        decided += 1
    for begin, end, kind in spans:
        if sure & set(range(begin, end)):
            continue
        winner = _winner(names[_text(rows, begin, end)], NAME_SHARE)
        if winner == kind and kind != "DATE":
            label_span(words, begin, end, (kind,))
        else:
            for i in range(begin, end):
                words[i].names = ANY_NAME
    return decided


def read_silver(conllu, links_path, facts):
    """Sentences in which at least one name is told by a link, with the labels that are sure enough."""
    articles = read_articles(conllu)
    links = json.load(open(links_path, encoding="utf-8"))
    pages, names = _poll(articles, links)
    out = []
    for article in articles:
        for rows in article.sentences:
            if _label(rows, links.get(article.number, []), pages, names, facts) and len(rows) < 90:
                out.append([w for w, _ in rows])
    return out
