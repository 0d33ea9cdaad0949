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
