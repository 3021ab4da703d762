"""Documents by python-docx, openpyxl, xlsxwriter and LibreOffice."""

import concurrent.futures
import io
import os
import tempfile
from datetime import datetime

import docx
import openpyxl
import xlsxwriter
from docx.shared import Cm
from openpyxl.chart import BarChart, LineChart, PieChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as SheetImage

from . import flat_documents, media, tools
from .office import open_xml, relations
from .ordinary_media import photo, saved
from .payload import plain_zip
from .words import CHANCE, letters, paragraph, rows, title


def cases(corpus):
    texts = {"文%d.docx" % n: text_document(n) for n in range(14)}
    sheets = {"表%d.xlsx" % n: sheet(n) for n in range(12)}
    sheets.update({"图表%d.xlsx" % n: charted(n) for n in range(8)})
    for name, data in {**texts, **sheets}.items():
        kind = (
            "docx by python-docx"
            if name.endswith("docx")
            else "xlsx by openpyxl"
            if name.startswith("表")
            else "xlsx by xlsxwriter"
        )
        corpus.add("%s, %s" % (kind, name.split(".")[0]), name, data)
    by_hand(corpus)
    converted = convert(texts, sheets)
    for (source, kind), data in sorted(converted.items()):
        shown = source.rsplit(".", 1)[0] + "." + kind
        corpus.add("%s by LibreOffice from %s" % (kind, source), shown, data)
    packed = [
        ("报告%d.%s" % (n, kind), data)
        for n, ((_, kind), data) in enumerate(sorted(converted.items()))
        if kind != "rtf"
    ]
    for start in range(0, len(packed), 12):
        corpus.add(
            "zip of documents, %d" % (start // 12), "材料.zip", plain_zip(packed[start : start + 12])
        )


def text_document(number):
    document = docx.Document()
    document.core_properties.author = "办公室"
    document.core_properties.created = datetime(2024, 1, 2)
    document.add_heading(title(), 0)
    for _ in range(number * 3 + 1):
        document.add_paragraph(paragraph())
    if number % 2:
        table = document.add_table(rows=0, cols=5, style="Table Grid")
        for row in rows(number * 3):
            for cell, text in zip(table.add_row().cells, row):
                cell.text = text
    if number % 3 == 0:
        document.add_picture(io.BytesIO(saved(photo(300, 200), "JPEG")), width=Cm(10))
        document.add_picture(io.BytesIO(saved(photo(100, 100), "PNG")), width=Cm(5))
    if number % 4 == 0:
        linked(document, "https://example.com/%d" % number)
        document.add_paragraph("第一条", style="List Number")
        document.add_paragraph("要点", style="List Bullet")
    document.sections[0].header.paragraphs[0].text = title()
    document.sections[0].footer.paragraphs[0].text = "第 1 页"
    return stored(document)


def linked(document, address):
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    part = document.add_paragraph("见 ")
    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    link.append(part.add_run("链接")._r)
    part._p.append(link)


def stored(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def sheet(number):
    book = openpyxl.Workbook()
    page = book.active
    page.title = letters(4)
    for row in rows(number * 20 + 5):
        page.append(row)
    for line in range(2, 6):
        page.cell(line, 7, "=SUM(A1:A%d)" % line)
    if number % 2:
        page["A1"].comment = Comment(paragraph(1), "张三")
        page["B1"].hyperlink = "https://example.com/"
        page.merge_cells("H1:J2")
    if number % 3 == 0:
        for row in range(1, 9):
            page.cell(row, 12, row * 3)
        chart = [BarChart, LineChart, PieChart][number // 3 % 3]()
        chart.add_data(Reference(page, min_col=12, min_row=1, max_row=8))
        page.add_chart(chart, "N2")
    if number % 4 == 0:
        page.add_image(SheetImage(io.BytesIO(saved(photo(80, 60), "PNG"))), "N20")
        book.create_sheet("隐藏").sheet_state = "hidden"
    return stored(book)


def charted(number):
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("数据")
    for line, row in enumerate(rows(30 + number)):
        page.write_row(line, 0, row)
    page.write_column(0, 6, [CHANCE.randrange(100) for _ in range(20)])
    chart = book.add_chart(
        {"type": ["column", "line", "pie", "scatter", "area", "bar", "doughnut", "radar"][number]}
    )
    chart.add_series({"values": ["数据", 0, 6, 19, 6], "categories": ["数据", 0, 6, 19, 6]})
    page.insert_chart("I2", chart)
    if number % 2:
        page.insert_image("I20", "a.png", {"image_data": io.BytesIO(saved(photo(90, 60), "PNG"))})
        page.write_comment("A1", paragraph(1))
        page.data_validation("B2", {"validate": "list", "source": ["是", "否"]})
    page.autofilter(0, 0, 9, 4)
    page.write_url("A40", "https://example.com/", string="链接")
    page.write_url("A41", "internal:数据!A1")
    page.protect()
    book.close()
    return out.getvalue()


def by_hand(corpus):
    """Parts that common programs add and no library here writes."""
    local = [
        (
            "attachedTemplate",
            "file:///C:\\Users\\a\\AppData\\Roaming\\Microsoft\\Templates\\Normal.dotm",
            True,
        )
    ]
    corpus.add(
        "docx made from a local template",
        "报告.docx",
        open_xml("docx", [("word/_rels/settings.xml.rels", relations(*local))], body="<w:p/>"),
    )
    printer = [
        ("xl/printerSettings/printerSettings1.bin", ("打印机".encode("utf-16-le") + bytes(400)) * 3)
    ]
    corpus.add("xlsx with a printer's settings", "表.xlsx", open_xml("xlsx", printer))
    thumb = [
        ("docProps/thumbnail.jpeg", media.jpeg()),
        ("docProps/app.xml", b'<?xml version="1.0"?><Properties/>'),
    ]
    corpus.add("docx with a thumbnail", "报告.docx", open_xml("docx", thumb))
    emf = (
        b"\1\0\0\0\x6c\0\0\0"
        + bytes(32)
        + b" EMF\0\0\1\0"
        + (128).to_bytes(4, "little")
        + (2).to_bytes(4, "little")
        + bytes(52)
        + b"\x0e\0\0\0\x14\0\0\0"
        + bytes(8)
        + b"\x14\0\0\0"
    )
    corpus.add(
        "docx with a drawing as EMF", "报告.docx", open_xml("docx", [("word/media/image1.emf", emf)])
    )
    wmf = b"\xd7\xcd\xc6\x9a" + bytes(18) + b"\1\0\x09\0\0\3\x0c\0\0\0\0\0\3\0\0\0\0\0\3\0\0\0\0\0"
    corpus.add(
        "docx with a drawing as WMF", "报告.docx", open_xml("docx", [("word/media/image1.wmf", wmf)])
    )
    font = bytes(CHANCE.randrange(256) for _ in range(3000))
    corpus.add(
        "docx with an embedded font",
        "报告.docx",
        open_xml("docx", [("word/fonts/font1.odttf", font)]),
    )
    custom = [
        ("customXml/item1.xml", b'<?xml version="1.0"?><a xmlns="urn:a"/>'),
        ("customXml/itemProps1.xml", b'<?xml version="1.0"?><b/>'),
    ]
    corpus.add("docx with data of its own", "报告.docx", open_xml("docx", custom))
    inner = charted(0)
    corpus.add(
        "docx with a chart's data",
        "报告.docx",
        open_xml("docx", [("word/embeddings/Microsoft_Excel_Sheet1.xlsx", inner)]),
    )
    corpus.add(
        "pptx with a chart's data",
        "演示.pptx",
        open_xml("pptx", [("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", inner)]),
    )
    corpus.add(
        "pptx with sound and film",
        "演示.pptx",
        open_xml(
            "pptx", [("ppt/media/media1.mp4", media.mp4()), ("ppt/media/media2.wav", media.wav())]
        ),
    )
    outside = [
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            "https://example.com/",
            True,
        ),
        (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink",
            "mailto:a@example.com",
            True,
        ),
    ]
    corpus.add("docx with links to pages and mail", "报告.docx", open_xml("docx", links=outside))
    corpus.add(
        "docx that speaks of DDE and macros",
        "报告.docx",
        open_xml(
            "docx", body="<w:p><w:r><w:t>如何禁用 DDE 和宏：说明 cmd 与 powershell 的风险</w:t></w:r></w:p>"
        ),
    )
    field = '<w:p><w:r><w:instrText> TOC \\o "1-3" \\h \\z \\u </w:instrText></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:instrText> HYPERLINK "https://example.com/" </w:instrText></w:r></w:p>'
    corpus.add("docx with fields", "报告.docx", open_xml("docx", body=field))


# Filter names of LibreOffice, by the kind of document that they read.
TEXTS = {
    "docx": "MS Word 2007 XML",
    "doc": "MS Word 97",
    "odt": "writer8",
    "pdf": "writer_pdf_Export",
}
SHEETS = {
    "xlsx": "Calc MS Excel 2007 XML",
    "xls": "MS Excel 97",
    "ods": "calc8",
    "pdf": "calc_pdf_Export",
    "csv": "Text - txt - csv (StarCalc):44,34,76",
}
SHOWS = {
    "pptx": "Impress MS PowerPoint 2007 XML",
    "ppt": "MS PowerPoint 97",
    "odp": "impress8",
    "pdf": "impress_pdf_Export",
}


def convert(texts, sheets):
    """Every source in every form that LibreOffice writes: {(source, kind): bytes}."""
    texts = {**flat_documents.texts(), **dict(list(texts.items())[:8])}
    sheets = {**flat_documents.sheets(), **dict(list(sheets.items())[2:14:3])}
    kinds = [(sheets, SHEETS), (texts, TEXTS), (flat_documents.shows(), SHOWS)]
    made = {}
    # Two at a time, since each of them keeps one core busy.
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for found in pool.map(lambda kind: batches(*kind), kinds):
            made.update(found)
    return made


def batches(sources, filters):
    made = {}
    with tempfile.TemporaryDirectory(prefix="gatecorpus-") as folder:
        tools.put(folder, {"in/" + name: data for name, data in sources.items()})
        for kind, name in filters.items():
            made.update(batch(folder, list(sources), kind, name))
    return made


def batch(folder, sources, kind, name):
    out = os.path.join(folder, kind)
    command = [
        "soffice",
        "-env:UserInstallation=file://%s/profile" % folder,
        "--headless",
        "--norestore",
        "--convert-to",
        "%s:%s" % (kind, name),
        "--outdir",
        out,
    ]
    tools.run(command + [os.path.join(folder, "in", source) for source in sources], folder)
    found = {}
    for source in sources:
        with open(os.path.join(out, source.rsplit(".", 1)[0] + "." + kind), "rb") as file:
            found[source, kind] = file.read()
    return found
