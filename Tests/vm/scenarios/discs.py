"""gate-burn on an optical writer: the kernel, libburn and the drive's commands are real, the drive is not."""
import os
import subprocess

from harness import sticks
from harness.burning import MOUNT, VOLUME, Burning, digest_of, on_host
from harness.kinds import OPTICAL
from harness.optical_disc import BLOCK, OpticalDisc
from harness.scenario import expect, expect_equal, scenario

READ_DISC_INFORMATION = 0x51


@scenario("disc: burned, read back, closed, mounted by the kernel, read by others", OPTICAL,
          programs=True)
def whole(vm):
    disc = OpticalDisc("DVD-R")
    station = Burning(vm, disc)
    done = station.burned()
    expect_equal(done["disc"]["profile"], 0x11, "profile:")
    expect_equal(done["confined"], {
        "Uid": "65534", "Seccomp": "2", "NoNewPrivs": "1", "CapEff": "0" * 16}, "confinement:")
    expect_equal(disc.state, "closed", "the disc:")
    expect(station.writer.is_open, "the tray stays in")
    station.proved(done)
    wanted = station.wanted()
    # Rock Ridge by default, then Joliet alone.
    expect_equal(station.mounted("mode=0444"), wanted, "by Rock Ridge:")
    expect_equal(station.mounted("norock,iocharset=utf8"), wanted, "by Joliet:")
    for tool in ("xorriso", "7z"):
        expect_equal(station.extracted(tool), wanted, tool)
    station.refused("notBlank")


@scenario("disc: every kind is burned, closed, read back, and refused a second time", OPTICAL,
          programs=True)
def kinds(vm):
    station = Burning(vm)
    for kind in ("CD-R", "DVD+R", "BD-R"):
        disc = station.insert(OpticalDisc(kind))
        done = station.burned()
        expect_equal(disc.state, "closed", kind)
        station.proved(done)
        station.refused("notBlank")


@scenario("disc: one that holds something stays as it is", OPTICAL, programs=True)
def written_before(vm):
    station = Burning(vm)
    for disc in (OpticalDisc.with_session("DVD+R"), OpticalDisc.with_session("CD-R"),
                 OpticalDisc.with_session("BD-R", closed=True)):
        station.insert(disc)
        station.refused("notBlank")
        expect_equal(disc.written, 0, "written:")


@scenario("disc: none, too small, or of a kind that proves nothing", OPTICAL, programs=True)
def unsuitable(vm):
    station = Burning(vm)
    station.refused("noDisc")
    station.insert(OpticalDisc("DVD+R", blocks=600))
    station.refused("tooSmall")
    station.insert(OpticalDisc("HD DVD-R"))
    station.refused("unsuitable")
    pressed = OpticalDisc("DVD-ROM")
    pressed.write(0, bytes(64 * BLOCK))
    pressed.close_session(final=True)
    station.insert(pressed)
    station.refused("notBlank")


@scenario("disc: without the station's word nothing is written", OPTICAL, programs=True)
def forbidden(vm):
    station = Burning(vm)
    station.holds("no")
    # By what gate-burn says of a disc, the station knows one that can be written again.
    for kind in ("DVD+R", "DVD+RW"):
        disc = station.insert(OpticalDisc(kind))
        done = station.refused(None)
        expect_equal((done["disc"]["profile"], disc.state), (disc.profile, "blank"), kind)


@scenario("disc: an error of writing or closing spoils it", OPTICAL, programs=True)
def write_errors(vm):
    station = Burning(vm)
    for kind, fault in (("DVD+R", "write"), ("CD-R", "write"), ("DVD+R", "close"), ("DVD-R", "close")):
        disc = station.insert(OpticalDisc(kind))
        if fault == "write":
            disc.failing = 700
        else:
            station.writer.failing = (0x35, 0x5B)
        done = station.burn()
        expect_equal((done["end"], done.get("fault")), ("failed", "writeFailed"), f"{kind} {fault}:")
        expect(done["notes"], "the drive's words are lost")
        station.writer.failing = ()
        station.refused("notBlank")


@scenario("disc: rot is seen by reading back alone", OPTICAL, programs=True)
def rot(vm):
    station = Burning(vm, OpticalDisc("DVD+R"))
    done = station.burned()
    disc = station.writer.disc
    disc.rotten[300] = b"\xee" * BLOCK
    back = station.read_back(done)
    expect(back["whole"] and back["sha256"] != done["sha256"], "rot is not seen:", back)
    disc.rotten.clear()
    disc.unreadable = 300
    expect(not station.read_back(done)["whole"], "a block that cannot be read is not missed")


@scenario("disc: pulled out in mid-burn, with its writer or without", OPTICAL, programs=True)
def pulled(vm):
    station = Burning(vm, OpticalDisc("DVD+R"))
    for pull in (station.writer.take, station.device.unplug):
        disc = station.insert(OpticalDisc("DVD+R"))
        station.writer.hold_in_write(after=1 << 20)
        ended = station.begin()
        expect(station.writer.held.wait(120), "nothing is written")
        pull()
        station.writer.let_go()
        done = ended()
        expect_equal((done["end"], done.get("fault")), ("failed", "writeFailed"), str(done["notes"]))
        expect(0 < disc.written < done["image"], "written:", disc.written)


@scenario("disc: killed at any point, it is blank or never burned again", OPTICAL, programs=True)
def killed(vm):
    station = Burning(vm, OpticalDisc("DVD+R"))
    # Before the order, and with the order on its way, no command has changed the disc.
    station.writer.hold(lambda code, data: code == READ_DISC_INFORMATION)
    done = killed_while(station, station.writer.held.wait)
    expect_equal((done["end"], done["mayHaveWritten"]), ("died", False))
    station.holds()
    done = killed_while(station, station.waits)
    expect_equal((done["end"], done["mayHaveWritten"]), ("died", True))
    station.untouched()
    expect_equal(station.writer.disc.state, "blank")
    for where in (0, 1 << 16, 1 << 20, 2 << 20, "closing"):
        if where == "closing":
            station.writer.hold_in_closing()
        else:
            station.writer.hold_in_write(after=where)
        done = killed_while(station, station.writer.held.wait)
        expect_equal((done["end"], done["mayHaveWritten"]), ("died", True), f"at {where}:")
        expect(station.writer.disc.written > 0, "nothing was written")
        station.refused("notBlank")
        station.insert(OpticalDisc("DVD+R"))
    station.proved(station.burned())


def killed_while(station, reached):
    ended = station.begin()
    expect(reached(120), "it does not come so far")
    station.kill()
    station.goes_on()
    station.writer.let_go()
    return ended()


@scenario("disc: a drive that somebody looks into is waited for, but not for ever", OPTICAL,
          programs=True)
def busy(vm):
    station = Burning(vm, OpticalDisc("DVD+R"))
    look = ("python3 -c 'import os, time; "
            "held = os.open(\"/dev/sr0\", os.O_RDONLY | os.O_NONBLOCK | os.O_EXCL); "
            "print(flush=True); time.sleep({})'")
    for seconds, end in ((300, "refused"), (4, "written")):
        vm.run(f"{look.format(seconds)} </dev/null >/run/look 2>&1 & echo $! >/run/look.pid")
        expect(vm.until("test -s /run/look"), "nobody looks")
        done = station.burn()
        expect_equal(done["end"], end, str(done))
        vm.run("kill $(cat /run/look.pid); rm -f /run/look", check=False)
    station.proved(done)


@scenario("disc: a tray that a hand pushes in is waited for", OPTICAL, programs=True)
def without_motor(vm):
    station = Burning(vm, OpticalDisc("DVD+R"))
    station.writer.has_motor = False
    done = station.burned()
    expect(station.writer.is_open, "the tray stays in")
    reading = station.begin_read_back(done)
    vm.run("sleep 5")
    station.writer.load(station.writer.disc)
    expect_equal(reading()["sha256"], done["sha256"], "read back:")


@scenario("disc: a file of more than 4 GiB is one file to the kernel and to others", OPTICAL,
          programs=True)
def large(vm):
    folder, name, size = os.path.join(vm.folder, "large"), "影像.bin", (4 << 30) + (64 << 20) + 5
    marks = {0: b"first", (4 << 30) - 2052: b"across", (4 << 30) - 3: b"border", size - 4: b"last"}
    os.mkdir(folder)
    with open(os.path.join(folder, name), "wb") as file:
        file.truncate(size)
        for place, data in marks.items():
            file.seek(place)
            file.write(data)
    image = os.path.join(vm.folder, "disc.iso")
    done = on_host("burn", "gate-burn", VOLUME, folder, "file", image)
    expect_equal(done["end"], "written", str(done))
    back = on_host("read", "gate-burn", done["image"], image)
    expect_equal(back["sha256"], done["sha256"], "read back:")
    found = on_host("list", "gate-ingest", image)
    expect_equal(found, {"files": {name: digest_of(os.path.join(folder, name))}, "others": [],
                         "finished": True}, "by gate-ingest:")
    for tool in (("7z", "l", image), ("xorriso", "-indev", "stdio:" + image, "-lsl", "/")):
        shown = subprocess.run(tool, capture_output=True, text=True,
                               env=dict(os.environ, LC_ALL="C.UTF-8")).stdout
        lines = [line for line in shown.splitlines() if name in line]
        expect(len(lines) == 1 and f" {size} " in lines[0], tool[0], "shows:", lines)
    sticks.plug_emulated_stick(vm, image)
    expect(vm.until("test -b /dev/sda"), "the disc does not appear")
    vm.run(f"mkdir -p {MOUNT}")
    for options in ("mode=0444", "norock,iocharset=utf8"):
        vm.run(f"mount -t iso9660 -o ro,{options} /dev/sda {MOUNT}")
        expect_equal(vm.output(f"cd {MOUNT}; stat -c '%n %s' *"), f"{name} {size}", options)
        for place, data in marks.items():
            shown = vm.output(f"tail -c +{place + 1} {MOUNT}/{name} | head -c {len(data)}")
            expect_equal(shown, data.decode(), f"{options} at {place}:")
        vm.run(f"umount {MOUNT}")
