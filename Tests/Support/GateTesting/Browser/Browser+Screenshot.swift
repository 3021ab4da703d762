import Foundation

extension Browser {
  /// Keeps a picture of the whole page, also of what lies below the window's edge.
  ///
  /// - Parameter name: Name of the picture without its ending.
  /// - Returns: Path of the PNG file in the artefacts folder.
  /// - Throws: `BrowserError`, or an error of the file system.
  @discardableResult
  public func screenshot(_ name: String) async throws -> String {
    let metrics = try await chrome("Page.getLayoutMetrics", as: Metrics.self).cssContentSize
    let clip: [String: Any] = [
      "x": 0, "y": 0, "width": metrics.width, "height": min(metrics.height, 8_000), "scale": 1,
    ]
    let picture = try await chrome(
      "Page.captureScreenshot", ["captureBeyondViewport": true, "clip": clip], as: Picture.self)
    guard let data = Data(base64Encoded: picture.data) else {
      throw BrowserError(code: "unreadable answer", message: "the picture is not base64")
    }
    let path = try BuildFolder.artefacts() + "/\(name).png"
    try data.write(to: URL(fileURLWithPath: path))
    return path
  }

  private func chrome<Value: Decodable>(
    _ command: String, _ parameters: [String: Any] = [:], as type: Value.Type
  ) async throws -> Value {
    try await session.send("/goog/cdp/execute", body: ["cmd": command, "params": parameters])
  }

  private struct Metrics: Decodable {
    let cssContentSize: Size
  }

  private struct Size: Decodable {
    let width, height: Double
  }

  private struct Picture: Decodable {
    let data: String
  }
}
