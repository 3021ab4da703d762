"""Plain text and web pages in all charsets."""

from .letters import Letter

CHARSETS = [
    ("utf-8", b""),
    ("utf-8", b"\xef\xbb\xbf"),
    ("utf-16-le", b"\xff\xfe"),
    ("utf-16-be", b"\xfe\xff"),
    ("utf-16-le", b""),
    ("utf-16-be", b""),
    ("gb18030", b""),
    ("big5", b""),
]

TRADITIONAL = (
    "關於加強機關檔案管理工作的通知各單位應當嚴格遵守保密規定不得擅自複製傳播內部資料會議紀要請於本週五之前報送辦公室"
    "年度預算編製說明請各部門認真組織學習並將落實情況書面報告本機關聯繫電話及負責人名單詳見附件"
)


def add(collection, samples):
    for n in collection.some(7):
        letter = Letter(500 + n)
        for charset, mark in CHARSETS:
            name = charset + (" with a mark" if mark else "")
            text = letter.text if charset != "big5" else traditional(n)
            collection.add(
                "text " + name, "%s %d" % (name, n), mark + text.encode(charset), text, format="text"
            )
        short = Letter(540 + n).lines[1] + "，请于本周五前报送办公室。"
        for charset in ("utf-8", "gb18030"):
            collection.add("text, short", "%s %d" % (charset, n), short.encode(charset), short, format="text")
        for charset, said in (("utf-8", "utf-8"), ("gb18030", "gb2312"), ("gb18030", "utf-8"), ("gb18030", None)):
            group = "html" if said and (charset == said or said == "gb2312") else "html, charset wrong"
            letter = Letter(560 + n)
            collection.add(
                group, "%s as %s %d" % (charset, said, n), page(letter, charset, said), letter.text,
                properties=[letter.title], format="html",
            )


def traditional(n):
    start = n * 7 % len(TRADITIONAL)
    return (TRADITIONAL[start:] + TRADITIONAL[:start] + "。\n") * 4


def page(letter, charset, said):
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=%s">' % said if said else ""
    body = "".join("<p>%s<b>%s</b>%s</p>\n" % (l[:4], l[4:6], l[6:]) for l in letter.lines)  # noqa: E741
    return (
        "<!DOCTYPE html>\n<html><head>%s<title>%s</title><style>p {color: red}</style></head>\n"
        "<body><script>var a = '<p>';</script>%s</body></html>" % (meta, letter.title, body)
    ).encode(charset)
