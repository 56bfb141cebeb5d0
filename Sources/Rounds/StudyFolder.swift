public import Diagnostics
import Files
import Framework
import Surveys
import Tabular

/// A folder with `study.yaml` and its data files.
public enum StudyFolder {
  /// The name of the codebook in a study folder.
  public static let codebookName = "study.yaml"

  /// The path of the codebook for a path that names a folder or the codebook itself.
  public static func codebook(at path: String) -> String {
    let isCodebook = ["yaml", "yml"].contains(Path.extension(of: path))
    return isCodebook && !FileSystem.isFolder(path) ? path : Path.join(path, codebookName)
  }

  /// Whether a path names a study: a folder that holds a codebook, or a codebook.
  public static func isStudy(_ path: String) -> Bool {
    FileSystem.isFolder(path) || FileSystem.exists(path) && codebook(at: path) == path
  }

  /// Opens a study: codebook, answers, design.
  ///
  /// - Parameter path: The study folder or its codebook.
  /// - Returns: The study with every answer coded, and its remarks.
  /// - Throws: Every fault of the codebook, or else every fault of the data against it; files
  ///   beside the survey are checked by ``check(_:)`` and by their own readers.
  public static func open(_ path: String) throws(Faults) -> OpenStudy {
    let reading = try StudyReading(path)
    guard let study = reading.study else {
      throw Faults(reading.diagnostics)
    }
    return study
  }
}

/// One reading of a study folder, with or without faults.
struct StudyReading {
  var source: StudySource
  var files: DataFiles
  var assembly: StudyAssembly
  /// Nil where there is an error.
  var study: OpenStudy?
  /// Everything found: faults, warnings and notes, file by file.
  var diagnostics: [Diagnostic]
  var questions: [SurveyQuestion]
  var quantities: [SurveyQuantity]
  var dimensions: [SurveyDimension]

  init(_ path: String) throws(Faults) {
    let codebook = StudyFolder.codebook(at: path)
    source = try StudyFile.source(path: codebook)
    files = DataFiles(folder: Path.folder(of: codebook))
    files.addCodebook(source)
    files.readRounds(of: source)
    var splitting: [Diagnostic] = []
    let parts = segments(
      of: source.study, tables: files.tables, tableOfRound: files.tableOfRound, faults: &splitting)
    assembly = StudyAssembly(source: source, tables: files.tables, segments: parts)
    let respondents = assembly.codedRespondents()
    dimensions = assembly.codedDimensions()
    assembly.checkSameCharacteristics(respondents, dimensions)
    questions = assembly.codedQuestions()
    quantities = assembly.codedQuantities()
    assembly.noteContradictions(questions)
    var margins: Table?
    if let calibration = source.study.design.calibration {
      margins = files.read(
        calibration.margins, as: .margins, declared: source.places.key("design", "calibration"))
    }
    var design = assembly.design(respondents)
    if let drawn = design {
      design = assembly.calibrated(drawn, to: margins, dimensions: dimensions)
    }
    let merged = assembly.merged(dimensions)
    dimensions = merged.dimensions
    assembly.noteUndeclaredColumns()
    diagnostics =
      source.remarks
      + inOrderOfFiles(files.faults + splitting + assembly.faults, files.tables.map(\.source))
    guard let design, !diagnostics.contains(where: { $0.severity == .error }) else { return }
    study = OpenStudy(
      study: merged.codebook.withSeparateVersions(),
      data: assembly.data(
        questions: questions, dimensions: dimensions, design: design, quantities: quantities,
        respondents: respondents),
      origins: assembly.origins(), respondents: respondents, inputs: files.inputs,
      remarks: diagnostics)
  }
}

/// Faults grouped by their file in the order of the rounds; those of other files come first.
private func inOrderOfFiles(_ faults: [Diagnostic], _ files: [String]) -> [Diagnostic] {
  let others = faults.filter { fault in !files.contains { $0 == fault.place?.file } }
  return others + files.flatMap { file in faults.filter { $0.place?.file == file } }
}

extension StudyAssembly {
  /// The coded columns with the design, as the analyses read them.
  func data(
    questions: [SurveyQuestion], dimensions: [SurveyDimension], design: SurveyDesign,
    quantities: [SurveyQuantity], respondents: Respondents
  ) -> SurveyData {
    // Names that no result may show are not carried along.
    let isNamed = !study.confidentiality.hidesRespondents && !respondents.identifiers.isEmpty
    return SurveyData(
      rowCount: rowCount, questions: questions, dimensions: dimensions,
      actors: study.distinguishesActors
        ? SurveyDimension(id: "actor", levels: study.actors.map(\.id), codes: actorCodes) : nil,
      rounds: SurveyDimension(id: "round", levels: study.rounds.map(\.id), codes: roundCodes),
      design: design, regime: regime, quantities: quantities,
      respondentNames: isNamed
        ? respondents.codes.map { $0 < 0 ? "" : respondents.identifiers[Int($0)] } : [],
      respondents: respondents.codes, roundTimes: study.rounds.map(\.time))
  }

  private var regime: Regime {
    switch study.design.regime {
    case .sample: .sample
    case .actors:
      .actors(
        invited: study.actors.map { actor in study.rounds.map { $0.invited[actor.id] } })
    }
  }

  /// Says which columns of the data the codebook does not name.
  mutating func noteUndeclaredColumns() {
    let declared = Set(study.columns)
    for table in tables {
      let strangers = table.header.filter { !declared.contains($0) && !trimmedText($0).isEmpty }
      guard !strangers.isEmpty else { continue }
      faults.append(
        Diagnostic(
          .badData, "undeclared-column", "columns that the codebook does not declare are not read",
          severity: .note, at: Place(file: table.source, line: 1), found: listed(strangers),
          hint: "declare them in study.yaml, or leave them"))
    }
  }
}
