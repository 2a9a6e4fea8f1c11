#!/usr/bin/env bash
# Makes the weights of the first look (`dragoman read --fast`): all news is read in full, and a small network learns in which
# sentences nothing was found. One thread, about half an hour on a quiet core.
#
#     train/make_look.sh DATA WORK
#
# DATA holds news/. WORK takes the records and english.look: whoever wants it to ship copies it to model/, after
# test/floors.py has passed with it. To be made anew with every english.model of another vocabulary, and worth it where what
# the codebook finds has changed much. Needs Python with torch and numpy, a built program and bench/list_segments.
set -eu
data=$1 work=$2
here=$(cd "$(dirname "$0")/.." && pwd)
build=$here/build/release
export OMP_NUM_THREADS=1
mkdir -p "$work"

python3 "$here/train/look_news.py" --data "$data" --out "$work/news.jsonl"
"$build/dragoman" read --format json "$work/news.jsonl" > "$work/news.records"
"$build/bench/list_segments" "$here/model/english.model" "$work/news.jsonl" > "$work/news.segments"
python3 "$here/train/first_look.py" --records "$work/news.records" --segments "$work/news.segments" \
  --model "$here/model/english.model" --out "$work/english.look"
