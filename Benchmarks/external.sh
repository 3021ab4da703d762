#!/usr/bin/env bash
# How fast an external machine is inspected: external.sh PROGRAMS-FOLDER SITE [FILES]
#
# Makes a tree of small texts, inspects it, inspects it again unchanged, then once more gently, and
# prints seconds, processor seconds and files a processor second. Compares rg and yara on the tree.
set -euo pipefail
programs=$1 site=$2 count=${3:-50000}
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
mkdir "$work/tree"
for ((folder = 0; folder < count / 100; folder++)); do
  mkdir "$work/tree/$folder"
  for file in {1..100}; do
    printf '第 %s 号记录：今天检查了走廊、楼梯和会议室，一切正常。\n' "$folder-$file" \
      >"$work/tree/$folder/$file.txt"
  done
done
printf '机密★10年\n' >"$work/tree/0/mark.txt"
"$programs/gate-inspect" enrol --state "$work/state" --machine BENCH-01 --name bench \
  --office-key "$(cat "$site/station/keys/grant.pub")" --out "$work" 2>/dev/null >&2
"$programs/gatectl" rules bundle --site "$site" --output "$work/rules.gaterules" >/dev/null
"$programs/gate-inspect" rules --state "$work/state" "$work/rules.gaterules" >/dev/null

run() {
  local name=$1 start end
  shift
  start=$(date +%s.%N)
  TIMEFORMAT='%U %S'
  read -r user system < <({ time "$@" >"$work/out" 2>"$work/error"; } 2>&1)
  end=$(date +%s.%N)
  awk -v n="$name" -v u="$user" -v s="$system" -v a="$start" -v b="$end" -v c="$count" \
    'BEGIN { printf "%-10s %8.2f s %8.2f CPU s %8.0f files/CPU s, share of a core %.2f\n", n, b - a, u + s, c / (u + s), (u + s) / (b - a) }'
}
inspect() { "$programs/gate-inspect" run --state "$work/state" --root "$work/tree" --quiet --allow-no-landlock "$@"; }
run first inspect
run again inspect
run 'rg' rg -l '(绝密|机密|秘密)★' "$work/tree"
cat >"$work/rule.yar" <<'RULE'
rule mark { strings: $mark = "机密★" condition: $mark }
RULE
run 'yara -r' yara -r "$work/rule.yar" "$work/tree"
# Another limit makes every result so far void, so that all is read again.
run 'gentle' inspect --gentle --pictures 19
