/// Names of parts of rules that the engine looks for by itself; others are only handed on.
enum Label: Int32, CaseIterable, Sendable {
  case head, subject, of, count, whole, except, word, standard, from, quantity, meant, said, adjunct
  case `if`, then, otherwise, on, `do`, who, question, direction, distance, left, right, which
  case until, every, why, first, again, role, to
}

/// The names of parts, interned.
struct LabelTable: Sendable {
  private(set) var names: [String] = Label.allCases.map { "\($0)" }
  private var ids: [String: Int32] = [:]

  init() {
    for (index, name) in names.enumerated() { ids[name] = Int32(index) }
  }

  mutating func label(_ name: String) -> Int32 {
    if let id = ids[name] { return id }
    let id = Int32(names.count)
    names.append(name)
    ids[name] = id
    return id
  }
}
