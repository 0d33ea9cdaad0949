/// Which intents there are, which slots each of them takes, and the states an utterance walks
/// through: for each intent the words outside any slot (told apart by the slot left last), the
/// first word of each slot and its further words.
struct LabelSpace: Sendable {
  /// The states of one intent stand together: `1 + n` outside, `n` first, `n` further words.
  struct Block: Sendable {
    var firstState: Int
    var slots: [Int]
    /// Where its transition weights begin.
    var firstTransition: Int

    var count: Int { slots.count }
    var states: Int { 1 + 3 * slots.count }
    /// `outside → first` (n+1)×n, `inside → first` n×n, then what stays: `outside → outside`
    /// n+1, and per slot `first → outside`, `further → outside`, `first → further`, `further →
    /// further`.
    var transitions: Int { (2 * count + 1) * count + (count + 1) + 4 * count }
    var insideToFirst: Int { firstTransition + (count + 1) * count }
    var staysOutside: Int { firstTransition + (2 * count + 1) * count }
    var leaves: Int { staysOutside + count + 1 }

    /// Which weight a step between two of its states uses; nil if there is no such step.
    func transition(from: Int, to: Int) -> Int? {
      let n = count
      if to > n, to <= 2 * n {
        let y = to - 1 - n
        return from <= n
          ? firstTransition + from * n + y : insideToFirst + (from - 1 - n) % n * n + y
      }
      // All other steps stay with their slot.
      guard from > 0 || to == 0, to > 0 || from == 0 else { return nil }
      if from <= n { return from == to ? staysOutside + to : nil }
      let own = (from - 1) % n
      guard own == (to - 1) % n else { return nil }
      return leaves + (to <= n ? 0 : 2) * n + (from <= 2 * n ? 0 : n) + own
    }
  }

  private(set) var intents: [String] = []
  private(set) var slots: [String] = []
  private(set) var blocks: [Block] = []
  /// For each state the shared label of its tag: 0 outside, then first and further per slot.
  private(set) var tagOfState: [Int] = []
  private(set) var transitions = 0

  var tags: Int { 1 + 2 * slots.count }
  var states: Int { tagOfState.count }
  /// Labels of feature weights: the tags, whatever the intent, then the intents.
  var labels: Int { tags + intents.count }
  var firstIntentLabel: Int { tags }

  init(_ examples: [Example]) {
    intents = Set(examples.map(\.intent)).sorted()
    var slotsOfIntent: [String: Set<String>] = [:]
    for example in examples {
      for tag in example.tags {
        guard let slot = Self.slot(of: tag) else { continue }
        slotsOfIntent[example.intent, default: []].insert(String(slot))
      }
    }
    slots = Set(slotsOfIntent.values.flatMap { $0 }).sorted()
    for intent in intents {
      let own = (slotsOfIntent[intent] ?? []).sorted().compactMap { slots.firstIndex(of: $0) }
      let block = Block(firstState: states, slots: own, firstTransition: transitions)
      transitions += block.transitions
      tagOfState += [Int](repeating: 0, count: own.count + 1)
      tagOfState += own.map { 1 + 2 * $0 }
      tagOfState += own.map { 2 + 2 * $0 }
      blocks.append(block)
    }
  }

  static func slot(of tag: String) -> Substring? {
    tag.utf8.count > 2 && (tag.hasPrefix("B-") || tag.hasPrefix("I-")) ? tag.dropFirst(2) : nil
  }

  /// The states an example walks through, nil where its intent or a slot is not known. A further
  /// word that follows nothing of its slot counts as a first one.
  func path(of example: Example) -> (intent: Int, states: [Int])? {
    guard let intent = intents.firstIndex(of: example.intent),
      example.tags.count == example.words.count
    else { return nil }
    let block = blocks[intent]
    var states: [Int] = []
    var last = 0
    var inside = false
    for tag in example.tags {
      guard let name = Self.slot(of: tag) else {
        states.append(block.firstState + last)
        inside = false
        continue
      }
      guard let slot = slots.firstIndex(of: String(name)),
        let own = block.slots.firstIndex(of: slot)
      else { return nil }
      let further = tag.hasPrefix("I-") && inside && last == own + 1
      states.append(block.firstState + 1 + block.count * (further ? 2 : 1) + own)
      last = own + 1
      inside = true
    }
    return (intent, states)
  }

  /// The tag as it is written.
  func name(ofTag tag: Int) -> String {
    tag == 0 ? "O" : (tag % 2 == 1 ? "B-" : "I-") + slots[(tag - 1) / 2]
  }
}
