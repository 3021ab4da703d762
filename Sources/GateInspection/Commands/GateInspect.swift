public import ArgumentParser
import Foundation
import GateDomain
import GateRetention
import GateSigning
import GateSite
import GateLinux

/// `gate-inspect`: what stands on an external machine that should not.
public struct GateInspect: ParsableCommand {
  /// Its verbs.
  public static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "gate-inspect",
      abstract: "外网计算机检查：留存的办公文件和机器状态 / inspects a machine of the external network",
      subcommands: [Enrol.self, AcceptRules.self, Run.self, PurgeFiles.self])
  }

  /// Made by the parser.
  public init() {}

  /// The folder in which the machine keeps everything.
  struct StateOption: ParsableArguments {
    @Option(help: "本机数据目录 / the machine's folder")
    var state = "/var/lib/gate-inspect"
  }

  /// Runs a verb; what is wrong and what to do goes to standard error.
  static func attempt(_ body: () throws -> Void) throws {
    do { try body() } catch let code as ExitCode { throw code } catch {
      FileHandle.standardError.write(Data((StartFailure.text(for: error) + "\n").utf8))
      throw ExitCode(1)
    }
  }

  static func say(_ chinese: String, _ english: String) {
    FileHandle.standardError.write(Data("\(chinese) / \(english)\n".utf8))
  }
}

/// `gate-inspect enrol`: makes the machine's key, once.
struct Enrol: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: "登记本机 / make this machine's key, once")
  }

  @OptionGroup var folder: GateInspect.StateOption
  @Option(help: "本机编号 / the machine's short name")
  var machine: String
  @Option(help: "本机名称 / its name for people")
  var name: String
  @Option(help: "本单位公钥，64 位十六进制 / the office's public key")
  var officeKey: String
  @Option(help: "登记文件写到哪里 / where to write the file to carry over")
  var out = "."

  func run() throws {
    try GateInspect.attempt {
      guard Enrolment.isName(machine) else { throw InspectionFailure.badName(machine) }
      guard let key = VerificationKey(hex: officeKey) else {
        throw ValidationError("\"\(officeKey)\" is no key\nhint: 64 hexadecimal digits")
      }
      let enrolment = try MachineFolder.enrol(
        Identifier(machine), name: name, office: key, in: folder.state)
      let path = "\(out)/\(machine).\(Enrolment.fileExtension)"
      try DurableFile.write(Array(try JSONEncoder().encode(enrolment)), to: path, mode: 0o644)
      print(path)
      GateInspect.say("请把此文件带到关口登记", "carry this file to the gate")
    }
  }
}

/// `gate-inspect rules`: takes the office's rules into use.
struct AcceptRules: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rules", abstract: "启用检查规则 / take the office's rules into use")
  }

  @OptionGroup var folder: GateInspect.StateOption
  @Argument(help: "规则文件 / the bundle, NAME.gaterules")
  var file: String

  func run() throws {
    try GateInspect.attempt {
      let bundle = try MachineFolder(folder.state).accept(rules: file)
      print("rules \(bundle.number) \(bundle.digest.hex)")
    }
  }
}

/// `gate-inspect purge`: removes what an officer's order names.
struct PurgeFiles: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "purge", abstract: "按指令清除文件 / remove files by an order")
  }

  @OptionGroup var folder: GateInspect.StateOption
  @Argument(help: "清除指令 / the order, NAME.gatepurge")
  var order: String
  @Option(help: "再次确认：要清除的文件数 / confirm once more: how many files")
  var confirm: Int?

  func run() throws {
    try GateInspect.attempt {
      let purge = try Purge(folder: MachineFolder(folder.state), order: order)
      for file in purge.order.files { GateInspect.say(file.path.escaped, file.digest.hex) }
      guard confirmed(purge.order.files.count) else {
        GateInspect.say("没有清除任何文件", "nothing was removed")
        throw ExitCode(1)
      }
      for (file, outcome) in try purge.run() { print("\(outcome.rawValue)\t\(file.path.escaped)") }
    }
  }

  private func confirmed(_ count: Int) -> Bool {
    if let confirm { return confirm == count }
    GateInspect.say("确认清除请输入文件数 \(count)", "type the number of files, \(count), to remove them")
    return readLine().flatMap { Int($0.trimmingCharacters(in: .whitespaces)) } == count
  }
}
