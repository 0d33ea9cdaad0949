import Domains
import Foundation
import SourceText
import Testing

/// Where the package lies.
let packageRoot = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// The real data beside the package; nil where it is absent.
let sharedData: URL? = {
  let url = packageRoot.deletingLastPathComponent().appendingPathComponent("shared/data")
  return FileManager.default.fileExists(atPath: url.path) ? url : nil
}()

/// The path of a domain of the package.
func domainFolder(_ name: String) -> String {
  packageRoot.appendingPathComponent("domains/\(name)").path
}

/// A folder that exists as long as a test runs.
final class TemporaryFolder: Sendable {
  let path: String

  /// A folder with the given files; names may hold a subfolder.
  init(_ files: [String: Data]) throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("errand-domain-" + UUID().uuidString)
    path = url.path
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, data) in files {
      let file = url.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A small sound domain; tests change a file of it.
enum Depot {
  static let domain = """
    (define (domain depot)
      (:requirements :typing :negative-preconditions :numeric-fluents)
      (:types place movable sku - object shelf dock - place box robot - movable)
      (:predicates (at ?m - movable ?p - place) (holding ?r - robot ?b - box) (free ?r - robot)
        (contains ?b - box ?s - sku) (closed ?p - place))
      (:functions (weight ?b - box) (stock ?p - place ?s - sku))
      (:action move :parameters (?r - robot ?from ?to - place)
        :precondition (and (at ?r ?from) (not (closed ?to)))
        :effect (and (at ?r ?to) (not (at ?r ?from))))
      (:action pick :parameters (?r - robot ?b - box ?p - place)
        :precondition (and (at ?r ?p) (at ?b ?p) (free ?r))
        :effect (and (holding ?r ?b) (not (at ?b ?p)) (not (free ?r))))
      (:action drop :parameters (?r - robot ?b - box ?p - place)
        :precondition (and (at ?r ?p) (holding ?r ?b))
        :effect (and (at ?b ?p) (free ?r) (not (holding ?r ?b)))))
    """
  static let world = """
    (define (problem day) (:domain depot)
      (:objects r1 - robot a-1 a-2 - shelf dock-1 - dock box-1 box-2 - box tea - sku)
      (:init (at r1 dock-1) (free r1) (at box-1 a-1) (at box-2 a-2) (contains box-1 tea)
        (= (weight box-1) 4) (= (weight box-2) 9) (= (stock a-1 tea) 3))
      (:goal (and)))
    """
  static let vocabulary = """
    kinds:      { tea-box: { type: box, where: "(exists (?s - sku) (contains ?it ?s))" } }
    properties: { empty: { shelf: "(not (exists (?b - box) (at ?b ?it)))" } }
    measures:   { weight: { of: "(weight ?it)", unit: kg, high: 8, low: 5 } }
    relations:  { at: "(at ?it ?ground)", holding: "(holding ?ground ?it)" }
    intents:
      deliver:
        roles:  { item: box, source: place, destination: place }
        where:  "(at ?item ?source)"
        goal:   "(at ?item ?destination)"
      restock:
        roles:  { goods: sku, amount: number, destination: place }
        change: "(increase (stock ?destination ?goods) ?amount)"
      close:    { roles: { place: place }, believe: "(closed ?place)", confirm: always }
    stands-for: { sku: { box: "(contains ?it ?for)" } }
    failures:   [slipped]
    policy:     { few: 3, fresh: 30 s }
    """
  static let english = """
    language: en
    nouns:      { box: box, tea-box: tea box }
    names:      { "a-{n}": "a{n}", dock-1: dock 1 }
    properties: { empty: empty }
    measures:   { weight: { high: heavy, low: light } }
    relations:  { at: "{it} is (at|on) {ground}", holding: "{ground} ~hold {it}" }
    intents:
      deliver:  ["~bring {item} [from {source}] to {destination}"]
      restock:  ["~put {amount} more {goods} on {destination}"]
      close:    ["~close {place}"]
    failures:   { slipped: "{b} slipped" }
    """
  static let map = """
    type octile
    height 3
    width 5
    map
    .....
    .@@@.
    .....
    """
  static let robots = """
    places: { a-1: [0, 0], a-2: [4, 0], dock-1: [0, 2] }
    skills: { pick: { takes: 5 s, failures: { slipped: 2 % } } }
    """

  static let files = [
    "domain.pddl": domain, "world.pddl": world, "vocabulary.yml": vocabulary, "en.yml": english,
    "floor.map": map, "robots.yml": robots,
  ]

  /// The files with some of them replaced, or taken away by nil.
  static func files(with changes: [String: String?]) -> [String: Data] {
    var files = files
    for (name, text) in changes { files[name] = text }
    return files.mapValues { Data($0.utf8) }
  }
}

/// A diagnostic as tests state it: place relative to the folder, severity, message, hint.
func lines(_ diagnostics: [Diagnostic], in folder: String) -> [String] {
  diagnostics.map { diagnostic in
    let file = diagnostic.file.map { String($0.name.dropFirst(folder.count + 1)) } ?? "-"
    let place = diagnostic.position.map { ":\($0.line):\($0.column)" } ?? ""
    let hint = diagnostic.hint.map { " [\($0)]" } ?? ""
    let message = diagnostic.message.replacingOccurrences(of: folder, with: "FOLDER")
    return "\(file)\(place) \(diagnostic.severity.rawValue): \(message)\(hint)"
  }
}
