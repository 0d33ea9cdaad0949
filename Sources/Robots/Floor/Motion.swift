/// How a robot drives: its speed, how fast it gets there, and what a corner costs.
///
/// A drive over a distance is a trapezoid: speeding up, cruising, slowing down. Each corner on the
/// way costs a fixed time, which stands for slowing down, turning and speeding up again. A robot that
/// stands can set out in any direction. So the time of a way depends only on its length and the
/// number of its corners, and is the same there and back.
public struct Motion: Hashable, Sendable {
  /// In millimeters a second; at least 1.
  public var speed: Int
  /// In millimeters a second squared; 0 means that full speed is reached at once.
  public var acceleration: Int
  /// What a corner of 90 degrees costs, in milliseconds.
  public var turn: Int

  /// A way of driving; a speed below 1 is taken as 1, other negative numbers as 0.
  public init(speed: Int, acceleration: Int = 0, turn: Int = 0) {
    self.speed = max(1, speed)
    self.acceleration = max(0, acceleration)
    self.turn = max(0, turn)
  }

  /// One meter a second, at once, corners for free.
  public static let plain = Motion(speed: 1000)

  /// How long a way takes, from standing to standing, in milliseconds, rounded up.
  public func time(distance: Int, corners: Int) -> Int {
    milliseconds(seconds(to: Double(distance), of: Double(distance))) + corners * turn
  }

  /// When a point of a way is reached, in milliseconds from the start, corners left out.
  package func time(to distance: Int, of total: Int) -> Int {
    milliseconds(seconds(to: Double(distance), of: Double(total)))
  }

  /// How far a robot is after a time, in millimeters, corners left out.
  package func distance(after time: Int, of total: Int) -> Int {
    // The time to a point only grows with the point: search for it, so that both agree exactly.
    var low = 0
    var high = total
    while low < high {
      let middle = (low + high + 1) / 2
      if self.time(to: middle, of: total) <= time { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private func seconds(to distance: Double, of total: Double) -> Double {
    let speed = Double(speed)
    guard acceleration > 0 else { return distance / speed }
    let acceleration = Double(acceleration)
    // What it takes to get to full speed; a short way is over before that.
    let ramp = min(speed * speed / acceleration, total) / 2
    let top = (2 * acceleration * ramp).squareRoot()
    let rampTime = ramp > 0 ? top / acceleration : 0
    if distance <= ramp { return (2 * distance / acceleration).squareRoot() }
    let cruise = total - 2 * ramp
    if distance <= ramp + cruise { return rampTime + (distance - ramp) / top }
    let left = max(0, total - distance)
    return 2 * rampTime + (cruise > 0 ? cruise / top : 0) - (2 * left / acceleration).squareRoot()
  }

  /// Up to the next millisecond, but not for the sake of a rounding error.
  private func milliseconds(_ seconds: Double) -> Int { Int((seconds * 1000 - 1e-6).rounded(.up)) }
}
