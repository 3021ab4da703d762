"""What the guest's sysfs says of the device in a port."""
from .scenario import expect

BUS = "/sys/bus/usb/devices"


def present(machine, port="1", bus="1"):
    """Waits until a device is there; its folder in sysfs."""
    path = f"{BUS}/{bus}-{port}"
    expect(machine.until(f"test -e {path}/idVendor -a -e {path}/authorized"),
           f"no device appears in port {bus}-{port}")
    return path


def absent(machine, port="1", bus="1"):
    expect(machine.until(f"test ! -e {BUS}/{bus}-{port}"), f"the device in port {bus}-{port} stays")


def authorized(machine, path):
    return machine.output(f"cat {path}/authorized")


def interfaces(machine, path):
    """Name of each interface folder and the driver that has it, if any."""
    shown = machine.output(
        f"for one in {path}/*:*/; do [ -d $one ] || continue; "
        "echo $(basename $one)=$(basename $(readlink $one/driver)); done 2>/dev/null")
    return dict(line.split("=") for line in shown.splitlines())


def disks(machine):
    return machine.output("ls /sys/block | grep -E '^(sd|mmcblk|sr)' || true").split()


def closed(machine, path):
    """Expects that the device is kept out: not authorised, no interface, so no driver."""
    expect(authorized(machine, path) == "0", "the device is authorised")
    expect(interfaces(machine, path) == {}, "it has interfaces:", interfaces(machine, path))
