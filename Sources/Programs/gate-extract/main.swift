import GateExtraction
import GateLinux
import GateReaders
import Glibc

// Started with its socket as descriptor 3; nobody else has a use for it.
func complain(_ message: String) {
  try? Stream.write(Array("gate-extract: \(message)\n".utf8), to: STDERR_FILENO)
}

let socket = MessageSocket(owning: OwnedDescriptor(owning: 3))
do {
  let options = try ExtractOptions(arguments: Array(CommandLine.arguments.dropFirst()))
  try ExtractWorker(socket: socket, options: options).serve()
} catch let error as SandboxError {
  complain(error.message)
  exit(SandboxError.exitCode)
} catch let error as SystemError {
  complain(error.message)
  exit(1)
} catch {
  complain("the process that started it did not keep to the protocol")
  exit(1)
}
