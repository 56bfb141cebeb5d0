public import Localization

/// Something the audit found: what, on what evidence, and what to do next.
public struct AuditFinding: Equatable, Sendable {
  /// How much a finding weighs, the weightiest first.
  public enum Severity: String, CaseIterable, Equatable, Sendable {
    case critical, important, minor
    case wellDone = "well_done"
  }

  /// A term for the kind of finding, in snake case.
  public var id: String
  public var severity: Severity
  public var title: LocalizedText
  public var evidence: [LocalizedText]
  /// What to do next; nil where nothing needs doing.
  public var action: LocalizedText?
  /// How many things it is about: cells, programmes, documents.
  public var count: Int

  init(
    _ id: String, _ severity: Severity, count: Int, _ title: LocalizedText,
    evidence: [LocalizedText] = [], action: LocalizedText? = nil
  ) {
    self.id = id
    self.severity = severity
    self.count = count
    self.title = title
    self.evidence = evidence
    self.action = action
  }
}

extension AuditFinding.Severity {
  /// The word for a severity.
  public var label: LocalizedText {
    switch self {
    case .critical: LocalizedText(es: "Crítico", en: "Critical")
    case .important: LocalizedText(es: "Importante", en: "Important")
    case .minor: LocalizedText(es: "Menor", en: "Minor")
    case .wellDone: LocalizedText(es: "Bien hecho", en: "Well done")
    }
  }
}
