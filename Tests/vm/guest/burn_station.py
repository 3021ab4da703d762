#!/usr/bin/python3
"""A station that has one disc burned or read back, as small as can be.

burn PROGRAM VOLUME FOLDER DRIVE [FILE]   FILE is an empty file in a burner's place
read PROGRAM COUNT DISC                   DISC is a drive, whose tray is closed first, or a file
list PROGRAM DISC                         every file, by gate-ingest
Prints what happened as JSON. With a folder in BURN_NOTES the number of the process is written there
as "pid"; nothing is burned while there is a file "hold" in it, and not at all when that says "no";
"ready" tells that a burn waits for it."""
import fcntl
import hashlib
import json
import os
import socket
import struct
import sys
import threading
import time

NOTES = os.environ.get("BURN_NOTES")
FAULTS = ("", "noDrive", "notConfined", "noDisc", "notBlank", "unsuitable", "tooSmall", "badName",
          "imageFailed", "driveRefused", "fileMissing", "fileChanged", "fileUnread", "copyLost",
          "writeFailed")
CDROM_CLOSE_TRAY = 0x5319


def start(program, arguments, descriptors):
    """The program with the descriptors as 3, 4 and so on, and nothing else."""
    high = [fcntl.fcntl(one, fcntl.F_DUPFD_CLOEXEC, 50) for one in descriptors]
    actions = [(os.POSIX_SPAWN_DUP2, one, 3 + place) for place, one in enumerate(high)]
    process = os.posix_spawn(program, [program] + arguments, {"SWIFT_BACKTRACE": "enable=no"},
                             file_actions=actions, setsid=True)
    for one in high:
        os.close(one)
    return process


def field(data):
    return struct.pack("<H", len(data)) + data


def digest(pipe, result):
    hasher = hashlib.sha256()
    while piece := os.read(pipe, 1 << 18):
        hasher.update(piece)
        result["bytes"] = result.get("bytes", 0) + len(piece)
    os.close(pipe)
    result["sha256"] = hasher.hexdigest()


def files_below(folder):
    for where, _, names in os.walk(os.fsencode(folder)):
        for name in names:
            path = os.path.join(where, name)
            yield os.path.relpath(path, os.fsencode(folder)), path


def serve(files, paths):
    while message := files.recv(16):
        file = os.open(paths[struct.unpack("<I", message)[0]], os.O_RDONLY)
        socket.send_fds(files, [b"\1"], [file])
        os.close(file)


class Burn:
    """The conversation with one gate-burn. What it says comes in this order or ends it."""

    def __init__(self, program, volume, folder, drive, file=None):
        self.volume, self.found = volume.encode(), sorted(files_below(folder))
        self.result = {"notes": [], "progress": 0}
        self.copy = {}
        self.control, control_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        files, files_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        reading, writing = os.pipe()
        given = [control_end.fileno(), files_end.fileno(), writing]
        if file:
            drive = "stdio:/dev/fd/6"
            given.append(os.open(file, os.O_RDWR | os.O_CREAT))
        self.process = start(program, ["--drive", drive], given)
        for one in (control_end, files_end):
            one.close()
        os.close(writing)
        paths = [path for _, path in self.found]
        threading.Thread(target=serve, args=(files, paths), daemon=True).start()
        self.copying = threading.Thread(target=digest, args=(reading, self.copy))
        self.copying.start()
        if NOTES:
            with open(NOTES + "/pid", "w") as note:
                note.write(str(self.process))

    def run(self):
        burning = False
        try:
            message = self.hear(1)
            profile, = struct.unpack_from("<H", message, 1)
            self.result["disc"] = {"profile": profile, "room": struct.unpack("<Q", message[-8:])[0]}
            self.send_plan()
            size, = struct.unpack_from("<Q", self.hear(4), 1)
            self.result["image"], self.result["confined"] = size, self.confinement()
            if not self.may_burn():
                return self.ended("refused")
            burning = True
            self.control.send(b"\5")
            self.result["written"], = struct.unpack_from("<Q", self.hear(8), 1)
            return self.ended("written")
        except Refused as refused:
            return self.ended("failed" if burning else "refused", fault=str(refused))
        except OSError:
            return self.ended("died", mayHaveWritten=burning)

    def ended(self, end, **more):
        # The station does not wait for a worker that has said its last word.
        try:
            os.kill(self.process, 9)
        except ProcessLookupError:
            pass
        os.waitpid(self.process, 0)
        self.copying.join()
        return {**self.result, "end": end, **more, **self.copy}

    def hear(self, wanted):
        """The next message that is no note and no progress."""
        while True:
            message = self.control.recv(2048)
            if not message:
                raise ConnectionResetError
            if message[0] == 7:
                self.result["notes"].append(message[3:].decode())
            elif message[0] == 6:
                self.result["progress"], = struct.unpack_from("<Q", message, 1)
            elif message[0] == 9:
                raise Refused(FAULTS[message[1]])
            elif message[0] == wanted:
                return message
            else:
                raise SystemExit(f"message {message!r} instead of {wanted}")

    def send_plan(self):
        self.control.send(b"\2" + field(self.volume) + struct.pack("<QI", 1700000000, len(self.found)))
        for name, path in self.found:
            self.control.send(b"\3" + field(name) + struct.pack(
                "<QQ", os.path.getsize(path), 1600000000))

    def confinement(self):
        with open(f"/proc/{self.process}/status") as status:
            lines = dict(line.rstrip("\n").split(":", 1) for line in status)
        return {name: lines[name].split()[0] for name in ("Uid", "Seccomp", "NoNewPrivs", "CapEff")}

    def may_burn(self):
        hold = NOTES and NOTES + "/hold"
        while hold and os.path.exists(hold):
            open(NOTES + "/ready", "w").close()
            with open(hold) as said:
                if said.read().strip() == "no":
                    return False
            time.sleep(0.05)
        return True


class Refused(Exception):
    """gate-burn says that it goes no further."""


def reopened(path):
    """The disc, taken in again."""
    if os.path.isfile(path):
        return os.open(path, os.O_RDONLY)
    for _ in range(60):
        try:
            drive = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
            try:
                fcntl.ioctl(drive, CDROM_CLOSE_TRAY)
            except OSError:
                pass
            os.close(drive)
            disc = os.open(path, os.O_RDONLY)
            if os.lseek(disc, 0, os.SEEK_END) > 0:
                return disc
            os.close(disc)
        except OSError:
            pass
        time.sleep(1)
    raise SystemExit("the disc does not come back")


def read(program, count, path):
    disc = reopened(path)
    size = os.lseek(disc, 0, os.SEEK_END)
    os.lseek(disc, 0, os.SEEK_SET)
    reading, writing = os.pipe()
    process = start(program, ["--read-back", count], [disc, writing])
    os.close(writing)
    result = {"size": size}
    digest(reading, result)
    _, status = os.waitpid(process, 0)
    return {**result, "whole": status == 0}


def take(pipe, count):
    data = bytearray()
    while len(data) < count:
        part = os.read(pipe, count - len(data))
        if not part:
            raise SystemExit("gate-ingest ends in the middle of a word")
        data += part
    return bytes(data)


def listed(program, path):
    """Size and digest of every file, and what was only recorded."""
    disc = reopened(path)
    size = os.lseek(disc, 0, os.SEEK_END)
    reading, writing = os.pipe()
    process = start(program, ["--size", str(size), "--max-files", "1000", "--max-file-bytes",
                              str(1 << 40)], [disc, writing])
    os.close(writing)
    files, others, name, kind = {}, [], None, 0
    while kind not in (5, 6):
        kind, _, count = struct.unpack("<B3sI", take(reading, 8))
        data = take(reading, count)
        if kind == 2:
            name, hasher = data[18:].decode(), hashlib.sha256()
        elif kind == 0x64:
            hasher.update(data)
        elif kind == 3:
            files[name] = hasher.hexdigest() if data[0] == 1 else f"not read: {data[0]}"
        elif kind == 4:
            others.append(data[3:].decode())
    os.waitpid(process, 0)
    return {"files": files, "others": others, "finished": kind == 5}


WORKS = {"burn": lambda *words: Burn(*words).run(), "read": read, "list": listed}
print(json.dumps(WORKS[sys.argv[1]](*sys.argv[2:])))
