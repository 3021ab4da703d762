import Glibc

/// One datagram with the descriptors that came along; those nobody takes are closed.
public struct Message: ~Copyable, Sendable {
  /// The datagram.
  public let bytes: [UInt8]
  private var descriptors: [Int32]

  init(bytes: [UInt8], descriptors: [Int32]) {
    self.bytes = bytes
    self.descriptors = descriptors
  }

  /// How many descriptors are left to take.
  public var descriptorCount: Int {
    descriptors.count
  }

  /// Takes the next descriptor, in the order of sending.
  public mutating func takeDescriptor() -> OwnedDescriptor? {
    descriptors.isEmpty ? nil : OwnedDescriptor(owning: descriptors.removeFirst())
  }

  deinit {
    for descriptor in descriptors { close(descriptor) }
  }
}
