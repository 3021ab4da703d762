#!/usr/bin/env python3
"""Writes synthetic virus signatures below a folder; the same ones each time.

make-signatures.py FOLDER [COUNT]

COUNT is 8,654,998 by default, as many as the official set of 2025 holds, in about its mixture:
PE sections (.mdb), whole files (.hdb, .hsb), content (.ndb) and logical signatures (.ldb). None of
them finds anything but random content; one more finds EICAR, which the engine's self-test needs.
"""
import hashlib
import os
import random
import sys

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SHARES = {"mdb": 0.66, "hdb": 0.20, "hsb": 0.12, "ndb": 0.015, "ldb": 0.005}


def line(kind, number, rng):
    name = f"Synthetic.{kind}.{number}"
    text = f"{kind}{number}".encode()
    if kind == "mdb":
        return f"{512 * (1 + number % 4000)}:{hashlib.md5(text).hexdigest()}:{name}"
    if kind == "hdb":
        return f"{hashlib.md5(text).hexdigest()}:{1000 + number % 900000}:{name}"
    if kind == "hsb":
        return f"{hashlib.sha256(text).hexdigest()}:{1000 + number % 900000}:{name}"
    body = rng.randbytes(24 + number % 40).hex()
    if kind == "ndb":
        return f"{name}:{number % 2}:*:{body}"
    return f"{name};Engine:51-255,Target:0;0&1;{body[:40]};{body[40:]}"


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder, count = sys.argv[1], int(sys.argv[2] if len(sys.argv) == 3 else 8_654_998)
    os.makedirs(folder)
    rng = random.Random(20261122)
    for kind, share in SHARES.items():
        with open(os.path.join(folder, f"synthetic.{kind}"), "w", encoding="ascii") as out:
            for number in range(int(count * share)):
                out.write(line(kind, number, rng) + "\n")
    with open(os.path.join(folder, "eicar.ndb"), "w", encoding="ascii") as out:
        out.write(f"Synthetic.EICAR:0:*:{EICAR.hex()}\n")


main()
