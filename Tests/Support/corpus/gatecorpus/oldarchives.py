"""Archive formats that no packer of Debian writes, by hand."""

import hashlib
import struct
import zlib

from .payload import EICAR, GZIPPED, gz


def vint(number):
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def rar4_block(kind, flags, body, data=b""):
    head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
    return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head + data


def rar4(name, data):
    fields = (
        struct.pack(
            "<IIBIIBBHI",
            len(data),
            len(data),
            3,
            zlib.crc32(data),
            0x58221885,
            20,
            0x30,
            len(name),
            0o100644,
        )
        + name.encode()
    )
    return (
        b"Rar!\x1a\x07\0"
        + rar4_block(0x73, 0, b"\0" * 6)
        + rar4_block(0x74, 0x8000, fields, data)
        + rar4_block(0x7B, 0x4000, b"")
    )


def rar4_encrypted():
    noise = b"".join(hashlib.sha256(b"%d" % n).digest() for n in range(20))
    return b"Rar!\x1a\x07\0" + rar4_block(0x73, 0x80, b"\0" * 6) + noise


def rar5_block(kind, flags, body, extra=b"", data=b""):
    head = vint(kind) + vint(flags)
    head += (vint(len(extra)) if flags & 1 else b"") + (vint(len(data)) if flags & 2 else b"")
    head += body + extra
    head = vint(len(head)) + head
    return struct.pack("<I", zlib.crc32(head)) + head + data


def rar5(name, data, encrypted=False):
    fields = vint(4) + vint(len(data)) + vint(0o100644) + struct.pack("<I", zlib.crc32(data))
    fields += vint(0) + vint(1) + vint(len(name)) + name.encode()
    extra, flags = b"", 2
    if encrypted:
        record = vint(1) + vint(0) + vint(0) + bytes([15]) + bytes(32)
        extra, flags = vint(len(record)) + record, 3
        data = data[::-1] + bytes(-len(data) % 16)
    return (
        b"Rar!\x1a\x07\1\0"
        + rar5_block(1, 0, vint(0))
        + rar5_block(2, flags, fields, extra, data)
        + rar5_block(5, 0, vint(0))
    )


def rar5_encrypted():
    noise = b"".join(hashlib.sha256(b"%d" % n).digest() for n in range(20))
    body = vint(0) + vint(0) + bytes([15]) + bytes(16)
    return b"Rar!\x1a\x07\1\0" + rar5_block(4, 0, body) + noise


def crc16(data):
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


def lha(name, data):
    body = b"-lh0-" + struct.pack("<IIIBB", len(data), len(data), 0x58221885, 0x20, 0)
    body += bytes([len(name)]) + name.encode() + struct.pack("<H", crc16(data))
    return bytes([len(body), sum(body) & 255]) + body + data + b"\0"


def xar(name, data):
    packed = zlib.compress(data)
    toc = (
        '<?xml version="1.0" encoding="UTF-8"?><xar><toc><checksum style="sha1"><size>20</size>'
        '<offset>0</offset></checksum><file id="1"><data><length>%d</length><encoding'
        ' style="application/x-gzip"/><offset>20</offset><size>%d</size></data><name>%s</name>'
        "<type>file</type></file></toc></xar>" % (len(packed), len(data), name)
    ).encode()
    squeezed = zlib.compress(toc)
    head = struct.pack(">4sHHQQI", b"xar!", 28, 1, len(squeezed), len(toc), 1)
    return head + squeezed + hashlib.sha1(squeezed).digest() + packed


def rpm(cpio):
    lead = struct.pack(">4sBBHH66sHH16s", b"\xed\xab\xee\xdb", 3, 0, 0, 1, b"a-1-1", 1, 5, b"")
    empty = struct.pack(">3sBIII", b"\x8e\xad\xe8", 1, 0, 0, 0)
    return lead + empty + empty + gz(cpio)


def marked(mark, offset=0):
    """A file with a format's mark and the payload, packed, where its members would be."""
    return bytes(offset) + mark + bytes(64) + GZIPPED + bytes(200)


def all_marks():
    """Formats of which only the mark is here; a reader of one would find the rest damaged."""
    return [
        ("ACE", bytes(7) + b"**ACE**" + bytes(40) + GZIPPED),
        ("ZOO", b"ZOO 2.10 Archive.\x1a\0\0" + struct.pack("<I", 0xFDC4A7DC) + bytes(40) + GZIPPED),
        ("ALZ", marked(b"ALZ\1")),
        ("EGG", marked(b"EGGA")),
        ("StuffIt", marked(b"SIT!")),
        ("StuffIt 5", marked(b"StuffIt (c)1997-2002 Aladdin Systems, Inc.")),
        ("lrzip", marked(b"LRZI\0\6")),
        ("zpaq", marked(b"7kSt\xa0\x31\x83\xd3\x8c\xb2\x28\xb0\xd3zPQ\2\1")),
        ("rzip", marked(b"RZIP\2\1")),
        ("xar broken", marked(b"xar!")),
        ("InstallShield", marked(b"ISc(")),
        ("SZDD", marked(b"SZDD\x88\xf0\x27\x33A")),
        ("KWAJ", marked(b"KWAJ\x88\xf0\x27\xd1")),
        ("CHM", marked(b"ITSF\3\0\0\0")),
        ("TNEF", marked(b"\x78\x9f\x3e\x22")),
        ("LUKS", marked(b"LUKS\xba\xbe\0\1aes")),
        ("PST", marked(b"!BDN" + bytes(4) + b"SM\x17\0\x13\0\1\1")),
        ("OneNote", marked(b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d\xae\xb1\x53\x78\xd0\x29\x96\xd3")),
        (
            "BinHex",
            b"(This file must be converted with BinHex 4.0)\n\n:" + b"$f*TEQKPH#jVC" * 6 + b":\n",
        ),
        ("AppleSingle", marked(b"\0\5\x16\0\0\2\0\0")),
        ("AppleDouble", marked(b"\0\5\x16\7\0\2\0\0")),
        ("DMG", bytes(1024) + GZIPPED + b"koly\0\0\0\4\0\0\2\0" + bytes(500)),
        ("dar", marked(b"\0\0\0\x7b\0\0\0\0\0\0\0\0\0\0T")),
        ("lz4 legacy", marked(b"\2\x21\x4c\x18")),
        (
            "Snappy frame",
            b"\xff\6\0\0sNaPpY\1" + struct.pack("<I", len(EICAR) + 4)[:3] + bytes(4) + EICAR[::-1],
        ),
        ("skippable zstd frame", b"\x50\x2a\x4d\x18" + struct.pack("<I", len(GZIPPED)) + GZIPPED),
        ("SWF packed", b"CWS\6" + struct.pack("<I", len(EICAR) + 8) + zlib.compress(EICAR * 3)),
        ("SQLite", b"SQLite format 3\0" + bytes(84) + GZIPPED),
        ("Access", b"\0\1\0\0Standard Jet DB\0" + bytes(100) + GZIPPED),
        (
            "WARC",
            b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: %d\r\n\r\n" % len(GZIPPED)
            + GZIPPED
            + b"\r\n\r\n",
        ),
        ("PGP packet", b"\x85\2\x0c\3" + bytes(range(60)) * 8),
        ("age", b"age-encryption.org/v1\n-> X25519 " + b"A" * 43 + b"\n" + bytes(range(100))),
        ("OpenSSL enc", b"Salted__" + bytes(range(120))),
        ("KeePass", marked(b"\x03\xd9\xa2\x9a\x67\xfb\x4b\xb5\1\0\3\0")),
    ]
