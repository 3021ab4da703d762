"""Programs under every name, and files that are two things at once."""

import struct

from . import media
from .office import open_xml
from .oldarchives import rar4
from .payload import EICAR, TEXT, ZIPPED, gz, plain_zip
from .pdf import build as pdf
from .tools import made
from .zipfield import Member, build

HELD = ("type", "mismatch", "embedded-program", "infected", "damaged", "type-unknown")
GLUED = ("polyglot", "infected", "damaged", "readers-disagree", "not-opened", "embedded-program")


def windows(data=b""):
    """A program for Windows that does nothing."""
    head = b"MZ" + bytes(58) + struct.pack("<I", 64)
    optional = struct.pack(
        "<HBBIIIIIIIIIHHHHHHIIIIHHIIIIII",
        0x10B,
        14,
        0,
        512,
        0,
        0,
        0x1000,
        0x1000,
        0x2000,
        0x400000,
        0x1000,
        512,
        6,
        0,
        0,
        0,
        6,
        0,
        0,
        0x2000,
        512,
        0,
        3,
        0,
        0x100000,
        0x1000,
        0x100000,
        0x1000,
        0,
        16,
    ) + bytes(128)
    coff = b"PE\0\0" + struct.pack("<HHIIIHH", 0x14C, 1, 0, 0, 0, len(optional), 0x102)
    section = b".text\0\0\0" + struct.pack(
        "<IIIIIIHHI", 16, 0x1000, 512, 512, 0, 0, 0, 0, 0x60000020
    )
    return (head + coff + optional + section).ljust(512, b"\0") + b"\xc3".ljust(512, b"\0") + data


def linux():
    head = (
        b"\x7fELF\2\1\1"
        + bytes(9)
        + struct.pack("<HHIQQQIHHHHHH", 2, 62, 1, 0x400078, 64, 0, 0, 64, 56, 1, 64, 0, 0)
    )
    segment = struct.pack("<IIQQQQQQ", 1, 5, 0, 0x400000, 0x400000, 132, 132, 0x1000)
    return head + segment + b"\xb8\x3c\0\0\0\x31\xff\x0f\x05" + bytes(40)


def java():
    return b"\xca\xfe\xba\xbe\0\0\0\x34\0\5\7\0\2\1\0\1A\7\0\4\1\0\x10java/lang/Object\0\x21\0\1\0\3\0\0\0\0\0\0\0\0"


def programs():
    manifest = b"Manifest-Version: 1.0\r\nMain-Class: A\r\n"
    return [
        ("Windows program", "a.exe", windows()),
        ("Windows library", "a.dll", windows()),
        ("screen saver", "a.scr", windows()),
        ("DOS program", "a.com", b"\xb4\x4c\xcd\x21" * 20),
        (
            "DOS program with a head",
            "a.exe",
            b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0\xb8"
            + bytes(7)
            + b"\x40"
            + bytes(35)
            + struct.pack("<I", 0)
            + b"\xb4\x4c\xcd\x21",
        ),
        ("Linux program", "a", linux()),
        ("Linux library", "a.so", linux()[:16] + b"\3" + linux()[17:]),
        ("Mac program", "a", b"\xcf\xfa\xed\xfe\7\0\0\1\3\0\0\0\2\0\0\0" + bytes(200)),
        (
            "Mac program for two machines",
            "a",
            b"\xca\xfe\xba\xbe\0\0\0\2\1\0\0\7\0\0\0\3" + bytes(4096),
        ),
        ("Java class", "A.class", java()),
        (
            "Java archive",
            "a.jar",
            plain_zip([("META-INF/MANIFEST.MF", manifest), ("A.class", java())]),
        ),
        (
            "Android package",
            "a.apk",
            plain_zip(
                [
                    ("AndroidManifest.xml", b"\3\0\x08\0" + bytes(60)),
                    ("classes.dex", b"dex\n035\0" + bytes(104)),
                ]
            ),
        ),
        ("Android program", "a.dex", b"dex\n035\0" + bytes(104)),
        ("WebAssembly", "a.wasm", b"\0asm\1\0\0\0" + bytes(20)),
        ("Python program", "a.pyc", b"\xa7\r\r\n" + bytes(100)),
        ("Flash film", "a.swf", b"FWS\6" + bytes(60)),
        (
            "Windows installer",
            "a.msix",
            plain_zip(
                [("AppxManifest.xml", b"<?xml version='1.0'?><Package/>"), ("a.exe", windows())]
            ),
        ),
    ]


def cases(corpus):
    for name, shown, data in programs():
        corpus.add("program: " + name, shown, data, *HELD)
        for other in ("报告.pdf", "图片.jpg", "报告.docx", "说明.txt"):
            if name == "DOS program" and other.endswith("txt"):
                continue
            corpus.add(
                "program named %s: %s" % (other.split(".")[1], name), other, data, *HELD, "polyglot"
            )
        corpus.add(
            "program in a zip: " + name, "材料.zip", plain_zip([(shown, data)]), *HELD, "not-opened"
        )
        if name not in ("DOS program",):
            corpus.add(
                "program in a zip under another name: " + name,
                "材料.zip",
                plain_zip([("报告.pdf", data)]),
                *HELD,
                "not-opened"
            )
        if name in ("Windows program", "Linux program", "Java class"):
            for kind, folder in [("docx", "word"), ("xlsx", "xl"), ("pptx", "ppt")]:
                corpus.add(
                    "program in a %s: %s" % (kind, name),
                    "报告." + kind,
                    open_xml(kind, [(folder + "/media/image1.png", data)]),
                    *HELD,
                    "active-content"
                )
            corpus.add("program in a gzip: " + name, "a.gz", gz(data), *HELD, "not-opened")
            corpus.add(
                "program in a gzip in a zip: " + name,
                "材料.zip",
                plain_zip([("a.gz", gz(data))]),
                *HELD,
                "not-opened"
            )
    corpus.add(
        "installer by msitools",
        "a.msi",
        made({}, ["msibuild", "out", "-s", "a", "b"]),
        *HELD,
        "not-opened",
        "active-content"
    )
    glued(corpus)


def glued(corpus):
    pictures = {
        "jpeg": ("图.jpg", media.jpeg()),
        "png": ("图.png", media.png()),
        "gif": ("图.gif", media.gif()),
        "bmp": ("图.bmp", media.bmp()),
        "wav": ("声.wav", media.wav()),
        "tiff": ("图.tif", media.tiff()),
        "webp": ("图.webp", media.webp()),
        "mp3": ("声.mp3", media.mp3()),
    }
    tail = [
        ("zip", ZIPPED),
        ("RAR", rar4("a.zip", ZIPPED)),
        ("gzip", gz(EICAR * 3)),
        ("7z", made({"a.txt": EICAR * 9}, ["7z", "a", "out.7z", "a.txt"], result="out.7z")),
        ("program", windows()),
        ("script", b"<html><script>alert(1)</script></html>"),
        ("PDF", pdf("/OpenAction <</S /JavaScript /JS (a)>>")),
        ("clear payload", EICAR),
        ("clean zip", plain_zip([("a.txt", TEXT)])),
    ]
    for name, (shown, data) in pictures.items():
        for kind, more in tail:
            reasons = (
                ("infected",)
                if kind == "clear payload"
                else GLUED + ("pdf-action", "active-content", "broken-media", "suspicious")
            )
            corpus.add("%s with a %s behind" % (name, kind), shown, data + more, *reasons)
    for kind, more in tail[:3] + tail[4:6]:
        corpus.add(
            "jpeg with a %s behind, in a zip" % kind,
            "材料.zip",
            plain_zip([("a.jpg", media.jpeg() + more)]),
            *GLUED,
            "active-content",
            "broken-media",
            "suspicious"
        )
        corpus.add(
            "png with a %s behind, in a docx" % kind,
            "报告.docx",
            open_xml("docx", [("word/media/image1.png", media.png() + more)]),
            *GLUED,
            "active-content",
            "broken-media",
            "suspicious"
        )
    corpus.add(
        "zip in a jpeg's comment", "图.jpg", media.jpeg(comment=ZIPPED), *GLUED, "broken-media"
    )
    corpus.add("zip in a png's text", "图.png", media.png(chunk=ZIPPED), *GLUED, "broken-media")
    corpus.add(
        "gif that is a script",
        "图.gif",
        b"GIF89a/*" + media.gif()[8:] + b"*/=1;alert(1);",
        *GLUED,
        "broken-media",
        "type",
        "mismatch",
        "active-content"
    )
    corpus.add(
        "bmp that is a script",
        "图.bmp",
        b"BM/*" + media.bmp()[4:] + b"*/=1;alert(1);",
        *GLUED,
        "broken-media",
        "type",
        "mismatch",
        "active-content",
        "type-unknown"
    )
    corpus.add(
        "wav that is a script",
        "声.wav",
        b"RIFF=1/*WAVE" + media.wav()[12:] + b"*/;alert(1);",
        *GLUED,
        "broken-media",
        "type",
        "mismatch",
        "active-content"
    )
    script = b"<script>alert(1)</script>"
    corpus.add(
        "pdf that is a page",
        "报告.pdf",
        b"<html>" + script + b"<!--\n" + pdf() + b"--></html>",
        *GLUED,
        "type",
        "mismatch",
        "active-content",
        "pdf-action"
    )
    corpus.add(
        "page in front of a pdf named html",
        "报告.html",
        b"<html>" + script + b"</html>\n" + pdf(),
        *GLUED,
        "type",
        "mismatch",
        "active-content",
        "pdf-action"
    )
    corpus.add("pdf that is a zip", "报告.pdf", pdf().replace(b"%%EOF\n", b"") + ZIPPED, *GLUED)
    corpus.add("zip that is a pdf", "材料.zip", pdf_zip(), *GLUED, "mismatch")
    corpus.add("program that is a zip", "材料.zip", windows(ZIPPED), *GLUED, "type", "mismatch")
    corpus.add("program that is a pdf", "报告.pdf", windows(pdf()), *GLUED, "type", "mismatch")
    iso = made({"tree/a.txt": TEXT}, ["genisoimage", "-quiet", "-o", "out", "tree"])
    corpus.add(
        "disc image that is a pdf", "报告.pdf", pdf() + iso[len(pdf()) :], *GLUED, "type", "mismatch"
    )
    corpus.add("disc image that is a zip", "材料.zip", iso + ZIPPED, *GLUED, "type", "mismatch")
    corpus.add("docx in front of a zip", "报告.docx", open_xml() + ZIPPED, *GLUED)
    corpus.add("docx behind a picture", "图.jpg", media.jpeg() + open_xml(), *GLUED, "broken-media")
    corpus.add(
        "text in front of a zip",
        "说明.txt",
        TEXT + ZIPPED,
        *GLUED,
        "type",
        "mismatch",
        "type-unknown"
    )
    corpus.add(
        "text in front of a gzip",
        "说明.txt",
        TEXT + gz(EICAR * 2),
        *GLUED,
        "type",
        "mismatch",
        "type-unknown"
    )
    corpus.add(
        "text in front of a program",
        "说明.txt",
        TEXT + windows(),
        *GLUED,
        "type",
        "mismatch",
        "type-unknown"
    )


def pdf_zip():
    """A PDF in the first member of a zip, stored, so that both readers are content."""
    return build([Member("a.pdf", pdf(), 0), Member("b.zip", ZIPPED, 0)])
