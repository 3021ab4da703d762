public import GateDomain

/// What a device can do in all of its configurations.
public enum DeviceFunctions: Hashable, Sendable {
  /// One disk and nothing else: the configuration and the interface to authorise.
  case storage(configuration: UInt8, interface: UInt8)
  /// Anything else, and why it stays closed.
  case barred(DeviceObjection)

  /// Judges descriptors.
  ///
  /// Security invariant, tested by its whole table: `storage` needs one configuration with one
  /// interface that is storage in every setting, over bulk pipes in both directions, and a device
  /// that claims nothing besides. Networks, phones, Bluetooth, input, serial ports and sound can
  /// never come out as storage.
  public init(of descriptors: USBDescriptors) {
    let barred = Self.barred(in: descriptors)
    let interfaces = descriptors.configurations.flatMap(\.interfaces)
    let holdsStorage = interfaces.contains { FunctionKind($0.kind) == .storage }
    guard barred.isEmpty else {
      self = .barred(holdsStorage ? .composite : Severity.worst(of: barred))
      return
    }
    guard holdsStorage else {
      self = .barred(.otherKind)
      return
    }
    self = Self.storage(in: descriptors)
  }

  private static func barred(in descriptors: USBDescriptors) -> Set<DeviceObjection> {
    var kinds = descriptors.configurations.flatMap { configuration in
      configuration.interfaces.map(\.kind) + configuration.associations
    }
    if !isNeutral(descriptors.kind) { kinds.append(descriptors.kind) }
    return Set(
      kinds.compactMap {
        if case .barred(let objection) = FunctionKind($0) { return objection }
        return nil
      })
  }

  // These say: look at my interfaces.
  private static func isNeutral(_ kind: USBDescriptors.Class) -> Bool {
    kind.base == 0 || kind == USBDescriptors.Class(0xef, 2, 1)
  }

  private static func storage(in descriptors: USBDescriptors) -> DeviceFunctions {
    guard let configuration = descriptors.configurations.first,
      descriptors.configurations.count == 1
    else { return .barred(.severalConfigurations) }
    let numbers = Set(configuration.interfaces.map(\.number))
    guard let number = numbers.first, numbers.count == 1 else { return .barred(.severalDisks) }
    guard configuration.interfaces.allSatisfy(hasBulkPipes) else {
      return .barred(.malformedDescriptors)
    }
    return .storage(configuration: configuration.value, interface: number)
  }

  private static func hasBulkPipes(_ interface: USBDescriptors.Interface) -> Bool {
    interface.endpoints.allSatisfy(\.isBulk)
      && interface.endpoints.contains(where: \.leadsToHost)
      && interface.endpoints.contains { !$0.leadsToHost }
  }
}
