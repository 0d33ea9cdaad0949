package import PDDL

/// What is to be true: a formula, and members that each are to fulfil a template.
///
/// A goal for "these three to dock 1" has the template `(at ?0 dock-1)` and three members, so that
/// one can be taken out, replaced or reached apart from the others.
package struct Goal: Hashable, Sendable {
  /// One of the things that are to fulfil the template.
  package struct Member: Hashable, Sendable {
    /// The thing.
    package var object: ObjectID
    /// The choice that picked it, if it was picked.
    package var choice: Cause?
    /// A member.
    package init(_ object: ObjectID, choice: Cause? = nil) {
      self.object = object
      self.choice = choice
    }
  }

  /// What is to be true beside the members.
  package var formula: Formula
  /// What each member is to fulfil, with the member's slot free.
  package var template: Formula?
  /// The slot that a member fills in the template.
  package var templateSlot: Int
  /// The things that are to fulfil the template.
  package var members: [Member]
  /// Candidates that may take the place of a chosen member that fails for good, best first.
  package var alternatives: [ObjectID]

  /// A goal that is one formula.
  package init(_ formula: Formula) {
    self.formula = formula
    template = nil
    templateSlot = 0
    members = []
    alternatives = []
  }

  /// A goal that each of some members fulfils a template.
  package init(
    each members: [Member], fulfil template: Formula, slot: Int = 0, alternatives: [ObjectID] = [],
    and formula: Formula = .truth
  ) {
    self.formula = formula
    self.template = template
    templateSlot = slot
    self.members = members
    self.alternatives = alternatives
  }
}
