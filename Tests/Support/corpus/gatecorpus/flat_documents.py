"""Sources for LibreOffice: OpenDocument files of one part each."""

import base64

from .ordinary_media import photo, saved
from .words import CHANCE, letters, paragraph, rows, title

SPACES = (
    " ".join(
        'xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % pair
        for pair in [
            ("office", "office"),
            ("text", "text"),
            ("table", "table"),
            ("draw", "drawing"),
            ("style", "style"),
            ("fo", "xsl-fo-compatible"),
            ("svg", "svg-compatible"),
            ("presentation", "presentation"),
        ]
    )
    + ' xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def flat(kind, body, styles=""):
    return (
        '<?xml version="1.0" encoding="UTF-8"?><office:document %s office:version="1.2" office:mimetype='
        '"application/vnd.oasis.opendocument.%s"><office:automatic-styles>%s</office:automatic-styles><office:body><office:%s>%s</office:%s>'
        "</office:body></office:document>" % (SPACES, kind, styles, kind, body, kind)
    ).encode()


def picture(anchor="paragraph"):
    data = base64.b64encode(saved(photo(200, 150), "PNG")).decode()
    place = 'text:anchor-type="%s" ' % anchor if anchor else 'svg:x="2cm" svg:y="9cm" '
    return (
        '<draw:frame %ssvg:width="6cm" svg:height="4cm"><draw:image><office:binary-data>%s</office:binary-data></draw:image></draw:frame>'
        % (place, data)
    )


def grid(lines):
    cells = "".join(
        "<table:table-row>%s</table:table-row>"
        % "".join(
            '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
            % cell
            for cell in row
        )
        for row in lines
    )
    return (
        '<table:table table:name="%s"><table:table-column table:number-columns-repeated="%d"/>%s</table:table>'
        % (letters(3), len(lines[0]), cells)
    )


def texts():
    return {"公文%d.fodt" % n: flat("text", text_body(n)) for n in range(8)}


def text_body(number):
    parts = ['<text:h text:outline-level="1">%s</text:h>' % title()]
    for index in range(number * 4 + 2):
        note = (
            '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>%s</text:p></text:note-body></text:note>'
            % paragraph(1)
            if index % 5 == 4
            else ""
        )
        parts.append("<text:p>%s%s</text:p>" % (paragraph(), note))
    if number % 2:
        parts.append(grid(rows(12)))
    if number % 3 == 1:
        parts.append("<text:p>%s</text:p>" % picture())
    if number % 4 == 2:
        parts.append(
            '<text:p><text:a xlink:type="simple" xlink:href="https://example.com/">链接</text:a></text:p>'
        )
        parts.append(
            "<text:list><text:list-item><text:p>一</text:p></text:list-item><text:list-item><text:p>二</text:p></text:list-item></text:list>"
        )
    return "".join(parts)


def sheets():
    return {"数据%d.fods" % n: flat("spreadsheet", sheet_body(n)) for n in range(6)}


def sheet_body(number):
    lines = "".join(
        '<table:table-row>%s<table:table-cell table:formula="of:=SUM([.A%d:.C%d])" office:value-type="float" office:value="0"/></table:table-row>'
        % (
            "".join(
                '<table:table-cell office:value-type="float" office:value="%d"/>'
                % CHANCE.randrange(1000)
                for _ in range(3)
            )
            + '<table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>'
            % letters(5),
            n,
            n,
        )
        for n in range(1, number * 15 + 6)
    )
    pages = "".join(
        '<table:table table:name="%s%d">%s</table:table>' % (letters(2), n, lines)
        for n in range(number % 3 + 1)
    )
    return pages


def shows():
    return {"演示%d.fodp" % n: flat("presentation", show_body(n)) for n in range(7)}


def show_body(number):
    pages = ""
    for page in range(number + 1):
        box = (
            '<draw:frame svg:x="2cm" svg:y="2cm" svg:width="20cm" svg:height="3cm"><draw:text-box><text:p>%s</text:p></draw:text-box></draw:frame>'
            % title()
        )
        body = (
            '<draw:frame svg:x="2cm" svg:y="6cm" svg:width="20cm" svg:height="3cm"><draw:text-box><text:p>%s</text:p></draw:text-box></draw:frame>'
            % paragraph(2)
        )
        pages += '<draw:page draw:name="p%d">%s%s%s</draw:page>' % (
            page,
            box,
            body,
            picture(None) if page % 2 else "",
        )
    return pages
