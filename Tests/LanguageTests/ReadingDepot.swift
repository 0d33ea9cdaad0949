import Language
import Meaning
import SourceText

/// A small depot: two aisles, goods in boxes, one robot.
enum ReadingDepot {
  static let vocabulary = """
    types: { place: [], movable: [], sku: [], aisle: [], colour: [], shelf: place, dock: place, charger: place, box: movable, robot: [movable, robot!] }
    objects:
      shelf: [shelf-a-1, shelf-a-2, shelf-a-3, shelf-b-1, shelf-b-2, shelf-b-3]
      dock: [dock-1, dock-2]
      charger: charger
      aisle: [aisle-a, aisle-b, west-way, east-way]
      sku: [tea, coffee, rope, candle]
      box: [c1, c2, c3, c4, c5, c6, c7, c8]
      robot: r1
    properties: { red: [box, robot], blue: [box], white: [box], empty: [shelf, dock] }
    measures: { weight: { of: { box: "" }, unit: kg }, load-limit: { of: { robot: "" }, unit: kg }, distance: { of: { place: "", box: "" }, unit: m } }
    relations:
      at: { it: movable, ground: [place, aisle] }
      contains: { it: sku, ground: [box, shelf] }
      beside: { it: [place, box], ground: place }
      holding: { it: box, ground: robot }
    intents:
      deliver: { roles: { item: box, source: { type: place, default: optional }, destination: place } }
      charge: { roles: { who: robot, place: { type: charger, default: any } } }
      close: { roles: { aisle: aisle }, believe: "" }
      stocktake: { roles: { place: shelf } }
      wave: { roles: { who: robot } }
    actions:
      move: { r: robot, from: place, to: place }
      pick: { r: robot, b: box, p: place }
      drop: { r: robot, b: box, p: place }
    stands-for: { sku: { box: contains } }
    """

  static let english = """
    language: en
    nouns: { box: [box, carton, case], shelf: [shelf/shelves, rack], dock: [dock, bay], place: [place, spot], sku: [product, item], aisle: [aisle, row], robot: robot }
    names: { dock-1: [dock 1, the north dock], dock-2: dock 2, "shelf-{row}-{n}": ["shelf {row}{n}", "{row}{n}"], "aisle-{n}": ["aisle {n}", "row {n}"],
             candle: candle, tea: tea, coffee: coffee, rope: rope, west-way: west way, east-way: east way }
    properties: { red: red, blue: blue, white: white, empty: [empty, free] }
    measures: { weight: { high: heavy, low: light }, load-limit: { nouns: load limit }, distance: { high: far, low: near, low-of: [near, close to] } }
    relations:
      at: ["{it} is (at|on|in) {ground}"]
      at.begins: ["{it} (~arrive|~come) (at|in) {ground}"]
      contains: ["{ground} ~contain {it}", "{ground} of {it}"]
      beside: ["{it} is (next to|beside) {ground}"]
      holding: ["{ground} (~hold|~carry) {it}"]
    intents:
      deliver: ["(~bring|~take|~move|~deliver|~carry) {item} [from {source}] (to|into) {destination}", "~put {item} (on|in|at) {destination}"]
      charge: ["~charge [(at|on) {place}]"]
      close: ["~close {aisle}", "{aisle} is (closed|blocked)"]
      stocktake: ["(~count|~check) [the (stock|goods) (on|in)] {place}"]
      wave: ["~wave", "say hello"]
    actions: { pick: "~pick up {b} [(at|from) {p}]", drop: "~put down {b} [at {p}]", move: "~go [from {from}] to {to}" }
    """

  static func make() -> (front: LanguageFront, diagnostics: [Diagnostic]) {
    LanguageFront.make(
      vocabulary: FolderText.vocabulary(vocabulary), words: [FolderText.words(of: english)])
  }
}
