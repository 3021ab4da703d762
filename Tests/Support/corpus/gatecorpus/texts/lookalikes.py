"""Ordinary files that look like a finding and are none: what the rules must let pass."""

import io
import random

import docx
import openpyxl
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from .. import words
from .letters import Letter
from .mail import mail
from .office import convert_all, flat_slides, saved

CHANCE = random.Random(414)


def orders(count, head="110101"):
    """Order numbers of a shop: a district, a day and a number, as long as an identity number."""
    return ["%s2024%02d%02d%04d" % (head, n % 12 + 1, n % 28 + 1, 3000 + n * 7) for n in range(count)]


def table(head, rows):
    return "\n".join("\t".join(row) for row in [head, *rows])


def prices(count):
    kinds = ["开发板", "传感器", "电源", "机箱", "线缆"]
    return [
        [
            "NJB(2024)%03d号" % (n + 1), CHANCE.choice(kinds), "%d.%02d" % (CHANCE.randrange(10, 999), n % 100),
            "浙价检字[2024]第%d号" % (40 + n),
        ]
        for n in range(count)
    ]  # fmt: skip


TEXTS = {
    "press: a trial": [
        "法院公开宣判一起泄密案",
        "法院审理查明，被告人将标注“机密★10年”字样的材料拍照后发送给他人，其中一份封面印有“绝密★长期”。",
        "鉴定机关认定，涉案材料中有机密级国家秘密三份、秘密级国家秘密五份。法院依法判处有期徒刑。",
    ],
    "press: a decree": [
        "国务院部署降成本工作",
        "国办发〔2024〕5号文件提出，要减轻企业负担；发改价格〔2023〕526号文件同时废止。",
        "记者从新闻发布会上了解到，各地将在年内公布实施细则。",
    ],
    "press: a museum": [
        "解密档案展周末开幕",
        "展品中有一封1950年的电报，右上角盖着“绝密”印章，三十年后解密，如今首次与观众见面。",
        "据内部资料显示，这批电报共有四百余封，馆方称尚未全部整理。",
    ],
    "law": [
        "中华人民共和国保守国家秘密法（摘录）",
        "第十四条　国家秘密的密级分为绝密、机密、秘密三级。",
        "绝密级国家秘密的保密期限不超过三十年，机密级不超过二十年，秘密级不超过十年。",
        "第十七条　机关、单位对承载国家秘密的纸介质、光介质等载体，应当作出国家秘密标志。",
    ],
    "lesson on marks": [
        "保密常识：怎样标注密级",
        "正确的写法是在密级之后写星号，再写保密期限，例如“秘密★5年”“机密★10年”“绝密★30年”。",
        "错误的写法有“机密10年”“10年机密”，考试中常见。",
        "课后练习：某文件标有“秘密★长期”，它的保密期限是多久？",
    ],
    "paper on the trade": [
        "涉密载体管理研究综述",
        "摘要：本文梳理了近十年关于涉密人员管理、保密审查制度和定密责任人制度的研究文献，比较了各国的做法。",
        "关键词：涉密载体；保密要害部门；保密检查；文献综述",
        "参考文献：王某. 定密责任人制度比较研究[J]. 管理科学, 2021(3): 12-18.",
    ],
    "examination": [
        "绝密★启用前",
        "2024年普通高等学校招生全国统一考试",
        "语文试题",
        "注意事项：答卷前，考生务必将自己的姓名、准考证号填写在答题卡上。",
    ],
    "examination, another": [
        "机密★考试结束前",
        "2023年下半年教师资格考试",
        "综合素质试卷，满分150分，考试时间120分钟。",
    ],
    "film list": [
        "本周片单",
        table(
            ["片名", "年份", "评分"],
            [
                ["秘密", "2007", "★★★★☆"], ["机密", "1997", "★★★★"], ["绝密飞行", "2005", "★★★"],
                ["秘密花园", "2020", "★★★☆"], ["洛城机密", "1997", "★★★★★"],
            ],
        ),  # fmt: skip
        "点评：机密★★★★，节奏紧凑；秘密★★★★☆，配乐出色。",
    ],
    "novel": [
        "第三章",
        "秘密",
        "她把信折好放进抽屉，谁也没有告诉。那是他们两个人的秘密，一守就是三十年。",
        "“这是最高机密，”他压低声音说，“长期有效。”",
    ],
    "board game": [
        "剧本推荐",
        "《绝密档案》　难度：★★★★☆　人数：6人",
        "绝密★★★☆☆适合新手，机密☆☆☆暂无评分，秘密* 10人本 * 周末开场。",
    ],
    "cloud product": [
        "机密计算实例使用手册",
        "机密计算在可信执行环境里处理数据。创建实例时选择“机密”规格，密钥长期保存在硬件中。",
        "机密虚拟机 10 年质保，机密容器 3 年质保，详见服务等级协议。",
        "数据分级：公开、内部、机密。机密数据须加密存储。",
    ],
    "template": [
        "合同模板（填写后删除提示文字）",
        "密级：□绝密　□机密　□秘密　□公开",
        "保密期限：＿＿年　　文号：＿＿字〔20　　〕第　　号",
        "甲方对乙方的商业秘密负有保密义务，未经书面同意不得向第三方披露。",
    ],
    "employment contract": [
        "劳动合同补充协议",
        "第三条　乙方应当保守甲方的商业秘密和技术秘密，保密期限为离职后两年。",
        "第四条　技术秘密包括源程序、图纸、客户名单；经营秘密包括报价和供应商名录。",
    ],
    "course": [
        "注册会计师冲刺班讲义",
        "内部资料 翻印必究",
        "第一章　总论。本讲义仅供学员使用，版权所有，盗版必究。",
    ],
    "car review": [
        "新车试驾",
        "新车内部空间宽敞，资料显示轴距为2.8米；内部使用环保材料，注意保存购车发票。",
        "请妥善保管车钥匙。会后将公布售价。",
    ],
    "property management": [
        "阳光花园物业服务中心通知",
        "阳光物服字〔2024〕3号",
        "各业主：因水泵检修，本周六九时至十七时停水，请提前储水。",
        "抄送：业主委员会",
    ],
    "public notice": [
        "云川省市场监督管理局文件",
        "云市监发〔2024〕18号",
        "关于规范商品条码使用的通知",
        "各经营者应当依法使用商品条码。",
        "（此件公开发布）",
    ],
    "news with its source": [
        "全省保密宣传月启动",
        "来源：新华社",
        "活动期间将组织保密检查知识竞赛，讲解定密责任人、涉密人员、涉密载体管理要求，通报失泄密案件。",
    ],
    "orders of a shop": [
        "九月订单",
        table(["订单号", "金额"], [[number, "%d.00" % (n * 3 + 9)] for n, number in enumerate(orders(300))]),
    ],
    "waybills": [
        "运单对账",
        table(
            ["运单号", "重量", "凭证号"],
            [
                ["%018d" % (310104199000000000 + n * 987654321), "%d.5" % (n % 9), "6217%015d" % (n * 7919)]
                for n in range(120)
            ],
        ),
    ],
    "code": [
        "# 订单号生成器的单元测试",
        "SECRET_LEVELS = ['公开', '内部', '秘密', '机密', '绝密']",
        "def test_order():",
        *["    assert make(%d) == '%s'  # 机密计算节点" % (n, number) for n, number in enumerate(orders(40, "330106"))],
    ],
    "price list": ["价目表", table(["编号", "品名", "单价", "检定证书"], prices(60))],
    "certificates": [
        "资质证书一览",
        table(
            ["名称", "编号"],
            [
                ["医疗器械经营许可", "京药监械经营许20%02d第%04d号" % (n, n * 37) ] for n in range(10, 22)
            ]
            + [["食品经营", "粤食药监字〔2020〕第%d号" % (n + 5)] for n in range(8)],
        ),
    ],
    "shops' telephones": [
        "加盟店电话",
        table(["店名", "电话"], [["第%d店" % n, "139%08d" % (n * 7654321 % 100_000_000)] for n in range(20)]),
    ],
    "resume": [
        "个人简历",
        "姓名：王某　身份证号：11010519491231002X　手机：13800138000",
        "曾任某县委办公室秘书，熟悉公文写作，负责机要文件收发。",
    ],
}  # fmt: skip


def add(collection, samples):
    """Every text in three of the formats, each format in its turn."""
    documents, slides = {}, {}
    for n, lines in enumerate(TEXTS.values()):
        documents["%02d.docx" % n] = document(lines)
        slides["%02d.fodp" % n] = flat_slides(as_letter(lines))
    wanted = len(collection.some(len(TEXTS)))
    documents = dict(list(documents.items())[:wanted])
    slides = dict(list(slides.items())[:wanted])
    converted = {}
    for kind, files in (("doc", documents), ("odt", documents), ("rtf", documents), ("pptx", slides)):
        picked = {name: data for name, data in files.items() if kind in formats(int(name[:2]))}
        converted.update(convert_all(picked, kind) if picked else {})
    for n, (name, lines) in list(enumerate(TEXTS.items()))[:wanted]:
        for kind in formats(n):
            source = "%02d.%s" % (n, "fodp" if kind == "pptx" else "docx")
            data = (
                documents[source]
                if kind == "docx"
                else converted[source, kind]
                if (source, kind) in converted
                else WRITERS[kind](lines)
            )
            collection.add(
                "lookalikes", "%s as %s" % (name, kind), data, "", format=FORMATS.get(kind, kind), label="negative"
            )


KINDS = ["docx", "pdf", "txt", "doc", "xlsx", "html", "odt", "eml", "rtf", "gbk", "pptx"]
FORMATS = {"txt": "text", "gbk": "text"}


def formats(n):
    return [KINDS[(n * 3 + k) % len(KINDS)] for k in range(3)]


def as_letter(lines):
    letter = Letter(900)
    letter.title, letter.mark, letter.paragraphs = lines[0], lines[1], lines[2:]
    return letter


def document(lines):
    made = docx.Document()
    for line in "\n".join(lines).split("\n"):
        made.add_paragraph(line)
    return saved(made)


def sheet(lines):
    book = openpyxl.Workbook()
    for line in "\n".join(lines).split("\n"):
        # As people type them, or a long number would lose its end.
        book.active.append(line.split("\t"))
    return saved(book)


def pdf(lines):
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    page = canvas.Canvas(out, pagesize=A4)
    top = 0
    for line in "\n".join(lines).split("\n"):
        for start in range(0, max(1, len(line)), 45):
            if top < 40:
                if top:
                    page.showPage()
                page.setFont("STSong-Light", 11)
                top = 800
            page.drawString(40, top, line[start : start + 45].replace("\t", "  "))
            top -= 15
    page.save()
    return out.getvalue()


def page(lines):
    rows = "".join(
        "<tr>%s</tr>" % "".join("<td>%s</td>" % cell for cell in line.split("\t"))
        if "\t" in line
        else "<p>%s</p>" % line
        for line in "\n".join(lines).split("\n")
    )
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>%s</title></head><body>%s</body></html>'
        % (lines[0], rows)
    ).encode()


def letter_of(lines):
    letter = Letter(901)
    letter.title, letter.mark, letter.reference, letter.paragraphs = lines[0], lines[0], words.sentence(), lines[1:]
    return mail(letter, "utf-8")


WRITERS = {
    "txt": lambda lines: "\n".join(lines).encode(),
    "gbk": lambda lines: "\r\n".join("\n".join(lines).split("\n")).encode("gb18030"),
    "xlsx": sheet,
    "pdf": pdf,
    "html": page,
    "eml": letter_of,
}
