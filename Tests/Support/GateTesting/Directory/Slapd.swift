import Foundation

/// Debian's own directory server with a few people, on a free port, with a certificate of its own.
public final class Slapd: Sendable {
  /// Everybody's password.
  public static let password = "directory password 1"

  /// The ports for STARTTLS and for LDAPS.
  public let plainPort, securePort: Int
  /// The certificate that it shows, and one that somebody else made for the same name.
  public let authorities, otherAuthorities: String
  private let temporary: TemporaryFolder
  private let program: Program

  /// Starts it; it may still be opening its ports.
  public init() async throws {
    temporary = try TemporaryFolder("slapd")
    (plainPort, securePort) = (try FreePort.find(), try FreePort.find())
    authorities = temporary.path("ca.pem")
    otherAuthorities = temporary.path("other.pem")
    try await Self.makeCertificates(in: temporary)
    try Self.write(Self.configuration(temporary), to: temporary.path("slapd.conf"))
    try Self.write(Self.people, to: temporary.path("people.ldif"))
    try FileManager.default.createDirectory(
      atPath: temporary.path("data"), withIntermediateDirectories: true)
    let loaded = try await Program.run(
      "/usr/sbin/slapadd",
      ["-f", temporary.path("slapd.conf"), "-l", temporary.path("people.ldif")])
    guard loaded.succeeded else { throw SlapdError(errors: loaded.errors) }
    program = try Program.start(
      "/usr/sbin/slapd",
      [
        "-d", "0", "-f", temporary.path("slapd.conf"), "-h",
        "ldap://127.0.0.1:\(plainPort) ldaps://127.0.0.1:\(securePort)",
      ])
  }

  deinit { program.kill() }

  /// Ends it.
  public func stop() { program.kill() }

  private static func makeCertificates(in folder: TemporaryFolder) async throws {
    for (name, subject) in [("ca", "/CN=directory"), ("other", "/CN=directory")] {
      let made = try await Program.run(
        "/usr/bin/openssl",
        [
          "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
          "-keyout", folder.path("\(name).key"), "-out", folder.path("\(name).pem"), "-days", "2",
          "-subj", subject, "-addext", "subjectAltName=IP:127.0.0.1",
        ])
      guard made.succeeded else { throw SlapdError(errors: made.errors) }
    }
  }

  private static func write(_ text: String, to path: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path))
  }

  private static func configuration(_ folder: TemporaryFolder) -> String {
    """
    include /etc/ldap/schema/core.schema
    include /etc/ldap/schema/cosine.schema
    include /etc/ldap/schema/inetorgperson.schema
    modulepath /usr/lib/ldap
    moduleload back_mdb
    pidfile \(folder.path("slapd.pid"))
    TLSCACertificateFile \(folder.path("ca.pem"))
    TLSCertificateFile \(folder.path("ca.pem"))
    TLSCertificateKeyFile \(folder.path("ca.key"))
    database mdb
    suffix "dc=office"
    rootdn "cn=search,dc=office"
    rootpw searching
    directory \(folder.path("data"))

    """
  }

  private static let people = """
    dn: dc=office
    objectClass: dcObject
    objectClass: organization
    dc: office
    o: office

    dn: ou=people,dc=office
    objectClass: organizationalUnit
    ou: people

    dn: ou=groups,dc=office
    objectClass: organizationalUnit
    ou: groups

    \(person("zhangwei"))
    \(person("liuyang"))
    \(person("twin"))
    \(person("chenjie"))
    \(person("lina"))
    dn: ou=annex,ou=people,dc=office
    objectClass: organizationalUnit
    ou: annex

    dn: uid=twin,ou=annex,ou=people,dc=office
    objectClass: inetOrgPerson
    uid: twin
    cn: twin
    sn: twin
    userPassword: \(password)

    dn: ou=elsewhere,ou=people,dc=office
    objectClass: referral
    objectClass: extensibleObject
    ou: elsewhere
    ref: ldap://127.0.0.1:1/ou=people,dc=office

    dn: cn=staff,ou=groups,dc=office
    objectClass: groupOfNames
    cn: staff
    member: uid=zhangwei,ou=people,dc=office
    member: uid=liuyang,ou=people,dc=office
    member: uid=chenjie,ou=people,dc=office
    member: uid=lina,ou=people,dc=office

    dn: cn=officers,ou=groups,dc=office
    objectClass: groupOfNames
    cn: officers
    member: uid=liuyang,ou=people,dc=office

    dn: cn=cooks,ou=groups,dc=office
    objectClass: groupOfNames
    cn: cooks
    member: uid=liuyang,ou=people,dc=office

    """

  private static func person(_ name: String) -> String {
    """
    dn: uid=\(name),ou=people,dc=office
    objectClass: inetOrgPerson
    uid: \(name)
    cn: \(name)
    sn: \(name)
    userPassword: \(password)

    """
  }
}

/// What kept the server from being made.
struct SlapdError: Error {
  let errors: String
}
