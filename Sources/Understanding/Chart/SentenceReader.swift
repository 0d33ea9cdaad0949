import Meaning
import SourceText

/// Reads an utterance sentence by sentence in one language.
struct SentenceReader {
  let shared: SharedModel
  var model: LanguageModel { _read { yield shared.model } }
  let context: TalkContext

  /// The readings of one sentence.
  struct Found {
    var readings: [Reading] = []
    var unknown: [UnknownWord] = []
  }

  /// More units than this are not read at all: nobody says so much in one breath.
  static let mostUnits = 4_000
  static let mostSentences = 40

  func read(_ text: String) -> Understanding {
    let utterance = model.utterance(text, limit: Self.mostUnits)
    var result = Understanding(readings: [], language: model.core.language)
    guard !utterance.units.isEmpty else { return result }
    var all: [Reading] = [Reading(turn: Turn([]), cost: 0)]
    var failed = false
    let sentences = sentences(of: utterance)
    for (number, sentence) in sentences.enumerated() {
      guard number < Self.mostSentences, sentence.count <= LanguageModel.mostUnits else {
        failed = true
        let first = utterance.units[sentence.lowerBound].range
        let last = utterance.units[sentences[sentences.count - 1].upperBound - 1].range
        let range = first.union(last)
        result.unknown.append(
          UnknownWord(range: range, text: slice(text, range), nearest: []))
        break
      }
      let found = read(utterance, sentence)
      result.unknown += found.unknown
      guard !found.readings.isEmpty else {
        failed = true
        continue
      }
      all = combine(all, found.readings)
    }
    if !failed, all.contains(where: { !$0.turn.acts.isEmpty }) { result.readings = all }
    return result
  }

  private func combine(_ before: [Reading], _ after: [Reading]) -> [Reading] {
    var all: [Reading] = []
    for a in before {
      for b in after {
        var made = Reading(turn: Turn(a.turn.acts + b.turn.acts), cost: a.cost + b.cost)
        made.repairs = a.repairs + b.repairs
        made.unread = a.unread + b.unread
        made.absent = a.absent + b.absent
        made.isMisfit = a.isMisfit || b.isMisfit
        all.append(made)
      }
    }
    return near(all)
  }

  /// The readings within reach of the best, each meaning once, best first.
  func near(_ readings: [Reading]) -> [Reading] {
    let sorted = readings.enumerated().sorted {
      ($0.element.cost, $0.element.turn.acts.count, $0.offset)
        < ($1.element.cost, $1.element.turn.acts.count, $1.offset)
    }.map(\.element)
    guard let best = sorted.first?.cost else { return [] }
    var kept: [Reading] = []
    for reading in sorted where reading.cost <= best + Cost.near {
      // More acts at no less cost say the same with a seam in it.
      if let first = kept.first, reading.turn.acts.count > first.turn.acts.count { continue }
      if !kept.contains(where: { $0.turn == reading.turn }) { kept.append(reading) }
      if kept.count == 8 { break }
    }
    return kept
  }

  private func slice(_ text: String, _ range: SourceRange) -> String {
    String(
      decoding: Array(text.utf8)[range.lower..<min(range.upper, text.utf8.count)], as: UTF8.self)
  }

  // MARK: Sentences

  /// Where sentences end: at a mark that ends them, unless it stands inside a number.
  private func sentences(of utterance: Utterance) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    for (index, unit) in utterance.units.enumerated() {
      guard unit.kind == .mark, model.core.ends.contains(unit.text) else { continue }
      let next = index + 1 < utterance.units.count ? utterance.units[index + 1] : nil
      if unit.text == ".", let next, next.kind == .digits, !next.spaceBefore { continue }
      if index > start { found.append(start..<index + 1) }
      start = index + 1
    }
    if start < utterance.units.count { found.append(start..<utterance.units.count) }
    return found
  }

  // MARK: One sentence

  private func read(_ utterance: Utterance, _ range: Range<Int>) -> Found {
    var lattice = Lattice(shared, utterance, range)
    var found = Found()
    let plain = parse(lattice, lattice.words)
    // What costs more than a slip may be one.
    if let plain, let best = plain.first, best.cost < Int(Cost.edit) {
      found.readings = plain
      return found
    }
    // Second pass: near misses of the stretches that no word covers.
    let hasSkips = lattice.findMisspeltSkips()
    var words = lattice.words
    var misses = lattice.nearMisses()
    if hasSkips || !misses.isEmpty,
      let readings = parse(lattice, words + misses.map(\.item), misses)
    {
      found.readings = readings
      return found
    }
    if let slipped = readSlips(lattice, cheaperThan: plain?.first?.cost) {
      found.readings = slipped
      return found
    }
    if let plain {
      found.readings = plain
      return found
    }
    words += misses.map(\.item)
    // Third: what nobody can read is a noun phrase of unknown type.
    let unread = lattice.unreadStretches()
    var values = lattice
    let unknown = values.unknownWords(unread)
    // What is to be done is no thing that something is done to.
    let isVerb = unread.contains(where: \.isVerb)
    if !isVerb, let readings = parse(values, words + unknown.map(\.item), misses) {
      found.readings = readings
    }
    // A short word that was mistyped, unless it stands where a new word can be taught.
    if found.readings.isEmpty || found.readings[0].turn.acts.count > 1 {
      let short = lattice.nearMisses(short: true)
      if !short.isEmpty,
        let readings = parse(lattice, words + short.map(\.item), misses + short)?.filter({
          // One slip does not make two sentences of one.
          $0.turn.acts.count <= 1 + lattice.seamCount
        }), !readings.isEmpty
      {
        found.readings = readings
        return found
      }
      misses += short
    }
    if !isVerb, found.readings.isEmpty,
      let readings = parse(values, (words + unknown.map(\.item)).map(Self.untyped), misses)
    {
      // Last: who does what to whom, whether or not it can be; never to be acted on.
      found.readings = readings.map { reading in
        var misfit = reading
        misfit.cost += Int(Cost.misfit)
        misfit.isMisfit = true
        return misfit
      }
    }
    for stretch in unread where stretch.isUncovered {
      let source = lattice.range(stretch.range)
      let text = slice(utterance.text, source)
      if found.readings.first?.unread.contains(source) != false {
        found.unknown.append(
          UnknownWord(range: source, text: text, nearest: model.nearestWords(to: text)))
      }
    }
    return found
  }

  private static func untyped(_ item: Item) -> Item {
    var item = item
    if item.payload >= 0 { item.types = .all }
    return item
  }

  func parse(
    _ lattice: Lattice, _ words: [Item], _ misses: [NearMiss] = []
  ) -> [Reading]? {
    var chart = Chart(
      shared, count: lattice.count, values: lattice.values, skips: lattice.skips,
      ends: lattice.ends)
    chart.source = lattice.source
    chart.fill(words.sorted { ($0.end, $0.start, $0.cost) < ($1.end, $1.start, $1.cost) })
    // What was not looked through to the end may have another reading: nothing is done on half of them.
    guard !chart.isExhausted else { return nil }
    var whole: [(cost: Int32, item: Int32)] = []
    for (end, endCost) in lattice.ends {
      for (start, startCost) in lattice.starts where start < end {
        for item in chart.items(SymbolTable.turn, from: Int(start), to: Int(end)) {
          whole.append((chart.items[Int(item)].cost + endCost + startCost, item))
        }
      }
    }
    guard let best = whole.map(\.cost).min() else { return nil }
    let builder = Builder(chart, ranges: lattice.ranges)
    var readings: [Reading] = []
    // A cheapest one may mean nothing: then what is near is counted from the next.
    var reach = best + 2 * Int32(Cost.near)
    for (cost, item) in whole.sorted(by: { $0 < $1 }) where cost <= reach || readings.isEmpty {
      guard let acts = builder.acts(item), !acts.isEmpty else { continue }
      if readings.isEmpty { reach = cost + Int32(Cost.near) }
      var reading = Reading(turn: Turn(acts), cost: Int(cost))
      (reading.repairs, reading.unread, reading.absent) = evidence(chart, item, lattice, misses)
      readings.append(reading)
      if readings.count >= 16 { break }
    }
    guard !readings.isEmpty else { return nil }
    return near(readings)
  }

  /// The repairs, unread stretches and names of nothing that a reading rests on.
  private func evidence(
    _ chart: Chart, _ root: Int32, _ lattice: Lattice, _ misses: [NearMiss]
  ) -> ([SpellingRepair], [SourceRange], [String]) {
    var repairs: [SpellingRepair] = []
    var absent: [String] = []
    var unread: [SourceRange] = []
    var stack = [root]
    while let id = stack.popLast() {
      let item = chart.items[Int(id)]
      if item.origin == .unknown {
        unread.append(lattice.range(Int(item.start)..<Int(item.end)))
      } else if item.origin == .word, item.cost >= Cost.edit,
        let miss = misses.first(where: { $0.item.hash == item.hash && $0.item.start == item.start })
      {
        repairs.append(miss.repair)
      } else if item.symbol == SymbolTable.name, let name = lattice.absentName(item) {
        absent.append(name)
      }
      let teaches =
        item.origin == .rule
        && [.teach, .ask].contains(model.rules[Int(item.index)].action.operation)
      stack += chart.slipsOfItem[id] ?? []
      for offset in 0..<Int(item.kidCount) {
        // The word that is taught or asked about need not be known.
        if teaches, chart.kidLabels[Int(item.firstKid) + offset] == Label.word.rawValue { continue }
        stack.append(chart.kids[Int(item.firstKid) + offset])
      }
    }
    return (
      repairs.sorted { $0.range < $1.range }, unread.sorted(), absent.reversed()
    )
  }
}
