/// Reads cardinal numbers: digits, words, and both mixed: 1,200 · twenty-one · a hundred and five ·
/// two dozen · 百五十 · 3万5千.
///
/// A number is a sum of groups; in a group each part must be smaller than the place the last one left
/// empty ("twenty" leaves the ones), and a scale multiplies what stands right before it.
package struct CardinalReader {
  let table: NumberTable
  let text: [Unicode.Scalar]

  package struct Found: Hashable {
    package var end: Int
    package var value: Double
    /// Written in digits.
    package var isDigits: Bool
  }

  private struct State {
    var at: Int
    var total = 0.0
    var group = 0.0
    /// What the next scale multiplies.
    var pending: Double?
    var room = Double.infinity
    var scaleRoom = Double.infinity
    var bigRoom = Double.infinity
    var isDigits = true
    var parts = 0
    var isArticle = false

    var value: Double { total + group + (pending ?? 0) }
  }

  /// All numbers that begin at a position, the longest last.
  func numbers(at start: Int) -> [Found] {
    var found: [Found] = []
    guard start < text.count, isBoundary(start) else { return found }
    var state = State(at: start)
    while state.parts < 24, let next = step(state) {
      state = next
      if !state.isArticle { add(state, to: &found) }
    }
    if table.isPositional, let run = positional(at: start) { found.append(run) }
    return found
  }

  private func add(_ state: State, to found: inout [Found]) {
    found.append(Found(end: state.at, value: state.value, isDigits: state.isDigits))
    // Two point five.
    guard let point = word(in: table.points, at: skip(state.at)) else { return }
    var at = skip(point.end)
    var value = state.value
    var place = 0.1
    while let digit = word(in: table.ones, at: at), digit.value < 10, place > 1e-6 {
      value += digit.value * place
      place /= 10
      found.append(Found(end: digit.end, value: value, isDigits: false))
      at = skip(digit.end)
    }
  }

  private func step(_ state: State) -> State? {
    let at = state.parts == 0 ? state.at : skip(state.at)
    if let next = part(state, at: at) { return next }
    guard state.parts > 0, !state.isDigits, let joiner = word(in: table.joiners, at: at),
      state.pending == nil, state.room < .infinity,
      let next = part(state, at: skip(joiner.end)), next.pending != nil
    else { return nil }
    return next
  }

  private func part(_ state: State, at: Int) -> State? {
    var next = state
    next.parts += 1
    next.isArticle = false
    if let scale = word(in: table.scales, at: at) {
      let isAlone = state.parts == 0 && table.dropsHundreds && scale.value == 100
      guard
        state.pending != nil || table.scalesStandAlone || isAlone
          || (state.parts > 0 && state.group > 0)
      else { return nil }
      next.at = scale.end
      next.isDigits = false
      if scale.value >= 1000, scale.value > 1000 || !table.scalesStandAlone {
        // A group ends: thousand, million; 万, 億.
        let group = state.group + (state.pending ?? (state.group > 0 ? 0 : 1))
        guard scale.value < state.bigRoom, group > 0 else { return nil }
        next.total += group * scale.value
        next.group = 0
        next.scaleRoom = .infinity
        next.bigRoom = scale.value
      } else {
        guard scale.value < state.scaleRoom, state.pending != nil || scale.value < state.room else {
          return nil
        }
        next.group += (state.pending ?? 1) * scale.value
        next.scaleRoom = scale.value
      }
      next.pending = nil
      next.room = scale.value
      return next
    }
    if let digits = digits(at: at) {
      guard state.pending == nil, state.parts == 0 || digits.value < state.room else { return nil }
      // A number in digits goes on only where no words parted it: 3万5千, not "hundred 5".
      guard state.parts == 0 || at == state.at else { return nil }
      next.pending = digits.value
      next.at = digits.end
      next.isDigits = state.isDigits
      next.room = min(state.room, 1)
      return next
    }
    if let one = word(in: table.ones, at: at) {
      if table.dropsHundreds, state.parts == 1, !state.isDigits, !state.isArticle,
        let hundreds = state.pending, hundreds >= 1, hundreds < 10, one.value >= 10
      {
        // One eighty; two fifty-five.
        next.group = hundreds * 100
        next.pending = one.value
        next.at = one.end
        next.room = isTens(one.value) ? 10 : 1
        return next
      }
      guard state.parts == 0 || one.value < state.room,
        state.pending == nil || isTens(state.pending)
      else { return nil }
      guard state.parts == 0 || one.value > 0 else { return nil }
      next.pending = (state.pending ?? 0) + one.value
      next.at = one.end
      next.isDigits = false
      next.room = isTens(one.value) ? 10 : 1
      return next
    }
    if state.parts == 0, let article = word(in: table.articles, at: at) {
      next.pending = 1
      next.at = article.end
      next.isDigits = false
      next.isArticle = true
      return next
    }
    return nil
  }

  private func isTens(_ value: Double?) -> Bool {
    guard let value, value >= 20, value < 100 else { return false }
    return value.truncatingRemainder(dividingBy: 10) == 0
  }

  /// Digits in a row: 二〇 is 20.
  private func positional(at start: Int) -> Found? {
    var at = start
    var value = 0.0
    var count = 0
    while count < 12, let digit = word(in: table.ones, at: at), digit.value < 10,
      digit.end == at + 1
    {
      value = value * 10 + digit.value
      at = digit.end
      count += 1
    }
    return count >= 2 ? Found(end: at, value: value, isDigits: false) : nil
  }

  /// 12 · 1,200 · 1.5
  private func digits(at start: Int) -> (end: Int, value: Double)? {
    func run(_ from: Int) -> Int {
      var end = from
      while end < text.count, Self.isDigit(text[end]) { end += 1 }
      return end
    }
    func value(_ from: Int, _ to: Int) -> Double {
      text[from..<to].reduce(0) { $0 * 10 + Double($1.value) - 48 }
    }
    if start > 0, Self.isDigit(text[start - 1]) { return nil }
    var end = run(start)
    guard end > start, end - start <= 15 else { return nil }
    var number = value(start, end)
    if end - start <= 3 {
      while end + 4 <= text.count, text[end] == ",", run(end + 1) == end + 4 {
        number = number * 1000 + value(end + 1, end + 4)
        end += 4
      }
    }
    if end + 1 < text.count, text[end] == "." {
      let last = run(end + 1)
      if last > end + 1, last - end <= 10 {
        var place = 1.0
        for digit in text[(end + 1)..<last] {
          place /= 10
          number += (Double(digit.value) - 48) * place
        }
        // Tenths are no exact binary numbers: take the nearest with that many places.
        let scale = (0..<(last - end - 1)).reduce(1.0) { result, _ in result * 10 }
        number = (number * scale).rounded() / scale
        end = last
      }
    }
    return (end, number)
  }

  // MARK: Words

  func word(in list: WordList, at position: Int) -> (end: Int, value: Double, symbol: String)? {
    words(in: list, at: position).first
  }

  /// The words of a list that stand at a position, the longest first. A word of letters must not be part
  /// of a longer one.
  func words(
    in list: WordList, at position: Int
  ) -> [(end: Int, value: Double, symbol: String)] {
    guard position < text.count else { return [] }
    var found: [(end: Int, value: Double, symbol: String)] = []
    for word in list.words(from: text[position]) {
      let end = position + word.text.count
      guard stands(word.text, at: position) else { continue }
      found.append((end, word.value, word.symbol))
    }
    return found
  }

  func stands(_ word: [Unicode.Scalar], at position: Int) -> Bool {
    let end = position + word.count
    guard end <= text.count, text[position..<end].elementsEqual(word) else { return false }
    if let first = word.first, Self.isLetter(first), !isBoundary(position) { return false }
    if let last = word.last, Self.isLetter(last), end < text.count, Self.isLetter(text[end]) {
      return false
    }
    return true
  }

  func skip(_ position: Int) -> Int {
    var at = position
    while at < text.count,
      text[at] == " " || (text[at] == "-" && at > 0 && Self.isLetter(text[at - 1]))
    {
      at += 1
    }
    return at
  }

  private func isBoundary(_ position: Int) -> Bool {
    guard position > 0, position < text.count else { return true }
    return !(Self.isLetter(text[position]) && Self.isLetter(text[position - 1]))
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool { (0x61...0x7A).contains(scalar.value) }
}
