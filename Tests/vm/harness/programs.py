"""A disk image with the enforcer, what it needs of Swift, the packaging, and both packages."""
import os
import shutil
import subprocess
import tempfile

from .guest import ROOT, HERE
from .machine import PROGRAMS_SIZE

NAMES = ("gate-enforcer", "gate-burn", "gate-ingest")
PACKAGING = ("gate-lockdown", "gate-internal-disks", "modprobe.d", "udev", "systemd", "polkit",
             "sysusers.d", "tmpfiles.d", "debian")
# The folder of the programs that are tried.
tried = os.path.join(ROOT, ".build", "debug")


class ProgramsError(Exception):
    """There are no programs to try; the text says what to do."""


def swift_libraries(program):
    """The libraries that no Debian package has."""
    shown = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout
    paths = [line.split("=> ")[1].split(" (")[0] for line in shown.splitlines() if "=> /" in line]
    return [path for path in paths if not path.startswith(("/lib/", "/usr/lib/", "/lib64/"))]


def make_package(build, folder, path):
    """A package that users install; unpacked, so that the emulated processor has less to do."""
    made = subprocess.run(
        [os.path.join(ROOT, "packaging", build), folder, path], capture_output=True,
        text=True, env=dict(os.environ, DPKG_DEB_COMPRESSOR_TYPE="none"))
    if made.returncode:
        raise ProgramsError(f"the package cannot be made:\n{made.stderr}"
                            "hint: run `./gatehouse build` first")


def image(folder, path):
    """Writes an image of the programs in `folder`; libraries stand beside them, as RUNPATH wants."""
    global tried
    tried = folder
    with tempfile.TemporaryDirectory(prefix="gatehouse-programs.") as tree:
        for name in NAMES:
            program = os.path.join(folder, name)
            if not os.path.exists(program):
                raise ProgramsError(
                    f"there is no program \"{program}\"\nhint: run `./gatehouse build` first")
            subprocess.run(["objcopy", "--strip-debug", program, os.path.join(tree, name)],
                           check=True)
            for library in swift_libraries(program):
                shutil.copy(library, tree)
        for name in PACKAGING:
            source = os.path.join(ROOT, "packaging", name)
            copy = shutil.copytree if os.path.isdir(source) else shutil.copy
            copy(source, os.path.join(tree, name))
        for name in ("station.py", "burn_station.py"):
            shutil.copy(os.path.join(HERE, "guest", name), tree)
        make_package("build-package", folder, os.path.join(tree, "gatehouse.deb"))
        make_package("build-inspect-package", folder, os.path.join(tree, "gatehouse-inspect.deb"))
        with open(path, "wb") as file:
            file.truncate(PROGRAMS_SIZE)
        subprocess.run(["mke2fs", "-q", "-t", "ext4", "-O", "^has_journal", "-d", tree, path],
                       check=True)
    return path
