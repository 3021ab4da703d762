import CLinux
import GateDomain
import GateLinux
import GateWire

/// Proves inside the finished sandbox that the engine still finds, opens and lets pass.
///
/// Security: libclamav without a folder to unpack in answers clean for every archive, so a
/// worker must NEVER serve a file before each of these samples got its right answer.
enum SelfTest {
  private enum Expected {
    case infected
    case clean
  }

  static func run(_ scanner: FileScanner) throws(EngineError) {
    for (name, bytes, expected) in samples {
      let answer = try answer(for: bytes, named: name, scanner)
      switch (expected, answer) {
      case (.infected, .infected), (.clean, .clean): continue
      default: throw .selfTest(name)
      }
    }
  }

  private static func answer(for bytes: [UInt8], named name: String, _ scanner: FileScanner)
    throws(EngineError) -> EngineAnswer
  {
    let number = unsafe gate_memory_file(bytes, bytes.count)
    guard number >= 0 else { throw .selfTest(name) }
    let file = OwnedDescriptor(owning: number)
    return scanner.scan(file.number).answer
  }

  private static var samples: [(String, [UInt8], Expected)] {
    [
      ("eicar.com", eicar, .infected),
      ("eicar.zip", document(with: eicar, deflated: false, isDocument: false), .infected),
      ("eicar.docx", document(with: eicar, deflated: true, isDocument: true), .infected),
      ("eicar.zst", zstandard(eicar), .infected),
      ("clean.docx", document(with: Array("图片说明".utf8), deflated: true, isDocument: true), .clean),
      ("clean.txt", Array("这是一份普通的文本。\n".utf8), .clean),
    ]
  }

  private static func document(with data: [UInt8], deflated: Bool, isDocument: Bool) -> [UInt8] {
    var zip = SampleZip()
    if isDocument {
      let types = "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/"
      zip.add("[Content_Types].xml", Array((types + "\"/>").utf8), deflated: true)
      zip.add("word/document.xml", Array("<?xml version=\"1.0\"?><document/>".utf8), deflated: true)
    }
    zip.add(isDocument ? "word/media/text.txt" : "text.txt", data, deflated: deflated)
    return zip.bytes
  }

  // One frame of one raw block (RFC 8878): the engine does not open it, so the walk must.
  private static func zstandard(_ data: [UInt8]) -> [UInt8] {
    let block = data.count << 3 | 1
    return [0x28, 0xb5, 0x2f, 0xfd, 0x20, UInt8(data.count)]
      + (0..<3).map { UInt8(truncatingIfNeeded: block >> ($0 * 8)) } + data
  }

  // The test file of the European Institute for Computer Antivirus Research, in two parts so
  // that no scanner takes this program for it.
  private static var eicar: [UInt8] {
    Array("X5O!P%@AP[4\\PZX54(P^)7CC)7}".utf8)
      + Array("$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*".utf8)
  }
}
