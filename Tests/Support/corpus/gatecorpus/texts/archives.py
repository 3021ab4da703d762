"""Archives of documents, nested ones, names in GBK, wrong extensions, files behind pictures."""

import io

from PIL import Image

from .. import tools
from ..oldarchives import rar4, rar5
from ..payload import plain_zip
from .letters import Letter


def add(collection, samples):
    names = list(samples["docx"])
    letters = samples["letters"]

    def pair(n):
        name = names[n % len(names)]
        return samples["docx"][name], letters[n % len(letters)].text

    for n in collection.some(8):
        data, text = pair(n)
        letter = Letter(700 + n)
        files = {"正文.txt": letter.text.encode("gb18030"), "附件.docx": data}
        both = letter.text + text
        gbk = zip_gbk(files)
        collection.add("zip (GBK names)", "zip %d" % n, gbk, both, format="zip")
        collection.add("zip in zip", "nested %d" % n, plain_zip([("内.zip", gbk)]), both, format="zip")
        collection.add("7z", "7z %d" % n, tools.made(files, ["7z", "a", "-bd", "out.7z", *files], result="out.7z"), both, format="7z")
        lzma = tools.made(files, ["7z", "a", "-tzip", "-mm=LZMA", "-bd", "out.zip", *files], result="out.zip")
        collection.add("zip (LZMA)", "zip LZMA %d" % n, lzma, both, format="zip")
        for kind, option in (("gzip", "-z"), ("bzip2", "-j"), ("xz", "-J"), ("zstd", "--zstd")):
            data = tools.made(files, ["tar", option, "-cf", "out", *files])
            collection.add("tar (%s)" % kind, "tar %s %d" % (kind, n), data, both, format=kind)
        tar = tools.made(files, ["tar", "-cf", "out", *files])
        collection.add("tar", "tar %d" % n, tar, both, format="tar")
    for n in collection.some(4):
        data, text = pair(n)
        letter = Letter(740 + n)
        collection.add("rar", "rar4 %d" % n, rar4("a.docx", data), text, format="rar")
        collection.add("rar", "rar5 %d" % n, rar5("a.docx", data), text, format="rar")
        image = tools.made({"d/正文.docx": data}, ["genisoimage", "-quiet", "-J", "-R", "-o", "out", "d"])
        collection.add("iso", "iso %d" % n, image, text, format="iso")
        gz = tools.piped(["gzip", "-c"], letter.text.encode("gb18030"))
        collection.add("gz", "gz %d" % n, gz, letter.text, format="gzip")
        picture = io.BytesIO()
        Image.new("RGB", (60, 30), (200, 0, 0)).save(picture, "JPEG")
        hidden = picture.getvalue() + plain_zip([("a.docx", data)])
        collection.add("zip behind a picture", "polyglot %d" % n, hidden, text, format="jpeg")
        cut = plain_zip([("a.txt", letter.text.encode()), ("b.docx", data)])
        cut = cut[: cut.rindex(b"PK\x01\x02")]
        collection.add("zip without directory", "cut %d" % n, cut, letter.text + text, unreadable=["damaged"])



def zip_gbk(files):
    """The zip of a Chinese Windows: names in GBK and no word of it."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, data) in enumerate(files.items()):
            archive.writestr("%04d%s" % (number, "x" * (len(name.encode("gbk")) - 4)), data)
    data = out.getvalue()
    for number, name in enumerate(files):
        coded = name.encode("gbk")
        data = data.replace(b"%04d%s" % (number, b"x" * (len(coded) - 4)), coded)
    return data
