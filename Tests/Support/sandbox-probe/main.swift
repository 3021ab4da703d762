// Enters a sandbox and tries one thing: exits with 0 when it worked, with errno when it was
// refused, with 77 when the sandbox could not be entered. What is forbidden kills it.
//
// sandbox-probe PROFILE ACT OUTSIDE, where PROFILE is "ingest", "none" or the folder of a scan
// worker and OUTSIDE is a folder in which everybody may do everything, with a file "file" in it.
// "call NAME" makes that system call, past the C library, with 0 for every argument.

import GateLinux
import Glibc

func errnoOf(_ result: Int) -> Int32 {
  let number = errno
  return result >= 0 ? 0 : number
}

func tryOpening(_ path: String, _ flags: Int32) -> Int32 {
  do {
    _ = try OwnedDescriptor(opening: path, flags)
    return 0
  } catch {
    return error.number
  }
}

func tryMapping() -> Int32 {
  let place = unsafe mmap(nil, 4_096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
  return unsafe place == MAP_FAILED ? errno : 0
}

func tryProtecting() -> Int32 {
  let place = unsafe mmap(nil, 4_096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
  return unsafe errnoOf(Int(mprotect(place, 4_096, PROT_READ | PROT_EXEC)))
}

func tryReading() -> Int32 {
  var bytes = [UInt8](repeating: 0, count: 5)
  let count = unsafe pread(3, &bytes, 5, 0)
  return count == 5 && bytes == Array("hello".utf8) ? 0 : EIO
}

func trySpawning() -> Int32 {
  do {
    _ = try WorkerProcess.spawn(program: "/bin/true")
    return 0
  } catch {
    return error.number
  }
}

func tryReceiving() -> Int32 {
  let socket = MessageSocket(owning: OwnedDescriptor(owning: 3))
  do {
    guard var message = try socket.receive(timeoutMilliseconds: 5_000) else { return EPIPE }
    guard let file = message.takeDescriptor() else { return EBADF }
    var byte: UInt8 = 0
    guard unsafe read(file.number, &byte, 1) == 1, byte == UInt8(ascii: "h") else { return EIO }
    try socket.send(message.bytes)
    return 0
  } catch {
    return error.number
  }
}

func moveOut(_ inside: String, _ outside: String) -> Int32 {
  guard tryOpening(inside + "/new", O_RDWR | O_CREAT) == 0 else { return EIO }
  return errnoOf(Int(unsafe rename(inside + "/new", outside + "/new")))
}

func perform(_ act: String, _ profile: String, _ outside: String) -> Int32 {
  switch act {
  case "nothing": 0
  case "read": tryReading()
  case "receive": tryReceiving()
  case "open": tryOpening(outside + "/file", O_RDONLY)
  case "create inside": tryOpening(profile + "/new", O_RDWR | O_CREAT)
  case "create": tryOpening(outside + "/new", O_WRONLY | O_CREAT)
  case "write": tryOpening(outside + "/file", O_WRONLY)
  case "list": tryOpening(outside, O_RDONLY | O_DIRECTORY)
  case "make folder": errnoOf(Int(unsafe mkdir(outside + "/folder", 0o700)))
  case "remove": errnoOf(Int(unsafe unlink(outside + "/file")))
  case "rename": errnoOf(Int(unsafe rename(outside + "/file", outside + "/other")))
  case "move out": moveOut(profile, outside)
  case "link inside": errnoOf(Int(unsafe symlink("/etc/hostname", profile + "/link")))
  case "socket": errnoOf(Int(socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)))
  case "spawn": trySpawning()
  case "map": tryMapping()
  case "protect": tryProtecting()
  case "signal": errnoOf(Int(kill(getppid(), 0)))
  case "identity": geteuid() == 65_534 && getegid() == 65_534 ? 0 : EPERM
  case "crash": unsafe UnsafePointer<Int32>(bitPattern: 8)?.pointee ?? 0
  default: EX_USAGE
  }
}

func prepare(_ act: String) {
  switch act {
  case "thread":
    var thread = pthread_t()
    unsafe pthread_create(
      &thread, nil,
      { _ in
        pause()
        return nil
      }, nil)
  case "handler": signal(SIGSEGV) { _ in exit(3) }
  default: break
  }
}

func enter(_ profile: String) throws {
  switch profile {
  case "none": break
  case "ingest": try Sandbox.enter(.ingest)
  default: try Sandbox.enter(.scan(temporaryFolder: profile))
  }
}

let arguments = CommandLine.arguments
guard arguments.count == 4 else { exit(EX_USAGE) }
prepare(arguments[2])
let call = RawCall(act: arguments[2])
do {
  try enter(arguments[1])
} catch {
  exit(SandboxError.exitCode)
}
exit(call?.make() ?? perform(arguments[2], arguments[1], arguments[3]))
