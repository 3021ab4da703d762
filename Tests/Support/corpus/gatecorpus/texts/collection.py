"""A folder of files and the list of what must come out of each."""

import json
import os


class Collection:
    def __init__(self, folder, share):
        self.folder, self.share, self.count = folder, share, 0
        os.makedirs(folder, exist_ok=True)
        self.list = open(os.path.join(folder, "cases.jsonl"), "w", encoding="utf-8")

    def some(self, count):
        """That many numbers, or the share of them that is made; never none."""
        return range(max(1, round(count * self.share)))

    def add(
        self,
        group,
        name,
        data,
        text="",
        unreadable=(),
        properties=(),
        picture=False,
        format=None,
    ):
        """group: the row of the table. text: what must come out. unreadable: the reasons that must be
        said, and no others. properties: texts that must be among the properties. picture: all
        letters stand in pictures. format: what it must be taken for."""
        self.count += 1
        file = "%04d" % self.count
        with open(os.path.join(self.folder, file), "wb") as out:
            out.write(data)
        case = dict(
            group=group,
            name=name,
            file=file,
            text=text,
            unreadable=sorted(unreadable),
            properties=list(properties),
            isPicture=picture,
            format=format,
        )
        self.list.write(json.dumps(case, ensure_ascii=False) + "\n")

    def close(self):
        self.list.close()
        return self.count
