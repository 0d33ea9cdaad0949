import Meaning

/// How the names of one pattern are said, whatever letter or number stands in them: "dock {n}" where there
/// are docks 1 to 3. What is said so and is the name of nothing is told to be none, and never taken for
/// something else.
struct NameShape: Sendable {
  enum Piece: Hashable, Sendable {
    /// A unit as it is written.
    case unit(String)
    /// One letter.
    case letter(String)
    /// A whole number.
    case number(String)
  }

  /// What is said, unit by unit.
  var said: [Piece]
  /// Before which of them a space may stand.
  var spaced: [Bool]
  /// The name with the captures in it.
  var name: NamePattern
  /// Whether the letters of such names are capitals.
  var hasCapitals: Bool
  /// What such names are names of.
  var types: TypeSet
}

extension LanguageModel {
  /// The shapes of a pattern of names: of its ways to say it those whose captures are one letter or a
  /// number in every name there is.
  func shapes(of pattern: NamePattern) -> [NameShape] {
    var values: [String: [Substring]] = [:]
    var types = TypeSet.none
    var count = 0
    for object in vocabulary.objects {
      guard let captures = pattern.captures(in: object.name) else { continue }
      count += 1
      types = types.union(self.types.of(object.types))
      for (name, value) in captures { values[name, default: []].append(value) }
    }
    // One name shows no pattern.
    guard count > 1 else { return [] }
    let letters = values.filter { $0.value.allSatisfy { $0.count == 1 && $0.first!.isASCIILetter } }
    let numbers = values.filter { $0.value.allSatisfy { $0.allSatisfy(\.isASCIIDigit) } }
    guard letters.count + numbers.count == values.count else { return [] }
    let hasCapitals = letters.values.joined().contains { $0.first?.isUppercase ?? false }
    return pattern.spoken.compactMap { spoken in
      var said: [NameShape.Piece] = []
      var spaced: [Bool] = []
      var isSpaced = true
      for piece in spoken {
        switch piece {
        case .text(let text):
          for unit in utterance(text, limit: 16).units {
            said.append(.unit(unit.text))
            spaced.append(said.count == 1 || isSpaced || unit.spaceBefore)
            isSpaced = false
          }
          isSpaced = text.last?.isWhitespace ?? isSpaced
        case .capture(let capture):
          said.append(letters[capture] != nil ? .letter(capture) : .number(capture))
          spaced.append(said.count == 1 || isSpaced)
          isSpaced = false
        }
      }
      // A letter or a number by itself may be anything.
      guard said.count > 1 else { return nil }
      return NameShape(
        said: said, spaced: spaced, name: pattern, hasCapitals: hasCapitals, types: types)
    }
  }
}

extension Character {
  fileprivate var isASCIILetter: Bool { isASCII && isLetter }
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
