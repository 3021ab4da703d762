"""What lies in an optical writer: blank, then written in tracks and sessions, then closed."""
import collections

BLOCK = 2048
Kind = collections.namedtuple("Kind", "profile blocks")
Track = collections.namedtuple("Track", "session start blocks")
# The number of each kind by MMC, and how many blocks one holds.
KINDS = {
    "CD-R": Kind(0x09, 359847), "DVD-R": Kind(0x11, 2298496), "DVD+R": Kind(0x1B, 2295104),
    "BD-R": Kind(0x41, 12219392), "DVD+RW": Kind(0x1A, 2295104), "HD DVD-R": Kind(0x51, 7500000),
    "DVD-ROM": Kind(0x10, 2295104)}


class OpticalDisc:
    """A disc that is written once, from its first block on.

    `failing` is a block that cannot be written, `unreadable` one that cannot be read, `rotten`
    holds blocks that read otherwise than they were written."""

    def __init__(self, kind="DVD-R", blocks=None):
        self.kind, self.profile = kind, KINDS[kind].profile
        self.blocks = blocks or KINDS[kind].blocks
        self.data = bytearray()
        self.tracks, self.sessions, self.closed = [], 0, False
        # The open track: its first block, the next to be written, how many are reserved.
        self.start = self.next = self.reserved = 0
        self.by_cue_sheet = False
        self.failing = self.unreadable = None
        self.rotten = {}
        self.written = 0

    @classmethod
    def with_session(cls, kind="DVD+R", closed=False):
        """One that holds something already, as another program left it."""
        disc = cls(kind)
        disc.write(0, b"another office's disc".ljust(64 * BLOCK, b"\0"))
        disc.close_session(final=closed)
        disc.written = 0
        return disc

    @property
    def is_cd(self):
        return self.kind == "CD-R"

    @property
    def is_rewritable(self):
        return self.kind == "DVD+RW"

    @property
    def state(self):
        if self.closed:
            return "closed"
        return "appendable" if self.tracks or self.next or self.reserved else "blank"

    @property
    def end(self):
        """The block behind the last one that can be read."""
        ends = [track.start + track.blocks for track in self.tracks]
        return max(ends + [self.next if self.next > self.start else 0])

    def write(self, block, data):
        end = block * BLOCK + len(data)
        if len(self.data) < end:
            self.data.extend(bytes(end - len(self.data)))
        self.data[block * BLOCK:end] = data
        self.next = end // BLOCK
        self.written += len(data)

    def read(self, block, count):
        found = bytearray(self.data[block * BLOCK:(block + count) * BLOCK])
        found.extend(bytes(count * BLOCK - len(found)))
        for place, data in self.rotten.items():
            if block <= place < block + count:
                found[(place - block) * BLOCK:(place - block + 1) * BLOCK] = data
        return bytes(found)

    # Closing

    def close_track(self):
        if self.next > self.start or self.reserved:
            count = self.reserved or self.next - self.start
            if not self.is_cd:
                count = -(-count // 16) * 16
            self.tracks.append(Track(self.sessions + 1, self.start, count))
            self.start = self.next = self.start + count + (2 if self.is_cd else 0)
        self.reserved = 0

    def close_session(self, final):
        self.close_track()
        if any(track.session > self.sessions for track in self.tracks):
            self.sessions += 1
        # Lead-out and lead-in lie between two sessions.
        gap = (11400 if self.sessions == 1 else 6900) if self.is_cd else 2048
        self.start = self.next = self.end + gap
        self.closed = self.closed or final
