#!/usr/bin/env python3
"""burn.py GATE_BURN [MEGABYTES [ROUNDS]]: a disc that is a file, by gate-burn and by xorriso, in turn.

Ours is what a station does: SHA-256 of every file, the burn with SHA-256 of its copy, the read-back with
SHA-256. Theirs is `xorriso -as mkisofs` into a file, `sha256sum` of it, and `cmp` of two readings.
Prints seconds, seconds of processor time of everything that took part, which a busy host changes less,
and the peak resident memory of gate-burn (VmHWM).
"""
import hashlib, os, socket, struct, subprocess, sys, tempfile, threading, time

program = os.path.abspath(sys.argv[1])
megabytes = int(sys.argv[2]) if len(sys.argv) > 2 else 4096
rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
FILES = 16


def start(fds, arguments):
    """gate-burn with fds as 3, 4, ... and nothing else."""
    spare = [os.dup(fd) for fd in fds]
    high = [os.dup2(fd, 50 + i) for i, fd in enumerate(spare)]
    actions = [(os.POSIX_SPAWN_DUP2, fd, 3 + i) for i, fd in enumerate(high)]
    pid = os.posix_spawn(program, [program] + arguments, {"SWIFT_BACKTRACE": "enable=no"},
                         file_actions=actions, setsid=True)
    for fd in spare + high:
        os.close(fd)
    return pid


def digest(path):
    with open(path, "rb", buffering=0) as file:
        return hashlib.file_digest(file, "sha256").digest()


def hashing(fd, result):
    hasher = hashlib.sha256()
    while piece := os.read(fd, 1 << 20):
        hasher.update(piece)
    os.close(fd)
    result.append(hasher.digest())


def serve(files, paths):
    while message := files.recv(16):
        fd = os.open(paths[struct.unpack("<I", message)[0]], os.O_RDONLY)
        socket.send_fds(files, [b"\1"], [fd])
        os.close(fd)


def ours(paths, disc):
    for path in paths:
        digest(path)
    control, control_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    files, files_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    reading, writing = os.pipe()
    target = os.open(disc, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    pid = start([control_end.fileno(), files_end.fileno(), writing, target],
                ["--drive", "stdio:/dev/fd/6", "--without-landlock"])
    for end in (control_end, files_end):
        end.close()
    os.close(writing)
    result = []
    helpers = [threading.Thread(target=hashing, args=(reading, result)),
               threading.Thread(target=serve, args=(files, paths), daemon=True)]
    for helper in helpers:
        helper.start()
    peak, size = 0, 0
    while message := control.recv(4096):
        kind = message[0]
        if kind == 1:
            control.send(b"\2" + struct.pack("<H", 4) + b"TEST" + struct.pack("<QI", 1, len(paths)))
            for path in paths:
                name = os.path.basename(path).encode()
                control.send(b"\3" + struct.pack("<H", len(name)) + name
                             + struct.pack("<QQ", os.path.getsize(path), 1))
        elif kind == 4:
            control.send(b"\5")
        elif kind in (6, 8):
            with open(f"/proc/{pid}/status") as status:
                text = status.read()
            if "VmHWM:" in text:
                peak = max(peak, int(text.split("VmHWM:")[1].split()[0]))
            if kind == 8:
                size = struct.unpack("<Q", message[1:])[0]
        elif kind == 9:
            raise SystemExit(f"gate-burn failed: {message[1]}")
    os.waitpid(pid, 0)
    helpers[0].join()
    back, pipe = os.pipe()
    medium = os.open(disc, os.O_RDONLY)
    pid = start([medium, pipe], ["--read-back", str(size), "--without-landlock"])
    os.close(pipe)
    hashing(back, result)
    os.waitpid(pid, 0)
    assert result[0] == result[1], "read-back differs"
    return peak


def theirs(folder, disc):
    with open(disc, "wb") as target:
        subprocess.run(["xorriso", "-as", "mkisofs", "-quiet", "-J", "-R", "-V", "TEST", folder],
                       stdout=target, stderr=subprocess.DEVNULL, check=True)
    subprocess.run(["sha256sum", disc], stdout=subprocess.DEVNULL, check=True)
    subprocess.run(f"cmp {disc} - < {disc}", shell=True, check=True)


def timed(work, *arguments):
    """What it returns, and the seconds and seconds of processor time that it took."""
    def now():
        spent = os.times()
        return time.monotonic(), sum(spent[:4])
    begin = now()
    result = work(*arguments)
    wall, processor = (after - before for before, after in zip(begin, now()))
    return result, wall, processor


with tempfile.TemporaryDirectory() as work:
    folder = work + "/in"
    os.mkdir(folder)
    paths = [f"{folder}/file-{i}" for i in range(FILES)]
    for path in paths:
        with open(path, "wb") as file:
            for _ in range(megabytes // FILES):
                file.write(os.urandom(1 << 20))
    for _ in range(rounds):
        peak, own, own_processor = timed(ours, paths, work + "/ours.iso")
        _, other, other_processor = timed(theirs, folder, work + "/theirs.iso")
        print(f"gate-burn {own:.2f} s ({peak} KiB)  xorriso {other:.2f} s  ratio {own / other:.2f}  "
              f"processor {own_processor:.2f} s / {other_processor:.2f} s = "
              f"{own_processor / other_processor:.2f}", flush=True)
