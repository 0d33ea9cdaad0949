import Meaning
import PDDL

/// What was spoken of, the most present first: what pronouns and fragments reach for.
///
/// Order (most present first): roles of the last instruction, its items before its places; the main
/// clause of the last reply; what was mentioned aside; then age.
struct Salience: Hashable, Sendable {
  /// Where in the talk something was mentioned; less is more present.
  enum Weight: Int, Comparable, Hashable, Sendable {
    /// The thing that an instruction or answer is about.
    case topic
    /// Another role of the clause.
    case role
    /// Something mentioned aside.
    case aside

    static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }
  }

  /// A mention of one or several things.
  struct Mention: Hashable, Sendable {
    /// The things, one or several together.
    var objects: [ObjectID]
    /// How present.
    var weight: Weight
    /// The turn it was made in, counted up.
    var turn: Int
    /// Whether it was a list, be it of one: "which of them".
    var isList = false

    /// Whether "them" can mean it.
    var isGroup: Bool { isList || objects.count > 1 }
  }

  /// The mentions, the most present first.
  private(set) var mentions: [Mention] = []
  /// What the last set left out: "the rest".
  var rest: [ObjectID] = []
  /// What the last several were chosen from.
  var others: [ObjectID] = []
  private var turn = 0

  /// Begins a turn: what is mentioned from now on is more present than all before.
  mutating func beginTurn() { turn += 1 }

  /// Something is spoken of.
  mutating func mention(_ objects: [ObjectID], _ weight: Weight, asList isList: Bool = false) {
    guard !objects.isEmpty else { return }
    // What was a list of one stays that when the one is spoken of again.
    let isList = isList || mentions.contains { $0.objects == objects && $0.isList }
    mentions.removeAll { $0.objects == objects }
    let mention = Mention(objects: objects, weight: weight, turn: turn, isList: isList)
    let place =
      mentions.firstIndex { other in
        other.turn < turn || (other.turn == turn && other.weight > weight)
      } ?? mentions.endIndex
    mentions.insert(mention, at: place)
    if mentions.count > 64 { mentions.removeLast() }
  }

  /// What was spoken of in this turn and the one before it.
  var recent: [[ObjectID]] { mentions.filter { $0.turn >= turn - 1 }.map(\.objects) }

  /// Whether several things together were spoken of in this turn or the one before it.
  var hasList: Bool {
    mentions.contains { $0.isGroup && $0.turn >= turn - 1 && $0.weight == .topic }
  }

  /// Each of a list that was just given, where nothing single has been spoken of since.
  func members(where fits: ([ObjectID]) -> Bool) -> [[ObjectID]]? {
    let listed = mentions.first { $0.isList && $0.objects.count > 1 && fits($0.objects) }
    guard let listed, listed.turn >= turn - 1 else { return nil }
    let single = mentions.first { $0.objects.count == 1 && fits($0.objects) }
    if let single, (-single.turn, single.weight) <= (-listed.turn, listed.weight) { return nil }
    return listed.objects.map { [$0] }
  }

  /// The most present single thing, or group, for which a condition holds. Equally present rivals
  /// with other referents come along, since a tie is asked about.
  func first(
    ofGroups isOfGroups: Bool = false, where fits: ([ObjectID]) -> Bool
  ) -> [[ObjectID]] {
    let found = mentions.filter { ($0.isGroup || !isOfGroups) && fits($0.objects) }
    guard let best = found.first else { return [] }
    return found.filter { $0.turn == best.turn && $0.weight == best.weight }.map(\.objects)
  }
}
