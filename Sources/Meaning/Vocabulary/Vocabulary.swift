public import SourceText

/// What can be meant in a domain, in no language: the symbols that frames and nouns stand for.
///
/// Formulas are kept as the text the author wrote; whoever knows the PDDL domain compiles them.
public struct Vocabulary: Sendable {
  /// The types of things, the PDDL domain's and `number`, `text`.
  public var types: [TypeDeclaration] = []
  /// Nouns that are more than a type.
  public var kinds: [Kind] = []
  /// What one thing can be.
  public var properties: [Property] = []
  /// What can be counted of a thing, in a unit.
  public var measures: [Measure] = []
  /// Ways to look along an axis.
  public var directions: [Direction] = []
  /// What can hold between things.
  public var relations: [Relation] = []
  /// What can be asked for.
  public var intents: [Intent] = []
  /// What the robot can do, one entry a PDDL action.
  public var actions: [ActionFrame] = []
  /// Names that may stand for things of another type.
  public var standIns: [StandIn] = []
  /// Types whose things are amounts: five feet, ninety degrees.
  public var amounts: [Amount] = []
  /// What can go wrong, by name.
  public var failures: [String] = []
  /// The house's habits.
  public var policy = Policy()
  /// Names of things: object name, types. Grows while the robot works.
  public var objects: [NamedObject] = []

  /// A vocabulary without a word.
  public init() {}

  /// A type and the types it is a kind of.
  public struct TypeDeclaration: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its supertypes' names.
    public var parents: [String]
    /// Whether things of this type can do what they are told: robots.
    public var isRobot: Bool
    /// A type.
    public init(name: String, parents: [String], isRobot: Bool = false) {
      self.name = name
      self.parents = parents
      self.isRobot = isRobot
    }
  }

  /// A thing's PDDL name and its types.
  public struct NamedObject: Sendable, Hashable {
    /// Its name in PDDL.
    public var name: String
    /// Its types.
    public var types: [String]
    /// A thing.
    public init(name: String, types: [String]) {
      self.name = name
      self.types = types
    }
  }

  /// A formula as its author wrote it, with its place.
  public struct FormulaText: Sendable, Hashable {
    /// The text, in PDDL, over `?it` and the roles' names.
    public var text: String
    /// The file it stands in.
    public var file: SourceFile?
    /// Where in the file.
    public var range: SourceRange?
    /// A formula's text.
    public init(_ text: String, file: SourceFile? = nil, range: SourceRange? = nil) {
      self.text = text
      self.file = file
      self.range = range
    }
  }

  /// One formula for things of a type; the type is nil where one formula serves all.
  public struct TypedFormula: Sendable, Hashable {
    /// The type it is for.
    public var type: String?
    /// The formula.
    public var formula: FormulaText
    /// A formula for a type.
    public init(type: String?, _ formula: FormulaText) {
      self.type = type
      self.formula = formula
    }
  }

  /// A noun that is more than a type: fruit box.
  public struct Kind: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The type of the things.
    public var type: String
    /// What holds of `?it`.
    public var formula: FormulaText
    /// A kind.
    public init(name: String, type: String, formula: FormulaText) {
      self.name = name
      self.type = type
      self.formula = formula
    }
  }

  /// A property, by the type of what it describes.
  public struct Property: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// What holds of `?it`, by type.
    public var formulas: [TypedFormula]
    /// A property.
    public init(name: String, formulas: [TypedFormula]) {
      self.name = name
      self.formulas = formulas
    }
  }

  /// A measure: heavy, heavier than, the heaviest, how heavy, 20 kg.
  public struct Measure: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The number, over `?it` and the further roles, by the type of `?it`.
    public var formulas: [TypedFormula]
    /// The unit it is told in.
    public var unit: String
    /// From here on a thing is high.
    public var high: Double?
    /// Up to here a thing is low.
    public var low: Double?
    /// Further roles, such as `from` of a distance.
    public var roles: [RoleDeclaration]
    /// A measure.
    public init(
      name: String, formulas: [TypedFormula], unit: String, high: Double? = nil,
      low: Double? = nil, roles: [RoleDeclaration] = []
    ) {
      self.name = name
      self.formulas = formulas
      self.unit = unit
      self.high = high
      self.low = low
      self.roles = roles
    }
  }

  /// A direction on the floor or board: left of, leftmost, 3 squares left of.
  public struct Direction: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// The coordinate, over `?it`.
    public var formula: FormulaText
    /// Whether going this way makes the coordinate more.
    public var towardMore: Bool
    /// The unit that steps are counted in.
    public var unit: String
    /// A direction.
    public init(name: String, formula: FormulaText, towardMore: Bool, unit: String) {
      self.name = name
      self.formula = formula
      self.towardMore = towardMore
      self.unit = unit
    }
  }

  /// A relation between `it` and `ground`; unary ones have no ground of their own.
  public struct Relation: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its roles, `it` and `ground` or those the author named.
    public var roles: [RoleDeclaration]
    /// What holds, by the type of `selector`.
    public var formulas: [TypedFormula]
    /// The role whose type selects the formula.
    public var selector: String
    /// A relation.
    public init(
      name: String, roles: [RoleDeclaration], formulas: [TypedFormula], selector: String = "ground"
    ) {
      self.name = name
      self.roles = roles
      self.formulas = formulas
      self.selector = selector
    }
  }

  /// A role of a frame: which types fill it and what happens when it is not said.
  public struct RoleDeclaration: Sendable, Hashable {
    /// What is taken when nothing is said.
    public enum Default: Sendable, Hashable {
      /// It is asked for in a command, and free elsewhere.
      case ask
      /// Any will do: a choice.
      case any
      /// The robot that does it.
      case robot
      /// This one.
      case name(String)
      /// It only restricts: it may be left out.
      case optional
    }

    /// Its name.
    public var name: String
    /// The types that fill it: PDDL types, `number`, `text`; several mean any of them.
    public var types: [String]
    /// What is taken when nothing is said.
    public var fallback: Default
    /// A role.
    public init(_ name: String, types: [String], fallback: Default = .ask) {
      self.name = name
      self.types = types
      self.fallback = fallback
    }
  }

  /// Something that can be asked for.
  public struct Intent: Sendable, Hashable {
    /// What comes of it.
    public enum Effect: Sendable, Hashable {
      /// A state to be reached.
      case goal(FormulaText)
      /// A number to be changed.
      case change(FormulaText)
      /// An action to be done.
      case perform(FormulaText)
      /// Something to be believed.
      case believe(FormulaText)
    }
    /// When it is confirmed before it is done.
    public enum Confirmation: String, Sendable, Hashable {
      /// Each time.
      case always
      /// When the reading is less than certain.
      case doubt
      /// Never.
      case never
    }

    /// Its name.
    public var name: String
    /// Its roles.
    public var roles: [RoleDeclaration]
    /// What holds of the roles before.
    public var condition: FormulaText?
    /// What comes of it.
    public var effect: Effect
    /// Whether what was found is told after.
    public var answers = false
    /// When it is confirmed.
    public var confirmation = Confirmation.doubt
    /// An intent.
    public init(
      name: String, roles: [RoleDeclaration], condition: FormulaText? = nil, effect: Effect
    ) {
      self.name = name
      self.roles = roles
      self.condition = condition
      self.effect = effect
    }
  }

  /// A PDDL action as a frame: its parameters are the roles.
  public struct ActionFrame: Sendable, Hashable {
    /// The action's name.
    public var name: String
    /// Its parameters.
    public var roles: [RoleDeclaration]
    /// An action frame.
    public init(name: String, roles: [RoleDeclaration]) {
      self.name = name
      self.roles = roles
    }
  }

  /// A name of one type may stand where another is wanted: "the tea" for the boxes that hold it.
  public struct StandIn: Sendable, Hashable {
    /// The type of the name that is said.
    public var said: String
    /// The type that is wanted.
    public var wanted: String
    /// What holds between `?it`, the thing wanted, and `?for`, the name said.
    public var formula: FormulaText
    /// The relation whose formula this is, if the vocabulary has it: its clause is what is meant.
    public var relation: String?
    /// A stand-in.
    public init(said: String, wanted: String, formula: FormulaText, relation: String? = nil) {
      self.said = said
      self.wanted = wanted
      self.formula = formula
      self.relation = relation
    }
  }

  /// A type whose things are amounts: saying one makes it known.
  public struct Amount: Sendable, Hashable {
    /// The type.
    public var type: String
    /// The PDDL function that holds how much one of them is.
    public var function: String
    /// The unit the function counts in.
    public var unit: String
    /// Whether a number without a unit means so many of that unit.
    public var takesBareNumbers = false
    /// The only values there are; empty where any positive one is an amount.
    public var only: [Double] = []
    /// A type of amounts.
    public init(type: String, function: String, unit: String) {
      self.type = type
      self.function = function
      self.unit = unit
    }
  }

  /// The house's habits.
  public struct Policy: Sendable, Hashable {
    /// More things than this are confirmed.
    public var confirmAbove = 8
    /// What "a few" is.
    public var few = 3
    /// Actions or intents that cannot be undone.
    public var irreversible: [String] = []
    /// How long an observation outweighs what is told, in milliseconds.
    public var fresh = 60_000
    /// The object that stands for whoever speaks: "tell me", "to me", and where that one is, "here".
    public var speaker: String?
    /// Types of things of which there may be more than anybody has told: what is described and not
    /// known is taken on the operator's word.
    public var unlisted: [String] = []
    /// Types of things that move about by themselves: what is said of where they are counts.
    public var roaming: [String] = []
    /// From here on a time is told on acceptance, in milliseconds.
    public var long = 20_000
    /// The usual habits.
    public init() {}
  }
}
