#!/usr/bin/env bash
# How fast an external machine is inspected: external.sh PROGRAMS-FOLDER SITE [FILES]
#
# Makes a tree of small texts, inspects it, inspects it again unchanged, then once more gently, and
# prints seconds, processor seconds, files a processor second and the most memory of one process.
# Compares rg and yara on the tree. TREE=FOLDER inspects that folder instead, such as what
# make-text-corpus made; GENTLE= leaves out the last run.
set -euo pipefail
programs=$1 site=$2 count=${3:-50000}
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
tree=${TREE:-$work/tree}
make_tree() {
  local folder file
  for ((folder = 0; folder < count / 100; folder++)); do
    mkdir -p "$tree/$folder"
    for file in {1..100}; do
      printf '第 %s 号记录：今天检查了走廊、楼梯和会议室，一切正常。\n' "$folder-$file" \
        >"$tree/$folder/$file.txt"
    done
  done
  printf '机密★10年\n' >"$tree/0/mark.txt"
}
if [ -z "${TREE:-}" ]; then make_tree; else count=$(find "$TREE" -type f | wc -l); fi
"$programs/gate-inspect" enrol --state "$work/state" --machine BENCH-01 --name bench \
  --office-key "$(cat "$site/station/keys/grant.pub")" --out "$work" 2>/dev/null >&2
"$programs/gatectl" rules bundle --site "$site" --output "$work/rules.gaterules" >/dev/null
"$programs/gate-inspect" rules --state "$work/state" "$work/rules.gaterules" >/dev/null

run() {
  local name=$1 start end
  shift
  start=$(date +%s.%N)
  /usr/bin/python3 - "$work/usage" "$@" >"$work/out" 2>"$work/error" <<'MEASURE' || true
import resource, subprocess, sys
subprocess.call(sys.argv[2:])
used = resource.getrusage(resource.RUSAGE_CHILDREN)
open(sys.argv[1], "w").write("%f %f %d" % (used.ru_utime, used.ru_stime, used.ru_maxrss // 1024))
MEASURE
  end=$(date +%s.%N)
  read -r user system memory <"$work/usage" || true
  awk -v n="$name" -v u="$user" -v s="$system" -v a="$start" -v b="$end" -v c="$count" -v m="$memory" \
    'BEGIN { printf "%-10s %8.2f s %8.2f CPU s %8.0f files/CPU s, share of a core %.2f, %d MB\n", n, b - a, u + s, c / (u + s), (u + s) / (b - a), m }'
}
inspect=("$programs/gate-inspect" run --state "$work/state" --root "$tree" --quiet --allow-no-landlock)
inspect+=(--pictures "${PICTURES:-0}")
run first "${inspect[@]}"
run again "${inspect[@]}"
run 'rg' rg -l '(绝密|机密|秘密)★' "$tree"
cat >"$work/rule.yar" <<'RULE'
rule mark { strings: $mark = "机密★" condition: $mark }
RULE
run 'yara -r' yara -r "$work/rule.yar" "$tree"
# Another limit makes every result so far void, so that all is read again.
[ -z "${GENTLE-yes}" ] || run 'gentle' "${inspect[@]}" --gentle --seconds 59
