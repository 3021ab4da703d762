import Glibc

/// A null-terminated array of C strings, as exec takes it.
@safe final class CStringArray {
  private let storage: UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>

  init(_ strings: [String]) {
    unsafe storage = .allocate(capacity: strings.count + 1)
    for (index, string) in strings.enumerated() {
      unsafe storage.initializeElement(at: index, to: strdup(string))
    }
    unsafe storage.initializeElement(at: strings.count, to: nil)
  }

  @unsafe var pointer: UnsafePointer<UnsafeMutablePointer<CChar>?>? {
    unsafe UnsafePointer(storage.baseAddress)
  }

  @unsafe var constantPointer: UnsafePointer<UnsafePointer<CChar>?>? {
    guard let base = unsafe storage.baseAddress else { return nil }
    return unsafe UnsafeRawPointer(base).assumingMemoryBound(to: UnsafePointer<CChar>?.self)
  }

  deinit {
    for index in unsafe storage.indices { unsafe free(storage[index]) }
    unsafe storage.deallocate()
  }
}
