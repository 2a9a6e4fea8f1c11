"""Factuality of predicates (Universal Decompositional Semantics) on EWT's sentences: did it happen?

UDS numbers the sentences of an older EWT, in which one sentence was still two: from some sentence on, numbers are one
higher. Where, is found by asking where most of its predicates are verbs.
"""
import collections
import json
import zipfile

FACTUALITY_LABELS = ["actual", "not", "uncertain"]
SURE = 0.3  # values go from -3 to 3 with the middle at 0; nearer to it is uncertain


def _predicates(path, split):
    """[(sentence number from 1, word number from 1, value)]"""
    with zipfile.ZipFile(path) as z:
        told = json.loads(z.read("factuality.json"))["data"]
    out = []
    for name, predicates in told.items():
        _, part, number = name.split("-")
        if part == split:
            out += [(int(number), int(p.split("-")[-1]), v["factuality"]["factual"]["value"]) for p, v in predicates.items()]
    return out


def _is_verb(sentences, sentence, word):
    return 0 <= sentence < len(sentences) and word <= len(sentences[sentence]) and sentences[sentence][word - 1].upos == "VERB"


def _change(sentences, predicates):
    """The sentence number from which numbers are one higher than ours."""
    gain = collections.Counter()
    for number, word, _ in predicates:
        gain[number] += _is_verb(sentences, number - 1, word) - _is_verb(sentences, number - 2, word)
    best = total = sum(gain.values())
    where = max(gain) + 1
    for number in sorted(gain, reverse=True):
        total -= gain[number]
        if total > best:
            best, where = total, number
    return where


def add_factuality(sentences, path, split):
    predicates = _predicates(path, split)
    change, told = _change(sentences, predicates), 0
    for number, word, value in predicates:
        at = number - (2 if number >= change else 1)
        if _is_verb(sentences, at, word):
            sentences[at][word - 1].factuality = "actual" if value > SURE else "not" if value < -SURE else "uncertain"
            told += 1
    return told
