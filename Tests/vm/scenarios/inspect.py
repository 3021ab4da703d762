"""The package of an external machine as its owner installs it, under systemd, and away again."""
import contextlib
import io
import json
import os
import subprocess
import tarfile
import tempfile
import zipfile

from harness import programs
from harness.kinds import INSTALLED
from harness.office import is_signed
from harness.scenario import expect, expect_equal, scenario

HOME = "/var/lib/gate-inspect"
UNIT = "gate-inspect.service"
TIMER = "gate-inspect.timer"
MARK = "工作秘密★3年"
CONTEXT = b"gatehouse/inspection-report/v1\n"
# Enough for a gentle inspection on an emulated processor to be stopped in the middle of it.
MANY = 40
# The guest's programs are many thousands of files; on a file system of their own they are left out.
ASIDE = ("mkdir /mnt && mount -t tmpfs -o size=900m usr /mnt && cp -a /usr/. /mnt/ && "
         "mount --make-private / && mount --move /mnt /usr")


@contextlib.contextmanager
def office():
    """A real office, its public key and its rules under its signature."""
    with tempfile.TemporaryDirectory(prefix="gatehouse-office.") as folder:
        site = folder + "/site"

        def gatectl(*words):
            done = subprocess.run(
                [os.path.join(programs.tried, "gatectl"), *words, "--language", "en"], cwd=programs.ROOT,
                env=dict(os.environ, LC_ALL="C.UTF-8"), capture_output=True, text=True)
            expect(done.returncode == 0, "gatectl", *words, done.stdout, done.stderr)

        gatectl("init", "--site", site, "--office", "测试局", "--origin", "gate.example.cn/log/1",
                "--administrator", "admin:李明", "--security-administrator", "keeper:周宁",
                "--generate-password")
        gatectl("rules", "bundle", "--site", site, "--output", folder + "/rules.gaterules")
        with open(site + "/station/keys/grant.pub") as key, open(folder + "/rules.gaterules", "rb") as rules:
            yield key.read().strip(), rules.read()


def docx(text):
    """The least that a word processor takes for a document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
                      'content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.'
                      'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
        file.writestr("word/document.xml", '<w:document xmlns:w="http://schemas.openxmlformats.org/'
                      f'wordprocessingml/2006/main"><w:body>{paragraphs}</w:body></w:document>')
    return out.getvalue()


def words_of_unit(vm):
    return vm.output(f"systemctl status {UNIT} {TIMER} --no-pager -l 2>&1 | head -40; "
                     f"journalctl --no-pager -q -n 40 -o cat -u {UNIT}; dmesg | tail -5", check=False)


def shown(vm, name, unit=UNIT):
    return vm.output(f"systemctl show -p {name} --value {unit}")


def reader(vm):
    """The process that reads files, once it is nobody, and the one that started it."""
    expect(vm.until("grep -q '^Uid:.65534' /proc/$(pgrep -x gate-extract)/status", 120),
           "no reader that is nobody:", words_of_unit(vm))
    return vm.output("pgrep -x gate-extract | head -1"), shown(vm, "MainPID")


def status(vm, process):
    lines = vm.output(f"cat /proc/{process}/status").splitlines()
    return {name: value.split() for name, value in (line.split(":", 1) for line in lines)}


def is_confined(vm):
    """What the unit promises holds for the processes that it has started."""
    worker, main = reader(vm)
    for process in (worker, main):
        expect("SCHED_IDLE" in vm.output(f"chrt -p {process}"), process, "is not idle")
        expect_equal(vm.output(f"ionice -p {process}"), "idle", "disk:")
        expect_equal(status(vm, process)["NoNewPrivs"], ["1"], "no new privileges:")
        expect_equal(status(vm, process)["Seccomp"], ["2"], "system calls:")
    # Reading everybody's files, seeing programs, becoming nobody, ending readers; no more.
    expect_equal(int(status(vm, main)["CapBnd"][0], 16), 1 << 2 | 1 << 19 | 1 << 7 | 1 << 6 | 1 << 5,
                 "capabilities of the inspection:")
    expect_equal(status(vm, worker)["Uid"], ["65534"] * 4, "user of the reader:")
    expect_equal(int(status(vm, worker)["CapEff"][0], 16), 0, "capabilities of the reader:")
    inside = f"nsenter -t {main} -m -r"
    for folder in ("/home/liming", "/etc", "/usr/bin", "/var/lib", "/root", "/tmp", "/run/user"):
        done = vm.run(f"{inside} touch {folder}/written", check=False)
        expect("Read-only" in done.err, "it can write in", folder, done.err)
    vm.run(f"{inside} touch {HOME}/written && rm {HOME}/written")
    for name, value in (("ProtectSystem", "strict"), ("MemoryMax", str(1 << 30)), ("Nice", "19"),
                        ("MemoryDenyWriteExecute", "yes"), ("IPAddressDeny", "::/0 0.0.0.0/0")):
        expect_equal(shown(vm, name), value, f"{name}:")


def report(vm, number, key):
    """A report, from the folder that the documentation names, with its signature verified."""
    path = f"{HOME}/reports/EXT-01-{number:06}.gatereport"
    signed = json.loads(vm.output(f"cat {path}"))
    statement = signed["statement"].encode()
    expect(is_signed(bytes.fromhex(key), CONTEXT + statement, bytes.fromhex(signed["signature"])),
           "the report's signature does not hold")
    return json.loads(statement)


def subjects(found, kind):
    return {bytes.fromhex(one["subject"]).decode() for one in found["findings"] if one["kind"] == kind}


def installed(vm):
    vm.run(ASIDE, timeout=300)
    vm.run("echo 'liming:x:1000:1000::/home/liming:/bin/bash' >>/etc/passwd; "
           "install -d -m 700 -o 1000 -g 1000 /home/liming; mkdir -p /run/user")
    vm.run("dpkg --force-depends -i /opt/gatehouse/gatehouse-inspect.deb", timeout=600)
    expect_equal(vm.output(f"systemctl is-enabled {TIMER}; systemctl is-active {TIMER}"),
                 "enabled\nactive", "timer:")
    vm.run(f"systemctl start {UNIT}")
    expect_equal(shown(vm, "ConditionResult"), "no", "condition before the machine is enrolled:")


def enrolled(vm, office_key, rules):
    vm.run(f"cd /root && gate-inspect enrol --machine EXT-01 --name 互联网机 --office-key {office_key}")
    enrolment = json.loads(vm.output("cat /root/EXT-01.gateenrol"))
    vm.write("/root/rules.gaterules", rules)
    vm.run("gate-inspect rules /root/rules.gaterules && rm /root/rules.gaterules")
    expect_equal(vm.output(f"stat -c '%U %a' {HOME} {HOME}/machine.key"), "root 700\nroot 600", "folder:")
    return enrolment["key"]


def written(vm):
    """Documents of the office and others, in the folder of somebody who lets nobody else in."""
    files = {f"a/{number}.docx": docx(f"{number}\n今天买菜花了三十元。\n" * 50) for number in range(MANY)}
    files |= {"下载/通知.docx": docx(f"{MARK}\n关于下半年工作安排的通知\n"),
              "mine.txt": f"{MARK}\n会议记录\n".encode(), "notes.txt": "端午节放假通知\n".encode()}
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in files.items():
            # What is left of root's abilities must do for a file that only its owner may read.
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(data), 0o600
            archive.addfile(member, io.BytesIO(data))
    vm.run("tar -x -C /home/liming && chown -R 1000:1000 /home/liming && chmod 700 /home/liming",
           input=out.getvalue())


@scenario("inspect: an external machine's package, from its installation to its report and away again",
          INSTALLED, programs=True)
def inspected(vm):
    with office() as (office_key, rules):
        installed(vm)
        key = enrolled(vm, office_key, rules)
    written(vm)
    vm.run("touch /run/began")

    # Stopped in the middle: nothing is lost, nothing is called unreadable, no report is made.
    vm.run(f"systemctl start --no-block {UNIT}")
    is_confined(vm)
    vm.run(f"systemctl stop {UNIT}", timeout=120)
    expect_equal(shown(vm, "Result"), "success", "after a stop:")
    expect_equal(vm.output(f"ls {HOME}/reports"), "", "reports of a stopped run:")

    # Two days later the timer is due.
    vm.run("date -s '2 days' >/dev/null")
    expect(vm.until(f"test -s {HOME}/reports/EXT-01-000001.gatereport", 900), "no report:", words_of_unit(vm))
    expect(vm.until(f"test $(systemctl is-active {UNIT}) = inactive", 60), "it goes on:", words_of_unit(vm))
    expect_equal(shown(vm, "Result"), "success", "after the run:")
    first = report(vm, 1, key)
    expect_equal(subjects(first, "retained-file"), {"/home/liming/下载/通知.docx", "/home/liming/mine.txt"},
                 "found:")
    expect_equal(subjects(first, "unreadable"), set(), "unreadable:")
    expect_equal((first["complete"], first["coverage"]["closed_folders"]), (True, 0), "coverage:")
    expect(first["coverage"]["read"] > MANY, "read:", first["coverage"])
    expect_equal(first["facts"].get("system"), "debian 12", "the machine itself:")
    expect("antivirus-missing" in subjects(first, "machine-state"), "antivirus:", first["findings"])
    changed = vm.output(f"find / -xdev -newer /run/began -type f ! -path '{HOME}/*' ! -path '/var/log/*' "
                        "! -path '/var/lib/systemd/*' ! -path '/etc/machine-id'")
    expect_equal(changed, "", "written elsewhere:")

    # By hand, after the file is gone.
    vm.run("rm /home/liming/下载/通知.docx")
    vm.run(f"systemctl start {UNIT}", timeout=600)
    second = report(vm, 2, key)
    expect_equal(subjects(second, "retained-file"), {"/home/liming/mine.txt"}, "found after the removal:")
    expect_equal([one["outcome"] for one in second["settled"]], ["removed"], "settled:")
    expect(second["coverage"]["unchanged"] > second["coverage"]["read"], "read again:", second["coverage"])

    removed(vm)


def removed(vm):
    vm.run("dpkg --remove gatehouse-inspect", timeout=300)
    expect_equal(vm.output(f"systemctl show -p LoadState --value {TIMER} {UNIT} | sort -u"), "not-found",
                 "units after the removal:")
    expect_equal(vm.output(f"test -s {HOME}/machine.key && ls {HOME}/reports | wc -l"), "2",
                 "what a removal keeps:")
    vm.run("dpkg --purge gatehouse-inspect", timeout=300)
    left = vm.output("find / /usr -xdev -name '*gate-inspect*' -o -xdev -name 'gatehouse-inspect*'")
    expect_equal(left, "", "what a purge leaves:")
