/// Somebody, something or somewhere that is spoken of.
public struct Entity: Hashable, Sendable {
  /// What it is.
  public indirect enum Kind: Hashable, Sendable {
    /// An object by its PDDL name.
    case name(String)
    /// What a noun phrase describes.
    case description(Description)
    /// It, that, there, the other: something spoken of before.
    case reference(Reference)
    /// The speaker.
    case me
    /// The robot spoken to.
    case you
    /// The speaker's place.
    case here
    /// What a clause describes or asks for.
    case gap
    /// What a trigger, each or every binds, by number from the outermost.
    case bound(Int)
    /// Several, joined.
    case coordination(Coordinator, [Entity])
    /// Some of others: two of them, half, the rest.
    case part(Quantifier, of: Entity)
    /// An amount of goods: 20 kg of apples.
    case amount(Quantity, of: Entity)
    /// A bare quantity or number.
    case quantity(Quantity)
    /// A place found by geometry: 3 squares left of X (`distance` nil: the next one), between A and B.
    case computed(direction: String, from: [Entity], distance: Quantity?)
    /// Words taken as they stand.
    case quoted(String)
    /// Words that nobody could read: an entity of unknown type, never acted on.
    case unknown(String)
    /// An event that a clause names ("when you moved it"), or `nil` for "that".
    case event(Clause?)
  }

  /// What it is.
  public var kind: Kind
  /// The words it came from.
  public var trace: Trace

  /// An entity, and the words it came from.
  public init(_ kind: Kind, trace: Trace = .none) {
    self.kind = kind
    self.trace = trace
  }

  /// An object by its PDDL name.
  public static func name(_ name: String) -> Entity { Entity(.name(name)) }
  /// What a clause describes or asks for.
  public static let gap = Entity(.gap)
  /// A description.
  public static func the(_ description: Description) -> Entity { Entity(.description(description)) }
}

/// How members of a coordination go together.
public enum Coordinator: Hashable, Sendable {
  /// All of them.
  case and
  /// One of them.
  case or
  /// The first, not the others.
  case butNot
}

/// A pronoun or a phrase that points back.
public enum Reference: String, Hashable, Sendable, CaseIterable {
  /// It, それ: one thing spoken of last.
  case it
  /// Them, それら: the things spoken of last.
  case them
  /// That, あれ: may reach further back.
  case that
  /// This, これ.
  case this
  /// There, そこ: the place spoken of last.
  case there
  /// The other one, もう一つ.
  case other
  /// The others.
  case others
  /// The rest, 残り: what the last set left out.
  case rest
  /// The same.
  case same
  /// Where it was before: back, 元のところ.
  case back
  /// Him or her: a person spoken of.
  case person
}

/// How many of what a noun describes.
public enum Quantifier: Hashable, Sendable {
  /// The: what both know.
  case the
  /// This or these.
  case this
  /// A, an, one, some one.
  case a
  /// Any, どれか.
  case any
  /// All, 全部.
  case all
  /// Each, every, ごと, ずつ.
  case each
  /// Both.
  case both
  /// None, no.
  case none
  /// So many.
  case exactly(Int)
  /// So many or more.
  case atLeast(Int)
  /// Up to so many.
  case atMost(Int)
  /// Some, a few, a couple: the domain says how many.
  case few
  /// Half of them.
  case half
  /// What is left.
  case rest
  /// More of them, or fewer, than any other has: "which client has the most boxes".
  case most, fewest
  /// No determiner was said.
  case bare
}

/// Whether one or several are meant.
public enum GrammaticalNumber: Hashable, Sendable {
  /// One.
  case one
  /// Several.
  case many
  /// The words do not tell: Japanese nouns, names of goods.
  case unmarked
}

/// What a noun phrase says of what it means.
public struct Description: Hashable, Sendable {
  /// How many.
  public var quantifier: Quantifier
  /// One or several.
  public var number: GrammaticalNumber
  /// The noun: a type or a kind of the vocabulary; nil for thing, one, の.
  public var kind: String?
  /// What must hold of it.
  public var conditions: [Condition] = []
  /// Which of those that remain: the heaviest, the second nearest.
  public var pick: Superlative?
  /// Which in the order of the floor or of speaking: third = 3, last = -1.
  public var ordinal: Int?
  /// What is taken out: "except the rope".
  public var except: Entity?

  /// A description.
  public init(
    _ quantifier: Quantifier, _ kind: String?, number: GrammaticalNumber = .one,
    conditions: [Condition] = [], pick: Superlative? = nil, ordinal: Int? = nil,
    except: Entity? = nil
  ) {
    self.quantifier = quantifier
    self.kind = kind
    self.number = number
    self.conditions = conditions
    self.pick = pick
    self.ordinal = ordinal
    self.except = except
  }
}

/// Something that must hold of what is described, which is the gap in it.
public indirect enum Condition: Hashable, Sendable {
  /// A property, relation, kind or past event with the gap as one of its roles.
  case clause(Clause)
  /// A measure compared: under 15 kg, heavier than the tea.
  case compare(Comparison)
  /// At least one of them.
  case any([Condition])

  /// Being one of those that something speaks of: "the lightest of them".
  public static func isOne(of whole: Entity) -> Condition {
    .clause(Clause(FrameName(.identity, "same"), [.init("it", .gap), .init("ground", whole)]))
  }
}

/// A measure of something compared with a quantity or with the same measure of something else.
public struct Comparison: Hashable, Sendable {
  /// How the first compares with the second.
  public enum Relation: String, Hashable, Sendable {
    /// Less.
    case less
    /// Less or equal.
    case atMost
    /// Equal.
    case equal
    /// More or equal.
    case atLeast
    /// More.
    case more
    /// High by the vocabulary's threshold: heavy.
    case high
    /// Low by the vocabulary's threshold: light.
    case low
  }

  /// The measure; nil when only the unit tells, to be settled by what is described.
  public var measure: String?
  /// What is measured, mostly the gap.
  public var subject: Entity
  /// How it compares.
  public var relation: Relation
  /// With what: a quantity, or an entity that has the measure; nil for high and low.
  public var standard: Entity?
  /// Further roles of the measure, such as where a distance is counted from.
  public var from: Entity?
  /// Whether the comparison is denied.
  public var denied = false

  /// A comparison.
  public init(
    _ measure: String?, of subject: Entity = .gap, _ relation: Relation, _ standard: Entity? = nil,
    from: Entity? = nil
  ) {
    self.measure = measure
    self.subject = subject
    self.relation = relation
    self.standard = standard
    self.from = from
  }
}

/// The one, or ones, at an end of a measure or direction.
public struct Superlative: Hashable, Sendable {
  /// The measure or direction.
  public var measure: String
  /// Whether the end with most is meant.
  public var most: Bool
  /// 1 for the heaviest, 2 for the second heaviest.
  public var rank: Int
  /// Where a distance is counted from: "nearest to the charger".
  public var from: Entity?

  /// An end of a measure.
  public init(_ measure: String, most: Bool, rank: Int = 1, from: Entity? = nil) {
    self.measure = measure
    self.most = most
    self.rank = rank
    self.from = from
  }
}
