public import Framework
public import Localization
import Numerics

/// Which findings lead to which recommendations, and what stands alone on either side.
///
/// A recommendation meets a finding, by the narrowest tag that both carry:
/// - *question*: it names a question that bears on the finding;
/// - *indicator*: it is tagged with the finding's indicator and names no question of it, so that it
///   concerns the whole of it, or the finding has no question by which to be narrower;
/// - *principle*: the finding has no indicator, and the recommendation carries its principle.
///
/// A finding that says several things is followed part by part: each has its own questions, and a
/// recommendation that meets one part leaves the others open.
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

  /// A finding, or a part of it, and a recommendation on the same subject.
  public struct Link: Equatable, Sendable {
    public var finding: String
    /// The part of the finding; nil where it has none.
    public var part: String?
    public var recommendation: String
    public var basis: Basis
    /// The questions that lead to the recommendation.
    public var questions: [String]
  }

  /// What becomes of a finding, or of a part of it.
  public struct Coverage: Equatable, Sendable {
    public var finding: Finding
    /// The part; nil where the finding has none.
    public var part: Finding.Part?
    /// The recommendations (identifiers) that meet it, in the order of the record.
    public var recommendations: [String]
    /// Its questions that no recommendation reaches.
    public var openQuestions: [String]

    /// What it says.
    public var text: LocalizedText { part?.text ?? finding.text }
    /// No recommendation is on its subject.
    public var isOrphan: Bool { recommendations.isEmpty }
    /// Recommendations are on its subject, and leave some of its questions out.
    public var isMetInPart: Bool { !recommendations.isEmpty && !openQuestions.isEmpty }
  }

  /// One for each finding, or for each part of one that has parts, in the order of the study.
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
    coverage = study.findings.flatMap { finding -> [Coverage] in
      let parts: [Finding.Part?] = finding.parts.isEmpty ? [nil] : finding.parts
      return parts.map { part in
        let questions = part?.questions ?? finding.questions
        let found = record.recommendations.compactMap { recommendation -> Link? in
          let basis = basis(finding, questions, recommendation, indicatorOfQuestion)
          guard let basis else { return nil }
          return Link(
            finding: finding.id, part: part?.id, recommendation: recommendation.id, basis: basis,
            questions: basis.questions ?? questions)
        }
        links += found
        let reached = Set(found.flatMap(\.questions))
        return Coverage(
          finding: finding, part: part, recommendations: found.map(\.recommendation),
          openQuestions: questions.filter { !reached.contains($0) })
      }
    }
    self.links = links
    let linked = Set(links.map(\.recommendation))
    recommendationsWithoutFinding = record.recommendations.map(\.id).filter { !linked.contains($0) }
    headingsWithoutPrinciple = record.headings.filter { heading in
      record.recommendations.allSatisfy { $0.heading != heading || $0.principles.isEmpty }
    }
  }

  /// The findings of a kind, or parts of them, that no recommendation meets.
  public func orphans(_ kind: Finding.Kind) -> [Coverage] {
    coverage.filter { $0.isOrphan && $0.finding.kind == kind }
  }

  /// The recommendations (identifiers) that meet a finding or some part of it, each once.
  public func recommendations(meeting finding: String) -> [String] {
    distinct(links.filter { $0.finding == finding }.map(\.recommendation))
  }

  /// The findings of a kind, or parts of them, of which some questions are met and others are not.
  public func metInPart(_ kind: Finding.Kind) -> [Coverage] {
    coverage.filter { $0.isMetInPart && $0.finding.kind == kind }
  }
}

extension EvidenceLinks.Basis {
  /// The questions that a link is confined to; nil for all.
  fileprivate var questions: [String]? {
    if case .questions(let common) = self { common } else { nil }
  }
}

private func basis(
  _ finding: Finding, _ questions: [String], _ recommendation: Recommendation,
  _ indicatorOfQuestion: [String: String]
) -> EvidenceLinks.Basis? {
  guard let indicator = finding.indicator else {
    return recommendation.principles.contains(finding.principle) ? .principle : nil
  }
  let isConfined = recommendation.questions.contains { indicatorOfQuestion[$0] == indicator }
  if recommendation.indicators.contains(indicator), !isConfined || questions.isEmpty {
    return .indicator
  }
  let common = questions.filter(recommendation.questions.contains)
  return common.isEmpty ? nil : .questions(common)
}
