package import Meaning
import Understanding

/// The names of a list, found by a hash of their letters: as fast with a million names as with ten.
package struct NameIndex: Sendable {
  private struct Record: Sendable {
    var hash: UInt64
    var entry: Int32
    var next: Int32
  }

  private var values: [IdiomBook.Value?] = []
  private var contexts: [[IdiomBook.Fact]] = [[]]
  private var contextIDs: [[IdiomBook.Fact]: Int32] = [[]: 0]
  private var contextOfEntry: [Int32] = []
  private var records: [Record] = []
  private var table: [Int32] = []
  /// How long names are that begin with certain letters: bit n for n letters, 63 for more.
  private var lengths: [UInt64: UInt64] = [:]
  private static let prefix = 3

  package var count: Int { values.count }

  /// The names of a list; templates are written out as far as they stay small.
  package init(_ entries: [IdiomBook.Entry] = []) {
    values.reserveCapacity(entries.count)
    contextOfEntry.reserveCapacity(entries.count)
    records.reserveCapacity(entries.count)
    for entry in entries { add(entry) }
    fill()
  }

  private mutating func add(_ entry: IdiomBook.Entry) {
    let number = Int32(values.count)
    let isTemplate = entry.template.utf8.contains { "()[]|\\".utf8.contains($0) }
    var texts = [entry.template]
    if isTemplate, let template = try? TemplateParser.parse(entry.template, keepsSpaces: true) {
      texts = Self.texts(of: template) ?? texts
    }
    values.append(entry.value ?? texts.first.map { .text($0) })
    let context: Int32
    if let known = contextIDs[entry.context] {
      context = known
    } else {
      context = Int32(contexts.count)
      contexts.append(entry.context)
      contextIDs[entry.context] = context
    }
    contextOfEntry.append(context)
    for text in texts {
      let scalars = IdiomText(text).scalars
      guard !scalars.isEmpty else { continue }
      var hash = Self.seed
      var start: UInt64 = 0
      for (index, scalar) in scalars.enumerated() {
        hash = Self.extend(hash, scalar)
        if index < Self.prefix { start = hash }
      }
      lengths[start, default: 0] |= 1 << UInt64(min(63, scalars.count))
      records.append(Record(hash: hash, entry: number, next: -1))
    }
  }

  private static func texts(of template: Template) -> [String]? {
    TemplateLine.texts(template)?.filter { !$0.isEmpty }
  }

  private mutating func fill() {
    var size = 16
    while size < 2 * records.count { size *= 2 }
    table = [Int32](repeating: -1, count: size)
    // Of names that are alike the first stands first.
    for index in records.indices.reversed() {
      let bucket = Int(truncatingIfNeeded: records[index].hash) & (size - 1)
      records[index].next = table[bucket]
      table[bucket] = Int32(index)
    }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  /// A dash is a space: living-room.
  @inline(__always)
  private static func extend(_ hash: UInt64, _ scalar: Unicode.Scalar) -> UInt64 {
    let value = scalar.value == 0x2D ? 0x20 : scalar.value
    var hash = (hash ^ UInt64(value)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
    return hash
  }

  /// The names that begin at a position: where each ends and which entry it is.
  func find(
    in text: [Unicode.Scalar], from start: Int, _ body: (_ end: Int, _ entry: Int32) -> Void
  ) {
    var hash = Self.seed
    var mask: UInt64 = 0
    var index = start
    let limit = text.count
    while index < limit {
      hash = Self.extend(hash, text[index])
      index += 1
      let length = index - start
      if length <= Self.prefix {
        // A name shorter than what lengths are kept by is known by its own letters.
        if let own = lengths[hash] {
          if length == Self.prefix { mask = own }
          if own & (1 << UInt64(length)) != 0 { report(hash, index, body) }
        }
        if length == Self.prefix, mask == 0 { return }
        continue
      }
      let bit = UInt64(min(63, length))
      if mask >> bit == 0 { return }
      if mask & (1 << bit) != 0 { report(hash, index, body) }
    }
  }

  private func report(_ hash: UInt64, _ end: Int, _ body: (Int, Int32) -> Void) {
    var index = table[Int(truncatingIfNeeded: hash) & (table.count - 1)]
    while index >= 0 {
      let record = records[Int(index)]
      if record.hash == hash { body(end, record.entry) }
      index = record.next
    }
  }

  func value(of entry: Int32) -> IdiomBook.Value? { values[Int(entry)] }
  func context(of entry: Int32) -> [IdiomBook.Fact] { contexts[Int(contextOfEntry[Int(entry)])] }
  func contextID(of entry: Int32) -> Int { Int(contextOfEntry[Int(entry)]) }

  /// Which contexts some conditions admit.
  func admitted(by conditions: IdiomAutomaton.Conditions) -> [Bool] {
    contexts.map(conditions.admit)
  }
}
