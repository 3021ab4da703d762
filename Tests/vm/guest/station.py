#!/usr/bin/python3
"""A station at the enforcer's socket, as small as can be: orders from a pipe, answers to a file."""
import array
import hashlib
import json
import os
import select
import socket
import struct
import sys
import threading

ORDERS, ANSWERS = "/run/station.orders", "/run/station.answers"
answers = open(ANSWERS, "a", buffering=1)
disks = {}


def tell(what, **values):
    answers.write(json.dumps({"what": what, **values}) + "\n")


class Reader:
    def __init__(self, data):
        self.data = data

    def number(self, kind):
        size = struct.calcsize("<" + kind)
        value, = struct.unpack("<" + kind, self.data[:size])
        self.data = self.data[size:]
        return value

    def field(self):
        size = self.number("H")
        value, self.data = self.data[:size], self.data[size:]
        return value


def field(data):
    return struct.pack("<H", len(data)) + data


def connect(path):
    station = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    station.connect(path)
    station.send(struct.pack("<BH", 1, 1))
    return station


def hear(station):
    """Takes one message; False when the enforcer has ended the connection."""
    space = socket.CMSG_SPACE(4)
    data, extra, _, _ = station.recvmsg(1 << 16, space)
    if not data:
        return False
    message = Reader(data)
    kind = message.number("B")
    if kind == 1:
        tell("welcome", version=message.number("H"))
    elif kind == 2:
        tell("present", sighting=message.number("Q"), port=message.field().decode(),
             vendor=message.number("H"), product=message.number("H"),
             serial=message.field().hex(), name=message.field().hex(),
             capacity=message.number("Q"), fingerprint=message.field().hex(),
             objection=message.field().decode())
    elif kind == 3:
        tell("removed", sighting=message.number("Q"))
    elif kind == 4:
        ticket = message.number("I")
        received = array.array("i")
        received.frombytes(extra[0][2][:4])
        disks[ticket] = received[0]
        tell("opened", ticket=ticket, capacity=message.number("Q"))
    elif kind == 5:
        tell("refused", ticket=message.number("I"), objection=message.field().decode())
    elif kind == 6:
        tell("closed", sighting=message.number("Q"), objection=message.field().decode())
    elif kind == 7:
        tell("entry", sequence=message.number("Q"), entry=json.loads(message.field()))
    return True


def read(ticket):
    """Reads a whole disk and tells what came of it."""
    total, digest, wrong = 0, hashlib.sha256(), ""
    try:
        while data := os.read(disks[ticket], 1 << 16):
            total += len(data)
            digest.update(data)
    except OSError as error:
        wrong = os.strerror(error.errno)
    tell("read", ticket=ticket, total=total, digest=digest.hexdigest(), wrong=wrong)


def obey(station, order):
    words = order.split()
    if words[0] == "open":
        ticket, sighting = int(words[1]), int(words[2])
        statement, signature = bytes.fromhex(words[3]), bytes.fromhex(words[4])
        station.send(struct.pack("<BIQ", 2, ticket, sighting) + field(statement) + field(signature))
    elif words[0] == "close":
        station.send(struct.pack("<BQ", 3, int(words[1])))
    elif words[0] == "spent":
        station.send(struct.pack("<B", 4) + field(words[1].encode()))
    elif words[0] == "recorded":
        station.send(struct.pack("<BQ", 5, int(words[1])))
    elif words[0] == "raw":
        station.send(bytes.fromhex(words[1]))
    elif words[0] == "read":
        threading.Thread(target=read, args=(int(words[1]),), daemon=True).start()
    elif words[0] == "release":
        os.close(disks.pop(int(words[1])))
    elif words[0] == "write":
        try:
            os.write(disks[int(words[1])], b"x" * 512)
            tell("written", wrong="")
        except OSError as error:
            tell("written", wrong=os.strerror(error.errno))


def main():
    station = connect(sys.argv[1])
    os.mkfifo(ORDERS)
    orders = os.open(ORDERS, os.O_RDWR)
    pending = b""
    while True:
        ready, _, _ = select.select([station, orders], [], [])
        if station in ready and not hear(station):
            return tell("ended")
        if orders in ready:
            *lines, pending = (pending + os.read(orders, 1 << 16)).split(b"\n")
            for line in lines:
                obey(station, line.decode())


main()
