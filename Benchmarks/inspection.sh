#!/usr/bin/env bash
# Sticks from plugging in to released, against the obvious pipeline of Debian's tools with clamd.
#
# CASES: office (1 GB), small (50,000 files), large (4 files), again (the office stick once more),
# first (how long until the first file of the office stick is judged).
# SIGNATURES: a folder of virus signatures for both sides; make-signatures.py makes a full-size one.
set -euo pipefail
# shellcheck source=Benchmarks/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

runs=${RUNS:-3}
cases=${CASES:-office again small large}
signatures=${SIGNATURES:-$root/rules/signatures}

# stick KIND AMOUNT: an image of such a stick, made once
stick() {
  image=$work/$1.img
  [ -e "$image" ] && return
  python3 "$root/Benchmarks/make-stick.py" "$1" "$work/tree" "$2"
  truncate -s "$(du -sB1 --apparent-size "$work/tree" | awk '{ print int($1 * 1.3 + 300e6) }')" "$image"
  mkfs.vfat -F 32 -s 8 "$image" >/dev/null
  mcopy -i "$image" -s "$work"/tree/* ::/
  rm -rf "$work/tree"
}

cat >"$work/clamd.conf" <<END
Foreground yes
LocalSocket $work/clamd.sock
DatabaseDirectory $signatures
MaxThreads $(nproc)
TemporaryDirectory /dev/shm
LogFile $work/clamd.log
MaxFileSize 2000M
MaxScanSize 2000M
StreamMaxLength 2000M
AlertEncrypted yes
AlertExceedsMax yes
AlertBrokenMedia yes
AlertOLE2Macros yes
User $(id -un)
END

# fresh_peer: a clamd that has seen nothing yet; its own cache is on, as it is by default
fresh_peer() {
  [ -z "${clamd:-}" ] || { kill "$clamd" 2>/dev/null && wait "$clamd" 2>/dev/null; } || true
  rm -f "$work/clamd.sock"
  clamd --config-file="$work/clamd.conf" >/dev/null 2>&1 &
  clamd=$!
  started+=("$clamd")
  until [ -S "$work/clamd.sock" ]; do sleep 0.1; done
}

# fresh_gate: a station that has seen nothing yet, with its engine loaded
fresh_gate() {
  [ -z "${station:-}" ] || { kill "$station" && wait "$station" 2>/dev/null; } || true
  [ ! -e "$work/site/station/station.sqlite" ] ||
    sqlite3 "$work/site/station/station.sqlite" 'PRAGMA busy_timeout = 10000; DELETE FROM inspection' >/dev/null
  start_station
  until engine=$(pgrep -n -P "$station" gate-scan) && pgrep -P "$engine" >/dev/null; do sleep 0.2; done
}

# plug_approved: plugs the stick in under a fresh grant; sets serial and start
plug_approved() {
  serial=BENCH-$RANDOM$RANDOM
  approve "$serial" >/dev/null
  start=$(now)
  plug "$serial" "$image"
}

# unplug: forgets the stick and what came in with it
unplug() {
  rm -rf "$work/devices/$serial" "$work"/site/station/release/* "$work"/site/station/quarantine/*
}

gate() {
  local serial start
  plug_approved
  # The release folder appears by one rename; asking the server would take the cores from the gate.
  until compgen -G "$work/site/station/release/*/manifest.json" >/dev/null; do sleep 0.05; done
  since "$start"
  unplug
}

peer() {
  local start
  start=$(now)
  tsk_recover -a "$image" "$work/recovered" >/dev/null
  find "$work/recovered" -type f -print0 | xargs -0 sha256sum >"$work/sums"
  clamdscan --config-file="$work/clamd.conf" --multiscan --fdpass --quiet "$work/recovered" || true
  cp -r "$work/recovered" "$work/released"
  since "$start"
  rm -rf "$work/recovered" "$work/released"
}

# compare NAME RUN
compare() {
  local g p
  g=$(gate)
  p=$(peer)
  awk -v n="$1" -v r="$2" -v g="$g" -v p="$p" \
    'BEGIN { printf "%-6s run %s: gate %.2f s, peer %.2f s, peer/gate %.2f\n", n, r, g, p, p / g }'
}

# floor: the same bytes read, hashed and written once each by Debian's tools, nothing else
floor() {
  local start
  tsk_recover -a "$image" "$work/recovered" >/dev/null
  start=$(now)
  find "$work/recovered" -type f -print0 | xargs -0 cat | tee "$work/written" | sha256sum >/dev/null
  since "$start"
  rm -rf "$work/recovered" "$work/written"
}

# first_verdict: from plugging in until the console knows of a judged file
first_verdict() {
  local serial start
  plug_approved
  until person staff1 transfer list --format json | python3 -c '
import json, sys
live = [t for t in json.load(sys.stdin) if t["state"] not in ("released", "failed")]
sys.exit(0 if live and live[0]["files_judged"] > 0 else 1)'; do :; done
  since "$start"
  until compgen -G "$work/site/station/release/*/manifest.json" >/dev/null; do sleep 0.1; done
  unplug
}

peak() { awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$1/status"; }

make_site
if [ -n "${SIGNATURES:-}" ]; then
  rm -rf "$work/site/station/signatures"
  cp -r "$SIGNATURES" "$work/site/station/signatures"
fi

for case in $cases; do
  case $case in
    office | again | first) stick office "${BYTES:-1e9}" ;;
    small) stick small "${FILES:-50000}" ;;
    large) stick large "${LARGE_BYTES:-1e9}" ;;
  esac
  if [ "$case" = again ]; then
    fresh_gate
    fresh_peer
    gate >/dev/null
    peer >/dev/null
  fi
  for run in $(seq "$runs"); do
    if [ "$case" = first ]; then
      fresh_gate
      printf 'first  run %s: %s s\n' "$run" "$(first_verdict)"
      continue
    fi
    if [ "$case" != again ]; then
      fresh_gate
      fresh_peer
    fi
    compare "$case" "$run"
    [ "$case" != again ] || printf 'again  run %s: floor %s s\n' "$run" "$(floor)"
  done
  printf '%-6s gate-station peak resident memory: %s MiB\n' "$case" "$(peak "$station")"
done
