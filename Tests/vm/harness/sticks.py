"""Sticks and their images, and QEMU's own devices."""
import os
import subprocess

from .keyboard import Keyboard
from .mass_storage import Disk, MassStorage
from .monitor import MonitorError
from .usb_device import BULK, INTERRUPT, Interface, UsbDevice

MIB = 1 << 20


def blank(machine, name, size=16 * MIB):
    path = os.path.join(machine.folder, name)
    with open(path, "wb") as file:
        file.truncate(size)
    return path


def fat(machine, name, files, size=48 * MIB):
    """A FAT32 image without a partition table that holds the given files."""
    path = blank(machine, name, size)
    subprocess.run(["mkfs.vfat", "-F", "32", path], check=True, stdout=subprocess.DEVNULL)
    for file_name, data in files.items():
        subprocess.run(["mcopy", "-i", path, "-", "::" + file_name], input=data, check=True)
    return path


def stick(*disks, **identity):
    """A stick; several disks make several logical units."""
    return UsbDevice(**identity).with_interface(MassStorage(*disks))


def keyboard(text="", **identity):
    named = dict(vendor=0x046D, product=0xC31C, maker="Logitech", name="Keyboard", serial=None)
    return UsbDevice(**(named | identity)).with_interface(Keyboard(text))


def tether(**identity):
    """A phone that offers a network over RNDIS and says nothing on it."""
    named = dict(vendor=0x18D1, product=0x4EE4, maker="Google", name="Pixel", serial="PX1")
    device = UsbDevice(**(named | identity))
    device.with_interface(Interface((0xE0, 1, 3), ((True, INTERRUPT, 16, 9),)))
    return device.with_interface(
        Interface((0x0A, 0, 0), ((True, BULK, 512, 0), (False, BULK, 512, 0))))


def phone(**identity):
    """A phone that speaks MTP and nothing else."""
    named = dict(vendor=0x18D1, product=0x4EE1, maker="Google", name="Pixel", serial="PX2")
    ends = ((True, BULK, 512, 0), (False, BULK, 512, 0), (True, INTERRUPT, 28, 6))
    return UsbDevice(**(named | identity)).with_interface(Interface((6, 1, 1), ends))


def plug_emulated(machine, driver, id, **properties):
    """One of QEMU's own devices, so that not every device here is of our own making."""
    machine.call("device_add", driver=driver, id=id, **{"bus": "xhci.0", **properties})


def unplug_emulated(machine, id):
    machine.call("device_del", id=id)
    machine.monitor.wait("DEVICE_DELETED", device=id)


def plug_emulated_stick(machine, image, id="stick", **properties):
    machine.call("blockdev-add", node_name="n-" + id, driver="raw",
                 file={"driver": "file", "filename": image, "locking": "off"})
    plug_emulated(machine, "usb-storage", id, drive="n-" + id, **properties)


__all__ = ["Disk", "Interface", "Keyboard", "MIB", "MassStorage", "MonitorError", "UsbDevice", "blank",
           "fat", "keyboard", "phone", "plug_emulated", "plug_emulated_stick", "stick", "tether",
           "unplug_emulated"]
