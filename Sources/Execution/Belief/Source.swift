package import Robots

/// Where something that is believed comes from.
package enum Source: Hashable, Sendable {
  /// It stood in the world as it was given.
  case given
  /// Somebody said so.
  case told(by: String)
  /// A robot or a sensor saw it; nil for a sensor of the building.
  case observed(by: String?)
  /// It is the effect of a step that was reported finished.
  case assumed
}

/// A source and the time at which it spoke.
package struct Evidence: Hashable, Sendable {
  /// Where it comes from.
  package let source: Source
  /// When.
  package let time: Instant
  /// The record in the log that brought it, once there is one.
  package var record: Int?

  /// Evidence.
  package init(_ source: Source, at time: Instant, record: Int? = nil) {
    self.source = source
    self.time = time
    self.record = record
  }
}
