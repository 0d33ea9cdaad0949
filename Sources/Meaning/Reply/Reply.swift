/// What Errand says, before it is put into words: the wording of each case is the `replies:` part of a
/// core grammar.
///
/// Entities in a reply are already chosen to be understood: names, or descriptions that tell their
/// referent apart.
public indirect enum Reply: Hashable, Sendable {
  /// Several, in order, as one reply.
  case all([Reply])
  /// Will be done. The clause holds only what was inferred or chosen; nil says no more than "all right".
  case accept(Clause?, takes: Int?)
  /// "I'll take the two on A1 and A2, they are nearest": what was chosen, why, how many others there were.
  case chosen(Entity, because: ChoiceReason, others: Int, takes: Int?)
  /// "That is the coffee on A3": what a phrase was taken for.
  case understoodAs(Entity, Entity)
  /// "The rope stays."
  case leftOut(Entity, why: Omission)
  /// "First board c1 at l0: 4 steps": the first step that tells something, where steps take no time.
  case firstStep(Clause, steps: Int)
  /// "With charging, 62 s": how long it takes with what comes after.
  case total(including: [Clause], takes: Int)
  /// Done: what is so now.
  case done([Proposition])
  /// Done, with nothing to add.
  case finished(Clause?)
  /// It is so already.
  case alreadySo([Proposition])
  /// "The blue coffee or the red one?", four choices at most.
  case which([Entity])
  /// "Which order?": more than four; the property or role that splits best, and how many there are.
  case whichOf(Entity, count: Int, by: String?)
  /// A role that is missing: the question the vocabulary words, or the core's own.
  case missing(Clause, role: String)
  /// "What about C2?": a phrase that says not what to do.
  case whatAbout(Entity)
  /// "Shall I really …?": many things, or not to be undone.
  case confirm(Clause, count: Int?, Reason?)
  /// "You mean A3?": a correction that has a rival, or a reading that is not certain.
  case didYouMean([Turn])
  /// Words that were not understood, and the nearest things that can be said.
  case notUnderstood(words: [String], suggestions: [String])
  /// "I don't know the word 'beans'. I know tea, coffee, rope."
  case unknownWord(String, known: [Entity])
  /// There is no such thing; the nearest that there is.
  case noSuch(Entity, nearest: [Entity])
  /// Too few: so many wanted, so many there.
  case tooFew(Entity, wanted: Int, there: Int)
  /// It cannot be done: why, and what can be done instead.
  case impossible([Reason], offer: Offer?)
  /// It could not be done: what went wrong, and what is done about it.
  case failed(Clause?, Reason, next: Reply?)
  /// Something is otherwise than expected; what is done about it.
  case surprise(Reason, next: Reply?)
  /// A new plan: why, and how long it takes.
  case replanned(Reason?, Clause?, takes: Int?)
  /// "Dock 2, then: first the one I have, then the one at dock 1": the changed part of an instruction, and
  /// the order in which things are done now, where that is worth telling.
  case revised(Clause, order: [Entity] = [], takes: Int?)
  /// Stopped: where, what is held.
  case halted(place: Entity?, before: Entity?, metres: Int?, holding: Entity?)
  /// Going on.
  case resumed(takes: Int?)
  /// Nothing to stop, go on with, cancel or undo.
  case nothingTo(String)
  /// Given up: which.
  case cancelled(Clause?, putDown: Proposition?)
  /// Brought back to how it was; what cannot come back.
  case undoing(Clause?, takes: Int?, lost: [Entity])
  /// What was done cannot be taken back.
  case notUndone(Clause)
  /// Yes or no, and the fact.
  case truth(Bool, Proposition?, basis: Basis?)
  /// The things or places asked for; empty: none.
  case answer(Question, [Entity])
  /// So many, and which when few.
  case count(Int, Entity, [Entity])
  /// A measure: "It weighs 12 kg."
  case measured(String, of: Entity, Quantity)
  /// A place: "The tea is on B3."
  case fact([Proposition], basis: Basis?)
  /// Not known, and how it could be found out.
  case notKnown(Proposition?, about: Entity?)
  /// What could be done about it: shall I?
  case offer(Offer)
  /// What is being done and what comes after.
  case agenda(doing: [Clause], next: [Clause], remaining: Int?)
  /// Doing nothing.
  case idle
  /// How it will be done: the steps that matter.
  case steps([Clause], takes: Int?)
  /// Why.
  case reason(Reason)
  /// The end of the chain of whys.
  case noFurtherReason
  /// Nothing stood against it: it was not asked for.
  case notAsked
  /// So many more than were named.
  case more(Int)
  /// A time: so many milliseconds from now, or at a time of the simulated clock.
  case takes(Int)
  /// It happened then: milliseconds on the simulated clock.
  case happened(Clause, at: Int)
  /// "Then I'd go round by the east way: 12 s longer": what would be done otherwise, or the way round.
  case outcome(Clause?, via: Entity? = nil, difference: Int?, impossible: [Reason])
  /// A deadline that cannot be kept: the earliest time.
  case tooLate(earliest: Int)
  /// Thanks for telling: believed now.
  case noted([Proposition])
  /// Told otherwise than seen: seen at a time, asked which is right.
  case contradicts(Proposition, seenAt: Int)
  /// Rule number so and so; so many, of what is described, are so already and do not count.
  case ruled(Int, already: Int, of: Entity? = nil)
  /// A rule fired.
  case fired(Int, Proposition?, Clause?)
  /// A rule does not fire: it would undo what set it off, or it went round.
  case notFired(Int, undoing: Clause?)
  /// The rules that stand, as they were said.
  case rules([StandingRule])
  /// Rule so and so is gone.
  case ruleDropped(Int)
  /// A constraint stands from now on.
  case constraint(Clause)
  /// Ways keep out of a place from now on, perhaps until a time.
  case keepsOut(Entity, until: TimeExpression?)
  /// A word was learnt: it means that.
  case learnt(String, Entity)
  /// A procedure was learnt, its steps.
  case learntProcedure(String, [Clause])
  /// What a word means.
  case meaning(String, Entity)
  /// What can be said.
  case abilities([Clause])
  /// An open question was dropped.
  case questionDropped
  /// Hello and so on.
  case social(Social)
  /// Words as they stand, in the language spoken: for what a domain words itself.
  case words(String)

  /// Why something was chosen.
  public enum ChoiceReason: Hashable, Sendable {
    /// It is nearest, or costs least.
    case nearest
    /// They are alike in everything known.
    case alike
    /// At the end of a measure, with its value.
    case measure(String, most: Bool, Quantity)
    /// The one chosen before did not work out.
    case instead
    /// The only one left.
    case only
  }

  /// Why something was left out.
  public enum Omission: Hashable, Sendable {
    /// The operator said so.
    case excepted
    /// A measure or property of it is not known.
    case unknown(String)
    /// It is so already.
    case already
    /// It cannot be done for it.
    case impossible
  }

  /// What a fact rests on.
  public enum Basis: Hashable, Sendable {
    /// Told, by whom, when.
    case told(by: String, at: Int)
    /// Seen, when.
    case seen(at: Int)
    /// Assumed from what was done.
    case assumed
    /// Given with the domain.
    case given
  }

  /// A rule that stands.
  public struct StandingRule: Hashable, Sendable {
    /// Its number.
    public var number: Int
    /// Its words, as they were said.
    public var words: String
    /// A rule that stands.
    public init(number: Int, words: String) {
      self.number = number
      self.words = words
    }
  }

  /// What is possible instead.
  public struct Offer: Hashable, Sendable {
    /// What would be done.
    public var clause: Clause
    /// How long it would take, in milliseconds.
    public var takes: Int?
    /// Whether it is for those of the things wanted that can be done: "the other two".
    public var isRest: Bool
    /// What is left out of it: "all but the rope".
    public var without: Entity?
    /// An offer.
    public init(_ clause: Clause, takes: Int?, isRest: Bool = false) {
      self.clause = clause
      self.takes = takes
      self.isRest = isRest
    }
  }
}

/// Why something is, was, or cannot be.
public indirect enum Reason: Hashable, Sendable {
  /// In order to do something: "to pick up a box there".
  case purpose(Clause)
  /// In order that something holds.
  case goal([Proposition])
  /// It was chosen among others.
  case choice(Reply.ChoiceReason, chosen: Entity, against: Entity?)
  /// It was said, at a time of the simulated clock.
  case told(String, at: Int)
  /// A rule, by number, and its words.
  case rule(Int, String)
  /// Something holds that must not, or does not hold that must.
  case fact(Proposition)
  /// A measure that does not fit another: 18 kg against a load limit of 15 kg.
  case measure(String, of: Entity, Quantity, limit: String?, holder: Entity?, Quantity)
  /// A failure that the vocabulary names, with its roles.
  case failure(String, Clause)
  /// What was said forbids it, since a time of the simulated clock.
  case forbidden(String, at: Int)
  /// A measure that would have to be known.
  case notKnown(String, of: Entity)
  /// A deadline that cannot be kept: the earliest time.
  case tooLate(earliest: Int)
  /// The words excluded it.
  case excluded(Entity)
  /// No way leads there.
  case noWay(Entity)
  /// It could not be worked out within the limits.
  case limit
}
