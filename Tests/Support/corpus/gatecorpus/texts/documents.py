"""Documents written by hand: OFD, rich text, Kingsoft's, messages, and the odd corners of Open XML."""

import io
import struct

from ..compound import build as compound
from ..office import HEAD, open_xml, relations
from ..payload import plain_zip
from .letters import Letter


def add(collection, samples):
    for n in collection.some(15):
        letter = Letter(200 + n)
        order = [None, reversed, shuffled][n % 3]
        collection.add(
            "ofd",
            "ofd %d" % n,
            ofd(letter, by_letter=n % 2 == 1, order=order),
            letter.text,
            properties=[letter.author],
            format="ofd",
        )
        collection.add(
            "rtf (GBK)", "rtf GBK %d" % n, rtf(letter), letter.text, properties=[letter.author], format="rtf"
        )
    converted = samples["converted"]
    for n, letter in enumerate(samples["letters"][: len(collection.some(8))]):
        text = "\n".join([letter.header, letter.text])
        collection.add("wps et dps", "wps %d" % n, converted["%02d.docx" % n, "doc"], text, format="doc")
        sheet = "\n".join([letter.table, letter.mark])
        collection.add("wps et dps", "et %d" % n, converted["%02d.xlsx" % n, "xls"], sheet, format="xls")
        slides = "\n".join([letter.title, letter.mark, *letter.paragraphs[:6]])
        collection.add("wps et dps", "dps %d" % n, converted["%02d.fodp" % n, "ppt"], slides, format="ppt")
    for n in collection.some(6):
        corners(collection, Letter(300 + n), n)


def shuffled(items):
    items = list(items)
    return items[1::2] + items[::2]


def ofd(letter, by_letter=False, order=None):
    """A page of lines; `by_letter` places every letter by itself."""
    width, size = 40, 4
    lines = []
    for line in letter.lines:
        lines += [line[k : k + width] for k in range(0, len(line), width)]
    objects = []
    for n, line in enumerate(lines):
        top = 10 + n * 6
        pieces = [(k, c) for k, c in enumerate(line)] if by_letter else [(0, line)]
        for k, piece in pieces:
            objects.append(
                '<ofd:TextObject ID="%d" Boundary="%g %g 180 6" Font="1" Size="%d"><ofd:TextCode X="%g" Y="4">'
                "%s</ofd:TextCode></ofd:TextObject>" % (10 + len(objects), 10, top, size, k * size, piece)
            )
    if order:
        objects = list(order(objects))
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    page = HEAD + '<ofd:Page %s><ofd:Content><ofd:Layer ID="2">%s</ofd:Layer></ofd:Content></ofd:Page>' % (
        space,
        "".join(objects),
    )
    root = HEAD + (
        '<ofd:OFD %s Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:Title>%s</ofd:Title>'
        "<ofd:Author>%s</ofd:Author></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>"
        "</ofd:OFD>" % (space, letter.title, letter.author)
    )
    document = HEAD + (
        '<ofd:Document %s><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>'
        "</ofd:Document>" % space
    )
    return plain_zip(
        [
            ("OFD.xml", root.encode()),
            ("Doc_0/Document.xml", document.encode()),
            ("Doc_0/Pages/Page_0/Content.xml", page.encode()),
        ]
    )


def rtf(letter):
    def coded(text):
        out = ""
        for byte in text.encode("gb18030"):
            out += chr(byte) if 0x20 <= byte < 0x7F and chr(byte) not in "\\{}" else "\\'%02x" % byte
        return out

    body = "\\par\n".join(coded(line) for line in letter.lines)
    return (
        "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fnil\\fcharset134 SimSun;}{\\f1\\fswiss\\fcharset0 Arial;}}"
        "{\\colortbl;\\red0\\green0\\blue0;}{\\info{\\author %s}{\\title %s}}\\f0 %s\\par}"
        % (coded(letter.author), coded(letter.title), body)
    ).encode("ascii")


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def corners(collection, letter, n):
    """Where text of an Open XML document hides."""
    p = lambda text: "<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % text  # noqa: E731
    parts = {
        "word/footnotes.xml": "<w:footnotes %s><w:footnote>%s</w:footnote></w:footnotes>" % (W, p(letter.title)),
        "word/comments.xml": "<w:comments %s><w:comment>%s</w:comment></w:comments>" % (W, p(letter.reference)),
        "customXml/item1.xml": "<root><field>%s</field></root>" % letter.paragraphs[0],
        "word/charts/chart1.xml": '<c:chart xmlns:c="c" xmlns:a="a"><a:p><a:r><a:t>%s</a:t></a:r></a:p></c:chart>'
        % letter.paragraphs[1],
        "word/header1.xml": '<w:hdr %s xmlns:v="v"><w:p><w:r><w:pict><v:shape><v:textpath string="%s"/></v:shape>'
        "</w:pict></w:r></w:p></w:hdr>" % (W, letter.mark),
        "docProps/app.xml": '<Properties><Company>%s</Company><Template>红头.dotm</Template></Properties>'
        % letter.company,
    }
    inner = open_xml("docx", body=p(letter.paragraphs[2]))
    members = {name: (HEAD + text).encode() for name, text in parts.items()}
    members["word/embeddings/Document1.docx"] = inner
    body = p("".join("</w:t></w:r><w:r><w:t>%s" % c for c in letter.paragraphs[3]))
    box = (
        '<mc:AlternateContent xmlns:mc="mc"><mc:Choice><w:txbxContent>%s</w:txbxContent></mc:Choice><mc:Fallback>'
        "<w:txbxContent>%s</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    ) % (p(letter.paragraphs[4]), p(letter.paragraphs[4]))
    body += "<w:p><w:r><w:t>前文</w:t>%s</w:r><w:r><w:t>后文</w:t></w:r></w:p>" % box
    data = open_xml("docx", parts=members.items(), body=body)
    text = "\n".join([letter.title, letter.reference, letter.mark, *letter.paragraphs[:5], "前文后文"])
    collection.add(
        "docx (corners)", "corners %d" % n, data, text, properties=[letter.company, "红头.dotm"], format="docx"
    )
