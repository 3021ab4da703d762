"""Pictures, sounds and films."""

import io

from PIL import Image, ImageDraw

from . import media
from .tools import made
from .words import CHANCE


def photo(width, height):
    """Something with edges, slopes and noise, as photographs have."""
    image = Image.effect_noise((width, height), 40).convert("RGB")
    draw = ImageDraw.Draw(image)
    for _ in range(30):
        x, y = CHANCE.randrange(width), CHANCE.randrange(height)
        colour = tuple(CHANCE.randrange(256) for _ in range(3))
        draw.ellipse([x, y, x + width // 6, y + height // 6], fill=colour)
        draw.line([x, y, CHANCE.randrange(width), CHANCE.randrange(height)], fill=colour, width=3)
    return image


def saved(image, form, **options):
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def exif():
    tags = Image.Exif()
    tags[0x010F], tags[0x0110], tags[0x0132] = "Maker", "Phone 12", "2024:01:02 03:04:05"
    tags[0x0112] = 6
    return tags.tobytes()


def cases(corpus):
    pictures(corpus)
    more(corpus)
    sounds(corpus)


def pictures(corpus):
    for width, height in ((1, 1), (16, 16), (320, 240), (1600, 1200)):
        image = photo(width, height)
        size = "%d by %d" % (width, height)
        corpus.add("jpeg of " + size, "照片.jpg", saved(image, "JPEG", quality=85))
        corpus.add(
            "jpeg of %s, progressive" % size,
            "照片.jpeg",
            saved(image, "JPEG", progressive=True, quality=60),
        )
        corpus.add("grey jpeg of " + size, "照片.JPG", saved(image.convert("L"), "JPEG"))
        corpus.add("png of " + size, "截图.png", saved(image, "PNG"))
        corpus.add("grey png of " + size, "截图.png", saved(image.convert("L"), "PNG"))
        corpus.add("png with few colours of " + size, "截图.png", saved(image.quantize(64), "PNG"))
        corpus.add(
            "png with transparency of " + size, "图标.png", saved(image.convert("RGBA"), "PNG")
        )
        corpus.add("gif of " + size, "图.gif", saved(image.quantize(128), "GIF"))
        corpus.add("bmp of " + size, "图.bmp", saved(image, "BMP"))
        corpus.add("tiff of " + size, "扫描.tif", saved(image, "TIFF"))
        corpus.add("webp of " + size, "图.webp", saved(image, "WEBP"))


def more(corpus):
    image = photo(400, 300)
    corpus.add("jpeg with a camera's data", "IMG_0001.jpg", saved(image, "JPEG", exif=exif()))
    corpus.add("jpeg of four colours", "印刷.jpg", saved(image.convert("CMYK"), "JPEG"))
    corpus.add("jpeg with a comment", "图.jpg", media.jpeg(comment="说明".encode()))
    corpus.add("jpeg with a resolution", "图.jpg", saved(image, "JPEG", dpi=(300, 300)))
    corpus.add(
        "jpeg as scanners name it", "SCAN0001.JPG", saved(image.convert("L"), "JPEG", quality=30)
    )
    corpus.add("png with text", "图.png", media.png(chunk=b"made by an ordinary program"))
    corpus.add("png with one bit", "图章.png", saved(image.convert("1"), "PNG"))
    corpus.add("png with sixteen bits", "图.png", saved(image.convert("I"), "PNG"))
    corpus.add("png without packing", "图.png", saved(image, "PNG", compress_level=0))
    corpus.add("png with a camera's data", "图.png", saved(image, "PNG", exif=exif()))
    frames = [photo(80, 60).quantize(32) for _ in range(5)]
    corpus.add(
        "gif that moves",
        "动图.gif",
        saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100, loop=0),
    )
    corpus.add("gif with transparency", "图.gif", saved(image.quantize(16), "GIF", transparency=0))
    corpus.add("webp without loss", "图.webp", saved(image, "WEBP", lossless=True))
    corpus.add(
        "webp that moves",
        "图.webp",
        saved(photo(80, 60), "WEBP", save_all=True, append_images=[photo(80, 60)]),
    )
    corpus.add("webp with transparency", "图.webp", saved(image.convert("RGBA"), "WEBP"))
    for mode in ("1", "L", "P"):
        corpus.add("bmp of mode " + mode, "图.bmp", saved(image.convert(mode), "BMP"))
    for packing in ("tiff_lzw", "tiff_deflate", "tiff_adobe_deflate", "packbits", "jpeg"):
        corpus.add(
            "tiff packed by " + packing, "扫描.tiff", saved(image, "TIFF", compression=packing)
        )
    corpus.add(
        "tiff as faxes are", "传真.tif", saved(image.convert("1"), "TIFF", compression="group4")
    )
    corpus.add(
        "tiff of four pages",
        "扫描.tif",
        saved(image, "TIFF", save_all=True, append_images=[photo(200, 200) for _ in range(3)]),
    )


def sounds(corpus):
    for seconds in (0.1, 1, 8):
        corpus.add("wav of %s seconds" % seconds, "录音.wav", media.wav(seconds))
        corpus.add("mp3 of %s seconds" % seconds, "录音.mp3", mp3(seconds, "-b", "64"))
    corpus.add("mp3 of varying rate", "录音.mp3", mp3(3, "-V", "5"))
    corpus.add(
        "mp3 with a title", "讲话.mp3", mp3(2, "--tt", "Talk", "--ta", "Office", "--ty", "2024")
    )
    corpus.add("mp3 with a new title", "讲话.mp3", mp3(2, "--tt", "Talk", "--id3v2-only"))
    corpus.add("mp3 with an old title", "讲话.mp3", mp3(2, "--tt", "Talk", "--id3v1-only"))
    for brand, shown in (
        (b"isom", "会议.mp4"),
        (b"mp42", "会议.mp4"),
        (b"M4A ", "录音.m4a"),
        (b"M4V ", "会议.m4v"),
    ):
        corpus.add("mp4 of brand " + brand.decode().strip(), shown, media.mp4(brand))


def mp3(seconds, *options):
    return made({"in.wav": media.wav(seconds)}, ["lame", "--quiet", *options, "in.wav", "out"])
