"""What hostile files carry, put together when the program runs so that no file here holds it."""

import bz2
import gzip
import io
import lzma
import zipfile
import zlib

# The test file of the European Institute for Computer Antivirus Research.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"

STAMP = (2024, 1, 2, 3, 4, 6)


def plain_zip(members, method=zipfile.ZIP_DEFLATED):
    """A zip as Python writes it; members are (name, bytes) pairs."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = method
            info.external_attr = 0o100644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def raw_deflate(data, level=9):
    packer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def gz(data):
    return gzip.compress(data, mtime=0)


# The payload in forms that no search for its bytes can see.
ZIPPED = plain_zip([("eicar.com.txt", EICAR)])
GZIPPED = gz(EICAR)
BZIPPED = bz2.compress(EICAR)
XZIPPED = lzma.compress(EICAR)
# Long enough that packers do not fall back on storing it.
LONG = b"An ordinary line of text before the payload.\n" * 60 + EICAR + b"\nand behind it.\n" * 60
LONG_ZIPPED = plain_zip([("long.txt", LONG)])

TEXT = "这是一份普通的通知，请各部门于本周五前报送材料。\n".encode() * 20
