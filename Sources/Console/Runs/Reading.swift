import Dialogue
package import Domains
import Errand
import Language
import Meaning

/// Utterances on standard input, readings on standard output; nothing acts.
package struct ReadingRun {
  private let domain: Domain
  private let language: String?
  private let asJSON: Bool

  /// Reads in a domain.
  package init(_ domain: Domain, language: String?, asJSON: Bool) {
    self.domain = domain
    self.language = language
    self.asJSON = asJSON
  }

  /// Reads to the end of the input.
  package func run() -> ExitStatus {
    Signals.watch()
    let session = Session(domain: domain, language: language)
    let screen = Screen(color: .never)
    var input = LineInput(descriptor: 0)
    var status = ExitStatus.done
    while let line = input.next(isInterrupted: { Signals.isInterrupted }) {
      switch line {
      case .interrupted: return .interrupted
      case .wrong(let why):
        Screen.error("error: line \(input.number): \(why)\n")
        status = status.and(.notUnderstood)
      case .text(let text):
        let record = session.reading(of: text)
        if record.status == .refused { status = status.and(.notUnderstood) }
        let written = asJSON ? JSONLines.line(.reading(record), session) : outline(record, session)
        // Nobody reads any more: that is no mistake.
        guard screen.out(written) else { return status }
      }
    }
    return status
  }

  private func outline(_ record: Output.ReadingRecord, _ session: Session) -> String {
    let lines = session.outline(of: record.understanding, record.utterance).map { outline in
      let roles = outline.roles.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
      return "  \(outline.act) \(outline.intent ?? "") \(roles) [\(outline.cost)]"
    }
    let unknown = record.understanding.unknown.map(\.text).joined(separator: ", ")
    let head =
      "\(record.utterance) · \(record.status.rawValue)"
      + (unknown.isEmpty ? "" : " · unknown: \(unknown)")
    return ([head] + lines).joined(separator: "\n")
  }
}
