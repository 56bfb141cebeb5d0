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

extension Programme.GenderMarker {
  /// The words for a marker: “not screened” is not the same as 0.
  public var label: LocalizedText {
    switch self {
    case .notTargeted: LocalizedText(es: "0: no es objetivo", en: "0: not an objective")
    case .significant:
      LocalizedText(es: "1: objetivo significativo", en: "1: significant objective")
    case .principal: LocalizedText(es: "2: objetivo principal", en: "2: principal objective")
    case .notScreened: LocalizedText(es: "No revisado", en: "Not screened")
    }
  }
}
