"""A folder of files and the list that says what is to become of each."""

import json
import os


class Corpus:
    """Writes numbered files and one line of JSON for each."""

    def __init__(self, folder):
        self.folder = folder
        self.names = set()
        os.makedirs(folder, exist_ok=True)
        self.list = open(os.path.join(folder, "cases.jsonl"), "w", encoding="utf-8")

    def add(self, name, shown, content, *reasons, limits="shipped"):
        """Adds a file.

        name: what the case shows, unique. shown: the file's name on the medium, text or bytes.
        content: bytes, or a function that writes to a path. reasons: every held reason that is
        right; none for a file that must come through. limits: "shipped" or "small".
        """
        if name in self.names:
            raise ValueError("two cases named " + name)
        self.names.add(name)
        file = "%04d" % len(self.names)
        path = os.path.join(self.folder, file)
        if callable(content):
            content(path)
        else:
            with open(path, "wb") as out:
                out.write(content)
        raw = shown if isinstance(shown, bytes) else shown.encode()
        case = {
            "name": name,
            "file": file,
            "shown": raw.hex(),
            "reasons": sorted(set(reasons)),
            "limits": limits,
        }
        self.list.write(json.dumps(case, ensure_ascii=False) + "\n")

    def close(self):
        self.list.close()
        return len(self.names)
