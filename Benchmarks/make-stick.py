#!/usr/bin/env python3
"""Writes the files of one stick below a folder; the same ones each time.

make-stick.py KIND FOLDER AMOUNT, where KIND is
  office  about 2,000 office-like files, AMOUNT bytes in all
  small   AMOUNT files of 200 to 8,000 bytes
  large   4 files, AMOUNT bytes in all: a zip of documents, a film's worth of noise, a table, a picture
"""
import io, os, random, struct, sys, zipfile, zlib

WORDS = "关于 会议 通知 项目 资料 单位 工作 安排 报告 年度 计划 部门 人员 统计 情况 说明 请 按照 要求 于 前 报送".split()
random.seed(20261122)


def prose(size):
    out = io.StringIO()
    while out.tell() < size // 3:
        out.write("".join(random.choices(WORDS, k=12)) + "。\n")
    return out.getvalue().encode()[:size].decode(errors="ignore").encode()


def png(size):
    side = max(16, int((size / 3) ** 0.5))
    row = b"".join(b"\0" + random.randbytes(side * 3) for _ in range(side))
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
            + chunk(b"IDAT", zlib.compress(row, 1)) + chunk(b"IEND", b""))


def docx(size):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        archive.writestr("_rels/.rels", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')
        text = prose(min(size, 120_000)).decode(errors="ignore")
        archive.writestr("word/document.xml", '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>' + "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n")) + "</w:body></w:document>")
        archive.writestr("word/media/image1.png", png(max(100, size - 60_000)), zipfile.ZIP_STORED)
    return out.getvalue()


def office(root, total):
    kinds = [("docx", docx, 5), ("txt", prose, 2), ("png", png, 3)]
    written = index = 0
    while written < total:
        suffix, make, _ = random.choices(kinds, [k[2] for k in kinds])[0]
        size = int(min(8e6, random.lognormvariate(12.4, 1.1)))
        data = make(size)
        save(root, f"资料{index // 50:03d}/文件{index:05d}.{suffix}", data)
        written += len(data)
        index += 1
    return index, written


def small(root, count):
    written = 0
    text = prose(400_000)
    for index in range(count):
        start = random.randrange(0, len(text) - 9_000) // 3 * 3
        size = random.randrange(200, 8_000)
        data = f"{index},".encode() + text[start : start + size]
        save(root, f"数据{index // 500:04d}/记录{index:06d}.csv", data.decode(errors="ignore").encode())
        written += len(data)
    return count, written


def large(root, total):
    part = total // 4
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as zipped:
        index = 0
        while archive.tell() < part:
            zipped.writestr(f"文件{index:04d}.docx", docx(1_500_000))
            index += 1
    save(root, "归档.zip", archive.getvalue())
    save(root, "表格.csv", prose(part))
    save(root, "底图.png", png(part))
    save(root, "日志.txt", b"".join(b"%012d %s\n" % (n, prose(90)) for n in range(part // 104)))
    return 4, 4 * part


def save(root, name, data):
    path = os.path.join(root, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(data)


kind, root, amount = sys.argv[1], sys.argv[2], int(float(sys.argv[3]))
files, size = {"office": office, "small": small, "large": large}[kind](root, amount)
print(f"{files} files, {size} bytes")
