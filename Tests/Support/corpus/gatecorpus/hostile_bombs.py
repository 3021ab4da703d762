"""What is small outside and huge inside, and what breaks off or lies."""

import struct
import zlib

from . import media
from .office import open_xml
from .payload import EICAR, LONG, TEXT, ZIPPED, gz, plain_zip, raw_deflate
from .pdf import build as pdf
from .pdf import stream
from .tools import piped
from .zipfield import Member, build

LIMITS = (
    "size-limit",
    "member-limit",
    "depth-limit",
    "timed-out",
    "damaged",
    "infected",
    "readers-disagree",
    "not-opened",
)
MEDIA = ("broken-media", "damaged", "polyglot", "mismatch", "type-unknown", "type", "suspicious")
STEP = 16 << 20


def cases(corpus):
    flat(corpus)
    nested(corpus)
    overlapping(corpus)
    many(corpus)
    files(corpus)
    broken_media(corpus)


def zeros(count):
    """Deflate of `count` zeros and its checksum, at the cost of one step; the payload follows."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = bytes(STEP)
    first = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(piece) + packer.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(count // STEP):
        crc = zlib.crc32(piece, crc)
    end = packer.compress(EICAR) + packer.flush()
    body = first + again * (count // STEP - 1) + end
    return body, zlib.crc32(EICAR, crc), count // STEP * STEP + len(EICAR)


def zero_member(name, count):
    body, crc, size = zeros(count)
    return Member(name, b"", 8, body=body, crc=crc, size=size)


def flat(corpus):
    for megabytes, limits in [(64, "small"), (512, "small"), (3072, "shipped")]:
        data = build([zero_member("a.txt", megabytes << 20)])
        corpus.add(
            "bomb: zip of one member of %d MiB" % megabytes, "材料.zip", data, *LIMITS, limits=limits
        )
        corpus.add(
            "bomb: zip in a zip, %d MiB" % megabytes,
            "材料.zip",
            plain_zip([("a.zip", data)]),
            *LIMITS,
            limits=limits,
        )
    behind = build([zero_member("a.txt", 48 << 20), Member("b.txt", TEXT)])
    corpus.add(
        "silent: zip member whose payload lies behind the size limit",
        "材料.zip",
        behind,
        *LIMITS,
        limits="small",
    )
    body, crc, size = zeros(256 << 20)
    gzip = b"\x1f\x8b\x08\0\0\0\0\0\0\3" + body + struct.pack("<II", crc, size)
    corpus.add("bomb: gzip", "材料.gz", gzip, *LIMITS, limits="small")
    corpus.add(
        "bomb: gzip in a zip", "材料.zip", plain_zip([("a.gz", gzip)]), *LIMITS, limits="small"
    )
    for name, command in [
        ("bz2", ["bzip2", "-c"]),
        ("xz", ["xz", "-0c"]),
        ("zst", ["zstd", "-qc"]),
        ("lz4", ["lz4", "-qc"]),
        ("br", ["brotli", "-c", "-q", "3"]),
    ]:
        data = piped(command, bytes(STEP) * 4 + EICAR)
        corpus.add(
            "bomb: ." + name,
            "材料." + name,
            data,
            *LIMITS,
            *(("type-unknown", "mismatch") if name == "br" else ()),
            limits="small",
        )
        corpus.add(
            "bomb: .%s in a zip" % name,
            "材料.zip",
            plain_zip([("a." + name, data)]),
            *LIMITS,
            limits="small",
        )
    corpus.add(
        "bomb: docx with a part of 512 MiB",
        "报告.docx",
        build(
            [
                Member("[Content_Types].xml", b'<?xml version="1.0"?><Types/>'),
                zero_member("word/document.xml", 512 << 20),
            ]
        ),
        *LIMITS,
        limits="small",
    )
    corpus.add(
        "bomb: PDF stream",
        "报告.pdf",
        pdf(objects=[stream(zlib.compress(bytes(STEP * 4) + EICAR, 9), "", "/FlateDecode")]),
        *LIMITS,
        limits="small",
    )
    twice = zlib.compress(zlib.compress(bytes(STEP * 8), 9), 9)
    corpus.add(
        "bomb: PDF stream packed twice",
        "报告.pdf",
        pdf(objects=[stream(twice, "", "[/FlateDecode /FlateDecode]")]),
        *LIMITS,
        limits="small",
    )


def nested(corpus):
    data = plain_zip([("0.txt", bytes(1 << 20) + EICAR)])
    for depth in range(1, 6):
        data = plain_zip([("%d.zip" % n, data) for n in range(10)])
    corpus.add("bomb: ten zips in each of five layers", "材料.zip", data, *LIMITS, limits="small")
    corpus.add("bomb: ten zips in each of five layers, shipped limits", "材料.zip", data, *LIMITS)
    doubled = plain_zip([("a.txt", LONG)])
    for depth in range(18):
        pair = build([Member("a.zip", doubled, 0), Member("b.zip", doubled, 0)])
        doubled = plain_zip([("c.zip", pair)])
    corpus.add(
        "bomb: each layer holds its inside twice", "材料.zip", doubled, *LIMITS, limits="small"
    )
    corpus.add(
        "bomb: each layer holds its inside twice, shipped limits", "材料.zip", doubled, *LIMITS
    )
    chain = LONG
    for depth in range(60):
        chain = gz(chain)
    corpus.add("bomb: sixty layers of gzip", "材料.gz", chain, *LIMITS)
    corpus.add(
        "bomb: sixty layers of gzip in a zip", "材料.zip", plain_zip([("a.gz", chain)]), *LIMITS
    )
    mixed = LONG
    for depth in range(12):
        mixed = gz(plain_zip([("a", mixed)]))
    corpus.add("bomb: gzip and zip in turn, 24 deep", "材料.gz", mixed, *LIMITS)
    corpus.add(
        "bomb: six layers where five are allowed", "材料.zip", layers(8), *LIMITS, limits="small"
    )
    corpus.add(
        "quine-like: zip that holds its own beginning",
        "材料.zip",
        own_beginning(),
        *LIMITS,
        "polyglot",
    )


def layers(count):
    data = plain_zip([("a.txt", LONG)])
    for depth in range(count):
        data = plain_zip([("%d.zip" % depth, data)])
    return data


def own_beginning():
    """A directory whose every entry points at one header, and its data at all that follows."""
    inner = build([Member("a.zip", ZIPPED, 0)])
    first = Member("r/r.zip", inner, 0)
    later = [Member("r/%d.zip" % n, inner, 0, offset=0, no_local=True) for n in range(50)]
    return build([first] + later)


def overlapping(corpus):
    piece = bytes(4 << 20) + EICAR
    kernel = Member("0.txt", piece)
    same = [
        Member("%d.txt" % n, piece, body=b"", packed_size=len(kernel.body), offset=0, no_local=True)
        for n in range(1, 200)
    ]
    corpus.add(
        "silent: bomb of overlapping entries",
        "材料.zip",
        build([kernel] + same),
        *LIMITS,
        "suspicious",
    )
    corpus.add(
        "silent: bomb of overlapping entries, small limits",
        "材料.zip",
        build([kernel] + same),
        *LIMITS,
        "suspicious",
        limits="small",
    )
    # Every member's data begins with the later members' headers, quoted as stored blocks.
    parts, body, raw = [], raw_deflate(piece), piece
    for number in reversed(range(30)):
        member = Member("%02d.txt" % number, raw, body=body)
        parts.insert(0, member)
        head = member.header()
        quote = b"\0" + struct.pack("<HH", len(head), len(head) ^ 0xFFFF)
        body, raw = quote + head + body, head + raw
    front = parts[0].header() + parts[0].body
    directory, offset = b"", 0
    for member in parts:
        directory += member.entry(offset)
        offset += len(member.header()) + 5
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 30, 30, len(directory), len(front), 0)
    corpus.add(
        "silent: bomb of quoted overlaps", "材料.zip", front + directory + end, *LIMITS, "suspicious"
    )


def many(corpus):
    names = [("%d.txt" % n, b"a") for n in range(400)]
    corpus.add(
        "bomb: 400 members where 200 are allowed",
        "材料.zip",
        plain_zip(names + [("z.txt", LONG)]),
        *LIMITS,
        limits="small",
    )
    empty = build([Member("%d" % n, b"", 0) for n in range(12_000)] + [Member("z.txt", LONG)])
    corpus.add("bomb: 12,000 members", "材料.zip", empty, *LIMITS)
    corpus.add(
        "bomb: docx of 400 parts",
        "报告.docx",
        open_xml(
            parts=[("word/media/%d.png" % n, media.png()) for n in range(400)] + [("z", LONG)]
        ),
        *LIMITS,
        limits="small",
    )
    layered = plain_zip(
        [
            ("%d.zip" % n, plain_zip([("%d.txt" % m, b"%d %d" % (n, m) + TEXT) for m in range(30)]))
            for n in range(20)
        ]
    )
    corpus.add(
        "bomb: 600 members in 20 zips",
        "材料.zip",
        plain_zip([("a.zip", layered), ("z.txt", LONG)]),
        *LIMITS,
        limits="small",
    )


def sparse(size, end=b""):
    def write(path):
        with open(path, "wb") as file:
            file.truncate(size)
            if end:
                file.seek(size - len(end))
                file.write(end)

    return write


def files(corpus):
    corpus.add("sparse file of 3 GiB", "大.txt", sparse(3 << 30, EICAR), "size-limit")
    corpus.add(
        "sparse file of 2 GiB less 2 bytes", "大.txt", sparse((2 << 30) - 2, EICAR), "size-limit"
    )
    corpus.add(
        "sparse file of one byte above the limit",
        "大.txt",
        sparse((1 << 30) + 1, EICAR),
        "size-limit",
    )
    corpus.add("file above the small limit", "大.txt", TEXT * 9000, "size-limit", limits="small")
    corpus.add("sparse file of 1 TiB", "大.zip", sparse(1 << 40, ZIPPED), "size-limit")
    corpus.add(
        "sparse file with a zip at its end",
        "大.zip",
        sparse(64 << 20, ZIPPED),
        "damaged",
        "polyglot",
        "infected",
        "readers-disagree",
        "mismatch",
        "type-unknown",
        "not-opened",
    )


def broken_media(corpus):
    corpus.add(
        "silent: png of 1.2 gigapixels",
        "图.png",
        media.large_png(40_000, 30_000),
        "size-limit",
        "broken-media",
        "damaged",
        "timed-out",
        "suspicious",
    )
    corpus.add(
        "silent: png of 1.2 gigapixels in a docx",
        "报告.docx",
        open_xml(parts=[("word/media/image1.png", media.large_png(40_000, 30_000))]),
        "size-limit",
        "broken-media",
        "damaged",
        "timed-out",
        "suspicious",
    )
    head = struct.pack(">IIBBBBB", 0x7FFFFFFF, 0x7FFFFFFF, 8, 2, 0, 0, 0)
    claims = (
        b"\x89PNG\r\n\x1a\n"
        + media.chunk(b"IHDR", head)
        + media.chunk(b"IDAT", zlib.compress(b"\0"))
        + media.chunk(b"IEND", b"")
    )
    corpus.add("png that claims 2^62 pixels", "图.png", claims, *MEDIA, "size-limit")
    whole = {
        "png": ("图.png", media.png()),
        "jpeg": ("图.jpg", media.jpeg()),
        "gif": ("图.gif", media.gif()),
    }
    for name, (shown, data) in whole.items():
        corpus.add("%s cut in half" % name, shown, data[: len(data) // 2], *MEDIA)
        corpus.add(
            "%s without its end" % name,
            shown,
            data[:-2] if name == "jpeg" else data[:-1] if name == "gif" else data[:-12],
            *MEDIA,
        )
    png = media.png()
    corpus.add("png with a wrong checksum", "图.png", png[:29] + b"\0\0\0\0" + png[33:], *MEDIA)
    corpus.add(
        "png with a chunk that lies about its length",
        "图.png",
        png[:33] + b"\x7f\xff\xff\xff" + png[37:],
        *MEDIA,
    )
    corpus.add("png without pixels", "图.png", png[:33] + media.chunk(b"IEND", b""), *MEDIA)
    corpus.add(
        "png with size zero",
        "图.png",
        png[:16]
        + bytes(8)
        + png[24:29]
        + struct.pack(">I", zlib.crc32(b"IHDR" + bytes(8) + png[24:29]))
        + png[33:],
        *MEDIA,
    )
    jpeg = media.jpeg()
    corpus.add(
        "jpeg with a segment that lies about its length",
        "图.jpg",
        jpeg[:4] + b"\xff\xff" + jpeg[6:],
        *MEDIA,
    )
    corpus.add("jpeg with a segment too short", "图.jpg", jpeg[:4] + b"\0\1" + jpeg[6:], *MEDIA)
    corpus.add("jpeg of marks only", "图.jpg", b"\xff\xd8\xff\xd9", *MEDIA)
    gif = media.gif()
    corpus.add("gif without a picture", "图.gif", gif[:13] + b"\x3b", *MEDIA)
    corpus.add("gif with a block of unknown kind", "图.gif", gif[:-1] + b"\x99\0\x3b", *MEDIA)
    for name, shown, data in [
        ("bmp", "图.bmp", media.bmp()),
        ("tiff", "图.tif", media.tiff()),
        ("webp", "图.webp", media.webp()),
        ("wav", "声.wav", media.wav()),
    ]:
        corpus.add("%s cut in half" % name, shown, data[: len(data) // 2], *MEDIA)
    corpus.add(
        "tiff with a directory that points outside",
        "图.tif",
        media.tiff()[:4] + b"\xff\xff\xff\x7f" + media.tiff()[8:],
        *MEDIA,
    )
    looped = b"II*\0\x08\0\0\0\1\0" + struct.pack("<HHII", 256, 3, 1, 1) + struct.pack("<I", 8)
    corpus.add("tiff whose directories loop", "图.tif", looped, *MEDIA)
    corpus.add(
        "mp4 with an atom that lies about its length",
        "片.mp4",
        media.mp4()[:32] + b"\x7f\xff\xff\xff" + media.mp4()[36:],
        *MEDIA,
    )
    corpus.add(
        "mp4 with the payload in an unknown atom",
        "片.mp4",
        media.mp4() + media.atom(b"zzzz", ZIPPED),
        "infected",
        "polyglot",
        *MEDIA,
    )
    corpus.add(
        "wav with a zip in an unknown chunk",
        "声.wav",
        media.wav() + b"zzzz" + struct.pack("<I", len(ZIPPED)) + ZIPPED,
        "infected",
        "polyglot",
        *MEDIA,
    )
