import SourceText

/// Words that nobody can read.
extension Lattice {
  struct Stretch {
    var range: Range<Int>
    /// No word of the language covers it; else it is known, but no rule wants it.
    var isUncovered: Bool
    /// It ends as a verb does: what is to be done, not what it is done to.
    var isVerb = false
  }

  /// The stretches that no word covers, each as far as the word goes that they are of.
  func unreadStretches() -> [Stretch] {
    var found: [Stretch] = []
    var position = 0
    while position < count {
      guard !isCovered[position], unit(position).kind != .mark else {
        position += 1
        continue
      }
      var end = position + 1
      while end < count, !isCovered[end], unit(end).kind != .mark { end += 1 }
      // A code is one thing: "E4", whatever else its parts may be.
      while end < count, !unit(end).spaceBefore, unit(end).kind == .digits { end += 1 }
      var start = position
      while start > (found.last?.range.upperBound ?? 0), isOneRun(start) { start -= 1 }
      while end < count, isOneRun(end) { end += 1 }
      var stretch = Stretch(range: start..<end, isUncovered: true)
      if let tail = verbTail(at: end) ?? (end - 1 > start ? verbTail(at: end - 1) : nil) {
        stretch.range = start..<tail
        stretch.isVerb = true
      }
      found.append(stretch)
      position = max(end, stretch.range.upperBound)
    }
    return found
  }

  /// Whether a stretch that no word covers looks like a word of its own, by its script.
  var hasNewWord: Bool {
    (0..<count).contains { !isCovered[$0] && script($0) != nil }
  }

  /// How many marks and words there are between which sentences or members of lists may end.
  var seamCount: Int {
    (0..<count).count { unit($0).kind == .mark || model.core.listJoins.contains(unit($0).text) }
  }

  /// How many marks part the sentence.
  var markCount: Int { (0..<count).count { unit($0).kind == .mark } }

  mutating func unknownWords(_ stretches: [Stretch]) -> [(item: Item, range: Range<Int>)] {
    stretches.map { stretch in
      let source = range(stretch.range)
      let bytes = Array(self.source.utf8)[source.lower..<source.upper]
      var item = addValue(
        .unknown(String(decoding: bytes, as: UTF8.self).lowercased()), SymbolTable.unknownWord,
        stretch.range,
        cost: Cost.unread)
      item.origin = .unknown
      item.features = [.unmarked, .unknown]
      return (item, stretch.range)
    }
  }

  /// The text of the units from a position on, without what parts them.
  func text(from position: Int, units: Int) -> String {
    var text = ""
    for place in position..<min(count, position + units) { text += unit(place).text }
    return text
  }

  /// Whether the units on both sides of a position are of one word, by their script: a run of katakana, or
  /// of Chinese characters.
  private func isOneRun(_ position: Int) -> Bool {
    guard position > 0, position < count, !unit(position).spaceBefore,
      let left = script(position - 1), let right = script(position)
    else { return false }
    return left == right
  }

  private enum Script { case katakana, han }

  /// The script in which a unit was typed; folding makes one of all kana.
  private func script(_ position: Int) -> Script? {
    let unit = unit(position)
    guard unit.kind == .character || unit.kind == .mark, let range = unit.range.bytes(in: source)
    else { return nil }
    guard let scalar = String(decoding: range, as: UTF8.self).unicodeScalars.first else {
      return nil
    }
    switch scalar.value {
    case 0x30A1...0x30FF: return .katakana
    case 0x3400...0x9FFF, 0x3005: return .han
    default: return nil
    }
  }

  /// Where the ending of a verb that begins at a position ends.
  private func verbTail(at position: Int) -> Int? {
    guard position > 0, position < count, script(position - 1) != .katakana else {
      return nil
    }
    let ahead = text(from: position, units: 6)
    guard let tail = model.core.verbTails.first(where: ahead.hasPrefix) else { return nil }
    var end = position
    var length = 0
    while end < count, length < tail.count {
      length += unit(end).text.count
      end += 1
    }
    return end
  }
}

extension SourceRange {
  /// The bytes of a stretch of a text.
  fileprivate func bytes(in text: String) -> Substring.UTF8View? {
    let all = text.utf8
    guard lower >= 0, upper <= all.count, lower < upper else { return nil }
    return text[
      all.index(
        all.startIndex, offsetBy: lower)..<all.index(
          all.startIndex, offsetBy: upper)
    ].utf8
  }
}
