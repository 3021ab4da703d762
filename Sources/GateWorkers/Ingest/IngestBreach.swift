/// The reader said something that it must not say, so it is taken for broken or taken over.
struct IngestBreach: Error {}
