"""USB mass storage, bulk only: the transport, and a disk that can lie."""
import os
import struct
import threading

from . import usb_redirection as wire
from .usb_device import BULK, Interface, Stalled

GOOD, CHECK_CONDITION = 0, 1
BLOCK = 512


class MassStorage(Interface):
    """Bulk-only transport over one or more logical units."""
    kind = (8, 6, 0x50)

    def __init__(self, *units, kind=None):
        super().__init__(kind, ends=((True, BULK, 512, 0), (False, BULK, 512, 0)))
        self.units = units
        self.reset()

    def reset(self):
        self.phase, self.received, self.waiting, self.left = "command", bytearray(), [], b""

    def control(self, request, kind, value, length, data):
        if request == 0xFE:
            return bytes([len(self.units) - 1])
        if request == 0xFF:
            self.reset()
            return b""
        raise Stalled

    def cancelled(self, number):
        for entry in [one for one in self.waiting if one[0] == number]:
            self.waiting.remove(entry)
            self.device.answer_bulk(self.endpoints[0].address, number, status=wire.CANCELLED)

    def bulk(self, endpoint, number, length, data):
        if endpoint == self.endpoints[1].address:
            self.device.answer_bulk(endpoint, number, count=len(data))
            self.take(data)
        else:
            self.waiting.append((number, length))
            self.serve()

    def take(self, data):
        if self.phase == "command" and len(data) == 31 and data[:4] == b"USBC":
            self.tag, self.length, flags, unit, count = struct.unpack_from("<IIBBB", data, 4)
            self.command = data[15:15 + count].ljust(16, b"\0")
            self.unit, self.inward = self.units[unit & 15], bool(flags & 0x80)
            self.received = bytearray()
            if self.length and not self.inward:
                self.phase = "data out"
            else:
                self.execute()
        elif self.phase == "data out":
            self.received += data
            if len(self.received) >= self.length:
                self.execute()

    def execute(self):
        answer = self.unit.execute(self.command, bytes(self.received))
        if answer is None:
            self.phase = "hanging"
            return
        status, data = answer
        self.left = data[:self.length] if self.inward else b""
        moved = len(self.left) if self.inward else (self.length if status == GOOD else 0)
        self.short = len(self.left) < self.length
        self.status = b"USBS" + struct.pack("<IIB", self.tag, self.length - moved, status)
        self.phase = "data in" if self.inward and self.length else "status"
        self.serve()

    def serve(self):
        inward = self.endpoints[0].address
        while self.waiting and self.phase in ("data in", "status"):
            number, length = self.waiting.pop(0)
            if self.phase == "status":
                self.phase = "command"
                self.device.answer_bulk(inward, number, self.status)
                continue
            part, self.left = self.left[:length], self.left[length:]
            if not self.left and (len(part) < length or not self.short):
                self.phase = "status"
            self.device.answer_bulk(inward, number, part)


class LogicalUnit:
    """What every SCSI unit does: it is asked who it is and why it refused, and says what is new."""
    # No unit attention is told to INQUIRY, REQUEST SENSE and REPORT LUNS.
    silent = (0x12, 0x03, 0xA0)
    type, name, removable = 0, b"Stick", True

    def __init__(self):
        self.sense, self.attention = (0, 0, 0), [(6, 0x29)]

    def execute(self, command, data):
        """The status and data of a command, or None when the unit does not answer any more."""
        code = command[0]
        if self.attention and code not in self.silent:
            return self.refuse(*self.attention.pop(0))
        handler = getattr(self, f"command_{code:02x}", None)
        return handler(command, data) if handler else self.refuse(5, 0x20)

    def refuse(self, key, code, qualifier=0):
        self.sense = (key, code, qualifier)
        return CHECK_CONDITION, b""

    def command_00(self, command, data):
        return GOOD, b""

    def command_03(self, command, data):
        (key, code, qualifier), self.sense = self.sense, (0, 0, 0)
        return GOOD, bytes([0x70, 0, key, 0, 0, 0, 0, 10, 0, 0, 0, 0, code, qualifier, 0, 0, 0, 0])

    def command_12(self, command, data):
        if command[1] & 1:
            pages = bytes([self.type, 0, 0, 1, 0])
            return (GOOD, pages) if command[2] == 0 else self.refuse(5, 0x24)
        head = bytes([self.type, 0x80 if self.removable else 0, 5, 2, 31, 0, 0, 0])
        return GOOD, head + b"GATE    " + self.name.ljust(16) + b"1.00"


class Disk(LogicalUnit):
    """A logical unit over a file. It notes what is read and written, and lies when told to.

    `claimed` is the size it tells, `alter(block, data, times_read)` changes what is read, `hang_after`
    is the number of bytes after which it never answers again."""

    def __init__(self, path, claimed=None, alter=None, hang_after=None, writable=True, removable=True):
        super().__init__()
        self.file = open(path, "r+b" if writable else "rb")
        self.size = claimed or os.path.getsize(path)
        self.alter, self.hang_after = alter, hang_after
        self.writable, self.removable = writable, removable
        self.read_bytes, self.reads, self.writes = 0, {}, []
        # Clear it to hold a read until it is set again.
        self.flowing = threading.Event()
        self.flowing.set()

    def change_medium(self, path):
        """Another medium in the same reader, which says so only when it is asked."""
        self.file = open(path, "r+b")
        self.size = os.path.getsize(path)
        self.attention = [(6, 0x28)]

    command_1b = command_1e = command_35 = LogicalUnit.command_00

    def command_1a(self, command, data):
        return GOOD, bytes([3, 0, 0 if self.writable else 0x80, 0])

    def command_25(self, command, data):
        return GOOD, struct.pack(">II", min(self.size // BLOCK - 1, 0xFFFFFFFF), BLOCK)

    def command_28(self, command, data):
        block, count = struct.unpack_from(">I", command, 2)[0], struct.unpack_from(">H", command, 7)[0]
        if (block + count) * BLOCK > self.size:
            return self.refuse(5, 0x21)
        self.flowing.wait(60)
        self.read_bytes += count * BLOCK
        if self.hang_after is not None and self.read_bytes > self.hang_after:
            return None
        self.file.seek(block * BLOCK)
        found = self.file.read(count * BLOCK).ljust(count * BLOCK, b"\0")
        self.reads[block] = self.reads.get(block, 0) + 1
        return GOOD, self.alter(block, found, self.reads[block]) if self.alter else found

    def command_2a(self, command, data):
        if not self.writable:
            return self.refuse(7, 0x27)
        block = struct.unpack_from(">I", command, 2)[0]
        self.writes.append((block, len(data) // BLOCK))
        self.file.seek(block * BLOCK)
        self.file.write(data)
        self.file.flush()
        return GOOD, b""
