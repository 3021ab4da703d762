"""The package as somebody installs it: from an empty machine to a released file, and away again."""
import base64
import json
import re

from harness import sticks
from harness.kinds import INSTALLED
from harness.scenario import expect, expect_equal, scenario
from harness.usb_tree import BUS, closed, present

SITE = "/var/lib/gatehouse/site"
UNITS = ("gate-enforcer", "gated", "gate-station")
INIT = (f"gatectl init --site {SITE} --office 测试局 --origin gate.example.cn/log/1 --administrator admin:李明 "
        "--security-administrator keeper:周宁 --generate-password --language en")
NO_ANSWER = 3
COMPLAINT = re.compile(r"thread priority|denied|not permitted|SYS\b|[Ff]ailed|Main process exited|: error ")
PAGE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
PASSWORD = "harbour-lantern-2026-violet"


class Desk:
    """gatectl in one person's hands."""

    def __init__(self, vm, account, password):
        self.vm, self.account = vm, account
        self.folder = f"/run/desks/{account}"
        vm.write(f"{self.folder}/old", password + "\n", mode="600")
        vm.write(f"{self.folder}/new", PASSWORD + "\n", mode="600")
        self("login {0} --server http://127.0.0.1:8470 --password-file {1}/old")
        # Hashing takes the emulated processor so long that the answer may come too late, or never.
        said = []
        for last in (False, False, True):
            said.append(self("passwd --password-file {1}/old --new-password-file {1}/new", late=True))
            answer = self("login {0} --server http://127.0.0.1:8470 --password-file {1}/new", late=True)
            if "error:" not in answer:
                break
            expect(not last, f"{account} gets no password:", said, answer, journal(vm))

    def __call__(self, words, late=False):
        words = words.format(self.account, self.folder)
        for _ in range(3):
            done = self.vm.run(f"XDG_STATE_HOME={self.folder} LC_ALL=C.UTF-8 gatectl {words}",
                               timeout=300, check=False)
            if done.status != NO_ANSWER or late:
                break
        expect(done.status == 0 or late, f"gatectl {words}:", done.out, done.err, journal(self.vm))
        return done.out + done.err

    def table(self, words):
        shown = self(words + " --format json")
        return json.JSONDecoder().raw_decode(shown[min(shown.find(c) for c in "[{" if c in shown):])[0]


def journal(vm):
    return vm.output("journalctl --no-pager -q -n 30 -o cat " + " ".join(f"-u {u}" for u in UNITS))


def complaints(vm):
    """What the units' journal and the kernel say that no service in order would."""
    said = vm.output("journalctl --no-pager -q " + " ".join(f"-u {u}" for u in UNITS)).splitlines()
    expect(said, "the journal is empty")
    # A program that seccomp or a trap ended; `office` has the kernel tell.
    killed = vm.output("dmesg | grep 'fatal signal' || true").splitlines()
    return [line for line in said if COMPLAINT.search(line)] + killed


def shown_password(text, account):
    return re.search(rf"password of {account}, shown only now: (\S+)", text)[1]


def people(vm, words):
    """An office with somebody who brings data in and somebody who approves it."""
    admin, keeper = (Desk(vm, name, shown_password(words, name)) for name in ("admin", "keeper"))
    made = {}
    for name, role in (("staff1", "staff"), ("officer1", "security-officer")):
        shown = admin(f"user add {name} --name {name} --department 一处 --role {role} "
                      "--generate-password --language en")
        made[name] = re.search(r"shown only now: (\S+)", shown)[1]
        change = keeper.table("user changes")[0]
        keeper(f"user confirm {change['change']}")
        # A page of a scanner: a picture of one point.
        keeper.vm.write(f"{keeper.folder}/{name}.png", PAGE)
        scan = keeper.table(f"user pledge {name} --paper P-{name} --scan {keeper.folder}/{name}.png")
        admin(f"user confirm {scan['change']}")
    return [Desk(vm, name, password) for name, password in made.items()]


def office(vm, route=""):
    """Installs the package, makes a site and starts the services; what was said comes back.

    With a route, burn requests are decided by it."""
    vm.run("echo 1 >/proc/sys/kernel/print-fatal-signals")
    vm.run("dpkg --force-depends -i /opt/gatehouse/gatehouse.deb", timeout=600)
    words = vm.run(INIT, timeout=300)
    if route:
        vm.run(f"cat >{SITE}/policies/routes/burn.yaml", input=route.encode())
    vm.run("gate-enforcer --print-baseline >/etc/gatehouse/baseline")
    vm.run("systemctl start " + " ".join(UNITS), timeout=300)
    expect(vm.until("curl -sf -o /dev/null http://127.0.0.1:8470/sign-in", 300),
           "no console:", journal(vm))
    return words.out + words.err


@scenario("package: from an empty machine to a released file, and away again", INSTALLED, programs=True)
def installed(vm):
    staff, officer = people(vm, office(vm))

    image = sticks.fat(vm, "stick", {"minutes.txt": "会议纪要\n".encode() * 200})
    stick = sticks.stick(sticks.Disk(image)).plug(vm)
    closed(vm, present(vm))
    number = staff.table("request submit --plugged-in --purpose trial --source partner "
                         "--until $(TZ=UTC-8 date -d '+4 hours' +%Y-%m-%dT%H:%M)")["number"]
    officer(f"request approve {number} --yes")
    released = f"{SITE}/station/release/*/files/minutes.txt"
    expect(vm.until(f"test -s {released}", 300), "nothing is released:", journal(vm),
           staff("transfer list"))
    closed(vm, present(vm))
    expect_equal(vm.output(f"stat -c '%U:%G %a' {released}"), "gatehouse-station:gatehouse 440",
                 "the released file:")
    transfer = staff.table("transfer list")[0]["id"]
    staff(f"transfer fetch {transfer} --to /run/desks/fetched")
    vm.run(f"cmp {released} $(find /run/desks/fetched -name minutes.txt)")

    for path in (f"{SITE}/station/keys/station.key", f"{SITE}/server/keys/grant.key"):
        owner = "gatehouse" if "station" in path else "gatehouse-station"
        done = vm.run(f"setpriv --reuid {owner} --regid gatehouse --clear-groups cat {path}", check=False)
        expect(done.status != 0, f"{owner} reads {path}")
    doctor = vm.run(f"gatectl doctor --site {SITE} --format json", timeout=300, check=False)
    faults = [one for one in json.loads(doctor.out) if one["level"] == "fail"]
    expect_equal(faults, [], "doctor:")
    for unit in UNITS:
        expect_equal(vm.output(f"systemctl show -p NRestarts --value {unit}"), "0", f"{unit} restarts:")
    expect_equal(complaints(vm), [], "the journal:")

    stick.unplug()
    vm.run("dpkg --force-depends --purge gatehouse", timeout=300)
    expect_equal(vm.output(f"cat {BUS}/usb1/authorized_default"), "1", "hub after the removal:")
    expect_equal(vm.output("ls /etc/gatehouse 2>/dev/null || true"), "", "left in /etc:")
    vm.run(f"test -s {SITE}/server/log/checkpoint")
