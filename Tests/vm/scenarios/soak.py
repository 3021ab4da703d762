"""Many times the same. Runs of many minutes, which are made only when they are asked for by name."""
from harness.enforcement import Enforcement
from harness.kinds import STOCK
from harness.scenario import expect, expect_equal, scenario

CYCLES, BATCH = 1_000, 50
# A stick that the guest's own kernel makes, so that plugging it in needs nobody outside.
GADGET = r"""
modprobe -a dummy_hcd libcomposite usb_f_mass_storage
mountpoint -q /sys/kernel/config || mount -t configfs none /sys/kernel/config
mkdir /sys/kernel/config/usb_gadget/stick && cd /sys/kernel/config/usb_gadget/stick
echo 0x0781 >idVendor; echo 0x5567 >idProduct
mkdir strings/0x409 && echo 4C530001170824 >strings/0x409/serialnumber
echo Stick >strings/0x409/product
truncate -s 8M /run/stick.img
mkdir functions/mass_storage.0 && echo /run/stick.img >functions/mass_storage.0/lun.0/file
mkdir configs/c.1 && ln -s functions/mass_storage.0 configs/c.1/
"""
# Each time the station must have heard of it, and of its end.
CYCLES_SCRIPT = r"""
import sys, time
answers = open("/run/station.answers")
answers.seek(0, 2)

def told(what):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        line = answers.readline()
        if '"what": "%s"' % what in line:
            return
        if not line:
            time.sleep(0.005)
    sys.exit("the station did not hear: " + what)

for _ in range(int(sys.argv[1])):
    for value, what in (("dummy_udc.0", "present"), ("", "removed")):
        with open("/sys/kernel/config/usb_gadget/stick/UDC", "w") as file:
            file.write(value + "\n")
        told(what)
"""
# The fewest descriptors at several moments, since it looks around every two seconds and holds some
# while it does; resident memory in KiB.
MEASURE = r"""
import os, sys, time
for number in sys.argv[1:]:
    counts = []
    for _ in range(8):
        counts.append(len(os.listdir(f"/proc/{number}/fd")))
        time.sleep(0.4)
    with open(f"/proc/{number}/status") as file:
        lines = [line.split() for line in file]
    resident = sum(int(words[1]) for words in lines if words[0] in ("RssAnon:", "RssFile:"))
    print(min(counts), resident)
"""


def measured(vm):
    """Descriptors, and resident memory in KiB, of the enforcer and of its helper."""
    shown = vm.output("python3 /run/measure.py $(cat /run/enforcer.pid) "
                      "$(pgrep -P $(cat /run/enforcer.pid))")
    numbers = [int(word) for word in shown.split()]
    return numbers[::2], numbers[1::2]


@scenario("soak: 1,000 plug cycles leak neither descriptors nor memory", STOCK, programs=True)
def thousand(vm):
    gate = Enforcement(vm)
    vm.run(GADGET)
    vm.write("/run/cycles.py", CYCLES_SCRIPT)
    vm.write("/run/measure.py", MEASURE)
    before = None
    for batch in range(CYCLES // BATCH):
        vm.run(f"python3 /run/cycles.py {BATCH}", timeout=900)
        # One opening each time, so that this way leaks nothing either.
        vm.run("echo dummy_udc.0 >/sys/kernel/config/usb_gadget/stick/UDC")
        seen = gate.answer("present", port="3-1")
        ticket = gate.opened(seen)
        gate.order("close", seen["sighting"])
        gate.order("release", ticket)
        last = gate.answers("entry")[-1]["sequence"]
        gate.order("recorded", last)
        vm.run("echo >/sys/kernel/config/usb_gadget/stick/UDC")
        gate.answer("removed", sighting=seen["sighting"])
        vm.run(": >/run/station.answers")
        # The first rounds fill what is filled once.
        if batch == 1:
            before = measured(vm)
    vm.run("sleep 3")
    after = measured(vm)
    print(f"       descriptors {before[0]} -> {after[0]}, resident KiB {before[1]} -> {after[1]}",
          flush=True)
    expect_equal(after[0], before[0], "descriptors of enforcer and helper:")
    for early, late in zip(before[1], after[1]):
        expect(late - early <= 256, f"memory grew from {early} to {late} KiB")
