"""Text and tables in the encodings of an office."""

import base64
import csv
import io
import json

from .words import CHANCE, english, letters, paragraph, rows, text, title

CODINGS = [
    ("UTF-8", lambda t: t.encode()),
    ("UTF-8 with a mark", lambda t: b"\xef\xbb\xbf" + t.encode()),
    ("GB 18030", lambda t: t.encode("gb18030")),
    ("UTF-16 LE", lambda t: b"\xff\xfe" + t.encode("utf-16-le")),
    ("UTF-16 BE", lambda t: b"\xfe\xff" + t.encode("utf-16-be")),
]


def cases(corpus):
    short(corpus)
    long(corpus)
    tables(corpus)
    data(corpus)
    others(corpus)


def short(corpus):
    for count in (1, 2, 3, 4, 5, 7, 10, 15, 20):
        words = letters(count)
        for name, coded in CODINGS:
            corpus.add("text of %d letters in %s" % (count, name), words[:6] + ".txt", coded(words))
    for words in (
        "好",
        "是",
        "已阅",
        "同意",
        "请办理",
        "OK",
        "1",
        "a",
        "?",
        "2024-01-02",
        "电话：010-12345678",
    ):
        for name, coded in CODINGS[:3]:
            corpus.add('text "%s" in %s' % (words, name), "批示.txt", coded(words))


def long(corpus):
    for index, count in enumerate((1, 5, 40, 400)):
        for name, coded in CODINGS:
            for end_name, end in (("", "\n"), (" with Windows line ends", "\r\n")):
                body = (title() + "\n\n" + text(count)).replace("\n", end)
                corpus.add(
                    "text of %d paragraphs in %s%s" % (count, name, end_name),
                    title()[:20] + ".txt",
                    coded(body),
                )
    corpus.add("text in Big5", "公文.txt", "關於報送材料的通知，請各部門於本週五前辦理。\n".encode("big5") * 30)
    corpus.add("text in English", "notes.txt", b"".join(english().encode() for _ in range(30)))
    corpus.add(
        "text in ASCII with tabs",
        "notes.txt",
        "\t".join(english(5).strip() for _ in range(40)).encode(),
    )
    corpus.add("text with old Mac line ends", "notes.txt", text(9).replace("\n", "\r").encode())
    corpus.add("text without a line end", "notes.txt", paragraph().encode())
    corpus.add("text of 8 MB", "全文.txt", text(1000).encode() * 15)
    corpus.add("text with a form feed", "打印.txt", (paragraph() + "\f" + paragraph()).encode())
    corpus.add("empty text", "空.txt", b"")
    corpus.add("empty table", "空.csv", b"")
    corpus.add("one line end", "空行.txt", b"\n")


def table(count, delimiter=","):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows(count))
    return out.getvalue()


def tables(corpus):
    for count in (1, 20, 500):
        for name, coded in CODINGS:
            corpus.add("table of %d rows in %s" % (count, name), "名单.csv", coded(table(count)))
    corpus.add("table with tabs", "名单.tsv", table(60, "\t").encode())
    corpus.add("table with semicolons", "名单.csv", table(60, ";").encode())
    numbers = "\n".join(
        ",".join("%.3f" % (CHANCE.random() * 99) for _ in range(8)) for _ in range(300)
    )
    corpus.add("table of numbers", "数据.csv", numbers.encode())
    signed = "姓名,变化\n张三,-12.5\n李四,+3\n王五,=合计\n邮箱,a@example.com\n"
    corpus.add("table with signs in front", "变化.csv", signed.encode())


def data(corpus):
    people = [dict(zip(("no", "name", "unit", "sum", "note"), row)) for row in rows(40)[1:]]
    corpus.add("JSON", "名单.json", json.dumps(people, ensure_ascii=False, indent=2).encode())
    corpus.add("JSON on one line", "名单.json", json.dumps(people).encode())
    corpus.add("JSON of one object", "设置.json", b'{"a": 1}')
    markdown = (
        "# %s\n\n%s\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n- [链接](https://example.com/)\n\n```python\nprint(1)\n```\n"
        % (title(), paragraph())
    )
    for name, coded in CODINGS[:3]:
        corpus.add("Markdown in " + name, "说明.md", coded(markdown))
    lines = "".join(
        "2024-01-%02d 08:%02d:00 INFO 用户 %s 登录成功\n" % (n % 28 + 1, n % 60, letters(2))
        for n in range(400)
    )
    corpus.add("log", "运行.log", lines.encode())
    corpus.add("log in GB 18030", "运行.log", lines.encode("gb18030"))


def others(corpus):
    certificate = base64.encodebytes(bytes(CHANCE.randrange(256) for _ in range(900))).decode()
    corpus.add(
        "certificate as text",
        "证书.txt",
        ("-----BEGIN CERTIFICATE-----\n%s-----END CERTIFICATE-----\n" % certificate).encode(),
    )
    corpus.add(
        "digests",
        "校验.txt",
        "".join("%064x  文件%d.docx\n" % (CHANCE.getrandbits(256), n) for n in range(30)).encode(),
    )
    corpus.add(
        "identifiers",
        "编号.txt",
        "".join("%032X\n" % CHANCE.getrandbits(128) for _ in range(300)).encode(),
    )
    corpus.add(
        "addresses of pages",
        "网址.txt",
        "".join(
            "https://example.com/%s?a=%d\n" % (english(1).strip(), n) for n in range(60)
        ).encode(),
    )
    corpus.add(
        "mail quoted in a text",
        "往来.txt",
        ("发件人：张三\n收件人：李四\n主题：%s\n\n> %s\n%s\n" % (title(), paragraph(), paragraph())).encode(),
    )
    code = 'int main(void) {\n  printf("%d\\n", 1);\n  return 0;\n}\n'
    corpus.add(
        "text about a program", "说明.txt", (paragraph() + "\n\n#include <stdio.h>\n" + code).encode()
    )
    corpus.add(
        "text that names a command", "操作.txt", "请在命令行输入 cmd /c dir，然后打开 setup.exe 的说明。\n".encode()
    )
    corpus.add(
        "text with the names of scripts",
        "操作.md",
        "网页脚本（script 标签）与 powershell -File a.ps1 都被禁止。\n".encode(),
    )
    corpus.add(
        "text with control letters of a printer",
        "打印.log",
        b"\x1b[1mheading\x1b[0m\n" + english().encode(),
    )
    corpus.add("poem", "诗.txt", "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n".encode("gb18030"))
    corpus.add("rare letters", "姓名.txt", "㐂𠮷𡈽龘靐齉爩\n".encode("gb18030"))
    corpus.add("full width", "全角.txt", "ＡＢＣ１２３，。；：？！（）《》\n".encode("gb18030"))
