"""PDF by ReportLab, scans, and pictures of text."""

import io
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont
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
        if n < 4:
            for kind, change in CHANGES.items():
                data = saved(change(letter), "PNG")
                collection.add(
                    "pictures, " + kind, "%s %d" % (kind, n), data, letter.text, picture=True, format="png"
                )


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


def drawn(letter, red=0):
    """A page as a scanner at 150 dots per inch sees it; the first lines in red."""
    picture = Image.new("RGB" if red else "L", (1240, 900), "white")
    pen = ImageDraw.Draw(picture)
    font = ImageFont.truetype(FONT, 28)
    top = 60
    for number, line in enumerate(letter.lines):
        colour = (225, 35, 35) if number < red else (20, 20, 20) if red else 20
        for start in range(0, len(line), 38):
            pen.text((80, top), line[start : start + 38], font=font, fill=colour)
            top += 44
    return picture


def red(letter):
    """A document with its mark, head and number in red on white."""
    return drawn(letter, red=3)


def skewed(letter):
    """Laid onto the glass a little askew."""
    return drawn(letter).rotate(2.5, resample=Image.BICUBIC, expand=True, fillcolor=255)


def turned(letter, degrees):
    return drawn(letter).rotate(degrees, expand=True)


def small(letter):
    """A screenshot's letters of 14 pixels."""
    return drawn(letter).resize((620, 450), Image.LANCZOS)


def dim(letter):
    """A photograph in bad light: grey, darker to one side, with noise."""
    chance = random.Random(letter.number)
    picture = drawn(letter)
    shade = Image.linear_gradient("L").rotate(90).resize(picture.size).point(lambda v: 90 + v // 3)
    noise = Image.effect_noise(picture.size, 12 + chance.randint(0, 4))
    mixed = ImageChops.multiply(picture, shade)
    return ImageChops.add(mixed, noise, 1, -128).filter(ImageFilter.GaussianBlur(0.6))


CHANGES = {
    "red": red,
    "skewed": skewed,
    "upside down": lambda letter: turned(letter, 180),
    "on its side": lambda letter: turned(letter, 90),
    "small": small,
    "dim": dim,
}


def saved(picture, kind):
    out = io.BytesIO()
    picture.save(out, kind, **({"resolution": 150} if kind == "PDF" else {}))
    return out.getvalue()
