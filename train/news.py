"""Takes news for self-training: articles on conflicts and a sample of the others, and the links in them.

    python train/news.py --data DATA --out DIR [--seed 1] [--others 3500]

Writes news.jsonl (for `dragoman read --format conllu`) and links.json (article → [[words, page]]). Articles that any
annotated text shares (overlap_with_annotated.tsv) are left out.
"""
import argparse
import gzip
import json
import os
import random


def articles(news):
    """All of Wikinews that no annotated text shares."""
    with open(os.path.join(news, "overlap_with_annotated.tsv"), encoding="utf-8") as f:
        shared = {line.split("\t")[0] for line in f}
    with gzip.open(os.path.join(news, "wikinews_2019.jsonl.gz"), "rt", encoding="utf-8") as f:
        return [a for a in map(json.loads, f) if a["id"] not in shared]


def pick(news, seed, others):
    found = articles(news)
    random.seed(seed)
    on_conflicts = [a for a in found if a["conflict_kw"]]
    rest = [a for a in found if not a["conflict_kw"]]
    chosen = on_conflicts + random.sample(rest, min(others, len(rest)))
    random.shuffle(chosen)
    return chosen


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", required=True), ap.add_argument("--out", required=True)
    ap.add_argument("--seed", type=int, default=1), ap.add_argument("--others", type=int, default=3500)
    a = ap.parse_args()
    chosen = pick(os.path.join(a.data, "news"), a.seed, a.others)
    with open(os.path.join(a.out, "news.jsonl"), "w", encoding="utf-8") as f:
        for article in chosen:
            row = {"id": article["id"], "title": article["title"], "text": "\n\n".join(article["paras"])}
            f.write(json.dumps(row) + "\n")
    with open(os.path.join(a.out, "links.json"), "w", encoding="utf-8") as f:
        json.dump({article["id"]: article["links"] for article in chosen}, f)
    print(f"{len(chosen)} articles")


if __name__ == "__main__":
    main()
