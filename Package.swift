// swift-tools-version: 6.2
import PackageDescription

// The layers of docs/architecture.md, lowest first. Tests/LayoutTests holds the edges.

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(
  name: "HummingbirdTesting", package: "hummingbird")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let lifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioFoundation = Target.Dependency.product(name: "NIOFoundationCompat", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")

/// A system library: its module map, its pkg-config name and the Debian package that has both.
func system(_ name: String, pkgConfig: String?, apt: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt])])
}

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies)
}

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, path: "Sources/Programs/\(name)")
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [])
  -> Target
{
  .testTarget(
    name: name, dependencies: dependencies + ["GateTesting"], path: "Tests/\(name)",
    resources: resources)
}

let systemLibraries = [
  system("CSeccomp", pkgConfig: "libseccomp", apt: "libseccomp-dev"),
  system("CTsk", pkgConfig: "tsk", apt: "libtsk-dev"),
  system("CClamAV", pkgConfig: "libclamav", apt: "libclamav-dev"),
  system("CMagic", pkgConfig: "libmagic", apt: "libmagic-dev"),
  system("CYara", pkgConfig: "yara", apt: "libyara-dev"),
  system("CArchive", pkgConfig: "libarchive", apt: "libarchive-dev"),
  system("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev"),
  system("CArgon2", pkgConfig: "libargon2", apt: "libargon2-dev"),
  system("CLdap", pkgConfig: "ldap", apt: "libldap-dev"),
  system("CPCRE2", pkgConfig: "libpcre2-32", apt: "libpcre2-dev"),
  system("CFileFacts", pkgConfig: nil, apt: "libc6-dev"),
  system("CXml2", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
  system("CUchardet", pkgConfig: "uchardet", apt: "libuchardet-dev"),
  system("CTesseract", pkgConfig: "tesseract", apt: "libtesseract-dev"),
  system("CNettle", pkgConfig: "nettle", apt: "nettle-dev"),
  system("CUdev", pkgConfig: "libudev", apt: "libudev-dev"),
  system("CSodium", pkgConfig: "libsodium", apt: "libsodium-dev"),
  system("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
  system("CPango", pkgConfig: "pangocairo", apt: "libpango1.0-dev"),
]

let libraries = [
  // L0
  library("GateDomain"),
  // L1
  library("GateWire", ["GateDomain"]),
  library("GateSigning", ["GateDomain", crypto]),
  library("GateForms", ["GateDomain"]),
  library("GateVerifying", ["GateDomain", "CSodium"]),
  // L2
  .target(name: "CLinux", path: "Sources/C/CLinux"),
  library("GateLinux", ["CLinux", "CSeccomp"]),
  library(
    "GatePolicy",
    ["GateDomain", "GateForms", "GateSigning", .product(name: "Yams", package: "Yams")]),
  library("GateAuditLog", ["GateDomain", "GateSigning"]),
  library("GatePasskeys", ["GateDomain", "GateSigning", "GateForms"]),
  library("GateMultipart"),
  // L3
  library("GateApproval", ["GateDomain", "GateForms", "GateSigning", "GateAuditLog"]),
  library("GateAdmission", ["GateDomain", "GateSigning"]),
  library(
    "GateTransfer", ["GateDomain", "GateSigning", "GateLinux", "GatePolicy"]),
  library("GateSignatures", ["GateDomain", "GateSigning", "GateLinux"]),
  library("GateRetention", ["GateDomain", "GateSigning", "GatePolicy", "GateLinux", "CPCRE2"]),
  library("GateDiscs", ["GateDomain", "GateWire", "GateSigning", "GatePolicy"]),
  library("GateQR"),
  library("GatePaper", ["CPango"]),
  // L4
  library(
    "GateStore",
    [
      "GateDomain", "GateSigning", "GateAuditLog", "GateLinux", "GateRetention", "GateDiscs", grdb,
    ]),
  library("GateSite", ["GateDomain", "GateSigning", "GateLinux"]),
  library(
    "GateExports",
    [
      "GateDomain", "GateSigning", "GateLinux", "GateRetention", "GateExtraction", "GateContents",
    ]),
  library("GateSignIn", ["GateDomain", "GateSigning", "CArgon2"]),
  library("GateDirectory", ["GateDomain", "CLdap"]),
  .target(name: "CPam", path: "Sources/C/CPam", linkerSettings: [.linkedLibrary("pam")]),
  library("GatePAM", ["GateDomain", "CPam"]),
  // L5
  library(
    "GateOffice",
    [
      "GateDomain", "GateWire", "GateSigning", "GatePolicy", "GateAuditLog", "GateApproval",
      "GateStore", "GateSignIn", "GateSite", "GateLinux", "GateForms", "GatePasskeys",
      "GateDirectory", "GateRetention", "GateDiscs", "GateWatchList", "GateExtraction",
      "GateExports", "GatePAM",
    ]),
  // L6
  library(
    "GateConsole",
    [
      "GateDomain", "GateWire", "GateSigning", "GatePolicy", "GateAuditLog",
      "GateOffice", "GateSite", "GateForms", "GatePasskeys", "GateSignIn", "GateStore",
      "GateRetention", "GateDiscs", "GateQR", "GateMultipart", "GateWatchList", "GatePaper",
      hummingbird,
      lifecycle, logging, nio, httpTypes,
    ]),
  library(
    "GateStationLink",
    [
      "GateDomain", "GateWire", "GateSigning", "GateDiscs", "GateWatchList", httpClient, nio,
      nioFoundation, nioHTTP,
    ]),
  library("GateDevices", ["GateDomain", "GateWire", "GateSigning", "GateLinux"]),
  library("GateUSB", ["GateDomain", "GateVerifying"]),
  library(
    "GateEnforcer",
    ["GateDomain", "GateWire", "GateLinux", "GateVerifying", "GateUSB", "CUdev"]),
  .target(name: "CPackets", path: "Sources/C/CPackets"),
  library("GateIntranetWatch", ["GateWatchList", "CPackets"]),
  library("GateWatchList", ["GateDomain", "GateSigning"]),
  library("GateMedia", ["GateDomain", "GateWire", "GateLinux", "CTsk"]),
  .target(
    name: "CBurn", path: "Sources/C/CBurn",
    linkerSettings: [.linkedLibrary("burn"), .linkedLibrary("isofs")]),
  library("GateBurning", ["GateWire", "GateLinux", "CBurn"]),
  library(
    "GateScanning",
    [
      "GateDomain", "GateWire", "GateLinux", "CLinux", "CClamAV", "CMagic", "CArchive", "CZlib",
      "CYara",
    ]),
  library(
    "GateInspection",
    [
      "GateDomain", "GateSigning", "GateLinux", "GatePolicy", "GateRetention", "GateExtraction",
      "GateSite", "CFileFacts", "GateContents", "GateExports", grdb, arguments,
    ]),
  // From what the reader says of a file to what the rules make of it.
  library(
    "GateContents", ["GateDomain", "GatePolicy", "GateExtraction", "GateRetention", "GateDiscs"]),
  // What text is, and the process that reads it; GateReaders is linked into gate-extract alone.
  library("GateExtraction", ["GateDomain", "GateWire", "GateLinux"]),
  .target(
    name: "CPoppler", path: "Sources/C/CPoppler",
    linkerSettings: [.linkedLibrary("poppler-cpp")]),
  library(
    "GateReaders",
    [
      "GateDomain", "GateWire", "GateLinux", "GateExtraction", "CLinux", "CArchive", "CZlib",
      "CXml2", "CUchardet", "CTesseract", "CNettle", "CPoppler", "CSQLite",
    ]),
  library(
    "GateWorkers",
    ["GateDomain", "GateWire", "GateLinux", "CLinux", "GatePolicy", "GateSignatures"]),
  library("GateEngines", ["GateDomain", "GateSigning", "GateLinux", "GatePolicy"]),
  library(
    "GateStation",
    [
      "GateDomain", "GateWire", "GateSigning", "GatePolicy", "GateLinux", "GateAdmission",
      "GateTransfer", "GateAuditLog", "GateSite", "GateStore", "GateStationLink", "GateDevices",
      "GateSignatures", "GateWorkers", "GateEngines", "GatePasskeys", "GateForms", "GateDiscs",
      "GateIntranetWatch", "GateContents", "GateRetention", "GateWatchList", lifecycle,
      logging,
    ]),
  library(
    "GateCommands",
    [
      "GateDomain", "GateWire", "GateSigning", "GatePolicy", "GateAuditLog", "GateLinux",
      "GateTransfer", "GateStore", "GateSite", "GateOffice", "GateStationLink",
      "GateSignatures", "GateWorkers", "GateEngines", "GateForms", "GatePasskeys", "GateRetention",
      "GateExtraction", "GateInspection", "GateDiscs", "GateContents", "GateExports", grdb,
      arguments,
    ]),
]

let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")

let programs = [
  program(
    "gated",
    [
      "GateConsole", "GateOffice", "GateSite", "GatePolicy", arguments, lifecycle,
      signals, logging,
    ]),
  program(
    "gate-station",
    [
      "GateStation", "GateDevices", "GateSite", "GateIntranetWatch", arguments, lifecycle, signals,
      logging,
    ]),
  program("gate-enforcer", ["GateEnforcer"]),
  program("gate-ingest", ["GateMedia", "GateLinux"]),
  program("gate-burn", ["GateBurning", "GateLinux", "GateWire"]),
  program("gate-scan", ["GateScanning", "GateLinux", "GateWire"]),
  program("gatectl", ["GateCommands"]),
  program("gate-inspect", ["GateInspection", arguments]),
  program("gate-extract", ["GateReaders", "GateExtraction", "GateLinux"]),
]

let testSupport: [Target] = [
  .target(
    name: "GateTesting",
    dependencies: ["GateDomain", "GateLinux", "GateWire", httpClient, nio, nioHTTP, crypto],
    path: "Tests/Support/GateTesting"),
  .executableTarget(
    name: "sandbox-probe", dependencies: ["GateLinux", "CSeccomp"],
    path: "Tests/Support/sandbox-probe"),
  .executableTarget(
    name: "unruly-scan", dependencies: ["GateLinux", "GateTesting"],
    path: "Tests/Support/unruly-scan"),
  .executableTarget(
    name: "intranet-probe", dependencies: ["GateIntranetWatch"],
    path: "Tests/Support/intranet-probe"),
  .executableTarget(
    name: "fuzz-inspection",
    dependencies: [
      "GateScanning", "GateReaders", "GateExtraction", "GateUSB", "GateWire", "GateDomain",
      "GatePasskeys", "GateSigning", "GateLinux", "GateMultipart",
    ],
    path: "Tests/Support/fuzz-inspection"),
  .executableTarget(
    name: "measure-extraction", dependencies: ["GateExtraction", "GateLinux"],
    path: "Tests/Support/measure-extraction"),
  .executableTarget(
    name: "fill-office",
    dependencies: [
      "GateOffice", "GateForms", "GateStore", "GateAuditLog", "GateSigning", "GateSite", "GateWire",
      "GatePolicy",
      "GateDomain",
    ],
    path: "Tests/Support/fill-office"),
]

let allTests = [
  tests("GateDomainTests", ["GateDomain"]),
  tests("GateWireTests", ["GateWire", "GateDomain"]),
  tests("GateSigningTests", ["GateSigning", "GateDomain"]),
  tests("GateFormsTests", ["GateForms", "GateDomain"]),
  tests("GateLinuxTests", ["GateLinux", "GateDomain"]),
  tests(
    "GatePolicyTests", ["GatePolicy", "GateForms", "GateDomain"], resources: [.copy("Corpus")]),
  tests(
    "GateAuditLogTests", ["GateAuditLog", "GateSigning", "GateDomain"],
    resources: [.copy("interop")]),
  tests(
    "GateApprovalTests",
    ["GateApproval", "GateForms", "GateSigning", "GateAuditLog", "GateDomain"]),
  tests("GateAdmissionTests", ["GateAdmission", "GateSigning", "GateDomain"]),
  tests(
    "GateTransferTests",
    ["GateTransfer", "GatePolicy", "GateSigning", "GateLinux", "GateDomain"]),
  tests(
    "GateStoreTests",
    [
      "GateStore", "GateAuditLog", "GateSigning", "GateApproval", "GateTransfer", "GateWire",
      "GateDomain", grdb,
    ]),
  tests("GateSignInTests", ["GateSignIn", "GateDomain"]),
  tests(
    "GatePasskeysTests", ["GatePasskeys", "GateApproval", "GateForms", "GateSigning", "GateDomain"]),
  tests("GateDirectoryTests", ["GateDirectory", "GateDomain"]),
  tests("GatePAMTests", ["GatePAM"]),
  tests("GateMediaTests", ["GateWorkers", "GateTransfer", "GateWire", "GateLinux", "GateDomain"]),
  tests(
    "GateScanningTests",
    [
      "GateScanning", "GateWorkers", "GateSignatures", "GateTransfer", "GatePolicy", "GateWire",
      "GateLinux",
      "GateDomain",
    ]),
  tests(
    "InspectionTests",
    ["GateWorkers", "GateTransfer", "GatePolicy", "GateWire", "GateLinux", "GateDomain"]),
  tests(
    "GateDevicesTests",
    ["GateDevices", "GateSigning", "GateWire", "GateLinux", "GateDomain"]),
  tests("GateUSBTests", ["GateUSB", "GateVerifying", "GateSigning", "GateDomain"]),
  tests(
    "GateEnforcerTests",
    [
      "GateEnforcer", "GateUSB", "GateVerifying", "GateSigning", "GateWire", "GateLinux",
      "GateDomain",
    ]),
  tests(
    "GateOfficeTests",
    [
      "GateOffice", "GateForms", "GateAuditLog", "GatePolicy", "GateSigning",
      "GateSite", "GateWire", "GatePasskeys", "GateSignIn", "GateStore", "GateRetention",
      "GateDomain", "GateDiscs", "GateWatchList", "GateApproval", grdb,
    ]),
  tests(
    "GateConsoleTests",
    [
      "GateConsole", "GateOffice", "GateForms", "GatePolicy", "GateStore",
      "GateAuditLog", "GateSigning", "GateRetention", "GateSite", "GateDomain", "GateWire",
      "GateDiscs", "GateSignIn", hummingbird,
      hummingbirdTesting, lifecycle, logging, nio, nioPosix, httpTypes,
    ]),
  tests(
    "GateCommandsTests",
    [
      "GateCommands", "GateStationLink", "GateStore", "GateAuditLog", "GateSigning", "GateLinux",
      "GateDomain", "GateSite", "GateWire", grdb, arguments,
    ]),
  tests(
    "ProgramTests",
    [
      "GateDomain", "GateWire", "GateSigning", "GateAuditLog", "GateLinux", "GateForms",
      "GateOffice",
      "GateSite", "GateStationLink", "GateStore", "GateTransfer", "GateDiscs", "GateExports",
      "GateRetention",
    ]),
  tests(
    "GateExtractionTests",
    ["GateExtraction", "GateReaders", "GateWire", "GateLinux", "GateDomain"]),
  tests(
    "GateExportsTests",
    [
      "GateExports", "GateRetention", "GateExtraction", "GateSigning", "GateLinux", "GateDomain",
    ]),
  tests("GateBurningTests", ["GateWorkers", "GateWire", "GateLinux", "GateDomain"]),
  tests(
    "GateDiscsTests",
    [
      "GateDiscs", "GateSigning", "GatePolicy", "GateDomain", "GateApproval", "GateForms",
      "GatePasskeys", "GateAuditLog",
    ]),
  tests(
    "GateContentsTests",
    ["GateContents", "GateDiscs", "GateRetention", "GatePolicy", "GateLinux", "GateDomain"]),
  tests("GateQRTests", ["GateQR"]),
  tests("GatePaperTests", ["GatePaper"]),
  tests("GateMultipartTests", ["GateMultipart"]),
  tests("GateIntranetWatchTests", ["GateIntranetWatch", "GateWatchList"]),
  tests("GateTestingTests", []),
  tests("LayoutTests", []),
  tests("GateRetentionTests", ["GateRetention", "GatePolicy", "GateSigning", "GateDomain"]),
  tests(
    "GateInspectionTests",
    [
      "GateInspection", "GateRetention", "GateExtraction", "GateSigning", "GateDomain", grdb,
    ]),
]

// GATEHOUSE_TESTS="GateWireTests …" builds the test product with these targets alone, which saves
// minutes while working on one of them; unset, as in CI, every test is built.
let chosenTests = Context.environment["GATEHOUSE_TESTS"].map {
  $0.split(separator: " ").map(String.init)
}
let testTargets = testSupport + allTests.filter { chosenTests?.contains($0.name) ?? true }

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

for target in libraries + programs + testTargets
where !["CLinux", "CPoppler", "CBurn", "CPackets", "CPam"].contains(target.name) {
  target.swiftSettings = settings
}

let package = Package(
  name: "gatehouse",
  products: programs.map { .executable(name: $0.name, targets: [$0.name]) },
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams.git", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
  ],
  targets: systemLibraries + libraries + programs + testTargets
)
