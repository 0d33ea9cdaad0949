/// Comparing words as people mistype them.
public enum Spelling {
  /// The number of insertions, deletions, replacements and swaps of neighbours that turn one word
  /// into the other, or nil when there are more than `limit`.
  ///
  /// The optimal string alignment distance of Damerau (1964). Complexity: O(|a| · |b|).
  public static func distance(_ a: String, _ b: String, limit: Int = .max) -> Int? {
    let a = Array(a)
    let b = Array(b)
    guard abs(a.count - b.count) <= limit else { return nil }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [Int](repeating: 0, count: b.count + 1)
      row[0] = i + 1
      for j in 0..<b.count {
        var best = min(last[j + 1], row[j]) + 1
        best = min(best, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, beforeLast[j - 1] + 1)
        }
        row[j + 1] = best
      }
      beforeLast = last
      last = row
    }
    return last[b.count] <= limit ? last[b.count] : nil
  }

  /// The candidate nearest to a word, if one is near enough to be what was meant.
  ///
  /// Near enough is a third of the word's length, at least one edit and at most three; of equally
  /// near ones the first in the order given is taken.
  public static func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
    var limit = min(3, max(1, word.count / 3))
    var found: String?
    for candidate in candidates {
      guard let distance = distance(word, candidate, limit: limit) else { continue }
      if found == nil || distance < limit {
        found = candidate
        limit = distance
      }
    }
    return found
  }
}
