"""Files that cannot be read, or not wholly: locked, cut off, damaged, bombs."""

import io
import random
import struct
import zlib

from .. import tools
from ..compound import build as compound
from ..office import open_document, record, word_stream, workbook
from ..oldarchives import rar4_encrypted, rar5
from ..payload import plain_zip
from .letters import Letter


def add(collection, samples):
    locked(collection, samples)
    damaged(collection, samples)
    bombs(collection)


def locked(collection, samples):
    letter = Letter(800)
    text = {"a.txt": letter.text.encode()}
    name = next(iter(samples["docx"]))
    pdf = samples["converted"][name, "pdf"]
    files = {
        "docx": compound({"EncryptedPackage": bytes(5000), "EncryptionInfo": bytes(200)}),
        "doc": compound({"WordDocument": word_stream(encrypted=True), "1Table": bytes(4096)}),
        "xls": compound({"Workbook": workbook(record(0x2F, bytes(54)))}),
        "ppt": compound(
            {
                "PowerPoint Document": bytes(4096),
                "Current User": struct.pack("<HHIIIII", 0, 4086, 20, 20, 0xF3D1C4DF, 0, 0),
            }
        ),
        "odt": open_document(manifest="<manifest:encryption-data/>"),
        "pdf": tools.made({"a.pdf": pdf}, ["qpdf", "--encrypt", "u", "o", "256", "--", "a.pdf", "out"]),
        "zip": tools.made(text, ["7z", "a", "-tzip", "-bd", "-pkey", "out.zip", "a.txt"], result="out.zip"),
        "zip (AES)": tools.made(
            text, ["7z", "a", "-tzip", "-mem=AES256", "-bd", "-pkey", "out.zip", "a.txt"], result="out.zip"
        ),
        "7z": tools.made(text, ["7z", "a", "-bd", "-pkey", "out.7z", "a.txt"], result="out.7z"),
        "7z (names)": tools.made(text, ["7z", "a", "-bd", "-mhe", "-pkey", "out.7z", "a.txt"], result="out.7z"),
        "rar": rar5("a.txt", text["a.txt"], encrypted=True),
        "rar (names)": rar4_encrypted(),
    }
    for kind, data in files.items():
        collection.add("locked", "locked " + kind, data, unreadable=["encrypted"])


def damaged(collection, samples):
    """Cut to 60 %, and with 2 KB of zeros: text may be missing, but never silently."""
    letter = samples["letters"][0]
    text = {**{kind: data for (name, kind), data in samples["converted"].items() if name.startswith("00")}}
    text["docx"] = next(iter(samples["docx"].values()))
    text["xlsx"] = next(iter(samples["xlsx"].values()))
    for kind, data in sorted(text.items()):
        known = letter.text if kind not in ("xls", "xlsx", "ods") else "\n".join(letter.paragraphs)
        if kind in ("odp", "ppt", "pptx"):
            known = "\n".join(letter.paragraphs[:6])
        chance = random.Random(kind)
        collection.add("cut off", "cut " + kind, data[: len(data) * 6 // 10], known, unreadable=["damaged"])
        middle = len(data) // 2
        zeros = data[:middle] + bytes(2048) + data[middle + 2048 :]
        collection.add("zeros within", "zeros " + kind, zeros[: len(data)], known, unreadable=["damaged"])
        noise = bytearray(data)
        for _ in range(20):
            noise[chance.randrange(len(noise))] = chance.randrange(256)
        collection.add("noise", "noise " + kind, bytes(noise), "", unreadable=["damaged"])


def bombs(collection):
    zeros = zlib.compress(bytes(1 << 20))
    flat = plain_zip([("%d.txt" % n, b"0" * (64 << 20)) for n in range(3)])
    collection.add("bombs", "zip of zeros", flat, unreadable=["size-limit"])
    nested = plain_zip([("a.txt", b"text")])
    for _ in range(30):
        nested = plain_zip([("inner.zip", nested)])
    collection.add("bombs", "zips in zips", nested, unreadable=["depth-limit"])
    members = plain_zip([("%d" % n, b"x") for n in range(21_000)])
    collection.add("bombs", "many members", members, unreadable=["member-limit"])
    entities = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
        + "".join('<!ENTITY a%d "%s">' % (n, "&a%s;" % (n - 1 if n else "") * 10) for n in range(9))
        + "]><a>&a8;</a>"
    )
    collection.add("bombs", "entities", entities.encode(), unreadable=["damaged"])
    deep = "<?xml version='1.0'?>" + "<a>" * 200_000 + "text" + "</a>" * 200_000
    collection.add("bombs", "nested elements", deep.encode(), "text")
    rtf = "{\\rtf1 " + "{" * 100_000 + "text" + "}" * 100_000 + "}"
    collection.add("bombs", "nested groups", rtf.encode(), "text", unreadable=["depth-limit"])
    loop = bytearray(compound({"WordDocument": word_stream(), "1Table": bytes(9000)}))
    start = struct.unpack_from("<I", loop, 76)[0]
    struct.pack_into("<II", loop, (start + 1) * 512, 1, 0)
    collection.add("bombs", "looping chain", bytes(loop), unreadable=["damaged"])
