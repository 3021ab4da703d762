import ArgumentParser

/// `gatectl machine`: external machines, their reports and what was found on them.
struct MachineCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "machine", abstract: say("外网计算机", "External machines"),
      subcommands: [
        MachineEnrol.self, MachineList.self, MachineReport.self, MachinePurge.self,
      ])
  }
}

/// `gatectl machine report`: what machines bring.
struct MachineReport: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report", abstract: say("检查报告", "Inspection reports"),
      subcommands: [ReportImport.self, ReportList.self])
  }
}
