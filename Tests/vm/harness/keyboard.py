"""A boot keyboard that types by itself as soon as the guest listens."""
import struct
import threading
import time

from .usb_device import INTERRUPT, Interface, Stalled

REPORT = bytes.fromhex(
    "05010906a101050719e029e71500250175019508810295017508810395067508150025650507190029658100c0")
REPORT_DESCRIPTOR, HID_DESCRIPTOR = 0x22, 0x21


class Keyboard(Interface):
    kind = (3, 1, 1)

    def __init__(self, text=""):
        super().__init__(ends=((True, INTERRUPT, 8, 4),))
        self.text, self.typed = text, threading.Event()
        self.extra = struct.pack("<BBHBBBH", 9, HID_DESCRIPTOR, 0x0111, 0, 1, REPORT_DESCRIPTOR,
                                 len(REPORT))

    def control(self, request, kind, value, length, data):
        if request == 6 and value >> 8 == REPORT_DESCRIPTOR:
            return REPORT
        if request == 6 and value >> 8 == HID_DESCRIPTOR:
            return self.extra
        if kind == 0xA1 and request == 1:
            return bytes(8)
        if kind == 0x21:
            return b""
        raise Stalled

    def polled(self):
        threading.Thread(target=self.type, daemon=True).start()

    def type(self):
        time.sleep(0.2)
        for letter in self.text:
            code = {"\n": 40, " ": 44}.get(letter, ord(letter) - ord("a") + 4)
            for report in (bytes([0, 0, code, 0, 0, 0, 0, 0]), bytes(8)):
                self.device.interrupt(self.endpoints[0].address, report)
                time.sleep(0.02)
        self.typed.set()
