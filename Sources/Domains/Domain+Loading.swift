public import SourceText

extension Domain {
  /// Makes a domain of a folder.
  ///
  /// Every mistake in every file is reported, errors and warnings alike. The domain is nil when no
  /// use can be made of the folder: no folder, or errors in any of its files.
  public static func load(folder path: String) -> (domain: Domain?, diagnostics: [Diagnostic]) {
    var report = Report()
    guard let folder = DomainFolder.open(path, &report) else { return (nil, report.diagnostics) }
    var loader = Loader(folder, report)
    let domain = loader.load()
    return (domain, loader.report.diagnostics)
  }

  /// Makes a domain of a folder in which some files stand for those of the same name.
  ///
  /// - Parameters:
  ///   - path: the folder.
  ///   - files: the files that are taken in their place, by the last part of their names: the world,
  ///     the vocabulary, a language.
  package static func load(
    folder path: String, replacing files: [SourceFile]
  ) -> (domain: Domain?, diagnostics: [Diagnostic]) {
    var report = Report()
    guard var folder = DomainFolder.open(path, &report) else { return (nil, report.diagnostics) }
    for file in files { folder.replace(file) }
    var loader = Loader(folder, report)
    let domain = loader.load()
    return (domain, loader.report.diagnostics)
  }

  /// Makes a domain of a PDDL domain and a problem, without a word.
  public static func load(
    domainFile: String, problemFile: String
  ) -> (domain: Domain?, diagnostics: [Diagnostic]) {
    var report = Report()
    var folder = DomainFolder(path: domainFile, isPair: true)
    folder.domain = DomainFolder.read(domainFile, &report)
    folder.world = DomainFolder.read(problemFile, &report)
    var loader = Loader(folder, report)
    let domain = loader.load()
    return (domain, loader.report.diagnostics)
  }
}
