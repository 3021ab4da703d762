"""PDF by ReportLab, scans, and pictures of text."""

import io

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from .letters import Letter

FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"


def add(collection, samples):
    for n in collection.some(15):
        letter = Letter(400 + n)
        data = outside_font(letter)
        collection.add(
            "pdf (font not embedded)", "CID %d" % n, data, letter.text, properties=[letter.author], format="pdf"
        )
    for n in collection.some(6):
        letter = Letter(450 + n, paragraphs=3)
        picture = drawn(letter)
        for kind in ("PNG", "JPEG", "TIFF"):
            data = saved(picture, kind)
            collection.add(
                "pictures", "%s %d" % (kind, n), data, letter.text, picture=True, format=kind.lower()
            )
        collection.add("scanned pdf", "scan %d" % n, saved(picture, "PDF"), letter.text, picture=True, format="pdf")


def outside_font(letter):
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    page.setAuthor(letter.author)
    page.setTitle(letter.title)
    page.setFont("STSong-Light", 11)
    top = 800
    for line in letter.lines:
        for start in range(0, len(line), 45):
            page.drawString(40, top, line[start : start + 45])
            top -= 15
            if top < 40:
                page.showPage()
                page.setFont("STSong-Light", 11)
                top = 800
    page.save()
    return out.getvalue()


def drawn(letter):
    """A page as a scanner at 150 dots per inch sees it."""
    picture = Image.new("L", (1240, 900), 255)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(FONT, 28)
    top = 60
    for line in letter.lines:
        for start in range(0, len(line), 38):
            pen.text((80, top), line[start : start + 38], font=font, fill=20)
            top += 44
    return picture


def saved(picture, kind):
    out = io.BytesIO()
    picture.save(out, kind, **({"resolution": 150} if kind == "PDF" else {}))
    return out.getvalue()
