import Language
import Saying

/// What happens to a sentence on its way: slips of the fingers, habits of speech, a recogniser's noise,
/// habits of writing. None of it changes what the sentence means to a careful person.
enum Perturbation: String, CaseIterable {
  case swappedLetters = "letters swapped"
  case droppedLetter = "letter dropped"
  case doubledLetter = "letter doubled"
  case neighbouringKey = "neighbouring key"
  case fillerBefore = "filler before"
  case fillerInside = "filler inside"
  case fillerBehind = "filler behind"
  case politeBefore = "politeness before"
  case politeBehind = "politeness behind"
  case requestForm = "request form"
  case ending = "sentence ending"
  case homophone
  case numberWords = "numbers as words"
  case codeApart = "code apart"
  case unpunctuated = "no punctuation"
  case capitals
  case smallLetters = "small letters"
  case wordOrder = "word order"
  case particles = "particles dropped"
  case fullWidth = "full width"
  case halfWidth = "half width"
  case spaces
  case otherKana = "other kana"
  case otherLetters = "kana for kanji"
  case sounds = "sound spelt otherwise"
  case joined = "A and B"

  /// A sentence so disturbed; nil where this cannot happen to it.
  func applied(
    to sentence: PlainSentence, _ noise: SentenceNoise, _ random: inout SplitMix
  ) -> String? {
    let letters = sentence.letters
    switch self {
    case .swappedLetters: return noise.slip(.swap, in: letters, &random)
    case .droppedLetter: return noise.slip(.drop, in: letters, &random)
    case .doubledLetter: return noise.slip(.double, in: letters, &random)
    case .neighbouringKey: return noise.slip(.neighbour, in: letters, &random)
    case .fillerBefore: return noise.before(noise.words.fillersBefore, sentence, &random)
    case .fillerInside: return noise.inside(sentence, &random)
    case .fillerBehind: return noise.fillerBehind(sentence, &random)
    case .politeBefore: return noise.politeBefore(sentence, &random)
    case .politeBehind:
      return sentence.isRequest ? noise.behind(noise.words.politeBehind, sentence, &random) : nil
    case .requestForm: return noise.requestForm(sentence, &random)
    case .ending: return noise.ending(sentence, &random)
    case .homophone: return noise.homophone(in: letters, &random)
    case .numberWords: return noise.numbersInWords(letters)
    case .codeApart: return noise.codesApart(letters)
    case .unpunctuated: return noise.withoutMarks(letters)
    case .capitals: return String(letters).uppercased()
    case .smallLetters: return String(letters).lowercased()
    case .wordOrder: return noise.reordered(sentence, &random)
    case .particles: return noise.withoutMark(sentence, &random)
    case .fullWidth: return noise.fullWidth(letters)
    case .halfWidth: return noise.halfWidth(letters)
    case .spaces: return noise.spaced(sentence, &random)
    case .otherKana: return noise.otherKana(letters, &random)
    case .otherLetters: return noise.otherLetters(letters, &random)
    case .sounds: return noise.otherSounds(letters, &random)
    case .joined: return nil
    }
  }
}
