"""Builds PDF files object by object (ISO 32000-1)."""

import base64
import zlib


def stream(data, fields="", filters=None):
    """A stream object's body."""
    listed = " /Filter %s" % filters if filters else ""
    return (
        ("<<%s%s /Length %d>>\nstream\n" % (fields, listed, len(data))).encode()
        + data
        + b"\nendstream"
    )


PAGE = [
    b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
    b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources <<>> %s>>",
    stream(b"BT ET"),
]


def build(catalogue="", objects=(), trailer="", page="", head=b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"):
    """A PDF of one page; further objects are numbered from 5."""
    catalogue = catalogue if isinstance(catalogue, bytes) else catalogue.encode()
    page = page if isinstance(page, bytes) else page.encode()
    bodies = [
        b"<</Type /Catalog /Pages 2 0 R " + catalogue + b">>",
        PAGE[0],
        PAGE[1] % page,
        PAGE[2],
        *objects,
    ]
    data, places = head, []
    for number, body in enumerate(bodies, 1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    count = len(bodies) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n" % count + table
    return data + b"trailer\n<</Size %d /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        count,
        trailer.encode(),
        start,
    )


def attachment(body):
    """A PDF with one attached file; body is the stream object of the file."""
    return build(
        "/Names <</EmbeddedFiles <</Names [(a.zip) 5 0 R]>>>>",
        [b"<</Type /Filespec /F (a.zip) /EF <</F 6 0 R>>>>", body],
    )


def compressed(inner, catalogue_number=1):
    """A PDF whose catalogue lies in a compressed stream of objects."""
    text = b"%d 0 " % catalogue_number + b"<</Type /Catalog /Pages 2 0 R " + inner + b">>"
    first = len(b"%d 0 " % catalogue_number)
    packed = zlib.compress(text)
    holder = stream(packed, "/Type /ObjStm /N 1 /First %d" % first, "/FlateDecode")
    data = b"%PDF-1.7\n"
    bodies = {2: PAGE[0], 3: PAGE[1] % b"", 4: PAGE[2], 5: holder}
    places = {}
    for number, body in bodies.items():
        places[number] = len(data)
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    rows = (
        [(0, 0, 255), (2, 5, 0)] + [(1, places[n], 0) for n in (2, 3, 4, 5)] + [(1, len(data), 0)]
    )
    table = b"".join(
        bytes([kind]) + place.to_bytes(3, "big") + bytes([rest]) for kind, place, rest in rows
    )
    start = len(data)
    body = stream(
        zlib.compress(table), "/Type /XRef /W [1 3 1] /Size 7 /Root 1 0 R", "/FlateDecode"
    )
    return data + b"6 0 obj\n" + body + b"\nendobj\nstartxref\n%d\n%%%%EOF\n" % start


def lzw(data):
    """LZWDecode with literals and clear codes only, nine bits each."""
    bits = ""
    for number, byte in enumerate(data):
        if number % 200 == 0:
            bits += format(256, "09b")
        bits += format(byte, "09b")
    bits += format(257, "09b")
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))


def run_length(data):
    out = b""
    for start in range(0, len(data), 128):
        part = data[start : start + 128]
        out += bytes([len(part) - 1]) + part
    return out + b"\x80"


FILTERS = {
    "FlateDecode": zlib.compress,
    "ASCIIHexDecode": lambda d: d.hex().encode() + b">",
    "ASCII85Decode": lambda d: base64.a85encode(d) + b"~>",
    "LZWDecode": lzw,
    "RunLengthDecode": run_length,
}
