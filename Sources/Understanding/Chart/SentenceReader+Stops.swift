import Meaning
import SourceText

/// Words that halt before anything is parsed.
extension SentenceReader {
  /// A stop word anywhere, or a word that is none but one slip away from one.
  func stop(in text: String) -> SourceRange? {
    let utterance = model.utterance(text, limit: Self.mostUnits)
    let ids = utterance.ids
    for start in ids.indices {
      var hash = PhraseTable.empty
      let lengths = model.stopPhrases.lengths(from: ids[start])
      if lengths != 0 {
        for end in start..<min(ids.count, start + 8) {
          guard ids[end] >= 0 else { break }
          hash = PhraseTable.extend(hash, ids[end])
          if lengths & (1 << UInt64(end - start + 1)) != 0, model.stopPhrases.head(hash) >= 0,
            !isEndOfWord(start..<end + 1, in: utterance), !isMentioned(start, in: utterance)
          {
            return utterance.units[start].range.union(utterance.units[end].range)
          }
        }
      }
    }
    return misspeltStop(in: utterance)
  }

  /// "Until I say stop."
  private func isMentioned(_ start: Int, in utterance: Utterance) -> Bool {
    guard !model.core.stopMentions.isEmpty else { return false }
    let before = utterance.units[max(0, start - 6)..<start].map(\.text).joined(separator: " ")
    return model.core.stopMentions.contains { before == $0 || before.hasSuffix(" " + $0) }
  }

  /// Whether a stretch is only the end of a longer word, where nothing parts them: しまって is no まって.
  private func isEndOfWord(_ stretch: Range<Int>, in utterance: Utterance) -> Bool {
    guard utterance.units[stretch.lowerBound].kind == .character else { return false }
    let open: Set<Symbol> = [SymbolTable.verb, SymbolTable.noun, SymbolTable.name]
    for start in max(0, stretch.lowerBound - 8)..<stretch.lowerBound {
      let lengths = model.phrases.lengths(from: utterance.ids[start])
      var hash = PhraseTable.empty
      for end in start..<stretch.upperBound {
        guard utterance.ids[end] >= 0 else { break }
        hash = PhraseTable.extend(hash, utterance.ids[end])
      }
      let length = stretch.upperBound - start
      guard length < 64, lengths & (1 << UInt64(length)) != 0 else { continue }
      var entry = model.phrases.head(hash)
      while entry >= 0 {
        let word = model.phrases.entries[Int(entry)]
        if open.contains(word.symbol) { return true }
        entry = word.next
      }
    }
    return false
  }

  private func misspeltStop(in utterance: Utterance) -> SourceRange? {
    for (index, unit) in utterance.units.enumerated()
    where unit.kind == .letters && utterance.ids[index] < 0 && (4...12).contains(unit.text.count) {
      for stop in model.core.stops where !stop.contains(" ") && stop.count >= 4 {
        if Spelling.distance(unit.text, stop, limit: 1) != nil { return unit.range }
      }
    }
    return misspeltShout(in: utterance)
  }

  /// In a script without spaces a slip is told from another word only where the word stands alone.
  private func misspeltShout(in utterance: Utterance) -> SourceRange? {
    for stretch in utterance.units.split(whereSeparator: { $0.kind != .character })
    where (4...12).contains(stretch.count) {
      let text = stretch.map(\.text).joined()
      for stop in model.core.stops {
        let folded = NormalText(stop).text
        guard folded.count >= 4, Spelling.distance(text, folded, limit: 1) != nil,
          let first = stretch.first, let last = stretch.last
        else { continue }
        return first.range.union(last.range)
      }
    }
    return nil
  }
}
