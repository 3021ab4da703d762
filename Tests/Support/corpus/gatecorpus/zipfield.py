"""Builds zips field by field, so that every field can lie."""

import bz2
import lzma
import struct
import zlib

from .payload import raw_deflate
from .tools import piped


def packed(data, method):
    """Data in a zip's packing method."""
    if method == 0:
        return data
    if method == 8:
        return raw_deflate(data)
    if method == 12:
        return bz2.compress(data)
    if method == 14:
        filters = [{"id": lzma.FILTER_LZMA1, "preset": 6}]
        alone = lzma.compress(data, format=lzma.FORMAT_ALONE, filters=filters)
        return struct.pack("<BBH", 9, 20, 5) + alone[:5] + alone[13:]
    if method == 93:
        return piped(["zstd", "-q", "-c"], data)
    if method == 95:
        return lzma.compress(data, format=lzma.FORMAT_XZ)
    return data


class Member:
    """One member; what is None is as it should be."""

    def __init__(self, name, data, method=8, **lies):
        self.name = name if isinstance(name, bytes) else name.encode()
        self.data = data
        self.method = method
        self.flags = lies.pop("flags", 0)
        self.body = lies.pop("body", None)
        self.body = packed(data, method) if self.body is None else self.body
        self.crc = lies.pop("crc", zlib.crc32(data))
        self.size = lies.pop("size", len(data))
        self.packed_size = lies.pop("packed_size", len(self.body))
        self.local = lies.pop("local", {})
        self.extra = lies.pop("extra", b"")
        self.local_extra = lies.pop("local_extra", b"")
        self.attributes = lies.pop("attributes", 0o100644 << 16)
        self.system = lies.pop("system", 3)
        self.descriptor = lies.pop("descriptor", None)
        self.listed = lies.pop("listed", True)
        self.gap = lies.pop("gap", b"")
        self.offset = lies.pop("offset", None)
        self.hidden_body = lies.pop("no_local", False)
        if lies:
            raise TypeError("unknown fields %s" % lies)

    def header(self):
        field = {
            "flags": self.flags,
            "method": self.method,
            "crc": self.crc,
            "packed_size": self.packed_size,
            "size": self.size,
            "name": self.name,
        }
        field.update(self.local)
        return (
            struct.pack(
                "<4s5H3I2H",
                b"PK\3\4",
                20,
                field["flags"],
                field["method"],
                0x1885,
                0x5822,
                field["crc"] & 0xFFFFFFFF,
                field["packed_size"],
                field["size"],
                len(field["name"]),
                len(self.local_extra),
            )
            + field["name"]
            + self.local_extra
        )

    def entry(self, offset):
        return (
            struct.pack(
                "<4sBB5H3I5H2I",
                b"PK\1\2",
                20,
                self.system,
                20,
                self.flags,
                self.method,
                0x1885,
                0x5822,
                self.crc & 0xFFFFFFFF,
                self.packed_size,
                self.size,
                len(self.name),
                len(self.extra),
                0,
                0,
                0,
                self.attributes,
                offset if self.offset is None else self.offset,
            )
            + self.name
            + self.extra
        )


def build(
    members,
    comment=b"",
    prefix=b"",
    count=None,
    suffix=b"",
    before_end=b"",
    shift=0,
    central=True,
    end=True,
):
    """A zip of these members; the other parameters are lies, or what stands around it."""
    body, directory, listed = prefix, b"", 0
    for member in members:
        offset = len(body) - shift
        if not member.hidden_body:
            body += member.header() + member.body
            if member.descriptor is not None:
                body += member.descriptor
            body += member.gap
        if member.listed:
            directory += member.entry(offset)
            listed += 1
    if not central:
        return body + suffix
    listed = listed if count is None else count
    record = struct.pack(
        "<4s4H2IH", b"PK\5\6", 0, 0, listed, listed, len(directory), len(body) - shift, len(comment)
    )
    return body + directory + before_end + (record + comment if end else b"") + suffix


def descriptor(data, body, mark=True, crc=None, size=None):
    """The record behind a member whose header does not know its sizes."""
    crc = zlib.crc32(data) if crc is None else crc
    size = len(data) if size is None else size
    return (b"PK\7\x08" if mark else b"") + struct.pack("<3I", crc, len(body), size)


def streamed(name, data, method=8, mark=True):
    """A member as streaming packers write it: sizes behind the data."""
    body = packed(data, method)
    return Member(
        name,
        data,
        method,
        flags=8,
        descriptor=descriptor(data, body, mark),
        local={"crc": 0, "packed_size": 0, "size": 0},
    )


def zip64(name, data, method=8):
    """A whole zip with one member whose sizes stand in ZIP64 fields only."""
    body = packed(data, method)
    extra = struct.pack("<HHQQQ", 1, 24, len(data), len(body), 0)
    local = struct.pack("<HHQQ", 1, 16, len(data), len(body))
    member = Member(
        name,
        data,
        method,
        size=0xFFFFFFFF,
        packed_size=0xFFFFFFFF,
        extra=extra,
        local_extra=local,
        offset=0xFFFFFFFF,
    )
    front = member.header() + member.body
    directory = member.entry(0)
    record = struct.pack(
        "<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, len(directory), len(front)
    )
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, len(front) + len(directory), 1)
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return front + directory + record + locator + end
