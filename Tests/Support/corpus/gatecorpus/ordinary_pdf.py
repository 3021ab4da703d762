"""PDF files by reportlab and qpdf."""

import io

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.shapes import Drawing
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Image, Paragraph, SimpleDocTemplate, Spacer, Table

from .ordinary_media import photo, saved
from .tools import made
from .words import CHANCE, english, paragraph, rows, title

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
STYLE = ParagraphStyle("body", fontName="STSong-Light", fontSize=11, leading=16, wordWrap="CJK")
LATIN = ParagraphStyle("latin", fontName="Helvetica", fontSize=10)


def document(story, **options):
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, **options).build(story)
    return out.getvalue()


def chart():
    drawing = Drawing(300, 160)
    bars = VerticalBarChart()
    bars.width, bars.height = 260, 120
    bars.data = [[CHANCE.randrange(100) for _ in range(5)] for _ in range(2)]
    drawing.add(bars)
    return drawing


def cases(corpus):
    for count in (1, 4, 20, 120):
        corpus.add(
            "PDF of %d paragraphs" % count,
            title()[:15] + ".pdf",
            document([Paragraph(paragraph(), STYLE) for _ in range(count)]),
        )
        corpus.add(
            "PDF in English of %d paragraphs" % count,
            "report.pdf",
            document([Paragraph(english(), LATIN) for _ in range(count)]),
        )
    corpus.add(
        "PDF with a table",
        "名单.pdf",
        document(
            [
                Table(
                    rows(40, 4),
                    style=[
                        ("FONT", (0, 0), (-1, -1), "STSong-Light", 9),
                        ("GRID", (0, 0), (-1, -1), 0.5, "black"),
                    ],
                )
            ]
        ),
    )
    for kind, form in (("photo", "JPEG"), ("screen shot", "PNG")):
        image = io.BytesIO(saved(photo(500, 400), form))
        corpus.add(
            "PDF with a " + kind,
            "图.pdf",
            document([Paragraph(title(), STYLE), Image(image, 250, 200), Spacer(1, 20)]),
        )
    corpus.add("PDF with a chart", "图表.pdf", document([chart(), Paragraph(paragraph(), STYLE)]))
    links = ['<a href="https://example.com/a?b=1">链接</a> ' + paragraph(1) for _ in range(5)]
    corpus.add("PDF with links", "链接.pdf", document([Paragraph(text, STYLE) for text in links]))
    corpus.add(
        "PDF with a title and an author",
        "报告.pdf",
        document([Paragraph(paragraph(), STYLE)], title=title(), author="办公室"),
    )
    corpus.add("PDF without packing", "报告.pdf", drawn(compress=0))
    corpus.add("PDF with bookmarks", "报告.pdf", drawn(bookmarks=True))
    corpus.add("PDF in landscape", "表.pdf", drawn(size=landscape(A4)))
    corpus.add("PDF with a form", "申请表.pdf", form_fields())
    corpus.add("PDF of scanned pages", "扫描件.pdf", scanned(5))
    plain = drawn(bookmarks=True)
    for name, options in [
        ("linear", ["--linearize"]),
        ("with compressed objects", ["--object-streams=generate"]),
        ("without compressed objects", ["--object-streams=disable"]),
        ("unpacked", ["--qdf"]),
        ("packed anew", ["--recompress-flate", "--compression-level=9"]),
    ]:
        corpus.add(
            "PDF by qpdf, " + name,
            "报告.pdf",
            made({"in.pdf": plain}, ["qpdf", *options, "in.pdf", "out"]),
        )
    parts = {"a.pdf": plain, "b.pdf": scanned(2)}
    corpus.add(
        "PDF joined of two",
        "合并.pdf",
        made(parts, ["qpdf", "--empty", "--pages", "a.pdf", "b.pdf", "--", "out"]),
    )
    corpus.add("PDF with a later version of itself", "报告.pdf", updated(plain))


def drawn(compress=1, bookmarks=False, size=A4):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, pageCompression=compress)
    for page in range(3):
        canvas.setFont("STSong-Light", 14)
        canvas.drawString(72, 500, paragraph(1)[:30])
        canvas.line(72, 480, 400, 480)
        if bookmarks:
            canvas.bookmarkPage("p%d" % page)
            canvas.addOutlineEntry(title(), "p%d" % page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def form_fields():
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawString(72, 640, "Name:")
    canvas.acroForm.textfield(name="name", x=72, y=600, width=200, height=20)
    canvas.acroForm.checkbox(name="agree", x=72, y=560)
    canvas.save()
    return out.getvalue()


def scanned(pages):
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for _ in range(pages):
        canvas.drawImage(
            ImageReader(io.BytesIO(saved(photo(600, 800).convert("L"), "JPEG"))), 0, 0, *A4
        )
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def updated(data):
    """Another version behind the first one, as programs that save in place write it."""
    start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    root = data[data.rindex(b"trailer") :]
    fields = root[root.index(b"<<") + 2 : root.index(b">>")]
    place = len(data)
    more = b"900 0 obj\n(" + english(10).encode().strip() + b")\nendobj\n"
    table = place + len(more)
    return (
        data
        + more
        + b"xref\n900 1\n%010d 00000 n \ntrailer\n<<" % place
        + fields.replace(b"/Size", b"/OldSize")
        + b"/Size 901 /Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (start, table)
    )
