"""The packets of the usbredir protocol, version 0.7 of its description, as far as devices here need them."""
import struct

(HELLO, CONNECT, DISCONNECT, RESET, INTERFACES, ENDPOINTS, SET_CONFIGURATION, GET_CONFIGURATION,
 CONFIGURATION, SET_ALTERNATE, GET_ALTERNATE, ALTERNATE) = range(12)
START_INTERRUPT, STOP_INTERRUPT, INTERRUPT_STATUS = 15, 16, 17
CANCEL = 21
CONTROL, BULK, INTERRUPT = 100, 101, 103
SUCCESS, CANCELLED, STALL = 0, 1, 4
# Device version, packet sizes of endpoints, 64-bit numbers, long bulk transfers.
CAPABILITIES = 1 << 1 | 1 << 4 | 1 << 5 | 1 << 6
HIGH_SPEED = 2


def hello():
    body = b"gatehouse".ljust(64, b"\0") + struct.pack("<I", CAPABILITIES)
    return struct.pack("<III", HELLO, len(body), 0) + body


def packet(kind, body=b"", number=0):
    return struct.pack("<IIQ", kind, len(body), number) + body


def connect(device):
    return packet(CONNECT, struct.pack(
        "<BBBBHHH", HIGH_SPEED, *device.device_class, device.vendor, device.product, device.release))


def interfaces(found):
    def column(value):
        return bytes(value(one) for one in found).ljust(32, b"\0")
    body = struct.pack("<I", len(found)) + column(lambda one: one.number)
    return packet(INTERFACES, body + b"".join(
        column(lambda one, part=part: one.kind[part]) for part in range(3)))


def endpoints(found):
    kinds, intervals, owners = bytearray(b"\xff" * 32), bytearray(32), bytearray(32)
    sizes = [0] * 32
    kinds[0] = kinds[16] = 0
    sizes[0] = sizes[16] = 64
    for one in found:
        for end in one.endpoints:
            place = end.address & 15 | (16 if end.address & 0x80 else 0)
            kinds[place], intervals[place], owners[place] = end.kind, end.interval, one.number
            sizes[place] = end.size
    return packet(ENDPOINTS, bytes(kinds + intervals + owners) + struct.pack("<32H", *sizes))


def control(request, status, data, number):
    """The answer to a control packet: its own header with a status and what was moved."""
    endpoint, code, kind, _, value, index, length = struct.unpack_from("<BBBBHHH", request)
    moved = len(data) if kind & 0x80 else (length if status == SUCCESS else 0)
    head = struct.pack("<BBBBHHH", endpoint, code, kind, status, value, index, moved)
    return packet(CONTROL, head + data, number)


def bulk(endpoint, status, data, number, count):
    head = struct.pack("<BBHIH", endpoint, status, count & 0xFFFF, 0, count >> 16)
    return packet(BULK, head + data, number)
