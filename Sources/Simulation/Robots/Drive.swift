import Robots

/// A piece of a way that a robot drives without stopping between: from standing to standing.
///
/// Distances are millimeters from the middle of the first square; a drive may begin beyond it, if the
/// robot stands between two squares.
struct Drive: Sendable, Hashable {
  let cells: [Cell]
  let cellSize: Int
  /// Where it begins.
  let startOffset: Int
  /// Where it ends; the middle of the last square unless the robot cannot get so far.
  private(set) var endOffset: Int
  let motion: Motion
  let start: Instant
  /// The distances of the corners between the two, ascending.
  private let corners: [Int]

  init(cells: [Cell], startOffset: Int = 0, cellSize: Int, motion: Motion, start: Instant) {
    self.cells = cells
    self.cellSize = cellSize
    self.startOffset = startOffset
    self.motion = motion
    self.start = start
    endOffset = max(startOffset, (cells.count - 1) * cellSize)
    corners =
      cells.count < 3
      ? []
      : (1..<(cells.count - 1)).filter { index in
        heading(from: cells[index - 1], to: cells[index])
          != heading(from: cells[index], to: cells[index + 1])
      }.map { $0 * cellSize }
  }

  /// How far it is.
  var length: Int { endOffset - startOffset }

  /// When it ends.
  var end: Instant { start + Span(milliseconds: time(to: endOffset)) }

  /// When a square is reached; the robot then still has to turn, if there is a corner.
  func arrival(at index: Int) -> Instant {
    start + Span(milliseconds: time(to: min(endOffset, max(startOffset, index * cellSize))))
  }

  private func time(to offset: Int) -> Int {
    let turned = corners.lazy.filter { $0 > startOffset && $0 < offset }.count
    return motion.time(to: offset - startOffset, of: length) + turned * motion.turn
  }

  /// How far from the middle of the first square the robot is at a time.
  func offset(at instant: Instant) -> Int {
    let elapsed = (instant - start).milliseconds
    guard elapsed > 0 else { return startOffset }
    var turned = 0
    for corner in corners where corner > startOffset && corner < endOffset {
      let reached = motion.time(to: corner - startOffset, of: length) + turned * motion.turn
      if elapsed < reached { break }
      if elapsed < reached + motion.turn { return corner }
      turned += 1
    }
    let driving = elapsed - turned * motion.turn
    return min(endOffset, startOffset + motion.distance(after: driving, of: length))
  }

  /// The square that was reached last, the heading and the distance beyond it.
  func position(atOffset offset: Int) -> (index: Int, heading: Heading?, offset: Int) {
    let index = min(cells.count - 1, offset / cellSize)
    let rest = offset - index * cellSize
    guard rest > 0, index + 1 < cells.count else { return (index, nil, 0) }
    return (index, heading(from: cells[index], to: cells[index + 1]), rest)
  }

  /// The same drive, ending earlier; never before where it starts.
  func ending(atOffset offset: Int) -> Drive {
    var shorter = self
    shorter.endOffset = max(startOffset, min(offset, endOffset))
    return shorter
  }
}

private func heading(from a: Cell, to b: Cell) -> Heading {
  if b.row < a.row { return .north }
  if b.row > a.row { return .south }
  return b.column > a.column ? .east : .west
}
