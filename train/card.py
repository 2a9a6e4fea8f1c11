"""Writes the card of a model: what it is, what it was made from, how it reads the development texts.

    python train/card.py --model model/english.model --data DATA --scores SCORES --program build/release/dragoman > model/CARD.md

SCORES is the folder of the scoring programs (ud.py, names.py); they run the program on raw text.
"""
import argparse
import hashlib
import os
import subprocess
import tempfile

from weights import read_model, widths_of

DATA = [
    ("parse/en_ewt-ud-train.conllu", "UD English EWT 2.16", "CC BY-SA 4.0", "sentences, words, tags, lemmas, trees"),
    ("parse/gum_open-train.conllu", "GUM, open genres", "CC BY, CC BY-SA, public domain", "the same, named entities, attribution"),
    ("names/en_ewt-ud-train.OLD-0c7ce0d.iob2", "Universal NER, EWT", "CC BY-SA 4.0", "names"),
    ("names/wikigold/data/wikigold.conll.txt", "WikiGold", "CC BY 4.0", "names"),
    ("names/gmb_ner.csv.zip", "Groningen Meaning Bank", "text in the public domain", "names, for a head that is left behind; text, as Wikinews"),
    ("claims/factuality.zip", "UDS factuality on EWT", "CC BY-SA 4.0", "factuality"),
    ("news/wikinews_2019.jsonl.gz", "Wikinews", "CC BY 2.5", "names by an earlier model and by links (train/silver.py); text that the wide network reads to the narrow one"),
]
TESTS = [("ud.py", "parse/en_ewt-ud-dev.conllu", "EWT dev"), ("ud.py", "parse/gum_open-dev.conllu", "GUM open dev"),
         ("names.py", "names/en_ewt-ud-dev.iob2", "Universal NER, EWT dev"),
         ("names.py", "names/worldwide-measure.iob", "Worldwide newswire (measured on, never fitted to)")]


def digest(path):
    with open(path, "rb") as f:
        return hashlib.file_digest(f, "sha256").hexdigest()


def print_head(header, path, note):
    made = header["created_from"]
    shape, widths = header["config"], ", ".join(f"{heads}/{inner}" for heads, inner in widths_of(header))
    taught = f"weights `{made['teacher']}`, a wider network of the same script" if made.get("teacher") else None
    print(f"""# english.model

Reads English: sentence starts, tags, features, lemma rules, trees (UD 2) and names (PER ORG GPE LOC FAC NORP DATE), and scores
words for attribution (cue, source, content) and factuality (actual, not, uncertain). {shape["layers"]} layers of width
{shape["width"]}, of these attention heads/inner units: {widths}; matrices in 8 bits with a scale a row. Apache-2.0.

- file: sha256 `{digest(path)}`, weights `{header["fingerprint"]}`
- started from: {"weights `" + made["start"] + "` of an earlier run of the same script" if made.get("start") else "MiniLM-L6-H384"}
- taught by: {taught or "no other network"}
- seed {made["seed"]}, {str(made["steps"]) + " steps" if taught else str(made["epochs"]) + " epochs"}
- made by: `train/make_model.sh`. {note}
""")
    print("| head | labels |\n| --- | --- |")
    for head in header["heads"]:
        print(f"| {head['name']} | {len(head['labels'])} |")
    print(f"| relations of the tree | {len(header['relations'])} |\n")


def print_data(data):
    print("## Trained on\n\n| file | source | licence | for | sha256 |\n| --- | --- | --- | --- | --- |")
    for path, source, licence, use in DATA:
        print(f"| `{os.path.basename(path)}` | {source} | {licence} | {use} | `{digest(os.path.join(data, path))[:16]}` |")


def home_of(model, folder):
    """A home for the program in which this model is the one it reads with."""
    repository = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    os.mkdir(os.path.join(folder, "model"))
    os.symlink(os.path.abspath(model), os.path.join(folder, "model", "english.model"))
    os.symlink(os.path.join(repository, "codebook"), os.path.join(folder, "codebook"))
    return {**os.environ, "DRAGOMAN_HOME": folder}


def print_scores(a, home):
    print("\n## From raw text, by the program in 8 bits\n")
    for script, path, name in TESTS:
        out = subprocess.run(["python3", os.path.join(a.scores, script), a.program, os.path.join(a.data, path)],
                             stdout=subprocess.PIPE, check=True, text=True, env=home).stdout
        print(f"{name}:\n\n```\n{out.rstrip()}\n```\n")


def main():
    ap = argparse.ArgumentParser()
    for name in ("--model", "--data", "--scores", "--program"):
        ap.add_argument(name, required=True)
    ap.add_argument("--note", default="", help="what was done otherwise than in that script")
    a = ap.parse_args()
    header, _ = read_model(a.model)
    print_head(header, a.model, a.note)
    print_data(a.data)
    with tempfile.TemporaryDirectory() as folder:
        print_scores(a, home_of(a.model, folder))


main()
