import GateLinux

/// Swift Testing has a type of the same name.
typealias ProcessStatus = GateLinux.ExitStatus
