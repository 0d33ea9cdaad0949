import Foundation

/// The figures of a comparison as a table.
struct PeerTable {
  let results: [PeerResult]
  let seconds: Double

  private func of(_ kind: ProblemKind) -> [PeerResult] {
    results.filter { $0.kind == kind.rawValue }
  }

  private func key(_ result: PeerResult) -> String { result.domain + "/" + result.problem }

  /// How many problems of a kind a planner solves.
  private func coverage(_ kind: ProblemKind, _ peer: Peer) -> String {
    let own = of(kind).filter { $0.planner == peer.rawValue }
    return own.isEmpty ? "–" : "\(own.count(where: \.isSolved)) of \(own.count)"
  }

  /// Pairs of results of two planners on problems that both solve.
  private func pairs(_ kind: ProblemKind, _ a: Peer, _ b: Peer) -> [(PeerResult, PeerResult)] {
    let others = Dictionary(
      of(kind).filter { $0.planner == b.rawValue && $0.isSolved }.map { (key($0), $0) },
      uniquingKeysWith: { first, _ in first })
    return of(kind).filter { $0.planner == a.rawValue && $0.isSolved }.compactMap { result in
      others[key(result)].map { (result, $0) }
    }
  }

  private func geometricMean(_ values: [Double]) -> String {
    if values.isEmpty { return "–" }
    return Self.rounded(exp(values.reduce(0) { $0 + log($1) } / Double(values.count)))
  }

  private static func rounded(_ value: Double) -> String { String(format: "%.3g", value) }

  /// Our times over those of another planner.
  private func ratio(
    _ kind: ProblemKind, _ peer: Peer, _ time: (PeerResult) -> Double
  ) -> String {
    geometricMean(
      pairs(kind, .errand, peer).map { max(0.01, time($0.0)) / max(0.01, time($0.1)) })
  }

  /// The sum of best cost over own cost, on problems that we and the other planner solve.
  private func quality(_ kind: ProblemKind, _ peer: Peer) -> String {
    let both = pairs(kind, .errand, peer)
    var own = 0.0
    var other = 0.0
    for (mine, theirs) in both {
      guard let a = mine.cost, let b = theirs.cost else { continue }
      let best = min(a, b)
      own += a == best ? 1 : best / a
      other += b == best ? 1 : best / b
    }
    return both.isEmpty
      ? "–" : "\(Self.rounded(own)) : \(Self.rounded(other)) of \(both.count)"
  }

  /// The whole as a table in Markdown.
  func text() -> String {
    var lines: [String] = []
    for kind in ProblemKind.allCases where !of(kind).isEmpty {
      lines.append("")
      lines.append("\(kind.rawValue), \(Int(seconds)) s:")
      lines.append("")
      lines.append(
        "| planner | solved | our wall time / its | our processor time / its | cost: ours : its |")
      lines.append("|---|---|---|---|---|")
      for peer in Peer.allCases where of(kind).contains(where: { $0.planner == peer.rawValue }) {
        let isOwn = peer == .errand
        lines.append(
          [
            "", peer.rawValue, coverage(kind, peer), isOwn ? "" : ratio(kind, peer, \.wall),
            isOwn ? "" : ratio(kind, peer, \.processor), isOwn ? "" : quality(kind, peer), "",
          ].joined(separator: " | ").trimmingCharacters(in: .whitespaces))
      }
      let refused = of(kind).filter { $0.isAccepted == false }.map(key)
      if !refused.isEmpty {
        lines.append("")
        lines.append("not accepted by the other validator: " + refused.joined(separator: ", "))
      }
      let lost = of(kind).filter { $0.planner == Peer.errand.rawValue && !$0.isSolved }.map(key)
      if !lost.isEmpty {
        lines.append("")
        lines.append("lost: " + lost.joined(separator: ", "))
      }
    }
    return lines.joined(separator: "\n")
  }
}
