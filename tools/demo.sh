#!/usr/bin/env bash
# Shows Dragoman: tools/demo.sh PROGRAM FOLDER reads a dispatch for a person, keeps the examples in a
# store in FOLDER, and opens the page of that store. On a terminal the page stays until Ctrl-C; else
# (a pipe, a build service) it is started, asked once, and ended.
set -euo pipefail
program=$1
store=$2/demo.store
port=8077
mkdir -p "$2"

"$program" read examples/corridor.txt --published 2031-03-14 --format text --color always
echo
"$program" add "$store" examples/*.txt examples/*.jsonl --published 2031-03-14

if [ -t 1 ] && [ -z "${CI:-}" ]; then
  (exec 3<>/dev/tcp/127.0.0.1/$port) 2>/dev/null && port=0  # taken: any free one
  exec "$program" serve "$store" --port "$port"
fi

coproc SERVER { exec "$program" serve "$store" --port 0; }
server=$SERVER_PID
trap 'kill "$server" 2>/dev/null' EXIT
read -r line <&"${SERVER[0]}"
address=$(sed 's|.* at \(http://[^ ]*\).*|\1|' <<<"$line")
python3 - "$address" <<'PY'
import json, sys, urllib.request
address = sys.argv[1]
page = urllib.request.urlopen(address, timeout=30).read()
held = json.load(urllib.request.urlopen(address + "api/v1/store", timeout=30))
assert b"<html" in page and held["events"] > 0, held
print(f"The page answered at {address} with {held['events']} events of {held['documents']} documents. To keep it open:")
PY
echo
echo "    $program serve $store        then open http://127.0.0.1:$port/"
