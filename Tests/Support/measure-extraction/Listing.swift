import GateExtraction
import Glibc

/// Prints what comes out of one file.
enum Listing {
  static func show(_ path: String, _ extractor: TextExtractor, _ limits: ExtractionLimits) {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    extractor.extract(file, limits: limits) { event in
      switch event {
      case .member(let member):
        print("member \(member.members) \(member.format.rawValue) \(member.size)")
      case .text(let piece):
        let place = piece.place
        print("text \(place.members) \"\(place.part)\" \(place.unit) \(place.number):\(place.line)")
        print(piece.text)
      case .property(let property):
        print("property \(property.members) \(property.kind) \(property.name) = \(property.value)")
      case .unreadable(let what):
        print("unreadable \(what.members) \(what.reason.rawValue) \(what.detail)")
      }
      return true
    }
  }
}
