import Execution
import Language
import Meaning
import PDDL

// "No, 2", 「違う、2番」: a number alone is another of the numbered things that were named.

extension Conversation {
  /// The role whose name bears a number, and the thing of that sort with another number; nil where nothing
  /// that was named is one of several numbered alike.
  func renumbered(_ fragment: Fragment, in clause: Clause) -> (role: String, entity: Entity)? {
    guard let number = fragment.entity.bareNumber else { return nil }
    for filler in clause.fillers.reversed() {
      guard case .name(let name) = filler.entity.kind,
        let stem = name.withoutNumber,
        executive.belief.objects[stem + String(number)] != nil
      else { continue }
      return (
        filler.role, Entity(.name(stem + String(number)), trace: fragment.entity.trace)
      )
    }
    return nil
  }
}

extension Entity {
  /// The number that is all that was said: which in order, without a kind.
  fileprivate var bareNumber: Int? {
    guard case .description(let description) = kind, description.kind == nil,
      description.conditions.isEmpty, description.pick == nil, let ordinal = description.ordinal,
      ordinal > 0
    else { return nil }
    return ordinal
  }
}

extension String {
  /// What stands before the number at the end; nil where there is none.
  fileprivate var withoutNumber: String? {
    let digits = reversed().prefix { $0.isASCII && $0.isNumber }.count
    guard digits > 0, digits < count else { return nil }
    return String(dropLast(digits))
  }
}
