"""Disc and disk images, with the payload packed inside them."""

import os
import struct
import tempfile

from . import tools
from .payload import EICAR, GZIPPED, TEXT, ZIPPED, gz, plain_zip
from .tools import made

UNOPENED = ("infected", "not-opened")
BROKEN = ("damaged", "readers-disagree", "infected", "not-opened", "polyglot")
FILES = {"tree/a.zip": ZIPPED, "tree/通知.txt": TEXT}


def cases(corpus):
    discs(corpus)
    file_systems(corpus)
    partitions(corpus)
    virtual_disks(corpus)


def both(corpus, name, data, *reasons, extension="img"):
    """The image itself, under another name, and inside a zip."""
    corpus.add(name, "镜像." + extension, data, *reasons)
    corpus.add(name + ", named txt", "材料.txt", data, *reasons)
    corpus.add(name + " in a zip", "材料.zip", plain_zip([("a." + extension, data)]), *reasons)
    corpus.add(
        name + " in a zip under another name", "材料.zip", plain_zip([("a.dat", data)]), *reasons
    )


def discs(corpus):
    kinds = [
        ("ISO 9660", []),
        ("Joliet", ["-J"]),
        ("Rock Ridge", ["-R"]),
        ("Joliet and Rock Ridge", ["-J", "-R"]),
        ("UDF", ["-udf"]),
        ("UDF and Joliet", ["-udf", "-J"]),
        ("HFS hybrid", ["-hfs"]),
    ]
    for name, options in kinds:
        data = made(FILES, ["genisoimage", "-quiet", *options, "-o", "out", "tree"])
        corpus.add("disc image: " + name, "光盘.iso", data, "infected")
        corpus.add(
            "disc image in a zip: " + name, "材料.zip", plain_zip([("a.iso", data)]), "infected"
        )
        corpus.add(
            "disc image in a zip under another name: " + name,
            "材料.zip",
            plain_zip([("a.dat", data)]),
            "infected",
        )
        if name in ("ISO 9660", "UDF"):
            corpus.add(
                "silent: half a disc image: " + name, "光盘.iso", data[: len(data) - 160_000], *BROKEN
            )
            corpus.add("disc image named pdf: " + name, "报告.pdf", data, "infected")
            corpus.add("disc image with a zip behind: " + name, "光盘.iso", data + ZIPPED, *BROKEN)
    packed = made(
        FILES,
        [
            "xorriso",
            "-outdev",
            "out",
            "-zisofs",
            "default",
            "-map",
            "tree",
            "/",
            "-set_filter_r",
            "--zisofs",
            "/",
            "--",
        ],
    )
    corpus.add("disc image with zisofs", "光盘.iso", packed, *UNOPENED, "damaged")
    corpus.add(
        "disc image with the payload before its volume",
        "光盘.iso",
        GZIPPED
        + bytes(32768 - len(GZIPPED))
        + made({"tree/a.txt": TEXT}, ["genisoimage", "-quiet", "-o", "out", "tree"])[32768:],
        *BROKEN,
    )


def fat(size="1440", bits=None, files=None, label=True):
    files = files or {"a.zip": ZIPPED, "b.txt": TEXT}
    bits = ["-s", "1", "-F", bits] if bits else []
    copy = [["mcopy", "-i", "out", name, "::" + name] for name in files]
    return made(files, ["mkfs.fat", "-C", *bits, "out", size], *copy)


def ext(version):
    return made(
        FILES,
        ["truncate", "-s", "2M", "out"],
        ["mke2fs", "-q", "-F", "-t", version, "-d", "tree", "out"],
    )


def ntfs():
    return made(
        {"a.zip": ZIPPED},
        ["truncate", "-s", "4M", "out"],
        ["mkntfs", "-q", "-F", "-f", "out"],
        ["ntfscp", "-q", "out", "a.zip", "a.zip"],
    )


def file_systems(corpus):
    both(corpus, "silent: FAT 12 image", fat(), *UNOPENED)
    both(corpus, "silent: FAT 16 image", fat("9000", "16"), *UNOPENED)
    both(corpus, "silent: FAT 32 image", fat("34000", "32"), *UNOPENED)
    for version in ("ext2", "ext3", "ext4"):
        both(corpus, "silent: %s image" % version, ext(version), *UNOPENED)
    both(corpus, "silent: NTFS image", ntfs(), *UNOPENED)
    both(
        corpus,
        "silent: squashfs",
        made(FILES, ["mksquashfs", "tree", "out", "-quiet", "-no-progress"]),
        *UNOPENED,
        extension="sqsh",
    )
    for packer in ("xz", "lz4", "zstd", "lzo"):
        data = made(FILES, ["mksquashfs", "tree", "out", "-quiet", "-no-progress", "-comp", packer])
        corpus.add("silent: squashfs with " + packer, "镜像.sqsh", data, *UNOPENED)
    for packer in ("none", "xpress", "lzx"):
        data = made(
            FILES, ["wimlib-imagex", "capture", "tree", "out", "--compress=" + packer, "--quiet"]
        )
        both(corpus, "silent: wim with " + packer, data, *UNOPENED, extension="wim")
    solid = made(FILES, ["wimlib-imagex", "capture", "tree", "out", "--solid", "--quiet"])
    corpus.add("silent: wim solid (esd)", "镜像.esd", solid, *UNOPENED)
    exfat = made({}, ["truncate", "-s", "4M", "out"], ["mkfs.exfat", "out"])
    corpus.add(
        "exFAT image with the payload in a cluster",
        "镜像.img",
        exfat[:-4096] + GZIPPED + bytes(4096 - len(GZIPPED)),
        *UNOPENED,
        "damaged",
    )
    romfs = b"-rom1fs-" + struct.pack(">II", 1024, 0) + b"rom\0" + bytes(12) + GZIPPED + bytes(800)
    corpus.add("romfs image", "镜像.img", romfs, *UNOPENED, "type-unknown", "damaged")
    cramfs = (
        struct.pack("<IIII", 0x28CD3D45, 4096, 0, 0)
        + b"Compressed ROMFS"
        + bytes(100)
        + GZIPPED
        + bytes(3800)
    )
    corpus.add("cramfs image", "镜像.img", cramfs, *UNOPENED, "type-unknown", "damaged")
    corpus.add(
        "cramfs image in a zip", "材料.zip", plain_zip([("a.dat", cramfs)]), *UNOPENED, "damaged"
    )
    corpus.add(
        "HFS+ image",
        "镜像.img",
        bytes(1024) + b"H+\0\4" + bytes(508) + GZIPPED + bytes(2000),
        *UNOPENED,
        "type-unknown",
        "damaged",
    )
    corpus.add(
        "silent: FAT image without its first mark",
        "镜像.img",
        b"\0\0\0" + fat()[3:],
        *UNOPENED,
        "type-unknown",
        "damaged",
    )
    corpus.add(
        "FAT image with a deleted payload",
        "镜像.img",
        made(
            {"a.zip": ZIPPED},
            ["mkfs.fat", "-C", "out", "1440"],
            ["mcopy", "-i", "out", "a.zip", "::"],
            ["mdel", "-i", "out", "::a.zip"],
        ),
        *UNOPENED,
        "damaged",
        "type",
    )


def partitions(corpus):
    inner = fat("2048")
    mbr = bytearray(bytes(2048 * 512) + inner)
    mbr[446:462] = struct.pack("<B3sB3sII", 0, b"\0\2\0", 0x0C, b"\0\0\0", 2048, len(inner) // 512)
    mbr[510:512] = b"\x55\xaa"
    both(corpus, "silent: MBR disk", bytes(mbr), *UNOPENED)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "disk")
        with open(path, "wb") as disk:
            disk.truncate(4 << 20)
        tools.run(["sgdisk", "-n", "1:2048:0", path], folder)
        with open(path, "r+b") as disk:
            disk.seek(2048 * 512)
            disk.write(inner[: (4 << 20) - 2048 * 512 - 40 * 512])
            disk.seek(0)
            gpt = disk.read()
    both(corpus, "silent: GPT disk", gpt, *UNOPENED)
    corpus.add(
        "MBR disk with the payload between partitions",
        "镜像.img",
        bytes(mbr[:512]) + bytes(512) + GZIPPED + bytes(mbr[1024 + len(GZIPPED) :]),
        *UNOPENED,
        "damaged",
    )


def virtual_disks(corpus):
    kinds = [
        ("qcow2", "qcow2", []),
        ("qcow2 packed", "qcow2", ["-c"]),
        ("vmdk", "vmdk", []),
        ("vmdk for streams", "vmdk", ["-o", "subformat=streamOptimized"]),
        ("vpc", "vpc", []),
        ("vpc fixed", "vpc", ["-o", "subformat=fixed"]),
        ("vhdx", "vhdx", []),
        ("vdi", "vdi", []),
        ("qed", "qed", []),
        ("qcow", "qcow", []),
        ("parallels", "parallels", []),
        (
            "luks",
            "luks",
            ["--object", "secret,id=s,data=secret", "-o", "key-secret=s,iter-time=10"],
        ),
    ]
    source = fat("2048")
    for name, form, options in kinds:
        data = made(
            {"in": source}, ["qemu-img", "convert", "-f", "raw", "-O", form, *options, "in", "out"]
        )
        silent = "" if form in ("luks", "qed", "qcow", "parallels") else "silent: "
        reasons = UNOPENED + (("encrypted-archive", "type-unknown") if form == "luks" else ())
        corpus.add(silent + "virtual disk " + name, "磁盘.img", data, *reasons)
        corpus.add(
            silent + "virtual disk %s in a zip" % name,
            "材料.zip",
            plain_zip([("a.dat", data)]),
            *reasons,
        )
    flat = b'# Disk DescriptorFile\nversion=1\nCID=1\nparentCID=ffffffff\ncreateType="monolithicFlat"\nRW 4096 FLAT "a-flat.vmdk" 0\n'
    corpus.add("virtual disk descriptor", "磁盘.vmdk", flat, *UNOPENED, "mismatch", "type-unknown")
    corpus.add("disk image in gzip", "镜像.img.gz", gz(source), *UNOPENED)
    corpus.add(
        "disk image in a disk image", "镜像.img", fat("4096", files={"b.img": source}), *UNOPENED
    )
    corpus.add(
        "disk image with the payload in clear", "镜像.img", fat(files={"a.txt": EICAR}), "infected"
    )
