"""Words to word pieces, as BERT's uncased tokenizer makes them, and the features of a word's shape.

The C++ side (src/parse/pieces.cc) does the same; test/cases/parse holds both to one list.
"""
import unicodedata

MAX_LETTERS = 100  # a longer chunk is unknown, as in BERT


def _is_punctuation(c):
    o = ord(c)
    if 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126:
        return True
    return unicodedata.category(c).startswith("P")


def _is_cjk(c):
    o = ord(c)
    return (0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0xF900 <= o <= 0xFAFF
            or 0x20000 <= o <= 0x2FA1F)


def normalise(word):
    """NFC, lower case, then NFD without combining marks."""
    text = unicodedata.normalize("NFD", unicodedata.normalize("NFC", word).lower())
    return "".join(c for c in text if unicodedata.category(c) != "Mn")


def chunks(text):
    """Runs of letters and digits; every punctuation mark and CJK character stands alone."""
    out, run = [], ""
    for c in text:
        if c.isspace() or _is_punctuation(c) or _is_cjk(c):
            if run:
                out.append(run)
            run = ""
            if not c.isspace():
                out.append(c)
        else:
            run += c
    if run:
        out.append(run)
    return out


class Pieces:
    """The vocabulary, with a memory of the words it has cut."""

    def __init__(self, vocabulary):
        self.vocabulary = vocabulary
        self.ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown, self.cls, self.sep = self.ids["[UNK]"], self.ids["[CLS]"], self.ids["[SEP]"]
        self.memory = {}

    def of(self, word):
        """Ids of the pieces of a word; [UNK] where it has none."""
        if word not in self.memory:
            found = [i for chunk in chunks(normalise(word)) for i in self._cut(chunk)]
            self.memory[word] = found or [self.unknown]
        return self.memory[word]

    def _cut(self, chunk):
        if len(chunk) > MAX_LETTERS:
            return [self.unknown]
        out, begin = [], 0
        while begin < len(chunk):
            for end in range(len(chunk), begin, -1):
                piece = ("##" if begin else "") + chunk[begin:end]
                if piece in self.ids:
                    break
            else:
                return [self.unknown]
            out.append(self.ids[piece])
            begin = end
        return out


def shape(word):
    """0 special, 1 lower, 2 Capitalised, 3 ALL CAPS, 4 one capital, 5 mixed, 6 digits, 7 neither."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 6 if any(c.isdigit() for c in word) else 7
    upper = [c.isupper() for c in letters]
    if not any(upper):
        return 1
    if len(letters) == 1:
        return 4
    if all(upper):
        return 3
    return 2 if upper[0] and not any(upper[1:]) else 5
