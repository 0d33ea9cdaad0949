import Meaning
import SourceText

/// Words that may have been meant by others: slips of the fingers, and of the ear.
extension Lattice {
  /// Near misses of words that nobody knows. `short` ones are of words of two or three letters, of which
  /// too little is left to choose by: they are only good for a question.
  func nearMisses(short: Bool = false) -> [NearMiss] {
    guard model.habits.headFirst else { return short ? [] : kanaMisses() + soundAlikes() }
    var found: [NearMiss] = []
    for position in 0..<count where !isCovered[position] {
      let unit = unit(position)
      guard unit.kind == .letters, unit.text.count >= 2, !touchesDigits(position) else { continue }
      let candidates = model.spellings(near: unit.text)
      let isSure = unit.text.count >= 4 || unit.text.count == 3 && candidates.count == 1
      guard !candidates.isEmpty, isSure != short else { continue }
      for candidate in candidates {
        var rivals = candidates.filter { $0.id != candidate.id && $0.edits <= candidate.edits }
          .map { model.units.texts[Int($0.id)] }
        if short, rivals.isEmpty { rivals = [unit.text] }
        found += misses(of: position, candidate.id, edits: candidate.edits, rivals) { start, item in
          hasRivalName(item, from: start, position, candidate)
        }
      }
    }
    return short ? found : found + soundAlikes()
  }

  /// The words that a unit makes in the place of another.
  private func misses(
    of position: Int, _ other: Int32, edits: Int, _ rivals: [String],
    isDoubtful: (Int, Item) -> Bool = { _, _ in false }
  ) -> [NearMiss] {
    let unit = unit(position)
    var found: [NearMiss] = []
    for start in max(0, position - 6)...position {
      for var item in lexicon(from: start, replacing: position, by: other)
      where Int(item.end) > position {
        // A name that may be another is asked about.
        let isName = item.symbol == SymbolTable.name
        let rivals =
          rivals.isEmpty && isName && isDoubtful(start, item) ? [unit.text] : rivals
        item.cost += Cost.edit * Int32(edits)
        found.append(
          NearMiss(
            item: item,
            repair: SpellingRepair(
              range: unit.range, typed: original(unit.range),
              meant: model.units.texts[Int(other)], rivals: rivals)))
      }
    }
    return found
  }

  /// Whether another name is as near: of one word another within two slips, of several one that differs
  /// in that word only.
  private func hasRivalName(
    _ item: Item, from start: Int, _ position: Int, _ candidate: LanguageModel.SpellingCandidate
  ) -> Bool {
    guard item.end - item.start > 1 else { return candidate.hasNearName }
    return model.nameUnits(near: candidate.id).contains { other in
      lexicon(from: start, replacing: position, by: other).contains {
        $0.symbol == SymbolTable.name && $0.end == item.end && $0.payload != item.payload
      }
    }
  }

  /// Words that sound like what was written, as a recogniser mistakes them: always asked about, for what
  /// was written is a word too.
  private func soundAlikes() -> [NearMiss] {
    guard !model.soundAlikes.isEmpty else { return [] }
    return (0..<count).flatMap { position -> [NearMiss] in
      let typed = unit(position).text
      let others = model.soundAlikes[typed] ?? []
      return others.flatMap { other in
        misses(
          of: position, other, edits: 1,
          [typed] + others.filter { $0 != other }.map { model.units.texts[Int($0)] })
      }
    }
  }

  /// What is said for politeness may be mistyped too; a word that the domain has is never taken for it.
  mutating func findMisspeltSkips() -> Bool {
    for position in 0..<count where !isCovered[position] {
      let unit = unit(position)
      guard unit.kind == .letters, unit.text.count >= 5, !touchesDigits(position),
        model.longSkips.contains(where: { Spelling.distance($0, unit.text, limit: 1) != nil }),
        model.spellings(near: unit.text).allSatisfy({ model.longSkips.contains(text(of: $0)) })
      else { continue }
      misspeltSkips.insert(position)
    }
    if !misspeltSkips.isEmpty { findSkips() }
    return !misspeltSkips.isEmpty
  }

  private func text(of candidate: LanguageModel.SpellingCandidate) -> String {
    model.units.texts[Int(candidate.id)]
  }

  func original(_ range: SourceRange) -> String {
    String(decoding: Array(source.utf8)[range.lower..<range.upper], as: UTF8.self)
  }

  /// A code such as "a3" or "sku0042" is never taken for another.
  private func touchesDigits(_ position: Int) -> Bool {
    if position + 1 < count, unit(position + 1).kind == .digits, !unit(position + 1).spaceBefore {
      return true
    }
    return position > 0 && unit(position - 1).kind == .digits && !unit(position).spaceBefore
  }
}
