/// What hears of the elements of a document, in their order.
class XMLVisitor {
  /// An element begins; names are without prefix.
  func start(_ name: String, _ attributes: XMLAttributes) {}
  /// The element ends.
  func end(_ name: String) {}
  /// Text, perhaps a part of what stands together.
  func text(_ text: UnsafeRawBufferPointer) {}
}
