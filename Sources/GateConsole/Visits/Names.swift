import GateDomain
import Hummingbird

// Two libraries call something a request; in the console the word alone means the office's.

typealias Request = GateDomain.Request

/// A request of HTTP.
typealias WebRequest = Hummingbird.Request
