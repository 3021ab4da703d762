import GateExtraction
import GateLinux
import Glibc

/// Reads the file behind a descriptor; what comes of it goes to a closure.
enum FileExtraction {
  static func run(
    _ descriptor: Int32, _ limits: ExtractionLimits, _ recognition: Recognition,
    _ emit: @escaping (ExtractionEvent) -> Void
  ) {
    let reading = Reading(limits, recognition, emit)
    do throws(Unread) {
      guard let size = try? OwnedDescriptor.size(of: descriptor) else {
        throw Unread(.inputOutput)
      }
      guard size <= limits.fileBytes else { throw Unread(.sizeLimit, "\(size) bytes") }
      let bytes = try content(descriptor, Int(size))
      FileReader.read(Source(bytes: bytes, members: [], reading: reading))
    } catch {
      reading.say(error, [])
    }
  }

  private static func content(_ descriptor: Int32, _ size: Int) throws(Unread) -> Bytes {
    if size == 0 { return Bytes([]) }
    guard let memory = Memory(mapping: descriptor, count: size) else { throw Unread(.inputOutput) }
    return memory.bytes
  }
}
