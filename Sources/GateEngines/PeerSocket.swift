import Glibc

/// A connection to a peer: every step ends at the deadline, and no more is read than asked for.
struct PeerSocket: ~Copyable {
  private let descriptor: Int32
  private let deadline: Deadline

  /// Connects to a local socket.
  init(path: String, deadline: Deadline) throws(PeerError) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: address.sun_path)
    guard path.utf8.count < room else { throw .gone }
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { place in
      unsafe place.copyBytes(from: path.utf8)
    }
    let number = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        unsafe Self.connected(
          AF_UNIX, generic, socklen_t(MemoryLayout<sockaddr_un>.size), deadline)
      }
    }
    guard let number else { throw deadline.left == 0 ? .late : .gone }
    descriptor = number
    self.deadline = deadline
  }

  /// Connects to a TCP port.
  init(host: String, port: UInt16, deadline: Deadline) throws(PeerError) {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var list: UnsafeMutablePointer<addrinfo>?
    guard unsafe getaddrinfo(host, String(port), &hints, &list) == 0 else { throw .gone }
    defer { unsafe freeaddrinfo(list) }
    var next = unsafe list
    while let found = unsafe next?.pointee {
      if let number = unsafe Self.connected(
        found.ai_family, found.ai_addr, found.ai_addrlen, deadline)
      {
        descriptor = number
        self.deadline = deadline
        return
      }
      unsafe next = found.ai_next
    }
    throw deadline.left == 0 ? .late : .gone
  }

  /// Sends every byte.
  func send(_ bytes: [UInt8]) throws(PeerError) {
    let result: Result<Void, PeerError> = unsafe bytes.withUnsafeBytes { buffer in
      Result { () throws(PeerError) in try unsafe send(buffer) }
    }
    try result.get()
  }

  /// Sends every byte.
  func send(_ bytes: UnsafeRawBufferPointer) throws(PeerError) {
    var sent = 0
    while sent < bytes.count {
      try waitUntil(POLLOUT)
      let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[sent...])
      let count = unsafe Glibc.send(
        descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
      if count < 0, [EINTR, EAGAIN].contains(errno) { continue }
      guard count > 0 else { throw .gone }
      sent += count
    }
  }

  /// What there is, at most `limit` bytes; empty when the peer has ended.
  func receive(limit: Int) throws(PeerError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: limit)
    while true {
      try waitUntil(POLLIN)
      let count = unsafe recv(descriptor, &bytes, limit, 0)
      if count < 0, [EINTR, EAGAIN].contains(errno) { continue }
      guard count >= 0 else { throw .gone }
      return Array(bytes.prefix(count))
    }
  }

  private func waitUntil(_ event: Int32) throws(PeerError) {
    guard Self.isReady(descriptor, event, deadline) else { throw .late }
  }

  private static func connected(
    _ family: Int32, _ address: UnsafePointer<sockaddr>?, _ size: socklen_t, _ deadline: Deadline
  ) -> Int32? {
    let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    let number = socket(family, type, 0)
    guard number >= 0 else { return nil }
    let result = unsafe connect(number, address, size)
    if result == 0 || [EINPROGRESS, EAGAIN].contains(errno), isReady(number, POLLOUT, deadline),
      error(of: number) == 0
    {
      return number
    }
    close(number)
    return nil
  }

  private static func error(of number: Int32) -> Int32 {
    var (value, size) = (Int32(0), socklen_t(MemoryLayout<Int32>.size))
    let result = unsafe getsockopt(number, SOL_SOCKET, SO_ERROR, &value, &size)
    return result == 0 ? value : -1
  }

  private static func isReady(_ number: Int32, _ event: Int32, _ deadline: Deadline) -> Bool {
    while true {
      var waiting = pollfd(fd: number, events: Int16(event), revents: 0)
      let count = unsafe poll(&waiting, 1, deadline.left)
      if count < 0, errno == EINTR { continue }
      return count == 1
    }
  }

  deinit {
    close(descriptor)
  }
}
