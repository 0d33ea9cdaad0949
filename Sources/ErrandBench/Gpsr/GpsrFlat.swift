import ArgumentParser
import Domains
import Errand
import Foundation
import Language
import Meaning
import PDDL
import SourceText

/// The flat in which commands are heard: the domain's own, with the competition's names where they
/// are not known there. Nobody has told where things and people are, as at the beginning of a test.
struct GpsrFlat {
  let domain: Domain

  /// - Parameters:
  ///   - folder: the domain folder.
  ///   - names: what the competition hands out.
  init(folder: String, names: GpsrNames) throws {
    let (found, diagnostics) = Domain.load(folder: folder)
    guard let own = found else { throw Self.error(diagnostics) }
    let additions = Additions(names, to: own)
    var files = [Self.world(own, additions)]
    if let words = Self.words(folder, additions) { files.append(words) }
    let (made, problems) = Domain.load(folder: folder, replacing: files)
    guard let made else { throw Self.error(problems) }
    domain = made
  }

  private static func error(_ diagnostics: [Diagnostic]) -> any Error {
    ValidationError(diagnostics.map(\.message).joined(separator: "\n"))
  }

  /// Objects that the domain has no name for yet.
  private struct Additions {
    var objects: [(name: String, type: String, words: String)] = []
    var facts: [String] = []

    init(_ names: GpsrNames, to domain: Domain) {
      let session = Session(domain: domain, language: "en")
      /// What a phrase is the name of, or describes, if it is known.
      func known(_ words: String) -> Entity? {
        let readings = session.read(words).readings
        guard let reading = readings.first, reading.repairs.isEmpty, reading.unread.isEmpty,
          case .fragment(let fragments)? = reading.turn.acts.first, fragments.count == 1
        else { return nil }
        return fragments[0].entity
      }
      func isKnown(_ words: String, as type: String) -> Bool {
        guard let wanted = domain.model.types[type] else { return false }
        return [words, "the " + words].contains { phrase in
          guard case .name(let name)? = known(phrase)?.kind,
            let object = domain.problem.objects[name]
          else { return false }
          return domain.problem.objects.object(object, isOneOf: [wanted], in: domain.model.types)
        }
      }
      for room in names.rooms where !isKnown(room, as: "room") {
        objects.append(("gpsr-\(Self.symbol(room))", "room", room))
      }
      for place in names.places where !isKnown(place.name, as: "place") {
        let name = "gpsr-\(Self.symbol(place.name))"
        objects.append((name, "furniture", place.name))
        if place.takesThings { facts.append("(surface \(name))") }
      }
      for thing in names.things where !isKnown(thing.name, as: "item") {
        let name = "gpsr-\(Self.symbol(thing.name))"
        objects.append((name, "item", thing.name))
        if case .description(let description)? = known(thing.kind)?.kind,
          let kind = domain.vocabulary.kinds.first(where: { $0.name == description.kind })
        {
          facts.append(kind.formula.text.replacing("?it", with: name))
        }
      }
      for person in names.people where !isKnown(person, as: "person") {
        objects.append(("gpsr-\(Self.symbol(person))", "person", person))
      }
    }

    private static func symbol(_ words: String) -> String {
      words.lowercased().replacing(" ", with: "-")
    }
  }

  /// The domain's words with the new names.
  private static func words(_ folder: String, _ additions: Additions) -> SourceFile? {
    guard let text = try? String(contentsOfFile: folder + "/en.yml", encoding: .utf8) else {
      return nil
    }
    let lines = additions.objects.map { "  \($0.name): [\"\($0.words)\"]" }
    let all = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.hasPrefix("names:") ? [String(line)] + lines : [String(line)]
    }
    return SourceFile(name: "en.yml", text: all.joined(separator: "\n"))
  }

  /// The domain's world with more objects, and without what is so of things that move.
  private static func world(_ domain: Domain, _ additions: Additions) -> SourceFile {
    let objects = domain.problem.objects
    let model = domain.model
    let speaker = domain.vocabulary.policy.speaker.flatMap { objects[$0] }
    let moving = ["item", "person"].compactMap { model.types[$0] }
    func isKnown(_ object: ObjectID) -> Bool {
      let isMoving = objects.object(object, isOneOf: moving, in: model.types)
      return !isMoving || object == speaker
    }
    func text(_ name: String, _ arguments: [ObjectID]) -> String {
      "(" + ([name] + arguments.map { objects.name(of: $0) }).joined(separator: " ") + ")"
    }
    var declared = objects.all.map { object in
      let type = objects.types(of: object).first.map { model.types.name(of: $0) } ?? "object"
      return "\(objects.name(of: object)) - \(type)"
    }
    declared += additions.objects.map { "\($0.name) - \($0.type)" }
    // What a thing is stays so wherever it is; where it is, and all about people, is not known.
    let lasting = Set(domain.vocabulary.kinds.map(\.formula.text).compactMap(Self.predicate))
    var facts = additions.facts
    for index in model.predicates.indices {
      let predicate = PredicateID(index)
      let isLasting = lasting.contains(model[predicate].name)
      for fact in domain.problem.initial.facts(of: predicate)
      where isLasting || fact.arguments.allSatisfy(isKnown) {
        facts.append(text(model[predicate].name, fact.arguments))
      }
    }
    facts.append("(= (total-cost) 0)")
    return SourceFile(
      name: "world.pddl",
      text: """
        (define (problem arena) (:domain \(model.name))
          (:objects \(declared.joined(separator: "\n    ")))
          (:init \(facts.joined(separator: "\n    ")))
          (:goal (and)) (:metric minimize (total-cost)))
        """)
  }

  /// The first predicate of a formula's text.
  private static func predicate(_ text: String) -> String? {
    text.split(whereSeparator: { " ()".contains($0) }).first.map(String.init)
  }
}
