import Language
import SourceText

/// A planning domain without a word of its own.
enum ReadingFerry {
  static let vocabulary = """
    types: { car: [], location: [] }
    objects: { car: [c0, c1], location: [l0, l1] }
    relations:
      at: { x: car, l: location }
      at-ferry: { l: location }
      "on": { c: car }
    actions:
      sail: { from: location, to: location }
      board: { car: car, loc: location }
      debark: { car: car, loc: location }
    """

  static func make() -> (front: LanguageFront, diagnostics: [Diagnostic]) {
    LanguageFront.make(vocabulary: FolderText.vocabulary(vocabulary), words: [])
  }
}
