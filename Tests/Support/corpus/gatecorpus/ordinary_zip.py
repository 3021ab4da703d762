"""Zips and OFD files as people and programs make them, and archives of other kinds."""

import io
import tarfile
import zipfile

from . import media
from .hostile_archives import entry, tarball
from .payload import STAMP, plain_zip
from .tools import made, piped
from .words import letters, paragraph, text, title
from .zipfield import Member, build, streamed, zip64


def files():
    return {
        "通知/%s.txt" % title()[:12]: text(4).encode(),
        "通知/照片.jpg": media.jpeg(),
        "通知/说明.md": paragraph().encode(),
        "通知/子文件夹/名单.csv": "a,b\n1,2\n".encode(),
    }


def cases(corpus):
    packers(corpus)
    built(corpus)
    nested(corpus)
    ofd(corpus)
    archives(corpus)
    other_kinds(corpus)


def packers(corpus):
    for level in ("-0", "-1", "-6", "-9"):
        corpus.add(
            "zip by zip " + level,
            "材料.zip",
            made(files(), ["zip", "-qr", level, "out.zip", "通知"], result="out.zip"),
        )
    corpus.add(
        "zip by zip without extra fields",
        "材料.zip",
        made(files(), ["zip", "-qrX", "out.zip", "通知"], result="out.zip"),
    )
    corpus.add(
        "zip by zip without folders",
        "材料.zip",
        made(files(), ["zip", "-qrD", "out.zip", "通知"], result="out.zip"),
    )
    corpus.add(
        "zip by zip with a comment",
        "材料.zip",
        made(
            dict(files(), note="comment of an office\n".encode()),
            ["sh", "-c", "zip -qrz out.zip 通知 < note"],
            result="out.zip",
        ),
    )
    corpus.add(
        "zip that zip streams",
        "材料.zip",
        made(files(), ["sh", "-c", "zip -qr - 通知 > out.zip"], result="out.zip"),
    )
    for method in ("Deflate", "Copy"):
        corpus.add(
            "zip by 7z with " + method,
            "材料.zip",
            made(files(), ["7z", "a", "-tzip", "-mm=" + method, "out.zip", "通知"], result="out.zip"),
        )
    corpus.add(
        "zip by 7z with UTF-8 names",
        "材料.zip",
        made(files(), ["7z", "a", "-tzip", "-mcu=on", "out.zip", "通知"], result="out.zip"),
    )
    corpus.add("zip by Python packed", "材料.zip", built_by_python(files(), zipfile.ZIP_DEFLATED))
    corpus.add("zip by Python stored", "材料.zip", built_by_python(files(), zipfile.ZIP_STORED))
    corpus.add("zip by Python from a stream", "材料.zip", python_stream(files()))
    corpus.add("zip by Python with large fields", "材料.zip", python_large(files()))


def built_by_python(members, method):
    return plain_zip(list(members.items()), method)


class OneWay(io.RawIOBase):
    """An output that cannot go back, as a network is."""

    def __init__(self):
        self.data = b""

    def writable(self):
        return True

    def write(self, part):
        self.data += bytes(part)
        return len(part)


def python_stream(members):
    out = OneWay()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, STAMP), data, zipfile.ZIP_DEFLATED)
    return out.data


def python_large(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=True) as member:
                member.write(data)
    return out.getvalue()


def built(corpus):
    gbk = [
        Member(
            (title()[:10] + ".txt").encode("gbk"),
            paragraph().encode("gbk"),
            system=0,
            attributes=0x20,
        )
        for _ in range(6)
    ]
    corpus.add("zip with GBK names, as Windows makes it", "材料.zip", build(gbk))
    corpus.add(
        "zip with GBK names and folders",
        "材料.zip",
        build(
            [
                Member("材料/".encode("gbk"), b"", 0, system=0, attributes=0x10),
                Member(
                    "材料/".encode("gbk") + "通知.txt".encode("gbk"),
                    paragraph().encode("gbk"),
                    system=0,
                    attributes=0x20,
                ),
            ]
        ),
    )
    corpus.add(
        "zip with the mark of UTF-8 names",
        "材料.zip",
        build([Member("通知.txt", paragraph().encode(), flags=0x800)]),
    )
    corpus.add(
        "zip with backslashes, as old Windows programs make it",
        "材料.zip",
        build([Member("材料\\通知.txt".encode("gbk"), paragraph().encode(), system=0)]),
    )
    corpus.add(
        "zip with descriptors and marks",
        "材料.zip",
        build([streamed("a.txt", text().encode()), streamed("b.txt", text().encode())]),
    )
    corpus.add(
        "zip with a comment",
        "材料.zip",
        build([Member("a.txt", text().encode())], comment="由办公室制作".encode()),
    )
    corpus.add("empty zip", "空.zip", plain_zip([]))
    corpus.add(
        "zip with empty members",
        "材料.zip",
        plain_zip([("a.txt", b""), ("b/", b""), ("c.txt", b"1")]),
    )
    corpus.add(
        "zip with twins",
        "材料.zip",
        plain_zip([("a.txt", b"same text\n"), ("b.txt", b"same text\n")]),
    )
    corpus.add(
        "zip of 150 texts",
        "材料.zip",
        plain_zip([("%03d.txt" % n, paragraph().encode()) for n in range(150)]),
    )
    corpus.add(
        "zip of pictures",
        "照片.zip",
        plain_zip(
            [
                ("%d.%s" % (n, kind), data)
                for n, (kind, data) in enumerate(
                    [
                        ("jpg", media.jpeg()),
                        ("png", media.png()),
                        ("gif", media.gif()),
                        ("bmp", media.bmp()),
                        ("tif", media.tiff()),
                        ("webp", media.webp()),
                    ]
                )
            ]
        ),
    )
    corpus.add(
        "zip of sounds",
        "录音.zip",
        plain_zip([("a.wav", media.wav()), ("b.mp3", media.mp3()), ("c.mp4", media.mp4())]),
    )
    corpus.add(
        "zip with text in every encoding",
        "材料.zip",
        plain_zip(
            [
                ("a.txt", text().encode("gb18030")),
                ("b.txt", b"\xff\xfe" + text().encode("utf-16-le")),
                ("c.csv", b"\xef\xbb\xbfa,b\n"),
            ]
        ),
    )
    corpus.add("zip whose sizes stand in 64 bits", "材料.zip", zip64("通知.txt", text().encode()))
    corpus.add("zip of a large text", "材料.zip", plain_zip([("全文.txt", text(400).encode() * 20)]))
    corpus.add(
        "zip with short names",
        "材料.zip",
        plain_zip([(letters(1) + ".txt", letters(3).encode()) for _ in range(1)]),
    )


def nested(corpus):
    data = plain_zip([("通知.txt", paragraph().encode())])
    for depth in range(1, 6):
        data = plain_zip([("层%d.zip" % depth, data), ("说明.txt", paragraph().encode())])
        corpus.add("zip in zip, %d deep" % (depth + 1), "材料.zip", data)
    corpus.add(
        "zip of zips",
        "汇总.zip",
        plain_zip(
            [("%d.zip" % n, plain_zip([("%d.txt" % n, paragraph().encode())])) for n in range(12)]
        ),
    )


def ofd(corpus):
    spaces = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    for pages in (1, 3, 10, 40):
        members = [
            (
                "OFD.xml",
                '<?xml version="1.0" encoding="UTF-8"?><ofd:OFD %s Version="1.0"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>'
                % spaces,
            ),
            (
                "Doc_0/Document.xml",
                '<?xml version="1.0" encoding="UTF-8"?><ofd:Document %s><ofd:Pages>%s</ofd:Pages></ofd:Document>'
                % (
                    spaces,
                    "".join(
                        '<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>' % (n, n)
                        for n in range(pages)
                    ),
                ),
            ),
            (
                "Doc_0/PublicRes.xml",
                '<?xml version="1.0" encoding="UTF-8"?><ofd:Res %s BaseLoc="Res"/>' % spaces,
            ),
        ]
        for page in range(pages):
            members.append(
                (
                    "Doc_0/Pages/Page_%d/Content.xml" % page,
                    '<?xml version="1.0" encoding="UTF-8"?><ofd:Page %s><ofd:Content><ofd:Layer><ofd:TextObject><ofd:TextCode X="0" Y="0">%s</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>'
                    % (spaces, paragraph()),
                )
            )
        data = [(name, body.encode()) for name, body in members] + [
            ("Doc_0/Res/image_0.png", media.png()),
            ("Doc_0/Res/image_1.jpg", media.jpeg()),
        ]
        corpus.add("OFD of %d pages" % pages, "公文.ofd", plain_zip(data))
    corpus.add("OFD in a zip", "公文.zip", plain_zip([("公文.ofd", plain_zip(data))]))


def archives(corpus):
    """The other kinds of archive that the shipped policy lets in."""
    for name, options in [
        ("LZMA", ["-m0=LZMA"]),
        ("LZMA2", ["-m0=LZMA2"]),
        ("PPMd", ["-m0=PPMd"]),
        ("Copy", ["-m0=Copy"]),
        ("not solid", ["-ms=off"]),
        ("at its best", ["-mx=9"]),
        ("at its fastest", ["-mx=1"]),
        ("with a plain header", ["-mhc=off"]),
    ]:
        corpus.add("7z, " + name, "材料.7z", sevenzip(files(), *options))
    corpus.add(
        "7z with an empty file and an empty folder",
        "材料.7z",
        sevenzip({"通知/空.txt": b"", "通知/a.txt": b"text\n", "通知/b/.keep": b""}),
    )
    corpus.add(
        "7z of 60 texts",
        "材料.7z",
        sevenzip({"通知/%d.txt" % n: paragraph().encode() for n in range(60)}),
    )
    entries = [
        entry("通知.txt", text().encode()),
        entry("照片.jpg", media.jpeg()),
        entry("名单.csv", "a,b\n1,2\n".encode()),
    ]
    for name, form in [
        ("ustar", tarfile.USTAR_FORMAT),
        ("GNU", tarfile.GNU_FORMAT),
        ("pax", tarfile.PAX_FORMAT),
    ]:
        corpus.add("tar as " + name, "材料.tar", tarball(*entries, form=form))
    corpus.add(
        "tar with folders",
        "材料.tar",
        tarball(entry("a", b"", tarfile.DIRTYPE, mode=0o755), entry("a/通知.txt", text().encode())),
    )
    corpus.add(
        "tar with long names",
        "材料.tar",
        tarball(
            entry("长" * 60 + "/" + "名" * 60 + ".txt", text().encode()), form=tarfile.GNU_FORMAT
        ),
    )
    corpus.add("tar by tar", "材料.tar", made(files(), ["tar", "-cf", "out", "通知"]))
    for name, command in [
        ("gz", ["gzip", "-c"]),
        ("bz2", ["bzip2", "-c"]),
        ("xz", ["xz", "-c"]),
        ("zst", ["zstd", "-qc"]),
    ]:
        packed = piped(command, tarball(*entries))
        corpus.add("tar." + name, "材料.tar." + name, packed)
        corpus.add(
            "tar.%s of a folder by tar" % name,
            "材料.tar." + name,
            piped(command, made(files(), ["tar", "-cf", "out", "通知"])),
        )
        corpus.add("text in ." + name, "通知.txt." + name, piped(command, text().encode()))
        corpus.add(
            "large text in ." + name, "全文.txt." + name, piped(command, text(300).encode() * 9)
        )
        corpus.add("table in ." + name, "名单.csv." + name, piped(command, b"a,b\n" + b"1,2\n" * 900))
        corpus.add(
            "tar.%s in a zip" % name,
            "材料.zip",
            plain_zip([("材料.tar." + name, packed), ("说明.txt", paragraph().encode())]),
        )
    corpus.add("tgz", "材料.tgz", piped(["gzip", "-9nc"], tarball(*entries)))
    corpus.add(
        "gz with a name and a time",
        "通知.gz",
        made({"通知.txt": text().encode()}, ["gzip", "-k", "通知.txt"], result="通知.txt.gz"),
    )
    corpus.add(
        "xz of several blocks",
        "全文.txt.xz",
        piped(["xz", "-T2", "--block-size=65536", "-c"], text(100).encode() * 9),
    )
    corpus.add("7z in a zip", "材料.zip", plain_zip([("材料.7z", sevenzip(files()))]))
    corpus.add(
        "zip in a 7z", "材料.7z", sevenzip({"通知/a.zip": plain_zip([("a.txt", text().encode())])})
    )
    corpus.add(
        "zip in a tar.gz",
        "材料.tar.gz",
        piped(["gzip", "-c"], tarball(entry("a.zip", plain_zip([("a.txt", text().encode())])))),
    )


def sevenzip(members, *options):
    return made(members, ["7z", "a", *options, "out.7z", "通知"], result="out.7z")


def other_kinds(corpus):
    """Kinds that the shipped policy keeps out for their type alone, with nothing wrong inside."""
    tar = tarball(entry("通知.txt", text().encode()), entry("照片.jpg", media.jpeg()))
    for name, command in [
        ("lz4", ["lz4", "-qc"]),
        ("lz", ["lzip", "-c"]),
        ("Z", ["compress", "-c"]),
    ]:
        corpus.add("clean tar." + name, "材料.tar." + name, piped(command, tar), "type", "not-opened")
    corpus.add(
        "clean page",
        "页.html",
        b"<!DOCTYPE html><html><body><p>text</p></body></html>",
        "type",
        "active-content",
    )
    corpus.add(
        "clean SVG",
        "图.svg",
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
        "type",
        "active-content",
    )
    corpus.add(
        "clean RTF",
        "信.rtf",
        b"{\\rtf1\\ansi{\\fonttbl\\f0\\fswiss Arial;}\\f0 An ordinary letter.\\par}",
        "type",
    )
    corpus.add(
        "clean mail",
        "信.eml",
        b"From: a@example.com\r\nTo: b@example.com\r\nSubject: plan\r\nDate: Mon, 1 Jan 2024 00:00:00 +0800\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
        + text().encode(),
        "type",
    )
