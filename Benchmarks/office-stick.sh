#!/usr/bin/env bash
# One office stick, from plugging in to released, against the obvious pipeline of Debian's tools.
set -euo pipefail
# shellcheck source=Benchmarks/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

runs=${RUNS:-3}
bytes=${BYTES:-1e9}

image=$work/stick.img
python3 "$root/Benchmarks/make-office-stick.py" "$work/tree" "$bytes"
truncate -s "$(python3 -c "print(int(float('$bytes') * 1.15 + 64e6))")" "$image"
mkfs.vfat -F 32 "$image" >/dev/null
mcopy -i "$image" -s "$work"/tree/* ::/
rm -rf "$work/tree"

signatures=$root/rules/signatures
[ -z "${SIGNATURES:-}" ] || signatures=$SIGNATURES
make_site
if [ -n "${SIGNATURES:-}" ]; then
  rm -rf "$work/site/station/signatures"
  cp -r "$SIGNATURES" "$work/site/station/signatures"
fi
start_station

mkdir "$work/clamd-tmp"
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
# A stick that comes for the first time: what an earlier run left in memory must not answer.
DisableCache yes
END
clamd --config-file="$work/clamd.conf" >/dev/null 2>&1 &
started+=($!)
for _ in $(seq 600); do [ -S "$work/clamd.sock" ] && break; sleep 0.1; done

gate() {
  local serial=BENCH-$1 start number
  number=$(approve "$serial")
  start=$(now)
  plug "$serial" "$image"
  until person staff1 transfer list --format json | python3 -c '
import json, sys
ends = [t for t in json.load(sys.stdin) if t["request_number"] == sys.argv[1]]
sys.exit(0 if ends and ends[0]["state"] in ("released", "failed") else 1)' \
    "$number"; do sleep 0.1; done
  since "$start"
  rm -rf "$work/devices/$serial" "$work"/site/station/release/* "$work"/site/station/quarantine/*
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

peak() {
  awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$1/status"
}

gate warm >/dev/null
peer >/dev/null
for run in $(seq "$runs"); do
  g=$(gate "$run")
  p=$(peer)
  awk -v r="$run" -v g="$g" -v p="$p" \
    'BEGIN { printf "run %s: gate %.2f s, peer %.2f s, peer/gate %.2f\n", r, g, p, p / g }'
done
printf 'gate-station peak resident memory: %s MiB\n' "$(peak "$station")"
