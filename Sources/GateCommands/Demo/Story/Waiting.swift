import GateDomain

/// Asks again and again until there is an answer.
enum Waiting {
  /// The first answer of `body` that is not nil; refused after `seconds`.
  static func until<Value>(
    _ what: Words, seconds: Int = 60, _ body: () async throws -> Value?
  ) async throws -> Value {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      if let value = try await body() { return value }
      try await Task.sleep(for: .milliseconds(200))
    }
    throw CommandFailure(
      "waited-too-long",
      what: Words("等待超时：\(what.chinese)", "waited too long for \(what.english)"),
      hint: Words("请查看站点文件夹下的 logs", "see `logs` in the site's folder"))
  }
}
