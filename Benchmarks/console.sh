#!/usr/bin/env bash
# The transfer list with 10,000 transfers in the store, under wrk with 32 connections.
set -euo pipefail
# shellcheck source=Benchmarks/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

make_site
start_station
printf 'one\n' >"$work/a.txt"
truncate -s 40M "$work/one.img"
mkfs.vfat -F 32 "$work/one.img" >/dev/null
mcopy -i "$work/one.img" "$work/a.txt" ::/
approve ONE >/dev/null
plug ONE "$work/one.img"
until person staff1 transfer list --format json | grep -q '"released"'; do sleep 0.2; done

# Copies of that transfer under new identifiers; nothing else is different.
sqlite3 "$work/site/server/store.sqlite" <<'END'
PRAGMA busy_timeout = 10000;
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)
INSERT INTO transfer (id, request, requester, station, is_final, json)
SELECT printf('01A%023d', i), request, requester, station, is_final,
       replace(json, id, printf('01A%023d', i)) FROM transfer, n;
END

jar=$work/jar
page=$(curl -s -c "$jar" "http://127.0.0.1:$port/sign-in")
token=$(printf '%s' "$page" | grep -o 'name="form_token" value="[^"]*"' | head -1 | cut -d'"' -f4 || true)
curl -s -o /dev/null -b "$jar" -c "$jar" -H "Origin: http://127.0.0.1:$port" \
  --data-urlencode "account=officer1" --data-urlencode "password=benchmark-password-1" \
  ${token:+--data-urlencode "form_token=$token"} "http://127.0.0.1:$port/sign-in"
session=$(awk '$6 == "gate_session" { print $7 }' "$jar")
[ -n "$session" ] || { echo 'could not sign in' >&2; exit 1; }
curl -s -b "gate_session=$session" "http://127.0.0.1:$port/transfers" | grep -c '<tr' |
  sed 's/^/rows on the page: /'
wrk -t 2 -c 32 -d "${SECONDS_TO_RUN:-15}s" --latency -H "Cookie: gate_session=$session" \
  "http://127.0.0.1:$port/transfers"
awk '/VmHWM/ { print "gated peak resident memory: " int($2 / 1024) " MiB" }' \
  "/proc/${started[0]}/status"
