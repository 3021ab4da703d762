#!/usr/bin/env python3
"""How long a device that may be let in waits: the kernel's `add` event to the write of `authorized`.

    Benchmarks/authorisation.py [--plugs 30] [--programs .build/release]

gate-enforcer and USBGuard decide about the same stick in the same virtual machine, in turns of five
plugs each; the kernel itself takes both times. Emulated processors are slow: compare, do not quote."""
import argparse
import os
import re
import statistics
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "Tests", "vm"))
sys.dont_write_bytecode = True

from harness import sticks  # noqa: E402
from harness.guest import Guest  # noqa: E402
from harness.kinds import STOCK  # noqa: E402
from harness.machine import Machine  # noqa: E402
from harness.office import Office  # noqa: E402
from harness.programs import image  # noqa: E402
from harness.usb_tree import BUS, present  # noqa: E402

TURN = 5
TRACING = "/sys/kernel/tracing"
# 208 is the place of a socket buffer's data in Debian's 6.1 for amd64.
TRACE = f"""
echo mono >{TRACING}/trace_clock
echo 'p:plug netlink_broadcast text=+0(+208(%si)):string' >>{TRACING}/kprobe_events
echo 'p:allow usbcore:authorized_store name=+0(+0(%di)):string value=+0(%dx):string' \\
  >>{TRACING}/kprobe_events
echo 1 >{TRACING}/events/kprobes/enable
"""
USBGUARD = r"""
cat >/etc/usbguard/rules.conf <<'END'
allow with-interface equals { 09:00:00 }
allow id 0781:5567 serial "4C530001170824" with-interface equals { 08:06:50 }
END
chmod 600 /etc/usbguard/rules.conf /etc/usbguard/usbguard-daemon.conf
sed -i 's/^ImplicitPolicyTarget=.*/ImplicitPolicyTarget=block/
        s/^AuditBackend=.*/AuditBackend=FileAudit/' /etc/usbguard/usbguard-daemon.conf
mkdir -p /var/log/usbguard
"""
LINE = re.compile(r"(\d+\.\d+): (plug|allow): .*?((?:text|name)=.*)")


def start(vm, peer, baseline):
    if peer == "usbguard":
        vm.run("(setsid usbguard-daemon -s -c /etc/usbguard/usbguard-daemon.conf "
               "</dev/null >/run/usbguard.log 2>&1 & echo $! >/run/peer.pid)")
        ready = "usbguard list-devices"
    else:
        vm.write("/etc/gatehouse/baseline", baseline)
        vm.run("rm -f /run/gatehouse/enforcer.socket; (setsid nice -n -15 /opt/gatehouse/gate-enforcer "
               "--station s --office-key /etc/gatehouse/office.key --baseline "
               "/etc/gatehouse/baseline </dev/null >/run/enforcer.log 2>&1 & "
               "echo $! >/run/peer.pid)")
        ready = "test -S /run/gatehouse/enforcer.socket"
    if not vm.until(ready, 30):
        sys.exit(f"{peer} does not start: {vm.output('tail -qn 3 /run/*.log')}")
    vm.run("sleep 1")


def stop(vm):
    vm.run("kill $(cat /run/peer.pid); while kill -0 $(cat /run/peer.pid) 2>/dev/null; do "
           "sleep 0.05; done")


def plug_once(vm, stick, path):
    """Pulls the stick out and plugs it in again; milliseconds from the event to the write."""
    number = vm.output(f"cat {path}/devnum")
    vm.run(f"echo >{TRACING}/trace")
    stick.become(stick)
    vm.until(f"test -e {path}/authorized -a \"$(cat {path}/devnum)\" != {number} && "
             f"test $(cat {path}/authorized) = 1", 20)
    added = None
    for line in vm.output(f"cat {TRACING}/trace").splitlines():
        if not (found := LINE.search(line)):
            continue
        time, kind, rest = float(found[1]) * 1000, found[2], found[3]
        if kind == "plug" and re.search(r'text="add@/devices/[^"]*/usb1/1-1"', rest):
            added = added or time
        elif kind == "allow" and added and 'name="1-1"' in rest and 'value="1' in rest:
            return time - added
    return None


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--plugs", type=int, default=30)
    options.add_argument("--programs", default=os.path.join(ROOT, ".build", "release"))
    chosen = options.parse_args()
    guest = Guest.ready()
    figures = {"usbguard": [], "gate-enforcer": []}
    with Machine(guest, STOCK, image(chosen.programs, guest.path("benchmark.img"))) as vm:
        vm.run("mkdir -p /var/lib/gatehouse/enforcer /run/gatehouse /etc/gatehouse")
        vm.write("/etc/gatehouse/office.key", Office().key.hex() + "\n")
        vm.run(USBGUARD + TRACE)
        stick = sticks.stick(sticks.Disk(sticks.blank(vm, "stick"))).plug(vm)
        path = present(vm)
        baseline = vm.output("/opt/gatehouse/gate-enforcer --print-baseline") + "\n"
        while any(len(times) < chosen.plugs for times in figures.values()):
            for peer, times in figures.items():
                start(vm, peer, baseline)
                turn = [plug_once(vm, stick, path) for _ in range(TURN)]
                times += [time for time in turn if time is not None]
                stop(vm)
    figures = {peer: sorted(times[:chosen.plugs]) for peer, times in figures.items()}
    for peer, times in figures.items():
        print(f"{peer:14} median {statistics.median(times):6.1f} ms   p90 "
              f"{times[int(len(times) * 0.9) - 1]:6.1f} ms   {len(times)} plugs")
    ratio = statistics.median(figures["gate-enforcer"]) / statistics.median(figures["usbguard"])
    print(f"ratio {ratio:.2f} (load {os.getloadavg()[0]:.1f})")


if __name__ == "__main__":
    main()
