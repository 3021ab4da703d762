import GateDomain
import GatePasskeys
import GatePolicy
import GateOffice

/// A form that a passkey has to fill in before it is sent.
struct PasskeyForm {
  /// What the browser shall do.
  let ceremony: Ceremony
  /// Where the form goes.
  let action: String
  /// What has to be signed.
  let challenge: [UInt8]
  /// The credentials to choose from, in hexadecimal digits; none for any.
  var credentials: [String] = []
  /// More of the form, above the button.
  var content: HTML = ""
  /// The button's words.
  let button: String
  let visit: Visit

  private var voice: Voice { visit.voice }

  /// The markup.
  var html: HTML {
    """
    <form method="post" action="\(action)" class="passkey" data-passkey="\(ceremony == .create ? "create" : "get")" \
    data-challenge="\(Hex.encode(challenge))" data-host="\(host)" data-credentials="\(credentials.joined(separator: " "))" \
    data-account="\(visit.viewer?.person.id.rawValue ?? "")" data-name="\(visit.viewer?.person.name ?? "")" \
    data-failed="\(voice("通行密钥没有完成，请重试。", "The passkey did not finish. Try again."))" \
    data-unable="\(unable)">\(visit.tokenField)
    \(fields)
    \(content)
    <p class="error" role="alert"></p>
    <p class="buttons"><button class="primary" type="submit">\(button)</button></p>
    <noscript><p class="hint">\(voice("通行密钥需要浏览器允许运行脚本。", "Passkeys need scripts to be allowed in the browser."))</p></noscript>
    </form>
    """
  }

  private var host: String { visit.office.site.passkeyHost }

  private var unable: String {
    voice(
      "此浏览器或此地址不能使用通行密钥；请用地址 \(host) 打开控制台。",
      "Passkeys do not work in this browser or at this address; open the console as \(host).")
  }

  private var fields: HTML {
    let names =
      ceremony == .create
      ? ["client", "attestation"] : ["credential", "authenticator", "client", "signature"]
    let inputs: [HTML] = names.map { "<input type=\"hidden\" name=\"\($0)\" value=\"\">" }
    return """
      <input type="hidden" name="challenge" value="\(Hex.encode(challenge))">\(inputs)
      """
  }
}
