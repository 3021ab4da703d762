"""The office of a test: its key and the grants that it signs.

Ed25519 as RFC 8032 describes it, slow and plain, so that what the enforcer verifies was not made by
the library that it verifies with. The key is a test's; it protects nothing."""
import datetime
import hashlib
import json

PRIME = 2 ** 255 - 19
ORDER = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, PRIME - 2, PRIME) % PRIME
BASE_Y = 4 * pow(5, PRIME - 2, PRIME) % PRIME
CONTEXT = b"gatehouse/grant/v1\n"


def recover_x(y):
    square = (y * y - 1) * pow(D * y * y + 1, PRIME - 2, PRIME) % PRIME
    x = pow(square, (PRIME + 3) // 8, PRIME)
    if (x * x - square) % PRIME:
        x = x * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    return PRIME - x if x & 1 else x


BASE = (recover_x(BASE_Y), BASE_Y)


def add(left, right):
    (x1, y1), (x2, y2) = left, right
    product = D * x1 * x2 * y1 * y2 % PRIME
    return ((x1 * y2 + x2 * y1) * pow(1 + product, PRIME - 2, PRIME) % PRIME,
            (y1 * y2 + x1 * x2) * pow(1 - product, PRIME - 2, PRIME) % PRIME)


def multiply(point, factor):
    total = (0, 1)
    while factor:
        if factor & 1:
            total = add(total, point)
        point, factor = add(point, point), factor >> 1
    return total


def packed(point):
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def number(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little")


def unpacked(text):
    value = int.from_bytes(text, "little")
    y = value & (1 << 255) - 1
    x = recover_x(y)
    return (x if x & 1 == value >> 255 else PRIME - x, y)


def is_signed(key, message, signature):
    """Whether the key's owner signed the message."""
    challenge = number(signature[:32], key, message) % ORDER
    x, y = multiply(unpacked(key), challenge)
    left = add(multiply(BASE, int.from_bytes(signature[32:], "little")), (PRIME - x, y))
    return packed(left) == signature[:32]


class Office:
    def __init__(self, seed=b"a key of a test, 32 bytes long.."):
        digest = hashlib.sha512(seed).digest()
        self.scalar = int.from_bytes(digest[:32], "little") & ~7 & ~(1 << 255) | 1 << 254
        self.scalar &= (1 << 255) - 1
        self.prefix = digest[32:]
        self.key = packed(multiply(BASE, self.scalar))
        self.grants = 0

    def sign(self, message):
        nonce = number(self.prefix, message) % ORDER
        point = packed(multiply(BASE, nonce))
        challenge = number(point, self.key, message)
        return point + ((nonce + challenge * self.scalar) % ORDER).to_bytes(32, "little")

    def grant(self, device, seconds=600, station="station-1", uses=1, begins=-60, **changes):
        """Statement and signature of a grant for a device as the enforcer reported it."""
        self.grants += 1
        statement = {
            "action": "import",
            "basis": [{"approver": "p-2", "at": moment(-300), "name": "Li", "step": "officer"}],
            "device": {"fingerprint": device["fingerprint"], "product": device["product"],
                       "serial": device["serial"], "vendor": device["vendor"]},
            "form": "inbound", "id": f"g-{self.grants}", "issued_at": moment(-200), "not_after": moment(seconds),
            "not_before": moment(begins), "policy": "11" * 32, "request": "r-1",
            "request_number": "IN-1", "requester": "p-1", "revision": "22" * 32,
            "scope": {}, "station": station, "uses": uses} | changes
        text = json.dumps(statement, sort_keys=True, separators=(",", ":")).encode()
        return text, self.sign(CONTEXT + text)


def moment(seconds):
    now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
    return now.strftime("%Y-%m-%dT%H:%M:%S.") + f"{now.microsecond // 1000:03}Z"
