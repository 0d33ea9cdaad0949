/// What a frame is of: the part of the vocabulary that declares it.
public enum FrameKind: String, Hashable, Sendable, Comparable, CaseIterable {
  /// Something that can be asked for.
  case intent
  /// Something that can hold between things.
  case relation
  /// A PDDL action.
  case action
  /// A property of one thing.
  case property
  /// A noun that is more than a type: "is it a fruit box?".
  case kind
  /// Being, existing: "there are three boxes", 「箱がある」.
  case existence
  /// Two names of one thing.
  case identity

  /// In order of declaration.
  public static func < (a: FrameKind, b: FrameKind) -> Bool {
    guard let i = allCases.firstIndex(of: a), let j = allCases.firstIndex(of: b) else {
      return false
    }
    return i < j
  }
}

/// A frame of the vocabulary.
public struct FrameName: Hashable, Sendable, Comparable {
  /// The part of the vocabulary.
  public var kind: FrameKind
  /// Its name there.
  public var name: String

  /// A frame.
  public init(_ kind: FrameKind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// By kind, then by name.
  public static func < (a: FrameName, b: FrameName) -> Bool { (a.kind, a.name) < (b.kind, b.name) }
}

/// Whether a clause is about a state, its beginning or its end.
public enum Aspect: String, Hashable, Sendable {
  /// As the frame stands: an action, or a state.
  case plain
  /// Becoming so: arrive.
  case begins
  /// Ceasing to be so: leave.
  case ends
  /// Under way: is carrying.
  case progressive
  /// Finished, with its result: has moved.
  case perfect
  /// Done ahead of need: ておく. Makes no other task.
  case ahead
}

/// When a clause is placed.
public enum Tense: String, Hashable, Sendable {
  /// Now, or always.
  case present
  /// Before now.
  case past
  /// After now.
  case future
}

/// How a clause is meant.
public enum Modality: String, Hashable, Sendable {
  /// As it stands.
  case plain
  /// Being able to.
  case can
  /// Having to.
  case must
  /// Being allowed to.
  case may
  /// Wanted to be so: "make sure that", "I need".
  case wanted
}

/// A frame with its roles filled: commanded, asked, stated, denied, a condition, or a name of an event.
public struct Clause: Hashable, Sendable {
  /// A role and what fills it.
  public struct Filler: Hashable, Sendable {
    /// The role's name in the vocabulary.
    public var role: String
    /// What fills it.
    public var entity: Entity
    /// A filled role.
    public init(_ role: String, _ entity: Entity) {
      self.role = role
      self.entity = entity
    }
  }

  /// The frame.
  public var frame: FrameName
  /// The roles that were said, sorted by role name.
  public private(set) var fillers: [Filler]
  /// Whether it is denied.
  public var negated = false
  /// State, beginning, end, or under way.
  public var aspect = Aspect.plain
  /// Past, present or future.
  public var tense = Tense.present
  /// Ability, wish, duty.
  public var modality = Modality.plain
  /// When it is so, or is to be done.
  public var time: TimeExpression?
  /// Until when it is so: "closed till ten".
  public var until: TimeExpression?
  /// The words it came from.
  public var trace = Trace.none

  /// A clause.
  public init(_ frame: FrameName, _ fillers: [Filler] = []) {
    self.frame = frame
    self.fillers = fillers.sorted { $0.role < $1.role }
  }

  /// What fills a role; setting nil empties it.
  public subscript(role: String) -> Entity? {
    get { fillers.first { $0.role == role }?.entity }
    set {
      fillers.removeAll { $0.role == role }
      guard let newValue else { return }
      let index = fillers.firstIndex { $0.role > role } ?? fillers.endIndex
      fillers.insert(Filler(role, newValue), at: index)
    }
  }

  /// The roles that the gap fills.
  public var gaps: [String] { fillers.filter { $0.entity.kind == .gap }.map(\.role) }
}
