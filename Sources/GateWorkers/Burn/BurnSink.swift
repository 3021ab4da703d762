public import GateLinux
public import GateWire

/// The station's side of one disc: hands out files, takes the copy of the image, and says whether
/// the first byte may be written.
public protocol BurnSink: Sendable {
  /// The file with this number, read-only at its beginning; nil when there is none.
  func descriptor(of index: UInt32) -> OwnedDescriptor?
  /// The next bytes of the image, as they go to the burner; valid only during the call.
  func copied(_ bytes: UnsafeRawBufferPointer)
  /// Whether to write on this disc; asked once, before the first byte, and may take its time.
  func mayBurn(_ disc: DiscReport, imageBytes: UInt64) -> Bool
  /// How many bytes the burner has taken.
  func progressed(_ bytes: UInt64)
  /// Something that the burner or its library said.
  func noted(_ text: String)
}
