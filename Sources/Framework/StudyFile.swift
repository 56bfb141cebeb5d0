public import Diagnostics
import Files
import Localization
import YAMLDocuments

/// A study as read from its file: the declarations, their places, and remarks on them.
public struct StudySource: Equatable, Sendable {
  public var study: Study
  public var places: StudyPlaces
  /// Warnings and notes: what a reader should mend but need not.
  public var remarks: [Diagnostic]
  /// The bytes of the file, for fingerprints.
  public var bytes: [UInt8]
}

/// The reader of `study.yaml`.
public enum StudyFile {
  /// The version of the format that this reader understands.
  public static let version = 1

  /// Reads a study file and reports every fault of it in one run.
  ///
  /// - Parameter path: The path of the file, used as it is in messages.
  /// - Returns: What the file declares.
  /// - Throws: All faults of the file in the order of its lines.
  public static func read(path: String) throws(Faults) -> Study {
    try source(path: path).study
  }

  /// Reads a study file together with the places of its values.
  ///
  /// - Parameter path: The path of the file, used as it is in messages.
  /// - Returns: What the file declares, where, and what could be mended.
  /// - Throws: All faults of the file in the order of its lines.
  public static func source(path: String) throws(Faults) -> StudySource {
    let bytes: [UInt8]
    do {
      bytes = try FileBytes.read(path)
    } catch {
      throw Faults(error.diagnostics)
    }
    return try source(bytes: bytes, file: path)
  }

  /// Reads the bytes of a study file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: Its name for messages.
  /// - Returns: What the file declares, where, and what could be mended.
  /// - Throws: All faults of the file in the order of its lines.
  public static func source(bytes: [UInt8], file: String) throws(Faults) -> StudySource {
    let document = YAMLDocument(reading: bytes, file: file)
    guard let root = document.root else { throw Faults(document.faults) }
    var reader = StudyReader(file: file, faults: document.faults)
    guard let study = reader.study(root) else { throw Faults(reader.faults) }
    var validation = StudyValidation(study: study, places: reader.places)
    validation.run()
    let all = inOrderOfLines(reader.faults + validation.faults)
    if all.contains(where: { $0.severity == .error }) { throw Faults(all) }
    return StudySource(study: study, places: reader.places, remarks: all, bytes: bytes)
  }
}

private func inOrderOfLines(_ faults: [Diagnostic]) -> [Diagnostic] {
  func key(_ fault: Diagnostic) -> (Int, Int) {
    (fault.place?.line ?? 0, fault.place?.column ?? 0)
  }
  // The standard sort is stable: faults of one place keep the order in which they were found.
  return faults.sorted { key($0) < key($1) }
}

extension StudyReader {
  static let topLevelKeys = [
    "contraste", "id", "title", "description", "languages", "synthetic", "data", "rounds",
    "actors", "dimensions", "design", "missing", "scales", "principles", "indicators",
    "questions", "targets", "findings", "workshop", "programmes", "audit", "documents",
    "confidentiality", "reliability",
  ]

  /// The whole study; nil where the file is not even a mapping.
  mutating func study(_ root: YAMLNode) -> Study? {
    guard let top = fields(root, at: .root, known: Self.topLevelKeys) else { return nil }
    checkVersion(in: top)
    languages = languages(in: top)
    let id = requiredText("id", in: top)
    let title = requiredLocalized("title", in: top)
    let actors = actors(in: top)
    let data = dataLayout(in: top, actorCount: actors.count)
    let rounds = rounds(in: top)
    var study = Study(
      id: id, title: title, description: localized("description", in: top) ?? .nothing,
      languages: languages, isSynthetic: boolean("synthetic", in: top, default: false),
      data: data, rounds: rounds, actors: actors, dimensions: dimensions(in: top),
      design: design(in: top), missingAnswers: missingAnswers(in: top), scales: scales(in: top),
      principles: principles(in: top), indicators: indicators(in: top),
      questions: questions(in: top, actors: actors.map(\.id), rounds: rounds.map(\.id)),
      confidentiality: confidentiality(in: top), reliability: reliability(in: top),
      findings: findings(in: top), workshop: workshop(in: top), programmes: programmes(in: top),
      audit: audit(in: top), documents: documents(in: top))
    study.targets = targets(in: top)
    return study
  }

  private mutating func checkVersion(in top: Fields) {
    guard let node = value("contraste", in: top, required: true) else { return }
    let path = StudyPath("contraste")
    guard let version = integer(node, at: path) else { return }
    if version != StudyFile.version {
      report(
        "unsupported-version", "the file is written in version \(version) of the format",
        at: path, found: "\(version)", expected: "\(StudyFile.version)",
        hint: version > StudyFile.version ? "update Contraste" : "write contraste: 1")
    }
  }
}
