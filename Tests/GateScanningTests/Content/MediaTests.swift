import GateDomain
import Testing

@testable import GateScanning

@Suite("Pictures, sounds and films")
struct MediaTests {
  private static func objection(_ bytes: [UInt8]) -> EngineAnswer? {
    ContentBytes.over(bytes) { content in
      do throws(Objected) {
        try Media(of: content)?.check(content)
        return nil
      } catch {
        return error.answer
      }
    }
  }

  private static func end(_ bytes: [UInt8]) -> Int? {
    ContentBytes.over(bytes) { content in
      guard let media = Media(of: content), case .at(let end) = MediaEnd.of(content, media.format)
      else {
        return nil
      }
      return end
    }
  }

  private static let jpeg: [UInt8] =
    [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 11, 8, 0, 16, 0, 32, 1, 1, 0x11, 0]
    + [0xff, 0xda, 0, 4, 1, 2, 0x55, 0xff, 0x00, 0x66, 0xff, 0xd0, 0x77, 0xff, 0xd9]
  private static let gif: [UInt8] =
    Array("GIF89a".utf8) + [4, 0, 4, 0, 0x80, 0, 0] + [UInt8](repeating: 0, count: 6)
    + [0x2c, 0, 0, 0, 0, 4, 0, 4, 0, 0, 2, 2, 0x44, 1, 0, 0x3b]
  private static let wav: [UInt8] = Array("RIFF".utf8) + [8, 0, 0, 0] + Array("WAVEdata".utf8)

  @Test func `the end is found, and what lies behind it is not part of it`() {
    for sample in [Samples.png, Self.jpeg, Self.gif, Self.wav] {
      #expect(Self.end(sample) == sample.count)
      #expect(Self.end(sample + Array("PK".utf8)) == sample.count)
      #expect(Self.objection(sample) == nil)
    }
  }

  @Test func `a cut picture or sound is broken`() {
    for (sample, name) in [(Samples.png, "PNG"), (Self.jpeg, "JPEG"), (Self.gif, "GIF")] {
      let cut = Array(sample.dropLast(3))
      #expect(Self.objection(cut) == .objection(.brokenMedia, "\(name) without its end"))
    }
    #expect(
      Self.objection(Array(Self.wav.dropLast(3)))
        == .objection(.brokenMedia, "RIFF without its end"))
  }

  @Test func `one changed byte of a PNG is noticed`() {
    for index in 12..<Samples.png.count {
      var bytes = Samples.png
      bytes[index] ^= 0x10
      #expect(Self.objection(bytes) != nil, "\(index)")
    }
  }

  @Test(arguments: [(0xffff, 0xffff), (0x8000, 0x8000)])
  func `more pixels than a computer may be asked to hold`(_ width: Int, _ height: Int) {
    var bytes = Self.jpeg
    bytes.replaceSubrange(
      13..<17,
      with: [UInt8(height >> 8), UInt8(height & 255), UInt8(width >> 8), UInt8(width & 255)])
    #expect(Self.objection(bytes) == .objection(.sizeLimit, ""))
    bytes.replaceSubrange(13..<17, with: [0x40, 0, 0x40, 0])
    #expect(Self.objection(bytes) == nil)
  }

  @Test(
    arguments: [
      Array("zip".utf8), [0x1f, 0x8b, 8, 0], Array("%PDF-1.4".utf8), [0x7f, 0x45, 0x4c, 0x46],
      Array("MZ".utf8), Array("<!DOCTYPE html>".utf8), Array("*/=1;alert(1);".utf8),
    ] as [[UInt8]])
  func `what is glued behind`(_ tail: [UInt8]) {
    for sample in [Samples.png, Self.jpeg, Self.gif] {
      let found = ContentBytes.over(sample + tail) { content -> EngineAnswer? in
        do throws(Objected) {
          try Polyglot.check(content, ContentKind(of: content))
          return nil
        } catch {
          return error.answer
        }
      }
      let isHeld = tail != Array("zip".utf8)
      guard case .objection(.polyglot, _)? = found else {
        #expect(!isHeld)
        continue
      }
      #expect(isHeld)
    }
  }
}
