import GateDiscs
import GateDomain
import GateRetention
import GateWire

extension BurnState: SchemaChoice {
  static var example: Self { .ordered }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "awaitingWitness": [:],
      "ordered": [:],
      "burning": [:],
      "ended": ["_0": try reader.describe(BurnOutcome.self).schema],
    ]
  }
}

extension BurnOutcome: SchemaChoice {
  static var example: Self { .unknown }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "done": ["_0": try reader.describe(BurnedImage.self).schema],
      "spoiled": ["_0": try reader.describe(BurnFailure.self).schema],
      "aborted": ["_0": try reader.describe(BurnFailure.self).schema],
      "unknown": [:],
    ]
  }
}

extension BurnFailure: SchemaChoice {
  static var example: Self { .noGrant }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "fault": ["_0": try reader.describe(BurnFault.self).schema],
      "orderDiffers": [:],
      "fileDiffers": [:],
      "rewritable": [:],
      "noGrant": [:],
      "workerDied": [:],
      "unreadable": [:],
      "readBackDiffers": [:],
      "contentsDiffer": [:],
      "diskFull": [:],
      "calledOff": [:],
      "stationFault": [:],
      "notSealed": [:],
    ]
  }
}

extension MediumState: SchemaChoice {
  static var example: Self { .blank }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "blank": [:],
      "allocated": ["_0": try reader.describe(Identifier<Burn>.self).schema],
      "written": [:],
      "spoiled": [:],
      "issued": [
        "to": try reader.describe(String.self).schema,
        "due": try reader.describe(Timestamp.self).schema,
      ],
      "returned": [:],
      "destroying": ["by": try reader.describe(Identifier<Person>.self).schema],
      "destroyed": [:],
      "archived": [:],
    ]
  }
}

extension BurnAllowance.State: SchemaChoice {
  static var example: Self { .ready }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "minted": [:],
      "ready": [:],
      "burning": ["_0": try reader.describe(Identifier<Burn>.self).schema],
      "revoked": [:],
      "expired": [:],
    ]
  }
}

extension ContentExamination: SchemaChoice {
  static var example: Self { .notExamined }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "notExamined": [:],
      "noReader": [:],
      "examined": ["_0": try reader.describe(TextReport.self).schema],
    ]
  }
}

extension BurnFault: SchemaShape {
  static func shape(_ reader: SchemaReader) throws -> (schema: JSONValue, example: BurnFault) {
    guard let first = allCases.first else { throw SchemaReader.Unreadable(type: "BurnFault") }
    let numbers = allCases.map { JSONValue.integer(Int64($0.rawValue)) }
    return (["enum": .array(numbers), "type": "integer"], first)
  }
}

extension InboundReport.State: SchemaChoice {
  static var example: Self { .waiting }
  static func members(_ reader: SchemaReader) throws -> [String: JSONValue] {
    [
      "waiting": [:],
      "imported": [
        "machine": try reader.describe(Identifier<ExternalMachine>.self).schema,
        "number": try reader.describe(UInt64.self).schema,
      ],
      "held": ["_0": try reader.describe(InboundReport.Reason.self).schema],
    ]
  }
}
