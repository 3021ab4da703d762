"""Office documents by python-docx, openpyxl, xlwt and LibreOffice."""

import concurrent.futures
import glob
import io
import os
import tempfile

import docx
import openpyxl
import xlwt

from .. import tools
from .letters import Letter


def add(collection, samples):
    letters = [Letter(n) for n in collection.some(24)]
    texts = {"%02d.docx" % n: word(letter) for n, letter in enumerate(letters)}
    sheets = {"%02d.xlsx" % n: sheet(letter) for n, letter in enumerate(letters)}
    slides = {"%02d.fodp" % n: flat_slides(letter) for n, letter in enumerate(letters)}
    wanted = [
        (texts, "doc odt rtf pdf html docx:MS Word 2007 XML"),
        (sheets, "xls ods"),
        (slides, "odp pptx ppt"),
    ]
    converted = convert(wanted)
    samples.update(letters=letters, docx=texts, xlsx=sheets, converted=converted)
    for n, letter in enumerate(letters):
        add_texts(collection, n, letter, texts, converted)
        add_sheets(collection, n, letter, sheets, converted)
        for kind in ("odp", "pptx", "ppt"):
            text = "\n".join([letter.title, letter.mark, *letter.paragraphs[:6]])
            data = converted["%02d.fodp" % n, kind]
            collection.add(kind, "%s %d" % (kind, n), data, text, format=kind)
    for n in collection.some(12):
        collection.add("xls (xlwt)", "xlwt %d" % n, large_sheet(Letter(100 + n)), long_text(n), format="xls")


def add_texts(collection, n, letter, texts, converted):
    name = "%02d.docx" % n
    text = "\n".join([letter.header, letter.text, letter.table, letter.footer])
    collection.add(
        "docx", "python-docx %d" % n, texts[name], text, properties=[letter.author], format="docx"
    )
    for kind in ("doc", "odt", "rtf", "pdf", "html"):
        group = "pdf (LibreOffice)" if kind == "pdf" else "html (LibreOffice)" if kind == "html" else kind
        properties = [letter.author] if kind in ("doc", "rtf") else []
        collection.add(
            group, "%s %d" % (kind, n), converted[name, kind], text, properties=properties, format=kind
        )
    data = converted[name, "docx"]
    collection.add("docx (LibreOffice)", "docx %d" % n, data, text, format="docx")


def add_sheets(collection, n, letter, sheets, converted):
    name = "%02d.xlsx" % n
    text = "\n".join([letter.title, letter.table, letter.mark, *letter.paragraphs])
    collection.add("xlsx", "openpyxl %d" % n, sheets[name], text, format="xlsx")
    for kind in ("xls", "ods"):
        collection.add(kind, "%s %d" % (kind, n), converted[name, kind], text, format=kind)


def word(letter):
    document = docx.Document()
    document.core_properties.author = letter.author
    document.core_properties.title = letter.title
    # A mark in pieces, as editors leave it.
    paragraph = document.add_paragraph()
    for run in letter.mark:
        paragraph.add_run(run).bold = run in "★"
    for line in letter.lines[1:]:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=5)
    for row in letter.rows:
        for cell, text in zip(table.add_row().cells, row):
            cell.text = text
    document.sections[0].header.paragraphs[0].text = letter.header
    document.sections[0].footer.paragraphs[0].text = letter.footer
    return saved(document)


def sheet(letter):
    book = openpyxl.Workbook()
    page = book.active
    page.title = "人员名单"
    page.append([letter.title])
    for row in letter.rows:
        page.append(row)
    other = book.create_sheet("正文")
    other["B2"] = letter.mark
    for n, line in enumerate(letter.paragraphs):
        other.cell(row=n + 4, column=3, value=line)
    return saved(book)


def long_text(n):
    """Texts that break over the ends of records, some with letters of one byte."""
    letter = Letter(100 + n, paragraphs=40)
    return "\n".join(letter.lines + ["plain text %d of one byte" % k for k in range(40)])


def large_sheet(letter):
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("台账")
    for n, line in enumerate(long_text(letter.number - 100).split("\n")):
        page.write(n, 0, line)
    return saved(book)


def saved(document):
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def flat_slides(letter):
    spaces = "".join(
        ' xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (name, space)
        for name, space in (
            ("office", "office"),
            ("text", "text"),
            ("draw", "drawing"),
            ("presentation", "presentation"),
            ("svg", "svg-compatible"),
            ("style", "style"),
        )
    )
    frame = (
        '<draw:frame svg:width="24cm" svg:height="%dcm" svg:x="1cm" svg:y="%dcm"><draw:text-box>'
        "%s</draw:text-box></draw:frame>"
    )

    def page(name, *frames):
        return '<draw:page draw:name="%s" draw:master-page-name="Default">%s</draw:page>' % (
            name,
            "".join(frames),
        )

    def paragraphs(lines):
        return "".join("<text:p>%s</text:p>" % line for line in lines)

    pages = [page("p0", frame % (3, 1, paragraphs([letter.title])), frame % (3, 8, paragraphs([letter.mark])))]
    for n in range(0, 6, 2):
        pages.append(page("p%d" % (n + 1), frame % (14, 2, paragraphs(letter.paragraphs[n : n + 2]))))
    return (
        '<?xml version="1.0" encoding="UTF-8"?><office:document%s office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body>'
        "<office:presentation>%s</office:presentation></office:body></office:document>"
        % (spaces, "".join(pages))
    ).encode()


def convert(wanted):
    """What LibreOffice makes of files, by name and kind."""
    jobs = [(files, kind) for files, kinds in wanted for kind in split(kinds)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda job: convert_all(*job), jobs))
    return {key: data for part in found for key, data in part.items()}


def split(kinds):
    names, _, rest = kinds.partition("docx:")
    return names.split() + (["docx:" + rest] if rest else [])


def convert_all(files, kind):
    extension = kind.split(":")[0]
    with tempfile.TemporaryDirectory(prefix="gatecorpus-") as folder:
        tools.put(folder, {"in/" + name: data for name, data in files.items()})
        paths = sorted(glob.glob(folder + "/in/*"))
        profile = "-env:UserInstallation=file://%s/profile" % folder
        target = kind if ":" in kind else extension
        tools.run(
            ["soffice", profile, "--headless", "--convert-to", target, "--outdir", "out", *paths], folder
        )
        found = {}
        for path in paths:
            name = os.path.basename(path)
            result = "%s/out/%s.%s" % (folder, name.rsplit(".", 1)[0], extension)
            with open(result, "rb") as file:
                found[name, extension] = file.read()
        return found
