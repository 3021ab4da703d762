"""A folder of files and the list of what must come out of each."""

import json
import os

# A level with its term, or the mark of an internal document; a mark of examinations is none.
MARKS = ["秘密★3年", "机密★5年", "绝密★长期", "内部资料 注意保存"]


class Collection:
    def __init__(self, folder, share):
        self.folder, self.share, self.count = folder, share, 0
        os.makedirs(folder, exist_ok=True)
        self.labels = open(os.path.join(folder, "labels.tsv"), "w", encoding="utf-8")
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
        label=None,
    ):
        """group: the row of the table. text: what must come out. unreadable: the reasons that must be
        said, and no others. properties: texts that must be among the properties. picture: all
        letters stand in pictures. format: what it must be taken for. label: whether the rules must
        find it; by its marks if nothing is said."""
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
        if not picture:
            label = label or labelled(text, unreadable)
            self.labels.write("%s\t%s\t%s\n" % (label, group, file))
        self.list.write(json.dumps(case, ensure_ascii=False) + "\n")

    def close(self):
        self.list.close()
        self.labels.close()
        return self.count


def labelled(text, unreadable):
    """What `gatectl rules score` must say of a file: a damaged one is to be found, or reported."""
    if unreadable:
        return "unreadable"
    return "positive" if any(mark in text for mark in MARKS) else "negative"
