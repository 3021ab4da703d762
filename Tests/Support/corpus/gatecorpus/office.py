"""Builds documents of the Office formats part by part."""

import struct

from .payload import TEXT, plain_zip
from .zipfield import Member, build

TYPES = {
    "docx": "wordprocessingml.document.main",
    "xlsx": "spreadsheetml.sheet.main",
    "pptx": "presentationml.presentation.main",
}
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
ROOT = {
    "docx": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>',
    "xlsx": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/>%s</workbook>',
    "pptx": '<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">%s</p:presentation>',
}
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def relations(*entries):
    """A part of relationships; entries are (type, target, is external)."""
    lines = "".join(
        '<Relationship Id="rId%d" Type="%s" Target="%s"%s/>'
        % (
            n + 1,
            kind if "://" in kind else RELATION + kind,
            target,
            ' TargetMode="External"' if outside else "",
        )
        for n, (kind, target, outside) in enumerate(entries)
    )
    return (
        HEAD
        + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
        % lines
    ).encode()


def open_xml(kind="docx", parts=(), body="", links=(), replace=None, main_type=None):
    """A document with more parts; links are relationships of its main part."""
    folder, main = MAIN[kind].split("/")
    override = "application/vnd.openxmlformats-officedocument.%s+xml" % TYPES[kind]
    types = HEAD + (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"'
        ' ContentType="application/xml"/><Default Extension="bin" ContentType="application/octet-stream"/>'
        '<Override PartName="/%s" ContentType="%s"/></Types>' % (MAIN[kind], main_type or override)
    )
    members = {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": relations(("officeDocument", MAIN[kind], False)),
        MAIN[kind]: (HEAD + ROOT[kind] % body).encode(),
    }
    if links:
        members["%s/_rels/%s.rels" % (folder, main)] = relations(*links)
    members.update(dict(parts))
    members.update(replace or {})
    return plain_zip(list(members.items()))


def open_document(kind="text", parts=(), manifest="", body=""):
    """An OpenDocument file."""
    media = "application/vnd.oasis.opendocument." + kind
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    )
    content = (
        HEAD
        + '<office:document-content %s office:version="1.2"><office:body><office:%s>%s</office:%s></office:body></office:document-content>'
        % (spaces, kind, body, kind)
    )
    listed = HEAD + (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/>%s</manifest:manifest>'
        % (media, manifest)
    )
    members = {"content.xml": content.encode(), "META-INF/manifest.xml": listed.encode()}
    members.update(dict(parts))
    return build(
        [Member("mimetype", media.encode(), 0)] + [Member(n, d) for n, d in members.items()]
    )


def packed_text(text):
    """Text in the container of MS-OVBA 2.4.1, literals only."""
    out, data = b"\1", text
    while data:
        part, data = data[:3600], data[3600:]
        tokens = b"".join(b"\0" + part[i : i + 8] for i in range(0, len(part), 8))
        out += struct.pack("<H", 0xB000 | (len(tokens) + 2 - 3)) + tokens
    return out


def macros(code=b'Sub AutoOpen()\r\nShell "cmd /c calc"\r\nEnd Sub\r\n'):
    """The storages of a macro project."""
    source = packed_text(b'Attribute VB_Name = "Module1"\r\n' + code)
    listing = packed_text(
        struct.pack("<HII", 1, 4, 1)
        + struct.pack("<HIH", 3, 2, 1252)
        + struct.pack("<HI", 4, 6)
        + b"Module"
    )
    return {
        "VBA": {
            "dir": listing,
            "Module1": bytes(64) + source,
            "_VBA_PROJECT": b"\xcc\x61\xff\xff\0\0\0" + bytes(40),
        },
        "PROJECT": b'ID="{00000000-0000-0000-0000-000000000000}"\r\nModule=Module1\r\n',
        "PROJECTwm": b"Module1\0M\0o\0d\0u\0l\0e\0001\0\0\0\0\0",
    }


def word_stream(encrypted=False):
    flags = 0x0100 if encrypted else 0
    head = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x0804, 0, flags)
    return head + bytes(500) + TEXT + bytes(4096)


def record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def workbook(*records, sheet=b"\0\0", more=b""):
    """A BIFF8 stream: the records of the globals, one sheet, whatever else."""
    name = "Sheet1".encode()
    bound = record(0x85, struct.pack("<I", 600) + sheet + bytes([len(name), 0]) + name)
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0x1CAF, 0x7CD, 0xC1, 0x306))
    page = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0x1CAF, 0x7CD, 0xC1, 0x306)) + record(
        0x0A
    )
    return (
        (begin + b"".join(records) + bound + record(0x0A)).ljust(600, b"\0")
        + page
        + more
        + bytes(4096)
    )


def ole_native(name, data):
    """The stream of an embedded package."""
    label = name.encode() + b"\0"
    body = (
        struct.pack("<H", 2)
        + label
        + b"C:\\"
        + label
        + struct.pack("<HHI", 0, 3, len(label) + 3)
        + b"C:\\"
        + label
    )
    body += struct.pack("<I", len(data)) + data
    return struct.pack("<I", len(body)) + body
