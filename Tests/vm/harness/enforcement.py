"""The real gate-enforcer in the guest, and a station that talks to it."""
import itertools
import json

from .office import Office
from .scenario import expect

STATE = "/var/lib/gatehouse/enforcer"
SOCKET = "/run/gatehouse/enforcer.socket"


class Enforcement:
    """Starts the enforcer with a key of its own, and connects a station."""

    def __init__(self, machine, baseline=None, connected=True):
        self.machine, self.office = machine, Office()
        self.tickets = itertools.count(1)
        machine.run(f"mkdir -p {STATE} /run/gatehouse /etc/gatehouse")
        machine.write("/etc/gatehouse/office.key", self.office.key.hex() + "\n")
        self.baseline = ""
        if baseline is not None:
            machine.write("/etc/gatehouse/baseline", baseline)
            self.baseline = "--baseline /etc/gatehouse/baseline"
        self.start()
        if connected:
            self.connect()

    def start(self):
        self.machine.run(
            "setsid /opt/gatehouse/gate-enforcer --station station-1 "
            f"--office-key /etc/gatehouse/office.key {self.baseline} "
            "</dev/null >/run/enforcer.log 2>&1 & echo $! >/run/enforcer.pid")
        expect(self.machine.until(f"test -S {SOCKET}", 60),
               "the enforcer does not start:", self.log())

    def log(self):
        return self.machine.output("tail -5 /run/enforcer.log")

    def connect(self):
        self.machine.run(
            "rm -f /run/station.orders /run/station.answers; "
            f"setsid python3 /opt/gatehouse/station.py {SOCKET} </dev/null >/run/station.log 2>&1 & "
            "echo $! >/run/station.pid")
        self.answer("welcome", seconds=90)

    def signal(self, name, program="enforcer"):
        self.machine.run(f"kill -{name} $(cat /run/{program}.pid)")

    def ended(self):
        return self.machine.until("! kill -0 $(cat /run/enforcer.pid)")

    # What the enforcer said

    def answers(self, what=None, **values):
        shown = self.machine.output("cat /run/station.answers 2>/dev/null || true")
        found = [json.loads(line) for line in shown.splitlines()]
        return [one for one in found if (what is None or one["what"] == what)
                and all(one.get(name) == value for name, value in values.items())]

    def answer(self, what, seconds=60, **values):
        """Waits for an answer; the latest that fits."""
        parts = [f'"what": "{what}"'] + [f'"{k}": {json.dumps(v)}' for k, v in values.items()]
        filters = " | ".join(f"grep -F '{part}'" for part in parts)
        seen = self.machine.until(f"cat /run/station.answers | {filters}", seconds)
        found = self.answers(what, **values)
        expect(seen and found, f"no answer \"{what}\" {values or ''}; the last ones:",
               [one for one in self.answers() if one["what"] != "entry"][-3:], self.log())
        return found[-1]

    def present(self, port="1-1", seconds=60):
        return self.answer("present", seconds, port=port)

    def journal(self):
        shown = self.machine.output(f"cat {STATE}/journal.jsonl")
        return [json.loads(line) for line in shown.splitlines()]

    def incidents(self):
        return [one["reason"] for one in self.journal() if one["event"] == "incident"]

    # What the station wants

    def order(self, *words):
        text = " ".join(map(str, words)) + "\n"
        self.machine.run("cat >/run/station.orders", input=text.encode())

    def ask(self, device, grant=None, **terms):
        """Asks to open a device under a grant; the ticket."""
        statement, signature = grant or self.office.grant(device, **terms)
        ticket = next(self.tickets)
        self.order("open", ticket, device["sighting"], statement.hex(), signature.hex())
        return ticket

    def opened(self, device, **terms):
        ticket = self.ask(device, **terms)
        self.answer("opened", ticket=ticket)
        return ticket

    def refused(self, device, **terms):
        ticket = self.ask(device, **terms)
        return self.answer("refused", ticket=ticket)["objection"]
