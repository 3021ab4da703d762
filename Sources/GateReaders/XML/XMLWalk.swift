import CXml2
import GateExtraction

/// Walks through XML and HTML with libxml2; no entity grows and nothing is fetched.
enum XMLWalk {
  private final class Context {
    let visitor: XMLVisitor
    let reading: Reading

    init(_ visitor: XMLVisitor, _ reading: Reading) {
      self.visitor = visitor
      self.reading = reading
    }
  }

  /// Walks through a part; throws what may be missing at its end.
  static func run(_ bytes: Bytes, _ visitor: XMLVisitor, _ reading: Reading, part: String)
    throws(Unread)
  {
    let (bytes, encoding) = recoded(bytes)
    let result = unsafe walk(visitor, reading) { walk in
      unsafe bytes.withMemory { memory in
        unsafe gate_xml_walk_run(&walk, memory.baseAddress, memory.count, encoding)
      }
    }
    try reading.check()
    if result != 0 { throw Unread(.damaged, part) }
  }

  /// Walks through HTML in UTF-8.
  static func run(html: String, _ visitor: XMLVisitor, _ reading: Reading) throws(Unread) {
    var html = html
    html.withUTF8 { text in
      _ = unsafe walk(visitor, reading) { walk in
        unsafe gate_html_walk_run(
          &walk, UnsafeRawPointer(text.baseAddress)?.assumingMemoryBound(to: CChar.self), text.count
        )
      }
    }
    try reading.check()
  }

  private static func walk(
    _ visitor: XMLVisitor, _ reading: Reading, _ body: (inout gate_xml_walk) -> Int32
  ) -> Int32 {
    let context = Context(visitor, reading)
    let pointer = unsafe Unmanaged.passUnretained(context).toOpaque()
    var walk = unsafe gate_xml_walk(
      context: pointer,
      start: { context, name, names, values, lengths, count in
        guard let name = unsafe name else { return }
        unsafe XMLWalk.context(context)?.visitor.start(
          String(cString: name),
          XMLAttributes(names: names, values: values, lengths: lengths, count: Int(count)))
      },
      end: { context, name in
        guard let name = unsafe name else { return }
        unsafe XMLWalk.context(context)?.visitor.end(String(cString: name))
      },
      text: { context, text, length in
        unsafe XMLWalk.context(context)?.visitor.text(
          UnsafeRawBufferPointer(start: text, count: Int(length)))
      },
      stops: { context in unsafe XMLWalk.context(context)?.reading.isOver == true ? 1 : 0 },
      parser: nil)
    return withExtendedLifetime(context) { unsafe body(&walk) }
  }

  private static func context(_ pointer: UnsafeMutableRawPointer?) -> Context? {
    unsafe pointer.map { unsafe Unmanaged<Context>.fromOpaque($0).takeUnretainedValue() }
  }

  // libxml2 knows UTF-8 and UTF-16 without glibc's tables; the rest is made UTF-8 first.
  private static func recoded(_ bytes: Bytes) -> (Bytes, encoding: String?) {
    let head = bytes.prefix(200).utf8
    guard head.hasPrefix("<?xml"), let start = head.text(after: "encoding=") else {
      return (bytes, nil)
    }
    let name = String(start.dropFirst().prefix { $0 != "\"" && $0 != "'" })
    guard let charset = Charset(name: name), ![.utf8, .utf16, .utf16Big].contains(charset) else {
      return (bytes, nil)
    }
    let best = Charset.guess(bytes, labelled: name) ?? charset
    return (Bytes(Array(Charset.decode(bytes, best).utf8)), "UTF-8")
  }
}

extension String {
  /// What follows a text in this one.
  func text(after text: String) -> Substring? {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(text) { return rest.dropFirst(text.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
