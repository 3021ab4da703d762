"""Writes compound files (MS-CFB), the container of the older Office formats."""

import struct

FREE, END, FAT, MINI = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 4096
NONE = 0xFFFFFFFF


class Node:
    """A storage or a stream; a storage's children are a dictionary."""

    def __init__(self, name, content):
        self.name, self.content = name, content
        self.left = self.right = self.child = NONE
        self.start, self.size = END, 0

    @property
    def is_storage(self):
        return isinstance(self.content, dict)

    def bytes(self, kind):
        name = self.name.encode("utf-16-le")
        return (
            name.ljust(64, b"\0")
            + struct.pack("<HBBIII", len(name) + 2, kind, 1, self.left, self.right, self.child)
            + bytes(36)
            + struct.pack("<IQ", self.start, self.size)
        )


def tree(nodes, table):
    """Numbers the nodes of one storage and links them in the order that the format asks."""
    order = sorted(nodes.items(), key=lambda item: (len(item[0]), item[0].upper()))
    made = []
    for name, content in order:
        node = Node(name, content)
        node.index = len(table)
        table.append(node)
        made.append(node)

    def link(part):
        if not part:
            return NONE
        middle = len(part) // 2
        part[middle].left, part[middle].right = link(part[:middle]), link(part[middle + 1 :])
        return part[middle].index

    top = link(made)
    for node in made:
        if node.is_storage:
            node.child = tree(node.content, table)
    return top


def chain(fat, count):
    start = len(fat)
    if not count:
        return END
    fat.extend(range(start + 1, start + count))
    fat.append(END)
    return start


def build(streams, break_fat=False):
    """A compound file; streams maps names to bytes, or to dictionaries for storages."""
    root = Node("Root Entry", {})
    table = [root]
    root.child = tree(streams, table)
    fat, minifat, mini, sectors = [], [], b"", b""
    for node in table[1:]:
        if node.is_storage:
            node.start = 0
            continue
        node.size = len(node.content)
        if node.size >= MINI:
            padded = node.content + bytes(-node.size % 512)
            node.start = chain(fat, len(padded) // 512)
            sectors += padded
        elif node.size:
            padded = node.content + bytes(-node.size % 64)
            node.start = chain(minifat, len(padded) // 64)
            mini += padded
    root.size = len(mini)
    mini += bytes(-len(mini) % 512)
    root.start = chain(fat, len(mini) // 512)
    sectors += mini
    table_bytes = root.bytes(5) + b"".join(n.bytes(1 if n.is_storage else 2) for n in table[1:])
    while len(table_bytes) % 512:
        table_bytes += bytes(64) + struct.pack("<HBBIII", 0, 0, 0, NONE, NONE, NONE) + bytes(48)
    directory = chain(fat, len(table_bytes) // 512)
    sectors += table_bytes
    packed = b"".join(struct.pack("<I", n) for n in minifat)
    packed += b"\xff" * (-len(packed) % 512)
    minifat_start = chain(fat, len(packed) // 512)
    sectors += packed
    count = 1
    while (len(fat) + count) > count * 128:
        count += 1
    first = len(fat)
    fat += [FAT] * count
    if break_fat:
        fat = [END if n < FAT and n != END else n for n in fat]
    raw = b"".join(struct.pack("<I", n) for n in fat)
    sectors += raw + b"\xff" * (count * 512 - len(raw))
    difat = [first + n for n in range(count)] + [FREE] * (109 - count)
    head = (
        bytes.fromhex("d0cf11e0a1b11ae1")
        + bytes(16)
        + struct.pack(
            "<HHHHHHIIIIIIIIII",
            0x3E,
            3,
            0xFFFE,
            9,
            6,
            0,
            0,
            0,
            count,
            directory,
            0,
            MINI,
            minifat_start,
            len(packed) // 512,
            END,
            0,
        )
    )
    return head + b"".join(struct.pack("<I", n) for n in difat) + sectors
