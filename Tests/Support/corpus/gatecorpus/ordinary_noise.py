"""Files full of chance: what looks like a mark in packed bytes must not hold anything."""

import io
import struct
import zlib

import docx
import xlsxwriter
from docx.shared import Cm
from PIL import Image, ImageCms

from . import media
from .hostile_archives import entry, tarball
from .ordinary_media import mp3, photo, saved
from .ordinary_pdf import scanned
from .payload import gz, plain_zip
from .pdf import build as pdf
from .pdf import stream
from .words import CHANCE, english, letters, paragraph


def noise(count):
    return CHANCE.getrandbits(count * 8).to_bytes(count, "little")


def grain(width, height):
    return Image.frombytes("RGB", (width, height), noise(width * height * 3))


def cases(corpus):
    pictures(corpus)
    documents(corpus)
    packed(corpus)
    cameras(corpus)
    texts(corpus)


def pictures(corpus):
    for number in range(12):
        image = grain(300 + number * 20, 300)
        corpus.add(
            "jpeg of noise, %d" % number, "照片%d.jpg" % number, saved(image, "JPEG", quality=95)
        )
        corpus.add("png of noise, %d" % number, "截图%d.png" % number, saved(image, "PNG"))
        if number < 5:
            corpus.add("bmp of noise, %d" % number, "图%d.bmp" % number, saved(image, "BMP"))
            corpus.add(
                "gif of noise, %d" % number, "图%d.gif" % number, saved(image.quantize(256), "GIF")
            )
            corpus.add(
                "tiff of noise, %d" % number,
                "图%d.tif" % number,
                saved(image, "TIFF", compression="tiff_deflate"),
            )
            corpus.add(
                "webp of noise, %d" % number, "图%d.webp" % number, saved(image, "WEBP", quality=95)
            )
            corpus.add(
                "wav of noise, %d" % number,
                "录音%d.wav" % number,
                media.wav(1)[:44] + noise(len(media.wav(1)) - 44),
            )
            corpus.add(
                "mp3 of many seconds, %d" % number,
                "录音%d.mp3" % number,
                mp3(20 + number * 7, "-b", "96"),
            )
            corpus.add(
                "mp4 of noise, %d" % number,
                "会议%d.mp4" % number,
                media.mp4() + media.atom(b"mdat", noise(200_000)),
            )


def documents(corpus):
    for number in range(8):
        document = docx.Document()
        for _ in range(3):
            document.add_picture(io.BytesIO(saved(grain(200, 200), "PNG")), width=Cm(8))
            document.add_picture(io.BytesIO(saved(grain(200, 200), "JPEG")), width=Cm(8))
            document.add_paragraph(paragraph())
        out = io.BytesIO()
        document.save(out)
        corpus.add("docx of noisy pictures, %d" % number, "报告%d.docx" % number, out.getvalue())
        corpus.add(
            "PDF of noisy streams, %d" % number,
            "报告%d.pdf" % number,
            pdf(
                objects=[
                    stream(zlib.compress(noise(60_000)), "/Subtype /Image", "/FlateDecode")
                    for _ in range(5)
                ]
            ),
        )
        corpus.add("PDF of scans, %d" % number, "扫描%d.pdf" % number, scanned(2))
    for number in range(4):
        out = io.BytesIO()
        book = xlsxwriter.Workbook(out, {"in_memory": True})
        page = book.add_worksheet()
        for row in range(3000):
            page.write_row(
                row,
                0,
                [
                    CHANCE.random() * 1e6,
                    CHANCE.getrandbits(40),
                    letters(4),
                    "%x" % CHANCE.getrandbits(60),
                ],
            )
        book.close()
        corpus.add("xlsx of 3,000 rows, %d" % number, "数据%d.xlsx" % number, out.getvalue())


def packed(corpus):
    for number in range(5):
        members = [("照片%d.jpg" % n, saved(grain(150, 150), "JPEG")) for n in range(8)]
        corpus.add("zip of noisy pictures, %d" % number, "照片%d.zip" % number, plain_zip(members))
        corpus.add(
            "tar.gz of noisy pictures, %d" % number,
            "照片%d.tar.gz" % number,
            gz(tarball(*[entry(n, d) for n, d in members])),
        )
        corpus.add(
            "stored zip of noisy pictures, %d" % number, "照片%d.zip" % number, plain_zip(members, 0)
        )


def cameras(corpus):
    """What telephones and cameras add to their pictures."""
    image = saved(photo(400, 300), "JPEG")
    small = saved(photo(160, 120), "JPEG")
    exif = (
        b"Exif\0\0II*\0\x08\0\0\0\1\0"
        + struct.pack("<HHI4s", 0x010F, 2, 4, b"abc\0")
        + struct.pack("<I", 26)
    )
    exif += (
        struct.pack("<HHHIIHHII", 2, 0x0201, 4, 1, 56, 0x0202, 4, 1, len(small))
        + struct.pack("<I", 0)
        + small
    )
    corpus.add(
        "jpeg with a small picture of itself",
        "IMG_0002.JPG",
        segment(image, 0xE1, exif),
    )
    xmp = b"http://ns.adobe.com/xap/1.0/\0<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'/><?xpacket end='w'?>"
    corpus.add("jpeg with notes in XML", "IMG_0003.JPG", segment(image, 0xE1, xmp))
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    corpus.add(
        "jpeg with a colour profile",
        "IMG_0004.JPG",
        saved(photo(90, 90), "JPEG", icc_profile=profile),
    )
    corpus.add(
        "jpeg by an editor of pictures",
        "IMG_0005.JPG",
        segment(image, 0xED, b"Photoshop 3.0\x008BIM\4\4\0\0\0\0\0\4\x1c\2\0\0"),
    )
    corpus.add(
        "png with a colour profile", "图.png", saved(photo(90, 90), "PNG", icc_profile=profile)
    )
    corpus.add(
        "jpeg of a scanner's lines",
        "扫描.jpg",
        saved(photo(800, 600), "JPEG", restart_marker_blocks=4),
    )


def segment(data, kind, body):
    return data[:2] + bytes([0xFF, kind]) + struct.pack(">H", len(body) + 2) + body + data[2:]


def texts(corpus):
    for number in range(12):
        body = "".join(paragraph() + "\n" + english() for _ in range(CHANCE.randint(1, 60)))
        corpus.add(
            "text of two languages, %d" % number,
            "材料%d.txt" % number,
            body.encode("gb18030" if number % 2 else "utf-8"),
        )
    hexadecimal = "\n".join(noise(16).hex(" ") for _ in range(400))
    corpus.add("text of hexadecimal numbers", "数据.txt", hexadecimal.encode())
    corpus.add("text of one very long line", "数据.txt", (letters(200) * 200).encode())
    numbers = "\n".join("%d\t%.6f\t%e" % (n, CHANCE.random(), CHANCE.random()) for n in range(2000))
    corpus.add("text of numbers", "数据.log", numbers.encode())
    rows = "".join(
        '"%s",=SUM(A%d:B%d),-%d,+%d,@%s\n' % (letters(3), n, n, n, n, letters(2))
        for n in range(1, 60)
    )
    corpus.add("table with formulas", "合计.csv", rows.encode())
    corpus.add("table with bars and signs", "清单.csv", "编号|名称|=数量\n1|a|2\nx=1|y|z!\n".encode())
    corpus.add(
        "table with links",
        "网址.csv",
        '名称,网址\n甲,https://example.com/?a=1&b=2\n乙,"=HYPERLINK(""https://example.com"",""乙"")"\n'.encode(),
    )
    corpus.add(
        "table with dialling numbers", "电话.csv", "姓名,电话\n甲,+86 10 12345678\n乙,-\n丙,@丁\n".encode()
    )
