import GateDomain
import GateOffice
import GateSigning
import GateWire
import Hummingbird

extension Visit {
  /// Puts a session's token into the browser and leads on.
  func enter(_ session: SessionAnswer, to path: ReturnPath) throws -> Response {
    var response = Response.redirect(to: path)
    response.setCookie(try ConsoleCookies.session(token: session.token, isSecure: isSecure))
    return response
  }

  /// The session's token.
  ///
  /// - Throws: `Problem` when nobody is signed in.
  var sessionToken: String {
    get throws {
      guard let token, viewer != nil else { throw Problem.notSignedIn }
      return token
    }
  }

  /// What a passkey signed, from the fields of a form; nil when the form carries none.
  ///
  /// - Throws: `Problem` when the fields make no sense.
  func seal(reason: String) throws -> Seal? {
    guard !form["signature"].isEmpty else { return nil }
    guard
      let seal = Seal(
        credential: form["credential"], authenticatorData: form["authenticator"],
        clientData: form["client"], signature: form["signature"],
        reason: Digest.of(Array(reason.utf8)))
    else { throw Problem.badForm }
    return seal
  }

  /// What the passkey signed, for forms that are nothing without it.
  func requiredSeal() throws -> Seal {
    guard let seal = try seal(reason: "") else { throw Problem.badForm }
    return seal
  }

  /// Asks for the password once more, and gives the browser the session's new token.
  ///
  /// - Throws: `Refusal` when it is wrong.
  func confirmed(_ act: (Visit) async throws -> Response) async throws -> Response {
    let session = try await office.confirmPassword(
      form["password"], token: sessionToken, address: address)
    let cookie = try ConsoleCookies.session(token: session.token, isSecure: isSecure)
    var next = self
    next.token = session.token
    next.viewer = try await office.viewer(token: session.token)
    do {
      var response = try await act(next)
      response.setCookie(cookie)
      return response
    } catch {
      // The old token is gone, so also a page that says no must hand out the new one.
      guard let problem = Problem(error) else { throw error }
      var response = next.page(ProblemPage(problem: problem).page(next), status: problem.status)
      response.setCookie(cookie)
      return response
    }
  }
}
