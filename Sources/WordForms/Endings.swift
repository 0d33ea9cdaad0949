/// Forms as what stands around the part of a word that never changes: words that change alike share them.
extension InflectionTable {
  /// The stems of a word, cut where they differ.
  package struct Stems: Hashable, Sendable {
    /// What all of them begin with.
    package var shared: String
    /// What each of them has behind it, by name.
    package var ends: [String: [String]]
  }

  /// A form without the part that never changes.
  package struct Ending: Sendable {
    package var before: String
    package var after: String
    /// What it says; the last part of its name is one of them.
    package var features: [String]
  }

  /// What takes the place of the part that never changes: no letter of any language.
  package static let standIn = "\u{E000}"

  package func stems(of lemma: String, class: String?, kind: WordKind) -> Stems {
    let stems = paradigms[kind]?.stems(of: lemma, class: `class`) ?? ["": [lemma]]
    var shared = stems.first?.value.first ?? lemma
    for text in stems.values.joined() { shared = shared.commonPrefix(with: text) }
    let length = shared.count
    return Stems(
      shared: shared, ends: stems.mapValues { $0.map { String($0.dropFirst(length)) } })
  }

  /// The endings of the forms that have features of use, the usual ones first.
  package func endings(
    of stems: Stems, kind: WordKind, where isOfUse: ([String]) -> Bool
  ) -> [Ending] {
    guard let paradigm = paradigms[kind] else {
      return [Ending(before: "", after: "", features: ["base"])]
    }
    let start = stems.shared.isEmpty ? "" : Self.standIn
    let whole = stems.ends.mapValues { $0.map { start + $0 } }
    var made: [Ending] = []
    collect(whole, paradigm, [], [], where: isOfUse) { _, text, features in
      guard let place = text.firstIndex(of: Character(Self.standIn)) else {
        return made.append(Ending(before: "", after: text, features: features))
      }
      made.append(
        Ending(
          before: String(text[..<place]), after: String(text[text.index(after: place)...]),
          features: features))
    }
    return made
  }
}

extension String {
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }
}
