public import GateDomain

extension InboundForm {
  /// The content that the form asks for, or everything that is wrong with it.
  public func parsed(in context: FormContext) throws(FormProblems) -> InboundTransfer {
    var problems: [FormProblem] = []
    let purpose = text(.purpose, limit: 500, needed: true, into: &problems)
    let source = text(.source, limit: 200, needed: true, into: &problems)
    let station = station(in: context, into: &problems)
    let device = device(into: &problems)
    let label = text(.mediumLabel, limit: 100, needed: false, into: &problems)
    let window = window(in: context, into: &problems)
    let files = expectedFiles(into: &problems)
    guard problems.isEmpty, let station, let device, let window else {
      throw FormProblems(problems)
    }
    return InboundTransfer(
      purpose: purpose, source: source, device: device, mediumLabel: label,
      station: station, window: window, expectedFiles: files)
  }

  private func text(
    _ field: Field, limit: Int, needed: Bool, into problems: inout [FormProblem]
  ) -> String {
    let text = Self.trimmed(self[field])
    if needed, text.isEmpty { problems.append(.init(field: field, explanation: .empty)) }
    if text.count > limit { problems.append(.init(field: field, explanation: .tooLong(limit))) }
    if !Self.isPlain(text) { problems.append(.init(field: field, explanation: .invisible)) }
    return text
  }

  private func station(in context: FormContext, into problems: inout [FormProblem])
    -> Identifier<Station>?
  {
    if let station = context.stations.first(where: { $0.id.rawValue == self[.station] }) {
      return station.id
    }
    // With a single station there is nothing to choose.
    if self[.station].isEmpty, context.stations.count == 1 { return context.stations[0].id }
    problems.append(.init(field: .station, explanation: .unknownStation))
    return nil
  }

  private func device(into problems: inout [FormProblem]) -> DeviceIdentity? {
    guard let device = DeviceIdentity(formText: Self.trimmed(self[.device])) else {
      problems.append(.init(field: .device, explanation: .unknownDevice))
      return nil
    }
    guard !device.serial.bytes.isEmpty else {
      problems.append(.init(field: .device, explanation: .noSerial))
      return nil
    }
    return device
  }

  private func window(in context: FormContext, into problems: inout [FormProblem]) -> Window? {
    let begin = moment(.notBefore, in: context, absent: context.now, into: &problems)
    let end = moment(.notAfter, in: context, absent: nil, into: &problems)
    guard let begin, let end else { return nil }
    guard end > context.now, let window = Window(notBefore: begin, notAfter: end) else {
      problems.append(.init(field: .notAfter, explanation: .endsTooEarly))
      return nil
    }
    if end.milliseconds - begin.milliseconds > context.longestWindow * 1000 {
      problems.append(.init(field: .notAfter, explanation: .tooLongWindow(context.longestWindow)))
    }
    if begin > context.now.adding(seconds: context.furthestAhead) {
      problems.append(.init(field: .notBefore, explanation: .tooFarAhead(context.furthestAhead)))
    }
    return window
  }

  private func moment(
    _ field: Field, in context: FormContext, absent: Timestamp?,
    into problems: inout [FormProblem]
  ) -> Timestamp? {
    let text = Self.trimmed(self[field])
    if text.isEmpty, let absent { return absent }
    guard let moment = Timestamp(formText: text, offsetSeconds: context.offsetSeconds) else {
      problems.append(.init(field: field, explanation: .notATime))
      return nil
    }
    return moment
  }

  private func expectedFiles(into problems: inout [FormProblem]) -> [String] {
    let lines = self[.expectedFiles].split(whereSeparator: \.isNewline).map {
      Self.trimmed(String($0))
    }.filter { !$0.isEmpty }
    if lines.count > 200 || lines.contains(where: { $0.count > 300 }) {
      problems.append(.init(field: .expectedFiles, explanation: .tooLong(200)))
    }
    if !lines.allSatisfy(Self.isPlain) {
      problems.append(.init(field: .expectedFiles, explanation: .invisible))
    }
    return lines
  }

  private static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  // Line breaks and tabs are welcome in a purpose; anything else that cannot be seen is not.
  private static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { "\n\r\t".unicodeScalars.contains($0) || RawName.isVisible($0) }
  }
}
