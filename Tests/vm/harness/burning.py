"""The real gate-burn in the guest, a writer for it, and files to burn."""
import hashlib
import io
import json
import os
import random
import subprocess
import sys
import tarfile

from . import programs
from .guest import HERE
from .optical_writer import plugged
from .scenario import expect, expect_equal

PROGRAM, INGEST = "/opt/gatehouse/gate-burn", "/opt/gatehouse/gate-ingest"
FILES, MOUNT, NOTES = "/run/files", "/run/disc", "/run/burn"
VOLUME = "DVD-2026-0001"


def office_files(megabytes=2):
    """What an office burns; names of every kind that a disc may have."""
    noise = random.Random(6)
    return {
        "manifest.json": b"{}", "清单.txt": "清单\r\n".encode(), "empty.txt": b"",
        "二〇二六年工作计划.docx": noise.randbytes(megabytes << 20),
        "会议/第一次/纪要（定稿）.txt": "纪要\n".encode(),
        "会议/第二次/生僻字𠮷田.txt": b"beyond the basic plane\n",
        "长" * 36 + "ab": b"the longest name that a disc takes\n",
        "a/b/c/d/e/f/g/h/i/deep.txt": b"deep\n", "sector.bin": noise.randbytes(2048),
        "两个点.tar.gz": noise.randbytes(300_001)}


def archive(files):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
    return packed.getvalue()


class Burning:
    """A station with a writer."""

    def __init__(self, machine, disc=None, files=None):
        self.machine, self.files = machine, files or office_files()
        self.writer, self.device = plugged(machine, disc)
        expect(machine.until("test -b /dev/sr0"), "no drive appears")
        machine.run(f"mkdir -p {FILES} {MOUNT} {NOTES}; tar -xf - -C {FILES}", input=archive(self.files))
        self.settle()

    def settle(self):
        self.machine.run("udevadm settle -t 60", check=False)

    def insert(self, disc):
        self.writer.load(disc)
        return disc

    # Burning

    def begin(self):
        """Begins a burn; the function that comes back waits for its end."""
        return self.begun("burn", PROGRAM, VOLUME, FILES, "/dev/sr0")

    def begin_read_back(self, done):
        """Begins to take the disc in again and to read as much as was burned."""
        return self.begun("read", PROGRAM, done["image"], "/dev/sr0")

    def begun(self, *words):
        finish = self.machine.agent.start(
            f"BURN_NOTES={NOTES} python3 /opt/gatehouse/burn_station.py " + " ".join(map(str, words)),
            timeout=300)

        def ended():
            done = finish()
            expect(done.status == 0, "the station fails:", done.err[-800:], done.out[-800:])
            return json.loads(done.out)
        return ended

    def burn(self):
        return self.begin()()

    def burned(self):
        """Burns and expects that it went well."""
        done = self.burn()
        expect(done["end"] == "written", "it is not burned:", done)
        expect_equal(done["written"], done["image"], "bytes written:")
        expect_equal(done["bytes"], done["image"], "bytes of the copy:")
        return done

    def refused(self, fault):
        """Burns and expects that not one command of writing reached the drive."""
        self.writer.commands.clear()
        done = self.burn()
        expect_equal((done["end"], done.get("fault")), ("refused", fault), str(done["notes"]))
        self.untouched()
        return done

    def untouched(self):
        sent = [hex(one) for one in self.writer.commands if one in CHANGES]
        expect_equal(sent, [], "commands that change a disc:")

    def read_back(self, done):
        return self.begin_read_back(done)()

    def proved(self, done):
        """Expects that the read-back finds what was burned, byte for byte and file for file."""
        back = self.read_back(done)
        expect(back["whole"], "it cannot be read back:", back, done)
        expect_equal(back["sha256"], done["sha256"], "read back:")
        found = self.begun("list", INGEST, "/dev/sr0")()
        expect_equal(found, {"files": self.wanted(), "others": [], "finished": True}, "by gate-ingest:")

    def kill(self):
        self.machine.run(f"kill -KILL $(cat {NOTES}/pid)")

    def holds(self, word=""):
        """The station waits before its order, or says "no" instead."""
        self.machine.run(f"rm -f {NOTES}/ready; echo {word} >{NOTES}/hold")

    def waits(self, timeout):
        return self.machine.until(f"test -e {NOTES}/ready", timeout)

    def goes_on(self):
        self.machine.run(f"rm -f {NOTES}/hold")

    # Looking at the disc with other eyes

    def mounted(self, options):
        """Name and digest of every file, as the kernel's own driver shows them."""
        self.machine.run(f"mount -t iso9660 -o ro,{options} /dev/sr0 {MOUNT}")
        shown = self.machine.output(
            f"cd {MOUNT}; find . -type f -print0 | xargs -0 sha256sum -z | tr '\\0' '\\n'")
        self.machine.run(f"umount {MOUNT}")
        return {line[68:]: line[:64] for line in shown.splitlines()}

    def wanted(self):
        return {name: hashlib.sha256(data).hexdigest() for name, data in self.files.items()}

    def extracted(self, tool):
        """What a tool on the host, which nobody here wrote, makes of the disc's bytes."""
        image, target = (os.path.join(self.machine.folder, name) for name in ("disc.iso", tool))
        disc = self.writer.disc
        with open(image, "wb") as file:
            file.write(disc.read(0, disc.end))
        command = {"7z": ["7z", "x", "-y", "-o" + target, image],
                   "xorriso": ["xorriso", "-osirrox", "on", "-indev", "stdio:" + image,
                               "-extract", "/", target]}[tool]
        done = subprocess.run(command, capture_output=True, env=dict(os.environ, LC_ALL="C.UTF-8"))
        expect(done.returncode == 0, tool, "fails:", done.stderr.decode(errors="replace")[-600:])
        return {os.path.relpath(path, target): digest_of(path) for path in walk(target)}


def on_host(work, program, *words):
    """The same station with a program on the host, and a file in a burner's place."""
    done = subprocess.run(
        [sys.executable, os.path.join(HERE, "guest", "burn_station.py"), work,
         os.path.join(programs.tried, program), *map(str, words)],
        capture_output=True, text=True, timeout=600)
    expect(done.returncode == 0, "the station fails:", done.stderr[-800:])
    return json.loads(done.stdout)


# BLANK, CLOSE, FORMAT, RESERVE TRACK, SEND CUE SHEET, SYNCHRONIZE CACHE, WRITE
CHANGES = (0xA1, 0x5B, 0x04, 0x53, 0x5D, 0x35, 0x2A, 0xAA)


def walk(folder):
    return [os.path.join(where, name) for where, _, names in os.walk(folder) for name in names]


def digest_of(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
