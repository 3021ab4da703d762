import Foundation
import GateDomain

/// The terminal that this program runs on, if any.
enum Terminal {
  static var hasInput: Bool { isatty(STDIN_FILENO) == 1 }
  static var hasErrorOutput: Bool { isatty(STDERR_FILENO) == 1 }

  /// Columns of the terminal behind standard error.
  static var columns: Int {
    var size = winsize()
    let found = unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size)
    return found == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Asks a question that only a clear yes answers.
  static func confirms(_ question: Words) -> Bool {
    write(question.in(Voice.language) + " [y/N] ")
    let answer = (readLine() ?? "").trimmingCharacters(in: .whitespaces).lowercased()
    return ["y", "yes", "是"].contains(answer)
  }

  /// Asks for a line that does not appear on the screen.
  static func secret(_ prompt: Words) -> String? {
    write(prompt.in(Voice.language))
    var plain = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &plain) == 0 else { return nil }
    var silent = plain
    silent.c_lflag &= ~tcflag_t(ECHO)
    unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
    let line = readLine()
    unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &plain)
    write("\n")
    return line
  }

  /// Writes over the current line.
  static func rewrite(_ line: String) {
    write("\r\u{1b}[K" + line)
  }

  static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
