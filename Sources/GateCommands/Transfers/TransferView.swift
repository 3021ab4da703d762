import GateDomain

/// A transfer as this program prints one.
struct TransferView: Encodable {
  /// Why it ended without a release.
  struct Failure: Encodable {
    let code, what, hint: String
  }

  let id, request, requestNumber, requester, station, device, startedAt, state: String
  let failure: Failure?
  let filesTotal, filesCopied, filesJudged, filesHeld, entriesSkipped: UInt64
  let bytesTotal, bytesCopied: UInt64
  private let transfer: Transfer

  private enum CodingKeys: CodingKey {
    case id, request, requestNumber, requester, station, device, startedAt, state, failure
    case filesTotal, filesCopied, filesJudged, filesHeld, entriesSkipped, bytesTotal, bytesCopied
  }

  init(_ transfer: Transfer) {
    let progress = transfer.progress
    self.transfer = transfer
    id = transfer.id.rawValue
    request = transfer.request.rawValue
    requestNumber = transfer.requestNumber
    requester = transfer.requester.rawValue
    station = transfer.station.rawValue
    device = transfer.device.display
    startedAt = transfer.startedAt.rfc3339
    state = transfer.state.name
    failure = transfer.state.failure.map { Failure($0, in: Voice.language) }
    (filesTotal, filesCopied) = (progress.filesTotal, progress.filesCopied)
    (filesJudged, filesHeld) = (progress.filesJudged, progress.filesHeld)
    (bytesTotal, bytesCopied) = (progress.bytesTotal, progress.bytesCopied)
    entriesSkipped = progress.entriesSkipped
  }

  static func table(_ transfers: [TransferView]) -> (Language) -> [String] {
    { language in
      Table(
        columns: [
          .init("标识", "Transfer"), .init("申请", "Request"), .init("状态", "State"),
          .init("开始", "Started"), .init("文件", "Files", .right), .init("扣留", "Held", .right),
          .init("大小", "Size", .right), .init("设备", "Device"),
        ],
        rows: transfers.map { $0.row(language) }
      ).lines(in: language)
    }
  }

  private func row(_ language: Language) -> [String] {
    [
      id, requestNumber, transfer.state.words.in(language), Shown.time(transfer.startedAt),
      String(filesJudged), String(filesHeld), Shown.bytes(bytesCopied), device,
    ]
  }

  /// Everything about one transfer but its files.
  func lines(_ language: Language) -> [String] {
    let failed = failure.map { [(Words("原因", "Reason"), $0.what), (Words("建议", "Hint"), $0.hint)] }
    return Table.fields(
      [
        (Words("标识", "Transfer"), id), (Words("申请", "Request"), requestNumber),
        (Words("状态", "State"), transfer.state.words.in(language)),
        (Words("开始", "Started"), Shown.time(transfer.startedAt)),
        (Words("中间机", "Station"), station), (Words("设备", "Device"), device),
        (Words("文件", "Files"), "\(filesJudged)/\(filesTotal)"),
        (Words("大小", "Size"), "\(Shown.bytes(bytesCopied)) / \(Shown.bytes(bytesTotal))"),
        (Words("扣留", "Held"), String(filesHeld)), (Words("略过", "Skipped"), String(entriesSkipped)),
      ] + (failed ?? []), in: language)
  }
}

extension TransferView.Failure {
  init(_ failure: TransferFailure, in language: Language) {
    self.init(
      code: failure.rawValue, what: failure.explanation.what.in(language),
      hint: failure.explanation.hint.in(language))
  }
}

extension TransferState {
  /// Why the transfer failed; nil for every other state.
  var failure: TransferFailure? {
    guard case .failed(let failure) = self else { return nil }
    return failure
  }
}
