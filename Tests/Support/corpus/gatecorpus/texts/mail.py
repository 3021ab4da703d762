"""Mail with attachments, mailboxes and Outlook's messages."""

import struct
from email.header import Header
from email.message import EmailMessage
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from ..compound import build as compound
from .letters import Letter


def add(collection, samples):
    documents = list(samples["docx"].items())
    for n in collection.some(10):
        letter = Letter(600 + n)
        charset = ["utf-8", "gb2312", "gb18030"][n % 3]
        attached = samples["letters"][n % len(documents)]
        data = mail(letter, charset, documents[n % len(documents)][1], "附件%d.docx" % n)
        text = letter.text + attached.text
        collection.add("eml", "eml %s %d" % (charset, n), data, text, properties=[letter.title], format="eml")
    for n in collection.some(4):
        letters = [Letter(630 + n * 3 + k) for k in range(3)]
        data = b"".join(
            b"From someone@example.com Mon Jan  1 00:00:00 2024\n" + mail(letter, "utf-8") + b"\n"
            for letter in letters
        )
        collection.add("mbox", "mbox %d" % n, data, "".join(l.text for l in letters), format="mbox")  # noqa: E741
    for n in collection.some(8):
        letter = Letter(660 + n)
        attached = samples["letters"][n % len(documents)]
        data = message(letter, documents[n % len(documents)][1], wide=n % 2 == 0)
        collection.add(
            "msg", "msg %d" % n, data, letter.text + attached.text, properties=[letter.title], format="msg"
        )


def mail(letter, charset, attachment=None, name=None):
    message = MIMEMultipart()
    message["Subject"] = Header(letter.title, charset)
    message["From"] = "office@example.com"
    message["To"] = "someone@example.org"
    message["Date"] = "Mon, 01 Jan 2024 08:00:00 +0800"
    errors = letter.text.encode(charset, "ignore").decode(charset) if charset == "gb2312" else letter.text
    message.attach(MIMEText(errors, "plain", charset))
    if attachment:
        part = MIMEApplication(attachment)
        part.add_header("Content-Disposition", "attachment", filename=(charset, "", name))
        message.attach(part)
    return message.as_bytes()


def message(letter, attachment, wide):
    """A message with a document attached ([MS-OXMSG])."""

    def text(tag, value):
        kind, data = ("001F", value.encode("utf-16-le")) if wide else ("001E", value.encode("gb18030"))
        return "__substg1.0_%s%s" % (tag, kind), data

    streams = dict(
        [
            text("0037", letter.title),
            text("0C1A", letter.author),
            text("1000", letter.text),
            ("__properties_version1.0", bytes(32)),
        ]
    )
    streams["__attach_version1.0_#00000000"] = dict(
        [
            text("3707", "附件.docx"),
            ("__substg1.0_37010102", attachment),
            ("__properties_version1.0", bytes(8)),
        ]
    )
    streams["__nameid_version1.0"] = {"__substg1.0_00020102": bytes(16)}
    return compound(streams)
