// Makes the site of a large office with years of work in it, for benchmarks.
//
// fill-office SITE PORT ROOT REQUESTS RECORDS: SITE is made new with the policies of the folder
// ROOT, REQUESTS requests are filed and answered by the office's own use cases, and the audit log
// is filled up to RECORDS records. All passwords are "benchmark-password-1".

import GateOffice
import Glibc

let arguments = CommandLine.arguments
guard arguments.count == 6, let port = Int(arguments[2]), let requests = Int(arguments[4]),
  let records = Int64(arguments[5])
else {
  print("usage: fill-office SITE PORT ROOT REQUESTS RECORDS")
  exit(EX_USAGE)
}
let cast = Cast()
try cast.makeSite(arguments[1], port: port, root: arguments[3])
do {
  let filling = try Filling(site: arguments[1], cast: cast)
  try await filling.file(requests)
}
try LogFilling(site: arguments[1]).fill(to: records)
