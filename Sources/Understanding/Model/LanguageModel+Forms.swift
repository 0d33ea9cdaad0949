import WordForms

/// Words that change their form, as entries of the lexicon.
extension LanguageModel {
  /// Adds the forms of a word that some rule of the grammar asks for, with what they say as features: its
  /// names with `~`, and what the engine knows by itself. False if the word has no such form.
  @discardableResult
  mutating func addForms(
    of word: String, _ kind: InflectionTable.WordKind, note: String? = nil, before: String = "",
    after: String = "", as symbol: Symbol, types: TypeSet = .all, payload: Int32 = -1,
    cost: Int32 = 0
  ) -> Bool {
    let set = typeSet(types)
    var isAny = false
    for spelling in inflector.spellings(of: word, kind, note: note) {
      let stems = inflections.stems(of: spelling.text, class: spelling.class, kind: kind)
      let endings = lexicalEndings(of: stems, kind)
      let stem = before + stems.shared
      // Before an ending that is cut letter by letter the stem is always cut alike.
      let stemUnits = endings.standIn.isEmpty ? nil : units(of: stem, before: endings.standIn)
      for ending in endings.all {
        isAny = true
        if let stemUnits, let own = ending.units, after.isEmpty {
          add(
            stemUnits + own, symbol, features: ending.features, types: set, payload: payload,
            cost: cost)
        } else {
          add(
            before + ending.before + stems.shared + ending.after + after, symbol,
            features: ending.features, types: types, payload: payload, cost: cost)
        }
      }
    }
    return isAny
  }

  /// The units of a stem that more follows.
  private mutating func units(of stem: String, before next: String) -> [Int32]? {
    let cut = Segmenter.units(of: stem + next)
    guard cut.last?.kind == .character else { return nil }
    return cut.dropLast().map { units.intern($0.text) }
  }

  private mutating func lexicalEndings(
    of stems: InflectionTable.Stems, _ kind: InflectionTable.WordKind
  ) -> EndingCache.Endings {
    let key = EndingCache.Key(kind: kind, stems: stems)
    if let known = endings.endings(for: key, features: features.count) { return known }
    var found = EndingCache.Endings()
    var places: [EndingCache.Place: Int] = [:]
    for form in inflections.endings(of: stems, kind: kind, where: isAskedFor) {
      let (says, named) = says(form.features)
      guard !named.isEmpty else { continue }
      let place = EndingCache.Place(before: form.before, after: form.after, says: says)
      if let index = places[place] {
        found.all[index].features.formUnion(named)
      } else {
        places[place] = found.all.count
        found.all.append(
          EndingCache.Ending(
            before: form.before, after: form.after, features: says.union(named),
            units: endingUnits(form, &found.standIn)))
      }
    }
    endings.keep(found, for: key, features: features.count)
    return found
  }

  /// The units of an ending of letters that are cut one by one; nil for any other.
  private mutating func endingUnits(
    _ form: InflectionTable.Ending, _ standIn: inout String
  ) -> [Int32]? {
    guard form.before.isEmpty, let first = form.after.first else { return nil }
    let cut = Segmenter.units(of: String(first) + form.after)
    guard cut.count == form.after.count + 1, cut.allSatisfy({ $0.kind == .character }) else {
      return nil
    }
    if standIn.isEmpty { standIn = String(first) }
    return cut.dropFirst().map { units.intern($0.text) }
  }

  private func isAskedFor(_ all: [String]) -> Bool { !says(all).named.isEmpty }

  /// What the features of a form are to the grammar: those the engine knows, and those that rules name.
  private func says(_ all: [String]) -> (known: Features, named: Features) {
    var says: Features = []
    var named: Features = []
    for (index, name) in all.enumerated() {
      if index + 1 < all.count, let known = Features.known[name] {
        says.formUnion(known)
      } else if let own = features.existing("~" + name) {
        named.formUnion(own)
      }
    }
    return (says, named)
  }
}

/// The endings of words that change alike, each worked out once.
struct EndingCache: Sendable {
  struct Key: Hashable, Sendable {
    var kind: InflectionTable.WordKind
    var stems: InflectionTable.Stems
    init(kind: InflectionTable.WordKind, stems: InflectionTable.Stems) {
      self.kind = kind
      self.stems = stems
      // Whatever stands before the endings, they are the same.
      if !stems.shared.isEmpty { self.stems.shared = InflectionTable.standIn }
    }
  }
  struct Place: Hashable {
    var before: String
    var after: String
    var says: Features
  }
  struct Ending: Sendable {
    var before: String
    var after: String
    var features: Features
    /// The units of what stands behind, where they do not depend on what stands before.
    var units: [Int32]?
  }
  struct Endings: Sendable {
    var all: [Ending] = []
    /// A letter that some ending begins with; empty if none has units of its own.
    var standIn = ""
  }

  private var known: [Key: Endings] = [:]
  private var count = 0

  /// What is known, as long as the grammar has no more features than then.
  func endings(for key: Key, features: Int) -> Endings? {
    features == count ? known[key] : nil
  }

  mutating func keep(_ endings: Endings, for key: Key, features: Int) {
    if features != count { known = [:] }
    count = features
    known[key] = endings
  }
}
