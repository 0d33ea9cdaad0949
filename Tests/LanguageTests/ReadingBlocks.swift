import Language
import SourceText

/// Blocks on a board of cells: shapes, colours, directions.
enum ReadingBlocks {
  static let vocabulary = """
    types: { block: [], cell: [], colour: [], arm: robot! }
    objects: { block: [b1, b2, b3], arm: hand, colour: [red, green] }
    kinds: { cube: { type: block, where: "(shape ?it cube)" }, prism: { type: block, where: "(shape ?it prism)" }, tower: { type: block, where: "" }, corner: { type: cell, where: "" } }
    properties: { red: [block, cell], green: [block, cell], blue: [block, cell], yellow: [block, cell], single: [block] }
    measures: { height: { of: { block: "", cell: "" }, unit: block }, distance: { of: { block: "", cell: "" }, unit: square } }
    directions: { left: { of: "(x ?it)", toward: less, unit: square }, right: { of: "(x ?it)", toward: more, unit: square }, back: { of: "(y ?it)", toward: more, unit: square }, front: { of: "(y ?it)", toward: less, unit: square } }
    relations:
      on: { it: block, ground: [block, cell] }
      holding: { it: block }
    intents:
      put: { roles: { item: block, place: [block, cell] } }
      take: { roles: { item: block } }
      drop: { roles: { item: block } }
    """

  static let english = """
    language: en
    nouns: { block: [block, brick], cube: cube, prism: [prism, pyramid], tower: [tower, stack], corner: corner, cell: [square, cell, space, position] }
    properties: { red: red, green: green, blue: blue, yellow: yellow, single: single }
    measures: { height: { high: [tall, high], low: [short, low] }, distance: { high: far, low: [near, close], low-of: [near, close to] } }
    directions: { left: [left, left hand], right: right, back: [back, top], front: [front, bottom] }
    relations: { on: ["{it} is (on|on top of|above|over) {ground}"], holding: ["{it} is in your hand"] }
    intents:
      put: ["(~put|~place|~move|~set|~stack) {item} (on|onto|at|in|over) {place}"]
      take: ["~pick up {item}", "(~take|~grab|~pick|~lift) {item}"]
      drop: ["(~drop|~release) {item}", "~put down {item}"]
    """

  static func make() -> (front: LanguageFront, diagnostics: [Diagnostic]) {
    LanguageFront.make(
      vocabulary: FolderText.vocabulary(vocabulary), words: [FolderText.words(of: english)])
  }
}
