# Checks an exported audit log with aics-tlog (PyPI; Python 3.12), which has nothing to do with ours:
# first the checkpoint, then every tile and every bundle against its root.
#
#   python3 audit.py FOLDER VKEY
#
# The tool's own command reads only the tiles at the edge that lead to the root, so it alone does
# not find a change further back.
import base64
import json
import subprocess
import sys

from aics_tlog import FileSystemTileReader, audit_tiles

folder, vkey = sys.argv[1:]
answer = subprocess.run(
    [sys.executable, "-m", "aics_tlog", "verify-checkpoint", "--tiles", folder, "--log-key", vkey],
    capture_output=True, text=True)
if answer.returncode != 0:
    sys.exit(f"refused: {answer.stdout}{answer.stderr}")
checkpoint = json.loads(answer.stdout)
report = audit_tiles(
    FileSystemTileReader(folder), checkpoint["size"], base64.b64decode(checkpoint["root"]))
print(f"proved: {report.size} records, {report.tiles} tiles, {report.bundles} bundles")
