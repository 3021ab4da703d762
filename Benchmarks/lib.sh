# shellcheck shell=bash
# A site of its own for a benchmark, with one person of each kind that is needed.

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
programs=$(readlink -f -- "${PROGRAMS:-$root/.build/release}")
work=$(mktemp -d "${TMPDIR:-/tmp}/gatehouse-bench-XXXXXX")
port=${PORT:-8490}
started=()

finish() {
  local process
  for process in "${started[@]}"; do kill "$process" 2>/dev/null || true; done
  wait 2>/dev/null || true
  [ -n "${KEEP:-}" ] || rm -rf -- "$work"
}
trap finish EXIT

# now: seconds with microseconds
now() { printf '%s' "$EPOCHREALTIME"; }

# since START: seconds since then
since() { awk -v a="$1" -v b="$(now)" 'BEGIN { printf "%.2f", b - a }'; }

ctl() { LC_ALL=C.UTF-8 "$programs/gatectl" "$@"; }

# person ACCOUNT ARGUMENTS…: gatectl as that person
person() {
  local account=$1
  shift
  XDG_STATE_HOME="$work/state-$account" ctl "$@"
}

# make_site: with the people of fill-office, among them staff1 and officer1
make_site() {
  printf 'benchmark-password-1\n' >"$work/password"
  "$programs/fill-office" "$work/site" "$port" "${office_root:-$root}" 0 0
  mkdir -p "$work/devices"
  "$programs/gated" --site "$work/site" 2>"$work/gated.log" &
  started+=($!)
  sign_in staff1
  sign_in officer1
}

start_station() {
  "$programs/gate-station" --site "$work/site" --device-source "virtual:$work/devices" \
    2>"$work/station.log" &
  station=$!
  started+=("$station")
}

sign_in() {
  for _ in $(seq 100); do
    person "$1" login "$1" --server "http://127.0.0.1:$port" --password-file "$work/password" \
      >/dev/null 2>"$work/sign-in.err" && return
    sleep 0.3
  done
  cat "$work/sign-in.err" >&2
  return 1
}

# approve SERIAL: prints the number of a request that was filed and approved for it
approve() {
  local number
  number=$(person staff1 request submit --purpose bench --source bench \
    --device "0951:1666:$1" --until "$(TZ=Asia/Shanghai date -d '+4 hours' +%Y-%m-%dT%H:%M)" \
    --format json | python3 -c 'import json, sys; print(json.load(sys.stdin)["number"])')
  person officer1 request approve "$number" --yes >/dev/null
  printf '%s' "$number"
}

# plug SERIAL IMAGE
plug() {
  mkdir "$work/.draft"
  ln "$2" "$work/.draft/medium.img"
  printf '{"vendor":"0951","product":"1666","serial":"%s","product_name":"bench","capacity":%s,"image":"medium.img"}' \
    "$1" "$(stat -c %s "$2")" >"$work/.draft/device.json"
  mv "$work/.draft" "$work/devices/$1"
}
