import GateDomain

extension TransferState: SchemaChoice {
  static var example: Self { .copying }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "copying": [:],
      "judged": [:],
      "releasing": [:],
      "released": [:],
      "failed": ["_0": try reader.describe(TransferFailure.self).schema],
    ]
  }
}

extension ReviewState: SchemaChoice {
  static var example: Self { .agreed }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "undecided": [:],
      "agreed": [:],
      "decided": ["_0": try reader.describe(ReviewDisposition.self).schema],
      "carriedOut": ["_0": try reader.describe(ReviewDisposition.self).schema],
      "refused": ["_0": try reader.describe(ReviewFailure.self).schema],
    ]
  }
}

extension HeldDecision: SchemaChoice {
  static var example: Self { .hold }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "hold": [:],
      "review": ["officers": try reader.describe(Int.self).schema],
      "forbid": [:],
    ]
  }
}

extension TypeAnswer: SchemaChoice {
  static var example: Self { .unknown }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "allowed": ["_0": try reader.describe(String.self).schema],
      "forbidden": ["_0": try reader.describe(String.self).schema],
      "mismatch": [
        "_0": try reader.describe(String.self).schema,
        "fileExtension": try reader.describe(String.self).schema,
      ],
      "unknown": [:],
    ]
  }
}

extension EngineAnswer: SchemaChoice {
  static var example: Self { .clean }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "clean": [:],
      "infected": ["_0": try reader.describe(String.self).schema],
      "suspicious": ["_0": try reader.describe(String.self).schema],
      "objection": [
        "_0": try reader.describe(ContentObjection.self).schema,
        "_1": try reader.describe(String.self).schema,
      ],
      "failed": ["_0": try reader.describe(Int.self).schema],
      "timedOut": [:],
      "workerDied": [:],
      "notAsked": [:],
    ]
  }
}

extension AccountChange.Kind: SchemaChoice {
  static var example: Self { .close }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "add": ["_0": try reader.describe(Person.self).schema],
      "assign": [
        "roles": try reader.describe(Set<Role>.self).schema,
        "department": try reader.describe(String.self).schema,
      ],
      "close": [:],
      "reopen": [:],
      "reset": [:],
      "pledge": [
        "number": try reader.describe(String.self).schema,
        "text": try reader.describe(Digest.self).schema,
        "scan": try reader.describe(Attachment.self).schema,
      ],
    ]
  }
}

extension FormValue: SchemaChoice {
  static var example: Self { .number(1) }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "text": ["_0": try reader.describe(String.self).schema],
      "number": ["_0": try reader.describe(Int64.self).schema],
      "day": ["_0": try reader.describe(CalendarDay.self).schema],
      "period": ["_0": try reader.describe(Window.self).schema],
      "device": ["_0": try reader.describe(DeviceIdentity.self).schema],
      "attachment": ["_0": try reader.describe(Attachment.self).schema],
      "list": ["_0": try reader.describe([String].self).schema],
      "files": ["_0": try reader.describe([NamedFile].self).schema],
    ]
  }
}
