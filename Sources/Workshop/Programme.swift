public import Diagnostics
public import Framework
public import Localization

/// A co-operation programme as the registry lists it.
public struct Programme: Equatable, Sendable {
  /// Whether the objectives come from the partner country's results framework.
  public enum ResultsFramework: String, CaseIterable, Equatable, Sendable { case yes, partly, no }

  /// The most detailed level of the Sustainable Development Goals that a programme refers to.
  public enum GoalReference: String, CaseIterable, Equatable, Sendable {
    case none, goal, target, indicator
  }

  /// The gender equality policy marker of the OECD Development Assistance Committee.
  ///
  /// Not screened is not the same as not targeted: nobody looked.
  public enum GenderMarker: String, CaseIterable, Equatable, Sendable {
    /// Screened, and gender equality is no objective.
    case notTargeted = "0"
    /// Gender equality is an objective, not the principal one.
    case significant = "1"
    /// Gender equality is the principal objective.
    case principal = "2"
    case notScreened = "not_screened"
  }

  public var id: String
  public var name: LocalizedText
  public var partner: String
  public var sector: String
  public var startYear: Int?
  public var endYear: Int?
  /// In US dollars; nil where it is unknown.
  public var budget: Double?
  /// Nil where it is unknown.
  public var resultsFramework: ResultsFramework?
  /// All indicators; nil where their number is unknown.
  public var indicators: Int?
  /// Indicators with a baseline.
  public var withBaseline: Int?
  /// Indicators with a target.
  public var withTarget: Int?
  /// Nil where it is unknown.
  public var goalReference: GoalReference?
  public var genderMarker: GenderMarker
  /// The dimensions (identifiers) by which the indicators are split.
  public var disaggregation: [String]

  public init(
    id: String, name: LocalizedText, partner: String = "", sector: String = "",
    startYear: Int? = nil, endYear: Int? = nil, budget: Double? = nil,
    resultsFramework: ResultsFramework? = nil, indicators: Int? = nil, withBaseline: Int? = nil,
    withTarget: Int? = nil, goalReference: GoalReference? = nil, genderMarker: GenderMarker,
    disaggregation: [String] = []
  ) {
    self.id = id
    self.name = name
    self.partner = partner
    self.sector = sector
    self.startYear = startYear
    self.endYear = endYear
    self.budget = budget
    self.resultsFramework = resultsFramework
    self.indicators = indicators
    self.withBaseline = withBaseline
    self.withTarget = withTarget
    self.goalReference = goalReference
    self.genderMarker = genderMarker
    self.disaggregation = disaggregation
  }
}

extension Programme {
  /// Reads the programme registry that a study names.
  ///
  /// - Parameters:
  ///   - study: The codebook.
  ///   - folder: The folder of the study, to which the name of the file is relative.
  /// - Returns: The programmes in the order of the file.
  /// - Throws: Every fault of the file with its line; `no-programmes` where the study names none.
  public static func read(study: Study, folder: String) throws(Faults) -> [Programme] {
    guard let registry = study.programmes else {
      throw Faults(
        Diagnostic(
          .refusal, "no-programmes", "the study has no programme registry", found: study.id,
          expected: "programmes, with the name of its file, in the study file"))
    }
    var file = try CompanionFile(registry.file, in: folder, allowsNoRows: true)
    return try file.programmes()
  }
}

extension CompanionFile {
  fileprivate mutating func programmes() throws(Faults) -> [Programme] {
    require([
      "id", "name_es", "name_en", "partner", "sector", "start", "end", "budget_usd",
      "results_framework", "indicators", "baseline", "target", "sdg_reference", "gender_marker",
      "disaggregation",
    ])
    let ids = identifiers("id", noun: "programme")
    let numbers = ["start", "end", "indicators", "baseline", "target"].map { wholeNumbers($0) }
    let budgetRule = Rule(code: "not-a-number", noun: "budget", expected: "a number, 0 or more") {
      "«\($0)» is not a budget"
    }
    let budgets = values("budget_usd", budgetRule) { text, _ -> Double?? in
      if text.isEmpty { return .some(nil) }
      guard let number = Double(text), number.isFinite, number >= 0 else { return nil }
      return number
    }
    let frameworks = choices("results_framework", Programme.ResultsFramework.self)
    let references = choices("sdg_reference", Programme.GoalReference.self)
    let markers = choices("gender_marker", Programme.GenderMarker.self, mayBeEmpty: false)
    try pass()
    return rows.map { row in
      let id = ids[row] ?? ""
      return Programme(
        id: id, name: localized(self, "name", row) ?? LocalizedText(verbatim: id),
        partner: text("partner", row), sector: text("sector", row), startYear: numbers[0][row],
        endYear: numbers[1][row], budget: budgets[row] ?? nil, resultsFramework: frameworks[row],
        indicators: numbers[2][row], withBaseline: numbers[3][row], withTarget: numbers[4][row],
        goalReference: references[row], genderMarker: markers[row] ?? .notScreened,
        disaggregation: words("disaggregation", row))
    }
  }

  /// Whole numbers that are not negative; nil where the field is empty.
  private mutating func wholeNumbers(_ column: String) -> [Int?] {
    let rule = Rule(code: "not-a-number", noun: "number", expected: "a whole number, 0 or more") {
      "«\($0)» is not a number that «\(column)» can hold"
    }
    let read = values(column, rule) { text, _ -> Int?? in
      if text.isEmpty { return .some(nil) }
      guard let number = Int(text), number >= 0 else { return nil }
      return number
    }
    return read.map { $0 ?? nil }
  }

  /// The words of an enumeration; nil where the field is empty.
  private mutating func choices<Choice: RawRepresentable & CaseIterable>(
    _ column: String, _ type: Choice.Type, mayBeEmpty: Bool = true
  ) -> [Choice?] where Choice.RawValue == String {
    let known = Choice.allCases.map(\.rawValue)
    let noun = column.split(separator: "_").joined(separator: " ")
    let rule = Rule(
      code: "unknown-" + column.split(separator: "_").joined(separator: "-"), noun: noun,
      expected: "one of " + known.joined(separator: ", "), names: known
    ) { "unknown \(noun) «\($0)»" }
    let read = values(column, rule) { text, _ -> Choice?? in
      if text.isEmpty, mayBeEmpty { return .some(nil) }
      guard let choice = Choice(rawValue: text) else { return nil }
      return choice
    }
    return read.map { $0 ?? nil }
  }
}
