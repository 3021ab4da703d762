"""What the package installs, on a real kernel and with every program of Gatehouse dead."""
from harness import sticks
from harness.kinds import CARDS, COLD, STOCK
from harness.scenario import expect, expect_equal, scenario
from harness.usb_tree import BUS, authorized, closed, disks, interfaces, present

SOURCE = "/opt/gatehouse"
INSTALL = f"""
cp {SOURCE}/modprobe.d/gatehouse.conf /etc/modprobe.d/
cp {SOURCE}/udev/*.rules /usr/lib/udev/rules.d/
"""
START_USB = """
/lib/systemd/systemd-udevd --daemon
modprobe -a xhci_pci usb_storage sd_mod usbhid
echo 0 >/sys/module/usb_storage/parameters/delay_use
until [ -e /sys/bus/usb/devices/usb2 ]; do sleep 0.02; done
"""
DENIED = ("rndis_host", "cdc_ether", "cdc_ncm", "ipheth", "usbnet", "btusb", "bluetooth", "cdc_acm",
          "snd_usb_audio", "usblp", "thunderbolt", "firewire_ohci", "sdhci_pci", "mmc_block")


def shown(vm, path):
    """Owner, mode and read-only flag of a node once udev is done with it."""
    vm.run("udevadm settle")
    return vm.output(f"stat -c '%U:%G %a' {path}; blockdev --getro {path}").splitlines()


@scenario("static: modprobe's options keep a cold-plugged keyboard and stick out", COLD, programs=True)
def cold_plugged(vm):
    vm.run(INSTALL)
    sticks.keyboard().plug(vm, port="1", id="keys")
    sticks.stick(sticks.Disk(sticks.blank(vm, "stick"))).plug(vm, port="2", id="stick")
    vm.run(START_USB)
    for port in "12":
        closed(vm, present(vm, port))
    expect_equal(disks(vm), [], "disks:")


@scenario("static: denied modules cannot be loaded", COLD, programs=True)
def denied_modules(vm):
    loads = {name: vm.run(f"modprobe -n -v {name}", check=False).out for name in DENIED}
    can = [name for name, out in loads.items() if "insmod" in out]
    expect_equal(sorted(can), sorted(DENIED), "modules that the kernel has:")
    vm.run(INSTALL)
    for name in DENIED:
        expect(vm.run(f"modprobe {name}", check=False).status, f"\"{name}\" can be loaded")
    expect_equal(vm.output(f"lsmod | grep -cE '^({'|'.join(DENIED)}) ' || true"), "0", "loaded:")


@scenario("static: an authorised tether gets no network", COLD, programs=True)
def tether_without_driver(vm):
    vm.run(INSTALL + START_USB)
    sticks.tether().plug(vm)
    path = present(vm)
    vm.run(f"echo 1 >{path}/authorized; sleep 1; udevadm settle")
    expect_equal(interfaces(vm, path), {"1-1:1.0": "", "1-1:1.1": ""}, "drivers:")
    expect_equal(vm.output("ls /sys/class/net"), "lo", "network interfaces:")


@scenario("static: an SD card gives no disk", CARDS, programs=True)
def card(vm):
    vm.run(INSTALL + "udevadm control --reload; udevadm trigger --action=add; udevadm settle")
    vm.run("modprobe sdhci_pci; modprobe mmc_block", check=False)
    expect_equal(disks(vm), [], "disks:")


@scenario("static: an SD card that gets through is root's, read-only and left alone", CARDS,
          programs=True)
def card_disk(vm):
    vm.run(f"cp {SOURCE}/udev/*.rules /usr/lib/udev/rules.d/; udevadm control --reload")
    vm.run("modprobe -a sdhci_pci mmc_block")
    expect(vm.until("test -b /dev/mmcblk0"), "no card appears")
    expect_equal(shown(vm, "/dev/mmcblk0"), ["root:root 600", "1"], "node:")


def stick_let_in(vm):
    disk = sticks.Disk(sticks.fat(vm, "stick", {"a.txt": b"a"}))
    sticks.stick(disk).plug(vm)
    vm.run(f"echo 1 >{present(vm)}/authorized", check=False)
    expect(vm.until("test -b /dev/sda"), "no disk appears")
    return disk


@scenario("static: a stick's disk is root's, read-only, unprobed and not mounted", STOCK, programs=True)
def stick_disk(vm):
    vm.run(INSTALL + "udevadm control --reload")
    disk = stick_let_in(vm)
    expect_equal(shown(vm, "/dev/sda"), ["root:root 600", "1"], "node:")
    known = vm.output("udevadm info -q property -n /dev/sda").splitlines()
    for wanted in ("UDISKS_IGNORE=1", "SYSTEMD_READY=0", "GATEHOUSE_RO=1",
                   "UDEV_DISABLE_PERSISTENT_STORAGE_RULES_FLAG=1"):
        expect(wanted in known, f"{wanted} is missing")
    expect(not any(line.startswith("ID_FS_") for line in known), "it was probed as root")
    expect(vm.run("dd if=/dev/zero of=/dev/sda count=1 oflag=direct", check=False).status,
           "it can be written")
    expect_equal(disk.writes, [], "writes that reached the stick:")


@scenario("static: with a list of its own disks, any other disk is closed off", STOCK, programs=True)
def internal_disks(vm):
    vm.run(INSTALL + f"{SOURCE}/gate-internal-disks >/etc/udev/rules.d/58-gatehouse-internal.rules")
    rules = vm.output("grep -c virtio /etc/udev/rules.d/58-gatehouse-internal.rules")
    expect_equal(rules, "2", "lines for the guest's own two disks:")
    vm.run("udevadm control --reload; udevadm trigger --action=change --subsystem-match=block; "
           "udevadm settle")
    expect_equal(vm.output("blockdev --getro /dev/vda"), "0", "the machine's own disk:")
    vm.call("blockdev-add", node_name="n-late", driver="null-co", size=8 << 20, read_zeroes=True)
    sticks.plug_emulated(vm, "virtio-blk-pci", "late", bus="bay1", drive="n-late")
    expect(vm.until("test -b /dev/vdc", 30), "no late disk appears")
    expect_equal(shown(vm, "/dev/vdc"), ["root:root 600", "1"], "node:")
    expect_equal(vm.output("blockdev --getro /dev/vda"), "0", "the machine's own disk:")


@scenario("static: an optical drive is root's alone", STOCK, programs=True)
def optical(vm):
    vm.run("modprobe -a sr_mod sg")
    vm.call("blockdev-add", node_name="n-disc", driver="null-co", size=8 << 20, read_zeroes=True,
            read_only=True)

    def plug(port):
        sticks.plug_emulated(vm, "usb-bot", "drive" + port, port=port, attached=False)
        vm.call("device_add", driver="scsi-cd", id="cd" + port, bus=f"drive{port}.0", drive="n-disc")
        vm.call("qom-set", path=f"/machine/peripheral/drive{port}", property="attached", value=True)
        present(vm, port, bus="2")
        expect(vm.until("test -b /dev/sr0"), "no drive appears")
        vm.run("udevadm settle")
        return vm.output("stat -c '%U:%G %a' /dev/sr0 /dev/sg0").splitlines()

    expect_equal(plug("1"), ["root:cdrom 660", "root:cdrom 660"], "nodes on a stock machine:")
    sticks.unplug_emulated(vm, "cd1")
    sticks.unplug_emulated(vm, "drive1")
    expect(vm.until("test ! -e /dev/sr0"), "the drive stays")
    vm.run(INSTALL + "udevadm control --reload")
    expect_equal(plug("2"), ["root:root 600", "root:root 600"], "nodes with the rules:")
    tags = vm.output("udevadm info -q property --property=CURRENT_TAGS --value -n /dev/sr0")
    expect("uaccess" not in tags, "whoever sits at the machine gets it:", tags)


@scenario("lockdown: closes all but the baseline and proves it", STOCK, programs=True)
def lockdown(vm):
    for port in "12":
        sticks.stick(sticks.Disk(sticks.blank(vm, "stick" + port)),
                     serial="4C53000117082" + port).plug(vm, port=port, id="stick" + port)
        present(vm, port)
    expect(vm.until("test -b /dev/sda -a -b /dev/sdb"), "the sticks do not come")
    vm.write("/etc/gatehouse/baseline", "# own\nusb 1-2 " + "0" * 64 + "\n")
    expect_equal(vm.run(f"{SOURCE}/gate-lockdown", check=False).status, 0, "status:")
    closed(vm, f"{BUS}/1-1")
    expect_equal(authorized(vm, f"{BUS}/1-2"), "1", "what the baseline names:")
    policies = "/sys/module/usbcore/parameters/authorized_default " + " ".join(
        f"{BUS}/usb{hub}/{name}" for hub in "12"
        for name in ("authorized_default", "interface_authorized_default"))
    expect_equal(vm.output(f"cat {policies}").split(), ["0"] * 5, "policies:")
    expect_equal(vm.run(f"{SOURCE}/gate-lockdown --release", check=False).status, 0, "release:")
    expect_equal(vm.output(f"cat {policies}").split(), ["1"] * 5, "policies after the release:")
    expect_equal(authorized(vm, f"{BUS}/1-1"), "1", "the closed stick after the release:")


@scenario("lockdown: says so when something stays open", STOCK, programs=True)
def lockdown_fails(vm):
    device = sticks.keyboard().plug(vm)
    present(vm)
    vm.run("mkdir -p /run/fake/bus/usb/devices/1-1; echo 1 >/run/fake/bus/usb/devices/1-1/authorized; "
           "chattr +i /run/fake 2>/dev/null; mount --bind -o ro /run/fake /run/fake; "
           "mount -o remount,ro,bind /run/fake")
    done = vm.run(f"GATE_LOCKDOWN_SYS=/run/fake {SOURCE}/gate-lockdown", check=False)
    expect_equal(done.status, 1, "status:")
    expect("1-1/authorized" in done.err and "hint:" in done.err, "what it says:", done.err)
    device.unplug()
