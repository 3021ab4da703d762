import GateExtraction
import GateLinux
import Glibc

/// Reads the file behind a descriptor; what comes of it goes to a closure.
enum FileExtraction {
  static func run(
    _ descriptor: Int32, log: Int32?, _ limits: ExtractionLimits, _ recognition: Recognition,
    _ emit: @escaping (ExtractionEvent) -> Void
  ) {
    let reading = Reading(limits, recognition, emit)
    do throws(Unread) {
      var source = Source(
        bytes: try content(descriptor, limits), members: [], reading: reading)
      if let log { source.log = try content(log, limits) }
      FileReader.read(source)
    } catch {
      reading.say(error, [])
    }
  }

  private static func content(_ descriptor: Int32, _ limits: ExtractionLimits) throws(Unread)
    -> Bytes
  {
    guard let size = try? OwnedDescriptor.size(of: descriptor) else { throw Unread(.inputOutput) }
    guard size <= limits.fileBytes else { throw Unread(.sizeLimit, "\(size) bytes") }
    if size == 0 { return Bytes([]) }
    guard let memory = Memory(mapping: descriptor, count: Int(size)) else {
      throw Unread(.inputOutput)
    }
    return memory.bytes
  }
}
