"""Letters of an invented office, the same in every run."""

import random

from .. import words

MARKS = ["秘密★3年", "机密★5年", "绝密★长期", "机密★启用前", "内部资料 注意保存"]
BODIES = ["云川政办", "云川府函", "河东保密办", "青原教字", "临海卫发"]


class Letter:
    """A text with what a finding would rest on; `text` is all that a reader must find."""

    def __init__(self, number, paragraphs=12):
        chance = random.Random(9000 + number)
        words.CHANCE.seed(9000 + number)
        self.number = number
        self.mark = chance.choice(MARKS)
        self.reference = "%s〔20%02d〕%d号" % (
            chance.choice(BODIES),
            chance.randint(10, 26),
            chance.randint(1, 400),
        )
        self.title = words.title()
        self.author = chance.choice(["张建国", "李秀英", "王德胜", "赵丽华"])
        self.company = "云川省%s办公室" % chance.choice(["档案", "机要", "财政", "人事"])
        self.header = "云川省人民政府文件%d" % number
        self.footer = "云川省人民政府办公室%d年印发" % (2010 + number % 17)
        self.note = "附注：%s" % words.letters(24)
        self.paragraphs = [words.paragraph(chance.randint(3, 6)) for _ in range(paragraphs)]
        self.rows = words.rows(12)

    @property
    def lines(self):
        return [self.mark, self.reference, self.title, *self.paragraphs]

    @property
    def text(self):
        return "\n".join(self.lines) + "\n"

    @property
    def table(self):
        return "\n".join("\t".join(row) for row in self.rows)
