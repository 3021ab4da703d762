import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
  /// A page.
  static func html(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: html.markup)))
  }

  /// JSON.
  static func json(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
    let data = try JSONEncoder().encode(value)
    return Response(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
  }

  /// Sends the browser to another page with a GET.
  static func redirect(to path: ReturnPath) -> Response {
    Response(status: .seeOther, headers: [.location: path.path])
  }

  /// Sends the browser to a page whose path the program made.
  static func redirect(to path: String) -> Response {
    Response(status: .seeOther, headers: [.location: path])
  }

  /// Bytes to store in a file called `name`.
  static func download(_ bytes: [UInt8], name: String, type: String) -> Response {
    Response(
      status: .ok,
      headers: [.contentType: type, .contentDisposition: Disposition.attachment(name)],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

/// Writes `Content-Disposition`.
enum Disposition {
  /// Offers a file for saving under `name`, by RFC 6266 and RFC 5987.
  ///
  /// The plain form is for old programs; characters that could end the header or the name's
  /// quotes are not let into it.
  static func attachment(_ name: String) -> String {
    let plain = String(
      decoding: name.utf8.map { isPlain($0) ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
    return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(PathText.encoded(name))"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (0x20..<0x7F).contains(byte) && !Array("\"\\/%;".utf8).contains(byte)
  }
}

/// Writes texts into paths.
enum PathText {
  private static let unreserved = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
  private static let digits = Array("0123456789ABCDEF".utf8)

  /// Percent-encodes everything that is not unreserved (RFC 3986).
  static func encoded(_ text: String) -> String {
    let bytes = text.utf8.flatMap { byte in
      unreserved.contains(byte)
        ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
