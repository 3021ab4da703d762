"""Small pictures and sounds, built by hand or by Pillow and lame."""

import io
import struct
import wave
import zlib

from PIL import Image

from .tools import made


def picture(form, size=(40, 30), mode="RGB", **options):
    out = io.BytesIO()
    image = Image.new(mode, size)
    pixels = image.load()
    for x in range(size[0]):
        for y in range(size[1]):
            pixels[x, y] = (
                (x * 5 % 256, y * 7 % 256, (x + y) % 256) if mode == "RGB" else (x * y) % 256
            )
    image.save(out, form, **options)
    return out.getvalue()


def jpeg(comment=None):
    data = picture("JPEG")
    if comment is None:
        return data
    return data[:2] + b"\xff\xfe" + struct.pack(">H", len(comment) + 2) + comment + data[2:]


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(chunk_data=None, **named):
    data = picture("PNG")
    extra = named.get("chunk", chunk_data)
    if extra is None:
        return data
    return data[:33] + chunk(b"tEXt", b"Comment\0" + extra) + data[33:]


def large_png(width, height):
    """A picture whose few bytes unpack to very many pixels of one colour."""
    packer = zlib.compressobj(9)
    row = bytes(1 + width // 8)
    body = b"".join(packer.compress(row * 1000) for _ in range(height // 1000)) + packer.flush()
    head = struct.pack(">IIBBBBB", width, height // 1000 * 1000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def gif():
    return picture("GIF", mode="L")


def bmp():
    return picture("BMP")


def tiff():
    return picture("TIFF")


def webp():
    return picture("WEBP")


def wav(seconds=0.2):
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(
            b"".join(struct.pack("<h", n * 321 % 20000 - 10000) for n in range(int(8000 * seconds)))
        )
    return out.getvalue()


_mp3 = []


def mp3():
    if not _mp3:
        _mp3.append(made({"in.wav": wav(1)}, ["lame", "--quiet", "in.wav", "out"]))
    return _mp3[0]


def atom(kind, data):
    return struct.pack(">I", len(data) + 8) + kind + data


def mp4(brand=b"isom"):
    """The smallest film that has no track."""
    head = struct.pack(">IIIIIIH", 0, 0, 0, 1000, 1000, 0x10000, 0x100) + bytes(10)
    head += (
        struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
        + bytes(24)
        + struct.pack(">I", 1)
    )
    return (
        atom(b"ftyp", brand + struct.pack(">I", 512) + brand + b"iso2mp41")
        + atom(b"moov", atom(b"mvhd", head))
        + atom(b"mdat", bytes(range(256)) * 4)
    )
