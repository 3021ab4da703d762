"""The units under a real systemd: hardening that does not break, and what happens at an end."""
from harness import sticks
from harness.enforcement import SOCKET, Enforcement
from harness.kinds import SYSTEM
from harness.scenario import expect, expect_equal, scenario
from harness.usb_tree import BUS, closed, present

UNIT = "gate-enforcer.service"
INSTALL = """
mkdir -p /usr/libexec/gatehouse /etc/gatehouse
cp /opt/gatehouse/gate-* /opt/gatehouse/*.so /usr/libexec/gatehouse/
cp /opt/gatehouse/systemd/* /etc/systemd/system/
cp /opt/gatehouse/sysusers.d/gatehouse.conf /usr/lib/sysusers.d/
cp /opt/gatehouse/tmpfiles.d/gatehouse.conf /usr/lib/tmpfiles.d/
mkdir -p /usr/share/doc/gatehouse
sh /opt/gatehouse/debian/postinst configure
sed -i 's/^STATION=.*/STATION=station-1/' /etc/gatehouse/enforcer.conf
systemctl daemon-reload
"""


class Installed(Enforcement):
    """The enforcer as its package installs it."""

    def start(self):
        self.machine.run(INSTALL, timeout=400)
        done = self.machine.run(f"systemctl start {UNIT}", timeout=300, check=False)
        expect(done.status == 0, "the unit does not start:", done.err, self.log())
        self.machine.run(f"systemctl show -p MainPID --value {UNIT} >/run/enforcer.pid")

    def log(self):
        return self.machine.output(f"journalctl --no-pager -n 8 -u {UNIT} 2>&1; "
                                   f"systemctl status {UNIT} --no-pager 2>&1 | head -12 || true")


@scenario("units: the hardened enforcer opens a stick and says that it is alive", SYSTEM, programs=True)
def hardened(vm):
    gate = Installed(vm)
    expect_equal(vm.output(f"stat -c '%U:%G %a' {SOCKET}"), "root:gatehouse-station 660", "socket:")
    sticks.stick(sticks.Disk(sticks.blank(vm, "stick"))).plug(vm)
    device = gate.present()
    closed(vm, present(vm))
    gate.opened(device)
    # Longer than the watchdog would wait.
    vm.run("sleep 12")
    expect_equal(vm.output(f"systemctl show -p NRestarts --value {UNIT}"), "0", "restarts:")
    expect_equal(vm.output(f"systemctl is-active {UNIT}"), "active", "unit:")


@scenario("units: killed, the enforcer leaves everything closed and comes back", SYSTEM, programs=True)
def killed(vm):
    gate = Installed(vm)
    sticks.stick(sticks.Disk(sticks.blank(vm, "stick"))).plug(vm)
    gate.opened(gate.present())
    # Somebody opens the hub in the moment without an enforcer; lockdown has to find that.
    vm.run(f"systemctl kill -s KILL {UNIT}; echo 1 >{BUS}/usb1/authorized_default", check=False)
    expect(vm.until(f"test $(cat {BUS}/1-1/authorized) = 0"), "the stick stays open")
    expect(vm.until(f"test $(cat {BUS}/usb1/authorized_default) = 0"), "the hub stays open")
    expect(vm.until(f"test $(systemctl show -p NRestarts --value {UNIT}) -ge 1 && "
                    f"systemctl is-active {UNIT}", 60), "it does not come back:", gate.log())


@scenario("units: stopped, and beside USBGuard, everything is closed", SYSTEM, programs=True)
def stopped(vm):
    gate = Installed(vm)
    sticks.stick(sticks.Disk(sticks.blank(vm, "stick"))).plug(vm)
    gate.opened(gate.present())
    path = present(vm)
    vm.run(f"systemctl stop {UNIT}", timeout=60)
    expect_equal(vm.output(f"cat {path}/authorized"), "0", "the stick after the stop:")
    shown = vm.output(f"systemctl show -p Conflicts --value {UNIT}")
    expect("usbguard.service" in shown, "no conflict with USBGuard:", shown)
    vm.run("cp /bin/sleep /run/usbguard-daemon; (/run/usbguard-daemon 60 </dev/null >/dev/null 2>&1 &)")
    done = vm.run("/usr/libexec/gatehouse/gate-enforcer --station station-1 "
                  "--office-key /etc/gatehouse/office.key", check=False)
    expect_equal(done.status, 69, "status beside USBGuard:")
