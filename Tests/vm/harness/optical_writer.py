"""An optical writer: the commands of MMC that the kernel and burning programs send.

It writes once, in sequence, and closes as a drive does: a CD-R written by a cue sheet and a DVD-R
written at once close themselves when they are flushed, the others when they are told to."""
import struct
import threading

from . import optical_answers as answers
from .mass_storage import GOOD, LogicalUnit, MassStorage
from .optical_disc import BLOCK
from .usb_device import UsbDevice

WRITES, CLOSES = (0x2A, 0xAA), (0x35, 0x5B)


class OpticalWriter(LogicalUnit):
    """`hold(when)` stops a command, before it is carried out, until `let_go()`."""
    silent = (0x12, 0x03, 0xA0, 0x4A, 0x46)
    type, name = 5, b"Writer"
    needs_disc = (0x00, 0x23, 0x25, 0x28, 0x2A, 0x35, 0x43, 0x51, 0x52, 0x53, 0x5B, 0x5D, 0xA8, 0xAA,
                  0xAD, 0xBE)

    def __init__(self, disc=None):
        super().__init__()
        self.disc, self.is_open, self.is_locked, self.event = disc, False, False, 2
        self.write_page = bytes([0x05, 0x32, 0x40, 0x04, 0x08, 0x10]) + bytes(46)
        self.when, self.held, self.going = None, threading.Event(), threading.Event()
        # Commands that fail once something is written, and whether the tray closes by command.
        self.failing, self.has_motor = (), True
        self.commands = []

    # What a hand does

    def load(self, disc):
        self.disc, self.is_open, self.event = disc, False, 2
        self.attention.append((6, 0x28))
        return disc

    def take(self):
        """Takes the disc out, whatever the drive is doing."""
        disc, self.disc, self.event = self.disc, None, 3
        self.attention.append((6, 0x28))
        return disc

    def hold(self, when):
        self.held.clear()
        self.going.clear()
        self.when = when

    def hold_in_write(self, after):
        """Stops the writing command that would go beyond so many bytes."""
        self.hold(lambda code, data: code in WRITES and self.disc
                  and self.disc.written + len(data) > after)

    def hold_in_closing(self):
        self.hold(lambda code, data: code in CLOSES and self.disc and self.disc.written)

    def let_go(self):
        self.going.set()

    # Commands

    def execute(self, command, data):
        self.commands.append(command[0])
        if self.when and self.when(command[0], data):
            self.when = None
            self.held.set()
            self.going.wait(120)
        if command[0] in self.needs_disc and not self.attention and not self.has_disc:
            return self.refuse(2, 0x3A, 2 if self.is_open else 1)
        if command[0] in self.failing and self.disc.written:
            return self.refuse(3, 0x0C)
        return super().execute(command, data)

    @property
    def has_disc(self):
        return self.disc is not None and not self.is_open

    @property
    def shown(self):
        return self.disc if self.has_disc else None

    def answer(self, command, data):
        """Cut to what was asked for, by commands that say so in their bytes 7 and 8."""
        return GOOD, data[:command[7] << 8 | command[8]]

    def command_1b(self, command, data):
        if command[4] & 3 == 2:
            if self.is_locked:
                return self.refuse(5, 0x53, 2)
            self.is_open, self.event = True, 3
        elif command[4] & 3 == 3 and self.is_open:
            if not self.has_motor:
                return self.refuse(5, 0x24)
            self.load(self.disc)
        return GOOD, b""

    def command_1e(self, command, data):
        self.is_locked = bool(command[4] & 1)
        return GOOD, b""

    def command_23(self, command, data):
        return self.answer(command, answers.formats(self.disc))

    def command_25(self, command, data):
        return GOOD, struct.pack(">II", max(self.disc.end - 1, 0), BLOCK)

    def command_28(self, command, data):
        return self.read(*struct.unpack_from(">IxH", command, 2))

    def command_a8(self, command, data):
        return self.read(*struct.unpack_from(">II", command, 2))

    def command_be(self, command, data):
        return self.read(struct.unpack_from(">I", command, 2)[0], int.from_bytes(command[6:9], "big"))

    def read(self, block, count):
        disc = self.disc
        if block + count > disc.end:
            return self.refuse(5, 0x21)
        if disc.unreadable is not None and block <= disc.unreadable < block + count:
            return self.refuse(3, 0x11)
        return GOOD, disc.read(block, count)

    def command_2a(self, command, data):
        return self.write(struct.unpack_from(">i", command, 2)[0], data)

    command_aa = command_2a

    def write(self, block, data):
        disc = self.disc
        if disc.closed or answers.KINDS["DVD-ROM"].profile == disc.profile:
            return self.refuse(5, 0x64)
        if disc.by_cue_sheet and block < 0:
            # The pause before the first track is no part of it.
            data, block = data[-block * BLOCK:], 0
        elif block != disc.next and not disc.is_rewritable:
            return self.refuse(5, 0x21, 2)
        end = block + len(data) // BLOCK
        if end > disc.blocks or disc.reserved and end > disc.start + disc.reserved:
            return self.refuse(5, 0x21)
        if disc.failing is not None and block <= disc.failing < end:
            return self.refuse(3, 0x0C)
        disc.write(block, data)
        return GOOD, b""

    def command_35(self, command, data):
        disc, one_session = self.disc, self.write_page[3] >> 6 == 0
        if disc.next > disc.start:
            if disc.kind == "DVD-R" and self.write_page[2] & 15 == 2:
                disc.close_session(final=True)
            elif disc.by_cue_sheet:
                disc.by_cue_sheet = False
                disc.close_session(final=one_session)
        return GOOD, b""

    def command_43(self, command, data):
        form = command[2] & 15 or command[9] >> 6
        found = answers.contents(self.disc, form, command[1] & 2, command[6])
        return self.refuse(5, 0x24) if found is None else self.answer(command, found)

    def command_46(self, command, data):
        start = command[2] << 8 | command[3]
        return self.answer(command, answers.configuration(self.shown, start, command[1] & 3))

    def command_4a(self, command, data):
        if not command[1] & 1:
            return self.refuse(5, 0x24)
        if not command[4] & 0x10:
            return GOOD, bytes([0, 2, 0x80, 0x12])
        event, self.event = self.event, 0
        status = self.is_open | (2 if self.has_disc else 0)
        return self.answer(command, bytes([0, 6, 4, 0x12, event, status, 0, 0]))

    def command_51(self, command, data):
        if command[1] & 7:
            return self.refuse(5, 0x24)
        return self.answer(command, answers.disc_information(self.disc))

    def command_52(self, command, data):
        disc, kind = self.disc, command[1] & 3
        address, count = struct.unpack_from(">I", command, 2)[0], len(self.disc.tracks)
        open_ = 0 if disc.closed else count + 1
        if kind == 1:
            number = open_ if address in (0, 0xFF) else address
        elif kind == 0:
            number = next((n for n, track in enumerate(disc.tracks, 1)
                           if track.start <= address < track.start + track.blocks), open_ or count)
        else:
            number = next((n for n, track in enumerate(disc.tracks, 1) if track.session == address), 0)
        if not 1 <= number <= max(open_, count):
            return self.refuse(5, 0x24)
        return self.answer(command, answers.track_information(disc, number))

    def command_53(self, command, data):
        disc, count = self.disc, struct.unpack_from(">I", command, 5)[0]
        if disc.closed or disc.next > disc.start:
            return self.refuse(5, 0x2C)
        if disc.start + count > disc.blocks:
            return self.refuse(5, 0x21)
        disc.reserved = count
        return GOOD, b""

    command_54 = command_b6 = command_bb = command_a7 = LogicalUnit.command_00

    def command_55(self, command, data):
        page = data[8 + struct.unpack_from(">H", data, 6)[0]:] if len(data) >= 8 else b""
        if page and page[0] & 0x3F == 5:
            self.write_page = page[:52].ljust(52, b"\0")
        return GOOD, b""

    def command_5a(self, command, data):
        pages = {1: bytes([1, 10, 0, 32]) + bytes(8), 5: self.write_page,
                 0x2A: answers.capabilities(self.has_motor)}
        wanted = command[2] & 0x3F
        if wanted != 0x3F and wanted not in pages:
            return self.refuse(5, 0x24)
        body = b"".join(pages.values()) if wanted == 0x3F else pages[wanted]
        if command[2] >> 6 == 1:
            body = body[:2] + b"\xff" * (len(body) - 2)
        return self.answer(command, struct.pack(">H6x", 6 + len(body)) + body)

    def command_5b(self, command, data):
        disc, function = self.disc, command[2] & 7
        if disc.closed:
            return self.refuse(5, 0x2C) if function in (5, 6) else (GOOD, b"")
        if function == 1:
            disc.close_track()
        elif function == 2:
            told_otherwise = disc.kind in ("DVD+R", "BD-R")
            disc.close_session(final=not told_otherwise and self.write_page[3] >> 6 == 0)
        elif function in (3, 5, 6):
            disc.close_session(final=True)
        return GOOD, b""

    def command_5c(self, command, data):
        return GOOD, struct.pack(">HHII", 10, 0, 1 << 20, 1 << 20)

    def command_5d(self, command, data):
        self.disc.by_cue_sheet = True
        return GOOD, b""

    def command_ac(self, command, data):
        end, speed = max(self.disc.blocks - 1, 0) if self.disc else 0, answers.SPEED
        if command[10] == 3:
            body = struct.pack(">4x3I", end, speed, speed)
        elif command[10] == 0:
            body = struct.pack(">4I", 0, speed, end, speed)
        else:
            return self.refuse(5, 0x24)
        flags = 2 if command[1] & 4 and command[10] == 0 else 0
        return GOOD, struct.pack(">IB3x", len(body) + 4, flags) + body

    def command_ad(self, command, data):
        if self.disc.is_cd:
            return self.refuse(5, 0x30, 2)
        if command[7]:
            return self.refuse(5, 0x24)
        book = 0xA0 if self.disc.kind.startswith("DVD+") else 0x20
        return GOOD, struct.pack(">HH", 2050, 0) + bytes([book, 0x0F, 2, 0]) + bytes(2044)

    def command_bd(self, command, data):
        return GOOD, bytes([0, 0, 0, 0, 0, 1, 0, 0])[:command[8] << 8 | command[9]]


def plugged(machine, disc=None, port="1", id="writer"):
    """A writer in a port; the unit, and the device that can be pulled out."""
    writer = OpticalWriter(disc)
    device = UsbDevice(vendor=0x0E8D, product=0x1806, maker="GATE", name="Writer", serial="W0001")
    # The subclass of optical drives, whose commands have twelve bytes.
    device.with_interface(MassStorage(writer, kind=(8, 2, 0x50))).plug(machine, port=port, id=id)
    return writer, device
