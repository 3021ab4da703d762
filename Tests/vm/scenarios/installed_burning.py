"""An installed station burns: the package's unit, an approved request, and a drive for nobody else."""
import hashlib
import json

from harness.burning import CHANGES, MOUNT
from harness.kinds import INSTALLED
from harness.optical_disc import OpticalDisc
from harness.optical_writer import plugged
from harness.scenario import expect, expect_equal, scenario
from scenarios.package import complaints, journal, office, people

DRIVE, OTHER, TWINS = "/dev/sr0", "/dev/sr1", "/dev/sg*"
RULE = "/etc/udev/rules.d/57-gatehouse-burner.rules"
DROP_IN = "/etc/systemd/system/gate-station.service.d/burner.conf"
# BurnFault.noDrive
NO_DRIVE = 1
# An office with few people: the security officer alone decides.
ROUTE = """decide-within: 5wd
rules:
  - id: normal
    title: { zh: 由保密员审批, en: Decided by a security officer }
    steps:
      - { id: security, name: 保密员审批, role: security-officer, need: 1 }
"""
FILES = {"二〇二六年工作计划.txt": "工作计划\n".encode() * 3000, "minutes.txt": "会议纪要\n".encode() * 200}
OPENS = "import os, sys\nos.open(sys.argv[1], os.O_RDWR | os.O_NONBLOCK)\n"
# Takes the place of the running station: its control group, its mounts and its groups.
JOIN = """main=$(systemctl show -p MainPID --value gate-station)
groups=$(sed -n 's/^Groups:[[:space:]]*//p' /proc/$main/status | xargs | tr ' ' ,)
echo $$ >/sys/fs/cgroup/system.slice/gate-station.service/cgroup.procs || exit 9
[ "$1" = root ] && exec nsenter -t $main -m python3 /run/opens.py "$2"
exec nsenter -t $main -m setpriv --reuid $1 --regid gatehouse --groups "$groups" \\
  python3 /run/opens.py "$2"
"""


def opens(vm, path, user="gatehouse-station", inside=True):
    """What keeps a program from opening a file: in the place of the running station, or beside it."""
    vm.write("/run/opens.py", OPENS)
    vm.write("/run/join.sh", JOIN)
    beside = f"setpriv --reuid {user} --regid gatehouse --init-groups python3 /run/opens.py {path}"
    done = vm.run(f"sh /run/join.sh {user} {path}" if inside else beside, check=False)
    expect(done.status in (0, 1), f"{user} cannot try {path}:", done.err)
    return done.err.strip().splitlines()[-1].split(":")[0] if done.status else ""


def only_root(vm, path):
    expect_equal(vm.output(f"stat -L -c '%U:%G %a' {path}"), "root:root 600", f"{path}:")


class Requests:
    """One approved burn request after another."""

    def __init__(self, vm):
        self.vm = vm
        self.staff, self.officer = people(vm, office(vm, ROUTE))
        for name, data in FILES.items():
            vm.write(f"/run/desks/out/{name}", data)

    def approved(self):
        names = " ".join(f"/run/desks/out/{name}" for name in FILES)
        draft = self.staff.table(f"burn stage {names}")["id"]
        expect(self.judged(draft), "the files are not judged:", journal(self.vm))
        made = self.staff.table(
            f"burn submit {draft} --purpose trial --receiver partner --burner staff1 "
            "--until $(TZ=UTC-8 date -d '+4 hours' +%Y-%m-%dT%H:%M)")["request"]["request"]
        shown = self.officer.table(f"burn show {made['number']}")["request"]["request"]
        digest = shown["revisions"][-1]["digest"]
        self.officer(f"burn approve {made['number']} --digest {digest}")
        return made["number"]

    def judged(self, draft):
        for _ in range(60):
            files = self.staff.table(f"burn draft {draft}")["files"]
            if all("notExamined" not in one["contents"] and one.get("evidence") for one in files):
                return True
            self.vm.run("sleep 3")
        return False

    def burned(self, number, disc):
        """Starts a copy and waits for its end, which comes back."""
        for _ in range(20):
            if "ready" in self.staff.table(f"burn show {number}").get("allowance", {}).get("state", {}):
                break
            self.vm.run("sleep 2")
        self.staff(f"burn start {number} --disc {disc}")
        self.staff(f"burn watch {number} >/dev/null")
        return self.staff.table(f"burn show {number}")["burns"][-1]["state"]


def given(vm, drive=DRIVE):
    """Expects that the drive is the station's unit's, and nobody else's by any way."""
    expect_equal(vm.output(f"stat -c '%U:%G %a' {drive}"), "root:gatehouse-burner 660", "drive:")
    for twin in vm.output(f"ls {TWINS}").split():
        only_root(vm, twin)
    for user in ("gatehouse-station", "gatehouse", "nobody"):
        expect_equal(opens(vm, drive, user, inside=False), "PermissionError", f"{user} beside it:")


def switched_on(vm):
    told = vm.run("gate-burner on", timeout=300, check=False)
    expect(told.status == 0, "it cannot be switched on:", told.out, told.err, journal(vm))


def doctor(vm):
    done = vm.run("gatectl doctor --devices --format json", timeout=300, check=False)
    wanted = ("optical-nodes", "burner-switch", "burner", "burning-programs")
    found = {one["check"]: one["level"] for one in json.loads(done.out) if one["check"] in wanted}
    expect_equal(found, dict.fromkeys(wanted, "ok"), f"doctor: {done.out}")


@scenario("package: an installed station burns once it is told to, and nobody else can", INSTALLED,
          programs=True)
def burns(vm):
    writer, _ = plugged(vm, OpticalDisc("DVD-R"))
    expect(vm.until(f"test -b {DRIVE}"), "no drive appears")
    requests = Requests(vm)
    vm.run("udevadm trigger --settle --subsystem-match=block --subsystem-match=scsi_generic")
    first, second = (one["number"] for one in requests.officer.table("medium add --kind dvd-r --count 2"))

    # Not told to: nobody but root reaches the drive, and the request stays good.
    only_root(vm, DRIVE)
    expect(opens(vm, DRIVE), "without the switch the station opens the drive")
    expect_equal(vm.run("gate-burner", check=False).status, 3, "gate-burner:")
    number = requests.approved()
    end = requests.burned(number, first)
    expect("aborted" in str(end) and f"'fault': {{'_0': {NO_DRIVE}}}" in str(end),
           "without the switch it ends otherwise:", end)
    said = requests.staff(f"burn show {number}")
    expect("the station has no burner that it may open" in said and "gate-burner on" in said,
           "what is wrong is not said:", said)
    expect_equal((writer.disc.state, sent(writer)), ("blank", []), "the disc:")

    # Told to: the station, and nobody else.
    switched_on(vm)
    given(vm)
    expect_equal(opens(vm, DRIVE), "", "the station and its drive:")
    for twin in vm.output(f"ls {TWINS}").split():
        expect_equal(opens(vm, twin), "PermissionError", f"{twin}:")
    expect_equal(opens(vm, "/dev/vda", "root"), "PermissionError", "root in its place and a disk:")
    doctor(vm)
    end = requests.burned(number, first)
    expect("done" in str(end), "it is not burned:", end, journal(vm))
    expect_equal(writer.disc.state, "closed", "the disc:")
    holds(vm)
    expect_equal(requests.staff.table(f"burn show {number}")["allowance"]["used"], 1, "copies:")
    state = requests.officer.table(f"medium show {first}")["medium"]["state"]
    expect("written" in str(state), "the register says:", state)

    # The grant was for one copy.
    blank = writer.load(OpticalDisc("DVD-R"))
    writer.commands.clear()
    said = requests.staff(f"burn start {number} --disc {second}", late=True)
    expect("error: every approved copy is used" in said and "hint:" in said, "a second copy:", said)
    expect_equal((blank.state, sent(writer)), ("blank", []), "the second disc:")

    # Told to stop.
    vm.run("gate-burner off", timeout=300)
    only_root(vm, DRIVE)
    expect(opens(vm, DRIVE), "switched off, the station opens the drive")
    expect_equal(vm.output(f"ls {RULE} {DROP_IN} 2>/dev/null || true"), "", "left:")
    expect_equal(complaints(vm), [], "the journal:")


def sent(writer):
    """The commands that would change a disc."""
    return [hex(one) for one in writer.commands if one in CHANGES]


def holds(vm):
    """Expects the approved files on the disc, with a manifest and a leaflet beside them."""
    vm.run(f"mkdir -p {MOUNT}; mount -t iso9660 -o ro {DRIVE} {MOUNT}")
    for name, data in FILES.items():
        expect_equal(vm.output(f"sha256sum <{MOUNT}/{name}").split()[0], hashlib.sha256(data).hexdigest(), name)
    expect_equal(vm.output(f"find {MOUNT} -type f | wc -l"), str(len(FILES) + 2), "files on the disc:")
    vm.run(f"umount {MOUNT}")


@scenario("package: gate-burner gives one drive to a group without members, and takes it back", INSTALLED,
          programs=True)
def switched(vm):
    _, device = plugged(vm, OpticalDisc("DVD-R"))
    expect(vm.until(f"test -b {DRIVE}"), "no drive appears")
    vm.run("dpkg --force-depends -i /opt/gatehouse/gatehouse.deb", timeout=600)
    told = vm.run("gate-burner on", timeout=300, check=False)
    expect("not in the baseline" in told.err, "without a baseline it says:", told.out, told.err)
    vm.run("gate-enforcer --print-baseline >/etc/gatehouse/baseline")
    switched_on(vm)
    given(vm)

    # Pulled out it is missed, put in again it is the station's again; one like it elsewhere is not.
    device.unplug()
    expect(vm.until(f"! test -e {DRIVE}"), "the drive stays")
    expect_equal(vm.run("gate-burner", check=False).status, 1, "gate-burner without its drive:")
    plugged(vm, OpticalDisc("DVD-R"), id="again")
    expect(vm.until("gate-burner"), "it does not come back:", vm.output("ls -l /dev/sr*"))
    plugged(vm, OpticalDisc("DVD-R"), port="2", id="twin")
    expect(vm.until(f"test -b {OTHER}"), "no second drive appears")
    vm.run("udevadm settle -t 60")
    given(vm)
    only_root(vm, OTHER)
    told = vm.run("gate-burner on", check=False)
    expect("several drives" in told.err, "with two drives it says:", told.out, told.err)

    vm.run("gate-burner off", timeout=300)
    for drive in (DRIVE, OTHER):
        only_root(vm, drive)
    expect_equal(vm.run("gate-burner", check=False).status, 3, "gate-burner:")

    # Removing the package takes it back as well.
    vm.run(f"gate-burner on {DRIVE}", timeout=300)
    given(vm)
    vm.run("dpkg --force-depends --purge gatehouse", timeout=300)
    only_root(vm, DRIVE)
    expect_equal(vm.output(f"ls {RULE} {DROP_IN} 2>/dev/null || true"), "", "left:")
