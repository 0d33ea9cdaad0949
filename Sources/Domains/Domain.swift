public import Language
public import Meaning
public import PDDL
public import Robots
public import SourceText

/// A world that can be talked to, made from one folder of plain files.
///
/// `domain.pddl` says what a robot can do, `world.pddl` what there is and how it stands;
/// `vocabulary.yml` what can be meant, the language files the words for it; `floor.map` and
/// `robots.yml` where robots drive and how they work. Only the two PDDL files are needed: what the
/// others would say is then read off them. Everything in it has been checked against everything else.
public struct Domain: Sendable {
  /// The folder's own name.
  public var name: String
  /// The folder's path, as given.
  public var folder: String
  /// What can be done. In a domain without types the unary predicates that no action changes and
  /// preconditions demand have become types.
  public var model: DomainModel
  /// What there is and how it stands at first, with what the floor adds.
  public var problem: Problem
  /// What can be meant.
  public var vocabulary: Vocabulary
  /// The vocabulary's formulas over `model`.
  public var formulas: Formulas
  /// The words, one entry a language, sorted by language.
  public var words: [DomainWords]
  /// The languages of the domain: utterances to meanings and back.
  public var front: LanguageFront
  /// The type of what does as it is told; nil in a domain whose actions name nobody.
  public var robotType: TypeID?
  /// The places and ways of the floor; empty without one.
  public var layout: Layout
  /// What `robots.yml` says, with what the domain adds.
  package var setup: RobotSetup
  /// The house rules, a sentence a line.
  public var rules: [ScriptLine]
  /// The paths of the dialogues that are the domain's own tests, sorted.
  public var dialogues: [String]
  /// The paths of its example scripts, sorted.
  public var tasks: [String]

  /// Whether a type is one of those that do as they are told.
  public func isRobot(_ types: [TypeID]) -> Bool {
    guard let robotType else { return false }
    return types.contains { model.types.isSubtype($0, of: robotType) }
  }

  /// The robots there are at first, in order of declaration.
  public var robots: [ObjectID] {
    robotType.map { problem.objects.objects(of: [$0], in: model.types) } ?? []
  }
}

/// A line of a script with its place.
public struct ScriptLine: Sendable, Hashable {
  /// The line without white space around it.
  public var text: String
  /// The file it stands in.
  public var file: SourceFile
  /// Where it stands in the file.
  public var range: SourceRange

  /// The number of the line, from 1.
  public var line: Int { file.position(at: range.lower).line }

  /// A line of a script.
  public init(text: String, file: SourceFile, range: SourceRange) {
    self.text = text
    self.file = file
    self.range = range
  }

  /// The lines of a file that say something: no blank ones and none that begins with `#`.
  public static func lines(of file: SourceFile) -> [ScriptLine] {
    var lines: [ScriptLine] = []
    var start = 0
    while start < file.bytes.count {
      let end = file.bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? file.bytes.count
      var lower = start
      var upper = end
      while lower < upper, file.bytes[lower] <= 0x20 { lower += 1 }
      while upper > lower, file.bytes[upper - 1] <= 0x20 { upper -= 1 }
      if lower < upper, file.bytes[lower] != UInt8(ascii: "#") {
        let range = SourceRange(lower, upper)
        lines.append(ScriptLine(text: file.text(in: range), file: file, range: range))
      }
      start = end + 1
    }
    return lines
  }
}
