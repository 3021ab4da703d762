"""Runs the packers of Debian in a folder that is thrown away."""

import os
import subprocess
import tempfile

ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH="1704164646", TZ="UTC")

# qemu-img times its key derivation, and gives up when others keep the processor from it.
BUSY = b"Unable to get accurate CPU usage"


def run(arguments, folder, stdin=None):
    """Runs one program; its output. A program that fails ends everything."""
    for _ in range(10):
        done = subprocess.run(
            arguments, cwd=folder, input=stdin, capture_output=True, env=ENVIRONMENT, timeout=300
        )
        if BUSY not in done.stderr:
            break
    if done.returncode != 0:
        text = (done.stdout + done.stderr).decode(errors="replace")[-2000:]
        raise RuntimeError("%s: status %d: %s" % (" ".join(arguments), done.returncode, text))
    return done.stdout


def made(files, *commands, result="out"):
    """The bytes of `result` after the commands ran in a folder with the files.

    files: a dictionary of names and bytes; commands: lists of arguments.
    """
    with tempfile.TemporaryDirectory(prefix="gatecorpus-") as folder:
        put(folder, files)
        for command in commands:
            run(command, folder)
        with open(os.path.join(folder, result), "rb") as file:
            return file.read()


def put(folder, files):
    """Writes files, with the folders above them."""
    for name, data in files.items():
        path = os.path.join(os.fsencode(folder), os.fsencode(name))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as out:
            out.write(data)


def piped(arguments, data):
    """What a filter such as zstd makes of data."""
    return run(arguments, "/", stdin=data)
