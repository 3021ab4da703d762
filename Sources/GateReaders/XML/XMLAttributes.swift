import CXml2

/// The attributes of one element, valid while it begins.
@safe struct XMLAttributes {
  let names: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  let values: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  let lengths: UnsafePointer<Int32>?
  let count: Int

  subscript(_ name: String) -> String? {
    for index in 0..<count where isName(name, index) { return value(index) }
    return nil
  }

  func number(_ name: String) -> Int? { self[name].flatMap { Int($0) } }

  /// Names and values, first to last.
  var all: [(name: String, value: String)] {
    (0..<count).compactMap { index in
      guard let name = unsafe names?[index] else { return nil }
      return (unsafe String(cString: name), value(index))
    }
  }

  private func isName(_ wanted: String, _ index: Int) -> Bool {
    guard let name = unsafe names?[index] else { return false }
    return unsafe wanted.withCString { unsafe strcmp($0, name) == 0 }
  }

  private func value(_ index: Int) -> String {
    guard let value = unsafe values?[index], let length = unsafe lengths?[index] else { return "" }
    return unsafe String(
      decoding: UnsafeRawBufferPointer(start: value, count: Int(length)), as: UTF8.self)
  }
}
