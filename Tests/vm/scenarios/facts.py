"""The ten facts about Linux that the design rests on (docs/devices.md). A kernel on which one of
them no longer holds fails here first."""
from harness import sticks
from harness.kinds import CARDS, CLOSED, STOCK
from harness.scenario import expect, expect_equal, scenario
from harness.usb_tree import absent, authorized, disks, interfaces, present

DEFAULT = "/sys/module/usbcore/parameters/authorized_default"
SG_WRITE = r"""
import ctypes, fcntl, os, sys
class Header(ctypes.Structure):
    _fields_ = [("interface_id", ctypes.c_int), ("direction", ctypes.c_int),
                ("cmd_len", ctypes.c_ubyte), ("mx_sb_len", ctypes.c_ubyte),
                ("iovec_count", ctypes.c_ushort), ("length", ctypes.c_uint),
                ("data", ctypes.c_void_p), ("command", ctypes.c_void_p), ("sense", ctypes.c_void_p),
                ("timeout", ctypes.c_uint), ("flags", ctypes.c_uint), ("pack_id", ctypes.c_int),
                ("user", ctypes.c_void_p), ("status", ctypes.c_ubyte), ("masked", ctypes.c_ubyte),
                ("msg", ctypes.c_ubyte), ("sb_len", ctypes.c_ubyte), ("host", ctypes.c_ushort),
                ("driver", ctypes.c_ushort), ("resid", ctypes.c_int), ("duration", ctypes.c_uint),
                ("info", ctypes.c_uint)]
command = (ctypes.c_ubyte * 10)(0x2a, 0, 0, 0, 0, 9, 0, 0, 1, 0)
data, sense = ctypes.create_string_buffer(b"W" * 512, 512), ctypes.create_string_buffer(32)
head = Header(ord("S"), -2, 10, 32, 0, 512, ctypes.addressof(data), ctypes.addressof(command),
              ctypes.addressof(sense), 5000)
file = os.open("/dev/sg0", os.O_RDWR)
fcntl.ioctl(file, 0x2285, head)
print(head.status)
"""


@scenario("fact 1: a udev rule does not keep a keyboard out", STOCK)
def a_rule_is_too_late(vm):
    vm.write("/run/udev/rules.d/10-block.rules", 'ACTION=="add", SUBSYSTEM=="usb", '
             'ENV{DEVTYPE}=="usb_device", ATTR{bDeviceClass}!="09", ATTR{authorized}="0"\n')
    vm.run("udevadm control --reload")
    # Whether the keyboard was there is read from the kernel's own trace, since it goes away again.
    vm.run("echo 'p:input input_register_device' >/sys/kernel/tracing/kprobe_events; "
           "echo 1 >/sys/kernel/tracing/events/kprobes/enable")
    sticks.keyboard().plug(vm)
    path = present(vm)
    expect(vm.until(f"test $(cat {path}/authorized) = 0"), "the rule never wrote its 0")
    expect("input:" in vm.output("cat /sys/kernel/tracing/trace"),
           "no input device was there before the rule: rules are in time now")


@scenario("fact 2: a controller that comes later needs the module's parameter", STOCK)
def a_new_controller(vm):
    vm.run("for hub in /sys/bus/usb/devices/usb*; do echo 0 >$hub/authorized_default; done")
    for bay, hub, default in (("bay1", "3", "1"), ("bay2", "5", "0")):
        vm.run(f"echo {default} >{DEFAULT}")
        sticks.plug_emulated(vm, "qemu-xhci", "in-" + bay, bus=bay)
        policy = f"/sys/bus/usb/devices/usb{hub}/authorized_default"
        expect(vm.until(f"test -e {policy}", 30), "the second controller does not come")
        expect_equal(vm.output(f"cat {policy}"), default,
                     f"hub of a controller that came while the parameter was {default}:")
        sticks.keyboard().plug(vm, bus=f"in-{bay}.0", id="keys-" + bay)
        expect_equal(authorized(vm, present(vm, bus=hub)), default, "keyboard at it:")


@scenario("fact 3: a pinned descriptor never authorises another device", CLOSED)
def pinned_descriptors(vm):
    first = sticks.stick(sticks.Disk(sticks.blank(vm, "stick"))).plug(vm)
    path = present(vm)
    vm.write("/run/pin.py", f"""
import errno, os, sys, time
folder = os.open(os.path.realpath("{path}"), os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW)
switch = os.open("authorized", os.O_WRONLY, dir_fd=folder)
open("/run/pinned", "w").close()
while not os.path.exists("/run/swapped"):
    time.sleep(0.01)
for attempt in (lambda: os.open("authorized", os.O_WRONLY, dir_fd=folder),
                lambda: os.write(switch, b"1")):
    try:
        attempt()
        print("done")
    except OSError as error:
        print(errno.errorcode[error.errno])
""")
    pinned = vm.agent.start("python3 /run/pin.py")
    expect(vm.until("test -e /run/pinned"), "nothing is pinned")
    first.become(sticks.stick(sticks.Disk(sticks.blank(vm, "other")), product=0x9999))
    expect(vm.until(f"grep -q 9999 {path}/idProduct"), "the other device does not come")
    vm.run("touch /run/swapped")
    expect_equal(pinned().out.split(), ["ENOENT", "ENODEV"], "by the pinned descriptors:")
    expect_equal(authorized(vm, path), "0", "the other device:")
    vm.run(f"echo 1 >{path}/authorized")
    expect_equal(authorized(vm, path), "1", "the other device, written to by its path:")


@scenario("fact 4: one interface can be let in and its neighbour kept out", CLOSED)
def one_interface(vm):
    device = sticks.stick(sticks.Disk(sticks.blank(vm, "stick")))
    device.with_interface(keys := sticks.Keyboard("reboot\n")).plug(vm)
    path = present(vm)
    expect_equal(interfaces(vm, path), {}, "before the device is authorised:")
    vm.run(f"echo 1 >{path}/authorized")
    expect(vm.until(f"test -e {path}/1-1:1.1"), "no interfaces appear")
    expect_equal(interfaces(vm, path), {"1-1:1.0": "", "1-1:1.1": ""}, "once it is:")
    vm.run(f"echo 1 >{path}/1-1:1.0/authorized; echo 1-1:1.0 >/sys/bus/usb/drivers_probe; "
           "echo 1-1:1.1 >/sys/bus/usb/drivers/usbhid/bind", check=False)
    expect(vm.until("test -b /dev/sda"), "the disk does not come")
    expect_equal(interfaces(vm, path), {"1-1:1.0": "usb-storage", "1-1:1.1": ""}, "at the end:")
    expect(not keys.typed.is_set(), "the keyboard typed")


@scenario("fact 5: a medium changes under an authorised reader without a word", CLOSED)
def media_change(vm):
    disk = sticks.Disk(sticks.blank(vm, "small", 8 * sticks.MIB))
    device = sticks.stick(disk).plug(vm)
    path = present(vm)
    let_in(vm, path)
    vm.run("echo 0 >/sys/block/sda/events_poll_msecs; udevadm settle")
    number = vm.output(f"cat {path}/devnum")
    expect_equal(vm.output("cat /sys/block/sda/size"), "16384", "blocks before:")
    disk.change_medium(sticks.blank(vm, "large", 12 * sticks.MIB))
    vm.run("sleep 1")
    expect_equal(vm.output("cat /sys/block/sda/size"), "16384", "blocks while nobody looks:")
    vm.run("head -c 512 /dev/sda >/dev/null", check=False)
    expect(vm.until("test $(cat /sys/block/sda/size) = 24576"), "the new size is never seen")
    expect_equal(vm.output(f"cat {path}/devnum {path}/authorized").split(), [number, "1"],
                 "device number and authorisation:")
    device.unplug()


def let_in(vm, path, interface="1-1:1.0", disk="sda"):
    vm.run(f"echo 1 >{path}/authorized")
    expect(vm.until(f"test -e {path}/{interface}/authorized"), "no interface appears")
    vm.run(f"echo 1 >{path}/{interface}/authorized; echo {interface} >/sys/bus/usb/drivers_probe")
    expect(vm.until(f"test -b /dev/{disk}"), f"no disk \"{disk}\" appears")


@scenario("fact 6: a read-only flag does not stop SCSI commands", CLOSED)
def read_only_is_a_guard_rail(vm):
    disk = sticks.Disk(sticks.blank(vm, "stick"))
    sticks.stick(disk).plug(vm)
    path = present(vm)
    let_in(vm, path)
    vm.run("udevadm settle; blockdev --setro /dev/sda")
    expect(vm.run("dd if=/dev/zero of=/dev/sda bs=512 count=1 oflag=direct", check=False).status,
           "a plain write succeeds")
    expect_equal(disk.writes, [], "writes that reached the stick:")
    expect_equal(vm.output("python3 -", input=SG_WRITE.encode()), "0", "status of the SCSI write:")
    expect_equal(disk.writes, [(9, 1)], "writes that reached the stick:")
    vm.run(f"echo 0 >{path}/authorized")
    expect(vm.until("test ! -e /sys/block/sda"), "the disk stays")
    let_in(vm, path)
    expect_equal(vm.output("blockdev --getro /dev/sda"), "0", "the flag after a new authorisation:")


@scenario("fact 7: what a killed program let in stays in", CLOSED)
def half_closed(vm):
    sticks.stick(sticks.Disk(sticks.blank(vm, "one"))).plug(vm, port="1", id="one")
    path = present(vm)
    vm.run(f"(echo 1 >{path}/authorized; kill -9 $BASHPID)", check=False)
    expect_equal(authorized(vm, path), "1", "the device after the program's death:")
    sticks.stick(sticks.Disk(sticks.blank(vm, "two"))).plug(vm, port="2", id="two")
    expect_equal(authorized(vm, present(vm, "2")), "0", "a device that comes afterwards:")


@scenario("fact 8: udev's serial numbers lose what matters", CLOSED)
def lossy_serials(vm):
    raw = "a b/c'q\\\"z;$(id)x"
    for serial, cooked in ((raw, "a_b_c_q__z___id_x"), (None, "")):
        device = sticks.stick(sticks.Disk(sticks.blank(vm, "stick")), serial=serial).plug(vm)
        path = present(vm)
        vm.run("udevadm settle")
        shown = vm.output(f"cat {path}/serial 2>/dev/null || true")
        expect_equal(shown, serial or "", "serial number in sysfs:")
        found = vm.output(f"udevadm info -q property --property=ID_SERIAL_SHORT --value -p {path}")
        expect_equal(found, cooked, "serial number of udev:")
        device.unplug()
        absent(vm)


@scenario("fact 9: the policy of a hub takes a 3 for a 1", CLOSED)
def values_that_open(vm):
    policy = "/sys/bus/usb/devices/usb1/authorized_default"
    vm.run(f"echo 3 >{policy}")
    expect_equal(vm.output(f"cat {policy}"), "1", "after writing 3:")
    for value in ("-1", "abc"):
        done = vm.run(f"echo 0 >{policy}; echo {value} >{policy}", check=False)
        expect(done.status and "Invalid argument" in done.err, f"writing {value} succeeds")
    expect_equal(vm.output(f"cat {policy}"), "0", "after refused values:")


@scenario("fact 10: an SD card needs nobody's leave", CARDS)
def cards_come_in(vm):
    vm.run(f"echo 0 >{DEFAULT}; "
           "for hub in /sys/bus/usb/devices/usb*; do echo 0 >$hub/authorized_default; done")
    vm.run("modprobe -a sdhci_pci mmc_block")
    expect(vm.until("test -b /dev/mmcblk0"), "no card appears")
    expect_equal(disks(vm), ["mmcblk0"], "disks:")
