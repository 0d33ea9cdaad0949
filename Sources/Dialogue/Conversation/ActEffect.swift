import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

/// What an act would change, without its words: equal effects make two readings one.
enum ActEffect: Hashable {
  /// A program with its terms and constraints.
  case work(TaskProgram, TaskTerms, [WorkConstraint])
  /// Something that stands in the way.
  case obstacle(Obstacle)
  /// An order that stands.
  case order(StandingOrder)
  /// An act that is its own effect.
  case act(Act)

  /// What a reading costs more for coming to nothing in the world as believed.
  var penalty: Int {
    guard case .obstacle(let obstacle) = self else { return 0 }
    switch obstacle {
    case .refuse(.alreadySo, _): return 0
    case .refuse, .ask(.missing), .ask(.word): return 8
    case .ask(.which): return 0
    }
  }
}

extension Conversation {
  /// What an act would change.
  func effect(of act: Act) -> ActEffect {
    var compiler = compiler
    do throws(Obstacle) {
      switch act {
      case .instruct(let instruction):
        let draft = try compiler.compile(instruction)
        return .work(draft.program, draft.terms, draft.standing.map(\.constraint))
      case .rule(let rule): return .order(try compiler.compile(rule).order)
      default: return .act(act)
      }
    } catch {
      return .obstacle(error)
    }
  }

  /// Things that could stand where a word was not known: for "I know tea, coffee, rope".
  func known(for place: UnknownPlace) -> [Entity] {
    let scene = scene
    let vocabulary = domain.vocabulary
    let declared: [Vocabulary.RoleDeclaration] =
      switch place.frame.kind {
      case .intent: scene.intent(place.frame.name)?.roles ?? []
      case .relation: scene.relation(place.frame.name)?.roles ?? []
      default: vocabulary.actions.first { $0.name == place.frame.name }?.roles ?? []
      }
    let types = declared.first { $0.name == place.role }?.types ?? []
    // Names that stand for the wanted things are what people say for them.
    let said = vocabulary.standIns.filter { types.contains($0.wanted) }.map(\.said)
    let named = scene.members(of: scene.typeIDs(said.isEmpty ? types : said))
      .filter { describer.isNamed($0) }
    return named.prefix(6).map { .name(scene.objects.name(of: $0)) }
  }
}

/// Where in a turn a word stands that nobody knows.
struct UnknownPlace {
  var frame: FrameName
  var role: String
}

extension Turn {
  /// The role that a word nobody knows was to fill.
  func placeOfUnknown(_ word: String) -> UnknownPlace? {
    for act in acts {
      if case .instruct(let instruction) = act, let place = instruction.placeOfUnknown {
        return place
      }
      if case .ask(let question) = act, case .clause(let clause) = question.topic,
        let place = clause.placeOfUnknown
      {
        return place
      }
    }
    return nil
  }
}

extension Instruction {
  fileprivate var placeOfUnknown: UnknownPlace? {
    clauses.lazy.compactMap(\.placeOfUnknown).first
  }
}

extension Clause {
  fileprivate var placeOfUnknown: UnknownPlace? {
    for filler in fillers where filler.entity.holdsUnknown {
      return UnknownPlace(frame: frame, role: filler.role)
    }
    return nil
  }
}

extension Entity {
  /// Whether a word in it is not known.
  var holdsUnknown: Bool {
    switch kind {
    case .unknown: return true
    case .coordination(_, let parts): return parts.contains(where: \.holdsUnknown)
    case .part(_, let whole), .amount(_, let whole): return whole.holdsUnknown
    case .computed(_, let from, _): return from.contains(where: \.holdsUnknown)
    case .description(let description):
      if description.except?.holdsUnknown ?? false { return true }
      return description.conditions.contains { condition in
        if case .clause(let clause) = condition { return clause.placeOfUnknown != nil }
        return false
      }
    default: return false
    }
  }
}
