import Meaning

/// Roles of frames as the vocabulary declares them.
extension LanguageModel {
  func declaredRoles(_ frame: FrameName) -> [Vocabulary.RoleDeclaration] {
    switch frame.kind {
    case .intent: vocabulary.intents.first { $0.name == frame.name }?.roles ?? []
    case .action: vocabulary.actions.first { $0.name == frame.name }?.roles ?? []
    case .relation: vocabulary.relations.first { $0.name == frame.name }?.roles ?? []
    default: []
    }
  }

  func declaresRole(_ role: String, _ frame: FrameName) -> Bool {
    declaredRoles(frame).contains { $0.name == role }
  }

  /// The role of who does it.
  func robotRole(of frame: FrameName) -> String? {
    declaredRoles(frame).first {
      !$0.types.isEmpty && types.accepting($0.types).isSubset(of: types.robots)
    }?.name
  }
}

extension Vocabulary.RoleDeclaration {
  /// Whether it is where people want things who say no more than that they want them.
  var isForSpeaker: Bool {
    if case .name = fallback { return true }
    return false
  }
}
