#!/usr/bin/env bash
# Memory of the engine and its workers over ten changes of signatures.
#
# COUNT: signatures in the set (8,654,998); SIGNATURES: a folder that make-signatures.py made before.
# One engine = the resident memory of the engine process alone. The goal: all processes together,
# shared pages counted once (PSS), at most 1.15 of that, and no lasting growth.
set -euo pipefail
# shellcheck source=Benchmarks/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

signatures=${SIGNATURES:-$work/signatures}
[ -d "$signatures" ] || python3 "$root/Benchmarks/make-signatures.py" "$signatures" "${COUNT:-8654998}"

# engines: the engine processes of the station
engines() { pgrep -P "$station" -x gate-scan || true; }

# memory FIELD PROCESS…: sum in KiB
memory() {
  local field=$1 sum=0 process value
  shift
  for process in "$@"; do
    value=$(awk -v f="$field:" '$1 == f { print $2 }' "/proc/$process/smaps_rollup" 2>/dev/null || echo 0)
    sum=$((sum + ${value:-0}))
  done
  printf '%s' "$sum"
}

# show NAME: one line of figures
show() {
  local engine workers one all
  until [ "$(engines | wc -l)" = 1 ]; do sleep 0.2; done
  engine=$(engines)
  workers=$(pgrep -P "$engine" | tr '\n' ' ')
  one=$(memory Rss "$engine")
  # shellcheck disable=SC2086
  all=$(memory Pss "$engine" $workers)
  printf '%-12s engine %7d MiB  engine and %d workers %7d MiB  ratio %s  station %5d MiB\n' "$1" \
    $((one / 1024)) "$(wc -w <<<"$workers")" $((all / 1024)) \
    "$(awk -v a="$all" -v b="$one" 'BEGIN { printf "%.3f", a / b }')" \
    $(($(memory Pss "$station") / 1024))
}

# change ARGUMENTS…: another set comes into force; prints the most that all engines took meanwhile
change() {
  local begin most=0 all
  begin=$(now)
  ctl signatures "$@" --site "$work/site" --format json >"$work/change.json" 2>"$work/change.err" &
  local change=$!
  while kill -0 "$change" 2>/dev/null; do
    # shellcheck disable=SC2046
    all=$(memory Pss $(for e in $(engines); do echo "$e"; pgrep -P "$e" || true; done))
    [ "$all" -gt "$most" ] && most=$all
    sleep 0.5
  done
  wait "$change" || { cat "$work/change.err" >&2; return 1; }
  printf '%-12s %s s, most %d MiB\n' "  change" "$(since "$begin")" $((most / 1024))
}

# stick: scans some files, so that workers have memory of their own
use_workers() {
  python3 "$root/Benchmarks/make-stick.py" office "$work/tree" 60000000
  truncate -s 160M "$work/stick.img"
  mkfs.vfat -F 32 "$work/stick.img" >/dev/null
  mcopy -i "$work/stick.img" -s "$work"/tree/* ::/
  local number
  number=$(approve BENCH)
  plug BENCH "$work/stick.img"
  until person staff1 transfer list --format json | grep -q '"released"'; do sleep 0.5; done
  rm -rf "$work/tree"
  printf 'scanned an office stick of 60 MB under %s\n' "$number"
}

make_site
# shellcheck disable=SC2046
ctl signatures bundle full $(printf '%s ' "$signatures"/*.?db) --site "$work/site" \
  --output "$work/full" >/dev/null
mkdir "$work/more-files"
printf 'Synthetic.More:0:*:%s\n' "$(printf 'GATEHOUSE-BENCH-MORE' | xxd -p)" >"$work/more-files/more.ndb"
ctl signatures bundle more "$work/more-files/more.ndb" --site "$work/site" --output "$work/more" >/dev/null
start_station
until [ -n "$(engines)" ]; do sleep 0.2; done
change import "$work/full"
show "full set"
use_workers
show "after a stick"
change import "$work/more"
show "reload 1"
for round in $(seq 2 10); do
  change rollback
  show "reload $round"
done
