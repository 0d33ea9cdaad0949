import Domains
import Execution
import Language
import Meaning
import PDDL
import Robots
import SourceText

/// What a phrase was tied to.
enum Denotation: Hashable, Sendable {
  /// These objects, all of them.
  case objects([ObjectID])
  /// So many of these candidates, whichever costs least.
  case choice(Int, of: [ObjectID], atMost: Bool)
  /// One of these: which one matters and is not said.
  case ambiguous([ObjectID])
  /// One of these, which are alike in everything known; the count of the others is told.
  case alike([ObjectID])
  /// A number with its unit.
  case quantity(Quantity)
  /// Words as they stand.
  case text(String)
  /// Nothing is what the phrase describes.
  case nothing(Nothing)
  /// A word in it is not known.
  case unknownWord(String)

  /// Why a phrase is tied to nothing.
  enum Nothing: Hashable, Sendable {
    /// There is no such thing; what comes nearest.
    case noSuch(nearest: [ObjectID])
    /// There are fewer than wanted.
    case tooFew(wanted: Int, there: [ObjectID])
    /// Nothing was spoken of that a pronoun could mean.
    case noReferent
    /// Everything it could be is so already.
    case alreadySo([ObjectID])
  }
}

/// The set a description covers, and what could not be decided because something is not known.
struct Extension: Hashable, Sendable {
  /// What fits, in order of declaration or in the order a superlative or ordinal gives.
  var objects: [ObjectID]
  /// What would fit but for a value that is not known, with the measure.
  var unknown: [ObjectID: String] = [:]
  /// What an exception took out.
  var excepted: [ObjectID] = []
  /// A word that is not known.
  var unknownWord: String?
  /// The condition that left nothing, when one did.
  var emptiedBy: Meaning.Condition?
  /// What there was before that condition.
  var before: [ObjectID] = []

  init(_ objects: [ObjectID]) { self.objects = objects }

  /// Whether nothing is left because nothing has a property: the others are no help then.
  var lacksProperty: Bool {
    guard case .clause(let clause)? = emptiedBy else { return false }
    return clause.frame.kind == .property
  }
}
