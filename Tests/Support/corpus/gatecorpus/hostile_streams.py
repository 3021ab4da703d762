"""Single compressed streams, and what stands behind them."""

import gzip
import struct
import zlib

from . import tools
from .payload import BZIPPED, EICAR, GZIPPED, LONG, TEXT, XZIPPED, ZIPPED, gz, plain_zip

UNOPENED = ("infected", "not-opened")
BROKEN = ("damaged", "readers-disagree", "infected", "not-opened", "polyglot")

# Extension, command, whether the engine itself opens it.
PACKERS = [
    ("gz", ["gzip", "-nc"], True),
    ("bz2", ["bzip2", "-c"], True),
    ("xz", ["xz", "-c"], True),
    ("zst", ["zstd", "-qc"], False),
    ("lz4", ["lz4", "-qc"], False),
    ("br", ["brotli", "-c"], False),
    ("lz", ["lzip", "-c"], False),
    ("lzo", ["lzop", "-c"], False),
    ("lzma", ["xz", "--format=lzma", "-c"], False),
    ("Z", ["compress", "-c"], False),
]


def cases(corpus):
    for name, command, known in PACKERS:
        data = tools.piped(command, LONG * 3)
        clean = tools.piped(command, TEXT)
        reasons = ("infected",) if known else UNOPENED
        silent = "" if known or name == "Z" else "silent: "
        if name == "br":
            # Nothing in the bytes tells brotli from noise: no reader can know it for what it is.
            reasons += ("type-unknown", "damaged", "mismatch")
        corpus.add(silent + "single ." + name, "材料.txt." + name, data, *reasons)
        corpus.add(
            silent + "single .%s named txt" % name,
            "材料.txt",
            data,
            *reasons,
            *(("mismatch", "type") if name == "br" else ())
        )
        corpus.add(
            "single .%s in a zip" % name, "材料.zip", plain_zip([("a." + name, data)]), *reasons
        )
        corpus.add(
            "half a ." + name,
            "材料.txt." + name,
            data[: len(data) // 2],
            *BROKEN,
            "type-unknown",
            "mismatch"
        )
        if name not in ("br", "Z", "lzma"):
            silent = "silent: " if known else ""
            corpus.add(
                silent + "second member of a ." + name, "材料.txt." + name, clean + data, *BROKEN
            )
            corpus.add(
                silent + "second member of a .%s in a zip" % name,
                "材料.zip",
                plain_zip([("a." + name, clean + data)]),
                *BROKEN
            )
            corpus.add(
                "third member of a ." + name, "材料.txt." + name, clean + clean + data, *BROKEN
            )
        corpus.add(
            "zip behind a ." + name,
            "材料.txt." + name,
            clean + ZIPPED,
            *BROKEN,
            "type-unknown",
            "mismatch"
        )
    gzip_fields(corpus)
    corpus.add("gzip of a zip", "材料.gz", gz(ZIPPED), "infected")
    corpus.add(
        "gzip of bzip2 of xz", "材料.gz", gz(tools.piped(["bzip2", "-c"], XZIPPED)), "infected"
    )
    corpus.add("bzip2 of gzip", "材料.bz2", tools.piped(["bzip2", "-c"], GZIPPED), "infected")
    corpus.add("xz of bzip2", "材料.xz", tools.piped(["xz", "-c"], BZIPPED), "infected")
    corpus.add(
        "zlib stream",
        "材料.dat",
        zlib.compress(LONG),
        "infected",
        "not-opened",
        "type-unknown",
        "damaged",
        "mismatch",
    )
    corpus.add(
        "zlib stream in a zip",
        "材料.zip",
        plain_zip([("a.dat", zlib.compress(LONG))]),
        "infected",
        "not-opened",
        "damaged",
    )
    corpus.add(
        "raw lzma without a size, in a zip",
        "材料.zip",
        plain_zip([("a.lzma", tools.piped(["xz", "--format=lzma", "-c"], LONG))]),
        *UNOPENED
    )


def gzip_fields(corpus):
    body = GZIPPED[10:]
    name = b"\x1f\x8b\x08\x08\0\0\0\0\0\3a.txt\0"
    corpus.add("gzip with a name", "材料.gz", name + body, "infected")
    extra = b"\x1f\x8b\x08\x04\0\0\0\0\0\3" + struct.pack("<H", 20) + bytes(20)
    corpus.add("gzip with an extra field", "材料.gz", extra + body, "infected", "not-opened")
    check = b"\x1f\x8b\x08\x02\0\0\0\0\0\3"
    check += struct.pack("<H", zlib.crc32(check) & 0xFFFF)
    corpus.add("gzip with a header checksum", "材料.gz", check + body, "infected", "not-opened")
    corpus.add("gzip with reserved flags", "材料.gz", b"\x1f\x8b\x08\xe0\0\0\0\0\0\3" + body, *BROKEN)
    corpus.add(
        "gzip with a wrong checksum", "材料.gz", GZIPPED[:-8] + b"\1\2\3\4" + GZIPPED[-4:], *BROKEN
    )
    corpus.add("gzip with a wrong size", "材料.gz", GZIPPED[:-4] + b"\xff\0\0\0", *BROKEN)
    corpus.add("gzip without its end", "材料.gz", GZIPPED[:-8], *BROKEN)
    corpus.add(
        "gzip of an unknown method",
        "材料.gz",
        b"\x1f\x8b\x07" + GZIPPED[3:],
        *BROKEN,
        "type-unknown",
        "type",
        "mismatch"
    )
    corpus.add(
        "silent: gzip with damaged deflate", "材料.gz", gzip.compress(LONG)[:80] + bytes(60), *BROKEN
    )
    corpus.add("gzip with the payload in clear behind it", "材料.gz", gz(TEXT) + EICAR, *BROKEN)
    corpus.add(
        "gzip with zeros behind it and a member behind those",
        "材料.gz",
        gz(TEXT) + bytes(512) + GZIPPED,
        *BROKEN
    )
    corpus.add(
        "gzip with the payload in its name field",
        "材料.gz",
        b"\x1f\x8b\x08\x08\0\0\0\0\0\3" + EICAR + b"\0" + gz(TEXT)[10:],
        "infected",
    )
