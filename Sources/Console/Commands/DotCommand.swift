import Dialogue
import Domains
package import Errand
import Meaning
import PDDL
import Robots
import SourceText

/// A command of the terminal and of scripts: one table, from which help, completion and dispatch come.
struct DotCommand: Sendable {
  /// Its name, without the dot.
  let name: String
  /// What stands behind it, as help shows it.
  let arguments: String
  /// What it does, in a line.
  let help: String
  /// Candidates for what stands behind it.
  var complete: @Sendable (Session) -> [String] = { _ in [] }
  /// Does it.
  let run: @Sendable (inout Desk, String) -> DotOutcome
}

/// What commands work on: the session and what the terminal keeps beside it.
package struct Desk: Sendable {
  /// The session.
  package var session: Session
  /// How fast simulated time runs: seconds a second; nil for as fast as can be.
  package var pace: Double? = nil
  /// The journal that the session is kept in, if it is.
  var journal: JournalFile?
  /// Opens the domain of a folder with a seed, for `.load` and `.seed`.
  package var open: @Sendable (_ folder: String, _ seed: UInt64) -> Session? = { _, _ in nil }
  /// Writes a file; false when it cannot be written.
  package var write: @Sendable (_ path: String, _ text: String) -> Bool = { _, _ in false }
  /// Reads a file.
  package var read: @Sendable (_ path: String) -> [UInt8]? = { _ in nil }

  /// What only a script can say, beside the commands.
  static let scriptWords = ["wait", "until", "at", "event", "expect"]

  /// A desk with a session on it.
  package init(session: Session) { self.session = session }

  /// Carries out a line that begins with a dot.
  package mutating func dot(_ name: String, _ rest: String) -> DotOutcome {
    guard let command = DotCommand.table.first(where: { $0.name == name }) else {
      let nearest = Spelling.nearest(to: name, in: DotCommand.table.map(\.name) + Self.scriptWords)
      return .unknown(hint: nearest.map { "did you mean '.\($0)'?" } ?? ".help lists the commands")
    }
    return command.run(&self, String(rest[...].trimmed))
  }
}

extension DotCommand {
  /// All commands, in the order in which help lists them.
  static let table: [DotCommand] = [
    DotCommand(
      name: "help", arguments: "[command]", help: "what can be typed here",
      complete: { _ in names }
    ) { desk, argument in help(argument, desk) },
    DotCommand(name: "domain", arguments: "", help: "what the robot works in") { desk, _ in
      let domain = desk.session.domain
      let languages = domain.words.map(\.language).joined(separator: ", ")
      return .done(
        "\(domain.name) (\(domain.folder)): \(domain.problem.objects.count) things, "
          + "\(domain.model.actions.count) actions, "
          + (languages.isEmpty ? "no language files" : "languages \(languages)"), [])
    },
    DotCommand(
      name: "words", arguments: "[language]", help: "what can be said",
      complete: { $0.domain.words.map(\.language) }
    ) { desk, argument in
      let lines = desk.session.words(in: argument.isEmpty ? nil : argument)
      return lines.isEmpty
        ? .refused("no words of '\(argument)'") : .done(lines.joined(separator: "\n"), [])
    },
    DotCommand(name: "map", arguments: "", help: "the floor with robots, loads and closed regions")
    {
      desk, _ in
      guard let drawing = MapDrawing(desk.session)?.text else {
        return .refused("this domain has no floor")
      }
      return .done(drawing, [])
    },
    DotCommand(name: "plan", arguments: "", help: "the steps of what is being done") { desk, _ in
      let lines = desk.session.plans.flatMap { plan in
        ["task \(plan.task)"] + plan.steps.map { "  \($0)" }
      }
      return .done(lines.isEmpty ? "no plan" : lines.joined(separator: "\n"), [])
    },
    DotCommand(name: "agenda", arguments: "", help: "what is to be done") { desk, _ in
      let lines = desk.session.agenda.map { "\($0.task) \($0.state): \($0.words)" }
      return .done(lines.isEmpty ? "nothing to do" : lines.joined(separator: "\n"), [])
    },
    DotCommand(
      name: "facts", arguments: "[words]", help: "what is believed, such as .facts at dock-1",
      complete: { session in
        let model = session.domain.model
        return model.predicates.map(\.name) + session.domain.problem.objects.names
      }
    ) { desk, argument in
      let lines = desk.session.facts(matching: argument)
      return .done(lines.isEmpty ? "no such fact" : lines.joined(separator: "\n"), [])
    },
    DotCommand(name: "log", arguments: "[from]", help: "all that happened, with causes") {
      desk, argument in
      if argument.isEmpty {
        return .done(desk.session.log().suffix(40).joined(separator: "\n"), [])
      }
      guard let first = Int(argument) else { return .refused("'\(argument)' is no record number") }
      return .done(desk.session.log(from: first).joined(separator: "\n"), [])
    },
    DotCommand(name: "why", arguments: "", help: "the causes of the last command") { desk, _ in
      let lines = desk.session.latestCauses
      return .done(lines.isEmpty ? "nothing was done yet" : lines.joined(separator: "\n"), [])
    },
    DotCommand(
      name: "dry", arguments: "[on|off]", help: "read and plan, do not act",
      complete: { _ in ["on", "off"] }
    ) { desk, argument in
      switch argument {
      case "", "on": desk.session.isDry = true
      case "off": desk.session.isDry = false
      default: return .refused("'\(argument)' is neither on nor off")
      }
      return .done(desk.session.isDry ? "dry: nothing is done" : "live", [])
    },
    DotCommand(
      name: "pace", arguments: "N|max", help: "how fast simulated time runs",
      complete: { _ in ["1", "10", "60", "max"] }
    ) { desk, argument in
      if argument == "max" {
        desk.pace = nil
      } else if let pace = Double(argument), pace > 0, pace <= 1_000_000 {
        desk.pace = pace
      } else if !argument.isEmpty {
        return .refused("'\(argument)' is no pace: 1, 10, max")
      }
      return .done("pace \(desk.pace.map { JSON.number($0).written } ?? "max")", [])
    },
    DotCommand(name: "seed", arguments: "[N]", help: "chance of the simulated world; begins anew") {
      desk, argument in
      if argument.isEmpty { return .done("seed \(desk.session.seed)", []) }
      guard let seed = UInt64(argument) else { return .refused("'\(argument)' is no seed") }
      guard let session = desk.open(desk.session.domain.folder, seed) else {
        return .refused("the domain cannot be opened again")
      }
      guard desk.begin(session) else { return .refused("the journal cannot be written") }
      return .done("seed \(seed): begun anew", [])
    },
    DotCommand(name: "load", arguments: "FILE|FOLDER", help: "another domain, or a saved session") {
      desk, argument in Saving.load(argument, &desk)
    },
    DotCommand(name: "save", arguments: "FILE", help: "keeps the session in a file") {
      desk, argument in Saving.save(argument, desk)
    },
    DotCommand(
      name: "language", arguments: "[tag|auto]", help: "the language of replies",
      complete: { $0.domain.words.map(\.language) + ["auto"] }
    ) { desk, argument in
      if argument == "auto" {
        desk.session.language = nil
      } else if desk.session.domain.words.contains(where: { $0.language == argument })
        || (desk.session.domain.words.isEmpty && ["en", "ja"].contains(argument))
      {
        desk.session.language = argument
      } else if !argument.isEmpty {
        let known = desk.session.domain.words.map(\.language).joined(separator: ", ")
        return .refused("'\(argument)' is no language of this domain: \(known)")
      }
      return .done("language \(desk.session.language ?? "auto")", [])
    },
    DotCommand(name: "quit", arguments: "", help: "ends") { _, _ in .quit },
  ]

  private static var names: [String] { table.map(\.name) }

  private static func help(_ argument: String, _ desk: Desk) -> DotOutcome {
    let name = argument.hasPrefix(".") ? String(argument.dropFirst()) : argument
    if name.isEmpty {
      let width = table.map { $0.name.count + $0.arguments.count }.max() ?? 0
      let lines = table.map { command in
        let head = command.name + (command.arguments.isEmpty ? "" : " " + command.arguments)
        return "." + head + String(repeating: " ", count: max(1, width + 3 - head.count))
          + command.help
      }
      return .done(lines.joined(separator: "\n"), [])
    }
    guard let command = table.first(where: { $0.name == name }) else {
      let nearest = Spelling.nearest(to: name, in: names)
      return .unknown(hint: nearest.map { "did you mean '.\($0)'?" })
    }
    return .done(".\(command.name) \(command.arguments)\n\(command.help)", [])
  }
}
