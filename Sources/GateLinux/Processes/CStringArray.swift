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

  deinit {
    for index in unsafe storage.indices { unsafe free(storage[index]) }
    unsafe storage.deallocate()
  }
}
