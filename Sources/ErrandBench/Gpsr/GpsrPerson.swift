import Meaning

/// How somebody is spoken of, in the generator's terms.
struct GpsrPerson {
  /// By what somebody is told apart.
  enum Mark: Equatable {
    case name, gesture, pose, clothes, none
    /// A pronoun for somebody spoken of before.
    case pronoun
    /// Whoever speaks.
    case speaker
    /// By something the generator knows nothing of.
    case other
  }

  var mark = Mark.other
  /// The words for the person, the place aside.
  var words = ""
  /// The words for what is worn.
  var clothes = ""
  /// Where the person is, as far as the phrase itself tells.
  var place: Entity?

  private static let gestures: Set<String> = ["waves", "raises", "points"]
  private static let poses: Set<String> = ["sitting", "standing", "lying"]

  init(_ entity: Entity, _ phrases: GpsrPhrases) {
    words = phrases.text(entity)
    switch entity.kind {
    case .name: mark = .name
    case .me: mark = .speaker
    case .reference(let reference):
      mark = [.them, .it, .person, .that].contains(reference) ? .pronoun : .other
    case .description(let description): read(description, entity, phrases)
    default: break
    }
  }

  private mutating func read(
    _ description: Description, _ entity: Entity, _ phrases: GpsrPhrases
  ) {
    guard description.kind == "person", description.pick == nil, description.ordinal == nil,
      description.except == nil
    else { return }
    var marks: [Mark] = []
    for condition in description.conditions {
      guard case .clause(let clause) = condition, !clause.negated else { return }
      switch (clause.frame.kind, clause.frame.name) {
      case (.relation, "at"):
        guard place == nil, let ground = clause["ground"] else { return }
        place = ground
      case (.relation, "wears"):
        guard let ground = clause["ground"], Self.isGarment(ground) else { return }
        clothes = phrases.text(ground)
        marks.append(.clothes)
      case (.relation, let name) where Self.gestures.contains(name): marks.append(.gesture)
      case (.property, let name) where Self.poses.contains(name): marks.append(.pose)
      default: return
      }
    }
    guard marks.count <= 1 else { return }
    mark = marks.first ?? .none
    words = phrases.text(entity, without: place.map { [$0] } ?? [])
  }

  /// A garment of one colour.
  private static func isGarment(_ entity: Entity) -> Bool {
    guard case .description(let description) = entity.kind, description.conditions.count == 1,
      case .clause(let clause) = description.conditions[0], clause.frame.kind == .property
    else { return false }
    return description.kind != nil
  }
}
