public import Diagnostics
public import Framework
public import Surveys

/// A study with its answers: all that an analysis or a report reads.
public struct OpenStudy: Sendable {
  /// The codebook; a question whose old answers stay on their old scale stands in it twice.
  public var study: Study
  public var data: SurveyData
  /// The file and line of each row.
  public var origins: RowOrigins
  public var respondents: Respondents
  /// The files that were read, in the order of reading, for the manifest of a report.
  public var inputs: [StudyInput]
  /// Warnings and notes: what a reader should know but what stops nothing.
  public var remarks: [Diagnostic]

  public init(
    study: Study, data: SurveyData, origins: RowOrigins, respondents: Respondents,
    inputs: [StudyInput], remarks: [Diagnostic]
  ) {
    self.study = study
    self.data = data
    self.origins = origins
    self.respondents = respondents
    self.inputs = inputs
    self.remarks = remarks
  }
}

/// Who answered: the identifiers, and whose each row is.
public struct Respondents: Equatable, Sendable {
  /// In the order of their first row.
  public var identifiers: [String]
  /// One index into `identifiers` a row; negative where a row has none.
  public var codes: [Int32]

  public init(identifiers: [String], codes: [Int32]) {
    self.identifiers = identifiers
    self.codes = codes
  }
}

/// A file that a result depends on.
public struct StudyInput: Equatable, Sendable {
  /// What the file holds.
  public enum Role: String, Equatable, Sendable {
    case codebook, responses, programmes, margins, checklist
  }

  public var role: Role
  /// The path as messages give it.
  public var path: String
  public var byteCount: Int
  public var sha256: String

  public init(role: Role, path: String, byteCount: Int, sha256: String) {
    self.role = role
    self.path = path
    self.byteCount = byteCount
    self.sha256 = sha256
  }
}

/// Where the rows come from: stretches of rows of one file each.
public struct RowOrigins: Equatable, Sendable {
  /// A stretch of rows from one file.
  public struct Stretch: Equatable, Sendable {
    public var file: String
    public var count: Int
    /// The line of each row; nil where row *i* of the stretch stands on line *i* + 2.
    public var lines: [Int32]?

    public init(file: String, count: Int, lines: [Int32]? = nil) {
      self.file = file
      self.count = count
      self.lines = lines
    }
  }

  public var stretches: [Stretch]

  public init(stretches: [Stretch]) { self.stretches = stretches }

  /// The file and line of a row, counted over all stretches from 0; nil beyond the last row.
  public func place(ofRow row: Int) -> Place? {
    guard row >= 0 else { return nil }
    var index = row
    for stretch in stretches {
      if index < stretch.count {
        return Place(file: stretch.file, line: stretch.lines.map { Int($0[index]) } ?? index + 2)
      }
      index -= stretch.count
    }
    return nil
  }
}
