"""What an optical writer says of itself and of its disc, byte for byte as MMC lays it out."""
import struct

from .optical_disc import BLOCK, KINDS

# Kilobytes a second that it names as its speed.
SPEED = 16 * 1385
STATES = {"blank": 0, "appendable": 1, "closed": 2}


def place(block):
    """A block as minute, second and frame."""
    block += 150
    return bytes([block // 4500 & 0xFF, block // 75 % 60, block % 75])


def features(disc):
    """Code, version, whether it always holds, whether it holds now, and data of each feature."""
    profile = disc.profile if disc else 0
    open_ = disc is not None and not disc.closed and profile != KINDS["DVD-ROM"].profile
    cd, dvd_minus = profile == 0x09, profile == 0x11
    dvd, blu_ray = profile in (0x10, 0x11, 0x1A, 0x1B, 0x51), profile == 0x41
    profiles = b"".join(struct.pack(">HBB", one.profile, one.profile == profile, 0)
                        for one in reversed(KINDS.values()))
    return [
        (0x000, 0, True, True, profiles), (0x001, 2, True, True, struct.pack(">IBBH", 8, 1, 0, 0)),
        (0x002, 1, True, True, bytes([2, 0, 0, 0])), (0x003, 0, True, True, bytes([0x29, 0, 0, 0])),
        (0x010, 0, False, profile != 0, struct.pack(">IHBB", BLOCK, 1 if cd else 16, 1, 0)),
        (0x01D, 0, True, True, b""), (0x01E, 2, False, cd, bytes(4)),
        (0x01F, 1, False, dvd, bytes([1, 0, 1, 0])),
        (0x021, 3, False, (cd or dvd_minus) and open_, bytes([1, 0, 0, 1, 16, 0, 0, 0])),
        (0x02A, 0, False, profile == 0x1A, bytes([1, 0, 0, 0])),
        (0x02B, 0, False, profile == 0x1B, bytes([1 if open_ else 0, 0, 0, 0])),
        (0x02D, 2, False, cd and open_, bytes([0x46, 0, 1, 0])),
        (0x02E, 0, False, cd and open_, bytes([0x26, 0, 12, 0])),
        (0x02F, 2, False, dvd_minus and open_, bytes([0x44, 0, 0, 0])),
        (0x040, 1, False, blu_ray, bytes(28)), (0x041, 1, False, blu_ray and open_, bytes(28)),
        (0x100, 0, True, True, b""), (0x105, 0, True, True, bytes(4)),
        (0x107, 4, False, True, bytes([0x1F, 0, 0, 0])), (0x108, 0, True, True, b"GATE0001")]


def configuration(disc, start, wanted):
    """`wanted`: 0 all features from `start` on, 1 those that hold now, 2 the one called `start`."""
    body = b""
    for code, version, always, now, data in features(disc):
        if code == start if wanted == 2 else code >= start and (now or wanted == 0):
            flags = version << 2 | always << 1 | now
            body += struct.pack(">HBB", code, flags, len(data)) + data
    return struct.pack(">IHH", len(body) + 4, 0, disc.profile if disc else 0) + body


def disc_information(disc):
    begun = [track for track in disc.tracks if track.session > disc.sessions]
    last = 3 if disc.closed else 1 if begun or disc.next > disc.start or disc.reserved else 0
    sessions = disc.sessions + (not disc.closed)
    tracks = len(disc.tracks) + (not disc.closed)
    first = tracks - len(begun)
    status = STATES[disc.state] | last << 2 | (0x10 if disc.is_rewritable else 0)
    head = struct.pack(">H10B", 32, status, 1, sessions, first, tracks, 0x20, 0 if disc.is_cd else 0xFF,
                       0, 0, 0) + bytes(4)
    if disc.is_cd:
        more = disc.sessions and not disc.closed
        return head + (b"\0" + place(disc.start) if more else b"\xff" * 4) + b"\0" + place(
            disc.blocks) + bytes(10)
    return head + bytes(4) + struct.pack(">I", disc.blocks) + bytes(10)


def track_information(disc, number):
    """The track with this number from 1; the open one stands behind the closed ones."""
    if number <= len(disc.tracks):
        session, start, count = disc.tracks[number - 1]
        next_, free, flags, kind = 0, 0, 0x02, 0x01
        last = start + count
    else:
        session, start = disc.sessions + 1, disc.start
        count, next_ = disc.reserved or disc.blocks - start, disc.next
        free, last = start + count - next_, next_
        is_blank = next_ == start
        flags = 0x01 | (0 if is_blank else 0x02)
        kind = 0x01 | (0x80 if disc.reserved else 0) | (0x40 if is_blank else 0)
    return struct.pack(">H6B6I", 34, number, session, 0, 4, kind, flags, start, next_, free,
                       0 if disc.is_cd else 16, count, max(last - 1, 0)) + bytes(4)


def contents(disc, form, in_minutes, first):
    """The table of contents in the given form; None when there is none."""
    def where(block):
        return b"\0" + place(block) if in_minutes else struct.pack(">I", block)

    if form == 4 and disc.is_cd:
        return bytes([0, 26, 0, 0, 0xB4, 0, 0x80, 0]) + b"\x61\x18\0\0" + place(disc.blocks) + bytes(13)
    done = [track for track in disc.tracks if track.session <= disc.sessions]
    if not done or form > 2:
        return None
    last = done[-1]
    if form == 0:
        body = b"".join(bytes([0, 0x14, number, 0]) + where(track.start)
                        for number, track in enumerate(done, 1) if number >= first)
        body += bytes([0, 0x14, 0xAA, 0]) + where(last.start + last.blocks)
        return struct.pack(">HBB", len(body) + 2, 1, len(done)) + body
    if form == 1:
        number = next(n for n, track in enumerate(done, 1) if track.session == last.session)
        return struct.pack(">HBB", 10, 1, last.session) + bytes([0, 0x14, number, 0]) + where(
            done[number - 1].start)
    body = b"".join(raw_entries(done, session) for session in range(1, disc.sessions + 1))
    return struct.pack(">HBB", len(body) + 2, 1, disc.sessions) + body


def raw_entries(tracks, session):
    own = [(n, track) for n, track in enumerate(tracks, 1) if track.session == session]

    def entry(point, data):
        return bytes([session, 0x14, 0, point, 0, 0, 0, 0]) + data
    end = own[-1][1].start + own[-1][1].blocks
    return entry(0xA0, bytes([own[0][0], 0, 0])) + entry(0xA1, bytes([own[-1][0], 0, 0])) + entry(
        0xA2, place(end)) + b"".join(entry(n, place(track.start)) for n, track in own)


def capabilities(has_motor):
    """Mode page 2A: a tray that locks and comes out by command, and with a motor goes in so."""
    body = bytes([0x3F, 0x3F, 0x01, 0x7B, 0x29 if has_motor else 0x09, 0]) + struct.pack(
        ">4H2B3H4B2H2BH", SPEED, 256, 1024, SPEED, 0, 0, SPEED, SPEED, 1, 0, 0, 0, 0, SPEED, 1, 0, 0,
        SPEED)
    return bytes([0x2A, len(body)]) + body


def formats(disc):
    blank = struct.pack(">IB", disc.end or disc.blocks, 1 if disc.state == "blank" else 2)
    here = blank + BLOCK.to_bytes(3, "big")
    if disc.kind == "BD-R":
        here += struct.pack(">IB", disc.blocks, 0x32 << 2) + BLOCK.to_bytes(3, "big")
    if disc.is_rewritable:
        here = struct.pack(">IB", disc.blocks, 2) + BLOCK.to_bytes(3, "big")
        here += struct.pack(">IB", disc.blocks, 0x26 << 2) + BLOCK.to_bytes(3, "big")
    return bytes([0, 0, 0, len(here)]) + here
