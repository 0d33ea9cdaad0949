import ArgumentParser
import Console
import Domains
import SourceText

/// The command line: options are read here, everything else is the console's.
@main
struct ErrandCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "errand",
    abstract: "Tell the robot what to do, in English or Japanese; it does it.",
    subcommands: [
      Chat.self, Run.self, Do.self, Read.self, Replay.self, Plan.self, Validate.self,
      Check.self,
    ],
    defaultSubcommand: Chat.self)

  /// Exit statuses of sysexits rather than the library's own.
  static func main() {
    Screen.outlivePipes()
    do {
      // Taking options apart costs milliseconds, more than many a plan: where there are none, a plan
      // is made at once.
      let words = Array(CommandLine.arguments.dropFirst())
      if words.count == 3, words[0] == "plan", !words.contains(where: { $0.hasPrefix("-") }) {
        try end(PlanFiles(asJSON: false).plan(words[1], words[2], anytime: false, limit: nil))
        return
      }
      var command = try parseAsRoot()
      try command.run()
    } catch let status as ExitCode {
      exit(withError: status)
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      if code == .success {
        print(message)
        exit(withError: ExitCode.success)
      }
      Screen.error(message + "\n" + hint)
      exit(withError: ExitCode(ExitStatus.usage.rawValue))
    }
  }

  /// What may have been meant by a first word that is no command.
  private static var hint: String {
    let names = configuration.subcommands.map { $0._commandName }
    guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"),
      !names.contains(word)
    else { return "" }
    let nearest = Spelling.nearest(to: word, in: names)
    return nearest.map { "  did you mean 'errand \($0)'?\n" }
      ?? "  to say something: errand do \"…\"; the commands are \(names.joined(separator: ", "))\n"
  }
}

/// What every command that works in a domain takes.
struct DomainOptions: ParsableArguments {
  @Option(help: "The domain folder (default: domains/warehouse).")
  var domain: String?
  @Option(help: "The language of replies: en, ja. Without it, that of each utterance.")
  var language: String?
  @Option(help: "Where chance in the simulated world comes from (default: 1).")
  var seed: UInt64?
  @Flag(help: "One JSON object a line on standard output.")
  var json = false

  /// Opens the domain, or ends with the status that says why not.
  func open(_ journal: Journal? = nil) throws -> Domain {
    switch Opening.domain(domain ?? journal?.folder ?? "domains/warehouse", asJSON: json) {
    case .success(let opened):
      if let language, !["en", "ja"].contains(language) {
        throw ValidationError("there is no language '\(language)'; known are en and ja")
      }
      return opened
    case .failure(let failure):
      Screen.error("error: \(failure.message)\n")
      throw ExitCode(failure.status.rawValue)
    }
  }
}

/// Where a session is kept and taken up again.
struct JournalOption: ParsableArguments {
  @Option(help: "Keep the session in this file, and go on with the one that is there.")
  var journal: String?

  /// Opens the journal, or ends with the status that says why not.
  func open(_ options: DomainOptions) throws -> Journal? {
    guard let journal else { return nil }
    switch Journal.open(journal, asJSON: options.json) {
    case .success(let opened):
      if let seed = options.seed, let known = opened.seed, seed != known {
        throw ValidationError("the session in '\(journal)' has the seed \(known), not \(seed)")
      }
      if let language = options.language, opened.folder != nil, language != opened.language {
        throw ValidationError(
          "the session in '\(journal)' began with --language \(opened.language ?? "left out"); "
            + "take it up without it, and say .language \(language)")
      }
      return opened
    case .failure(let failure):
      Screen.error("error: \(failure.message)\n")
      throw ExitCode(failure.status.rawValue)
    }
  }
}

func end(_ status: ExitStatus) throws {
  if status != .done { throw ExitCode(status.rawValue) }
}

struct Chat: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Talk to the robot (the default).")
  @OptionGroup var options: DomainOptions
  @OptionGroup var kept: JournalOption
  @Option(help: "Color: auto, always, never.")
  var color: Screen.Color = .auto

  func run() throws {
    let journal = try kept.open(options)
    let desk = Opening.desk(
      try options.open(journal), seed: options.seed ?? journal?.seed ?? 1,
      language: options.language ?? journal?.language)
    var chat = Console.Chat(
      desk, screen: Screen(color: color), asJSON: options.json, journal: journal)
    try end(chat.run())
  }
}

struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Run a script.")
  @Argument(help: "The script (.errand).")
  var file: String
  @OptionGroup var options: DomainOptions
  @OptionGroup var kept: JournalOption
  @Option(help: "A table (CSV): the script is said once a row, columns as {name}.")
  var rows: String?

  func run() throws {
    let journal = try kept.open(options)
    let run = ScriptRun(
      try options.open(journal), seed: options.seed ?? journal?.seed ?? 1,
      language: options.language ?? journal?.language, asJSON: options.json, journal: journal)
    try end(run.run(file, rows: rows))
  }
}

struct Do: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say one instruction and wait to its end.")
  @Argument(help: "The instruction.")
  var utterance: String
  @OptionGroup var options: DomainOptions
  @OptionGroup var kept: JournalOption

  func validate() throws {
    if utterance.allSatisfy(\.isWhitespace) { throw ValidationError("the instruction is empty") }
  }

  func run() throws {
    let journal = try kept.open(options)
    let run = ScriptRun(
      try options.open(journal), seed: options.seed ?? journal?.seed ?? 1,
      language: options.language ?? journal?.language, asJSON: options.json, journal: journal)
    try end(run.run(utterance: utterance))
  }
}

struct Read: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Utterances on standard input, readings on standard output; nothing acts.")
  @OptionGroup var options: DomainOptions

  func run() throws {
    let run = ReadingRun(try options.open(), language: options.language, asJSON: options.json)
    try end(run.run())
  }
}

struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell a journal again: the same bytes, or where it does not fit.")
  @Argument(help: "The journal.")
  var journal: String
  @Option(help: "The domain folder, if it is not where it was.")
  var domain: String?
  @Flag(help: "One JSON object a line on standard output.")
  var json = false

  func run() throws { try end(Console.Replay.run(journal, folder: domain, asJSON: json)) }
}

struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Plan for PDDL files.")
  @Argument(help: "The PDDL domain.")
  var domain: String
  @Argument(help: "The PDDL problem.")
  var problem: String
  @Flag(help: "Make plans cheaper as long as the limit lasts.")
  var anytime = false
  @Option(help: "How many states may be evaluated.")
  var limit: Int?
  @Flag(help: "One JSON object a line on standard output.")
  var json = false

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on") }
  }

  func run() throws {
    try end(PlanFiles(asJSON: json).plan(domain, problem, anytime: anytime, limit: limit))
  }
}

struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Check a plan of any planner.")
  @Argument(help: "The PDDL domain.")
  var domain: String
  @Argument(help: "The PDDL problem.")
  var problem: String
  @Argument(help: "The plan.")
  var plan: String
  @Flag(help: "One JSON object a line on standard output.")
  var json = false

  func run() throws { try end(PlanFiles(asJSON: json).validate(domain, problem, plan)) }
}

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What is wrong with a domain folder, and what a careful colleague would say.")
  @Argument(help: "The domain folder.")
  var folder: String
  @Flag(help: "One JSON object a line on standard output.")
  var json = false

  func run() throws { try end(Console.Check.run(folder, asJSON: json)) }
}

extension Screen.Color: ExpressibleByArgument {}
