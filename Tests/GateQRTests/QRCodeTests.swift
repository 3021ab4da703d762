import Foundation
import GateQR
import GateTesting
import Testing

/// Codes as a reader that nobody here wrote sees them.
@Suite struct QRCodeTests {
  @Test(
    "zbarimg reads back what was encoded",
    arguments: [
      "DVD-2026-0001", "CD-2026-12345", "A", "http://gate.example/media/BD-2026-0007",
      "刻录〔2026〕137号", String(repeating: "0123456789", count: 7),
      String(repeating: "x", count: 120), String(repeating: "Gatehouse ", count: 20),
    ])
  func readBack(_ text: String) async throws {
    let code = try #require(QRCode(text))
    let folder = try TemporaryFolder("qr")
    try folder.write(Self.picture(of: code), to: "code.pgm")
    let result = try await Program.run(
      "zbarimg", ["--quiet", "--raw", "-Sbinary", folder.path("code.pgm")])
    #expect(result.succeeded)
    #expect(Array(result.output.utf8).starts(with: Array(text.utf8)))
  }

  @Test("every version fits what it says, and one byte more does not")
  func limits() {
    #expect(QRCode([UInt8](repeating: 65, count: 14))?.size == 21)
    #expect(QRCode([UInt8](repeating: 65, count: 15))?.size == 25)
    #expect(QRCode([UInt8](repeating: 65, count: 213))?.size == 57)
    #expect(QRCode([UInt8](repeating: 65, count: 214)) == nil)
  }

  private static func picture(of code: QRCode) -> [UInt8] {
    let (scale, quiet) = (6, 4)
    let side = (code.size + 2 * quiet) * scale
    var bytes = Array("P5 \(side) \(side) 255\n".utf8)
    for row in 0..<side {
      for column in 0..<side {
        bytes.append(code[row / scale - quiet, column / scale - quiet] ? 0 : 255)
      }
    }
    return bytes
  }
}
