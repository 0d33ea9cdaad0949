import Domains
import Meaning
import PDDL

/// What somebody wants and how they say it: a turn whose outcome is known beforehand.
struct Wish {
  /// Things that are to come to a place: all of them, or so many of them.
  struct Delivery {
    var things: [ObjectID]
    var count: Int
    var destination: ObjectID

    /// All of some things.
    init(_ things: [ObjectID], to destination: ObjectID, count: Int? = nil) {
      self.things = things
      self.count = count ?? things.count
      self.destination = destination
    }
  }

  /// What kind of thing it asks for, for the tables.
  var family: String
  var turn: Turn
  var deliveries: [Delivery]
  /// What the operator has in mind where the words leave it open.
  var meant: ObjectID?
  /// What the words then may mean.
  var candidates: [ObjectID] = []

  /// What is wrong with where things are in the end; empty when all is as it was wanted.
  ///
  /// - Parameters:
  ///   - misplaced: things that the world put elsewhere by itself.
  func faults(from before: State, to after: State, misplaced: Set<ObjectID>, by survey: Survey)
    -> (strayed: [ObjectID], missing: Int)
  {
    var strayed: [ObjectID] = []
    var arrived = [Int](repeating: 0, count: deliveries.count)
    for thing in survey.things where !misplaced.contains(thing) {
      let start = survey.place(of: thing, in: before)
      let end = survey.place(of: thing, in: after)
      let own = deliveries.indices.filter { deliveries[$0].things.contains(thing) }
      let reached = own.filter { deliveries[$0].destination == end }
      if let first = reached.first { arrived[first] += 1 }
      if start != end, reached.isEmpty { strayed.append(thing) }
    }
    var missing = 0
    for (index, delivery) in deliveries.enumerated() {
      let lost = delivery.things.filter(misplaced.contains).count
      missing += max(0, delivery.count - arrived[index] - lost)
      let already = delivery.things.filter {
        survey.place(of: $0, in: before) == delivery.destination
      }.count
      // More than were asked for is as wrong as another thing.
      if arrived[index] > delivery.count + already {
        strayed += delivery.things.filter {
          survey.place(of: $0, in: after) == delivery.destination
        }
      }
    }
    return (strayed, missing)
  }
}
