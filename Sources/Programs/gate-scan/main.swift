import GateLinux
import GateScanning
import GateWire
import Glibc

// The station starts this with its control socket as descriptor 3; nobody else has a use for it.
func complain(_ message: String) {
  try? Stream.write(Array("gate-scan: \(message)\n".utf8), to: STDERR_FILENO)
}

do {
  let options = try ScanOptions(arguments: Array(CommandLine.arguments.dropFirst()))
  let control = MessageSocket(owning: OwnedDescriptor(owning: 3))
  try ForkServer(control: control, options: options).serve()
} catch let error as EngineError {
  complain(error.message)
  exit(1)
} catch let error as SystemError {
  complain(error.message)
  exit(1)
} catch {
  complain("the station did not keep to the protocol")
  exit(1)
}
