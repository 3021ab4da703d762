"""Archives other than zip: 7z, tar and the older ones, with the payload packed inside."""

import binascii
import io
import os
import random
import struct
import tarfile
import tempfile
import zlib

from . import oldarchives, tools
from .payload import EICAR, GZIPPED, LONG, LONG_ZIPPED, TEXT, ZIPPED, gz, plain_zip
from .tools import made

UNOPENED = ("infected", "not-opened")
BROKEN = ("damaged", "readers-disagree", "infected", "not-opened")


def cases(corpus):
    sevenzip(corpus)
    tar(corpus)
    tar_entries(corpus)
    unix(corpus)
    cabinets(corpus)
    rar(corpus)
    old(corpus)


def seven(*options, files=None, result="out.7z"):
    files = files or {"a.txt": LONG * 3, "b.txt": TEXT}
    names = [name for name in files]
    return made(files, ["7z", "a", "-t7z", *options, "out.7z", *names], result=result)


def sevenzip(corpus):
    for coder in ["LZMA", "LZMA2", "PPMd", "Copy"]:
        data = seven("-m0=" + coder, files={"a.zip": ZIPPED} if coder == "Copy" else None)
        corpus.add("7z with " + coder, "材料.7z", data, "infected")
        corpus.add("7z with %s in a zip" % coder, "材料.zip", plain_zip([("a.7z", data)]), "infected")
        corpus.add(
            "7z with %s in a zip under another name" % coder,
            "材料.zip",
            plain_zip([("a.txt", data)]),
            "infected",
        )
    for coder in ["BZip2", "Deflate", "Deflate64"]:
        data = seven("-m0=" + coder)
        corpus.add("silent: 7z with " + coder, "材料.7z", data, *UNOPENED)
        corpus.add(
            "silent: 7z with %s in a zip" % coder, "材料.zip", plain_zip([("a.7z", data)]), *UNOPENED
        )
    program = {"a.bin": bytes(range(256)) * 40 + LONG * 2}
    for chain in [["-m0=BCJ", "-m1=LZMA"], ["-m0=Delta:4", "-m1=LZMA2"], ["-m0=ARM", "-m1=LZMA2"]]:
        corpus.add("7z with " + chain[0][4:], "材料.7z", seven(*chain, files=program), *UNOPENED)
    bcj2 = ["-m0=BCJ2", "-m1=LZMA", "-m2=LZMA", "-m3=LZMA", "-mb0:1", "-mb0s1:2", "-mb0s2:3"]
    corpus.add("silent: 7z with BCJ2", "材料.7z", seven(*bcj2, files=program), *UNOPENED)
    corpus.add("7z not solid", "材料.7z", seven("-ms=off"), "infected")
    corpus.add("7z encrypted", "材料.7z", seven("-psecret"), "encrypted-archive")
    corpus.add(
        "7z encrypted with its header",
        "材料.7z",
        seven("-psecret", "-mhe=on"),
        "encrypted-archive",
        "damaged",
    )
    corpus.add(
        "7z encrypted in a zip",
        "材料.zip",
        plain_zip([("a.7z", seven("-psecret"))]),
        "encrypted-archive",
    )
    noise = {"a.bin": random.Random(7).randbytes(200_000) + LONG}
    for part in ("001", "002"):
        data = seven("-v100k", "-m0=Copy", files=noise, result="out.7z." + part)
        corpus.add(
            "silent: 7z volume " + part, "材料.7z." + part, data, *BROKEN, "mismatch", "type-unknown"
        )
    whole = seven()
    lie = bytearray(whole)
    lie[20:28] = struct.pack("<Q", 1 << 62)
    lie[8:12] = struct.pack("<I", zlib.crc32(bytes(lie[12:32])))
    corpus.add("silent: 7z header that claims 2^62 bytes", "材料.7z", bytes(lie), *BROKEN)
    wrong = bytearray(whole)
    wrong[8:12] = b"\0\0\0\0"
    corpus.add("7z with a wrong checksum of the header", "材料.7z", bytes(wrong), *BROKEN)
    corpus.add("silent: half a 7z", "材料.7z", whole[: len(whole) // 2], *BROKEN)
    corpus.add(
        "7z with bytes in front", "材料.7z", b"stub" * 100 + whole, *BROKEN, "polyglot", "mismatch"
    )
    corpus.add("7z with bytes behind", "材料.7z", whole + b"tail" * 100, *BROKEN, "polyglot")
    corpus.add(
        "7z with a zip behind", "材料.7z", seven(files={"b.txt": TEXT}) + ZIPPED, *BROKEN, "polyglot"
    )
    corpus.add(
        "two 7z in a row", "材料.7z", seven(files={"b.txt": TEXT}) + whole, *BROKEN, "polyglot"
    )
    nested = seven(files={"a.7z": whole})
    corpus.add("7z in 7z", "材料.7z", nested, "infected")
    corpus.add("zip in 7z", "材料.7z", seven(files={"a.zip": ZIPPED}), "infected")
    corpus.add("7z named pdf", "报告.pdf", whole, "infected")
    corpus.add(
        "7z with a lying name upwards",
        "材料.7z",
        made(
            {"a/b.txt": TEXT},
            ["7z", "a", "out.7z", "a/b.txt"],
            ["7z", "rn", "out.7z", "a/b.txt", "../b.txt"],
            result="out.7z",
        ),
        "member-name",
        "not-opened",
        "damaged",
    )


def entry(name, data, kind=tarfile.REGTYPE, **fields):
    info = tarfile.TarInfo(name)
    info.size = len(data)
    info.type = kind
    info.mtime = 1704164646
    for field, value in fields.items():
        setattr(info, field, value)
    return info, data


def tarball(*entries, form=tarfile.PAX_FORMAT):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for info, data in entries:
            archive.addfile(info, io.BytesIO(data) if data else None)
    return out.getvalue()


PLAIN_TAR = tarball(entry("b.txt", TEXT), entry("a.zip", ZIPPED))

# Name, command, whether the engine itself opens it.
FILTERS = [
    ("gz", ["gzip", "-nc"], True),
    ("bz2", ["bzip2", "-c"], True),
    ("xz", ["xz", "-c"], True),
    ("zst", ["zstd", "-qc"], False),
    ("lz4", ["lz4", "-qc"], False),
    ("lz", ["lzip", "-c"], False),
    ("lzo", ["lzop", "-c"], False),
    ("Z", ["compress", "-c"], False),
    ("lzma", ["xz", "--format=lzma", "-c"], False),
    ("br", ["brotli", "-c"], False),
]


def tar(corpus):
    corpus.add("tar", "材料.tar", PLAIN_TAR, "infected")
    for form, name in [(tarfile.USTAR_FORMAT, "ustar"), (tarfile.GNU_FORMAT, "GNU")]:
        corpus.add(
            "tar as " + name,
            "材料.tar",
            tarball(entry("长" * 30 + "a.zip", ZIPPED), form=form),
            "infected",
        )
    old = bytearray(tarball(entry("a.zip", ZIPPED), form=tarfile.USTAR_FORMAT))
    old[257:265] = b"\0" * 8
    old[148:156] = b" " * 8
    old[148:156] = b"%06o\0 " % sum(old[:512])
    corpus.add("tar of the seventh edition", "材料.tar", bytes(old), *UNOPENED, "damaged")
    for name, command, known in FILTERS:
        packed = tools.piped(command, PLAIN_TAR)
        reasons = ("infected",) if known else UNOPENED
        silent = "silent: " if name in ("zst",) else ""
        corpus.add(
            silent + "tar." + name,
            "材料.tar." + name,
            packed,
            *reasons,
            *(("type-unknown",) if name == "br" else ()),
        )
        corpus.add(
            "tar.%s in a zip" % name, "材料.zip", plain_zip([("a.tar." + name, packed)]), *reasons
        )
        corpus.add(
            "tar.%s in a zip under another name" % name,
            "材料.zip",
            plain_zip([("a.dat", packed)]),
            *(reasons if name != "br" else UNOPENED + ("damaged", "type-unknown")),
        )
    for member in ("gz", "xz"):
        corpus.add(
            "tar in tar." + member,
            "材料.tar",
            tarball(
                entry(
                    "a.tar." + member,
                    tools.piped(dict((f[0], f[1]) for f in FILTERS)[member], PLAIN_TAR),
                )
            ),
            "infected",
        )
    corpus.add(
        "silent: tar with data behind its end",
        "材料.tar",
        tarball(entry("b.txt", TEXT)) + ZIPPED,
        *BROKEN,
        "polyglot",
    )
    second = tarball(entry("b.txt", TEXT)) + PLAIN_TAR
    corpus.add("two tars in a row", "材料.tar", second, *BROKEN, "polyglot")
    corpus.add(
        "tar.gz with data behind its end",
        "材料.tar.gz",
        gz(tarball(entry("b.txt", TEXT)) + ZIPPED),
        *BROKEN,
        "polyglot",
    )
    for name, size in [
        ("too small", b"00000000010\0"),
        ("zero", b"00000000000\0"),
        ("too large", b"00007777777\0"),
        ("of 8 GiB", b"77777777777\0"),
        ("that is no number", b"zzzzzzzzzzz\0"),
        ("negative", b"\xff" * 12),
    ]:
        lie = bytearray(tarball(entry("a.zip", LONG_ZIPPED), form=tarfile.USTAR_FORMAT))
        lie[124:136] = size
        lie[148:156] = b" " * 8
        lie[148:156] = b"%06o\0 " % sum(lie[:512])
        corpus.add("silent: tar with a size " + name, "材料.tar", bytes(lie), *BROKEN, "size-limit")
    wrong = bytearray(PLAIN_TAR)
    wrong[148:156] = b"000001\0 "
    corpus.add("tar with a wrong checksum", "材料.tar", bytes(wrong), *BROKEN)
    corpus.add("half a tar", "材料.tar", PLAIN_TAR[:1800], *BROKEN)
    pax = entry("a.zip", ZIPPED, pax_headers={"size": "10"})
    corpus.add("tar whose extended header lies about the size", "材料.tar", tarball(pax), *BROKEN)


def tar_entries(corpus):
    held = ("member-name", "not-opened", "damaged", "readers-disagree", "embedded-program")
    links = [
        ("symbolic link", entry("a", b"", tarfile.SYMTYPE, linkname="/etc/passwd")),
        ("hard link upwards", entry("a", b"", tarfile.LNKTYPE, linkname="../../a")),
        ("character device", entry("a", b"", tarfile.CHRTYPE, devmajor=1, devminor=3)),
        ("block device", entry("a", b"", tarfile.BLKTYPE, devmajor=8)),
        ("FIFO", entry("a", b"", tarfile.FIFOTYPE)),
        ("name upwards", entry("../../a.txt", TEXT)),
        ("absolute name", entry("/etc/a.txt", TEXT)),
        ("name with an escape", entry("a\x1b[2J.txt", TEXT)),
        ("name that turns", entry("a\u202etxt.exe", TEXT)),
    ]
    for name, one in links:
        data = tarball(entry("b.txt", TEXT), one)
        corpus.add("tar with a " + name, "材料.tar", data, *held)
        corpus.add(
            "tar.gz in a zip with a " + name, "材料.zip", plain_zip([("a.tar.gz", gz(data))]), *held
        )
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "sparse")
        with open(path, "wb") as file:
            file.truncate(50 << 20)
            file.seek(30 << 20)
            file.write(ZIPPED)
        data = tools.run(["tar", "-cSf", "-", "sparse"], folder)
    corpus.add(
        "tar with a sparse file",
        "材料.tar",
        data,
        "infected",
        "not-opened",
        "damaged",
        "size-limit",
        "readers-disagree",
    )


def newc(name, data, mode=0o100644):
    name = name.encode() + b"\0"
    head = b"070701" + b"".join(
        b"%08x" % n for n in (1, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name), 0)
    )
    body = head + name
    body += b"\0" * (-len(body) % 4) + data
    return body + b"\0" * (-len(body) % 4)


def unix(corpus):
    end = newc("TRAILER!!!", b"", 0)
    good = newc("b.txt", TEXT)
    corpus.add("cpio newc", "材料.cpio", good + newc("a.zip", ZIPPED) + end, "infected")
    for form in ("bin", "odc", "newc", "crc", "tar", "ustar"):
        with tempfile.TemporaryDirectory() as folder:
            tools.put(folder, {"a.zip": ZIPPED})
            data = tools.run(["cpio", "-o", "--quiet", "-H", form], folder, stdin=b"a.zip\n")
        corpus.add("cpio as " + form, "材料.cpio", data, "infected", "not-opened")
    corpus.add(
        "cpio in a zip",
        "材料.zip",
        plain_zip([("a.cpio", good + newc("a.zip", ZIPPED) + end)]),
        "infected",
    )
    corpus.add("cpio without its end", "材料.cpio", good + newc("a.zip", ZIPPED), *BROKEN)
    corpus.add("cpio with data behind its end", "材料.cpio", good + end + ZIPPED, *BROKEN, "polyglot")
    for kind, mode in [
        ("symbolic link", 0o120777),
        ("character device", 0o020666),
        ("FIFO", 0o010644),
    ]:
        corpus.add(
            "cpio with a " + kind,
            "材料.cpio",
            good + newc("a", b"/etc/passwd", mode) + end,
            "member-name",
            "not-opened",
            "damaged",
            "readers-disagree",
            "type",
            "embedded-program",
        )
    archive = made({"a.zip": ZIPPED}, ["ar", "rcD", "out.a", "a.zip"], result="out.a")
    corpus.add("silent: ar", "材料.a", archive, *UNOPENED)
    corpus.add("silent: ar in a zip", "材料.zip", plain_zip([("a.a", archive)]), *UNOPENED)
    corpus.add("silent: deb", "a.deb", debian(), *UNOPENED)
    corpus.add(
        "silent: deb in a zip",
        "材料.zip",
        plain_zip([("a.dat", debian())]),
        *UNOPENED,
        "embedded-program",
    )
    corpus.add("rpm", "a.rpm", oldarchives.rpm(newc("a.zip", ZIPPED) + end), *UNOPENED)
    corpus.add("xar", "a.xar", oldarchives.xar("a.zip", ZIPPED), *UNOPENED)
    corpus.add(
        "xar in a zip", "材料.zip", plain_zip([("a.dat", oldarchives.xar("a.txt", EICAR))]), *UNOPENED
    )


def debian():
    control = gz(tarball(entry("control", b"Package: a\nVersion: 1\nArchitecture: all\n")))
    data = tools.piped(["xz", "-c"], tarball(entry("usr/a.zip", ZIPPED)))
    files = {"debian-binary": b"2.0\n", "control.tar.gz": control, "data.tar.xz": data}
    return made(files, ["ar", "rcD", "out.deb", *files], result="out.deb")


def cabinets(corpus):
    files = {"a.txt": LONG, "b.txt": TEXT}
    packed = made(files, ["gcab", "-c", "-z", "out.cab", "a.txt", "b.txt"], result="out.cab")
    stored = made({"a.zip": ZIPPED}, ["gcab", "-c", "out.cab", "a.zip"], result="out.cab")
    corpus.add("cab packed", "材料.cab", packed, "infected")
    corpus.add("cab stored", "材料.cab", stored, "infected")
    corpus.add("cab in a zip", "材料.zip", plain_zip([("a.cab", packed)]), "infected")
    corpus.add(
        "cab in a zip under another name", "材料.zip", plain_zip([("a.jpg", packed)]), "infected"
    )
    corpus.add("half a cab", "材料.cab", packed[: len(packed) // 2], *BROKEN)
    corpus.add(
        "cab with a zip behind",
        "材料.cab",
        made({"b.txt": TEXT}, ["gcab", "-c", "out.cab", "b.txt"], result="out.cab") + ZIPPED,
        *BROKEN,
        "polyglot",
    )
    lie = bytearray(packed)
    lie[26:28] = struct.pack("<H", 9)
    corpus.add("cab with a lying count of folders", "材料.cab", bytes(lie), *BROKEN)
    method = bytearray(stored)
    method[36 + 6 : 36 + 8] = struct.pack("<H", 0x1503)
    corpus.add("cab that claims LZX", "材料.cab", bytes(method), *BROKEN)


def rar(corpus):
    for name, data in [
        ("RAR 4", oldarchives.rar4("a.zip", ZIPPED)),
        ("RAR 5", oldarchives.rar5("a.zip", ZIPPED)),
    ]:
        corpus.add("silent: " + name, "材料.rar", data, *UNOPENED)
        corpus.add("silent: %s in a zip" % name, "材料.zip", plain_zip([("a.rar", data)]), *UNOPENED)
        corpus.add(
            "%s in a zip under another name" % name,
            "材料.zip",
            plain_zip([("a.txt", data)]),
            *UNOPENED,
        )
        corpus.add("%s named docx" % name, "报告.docx", data, *UNOPENED)
        corpus.add(
            "%s behind a stub" % name,
            "材料.rar",
            b"stub" * 500 + data,
            *UNOPENED,
            "polyglot",
            "mismatch",
            "damaged",
        )
        corpus.add("half a " + name, "材料.rar", data[: len(data) // 2], *BROKEN)
    corpus.add(
        "RAR 4 with the payload in clear", "材料.rar", oldarchives.rar4("a.txt", EICAR), "infected"
    )
    corpus.add(
        "silent: RAR 4 with an encrypted header",
        "材料.rar",
        oldarchives.rar4_encrypted(),
        "encrypted-archive",
        "not-opened",
        "damaged",
    )
    corpus.add(
        "silent: RAR 5 with an encrypted header",
        "材料.rar",
        oldarchives.rar5_encrypted(),
        "encrypted-archive",
        "not-opened",
        "damaged",
    )
    corpus.add(
        "RAR 5 with an encrypted file",
        "材料.rar",
        oldarchives.rar5("a.zip", ZIPPED, encrypted=True),
        "encrypted-archive",
        "not-opened",
        "damaged",
        "infected",
    )


def old(corpus):
    for name, data in oldarchives.all_marks():
        corpus.add(
            "archive that nobody opens: " + name,
            "材料.dat",
            data,
            "not-opened",
            "infected",
            "damaged",
            "type-unknown",
            "type",
            "encrypted-document",
            "encrypted-archive",
            "size-limit",
        )
        corpus.add(
            "archive that nobody opens, in a zip: " + name,
            "材料.zip",
            plain_zip([("a.dat", data)]),
            "not-opened",
            "infected",
            "damaged",
            "encrypted-document",
            "embedded-program",
            "size-limit",
            "encrypted-archive",
        )
    corpus.add("lha stored by hand", "材料.lzh", oldarchives.lha("a.zip", ZIPPED), *UNOPENED)
    lh5 = made({"a.txt": LONG}, ["jlha", "aq", "out.lzh", "a.txt"], result="out.lzh")
    corpus.add("lha by jlha", "材料.lzh", lh5, *UNOPENED)
    corpus.add("lha in a zip", "材料.zip", plain_zip([("a.dat", lh5)]), *UNOPENED)
    arj = made({"a.txt": LONG}, ["arj", "a", "-y", "out.arj", "a.txt"], result="out.arj")
    corpus.add("arj", "材料.arj", arj, *UNOPENED)
    corpus.add("arj in a zip", "材料.zip", plain_zip([("a.dat", arj)]), *UNOPENED)
    locked = made(
        {"a.txt": LONG}, ["arj", "a", "-y", "-gsecret", "out.arj", "a.txt"], result="out.arj"
    )
    corpus.add("arj encrypted", "材料.arj", locked, "encrypted-archive", "not-opened", "damaged")
    uu = (
        b"begin 644 a.zip\n"
        + b"".join(binascii.b2a_uu(LONG_ZIPPED[i : i + 45]) for i in range(0, len(LONG_ZIPPED), 45))
        + b"`\nend\n"
    )
    corpus.add("uuencode", "材料.txt", uu, "infected")
    corpus.add("uuencode in a zip", "材料.zip", plain_zip([("a.txt", uu)]), "infected")
    corpus.add("gzip in gzip in gzip", "材料.gz", gz(gz(GZIPPED)), "infected")
