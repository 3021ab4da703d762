"""A USB device written here and plugged into the guest through QEMU's usb-redir."""
import collections
import os
import socket
import struct
import threading
import time

from . import usb_redirection as wire
from .monitor import MonitorError

Endpoint = collections.namedtuple("Endpoint", "address kind size interval")
BULK, INTERRUPT = 2, 3


class Stalled(Exception):
    """The device refuses a request."""


class Interface:
    """One function of a device. Without more it is there and never answers."""
    kind = (0xFF, 0, 0)
    extra = b""
    endpoints = ()

    def __init__(self, kind=None, ends=()):
        self.kind = kind or self.kind
        self.wanted = ends

    def joined(self, device, number):
        self.device, self.number = device, number
        self.endpoints = tuple(
            Endpoint(device.new_address(inward), kind, size, interval)
            for inward, kind, size, interval in self.wanted)

    def descriptors(self):
        head = struct.pack("<9B", 9, 4, self.number, 0, len(self.endpoints), *self.kind, 0)
        return head + self.extra + b"".join(
            struct.pack("<BBBBHB", 7, 5, *end) for end in self.endpoints)

    def control(self, request, kind, value, length, data):
        raise Stalled

    def bulk(self, endpoint, number, length, data):
        self.device.answer_bulk(endpoint, number, status=wire.STALL)

    def polled(self):
        pass

    def cancelled(self, number):
        pass

    def reset(self):
        pass


class UsbDevice:
    """A device with chosen identity. `strings` may hold anything that UTF-16 can."""

    def __init__(self, vendor=0x0781, product=0x5567, maker="SanDisk", name="Cruzer Blade",
                 serial="4C530001170824", release=0x0100, device_class=(0, 0, 0),
                 configurations=1):
        self.vendor, self.product, self.release = vendor, product, release
        self.device_class, self.configurations = device_class, configurations
        self.strings, self.interfaces = [], []
        self.maker, self.name, self.serial = map(self.string_number, (maker, name, serial))
        self.addresses = 0
        self.configuration = 0
        self.sending = threading.Lock()
        self.current = self

    def string_number(self, text):
        if text is None:
            return 0
        self.strings.append(text)
        return len(self.strings)

    def with_interface(self, interface):
        interface.joined(self, len(self.interfaces))
        self.interfaces.append(interface)
        return self

    def new_address(self, inward):
        self.addresses += 1
        return self.addresses | (0x80 if inward else 0)

    # Descriptors

    def device_descriptor(self):
        return struct.pack(
            "<BBHBBBBHHHBBBB", 18, 1, 0x0200, *self.device_class, 64, self.vendor, self.product,
            self.release, self.maker, self.name, self.serial, self.configurations)

    def configuration_descriptor(self, index):
        body = b"".join(one.descriptors() for one in self.interfaces)
        return struct.pack("<BBHBBBBB", 9, 2, 9 + len(body), len(self.interfaces), index + 1, 0,
                           0x80, 50) + body

    def descriptor(self, value):
        kind, index = value >> 8, value & 0xFF
        if kind == 1:
            return self.device_descriptor()
        if kind == 2 and index < self.configurations:
            return self.configuration_descriptor(index)
        if kind == 3 and index == 0:
            return struct.pack("<BBH", 4, 3, 0x0409)
        if kind == 3 and index <= len(self.strings):
            text = self.strings[index - 1].encode("utf-16le")
            return bytes([2 + len(text), 3]) + text
        raise Stalled

    # Plugging

    def plug(self, machine, port="1", bus="xhci.0", id="device"):
        self.machine, self.id = machine, id
        path = f"{machine.folder}/{id}.sock"
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(path)
            listener.listen(1)
            machine.call("chardev-add", id="c-" + id, backend={"type": "socket", "data": {
                "addr": {"type": "unix", "data": {"path": path}}, "server": False}})
            self.connection, _ = listener.accept()
        os.unlink(path)
        machine.call("device_add", driver="usb-redir", id=id, chardev="c-" + id, bus=bus, port=port)
        self.send(wire.hello())
        self.heard = threading.Event()
        threading.Thread(target=self.read, daemon=True).start()
        if not self.heard.wait(10):
            raise TimeoutError("QEMU does not greet the device")
        self.announce()
        return self

    def announce(self):
        self.send(wire.interfaces(self.interfaces) + wire.endpoints(self.interfaces))
        self.send(wire.connect(self))

    def become(self, other):
        """The same plug, another device: what a firmware that turns evil does."""
        self.send(wire.packet(wire.DISCONNECT))
        time.sleep(0.3)
        other.machine, other.id = self.machine, self.id
        other.connection, other.sending = self.connection, self.sending
        self.current = other
        other.announce()
        return other

    def unplug(self):
        """Pulls the device out without asking anyone."""
        self.send(wire.packet(wire.DISCONNECT))
        self.machine.call("device_del", id=self.id)
        self.machine.monitor.wait("DEVICE_DELETED", device=self.id)
        self.connection.close()
        for _ in range(100):
            try:
                return self.machine.call("chardev-remove", id="c-" + self.id)
            except MonitorError:
                time.sleep(0.02)

    # The wire

    def send(self, data):
        with self.sending:
            try:
                self.connection.sendall(data)
            except OSError:
                pass  # pulled in the middle of an answer

    def receive(self, count):
        data = bytearray()
        while len(data) < count:
            part = self.connection.recv(count - len(data))
            if not part:
                raise EOFError
            data += part
        return bytes(data)

    def read(self):
        try:
            _, length, _ = struct.unpack("<III", self.receive(12))
            self.receive(length)
            self.heard.set()
            while True:
                kind, length, number = struct.unpack("<IIQ", self.receive(16))
                self.current.handle(kind, number, self.receive(length))
        except (OSError, EOFError):
            pass  # unplugged

    def handle(self, kind, number, body):
        if kind == wire.SET_CONFIGURATION:
            self.configuration = body[0]
            self.send(wire.interfaces(self.interfaces) + wire.endpoints(self.interfaces))
        if kind in (wire.SET_CONFIGURATION, wire.GET_CONFIGURATION):
            self.send(wire.packet(wire.CONFIGURATION, bytes([0, self.configuration]), number))
        elif kind == wire.SET_ALTERNATE:
            self.send(wire.packet(wire.ALTERNATE, bytes([0, body[0], body[1]]), number))
        elif kind == wire.GET_ALTERNATE:
            self.send(wire.packet(wire.ALTERNATE, bytes([0, body[0], 0]), number))
        elif kind == wire.RESET:
            self.configuration = 0
            for one in self.interfaces:
                one.reset()
        elif kind == wire.CONTROL:
            self.handle_control(number, body)
        elif kind == wire.BULK:
            self.handle_bulk(number, body)
        elif kind in (wire.START_INTERRUPT, wire.STOP_INTERRUPT):
            self.send(wire.packet(wire.INTERRUPT_STATUS, bytes([0, body[0]]), number))
            for one in self.owners(body[0]):
                if kind == wire.START_INTERRUPT:
                    one.polled()
        elif kind == wire.CANCEL:
            for one in self.interfaces:
                one.cancelled(number)

    def owners(self, address):
        return [one for one in self.interfaces if address in (e.address for e in one.endpoints)]

    def handle_control(self, number, body):
        _, request, kind, _, value, index, length = struct.unpack_from("<BBBBHHH", body)
        try:
            data = self.control(request, kind, value, index, length, body[10:])[:length]
            self.send(wire.control(body, wire.SUCCESS, data if kind & 0x80 else b"", number))
        except Stalled:
            self.send(wire.control(body, wire.STALL, b"", number))

    def control(self, request, kind, value, index, length, data):
        if kind == 0x80 and request == 6:
            return self.descriptor(value)
        if kind in (0x80, 0x82) and request == 0:
            return b"\0\0"
        if kind & 0x1F == 1:
            for one in self.interfaces:
                if one.number == index & 0xFF:
                    return one.control(request, kind, value, length, data)
        if kind & 0x80:
            raise Stalled
        return b""

    def handle_bulk(self, number, body):
        endpoint, _, low, _, high = struct.unpack_from("<BBHIH", body)
        for one in self.owners(endpoint):
            return one.bulk(endpoint, number, low | high << 16, body[10:])
        self.answer_bulk(endpoint, number, status=wire.STALL)

    def answer_bulk(self, endpoint, number, data=b"", status=wire.SUCCESS, count=None):
        count = len(data) if count is None else count
        self.send(wire.bulk(endpoint, status, data, number, count))

    def interrupt(self, endpoint, data):
        head = struct.pack("<BBH", endpoint, wire.SUCCESS, len(data))
        self.send(wire.packet(wire.INTERRUPT, head + data))
