public import Framework

/// Which findings lead to which recommendations, and what stands alone on either side.
///
/// A recommendation meets a finding, by the narrowest tag that both carry:
/// - *question*: it names a question that bears on the finding;
/// - *indicator*: it is tagged with the finding's indicator and names no question of it, so that it
///   concerns the whole of it, or the finding has no question by which to be narrower;
/// - *principle*: the finding has no indicator, and the recommendation carries its principle.
///
/// A link says that both speak of the same subject, not that the recommendation suffices. It is no
/// finer than the tags: where no recommendation names questions, a finding counts as met as soon as
/// its indicator is.
public struct EvidenceLinks: Equatable, Sendable {
  /// On which tag a link rests.
  public enum Basis: Equatable, Sendable {
    /// The questions in common.
    case questions([String])
    case indicator
    case principle
  }

  /// A finding and a recommendation on the same subject.
  public struct Link: Equatable, Sendable {
    public var finding: String
    public var recommendation: String
    public var basis: Basis
  }

  /// What becomes of a finding.
  public struct Coverage: Equatable, Sendable {
    public var finding: Finding
    /// The recommendations (identifiers) that meet it, in the order of the record.
    public var recommendations: [String]
    /// Its questions that no recommendation reaches.
    public var openQuestions: [String]

    /// No recommendation is on its subject.
    public var isOrphan: Bool { recommendations.isEmpty }
    /// Recommendations are on its subject, and leave some of its questions out.
    public var isMetInPart: Bool { !recommendations.isEmpty && !openQuestions.isEmpty }
  }

  /// One for each finding, in the order of the study.
  public let coverage: [Coverage]
  /// In the order of the findings, then of the recommendations.
  public let links: [Link]
  /// Recommendations (identifiers) that meet no finding.
  public let recommendationsWithoutFinding: [String]
  /// Headings none of whose recommendations bears a principle.
  public let headingsWithoutPrinciple: [Heading]

  public init(study: Study, record: WorkshopRecord) {
    let indicatorOfQuestion = Dictionary(
      study.questions.map { ($0.id, $0.indicator) }, uniquingKeysWith: { first, _ in first })
    var links: [Link] = []
    coverage = study.findings.map { finding in
      let found = record.recommendations.compactMap { recommendation in
        basis(finding, recommendation, indicatorOfQuestion).map {
          Link(finding: finding.id, recommendation: recommendation.id, basis: $0)
        }
      }
      links += found
      return Coverage(
        finding: finding, recommendations: found.map(\.recommendation),
        openQuestions: finding.questions.filter { question in
          !found.contains { $0.basis.reaches(question) }
        })
    }
    self.links = links
    let linked = Set(links.map(\.recommendation))
    recommendationsWithoutFinding = record.recommendations.map(\.id).filter { !linked.contains($0) }
    headingsWithoutPrinciple = record.headings.filter { heading in
      record.recommendations.allSatisfy { $0.heading != heading || $0.principles.isEmpty }
    }
  }

  /// The findings of a kind that no recommendation meets.
  public func orphans(_ kind: Finding.Kind) -> [Finding] {
    coverage.filter { $0.isOrphan && $0.finding.kind == kind }.map(\.finding)
  }

  /// The findings of a kind of which some questions are met and others are not.
  public func metInPart(_ kind: Finding.Kind) -> [Coverage] {
    coverage.filter { $0.isMetInPart && $0.finding.kind == kind }
  }
}

extension EvidenceLinks.Basis {
  fileprivate func reaches(_ question: String) -> Bool {
    switch self {
    case .questions(let common): common.contains(question)
    case .indicator, .principle: true
    }
  }
}

private func basis(
  _ finding: Finding, _ recommendation: Recommendation, _ indicatorOfQuestion: [String: String]
) -> EvidenceLinks.Basis? {
  guard let indicator = finding.indicator else {
    return recommendation.principles.contains(finding.principle) ? .principle : nil
  }
  let isConfined = recommendation.questions.contains { indicatorOfQuestion[$0] == indicator }
  if recommendation.indicators.contains(indicator), !isConfined || finding.questions.isEmpty {
    return .indicator
  }
  let common = finding.questions.filter(recommendation.questions.contains)
  return common.isEmpty ? nil : .questions(common)
}
