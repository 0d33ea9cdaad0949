package import YAMLText

/// How the words of one language change their form, all of it data of its core grammar.
///
/// A kind of word (verb, noun, adjective, copula) has *stems*, made by replacing the end of the dictionary
/// form; *forms*, which are stems with something before or behind; and *derived* words (運んでおく of 運ぶ),
/// which are words again with a class and all forms of their own.
package struct InflectionTable: Sendable {
  /// The kinds of words that change.
  package enum WordKind: String, Sendable, CaseIterable { case verb, noun, adjective, copula }

  /// A form of a word.
  package struct Form: Sendable, Hashable {
    /// Its name; a form of a derived word has the derivation's name and a dot before it: `ahead.te`.
    package var name: String
    /// The word in it.
    package var text: String
    /// What it says besides the word: past, negated; the last part of the name is one of them.
    package var features: [String]
  }

  private(set) var paradigms: [WordKind: Paradigm] = [:]
  private var kindOfForm: [String: WordKind] = [:]

  /// The table of the `inflection:` part of a core grammar.
  package init(_ node: YAMLNode) {
    let sets = LetterSets.read(node["sets"])
    for kind in WordKind.allCases {
      guard let part = node[kind.rawValue] else { continue }
      let paradigm = Paradigm(part, sets: sets)
      paradigms[kind] = paradigm
      for form in paradigm.forms where kindOfForm[form.name] == nil {
        kindOfForm[form.name] = kind
      }
    }
  }

  /// A language whose words never change.
  package init() {}

  /// All forms of a word, each text once for each name, the usual ones first.
  package func forms(of lemma: String, class: String? = nil, kind: WordKind) -> [Form] {
    guard let paradigm = paradigms[kind] else {
      return [Form(name: "base", text: lemma, features: ["base"])]
    }
    var made = Made()
    collect(paradigm.stems(of: lemma, class: `class`), paradigm, [], []) { path, text, features in
      made.add(Form(name: path.joined(separator: "."), text: text, features: features))
    }
    return made.forms
  }

  /// One form of a word, the one that is said; the dictionary form where there is no such form.
  /// Without a kind the first kind of word that has a form of that name.
  package func form(
    _ name: String, of lemma: String, class: String? = nil, kind: WordKind? = nil
  ) -> String {
    let path = name.split(separator: ".").map(String.init)
    guard let last = path.last else { return lemma }
    guard var kind = kind ?? (path.count > 1 ? .verb : kindOfForm[last]) else { return lemma }
    var lemma = lemma
    var `class` = `class`
    for step in path.dropLast() {
      guard let paradigm = paradigms[kind],
        let derivation = paradigm.derivations.first(where: { $0.name == step }),
        let word = paradigm.fill(derivation.pattern, of: lemma, class: `class`).first
      else { return lemma }
      lemma = word
      `class` = derivation.class
      kind = derivation.kind
    }
    return paradigms[kind]?.text(of: last, lemma: lemma, class: `class`) ?? lemma
  }

  /// The class of a word: as listed, else by its ending.
  package func `class`(of lemma: String, kind: WordKind) -> String? {
    paradigms[kind]?.class(of: lemma)
  }

  /// Whether there is a class of that name.
  package func hasClass(_ name: String, kind: WordKind) -> Bool {
    paradigms[kind]?.classNames.contains(name) == true
  }

  /// Whether a word's class is listed, rather than told by its ending.
  package func isListed(_ lemma: String, kind: WordKind) -> Bool {
    paradigms[kind]?.isListed(lemma) == true
  }

  private struct Made {
    var forms: [Form] = []
    private var seen: Set<String> = []
    mutating func add(_ form: Form) {
      guard seen.insert(form.name + "\u{0}" + form.text).inserted else { return }
      forms.append(form)
    }
  }

  /// How many derivations may follow each other: 運ばれて + いて.
  private static let deepest = 2

  /// All forms over some stems, and those of the words derived from them.
  func collect(
    _ stems: [String: [String]], _ paradigm: Paradigm, _ path: [String], _ features: [String],
    where isOfUse: ([String]) -> Bool = { _ in true },
    into add: ([String], String, [String]) -> Void
  ) {
    for form in paradigm.forms where path.isEmpty || !form.onlyPlain {
      let all = features + form.features
      guard isOfUse(all) else { continue }
      for text in form.patterns.flatMap({ Paradigm.fill($0, stems) }) {
        add(path + [form.name], text, all)
      }
    }
    guard path.count < Self.deepest else { return }
    for derivation in paradigm.derivations where derivation.mayFollow(path.last) {
      guard let next = paradigms[derivation.kind] else { continue }
      for word in Paradigm.fill(derivation.pattern, stems) {
        collect(
          next.stems(of: word, class: derivation.class), next, path + [derivation.name],
          features + derivation.features, where: isOfUse, into: add)
      }
    }
  }
}

/// Sets of letters by a capital: `V: aeiou`.
enum LetterSets {
  static func read(_ node: YAMLNode?) -> [Character: Set<Character>] {
    var sets: [Character: Set<Character>] = [:]
    for pair in node?.pairs ?? [] {
      guard let name = pair.key.text?.first, let letters = pair.value.text else { continue }
      sets[name] = Set(letters)
    }
    return sets
  }
}
