// A small study whose groups, registry and documents a test can set.
import Contraste
import Foundation

struct AuditFixture {
  /// The rows of the only round, without the header: organisation, sex, answer.
  var answers: [(sex: String, answer: String)]
  var dimensions = """
    dimensions:
      - id: sex
        label: {es: Sexo, en: Sex}
        describes: person
        levels:
          - {id: woman, label: {es: Mujer, en: Woman}}
          - {id: man, label: {es: Hombre, en: Man}}
    """
  /// What is added to the study file: programmes, audit.
  var additions = ""
  var files: [String: String] = [:]

  static func group(_ counts: [(sex: String, count: Int)]) -> [(sex: String, answer: String)] {
    counts.flatMap { sex, count in (0..<count).map { (sex, $0.isMultiple(of: 2) ? "1" : "2") } }
  }

  private var codebook: String {
    """
    contraste: 1
    id: small
    title: {es: Estudio pequeño, en: Small study}
    data: {respondent: org}
    rounds:
      - {id: "2024", year: 2024, file: a.csv}
    actors:
      - {id: cso, label: {es: OSC, en: CSOs}}
    \(dimensions)
    missing:
      - {reason: refused, codes: ["99"], label: {es: Rehúsa, en: Refused}}
      - {reason: not_applicable, codes: ["97"], label: {es: No aplica, en: Not applicable}}
    scales:
      - id: yesno
        kind: ordinal
        levels:
          - {code: "1", label: No, side: unfavourable}
          - {code: "2", label: {es: Sí, en: Yes}, side: favourable}
    principles:
      - {id: ownership, label: {es: Apropiación, en: Ownership}}
    indicators:
      - {id: A, principle: ownership, label: {es: Uno, en: One}}
    questions:
      - {id: q1, indicator: A, text: {es: ¿Uno?, en: One?}, scale: yesno}
    \(additions)
    """
  }

  /// Writes the folder, opens it, and audits it.
  func audit<Result>(
    _ plan: (inout AnalysisPlan) -> Void = { _ in },
    _ body: (MonitoringStudy, GenderAudit) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("contraste-audit-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let rows = answers.enumerated().map { "O\($0 + 1),\($1.sex),\($1.answer)" }
    var all = files
    all["study.yaml"] = codebook
    all["a.csv"] = (["org,sex,q1"] + rows).joined(separator: "\n") + "\n"
    for (name, text) in all {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    let study = try MonitoringStudy(opening: folder.path)
    var chosen = study.defaultPlan
    plan(&chosen)
    return try body(study, try study.audit(chosen))
  }
}

/// The sample study, audited once for all tests.
enum SampleAudit {
  static let path: String = {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path + "/Datasets/ssc-effectiveness"
  }()

  static let audited: Result<(study: MonitoringStudy, audit: GenderAudit), any Error> = Result {
    let study = try MonitoringStudy(opening: path)
    return (study, try study.audit(study.defaultPlan))
  }
}
