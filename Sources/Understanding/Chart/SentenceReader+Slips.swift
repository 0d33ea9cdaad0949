import Meaning
import SourceText

/// Where words are not parted, a slip may leave known words that make no sentence: then a slip is sought
/// anywhere, and what is found is asked about.
extension SentenceReader {
  /// Longer sentences are not looked through for slips that could be anywhere.
  private static let mostSlippedUnits = 60

  /// The readings with one slip mended, if any costs less than what can be read without.
  func readSlips(_ lattice: Lattice, cheaperThan cost: Int?) -> [Reading]? {
    guard !model.habits.headFirst, lattice.count <= Self.mostSlippedUnits,
      cost.map({ $0 > Int(Cost.edit) }) ?? true
    else { return nil }
    let limit = cost ?? .max
    var readings = respelt(lattice).filter { $0.cost < limit }
    // A new word is rather asked about than taken for a known one.
    if readings.isEmpty, !lattice.hasNewWord {
      let misses = lattice.kanaMissesAnywhere()
      guard !misses.isEmpty,
        let found = parse(lattice, lattice.words + misses.map(\.item), misses)
      else { return nil }
      readings = found.filter { $0.cost < limit && $0.repairs.count == 1 }
    }
    // One slip does not make two sentences of one.
    readings = readings.filter { $0.turn.acts.count <= 1 + lattice.markCount }
    return readings.isEmpty ? nil : near(readings)
  }

  /// Readings of the sentence with a kana left out that was typed twice, or two put in the other order.
  private func respelt(_ lattice: Lattice) -> [Reading] {
    let utterance = lattice.utterance
    let first = lattice.bounds.lowerBound
    var found: [Reading] = []
    for position in 0..<max(0, lattice.count - 1)
    where lattice.isKana(position) && lattice.isKana(position + 1) {
      var edited = utterance
      let place = first + position
      var bounds = lattice.bounds
      if lattice.id(position) == lattice.id(position + 1) {
        edited.units.remove(at: place)
        edited.ids.remove(at: place)
        bounds = bounds.lowerBound..<bounds.upperBound - 1
      } else {
        edited.units.swapAt(place, place + 1)
        edited.ids.swapAt(place, place + 1)
      }
      let other = Lattice(shared, edited, bounds)
      guard let readings = parse(other, other.words) else { continue }
      let range = lattice.range(position..<position + 2)
      let typed = lattice.original(range)
      let meant = edited.units[place..<min(place + 2, bounds.upperBound)].map(\.text).joined()
      found += readings.map { reading in
        var reading = reading
        reading.cost += Int(Cost.edit)
        reading.repairs.append(
          SpellingRepair(range: range, typed: typed, meant: meant, rivals: [typed]))
        return reading
      }
    }
    return found
  }
}
