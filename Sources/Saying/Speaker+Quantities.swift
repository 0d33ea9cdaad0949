import Meaning
import WordForms

extension Speaker {
  /// A length of time: "32 s", "2 min 5 s", "1 h 10 min".
  func span(_ milliseconds: Int) -> String {
    let seconds = max((milliseconds + 500) / 1000, milliseconds > 0 ? 1 : 0)
    if seconds < 100 { return text("time.seconds", ["s": .number(seconds)]) ?? "" }
    if seconds < 3600 {
      var slots: Slots = ["m": .number(seconds / 60)]
      if seconds % 60 > 0 { slots["s"] = .number(seconds % 60) }
      return text("time.minutes", slots) ?? ""
    }
    let minutes = (seconds + 30) / 60
    var slots: Slots = ["h": .number(minutes / 60)]
    if minutes % 60 > 0 { slots["m"] = .number(minutes % 60) }
    return text("time.hours", slots) ?? ""
  }

  /// A time of the clock: "2:00", with hours from the first hour on.
  func clock(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    let (h, m, s) = (seconds / 3600, seconds / 60 % 60, seconds % 60)
    return h > 0 ? "\(h):\(two(m)):\(two(s))" : "\(m):\(two(s))"
  }

  /// A time of day: "9:30".
  func timeOfDay(_ milliseconds: Int) -> String {
    let seconds = milliseconds / 1000
    let time = "\(seconds / 3600):\(two(seconds / 60 % 60))"
    return seconds % 60 == 0 ? time : time + ":" + two(seconds % 60)
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A quantity with its unit.
  func text(of quantity: Quantity) -> String {
    let number = self.number(quantity.value)
    if quantity.unit.isEmpty { return number }
    let isWord = book.has("plural.endings") && quantity.unit.count > 2 && quantity.value != 1
    let unit = isWord ? inflect(quantity.unit, nil, "plural", .noun) : quantity.unit
    let slots: Slots = ["n": .words(number), "unit": .words(unit)]
    let one = quantity.value == 1 ? ["unitsOne.\(quantity.unit)"] : []
    return text(first: one + ["units.\(quantity.unit)", "units.other"], slots) ?? number
  }

  /// A number with the decimals it has, three at most.
  func number(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "\(value)" }
    let thousandths = Int((value * 1000).rounded())
    let whole = thousandths.magnitude / 1000
    var decimals = String(thousandths.magnitude % 1000)
    while decimals.count < 3 { decimals = "0" + decimals }
    while decimals.last == "0" { decimals.removeLast() }
    let sign = thousandths < 0 ? "-" : ""
    return sign + String(whole) + (decimals.isEmpty ? "" : "." + decimals)
  }

  /// A small number as a word where the language writes it so.
  func numberWord(_ number: Int) -> String {
    let words = book.words("numbers")
    return words.indices.contains(number) ? words[number] : String(number)
  }

  /// First, second; the last for -1.
  func ordinal(_ number: Int) -> String {
    if number == -1, let last = book.word("ordinal.last") { return last }
    if number < 0 {
      return text("ordinal.fromLast", ["n": .words(ordinal(-number))]) ?? String(number)
    }
    let words = book.words("ordinal.words")
    if words.indices.contains(number) { return words[number] }
    return text(first: ["ordinal.\(number % 10)", "ordinal.other"], ["n": .number(number)])
      ?? String(number)
  }

  /// So many of a kind, with the kind's counter where the language counts with one.
  func counted(_ number: Int, kind: String?) -> String {
    guard var counter = counter(of: kind) else { return numberWord(number) }
    if number > 9, counter == book.word("counters.thing") {
      // The counter for things of any shape goes up to nine.
      counter = book.word("counters.manyThings") ?? counter
    }
    return text("counters.counted", ["n": .number(number), "c": .words(counter)])
      ?? numberWord(number)
  }

  /// The counter of a kind, or the one that counts anything; nil in a language without.
  func counter(of kind: String?) -> String? {
    guard book.has("counters.counted") else { return nil }
    for symbol in kind.map({ lineage($0) }) ?? [] {
      if let text = words.counters.first(where: { $0.symbol == symbol })?.texts.first {
        return spoken(text.text)
      }
    }
    return book.word("counters.thing")
  }

  /// Texts joined as the language joins them: "A, B and C".
  func joined(_ texts: [String], by joiner: String) -> String {
    guard let last = texts.last else { return "" }
    guard texts.count > 1 else { return last }
    let between = book.word("join.\(joiner).between") ?? book.word("join.and.between") ?? " "
    let final = book.word("join.\(joiner).last") ?? between
    return texts.dropLast().joined(separator: between) + final + last
  }
}
