"""QEMU's machine protocol: one command at a time, events kept until they are asked for."""
import json
import queue
import threading
import time


class MonitorError(Exception):
    pass


class Monitor:
    def __init__(self, connection):
        self.connection = connection
        self.answers = queue.Queue()
        self.events = queue.Queue()
        self.turn = threading.Lock()
        self.lines = connection.makefile("rb")
        json.loads(self.lines.readline())
        threading.Thread(target=self.read, daemon=True).start()
        self.call("qmp_capabilities")

    def read(self):
        try:
            for line in self.lines:
                message = json.loads(line)
                (self.events if "event" in message else self.answers).put(message)
        except (OSError, ValueError):
            pass  # the machine has ended
        self.answers.put({"error": {"desc": "QEMU has ended"}})

    def call(self, command, timeout=30, **arguments):
        """Runs a command; `node_name` and the like are written with hyphens for QEMU."""
        named = {name.replace("_", "-"): value for name, value in arguments.items()}
        with self.turn:
            order = json.dumps({"execute": command, "arguments": named}).encode() + b"\n"
            self.connection.sendall(order)
            answer = self.answers.get(timeout=timeout)
        if "error" in answer:
            raise MonitorError(f"{command}: {answer['error']['desc']}")
        return answer["return"]

    def wait(self, event, timeout=20, **data):
        """The next event of that name whose data hold the given values."""
        end = time.monotonic() + timeout
        while True:
            try:
                message = self.events.get(timeout=max(0.01, end - time.monotonic()))
            except queue.Empty:
                raise MonitorError(f"no event {event} within {timeout} s") from None
            found = message.get("data", {})
            if message["event"] == event and all(found.get(k) == v for k, v in data.items()):
                return found
