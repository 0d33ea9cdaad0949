import Testing

@testable import Robots

@Suite struct MotionTests {
  @Test(arguments: [
    // At once: 12 m at 1 m/s.
    (Motion(speed: 1000), 12_000, 0, 12_000),
    // 1 m/s with 0.5 m/s²: 2 s and 1 m each to speed up and slow down, 8 m between.
    (Motion(speed: 1000, acceleration: 500), 10_000, 0, 2_000 + 8_000 + 2_000),
    // Two meters are just enough to reach full speed, one is not: 2·√(1 / 0.5) s.
    (Motion(speed: 1000, acceleration: 500), 2_000, 0, 4_000),
    (Motion(speed: 1000, acceleration: 500), 1_000, 0, 2_829),
    // Three corners at 1.5 s.
    (Motion(speed: 2000, turn: 1500), 10_000, 3, 9_500),
    (Motion(speed: 1000, acceleration: 500), 0, 0, 0),
  ])
  func `a way takes as long as by hand`(
    motion: Motion, distance: Int, corners: Int, expected: Int
  ) {
    #expect(motion.time(distance: distance, corners: corners) == expected)
  }

  @Test(arguments: [
    Motion(speed: 1000), Motion(speed: 1500, acceleration: 400), Motion(speed: 30, acceleration: 1),
  ])
  func `where a robot is and when it is there are inverse`(motion: Motion) {
    let total = 7_321
    var last = -1
    for point in stride(from: 0, through: total, by: 61) {
      let time = motion.time(to: point, of: total)
      #expect(time > last)
      last = time
      let reached = motion.distance(after: time, of: total)
      #expect(reached >= point && motion.time(to: reached, of: total) == time)
    }
    #expect(motion.time(to: total, of: total) == motion.time(distance: total, corners: 0))
  }
}
