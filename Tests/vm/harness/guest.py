"""The guest: Debian's kernel and a small root, made from apt's packages alone and kept by a digest.

The packages are unpacked, not installed: no maintainer script runs, nothing is mounted, and no
kernel feature of the host is needed apart from chroot."""
import fcntl
import hashlib
import lzma
import os
import shutil
import struct
import subprocess
import sys

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ROOT = os.path.dirname(os.path.dirname(HERE))
CACHE = os.path.join(ROOT, ".build", "vm")
SOURCES = ["harness/guest.py"] + [f"guest/{name}" for name in (
    "packages.txt", "modules.txt", "initrd-init", "guest-init", "guest-agent", "guest-agent.service")]
UNWANTED = ("usr/share/doc", "usr/share/man", "usr/share/locale", "usr/share/info")
# What the initrd loads to reach the root disk and the agent's port.
BOOT_MODULES = ("virtio_pci", "virtio_blk", "ext4", "crc32c_generic", "virtio_console")


class GuestError(Exception):
    """The guest cannot be made; the text says what to do."""


def words_of(name):
    with open(os.path.join(HERE, "guest", name)) as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def digest():
    total = hashlib.sha256()
    for name in SOURCES:
        with open(os.path.join(HERE, name), "rb") as file:
            total.update(hashlib.sha256(file.read()).digest())
    return total.hexdigest()[:16]


class Guest:
    """The files that QEMU boots: `vmlinux`, `initrd.img`, `root.img`."""

    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        return os.path.join(self.folder, name)

    @staticmethod
    def ready(say=lambda text: print(text, file=sys.stderr, flush=True)):
        """The guest of these sources; makes it if there is none."""
        os.makedirs(CACHE, exist_ok=True)
        with open(os.path.join(CACHE, "lock"), "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            folder = os.path.join(CACHE, digest())
            if not os.path.exists(folder):
                say("making the guest; this takes about a minute")
                forget_others()
                Builder(folder + ".new").build()
                os.rename(folder + ".new", folder)
        return Guest(folder)


def forget_others():
    for name in os.listdir(CACHE):
        path = os.path.join(CACHE, name)
        if os.path.isdir(path):
            shutil.rmtree(path)


def run(*command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **more)
    if done.returncode:
        tail = done.stdout.decode(errors="replace")[-2000:]
        raise GuestError(f"\"{' '.join(command)}\" failed:\n{tail}")
    return done.stdout.decode(errors="replace")


class Builder:
    def __init__(self, folder):
        self.folder = folder
        self.root = os.path.join(folder, "root")

    def build(self):
        if os.geteuid() != 0:
            raise GuestError("only root can make the guest\nhint: run it as root or with sudo")
        os.makedirs(self.root)
        archives = self.download()
        for archive in archives:
            self.unpack(archive)
        self.keep_modules()
        self.configure()
        self.make_kernel()
        self.make_initrd()
        self.make_image()
        shutil.rmtree(self.root)
        shutil.rmtree(os.path.join(self.folder, "apt"))

    def download(self):
        """Everything that the packages need, as apt sees it for a machine that has nothing yet."""
        apt = os.path.join(self.folder, "apt")
        os.makedirs(os.path.join(apt, "archives", "partial"))
        open(os.path.join(apt, "status"), "w").close()
        subprocess.run(["apt-get", "update", "-qq"], stdout=subprocess.DEVNULL)
        run("apt-get", "-o", f"Dir::State::status={apt}/status",
            "-o", f"Dir::Cache::archives={apt}/archives", "-o", "APT::Sandbox::User=root",
            "-o", "Debug::NoLocking=1", "--yes", "--no-install-recommends", "--download-only",
            "install", *words_of("packages.txt"))
        archives = os.path.join(apt, "archives")
        return sorted(os.path.join(archives, n) for n in os.listdir(archives) if n.endswith(".deb"))

    def unpack(self, archive):
        for name in ("bin", "sbin", "lib", "lib64"):
            os.makedirs(os.path.join(self.root, "usr", name), exist_ok=True)
            if not os.path.lexists(os.path.join(self.root, name)):
                os.symlink(f"usr/{name}", os.path.join(self.root, name))
        packed = subprocess.Popen(["dpkg-deb", "--fsys-tarfile", archive], stdout=subprocess.PIPE)
        run("tar", "-x", "-C", self.root, "--keep-directory-symlink", "--numeric-owner",
            *[f"--exclude=./{path}/*" for path in UNWANTED], stdin=packed.stdout)
        if packed.wait():
            raise GuestError(f"\"{archive}\" cannot be unpacked")

    def keep_modules(self):
        modules = os.path.join(self.root, "usr/lib/modules")
        self.version = os.listdir(modules)[0]
        tree = os.path.join(modules, self.version)
        os.rename(os.path.join(tree, "kernel"), os.path.join(tree, "all"))
        for path in words_of("modules.txt"):
            kept = os.path.join(tree, "kernel", path)
            os.makedirs(os.path.dirname(kept), exist_ok=True)
            os.rename(os.path.join(tree, "all", path), kept)
        shutil.rmtree(os.path.join(tree, "all"))
        run("chroot", self.root, "depmod", self.version)

    def configure(self):
        for name in ("passwd", "group"):
            shutil.copy(os.path.join(self.root, "usr/share/base-passwd", name + ".master"),
                        os.path.join(self.root, "etc", name))
        run("chroot", self.root, "systemd-sysusers")
        run("chroot", self.root, "systemd-hwdb", "update")
        run("chroot", self.root, "ldconfig")
        self.write("etc/hostname", "guest\n")
        self.write("etc/hosts", "127.0.0.1 localhost guest\n")
        self.write("etc/machine-id", "00112233445566778899aabbccddeeff\n")
        self.write("etc/fstab", "")
        for name in ("var/lib/dpkg/info", "var/lib/dpkg/updates", "opt/gatehouse"):
            os.makedirs(os.path.join(self.root, name), exist_ok=True)
        for name in ("status", "available"):
            self.write("var/lib/dpkg/" + name, "")
        self.install("guest-init", "usr/sbin/guest-init")
        self.install("guest-agent", "usr/local/sbin/guest-agent")
        unit = "etc/systemd/system/guest-agent.service"
        self.install("guest-agent.service", unit)
        wants = os.path.join(self.root, "etc/systemd/system/basic.target.wants")
        os.makedirs(wants, exist_ok=True)
        os.symlink("/" + unit, os.path.join(wants, "guest-agent.service"))

    def write(self, path, text):
        path = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)

    def install(self, source, path):
        path = os.path.join(self.root, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        shutil.copy(os.path.join(HERE, "guest", source), path)

    def make_kernel(self):
        """An uncompressed kernel boots without being unpacked by the emulated processor."""
        with open(os.path.join(self.root, "boot", "vmlinuz-" + self.version), "rb") as file:
            packed = file.read()
        setup_sectors = packed[0x1F1] or 4
        offset, length = struct.unpack_from("<II", packed, 0x248)
        start = (setup_sectors + 1) * 512 + offset
        kernel = lzma.LZMADecompressor().decompress(packed[start:start + length])
        if kernel[:4] != b"\x7fELF":
            raise GuestError("the kernel's payload is no ELF file")
        with open(os.path.join(self.folder, "vmlinux"), "wb") as file:
            file.write(kernel)
        shutil.rmtree(os.path.join(self.root, "boot"))

    def make_initrd(self):
        tree = os.path.join(self.folder, "initrd")
        for name in ("bin", "dev", "proc", "root", "modules"):
            os.makedirs(os.path.join(tree, name))
        shutil.copy(os.path.join(self.root, "bin/busybox"), os.path.join(tree, "bin/busybox"))
        shutil.copy(os.path.join(HERE, "guest/initrd-init"), os.path.join(tree, "init"))
        order = []
        for module in BOOT_MODULES:
            shown = run("chroot", self.root, "modprobe", "-S", self.version, "--show-depends", module)
            for path in (line.split()[1] for line in shown.splitlines() if line.startswith("insmod")):
                if path not in order:
                    order.append(path)
                    shutil.copy(self.root + path, os.path.join(tree, "modules"))
        with open(os.path.join(tree, "modules/order"), "w") as file:
            file.writelines(os.path.basename(path) + "\n" for path in order)
        run("sh", "-c", f"find . | cpio --quiet -o -H newc > '{self.folder}/initrd.img'", cwd=tree)
        shutil.rmtree(tree)

    def make_image(self):
        image = os.path.join(self.folder, "root.img")
        used = int(run("du", "-sm", self.root).split()[0])
        with open(image, "wb") as file:
            # Sparse: room for the package and a site costs nothing.
            file.truncate((used * 5 // 4 + 1536) << 20)
        run("mke2fs", "-q", "-t", "ext4", "-O", "^has_journal,^metadata_csum",
            "-E", "root_owner=0:0", "-d", self.root, image)
