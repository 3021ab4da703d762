import GateDiscs
import GateDomain

/// What a burn request asks for, as its page and the page that asks for a seal show it.
struct BurnFacts {
  let answer: BurnAnswer
  let voice: Voice
  /// People by account.
  let people: [Identifier<Person>: Person]

  private var request: BurnRequest { answer.request }
  private var order: BurnOrder { request.order }

  /// The list of facts.
  var html: HTML {
    var facts = Facts()
    facts.add(voice("事由", "Purpose"), text: order.purpose)
    facts.add(voice("申请人", "Requester"), text: "\(request.requesterName) · \(request.department)")
    facts.add(voice("接收", "Receiver"), text: order.receiver)
    facts.add(voice("密级", "Level"), text: voice(order.level.words))
    facts.add(
      voice("份数", "Copies"),
      text: answer.allowance.map {
        voice("\(order.copies)（已用 \($0.used)）", "\(order.copies) (\($0.used) used)")
      } ?? "\(order.copies)")
    facts.add(
      voice("文件", "Files"), "\(voice.files(UInt64(order.files.count))) · \(voice.size(order.bytes))"
    )
    facts.add(voice("中间机", "Station"), text: order.station.rawValue)
    facts.add(voice("刻录人", "Burned by"), text: name(order.burner))
    facts.add(voice("监刻人", "Watched by"), text: order.witness.map(name) ?? voice("无", "nobody"))
    facts.add(
      voice("有效期", "Window"),
      "\(voice.time(order.window.notBefore)) – \(voice.time(order.window.notAfter))")
    facts.add(voice("申请的摘要", "Digest of the request"), HTML.digest(request.digest))
    return facts.html
  }

  private func name(_ account: Identifier<Person>) -> String {
    people[account]?.nameWithAccount ?? account.rawValue
  }
}
