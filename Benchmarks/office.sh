#!/usr/bin/env bash
# Every list of the console with 100,000 requests and 1,000,000 records in the store, under wrk
# with 32 connections, and the search of the log. REQUESTS, RECORDS, SECONDS_TO_RUN; SITE=FOLDER
# keeps the site that takes minutes to fill and uses it again.
set -euo pipefail
# shellcheck source=Benchmarks/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

site=${SITE:-$work/site}
if [ ! -e "$site" ]; then
  "$programs/fill-office" "$site" "$port" "$root" "${REQUESTS:-100000}" "${RECORDS:-1000000}"
fi
"$programs/gated" --site "$site" 2>"$work/gated.log" &
started+=($!)
base=http://127.0.0.1:$port
until curl -s -o /dev/null "$base/sign-in"; do sleep 0.5; done

# session ACCOUNT: the cookie of somebody who signed in
session() {
  local jar=$work/jar-$1 token
  token=$(curl -s -c "$jar" "$base/sign-in" |
    grep -o 'name="form_token" value="[^"]*"' | head -1 | cut -d'"' -f4 || true)
  curl -s -o /dev/null -b "$jar" -c "$jar" -H "Origin: $base" \
    --data-urlencode "account=$1" --data-urlencode "password=benchmark-password-1" \
    ${token:+--data-urlencode "form_token=$token"} "$base/sign-in"
  awk '$6 == "gate_session" { print $7 }' "$jar"
}

# load ACCOUNT PATH…: each page under wrk
load() {
  local cookie page status
  cookie=$(session "$1")
  [ -n "$cookie" ] || { echo "could not sign in as $1" >&2; exit 1; }
  shift
  for page in "$@"; do
    status=$(curl -s -o /dev/null -w '%{http_code} %{time_total} s alone' \
      -b "gate_session=$cookie" "$base$page")
    # One thread: the load generator runs on the same two cores.
    wrk -t 1 -c 32 -d "${SECONDS_TO_RUN:-10}s" --latency -H "Cookie: gate_session=$cookie" \
      "$base$page" |
      awk -v page="$page" -v status="$status" '
        $1 == "50%" { p50 = $2 } $1 == "99%" { p99 = $2 } /Requests\/sec/ { rate = $2 }
        /Non-2xx/ { bad = " (" $0 ")" }
        END { printf "%-44s %s, %s a second, p50 %s, p99 %s%s\n", page, status, rate, p50, p99, bad }'
  done
}

# one ACCOUNT LIST: the page of the first request in a list
one() {
  curl -s -b "gate_session=$(session "$1")" "$base$2" | grep -o 'href="/requests/0[^"]*"' |
    head -1 | cut -d'"' -f2
}

load staff1 / /requests /requests/new /requests/new/leave "$(one staff1 /requests)" /account
load head1 / /requests/to-approve "$(one head1 /requests/to-approve)"
load officer1 / /requests /requests/all "$(one officer1 /requests/all)" /figures /transfers \
  /held /media /burns /machines /stations
load admin1 / /people /sessions
load auditor1 /log /log/records/500000 /log/search '/log/search?who=staff7' '/log/search?word=bench-500000' /figures
awk '/VmHWM/ { print "gated peak resident memory: " int($2 / 1024) " MiB" }' \
  "/proc/${started[0]}/status"
