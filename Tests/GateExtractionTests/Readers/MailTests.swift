import GateExtraction
import Testing

@testable import GateReaders

@Suite struct MailTests {
  @Test(arguments: [
    ("=?gb2312?B?udjT2rGjw9w=?=", "关于保密"), ("=?utf-8?Q?=E5=85=B3=E4=BA=8E?=", "关于"),
    ("=?GBK?B?udg=?= =?GBK?B?09o=?=", "关于"), ("a =?utf-8?q?b_c?= d", "a b c d"),
    ("=?broken", "=?broken"), ("关于", "关于"),
  ])
  func `coded words of headers are decoded`(coded: String, text: String) {
    #expect(CodedWords.decode(Array(coded.utf8)) == text)
  }

  static let mail = """
    From: a@example.com
    To: b@example.org
    Subject: =?utf-8?B?5Lya6K6u?=
    MIME-Version: 1.0
    Content-Type: multipart/mixed; boundary="=_1"

    --=_1
    Content-Type: text/plain; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    =E6=9C=BA=E5=AF=86=E2=
    =98=855=E5=B9=B4
    --=_1
    Content-Type: application/octet-stream
    Content-Disposition: attachment; filename*=UTF-8''%E9%99%84%E4%BB%B6.txt
    Content-Transfer-Encoding: base64

    6ZmE5Lu25YaF5a65
    --=_1--
    """

  @Test(arguments: ["\n", "\r\n"])
  func `parts and attachments of a mail are read`(end: String) {
    let text = Self.mail.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: end)
    let found = Extraction.read(text)
    #expect(found.members.map(\.format) == [.eml, .text])
    #expect(found.text.contains("机密★5年") && found.text.contains("subject: 会议"))
    #expect(found.pieces.last?.place.members == ["附件.txt"])
    #expect(found.pieces.last?.text == "附件内容")
    #expect(found.properties.first?.value == "会议")
  }

  @Test func `each mail of a mailbox is a member`() {
    let found = Extraction.read("From x\n\(Self.mail)\n\nFrom y\n\(Self.mail)\n")
    #expect(found.members.first?.format == .mbox)
    #expect(
      Set(found.pieces.compactMap(\.place.members.first)) == ["mail 1", "mail 2"])
  }

  @Test func `rich text of messages is unpacked`() {
    // The example of [MS-OXRTFCP], section 3.1.
    let packed: [UInt8] = [
      0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0x00,
      0x0a, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68,
      0x65, 0x6c, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f,
      0xa0,
    ]
    #expect(
      CompressedRTF.unpack(Bytes(packed)).utf8
        == "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n")
  }
}
