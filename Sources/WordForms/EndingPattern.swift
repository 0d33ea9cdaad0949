/// What a word must end in: letters as they stand, capitals for sets of letters, `+` and `*` for one or
/// more and none or more of what stands before, `^` for the beginning of the word.
///
/// "^C*VD": one syllable that ends in a vowel and a consonant that doubles. Patterns serve to tell classes
/// of words apart, so they look at no more than the last letters of a long word.
struct EndingPattern: Sendable, Hashable {
  private enum Count: Sendable { case one, some, any }
  private struct Element: Sendable, Hashable {
    var letters: Set<Character>
    var count: Count
  }
  private let elements: [Element]
  private let isAnchored: Bool
  /// No more of a word than this is looked at.
  private static let reach = 24

  init(_ text: String, sets: [Character: Set<Character>]) {
    var elements: [Element] = []
    for character in text.drop(while: { $0 == "^" }) {
      switch character {
      case "+" where !elements.isEmpty: elements[elements.count - 1].count = .some
      case "*" where !elements.isEmpty: elements[elements.count - 1].count = .any
      default: elements.append(Element(letters: sets[character] ?? [character], count: .one))
      }
    }
    self.elements = elements
    isAnchored = text.hasPrefix("^")
  }

  func matches(_ word: String) -> Bool {
    let letters = Array(word.suffix(Self.reach))
    if isAnchored {
      return word.count <= Self.reach && ends(letters[...], by: elements[...])
    }
    return letters.indices.contains { ends(letters[$0...], by: elements[...]) }
      || elements.isEmpty
  }

  /// Whether some letters, all of them, are what some elements ask for. As deep as the pattern is long.
  private func ends(_ letters: ArraySlice<Character>, by elements: ArraySlice<Element>) -> Bool {
    guard let element = elements.first else { return letters.isEmpty }
    let rest = elements.dropFirst()
    if element.count == .any, ends(letters, by: rest) { return true }
    var left = letters
    while let letter = left.first, element.letters.contains(letter) {
      left = left.dropFirst()
      if ends(left, by: rest) { return true }
      if element.count == .one { break }
    }
    return false
  }
}
