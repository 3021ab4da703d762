import Glibc

/// Sends as many descriptors as asked for, which MessageSocket does not.
enum RawSender {
  static func send(_ descriptors: [Int32], over socket: Int32) {
    // A control message by hand: its length, SOL_SOCKET, SCM_RIGHTS, the numbers.
    let length = 16 + descriptors.count * 4
    var control = [UInt8](repeating: 0, count: (length + 7) & ~7)
    unsafe control.withUnsafeMutableBytes { room in
      unsafe room.storeBytes(of: length, as: Int.self)
      unsafe room.storeBytes(of: SOL_SOCKET, toByteOffset: 8, as: Int32.self)
      unsafe room.storeBytes(of: 1, toByteOffset: 12, as: Int32.self)
      for (index, descriptor) in descriptors.enumerated() {
        unsafe room.storeBytes(of: descriptor, toByteOffset: 16 + index * 4, as: Int32.self)
      }
      var byte: UInt8 = 1
      unsafe withUnsafeMutablePointer(to: &byte) { pointer in
        var part = unsafe iovec(iov_base: pointer, iov_len: 1)
        unsafe withUnsafeMutablePointer(to: &part) { parts in
          var message = unsafe msghdr()
          unsafe message.msg_iov = parts
          unsafe message.msg_iovlen = 1
          unsafe message.msg_control = room.baseAddress
          unsafe message.msg_controllen = room.count
          precondition(unsafe sendmsg(socket, &message, 0) == 1)
        }
      }
    }
  }
}
