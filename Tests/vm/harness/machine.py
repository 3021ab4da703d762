"""One virtual machine: started from a memory snapshot, driven by its agent and QEMU's monitor."""
import dataclasses
import hashlib
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time

from .agent import Agent, AgentError
from .monitor import Monitor, MonitorError

COMMAND_LINE = (
    "console=ttyS0,115200 quiet loglevel=4 panic=-1 nokaslr mitigations=off tsc=reliable "
    "no_timer_check random.trust_cpu=on lpj=4000000 audit=0 apparmor=0 nowatchdog "
    "cryptomgr.notests i8042.nopnp rcupdate.rcu_expedited=1")
# The programs' disk has one size, so that a snapshot does not mind other programs on it.
PROGRAMS_SIZE = 1024 << 20
making = threading.Lock()


class MachineError(Exception):
    pass


class Machine:
    """A guest that runs. `kind` says how it was prepared and names its snapshot."""

    def __init__(self, guest, kind, programs=None):
        self.guest, self.kind, self.programs = guest, kind, programs
        self.folder = tempfile.mkdtemp(prefix="gatehouse-vm.")
        self.process = None

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    # Starting

    def arguments(self):
        folder, append = self.folder, f"{COMMAND_LINE} guest.init={self.kind.init} {self.kind.append}"
        return [
            "qemu-system-x86_64", "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot",
            "-machine", "q35", "-accel", "tcg,thread=multi,tb-size=256",
            "-cpu", "qemu64,+ssse3,+sse4.1,+sse4.2,+popcnt,+cx16", "-smp", "1", "-m", str(self.kind.memory),
            "-nic", "none", "-kernel", self.guest.path("vmlinux"),
            "-initrd", self.guest.path("initrd.img"), "-append", append,
            "-chardev", f"file,id=console,path={folder}/console.log", "-serial", "chardev:console",
            "-chardev", f"socket,id=qmp,path={folder}/qmp.sock,server=on,wait=off",
            "-mon", "chardev=qmp,mode=control",
            "-object", "rng-random,id=rng,filename=/dev/urandom",
            "-device", "virtio-rng-pci,rng=rng",
            "-drive", f"file={folder}/root.qcow2,if=none,id=root,format=qcow2,cache=unsafe",
            "-device", "virtio-blk-pci,drive=root",
            "-drive", f"file={folder}/programs.img,if=none,id=programs,format=raw,readonly=on,"
            "file.locking=off",
            "-device", "virtio-blk-pci,drive=programs",
            "-device", "virtio-serial-pci",
            "-chardev", f"socket,id=agent,path={folder}/agent.sock,server=on,wait=off",
            "-device", "virtserialport,chardev=agent,name=gatehouse.agent",
            *self.kind.devices]

    def start(self):
        if not self.kind.snapshot:
            return self.boot([], self.guest.path("root.img"), "raw")
        with making:
            memory, disk = self.snapshot_files()
            if not os.path.exists(memory):
                once = dataclasses.replace(self.kind, snapshot=False)
                with Machine(self.guest, once) as model:
                    model.save(memory, disk)
        self.boot(["-incoming", f"exec:cat '{memory}'"], disk, "qcow2", restored=True)

    def snapshot_files(self):
        """The snapshot is bound to all that it was made from: guest, QEMU and preparation."""
        arguments = [word.replace(self.folder, "") for word in self.arguments()]
        qemu = os.stat(shutil.which("qemu-system-x86_64"))
        made_from = repr((arguments, qemu.st_size, qemu.st_mtime_ns, self.kind.prepare))
        name = f"{self.kind.name}-{hashlib.sha256(made_from.encode()).hexdigest()[:12]}"
        return self.guest.path(name + ".ram"), self.guest.path(name + ".qcow2")

    def boot(self, more, backing, kind, restored=False):
        self.make_disks(backing, kind)
        with open(f"{self.folder}/qemu.log", "w") as log:
            self.process = subprocess.Popen(
                self.arguments() + more, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env=dict(os.environ, TMPDIR=self.folder))
        self.monitor = Monitor(self.connect("qmp.sock"))
        self.agent = Agent(self.connect("agent.sock"))
        if restored:
            self.resume()
        else:
            self.wait_until_up()
            if self.kind.prepare:
                self.run(self.kind.prepare, timeout=120)
        if self.programs:
            self.run("mount -t ext4 -o ro /dev/vdb /opt/gatehouse")

    def make_disks(self, backing, kind):
        subprocess.run(["qemu-img", "create", "-q", "-f", "qcow2", "-b", backing, "-F", kind,
                        f"{self.folder}/root.qcow2"], check=True)
        image = f"{self.folder}/programs.img"
        if self.programs:
            os.symlink(self.programs, image)
        else:
            with open(image, "wb") as file:
                file.truncate(PROGRAMS_SIZE)

    def connect(self, name):
        for _ in range(1000):
            connection = socket.socket(socket.AF_UNIX)
            try:
                connection.connect(f"{self.folder}/{name}")
                return connection
            except OSError:
                connection.close()
            if self.process.poll() is not None:
                raise MachineError("QEMU ended: " + self.log("qemu.log"))
            time.sleep(0.01)
        raise MachineError(f"QEMU does not open its socket \"{name}\"")

    def wait_until_up(self):
        try:
            self.agent.wait_until_up(180)
        except Exception:
            raise MachineError("the guest does not come up:\n" + self.log("console.log")) from None

    def resume(self):
        while self.monitor.call("query-status")["status"] == "inmigrate":
            time.sleep(0.02)
        if self.monitor.call("query-status")["status"] != "running":
            self.monitor.call("cont")
        # The snapshot knows nothing of the time since, nor what is on the programs' disk now.
        self.run(f"date -s @{time.time():.3f} >/dev/null; blockdev --flushbufs /dev/vdb")

    def save(self, memory, disk):
        """Writes the running machine to two files; this machine ends."""
        self.run("sync")
        self.monitor.call("stop")
        self.monitor.call("migrate", uri=f"exec:cat > '{memory}.new'")
        while (status := self.monitor.call("query-migrate").get("status")) in (
                "setup", "active", "device", None):
            time.sleep(0.05)
        if status != "completed":
            raise MachineError(f"the snapshot failed: {status}")
        self.monitor.call("quit")
        self.process.wait()
        shutil.move(f"{self.folder}/root.qcow2", disk)
        os.rename(memory + ".new", memory)

    # Using

    def run(self, command, **more):
        """Runs a shell command in the guest; another status than 0 is an error unless `check` is False."""
        return self.agent.run(command, **more)

    def output(self, command, **more):
        return self.run(command, **more).out.strip()

    def until(self, command, timeout=60):
        """Waits within the guest until the command is true; tells whether it became so.

        On a host under load everything takes many times as long; nothing waits so long otherwise."""
        loop = f"until {{ {command}; }} >/dev/null 2>&1; do sleep 0.03; done"
        return self.run(f"timeout {timeout} bash -c {quoted(loop)}", timeout=timeout + 30,
                        check=False).status == 0

    def write(self, path, text, mode="644"):
        data = text if isinstance(text, bytes) else text.encode()
        self.run(f"mkdir -p $(dirname {path}); cat >{path}; chmod {mode} {path}", input=data)

    def call(self, command, **arguments):
        return self.monitor.call(command, **arguments)

    def log(self, name):
        try:
            with open(f"{self.folder}/{name}", errors="replace") as file:
                return file.read()[-3000:]
        except OSError:
            return ""

    # Ending

    def stop(self):
        if self.process and self.process.poll() is None:
            try:
                self.monitor.call("quit", timeout=3)
                self.process.wait(3)
            except Exception:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


__all__ = ["Machine", "MachineError", "AgentError", "MonitorError", "PROGRAMS_SIZE", "quoted"]
