"""Takes all news for the first look: Wikinews with its dates, in any order, and the items of current events.

    python train/look_news.py --data DATA --out news.jsonl [--seed 1]

Articles that any annotated text shares are left out.
"""
import argparse
import json
import os
import random

from news import articles


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", required=True), ap.add_argument("--out", required=True), ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args()
    news = os.path.join(a.data, "news")
    found = articles(news)
    random.seed(a.seed)
    random.shuffle(found)
    rows = [{"id": one["id"], "title": one["title"], "published": one["date_est"], "text": "\n\n".join(one["paras"])} for one in found]
    with open(os.path.join(news, "wikipedia_current_events_2025.jsonl"), encoding="utf-8") as f:
        rows += [{"id": f"ce{i}", "published": one["date"], "text": one["text"]} for i, one in enumerate(map(json.loads, f))]
    with open(a.out, "w", encoding="utf-8") as f:
        f.writelines(json.dumps(row) + "\n" for row in rows)
    print(f"{len(rows)} texts")


main()
