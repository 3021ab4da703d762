"""The host's side of the guest's agent: commands in, exit status and output back."""
import base64
import collections
import itertools
import json
import queue
import threading

Done = collections.namedtuple("Done", "status out err began ended")


class AgentError(Exception):
    pass


class Agent:
    def __init__(self, connection):
        self.connection = connection
        self.numbers = itertools.count(1)
        self.waiting = {0: queue.Queue()}
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        try:
            for line in self.connection.makefile("rb"):
                message = json.loads(line)
                box = self.waiting.pop(message["id"], None)
                if box is not None:
                    box.put(message)
        except (OSError, ValueError):
            pass  # the machine has ended

    def wait_until_up(self, timeout):
        self.waiting[0].get(timeout=timeout)

    def start(self, command, input=b"", timeout=180):
        """Begins a command; the function that comes back waits for its end."""
        number, box = next(self.numbers), queue.Queue()
        self.waiting[number] = box
        order = {"id": number, "run": command, "timeout": timeout,
                 "input": base64.b64encode(input).decode()}
        self.connection.sendall(json.dumps(order).encode() + b"\n")

        def finish():
            try:
                answer = box.get(timeout=timeout + 20)
            except queue.Empty:
                raise AgentError(f"the guest does not answer to: {command}") from None
            out, err = (base64.b64decode(answer[name]).decode(errors="replace")
                        for name in ("out", "err"))
            return Done(answer["status"], out, err, answer["began"], answer["ended"])
        return finish

    def run(self, command, input=b"", timeout=180, check=True):
        done = self.start(command, input, timeout)()
        if check and done.status:
            raise AgentError(f"status {done.status}: {command}\n{done.out}{done.err}")
        return done
