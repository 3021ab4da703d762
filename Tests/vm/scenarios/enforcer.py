"""The real enforcer on a real kernel, with devices that behave well and devices that do not."""
import hashlib
import struct
import time

from harness import sticks
from harness.enforcement import SOCKET, Enforcement
from harness.kinds import CLOSED, STOCK
from harness.scenario import expect, expect_equal, scenario
from harness.usb_tree import BUS, absent, authorized, closed, disks, interfaces, present

DEFAULT = "/sys/module/usbcore/parameters/authorized_default"


def plugged(vm, gate, *disks, **identity):
    device = sticks.stick(*disks, **identity).plug(vm)
    return device, gate.present()


def file_digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def expect_shut(vm, path):
    expect(vm.until(f"test $(cat {path}/authorized) = 0"), "the device stays authorised")
    expect(vm.until("test ! -b /dev/sda"), "its disk stays")


@scenario("enforcer: a stick with a grant is opened, copied and closed", STOCK, programs=True)
def with_grant(vm):
    gate = Enforcement(vm)
    image = sticks.fat(vm, "stick", {"report.txt": b"approved\n"})
    disk = sticks.Disk(image)
    _, device = plugged(vm, gate, disk)
    path = present(vm)
    closed(vm, path)
    expect_equal(device["objection"], "", "objection to a plain stick:")
    ticket = gate.opened(device)
    expect_equal(interfaces(vm, path), {"1-1:1.0": "usb-storage"}, "interfaces:")
    gate.order("write", ticket)
    expect(gate.answer("written")["wrong"], "the station could write")
    gate.order("read", ticket)
    read = gate.answer("read", seconds=60)
    expect_equal((read["total"], read["digest"], read["wrong"]),
                 (48 << 20, file_digest(image), ""), "what was read:")
    gate.order("close", device["sighting"])
    expect_shut(vm, path)
    expect_equal(disk.writes, [], "writes that reached the stick:")
    events = [one["event"] for one in gate.journal() if one.get("port") == "1-1"]
    expect_equal(events, ["allowed", "opened", "closed"], "journal:")


@scenario("enforcer: without a good grant a stick stays closed", STOCK, programs=True)
def without_grant(vm):
    gate = Enforcement(vm)
    _, device = plugged(vm, gate, sticks.Disk(sticks.blank(vm, "stick")))
    path = present(vm)
    statement, signature = gate.office.grant(device)
    forged = (statement, signature[:-1] + bytes([signature[-1] ^ 1]))
    cases = [
        ("bad-grant", {"grant": forged}),
        ("bad-grant", {"grant": (statement.replace(b"g-1", b"g-9"), signature)}),
        ("other-station", {"station": "station-2"}),
        ("grant-window-closed", {"begins": -120, "seconds": -60}),
        ("grant-not-yet", {"begins": 60}),
        ("other-device", {"device": dict(device, serial="00" * 12)}),
        ("changed-descriptors", {"device": dict(device, fingerprint="00" * 32)}),
    ]
    for wanted, terms in cases:
        named = terms.pop("device", device)
        if "grant" not in terms:
            terms = {"grant": gate.office.grant(named, **terms)}
        expect_equal(gate.refused(device, **terms), wanted, "objection:")
        closed(vm, path)
    expect(not any(one["event"] == "allowed" for one in gate.journal()), "something was allowed")


@scenario("enforcer: a used grant opens nothing again", STOCK, programs=True)
def spent_grant(vm):
    gate = Enforcement(vm)
    _, device = plugged(vm, gate, sticks.Disk(sticks.blank(vm, "stick")))
    grant = gate.office.grant(device)
    gate.opened(device, grant=grant)
    gate.order("close", device["sighting"])
    expect_shut(vm, present(vm))
    gate.order("spent", "g-1")
    expect(vm.until("grep -q spent /var/lib/gatehouse/enforcer/journal.jsonl"), "not noted")
    expect_equal(gate.refused(device, grant=grant), "grant-spent", "the same grant again:")
    gate.signal("KILL")
    gate.ended()
    vm.run(f"rm {SOCKET}")
    gate.start()
    gate.connect()
    expect_equal(gate.refused(gate.present(), grant=grant), "grant-spent", "after a restart:")


@scenario("enforcer: a grant that ends in mid-copy ends the copy", STOCK, programs=True)
def expired_in_mid_copy(vm):
    gate = Enforcement(vm)
    disk = sticks.Disk(sticks.blank(vm, "stick", 32 << 20))
    _, device = plugged(vm, gate, disk)
    ticket = gate.opened(device, seconds=6)
    # Slow enough that the end of the window comes in between.
    disk.alter = lambda block, data, times: (time.sleep(0.05), data)[1]
    gate.order("read", ticket)
    told = gate.answer("closed", sighting=device["sighting"])
    expect_equal(told["objection"], "grant-window-closed", "why it was closed:")
    expect_shut(vm, present(vm))
    read = gate.answer("read", seconds=60)
    expect(read["total"] < 32 << 20, "the whole stick was read")


def stays_out(vm, device, wanted, gate=None, incident=True):
    """Plugs a device that can never be opened, asks for it with a perfect grant all the same."""
    gate = gate or Enforcement(vm)
    device.plug(vm)
    seen, path = gate.present(), present(vm)
    expect_equal(seen["objection"], wanted, "objection:")
    closed(vm, path)
    expect_equal(gate.refused(seen), wanted, "with a grant:")
    closed(vm, path)
    if incident:
        expect(wanted in gate.incidents(), "no incident is in the journal:", gate.incidents())
    return gate


@scenario("enforcer: a keyboard that pretends to be a stick types nothing", STOCK, programs=True)
def bad_usb(vm):
    keys = sticks.UsbDevice(name="Cruzer Blade").with_interface(typing := sticks.Keyboard("reboot\n"))
    stays_out(vm, keys, "input")
    expect(not typing.typed.is_set(), "it typed")
    expect_equal(vm.output("ls -d /sys/class/input/event* 2>/dev/null | xargs -r -n1 readlink | "
                           "grep -c usb || true"), "0", "input devices over USB:")


@scenario("enforcer: a stick with a keyboard in it stays out", STOCK, programs=True)
def composite(vm):
    device = sticks.stick(sticks.Disk(sticks.blank(vm, "stick")))
    stays_out(vm, device.with_interface(sticks.Keyboard("reboot\n")), "composite")


@scenario("enforcer: a stick that comes back as a keyboard stays out", STOCK, programs=True)
def comes_back(vm):
    gate = Enforcement(vm)
    stick, device = plugged(vm, gate, sticks.Disk(sticks.blank(vm, "stick")))
    gate.opened(device)
    keys = sticks.Keyboard("reboot\n")
    stick.become(sticks.UsbDevice().with_interface(keys))
    gate.answer("present", port="1-1", objection="input")
    closed(vm, present(vm))
    expect(not keys.typed.is_set(), "it typed")


@scenario("enforcer: a phone that offers its network stays out", STOCK, programs=True)
def tethering(vm):
    stays_out(vm, sticks.tether(), "network")
    expect_equal(vm.output("ls /sys/class/net"), "lo", "network interfaces:")


@scenario("enforcer: a phone that offers its files stays out", STOCK, programs=True)
def mtp(vm):
    stays_out(vm, sticks.phone(), "phone")


@scenario("enforcer: QEMU's own network adapter and phone stay out", STOCK, programs=True)
def emulated(vm):
    gate = Enforcement(vm)
    vm.run("mkdir -p /run/nothing")
    vm.call("netdev_add", type="hubport", id="net", hubid=0)
    sticks.plug_emulated(vm, "usb-net", "net-device", netdev="net", port="1")
    sticks.plug_emulated(vm, "usb-mtp", "phone", rootdir=vm.folder, desc="Phone", port="2")
    expect(gate.present("1-1")["objection"] in ("network", "several-configurations"),
           "objection:", gate.present("1-1"))
    expect_equal(gate.present("1-2")["objection"], "phone", "objection:")
    for port in "12":
        closed(vm, present(vm, port))


@scenario("enforcer: QEMU's own stick opens under a grant", STOCK, programs=True)
def emulated_stick(vm):
    gate = Enforcement(vm)
    image = sticks.fat(vm, "stick", {"a.txt": b"a"})
    sticks.plug_emulated_stick(vm, image, serial="QM20261122-7741", port="1")
    ticket = gate.opened(gate.present("2-1"))
    gate.order("read", ticket)
    expect_equal(gate.answer("read", seconds=60)["digest"], file_digest(image), "digest:")


@scenario("enforcer: two disks in one stick stay out", STOCK, programs=True)
def several_units(vm):
    gate = Enforcement(vm)
    _, device = plugged(vm, gate, sticks.Disk(sticks.blank(vm, "one")),
                        sticks.Disk(sticks.blank(vm, "two")))
    expect_equal(gate.refused(device), "several-disks", "with a grant:")
    expect_shut(vm, present(vm))
    expect("several-disks" in gate.incidents(), "no incident:", gate.incidents())


@scenario("enforcer: another stick between decision and write gets nothing", STOCK, programs=True)
def swapped(vm):
    gate = Enforcement(vm)
    stick, device = plugged(vm, gate, sticks.Disk(sticks.blank(vm, "good")))
    path = present(vm)
    # The enforcer sleeps while the sticks are exchanged, and the wish for the first one waits.
    gate.signal("STOP")
    gate.ask(device)
    other = sticks.stick(sticks.Disk(sticks.blank(vm, "evil")), product=0x9999)
    stick.become(other)
    expect(vm.until(f"grep -q 9999 {path}/idProduct"), "the other stick does not come")
    gate.signal("CONT")
    gate.answer("present", port="1-1", product=0x9999)
    closed(vm, path)
    expect_equal(disks(vm), [], "disks:")
    expect_equal(gate.answers("opened"), [], "opened:")


@scenario("enforcer: the same stick under another content is noticed", STOCK, programs=True)
def changed_capacity(vm):
    gate = Enforcement(vm)
    stick, device = plugged(vm, gate, sticks.Disk(sticks.blank(vm, "one", 8 << 20)))
    gate.opened(device)
    gate.order("close", device["sighting"])
    stick.unplug()
    absent(vm)
    _, again = plugged(vm, gate, sticks.Disk(sticks.blank(vm, "two", 12 << 20)))
    gate.answer("removed", sighting=device["sighting"])
    again = gate.present()
    expect_equal(gate.refused(again), "capacity-changed", "with a grant:")
    expect_shut(vm, present(vm))


@scenario("enforcer: a medium exchanged after the approval ends the copy", STOCK, programs=True)
def media_swap(vm):
    gate = Enforcement(vm)
    disk = sticks.Disk(sticks.blank(vm, "one", 8 << 20))
    _, device = plugged(vm, gate, disk)
    ticket = gate.opened(device)
    disk.change_medium(sticks.blank(vm, "two", 12 << 20))
    gate.order("read", ticket)
    told = gate.answer("closed", sighting=device["sighting"], seconds=60)
    expect_equal(told["objection"], "medium-changed", "why it was closed:")
    expect_shut(vm, present(vm))
    expect("medium-changed" in gate.incidents(), "no incident:", gate.incidents())


@scenario("enforcer: where nobody polls, it has the kernel look for an exchanged medium", STOCK,
          programs=True)
def nobody_polls(vm):
    vm.run("echo 0 >/sys/module/block/parameters/events_dfl_poll_msecs")
    gate = Enforcement(vm)
    disk = sticks.Disk(sticks.blank(vm, "one", 8 << 20))
    _, device = plugged(vm, gate, disk)
    gate.opened(device)
    expect_equal(vm.output("cat /sys/block/sda/events_poll_msecs"), "1000", "interval while open:")
    # The station reads nothing, so nothing but the kernel's own look can find it out.
    disk.change_medium(sticks.blank(vm, "two", 12 << 20))
    told = gate.answer("closed", sighting=device["sighting"])
    expect_equal(told["objection"], "medium-changed", "why it was closed:")
    expect_shut(vm, present(vm))


@scenario("enforcer: hostile names and serials change nothing", STOCK, programs=True)
def hostile_serials(vm):
    gate = Enforcement(vm)
    cases = [(None, "no-serial"), ("", "no-serial"), ("AB1", "short-serial"),
             ("0123456789AB", "short-serial"), ("a b/c'q\\\"z;$(id)x`id`\n{}", ""),
             ("\u202eexe.\u200b\ufeff../../etc\x00z", ""), ("\udbff\udfff" * 20 + "abcdef", "")]
    for serial, wanted in cases:
        text = serial.encode("utf-16", "surrogatepass").decode("utf-16") if serial else serial
        stick = sticks.stick(sticks.Disk(sticks.blank(vm, "stick")), serial=text,
                             name="$(reboot)\"'<b>\n")
        stick.plug(vm)
        present(vm)
        vm.run("rm -f /dev/null.x; sleep 0.3")
        seen = gate.present()
        expect_equal(seen["objection"], wanted, f"objection to {serial!r}:")
        if not wanted:
            gate.opened(seen)
            gate.order("close", seen["sighting"])
        stick.unplug()
        gate.answer("removed", sighting=seen["sighting"])
    for line in gate.journal():
        expect(isinstance(line, dict), "a line of the journal cannot be read")


@scenario("enforcer: a controller that comes later is closed too", STOCK, programs=True)
def later_controller(vm):
    gate = Enforcement(vm)
    sticks.plug_emulated(vm, "qemu-xhci", "second", bus="bay1")
    hub = f"{BUS}/usb3"
    expect(vm.until(f"test -e {hub}/interface_authorized_default", 30), "no second controller")
    expect(vm.until(f"grep -q 0 {hub}/interface_authorized_default"), "its interfaces are free")
    expect_equal(vm.output(f"cat {hub}/authorized_default"), "0", "policy of its hub:")
    sticks.keyboard().plug(vm, bus="second.0")
    expect_equal(gate.present("3-1")["objection"], "input", "objection:")
    closed(vm, present(vm, bus="3"))


@scenario("enforcer: what was let in before it began is closed", STOCK, programs=True)
def there_before(vm):
    sticks.stick(sticks.Disk(sticks.blank(vm, "stick"))).plug(vm)
    path = present(vm)
    expect(vm.until("test -b /dev/sda"), "a stock machine does not let it in")
    Enforcement(vm)
    expect_shut(vm, path)
    expect_equal(vm.output(f"cat {DEFAULT} {BUS}/usb*/authorized_default").split(),
                 ["0", "0", "0"], "policies:")


@scenario("enforcer: somebody else's hand on the switch is undone", STOCK, programs=True)
def foreign_hand(vm):
    gate = Enforcement(vm)
    _, _ = plugged(vm, gate, sticks.Disk(sticks.blank(vm, "stick")))
    path = present(vm)
    vm.run(f"echo 1 >{path}/authorized")
    expect_shut(vm, path)
    expect("opened-elsewhere" in gate.incidents(), "no incident:", gate.incidents())
    vm.run(f"echo 1 >{DEFAULT}")
    expect(vm.until(f"test $(cat {DEFAULT}) = 0"), "the kernel's default stays open")


@scenario("enforcer: a second stick with the same identity closes both", STOCK, programs=True)
def twins(vm):
    gate = Enforcement(vm)
    _, device = plugged(vm, gate, sticks.Disk(sticks.blank(vm, "one")))
    gate.opened(device)
    sticks.stick(sticks.Disk(sticks.blank(vm, "two"))).plug(vm, port="2", id="twin")
    told = gate.answer("closed", sighting=device["sighting"])
    expect_equal(told["objection"], "second-sighting", "why the first was closed:")
    for port in "12":
        expect(vm.until(f"test $(cat {BUS}/1-{port}/authorized) = 0"), f"port {port} stays open")
    expect_equal(gate.present("1-2")["objection"], "second-sighting", "objection to the other:")


@scenario("enforcer: killed, it leaves lockdown to close what was open", STOCK, programs=True)
def killed(vm):
    gate = Enforcement(vm)
    _, device = plugged(vm, gate, sticks.Disk(sticks.blank(vm, "stick")))
    gate.opened(device)
    path = present(vm)
    gate.signal("KILL")
    expect(gate.ended(), "it lives on")
    sticks.keyboard().plug(vm, port="2", id="keys")
    closed(vm, present(vm, "2"))
    vm.run("/opt/gatehouse/gate-lockdown")
    expect_shut(vm, path)


@scenario("enforcer: a new start trusts nothing that is open", STOCK, programs=True)
def restarted(vm):
    gate = Enforcement(vm)
    _, device = plugged(vm, gate, sticks.Disk(sticks.blank(vm, "stick")))
    gate.opened(device)
    gate.signal("KILL")
    expect(gate.ended(), "it lives on")
    gate.start()
    expect_shut(vm, present(vm))


@scenario("enforcer: a station that is gone has nothing open", STOCK, programs=True)
def station_gone(vm):
    gate = Enforcement(vm)
    _, device = plugged(vm, gate, sticks.Disk(sticks.blank(vm, "stick")))
    gate.opened(device)
    gate.signal("KILL", "station")
    expect_shut(vm, present(vm))


@scenario("enforcer: broken messages end the connection and close everything", STOCK, programs=True)
def broken_messages(vm):
    gate = Enforcement(vm)
    _, device = plugged(vm, gate, sticks.Disk(sticks.blank(vm, "stick")))
    gate.opened(device)
    gate.order("raw", struct.pack("<BIQH", 2, 9, device["sighting"], 60000).hex())
    gate.answer("ended")
    expect_shut(vm, present(vm))


@scenario("enforcer: pulled out in mid-copy, the copy ends and it goes on", STOCK, programs=True)
def surprise_removal(vm):
    gate = Enforcement(vm)
    disk = sticks.Disk(sticks.blank(vm, "stick", 32 << 20))
    stick, device = plugged(vm, gate, disk)
    ticket = gate.opened(device)
    disk.alter = lambda block, data, times: (time.sleep(0.05), data)[1]
    gate.order("read", ticket)
    time.sleep(0.5)
    stick.unplug()
    gate.answer("removed", sighting=device["sighting"])
    read = gate.answer("read", seconds=60)
    expect(read["total"] < 32 << 20, "the whole stick was read")
    sticks.stick(sticks.Disk(sticks.blank(vm, "next")), serial="4C530001170999").plug(
        vm, port="2", id="next")
    gate.opened(gate.present("1-2"))


@scenario("enforcer: a stick that hangs holds up nobody else", STOCK, programs=True)
def hanging(vm):
    gate = Enforcement(vm)
    disk = sticks.Disk(sticks.blank(vm, "stick", 32 << 20), hang_after=4 << 20)
    stick, device = plugged(vm, gate, disk)
    ticket = gate.opened(device)
    gate.order("read", ticket)
    time.sleep(1)
    sticks.keyboard().plug(vm, port="2", id="keys")
    expect_equal(gate.present("1-2")["objection"], "input", "objection to a keyboard meanwhile:")
    stick.unplug()
    read = gate.answer("read", seconds=90)
    expect(read["total"] < 32 << 20, "the whole stick was read")


@scenario("enforcer: a storm of events loses no device", STOCK, programs=True)
def storm(vm):
    gate = Enforcement(vm)
    flood = vm.agent.start(
        "for i in {1..4000}; do echo change >/sys/devices/virtual/mem/null/uevent; done", timeout=120)
    time.sleep(1)
    sticks.keyboard().plug(vm, port="2", id="keys")
    path = present(vm, "2")
    expect_equal(gate.present("1-2", seconds=60)["objection"], "input", "objection:")
    closed(vm, path)
    expect_equal(flood().status, 0, "the storm:")
    expect_equal(vm.run("kill -0 $(cat /run/enforcer.pid)", check=False).status, 0, "it is alive:")


@scenario("enforcer: plug cycles leak no descriptor", STOCK, programs=True)
def plug_cycles(vm):
    gate = Enforcement(vm)
    stick = sticks.stick(sticks.Disk(sticks.blank(vm, "stick"))).plug(vm)
    gate.present()
    path, count = present(vm), "ls /proc/$(cat /run/enforcer.pid)/fd | wc -l"
    before = vm.output(count)
    for cycle in range(20):
        number = vm.output(f"cat {path}/devnum")
        stick.become(stick)
        expect(vm.until(f"test -e {path}/authorized -a \"$(cat {path}/devnum)\" != {number}", 30),
               f"the stick does not come back in cycle {cycle}")
        expect_equal(authorized(vm, path), "0", f"in cycle {cycle}:")
    expect(vm.until(f"test $({count}) = {before}", 30), "open descriptors of the enforcer:",
           vm.output(count), "instead of", before)
    gate.opened(gate.present())
