import Meaning
import Understanding

/// One utterance with what has been looked up in it so far.
struct IdiomScan {
  /// A name or number, from a position to where it ends.
  struct Found {
    var end: Int32
    /// The entry of the list; -1 for a number.
    var entry: Int32
    var number: Double
  }

  let text: IdiomText
  let letters: [Int32]
  /// Where words that may be skipped lead to, by where they begin.
  private(set) var skips: [(from: Int32, to: Int32)] = []
  private let automaton: IdiomAutomaton
  private let names: [NameIndex]
  private let admitted: [[Bool]]
  private let numbers: NumberReader?

  private(set) var found: [Found] = []
  private var known: [(key: Int64, range: Range<Int>)] = []

  init(
    _ text: IdiomText, _ automaton: IdiomAutomaton, names: [NameIndex], admitted: [[Bool]],
    numbers: NumberReader?, skips: NameIndex?
  ) {
    self.text = text
    self.automaton = automaton
    self.names = names
    self.admitted = admitted
    self.numbers = numbers
    letters = text.scalars.map(automaton.letterClass(of:))
    if let skips { findSkips(skips) }
  }

  /// A skipped phrase takes one of the spaces around it along.
  private mutating func findSkips(_ phrases: NameIndex) {
    let scalars = text.scalars
    var made: [(from: Int32, to: Int32)] = []
    for start in scalars.indices where text.isBoundary[start] {
      let isBare = IdiomText.isScriptWithoutSpaces(scalars[start])
      guard isBare || start == 0 || scalars[start - 1] == " " else { continue }
      phrases.find(in: scalars, from: start) { end, _ in
        let isEnd = end == scalars.count || scalars[end] == " "
        if isBare {
          made.append((Int32(start), Int32(end)))
        } else if isEnd {
          made.append((Int32(start), Int32(min(end + 1, scalars.count))))
          if start > 0 { made.append((Int32(start - 1), Int32(end))) }
        }
      }
    }
    skips = made
  }

  /// What a lookup finds at a position, as indices of `found`.
  mutating func find(_ lookup: Int32, at position: Int) -> Range<Int> {
    let key = Int64(lookup) << 32 | Int64(position)
    for entry in known where entry.key == key { return entry.range }
    let start = found.count
    switch automaton.lookups[Int(lookup)].source {
    case .names(let list):
      let index = names[list]
      let allowed = admitted[Int(lookup)]
      var made: [Found] = []
      index.find(in: text.scalars, from: position) { end, entry in
        guard allowed.isEmpty || allowed[index.contextID(of: entry)] else { return }
        made.append(Found(end: Int32(end), entry: entry, number: 0))
      }
      found += made
    case .numbers(let range): findNumbers(range, at: position)
    }
    let range = start..<found.count
    known.append((key, range))
    return range
  }

  private mutating func findNumbers(_ range: IdiomBook.NumberRange, at position: Int) {
    let scalars = text.scalars
    var at = position
    if at < scalars.count, scalars[at] == " " { at += 1 }
    guard at < scalars.count, at == 0 || !IdiomText.isDigit(scalars[at - 1]) else { return }
    func add(_ number: Double, _ end: Int) {
      guard range.contains(number) else { return }
      found.append(
        Found(end: Int32(end), entry: -1, number: number * (range.times ?? 1)))
    }
    let sign = scalars[at] == "-" ? -1.0 : 1.0
    var end = sign < 0 ? at + 1 : at
    var value = 0.0
    let first = end
    while end < scalars.count, IdiomText.isDigit(scalars[end]), end - first < 15 {
      value = value * 10 + Double(scalars[end].value - 0x30)
      end += 1
    }
    if end > first {
      guard range.inDigits else { return }
      if !range.fractions.isEmpty, end + 1 < scalars.count,
        scalars[end] == "." || scalars[end] == ",", IdiomText.isDigit(scalars[end + 1])
      {
        var share = 0.1
        end += 1
        while end < scalars.count, IdiomText.isDigit(scalars[end]) {
          value += Double(scalars[end].value - 0x30) * share
          share /= 10
          end += 1
        }
      }
      add(sign * value, end)
      return
    }
    guard range.inWords, let numbers, text.isBoundary[at] else { return }
    for number in numbers.numbers(in: scalars, at: at) where !number.isDigits {
      add(number.value, number.end)
    }
  }
}
