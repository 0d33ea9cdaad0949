import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

/// What phrases are tied to: a domain, what is believed, and what was spoken of.
struct Scene {
  /// The domain with its compiled formulas.
  let domain: Domain
  /// What is believed.
  var belief: Belief
  /// What was spoken of.
  var salience: Salience
  /// What was done, for phrases that name past events.
  let history: [Deed]
  /// The robot spoken to.
  let robot: ObjectID?
  /// The place of the speaker, if it is known.
  let speakerPlace: ObjectID?
  /// What was described in the turn before: "the lightest one" is one of those.
  var spokenKind: Description?
  /// Whether the turn before named several things in answer to a question.
  var isAfterList = false
  /// What triggers, each and every bind, by number; their types where nothing is bound yet.
  var bound: [Int: ObjectID] = [:]

  var objects: ObjectTable { belief.semantics.objects }
  var types: TypeTree { domain.model.types }
  var formulas: Formulas { domain.formulas }

  /// The types of the given names; names that are no PDDL type (`number`, `text`) are left out.
  func typeIDs(_ names: [String]) -> [TypeID] { names.compactMap { types[$0] } }

  /// Whether an object fits one of some types.
  func fits(_ object: ObjectID, _ wanted: [TypeID]) -> Bool {
    objects.object(object, isOneOf: wanted, in: types)
  }

  /// Every object of one of some types, in order of declaration.
  ///
  /// An amount that was said is nothing to be found or chosen: it is meant only where it is said.
  func members(of wanted: [TypeID]) -> [ObjectID] {
    let members = objects.objects(of: wanted, in: types)
    return belief.amounts.isEmpty ? members : members.filter { belief.amounts[$0] == nil }
  }

  /// Whether a formula without free variables is believed.
  func holds(_ formula: Formula) -> Bool {
    belief.holds(formula)
  }

  /// The objects of some types that, in a slot, make a formula true.
  func solutions(of formula: Formula, slot: Int, types wanted: [TypeID])
    -> [ObjectID]
  {
    let variable = Variable(name: "it", types: wanted, slot: slot)
    return belief.solutions(of: Query([variable], formula)).map { $0[0] }
  }

  /// The value of an expression without free variables; nil while it is not known.
  func value(of expression: NumericExpression) -> Double? { belief.value(of: expression, []) }

  /// The declaration of a relation.
  func relation(_ name: String) -> Vocabulary.Relation? {
    domain.vocabulary.relations.first { $0.name == name }
  }

  /// The roles that the vocabulary declares for a frame.
  func roles(of frame: FrameName) -> [Vocabulary.RoleDeclaration] {
    switch frame.kind {
    case .relation: relation(frame.name)?.roles ?? []
    case .intent: intent(frame.name)?.roles ?? []
    case .action: domain.vocabulary.actions.first { $0.name == frame.name }?.roles ?? []
    case .property, .kind, .existence, .identity: []
    }
  }

  /// Who "me" is, and where "here" is, as far as the domain tells; me is also where I am.
  func speaking(_ entity: Entity) -> [ObjectID] {
    let me = entity.kind == .me ? speaker.map { [$0] } ?? [] : []
    return me + (speakerPlace.map { [$0] } ?? [])
  }

  /// The object that stands for whoever speaks.
  var speaker: ObjectID? { domain.vocabulary.policy.speaker.flatMap { objects[$0] } }

  /// The declaration of an intent.
  func intent(_ name: String) -> Vocabulary.Intent? {
    domain.vocabulary.intents.first { $0.name == name }
  }
}

/// Something that was done for the operator: the clause that asked for it, with what filled its roles.
struct Deed: Hashable, Sendable {
  /// The frame that asked for it.
  var frame: FrameName
  /// What filled its roles.
  var roles: [String: [ObjectID]]
  /// The task.
  var task: TaskID
  /// When it was asked for.
  var time: Instant
  /// What was so of the things before, for bringing them back.
  var before: [Fact] = []
  /// The record of the words that asked for it.
  var record: Int
}
