"""Texts of an office, the same in every run."""

import random

CHANCE = random.Random(20240102)

NOUNS = (
    "通知 报告 会议 纪要 材料 预算 采购 合同 人员 名单 考勤 培训 计划 总结 安全 保密 检查 设备 台账 档案 "
    "制度 流程 审批 经费 项目 进度 质量 数据 统计 汇总 年度 季度 部门 单位 负责人 联系人 附件 文件"
).split()
VERBS = "报送 印发 组织 开展 落实 完成 汇总 审核 提交 整理 核对 安排 通报 落实 研究 部署".split()
ENDS = "请各部门遵照执行。 特此通知。 请于本周五前反馈。 详见附件。 如有疑问请联系办公室。".split()


def sentence():
    parts = [
        CHANCE.choice(NOUNS),
        CHANCE.choice(VERBS),
        CHANCE.choice(NOUNS),
        "和",
        CHANCE.choice(NOUNS),
    ]
    return "".join(parts) + "，" + CHANCE.choice(ENDS)


def paragraph(count=5):
    return "".join(sentence() for _ in range(count))


def text(paragraphs=6):
    return "\n".join(paragraph(CHANCE.randint(2, 8)) for _ in range(paragraphs)) + "\n"


def title():
    return "关于" + CHANCE.choice(VERBS) + CHANCE.choice(NOUNS) + CHANCE.choice(NOUNS) + "的通知"


def letters(count):
    """That many Chinese characters, the common ones of GB 2312."""
    pool = "".join(NOUNS + VERBS) + "一二三四五六七八九十年月日时分上下左右东南西北中国人民大小多少好办公室"
    return "".join(CHANCE.choice(pool) for _ in range(count))


def english(count=60):
    pool = "the report of last quarter shows that costs fell while output grew and every office met its plan".split()
    return " ".join(CHANCE.choice(pool) for _ in range(count)) + ".\n"


def rows(count, width=5):
    """A table of names and numbers."""
    head = ["序号", "姓名", "部门", "金额", "备注"][:width]
    body = [
        [
            str(n + 1),
            letters(3),
            CHANCE.choice(NOUNS) + "部",
            "%.2f" % (CHANCE.random() * 9000),
            letters(CHANCE.randint(0, 8)),
        ][:width]
        for n in range(count)
    ]
    return [head] + body
