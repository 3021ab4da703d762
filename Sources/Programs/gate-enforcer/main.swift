// Keeps every device closed but those that a grant opens. Runs as root; docs/devices.md has its
// command line and its protocol.

import GateEnforcer
import Glibc

exit(EnforcerProgram.run(arguments: Array(CommandLine.arguments.dropFirst())))
