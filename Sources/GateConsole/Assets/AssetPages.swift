import GateDomain
import GateSigning
import HTTPTypes
import Hummingbird
import NIOCore

/// The console's own style sheet, script and icon.
enum AssetPages {
  static let routes: [Route] = [
    asset("/console.css", Stylesheet.text, "text/css; charset=utf-8"),
    asset(
      "/console.js", Script.text + PasskeyScript.text + UploadScript.text,
      "text/javascript; charset=utf-8"),
    asset("/favicon.svg", Favicon.text, "image/svg+xml"),
  ]

  // The digest of the text is its entity tag, so a browser asks again and gets it only when changed.
  private static func asset(_ path: String, _ text: String, _ type: String) -> Route {
    let tag = "\"\(Digest.of(Array(text.utf8)).hex.prefix(16))\""
    let body = ByteBuffer(string: text)
    return .get(path, .anyone) { visit in
      let headers: HTTPFields = [
        .contentType: type, .eTag: tag, .cacheControl: "no-cache",
      ]
      if visit.request.headers[.ifNoneMatch] == tag {
        return Response(status: .notModified, headers: headers)
      }
      return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
    }
  }
}
