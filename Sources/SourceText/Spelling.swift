/// Comparing words as people mistype them.
public enum Spelling {
  /// The number of insertions, deletions, replacements and swaps of neighbours that turn one word
  /// into the other, or nil when there are more than `limit`.
  ///
  /// The optimal string alignment distance of Damerau (1964). Complexity: O(|a| · |b|).
  public static func distance(_ a: String, _ b: String, limit: Int = .max) -> Int? {
    if let a = ascii(a), let b = ascii(b) { return distance(a, b, limit: limit) }
    return distance(Array(a), Array(b), limit: limit)
  }

  /// The bytes of a text in which a character is a byte.
  private static func ascii(_ text: String) -> [UInt8]? {
    text.utf8.allSatisfy { $0 < 0x80 } ? Array(text.utf8) : nil
  }

  private static func distance<Letter: Equatable>(
    _ a: [Letter], _ b: [Letter], limit: Int
  ) -> Int? {
    guard abs(a.count - b.count) <= limit else { return nil }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = beforeLast
    for i in a.indices {
      row[0] = i + 1
      var least = row[0]
      for j in b.indices {
        var best = min(last[j + 1], row[j]) + 1
        best = min(best, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row[j + 1] = best
        least = min(least, best)
      }
      // A swap reaches back two rows, by one edit more.
      if least > limit, last.allSatisfy({ $0 >= limit }) { return nil }
      swap(&beforeLast, &last)
      swap(&last, &row)
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }

  /// The candidate nearest to a word, if one is near enough to be what was meant.
  ///
  /// Near enough is a third of the word's length, at least one edit and at most three; of equally
  /// near ones the first in the order given is taken.
  public static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    var limit = min(3, max(1, word.count / 3))
    let length = word.utf8.count
    var found: String?
    for candidate in candidates {
      // A letter has at most four bytes, or the lengths would not tell anything.
      guard abs(candidate.utf8.count - length) <= limit * 4,
        let distance = distance(word, candidate, limit: limit)
      else { continue }
      if found == nil || distance < limit {
        found = candidate
        limit = distance
      }
    }
    return found
  }
}
