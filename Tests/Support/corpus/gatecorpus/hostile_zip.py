"""Zips that hide, lie or are built in a way that readers see differently."""

import random
import struct
import zlib

from .payload import EICAR, LONG, TEXT, ZIPPED, gz, plain_zip, raw_deflate
from .tools import made
from .zipfield import Member, build, packed, streamed, zip64

# What a zip may be held for whose parts contradict each other.
BROKEN = ("damaged", "readers-disagree", "infected")
UNOPENED = ("infected", "not-opened")
GOOD = Member("通知.txt", TEXT)


def cases(corpus):
    methods(corpus)
    nesting(corpus)
    layouts(corpus)
    lying_sizes(corpus)
    disagreeing(corpus)
    encrypted(corpus)
    cut(corpus)
    links(corpus)


def methods(corpus):
    for number, name in [
        (0, "stored"),
        (8, "deflate"),
        (12, "bzip2"),
        (14, "lzma"),
        (93, "zstd"),
        (95, "xz"),
    ]:
        known = number in (0, 8, 12)
        reasons = ("infected",) if known else UNOPENED
        silent = "" if known else "silent: "
        corpus.add(
            silent + "zip method " + name,
            "材料.zip",
            build([Member("a.txt", LONG, number)]),
            *reasons,
        )
        corpus.add(
            silent + "zip method %s beside a good member" % name,
            "材料.zip",
            build([GOOD, Member("a.txt", LONG, number), Member("b.txt", TEXT)]),
            *reasons,
        )
    for option in ["Deflate64", "PPMd", "LZMA", "BZip2"]:
        data = made(
            {"a.txt": LONG * 3},
            ["7z", "a", "-tzip", "-mm=" + option, "out.zip", "a.txt"],
            result="out.zip",
        )
        silent = "silent: " if option in ("PPMd", "LZMA") else ""
        corpus.add(silent + "zip by 7z with method " + option, "材料.zip", data, *UNOPENED)
    for number, name in [
        (1, "shrink"),
        (6, "implode"),
        (10, "old PKWARE implode"),
        (18, "TERSE"),
        (19, "LZ77"),
        (20, "old zstd"),
        (94, "mp3"),
        (96, "jpeg"),
        (97, "wavpack"),
        (98, "ppmd"),
        (77, "unknown 77"),
        (65535, "unknown 65535"),
    ]:
        body = packed(LONG, 93) if number == 20 else raw_deflate(LONG)
        corpus.add(
            "silent: zip method %s that nobody opens" % name,
            "材料.zip",
            build([Member("a.txt", LONG, number, body=body)]),
            "not-opened",
            "damaged",
            "infected",
            "readers-disagree",
        )


def nesting(corpus):
    data = EICAR
    for depth in range(1, 13):
        data = plain_zip([("层%d.%s" % (depth, "zip" if depth > 1 else "txt"), data)])
        if depth in (1, 2, 3, 5, 8, 12):
            corpus.add("zip in zip, %d deep" % depth, "材料.zip", data, "infected")
    for depth in range(13, 41):
        data = plain_zip([("层%d.zip" % depth, data)])
        if depth in (20, 40):
            corpus.add("zip in zip, %d deep" % depth, "材料.zip", data, "infected", "depth-limit")
    many = [("%d.txt" % n, b"%d " % n + TEXT) for n in range(300)]
    corpus.add(
        "zip whose last of 301 members is infected",
        "材料.zip",
        plain_zip(many + [("z.txt", EICAR)]),
        "infected",
    )
    corpus.add(
        "zip whose nested zip is named txt", "材料.zip", plain_zip([("a.txt", ZIPPED)]), "infected"
    )
    corpus.add(
        "zip whose nested zip has no extension", "材料.zip", plain_zip([("a", ZIPPED)]), "infected"
    )
    corpus.add("zip named docx", "报告.docx", ZIPPED, "infected")
    corpus.add("zip named txt", "报告.txt", ZIPPED, "infected")
    corpus.add(
        "zip named ofd",
        "公文.ofd",
        plain_zip([("OFD.xml", b"<?xml version='1.0'?><OFD/>"), ("Doc_0/Attachs/a.txt", EICAR)]),
        "infected",
    )


def layouts(corpus):
    corpus.add("zip with descriptors", "材料.zip", build([streamed("a.txt", LONG)]), "infected")
    corpus.add(
        "zip with descriptors without mark",
        "材料.zip",
        build([streamed("a.txt", LONG, mark=False)]),
        *BROKEN,
    )
    corpus.add(
        "zip stored with a descriptor",
        "材料.zip",
        build([streamed("a.zip", ZIPPED, method=0)]),
        *BROKEN,
    )
    corpus.add(
        "silent: zip64 that is valid", "材料.zip", zip64("a.txt", LONG), "infected", "not-opened"
    )
    corpus.add(
        "silent: zip64 stored", "材料.zip", zip64("a.zip", ZIPPED, 0), "infected", "not-opened"
    )
    clean = build([GOOD])
    corpus.add(
        "silent: two zips in a row, hostile first", "材料.zip", ZIPPED + clean, *BROKEN, "polyglot"
    )
    corpus.add(
        "silent: two zips in a row, hostile last", "材料.zip", clean + ZIPPED, *BROKEN, "polyglot"
    )
    corpus.add(
        "two zips in a row with offsets made good",
        "材料.zip",
        build([GOOD], prefix=ZIPPED),
        *BROKEN,
        "polyglot",
    )
    corpus.add(
        "silent: zip without central directory",
        "材料.zip",
        build([Member("a.txt", LONG)], central=False),
        *BROKEN,
    )
    corpus.add(
        "zip without end record", "材料.zip", build([Member("a.txt", LONG)], end=False), *BROKEN
    )
    corpus.add(
        "silent: zip member that the directory hides",
        "材料.zip",
        build([GOOD, Member("a.txt", LONG, listed=False)]),
        *BROKEN,
    )
    corpus.add(
        "zip first member that the directory hides",
        "材料.zip",
        build([Member("a.txt", LONG, listed=False), GOOD]),
        *BROKEN,
    )
    corpus.add(
        "zip with only hidden members",
        "材料.zip",
        build([Member("a.txt", LONG, listed=False)]),
        *BROKEN,
    )
    corpus.add(
        "zip payload in the gap between members",
        "材料.zip",
        build([Member("b.txt", TEXT, gap=raw_deflate(LONG)), Member("c.txt", TEXT)]),
        *BROKEN,
    )
    corpus.add("zip behind other bytes", "材料.zip", b"0123456789" * 9 + ZIPPED, *BROKEN, "polyglot")
    corpus.add("zip with bytes behind", "材料.zip", ZIPPED + b"0123456789", *BROKEN, "polyglot")
    corpus.add(
        "zip in a zip's comment", "材料.zip", build([GOOD], comment=ZIPPED), *BROKEN, "polyglot"
    )
    corpus.add(
        "gzip in a zip's comment",
        "材料.zip",
        build([GOOD], comment=gz(EICAR)),
        *BROKEN,
        "polyglot",
        "not-opened",
    )
    corpus.add(
        "zip in a member's extra field",
        "材料.zip",
        build(
            [Member("a.txt", TEXT, local_extra=struct.pack("<HH", 0x9999, len(ZIPPED)) + ZIPPED)]
        ),
        *BROKEN,
        "polyglot",
    )
    corpus.add(
        "zip that says it is one of several parts", "材料.zip", spanned(), *BROKEN, "not-opened"
    )
    part = made(
        {"a.txt": random.Random(7).randbytes(200_000) + LONG},
        ["7z", "a", "-tzip", "-v100k", "out.zip", "a.txt"],
        result="out.zip.001",
    )
    corpus.add("zip volume, first part", "材料.zip", part, *BROKEN, "not-opened")
    corpus.add(
        "zip with the mark of a spanned archive",
        "材料.zip",
        b"PK\7\x08" + ZIPPED,
        *BROKEN,
        "not-opened",
        "polyglot",
    )


def spanned():
    data = bytearray(build([Member("a.txt", LONG)]))
    end = data.rindex(b"PK\5\6")
    data[end + 4 : end + 8] = struct.pack("<HH", 1, 1)
    return bytes(data)


def lying_sizes(corpus):
    lies = [
        ("silent: zip size too small in both headers", {"size": 10}),
        ("silent: zip size zero in both headers", {"size": 0}),
        ("silent: zip packed size zero", {"packed_size": 0}),
        ("silent: zip packed size too small", {"packed_size": 20}),
        ("zip packed size too large", {"packed_size": 60_000}),
        ("silent: zip packed size claimed 4 GiB", {"packed_size": 0xFFFFFFFE}),
        ("zip size claimed 4 GiB", {"size": 0xFFFFFFFE}),
        ("zip wrong checksum", {"crc": 0x12345678}),
        ("zip checksum and size zero", {"crc": 0, "size": 0, "packed_size": 0}),
    ]
    for name, lie in lies:
        corpus.add(name, "材料.zip", build([Member("a.txt", LONG, 8, **lie)]), *BROKEN, "size-limit")
        local = dict(lie)
        corpus.add(
            name + ", local header only",
            "材料.zip",
            build([Member("a.txt", LONG, 8, local=local)]),
            *BROKEN,
            "size-limit",
        )
    corpus.add(
        "silent: zip member whose payload lies behind its own size",
        "材料.zip",
        build([Member("a.txt", TEXT + LONG, 8, size=len(TEXT), crc=zlib.crc32(TEXT))]),
        *BROKEN,
    )
    corpus.add(
        "zip deflate with a second stream behind",
        "材料.zip",
        build([Member("a.txt", TEXT, 8, body=raw_deflate(TEXT) + raw_deflate(LONG))]),
        *BROKEN,
    )
    corpus.add(
        "silent: zip with damaged deflate",
        "材料.zip",
        build([Member("a.txt", LONG, 8, body=raw_deflate(LONG)[:60] + b"\xff" * 30)]),
        *BROKEN,
    )
    stored = Member("a.zip", ZIPPED, 0, size=4, packed_size=len(ZIPPED))
    corpus.add("zip stored with another size", "材料.zip", build([stored]), *BROKEN)


def disagreeing(corpus):
    corpus.add(
        "zip method differs: local stored, directory deflate",
        "材料.zip",
        build([Member("a.txt", LONG, 8, local={"method": 0})]),
        *BROKEN,
    )
    corpus.add(
        "zip method differs: local deflate, directory stored",
        "材料.zip",
        build([Member("a.txt", LONG, 0, body=raw_deflate(LONG), local={"method": 8})]),
        *BROKEN,
    )
    corpus.add(
        "zip name differs in the two headers",
        "材料.zip",
        build([Member("a.txt", LONG, 8, local={"name": b"b.com"})]),
        *BROKEN,
    )
    corpus.add(
        "zip flags differ: encrypted in the directory only",
        "材料.zip",
        build([Member("a.txt", LONG, 8, flags=1, local={"flags": 0})]),
        *BROKEN,
        "encrypted-archive",
    )
    corpus.add(
        "zip flags differ: encrypted in the header only",
        "材料.zip",
        build([Member("a.txt", LONG, 8, local={"flags": 1})]),
        *BROKEN,
        "encrypted-archive",
    )
    corpus.add(
        "zip with two members of one name",
        "材料.zip",
        build([Member("a.txt", TEXT), Member("a.txt", LONG)]),
        *BROKEN,
    )
    corpus.add(
        "zip with names equal but for case",
        "材料.zip",
        build([Member("a.txt", TEXT), Member("A.TXT", LONG)]),
        *BROKEN,
        "member-name",
    )
    corpus.add(
        "zip with a count too low", "材料.zip", build([GOOD, Member("a.txt", LONG)], count=1), *BROKEN
    )
    corpus.add(
        "zip with a count too high",
        "材料.zip",
        build([GOOD, Member("a.txt", LONG)], count=9),
        *BROKEN,
    )
    corpus.add("zip with count zero", "材料.zip", build([Member("a.txt", LONG)], count=0), *BROKEN)
    corpus.add(
        "zip with bytes before the end record",
        "材料.zip",
        build([Member("a.txt", LONG)], before_end=b"junk" * 5),
        *BROKEN,
    )
    corpus.add(
        "zip folder that holds data", "材料.zip", build([Member("a/", LONG)]), *BROKEN, "member-name"
    )
    first = Member("a.txt", LONG)
    twin = Member("b.txt", LONG, offset=0, no_local=True)
    corpus.add(
        "silent: zip entries that overlap", "材料.zip", build([first, twin]), *BROKEN, "size-limit"
    )


def encrypted(corpus):
    plain = {"a.txt": LONG}
    corpus.add(
        "zip encrypted by zip",
        "材料.zip",
        made(plain, ["zip", "-q", "-P", "secret", "out.zip", "a.txt"], result="out.zip"),
        "encrypted-archive",
    )
    for method in ["ZipCrypto", "AES128", "AES256"]:
        corpus.add(
            "zip encrypted by 7z with " + method,
            "材料.zip",
            made(
                plain,
                ["7z", "a", "-tzip", "-psecret", "-mem=" + method, "out.zip", "a.txt"],
                result="out.zip",
            ),
            "encrypted-archive",
        )
    both = made(
        {"a.txt": LONG, "b.txt": TEXT},
        ["zip", "-q", "out.zip", "b.txt"],
        ["zip", "-q", "-P", "secret", "out.zip", "a.txt"],
        result="out.zip",
    )
    corpus.add("zip with one encrypted member among others", "材料.zip", both, "encrypted-archive")
    corpus.add(
        "encrypted zip in a zip", "材料.zip", plain_zip([("b.zip", both)]), "encrypted-archive"
    )
    corpus.add(
        "zip marked as strongly encrypted",
        "材料.zip",
        build([Member("a.txt", LONG, flags=0x41)]),
        "encrypted-archive",
        "damaged",
    )
    corpus.add(
        "zip with masked headers",
        "材料.zip",
        build([Member("a.txt", LONG, flags=0x2001)]),
        "encrypted-archive",
        "damaged",
    )
    corpus.add(
        "zip with patch data",
        "材料.zip",
        build([Member("a.txt", LONG, flags=0x20)]),
        *BROKEN,
        "not-opened",
    )


def cut(corpus):
    whole = build([GOOD, Member("a.txt", LONG), Member("b.txt", TEXT)])
    for share in (5, 25, 50, 75, 95, 99):
        corpus.add(
            "zip cut at %d %%" % share,
            "材料.zip",
            whole[: len(whole) * share // 100],
            *BROKEN,
            "mismatch",
            "type-unknown",
        )
    corpus.add("zip without its last byte", "材料.zip", whole[:-1], *BROKEN)
    corpus.add(
        "zip without its first byte",
        "材料.zip",
        whole[1:],
        *BROKEN,
        "mismatch",
        "type-unknown",
        "polyglot",
    )
    corpus.add(
        "zip with zeros for its first mark",
        "材料.zip",
        b"\0\0\0\0" + whole[4:],
        *BROKEN,
        "mismatch",
        "type-unknown",
        "polyglot",
    )


def links(corpus):
    corpus.add(
        "zip with a symbolic link",
        "材料.zip",
        build([Member("a.txt", b"/etc/passwd", 0, attributes=0o120777 << 16)]),
        "member-name",
        "damaged",
        "not-opened",
        "readers-disagree",
        "embedded-program",
    )
    for kind, mode in [
        ("FIFO", 0o010644),
        ("character device", 0o020644),
        ("block device", 0o060644),
    ]:
        corpus.add(
            "zip with a " + kind,
            "材料.zip",
            build([Member("a.txt", b"", 0, attributes=mode << 16)]),
            "member-name",
            "damaged",
            "not-opened",
            "readers-disagree",
            "embedded-program",
        )
