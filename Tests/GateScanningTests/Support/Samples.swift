import Foundation

@testable import GateScanning

/// Content for tests; hostile strings are put together here so that no scanner takes the tests
/// themselves for malware.
enum Samples {
  static let eicar =
    Array("X5O!P%@AP[4\\PZX54(P^)7CC)7}".utf8)
    + Array("$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*".utf8)

  static let marker = Array("GATEHOUSE-TEST-MARKER-".utf8) + Array("INFECTED".utf8)

  static let text = String(repeating: "关于印发信息安全检查工作方案的通知。\n", count: 20)

  static let types = """
    <?xml version="1.0" encoding="UTF-8"?><Types \
    xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>
    """

  static let png =
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJR"
        + "U5ErkJggg=="
    ).map(Array.init) ?? []

  /// A Word document of packed parts, with further members at its end.
  static func document(adding more: [(String, [UInt8])] = []) -> [UInt8] {
    var zip = SampleZip()
    zip.add("[Content_Types].xml", Array(types.utf8), deflated: true)
    zip.add("_rels/.rels", Array("<?xml version=\"1.0\"?><Relationships/>".utf8), deflated: true)
    let body = "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:t>\(text)</w:t></w:document>"
    zip.add("word/document.xml", Array(body.utf8), deflated: true)
    for (name, data) in more { zip.add(name, data, deflated: true) }
    return zip.bytes
  }

  /// A PDF of one page whose catalogue holds `extra`.
  static func pdf(catalogue extra: String = "", trailer: String = "", stream: String = "")
    -> [UInt8]
  {
    Array(
      """
      %PDF-1.7
      1 0 obj <</Type /Catalog /Pages 2 0 R \(extra)>> endobj
      2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
      3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99]>> endobj
      \(stream)
      xref
      0 1
      0000000000 65535 f
      trailer <</Root 1 0 R /Size 4 \(trailer)>>
      startxref
      9
      %%EOF

      """.utf8)
  }

  /// "关于安全检查的通知，㐀。" and a line end in GB 18030; the last ideograph takes four bytes.
  static let gb18030: [UInt8] = [
    0xb9, 0xd8, 0xd3, 0xda, 0xb0, 0xb2, 0xc8, 0xab, 0xbc, 0xec, 0xb2, 0xe9, 0xb5, 0xc4, 0xcd,
    0xa8, 0xd6, 0xaa, 0xa3, 0xac, 0x81, 0x39, 0xee, 0x39, 0xa1, 0xa3, 0x0a,
  ]

  static func utf16(_ text: String) -> [UInt8] {
    [0xff, 0xfe]
      + text.utf16.flatMap { unit -> [UInt8] in
        [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
      }
  }
}
