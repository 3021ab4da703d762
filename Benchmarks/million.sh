#!/usr/bin/env bash
# The station's memory while it takes in a stick of very many files.
#
# FILES: how many (1,000,000 unless given). The policy's limit on files is raised to fit.
set -euo pipefail
# shellcheck source=Benchmarks/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

files=${FILES:-1000000}
image=$work/million.img

python3 - "$work/tree" "$files" <<'END'
import os, sys
root, count = sys.argv[1], int(sys.argv[2])
for index in range(count):
    folder = f"{root}/{index // 1000:04d}"
    if index % 1000 == 0:
        os.makedirs(folder)
    with open(f"{folder}/记录{index:07d}.txt", "w") as file:
        file.write(f"第 {index} 条记录，内容各不相同。\n")
END
truncate -s $((files * 1400 + 256000000)) "$image"
mkfs.ext4 -q -b 1024 -I 128 -N $((files + files / 500 + 1000)) -O ^has_journal -d "$work/tree" "$image"
rm -rf "$work/tree"

mkdir "$work/office"
cp -r "$root/policies" "$root/rules" "$work/office"
sed -i 's/^max-files: .*/max-files: 1000000/' "$work/office/policies/scanning.yaml"
office_root=$work/office make_site
start_station

# resident PID: what it holds now, in MiB
resident() { awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$1/status"; }

approve MILLION >/dev/null
start=$(now)
plug MILLION "$image"
while ! compgen -G "$work/site/station/release/*/manifest.json" >/dev/null; do
  sleep 20
  printf '%7.0f s: station %s MiB, server %s MiB\n' \
    "$(since "$start")" "$(resident "$station")" "$(resident "${started[0]}")"
done
printf '%s files in %s s; peak of gate-station %s MiB, of gated %s MiB\n' "$files" \
  "$(since "$start")" "$(awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$station/status")" \
  "$(awk '/VmHWM/ { print int($2 / 1024) }' "/proc/${started[0]}/status")"
