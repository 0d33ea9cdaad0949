package import SourceText

/// A text with everything folded that makes no difference to what it means: width, case, kana, voiced
/// marks, dashes, quotes, long vowels, spaces. Every scalar knows where it stood in the original.
///
/// Words of the lexicon and utterances are folded alike, so folding is an equivalence, not a correction:
/// ﾄﾞｯｸ１, ドック1 and どっく 1 are one text.
package struct NormalText: Sendable, Hashable {
  package private(set) var scalars: [Unicode.Scalar] = []
  /// Where each scalar stood, in UTF-8 offsets of the original.
  package private(set) var ranges: [SourceRange] = []

  /// Folds a text; no more than `limit` scalars of it. Of a part of a text, not the whole, the end is no
  /// end: what draws it out is kept.
  package init(_ original: String, limit: Int = .max, isWhole: Bool = true) {
    var folder = Folder()
    var offset = 0
    for scalar in original.unicodeScalars.prefix(limit) {
      let width = UTF8.width(scalar)
      folder.take(scalar, SourceRange(offset, offset + width))
      offset += width
    }
    folder.finish(isWhole: isWhole)
    scalars = folder.pieces.map(\.scalar)
    ranges = folder.pieces.map(\.range)
  }

  /// The folded text.
  var text: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// Where a stretch stood in the original.
  func original(_ range: Range<Int>) -> SourceRange {
    guard let first = ranges[range].first, let last = ranges[range].last else {
      let at = range.lowerBound < ranges.count ? ranges[range.lowerBound].lower : ranges.last?.upper
      return SourceRange(at ?? 0, at ?? 0)
    }
    return first.union(last)
  }
}
