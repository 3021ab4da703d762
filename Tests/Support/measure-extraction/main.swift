import Foundation
import GateExtraction

// measure-extraction PROGRAM FOLDER [--format json] [--pictures N] [--megabytes N] [--only ROW] [--without ROW]
// measure-extraction PROGRAM FILE: what comes out of one file.
let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2 else {
  print("usage: measure-extraction gate-extract FOLDER|FILE [--format json] [--pictures N]")
  exit(2)
}

func option(_ name: String) -> String? {
  arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
}

var limits = ExtractionLimits()
limits.pictures = option("--pictures").flatMap { UInt32($0) } ?? 0
if let megabytes = option("--megabytes").flatMap({ UInt64($0) }) {
  limits.textBytes = megabytes << 20
}
let extractor = TextExtractor(program: arguments[0])
if FileManager.default.fileExists(atPath: arguments[1] + "/cases.jsonl") {
  let cases = try MeasuredCase.all(in: arguments[1])
    .filter { option("--only") == nil || option("--only") == $0.group }
    .filter { option("--without") != $0.group }
  let run = MeasuredRun(cases, folder: arguments[1], extractor, limits)
  extractor.stop()
  print(option("--format") == "json" ? try run.json() : run.table())
} else {
  Listing.show(arguments[1], extractor, limits)
}
