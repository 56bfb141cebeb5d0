public import Framework
public import Workshop

/// The programmes by gender marker, and whether marker and evidence agree.
///
/// The registry lists all programmes, so these are counts, not estimates.
///
/// - Reference: OECD-DAC Network on Gender Equality (2016), *Handbook on the OECD-DAC Gender
///   Equality Policy Marker*: 0 is screened and not targeted, which is not the same as not
///   screened; a programme marked 1 or 2 has data disaggregated by sex where applicable.
public struct ProgrammeReview: Equatable, Sendable {
  public let summary: ProgrammeSummary
  /// The dimension of sex; nil where the study has none, so that no marker can be compared.
  public let sexDimension: String?
  /// Marked 1 or 2, with indicators, none of them split by sex.
  public let markedWithoutSex: [Programme]
  /// Marked 1 or 2, without any indicator.
  public let markedWithoutIndicators: [Programme]
  /// Marked 1 or 2, with indicators split by sex.
  public let markedWithSex: [Programme]
  /// Marked 0, with indicators split by sex.
  public let notTargetedWithSex: [Programme]
  /// Programmes that nobody screened.
  public let notScreened: [Programme]
  /// By dimension: the programmes that split their indicators by it.
  public let byDimension: [Split]

  /// The programmes that split their indicators by a dimension, with what is set for these.
  public struct Split: Equatable, Sendable {
    /// The identifier of the dimension.
    public var dimension: String
    public var programmes: Int
    /// Programmes with each marker: 0, 1, 2, not screened.
    public var byMarker: [Int]
    /// Indicators of these programmes, with a baseline, with a target.
    public var indicators: Int
    public var withBaseline: Int
    public var withTarget: Int
  }

  public init(_ programmes: [Programme], study: Study) {
    summary = ProgrammeSummary(programmes, study: study)
    let sex = study.sexDimension?.id
    sexDimension = sex
    func splits(_ programme: Programme) -> Bool {
      sex.map { programme.disaggregation.contains($0) } ?? false
    }
    let marked = programmes.filter { [.significant, .principal].contains($0.genderMarker) }
    markedWithoutIndicators = marked.filter { $0.indicators == 0 }
    let measured = sex == nil ? [] : marked.filter { $0.indicators != 0 }
    markedWithoutSex = measured.filter { !splits($0) }
    markedWithSex = measured.filter(splits)
    notTargetedWithSex = programmes.filter { $0.genderMarker == .notTargeted && splits($0) }
    notScreened = programmes.filter { $0.genderMarker == .notScreened }
    byDimension = study.dimensions.map { dimension in
      let own = programmes.filter { $0.disaggregation.contains(dimension.id) }
      return Split(
        dimension: dimension.id, programmes: own.count,
        byMarker: Programme.GenderMarker.allCases.map { marker in
          own.count { $0.genderMarker == marker }
        },
        indicators: own.reduce(0) { $0 + ($1.indicators ?? 0) },
        withBaseline: own.reduce(0) { $0 + ($1.withBaseline ?? 0) },
        withTarget: own.reduce(0) { $0 + ($1.withTarget ?? 0) })
    }
  }
}

extension [Programme] {
  /// Their number, and their known budgets in US dollars.
  public var total: (programmes: Int, budget: Double, withoutBudget: Int) {
    (
      count, reduce(0) { $0 + ($1.budget ?? 0) },
      reduce(0) { $0 + ($1.budget == nil ? 1 : 0) }
    )
  }
}
