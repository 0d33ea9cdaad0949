/// The reference semantics of PDDL 2.1 with ADL: what a formula means in a state, and what an action
/// makes of one. Validator, belief and monitor all ask here; search does not.
public struct Semantics: Sendable {
  /// The domain that gives predicates and actions their meaning.
  public let domain: DomainModel
  /// The objects that quantifiers range over.
  public var objects: ObjectTable
  /// Numbers that are computed rather than stored.
  public var functions: (any FunctionSource)?

  /// The semantics of a domain over some objects.
  public init(
    domain: DomainModel, objects: ObjectTable, functions: (any FunctionSource)? = nil
  ) {
    self.domain = domain
    self.objects = objects
    self.functions = functions
  }
}
