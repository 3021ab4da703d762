"""How a guest is prepared before a scenario begins. Each kind is booted once and kept as a snapshot."""
import dataclasses

# One controller, and two empty bays for more.
XHCI = ("-device", "qemu-xhci,id=xhci,p2=8,p3=8", "-device", "pcie-root-port,id=bay1,chassis=1",
        "-device", "pcie-root-port,id=bay2,chassis=2")
USB = """
/lib/systemd/systemd-udevd --daemon
modprobe -a xhci_pci usb_storage uas sd_mod sg usbhid hid_generic
echo 0 >/sys/module/usb_storage/parameters/delay_use
echo 2000 >/sys/module/block/parameters/events_dfl_poll_msecs  # as udev does on a whole system
udevadm trigger --type=devices --action=add --subsystem-match=usb --subsystem-match=block
udevadm settle -t 30
until [ -e /sys/bus/usb/devices/usb2 ]; do sleep 0.02; done
"""
SYSTEMD = "/lib/systemd/systemd"


@dataclasses.dataclass(frozen=True)
class Kind:
    """A way to prepare a guest."""
    name: str
    prepare: str = ""
    init: str = "/sbin/guest-init"
    append: str = ""
    devices: tuple = XHCI
    snapshot: bool = True
    memory: int = 640


# No udev, and the USB modules are not loaded yet: what happens at boot can be tried.
COLD = Kind("cold")
# A plain Debian machine: udev runs, every device is let in.
STOCK = Kind("stock", USB)
# The kernel's default is to keep devices out, and sets interfaces free one by one.
CLOSED = Kind("closed", USB + """
echo 0 >/sys/module/usbcore/parameters/authorized_default
for hub in /sys/bus/usb/devices/usb*; do echo 0 >$hub/authorized_default; done
for hub in /sys/bus/usb/devices/usb*; do echo 0 >$hub/interface_authorized_default; done
""")
# What reads discs is loaded.
OPTICAL = Kind("optical", USB + """
modprobe -a sr_mod isofs nls_utf8
""")
# An SD slot beside USB.
CARD = ("-blockdev", "driver=null-co,node-name=card,size=67108864,read-zeroes=on", "-device",
        "sdhci-pci,id=sdhci", "-device", "sd-card,drive=card")
CARDS = Kind("cards", USB, devices=XHCI + CARD, snapshot=False)
# A whole systemd, for units.
SYSTEM = Kind("system", "modprobe -a xhci_pci usb_storage sd_mod usbhid; udevadm settle -t 30",
              init=SYSTEMD, append="systemd.unit=basic.target systemd.show_status=0")
# The same, with room for server, station and engine.
INSTALLED = dataclasses.replace(SYSTEM, name="installed", memory=1536)
