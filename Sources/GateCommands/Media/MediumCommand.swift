public import ArgumentParser
public import GateDiscs
import GateDomain

/// `gatectl medium`: the register of discs, sticks and blanks.
struct MediumCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "medium", abstract: say("介质台账", "The register of media"),
      subcommands: [
        MediumAdd.self, MediumList.self, MediumShow.self, MediumIssue.self, MediumReturn.self,
        MediumHandOver.self, MediumDestroy.self, MediumKeep.self, MediumArchive.self,
        MediumCount.self, TakeOutList.self, TakeOutReceiptEnter.self,
      ])
  }
}

extension MediumKind: ExpressibleByArgument {}
extension MediumUse: ExpressibleByArgument {}
extension DiscLevel: ExpressibleByArgument {}

/// Media as `gatectl` prints them.
enum MediumView {
  /// One a line.
  static func table(_ media: [RegisteredMedium], _ language: Language) -> Table {
    Table(
      columns: [
        .init("编号", "NUMBER"), .init("种类", "KIND"), .init("用途", "USE"),
        .init("密级", "LEVEL"), .init("状态", "STATE"), .init("保管人", "CUSTODIAN"),
        .init("在谁手里", "WITH"),
      ],
      rows: media.map { medium in
        [
          medium.number.text, medium.kind.words.in(language), medium.use.words.in(language),
          medium.level.words.in(language), MediumState.words(for: medium.state.name).in(language),
          medium.custodian.rawValue, holder(of: medium),
        ]
      })
  }

  private static func holder(of medium: RegisteredMedium) -> String {
    guard case .issued(let holder, let due) = medium.state else { return "-" }
    return "\(RawName(holder).escaped) (\(Shown.time(due)))"
  }
}
