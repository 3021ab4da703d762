// Feeds a parser of outside bytes with changed samples until its time is over.
//
// fuzz-inspection TARGET SECONDS FOLDER [SEED]: FOLDER holds sample files, such as make-corpus
// writes; targets that need none make their own. Built with the address sanitizer, any access
// out of bounds ends it; so does every trap. The same seed gives the same inputs in the same
// order, so that a crash is found again; LAST_INPUT=FILE keeps the one being tried, its size first.

import Foundation

let arguments = CommandLine.arguments
guard (4...5).contains(arguments.count), let target = FuzzTarget(rawValue: arguments[1]),
  let seconds = Int(arguments[2])
else {
  let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: "|")
  print("usage: fuzz-inspection \(names) SECONDS FOLDER [SEED]")
  exit(EX_USAGE)
}
let seed = arguments.count > 4 ? UInt64(arguments[4]) ?? 0 : UInt64.random(in: 0 ... .max)
let samples = target.ownSamples ?? SampleFolder.samples(in: arguments[3], for: target)
guard !samples.isEmpty else {
  print("fuzz-inspection: no samples for \(target.rawValue) in \"\(arguments[3])\"")
  exit(EX_NOINPUT)
}
print("fuzz-inspection: \(target.rawValue), seed \(seed), \(samples.count) samples")
// A crash must not take the seed with it.
fflush(nil)
let last = LastInput(path: ProcessInfo.processInfo.environment["LAST_INPUT"])

@MainActor func parse(_ input: [UInt8]) {
  last.keep(input)
  target.parse(input)
}

for sample in samples { parse(sample) }
var mutator = Mutator(seed: seed, samples: samples)
let end = ContinuousClock.now + .seconds(seconds)
var rounds = samples.count
while ContinuousClock.now < end {
  for _ in 0..<64 { parse(mutator.next()) }
  rounds += 64
}
print("fuzz-inspection: \(target.rawValue), \(rounds) inputs, nothing found")
