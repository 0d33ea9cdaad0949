import SourceText

/// Folds scalar by scalar: first each for itself, then with what stands before it.
struct Folder {
  struct Piece {
    var scalar: Unicode.Scalar
    var range: SourceRange
    var script: Script
    /// The dash that was taken for a long vowel, where it was not the long vowel mark itself.
    var dash: Unicode.Scalar?
  }

  private(set) var pieces: [Piece] = []

  mutating func take(_ scalar: Unicode.Scalar, _ range: SourceRange) {
    let value = scalar.value
    switch value {
    case 0x61...0x7A, 0x30...0x39: append(scalar, range, .other)
    case 0x41...0x5A: append(FoldingTable.scalar(value + 32), range, .other)
    // Marks that only say how to draw what stands before, and invisible ones.
    case 0x0300...0x0338, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F, 0xFEFF, 0xAD: break
    case 0x3099, 0x309B, 0xFF9E: voice(FoldingTable.voiced, range)
    case 0x309A, 0x309C, 0xFF9F: voice(FoldingTable.halfVoiced, range)
    case 0...0x20, 0x7F...0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      space(range)
    case 0xFF01...0xFF5E: take(FoldingTable.scalar(value - 0xFEE0), range)
    case 0xFF65...0xFF9D: take(FoldingTable.halfWidthKana[Int(value - 0xFF65)], range)
    case 0x30A1...0x30F4: kana(FoldingTable.scalar(value - 0x60), range, .katakana)
    case 0x3041...0x3094: kana(scalar, range, .hiragana)
    default:
      if FoldingTable.dashes.contains(value) {
        dash(scalar, range)
      } else if let several = FoldingTable.several[scalar] {
        for part in several { append(part, range, .other) }
      } else if let one = FoldingTable.one[scalar] {
        append(one, range, Script(one))
      } else {
        let lower = value < 0x3000 ? scalar.properties.lowercaseMapping.unicodeScalars.first : nil
        append(lower ?? scalar, range, Script(scalar))
      }
    }
  }

  mutating func finish(isWhole: Bool = true) {
    if isWhole { endOfStretch() }
    if pieces.last?.scalar == " " { pieces.removeLast() }
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ range: SourceRange, _ script: Script) {
    if FoldingTable.ends.contains(scalar) { endOfStretch() }
    // ドック-1: between kana and a number or letter a dash is a dash.
    if let dash = pieces.last?.dash, FoldingTable.isLetterOrDigit(scalar) {
      pieces[pieces.count - 1] = Piece(
        scalar: dash, range: pieces[pieces.count - 1].range, script: .other)
    }
    pieces.append(Piece(scalar: scalar, range: range, script: script))
  }

  private mutating func kana(
    _ scalar: Unicode.Scalar, _ range: SourceRange, _ script: Script
  ) {
    let scalar = FoldingTable.one[scalar] ?? scalar
    // ねぇ, でぇ: a small vowel that only draws out the one before it is a long vowel; in ヴァ it makes バ.
    if let vowel = FoldingTable.smallVowels[scalar], let last = pieces.last {
      if let combined = FoldingTable.vCombined[Pair(last.scalar, scalar)] {
        replaceLast(combined, range)
        return
      }
      if FoldingTable.isDrawnOut(last.scalar, by: vowel) {
        pieces.append(Piece(scalar: vowel, range: range, script: .drawnOut))
        return
      }
    }
    pieces.append(Piece(scalar: scalar, range: range, script: script))
  }

  private mutating func voice(
    _ table: [Unicode.Scalar: Unicode.Scalar], _ range: SourceRange
  ) {
    guard let last = pieces.last, let voiced = table[last.scalar] else { return }
    replaceLast(FoldingTable.one[voiced] ?? voiced, range)
  }

  private mutating func replaceLast(_ scalar: Unicode.Scalar, _ range: SourceRange) {
    pieces[pieces.count - 1].scalar = scalar
    pieces[pieces.count - 1].range = pieces[pieces.count - 1].range.union(range)
  }

  /// After kana any dash is the mark of a long vowel, and that is the vowel once more.
  private mutating func dash(_ scalar: Unicode.Scalar, _ range: SourceRange) {
    let isWave = scalar == "~" || scalar == "\u{301C}" || scalar == "\u{223C}"
    let plain: Unicode.Scalar = isWave ? "~" : "-"
    if let last = pieces.last, last.script != .other,
      let vowel = FoldingTable.vowel(of: last.scalar)
    {
      let isMark = scalar == "\u{30FC}" || scalar == "\u{FF70}"
      pieces.append(
        Piece(scalar: vowel, range: range, script: .drawnOut, dash: isMark ? nil : plain))
      return
    }
    append(plain, range, .other)
  }

  /// One space for any number.
  private mutating func space(_ range: SourceRange) {
    guard let last = pieces.last, last.scalar != " " else { return }
    pieces.append(Piece(scalar: " ", range: range, script: .other))
  }

  /// 「運んでーー」「はいっ」: what only draws out or cuts short the end of a stretch says nothing.
  private mutating func endOfStretch() {
    let drawnOut = pieces.reversed().prefix { $0.script == .drawnOut }.count
    if drawnOut > 0, drawnOut < pieces.count,
      pieces[pieces.count - 1 - drawnOut].script == .hiragana
    {
      pieces.removeLast(drawnOut)
    }
    if pieces.count > 1, pieces[pieces.count - 1].scalar == "っ",
      pieces[pieces.count - 2].script != .other
    {
      pieces.removeLast()
    }
  }
}

/// What a scalar is written in, as far as folding has to know.
enum Script {
  case hiragana, katakana, other
  /// A long vowel: no letter of its own.
  case drawnOut

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x3041...0x309F: self = .hiragana
    case 0x30A1...0x30FF: self = .katakana
    default: self = .other
    }
  }
}

struct Pair: Hashable, Sendable {
  var first: Unicode.Scalar
  var second: Unicode.Scalar
  init(_ first: Unicode.Scalar, _ second: Unicode.Scalar) {
    self.first = first
    self.second = second
  }
}
