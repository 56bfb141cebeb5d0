public import Localization

/// Whether the answers to a question in two rounds may be set beside each other, and why not.
///
/// A question is always a question in a round: its wording, its scale, whom it was put to and how
/// the answers were collected. What differs is listed, and the verdict is that of the gravest.
public struct RoundComparability: Equatable, Sendable {
  /// What may differ between two rounds.
  public enum Aspect: String, CaseIterable, Equatable, Sendable {
    /// The question was not put in one of the rounds.
    case presence
    case wording, scale, asked, mode
  }

  /// One thing that differs.
  public struct Difference: Equatable, Sendable {
    public var aspect: Aspect
    public var verdict: Question.Version.Comparability
    public var reason: LocalizedText
    /// The first round after it.
    public var round: String
  }

  public var differences: [Difference] = []

  /// The gravest verdict of what differs.
  public var verdict: Question.Version.Comparability {
    let verdicts = differences.map(\.verdict)
    if verdicts.contains(.notComparable) { return .notComparable }
    return verdicts.contains(.caveat) ? .caveat : .comparable
  }

  /// The reasons that forbid a comparison or call for care, each once, in order of time.
  public var reasons: [LocalizedText] {
    var reasons: [LocalizedText] = []
    for difference in differences
    where difference.verdict != .comparable && !reasons.contains(difference.reason) {
      reasons.append(difference.reason)
    }
    return reasons
  }
}

extension Study {
  /// Whether the answers to a question in two rounds may be set beside each other.
  ///
  /// What the study declares decides: a version by its own verdict and reason, a change of mode by
  /// `mode-change` of the round, which calls for care unless it says otherwise.
  ///
  /// - Parameters:
  ///   - question: A question of the study.
  ///   - earlier: The identifier of a round.
  ///   - later: The identifier of a round; before or after.
  /// - Returns: Every difference from round to round between them, in order of time; none for a
  ///   round that does not exist.
  public func comparability(
    of question: Question, from earlier: String, to later: String
  ) -> RoundComparability {
    let ids = rounds.map(\.id)
    guard let one = ids.firstIndex(of: earlier), let other = ids.firstIndex(of: later) else {
      return RoundComparability()
    }
    let (first, last) = (min(one, other), max(one, other))
    var result = RoundComparability()
    for round in [first, last] where !question.rounds.contains(ids[round]) {
      let isExplained = question.versions.contains { version in
        version.comparability == .notComparable
          && (ids.firstIndex(of: version.until).map { first <= $0 && $0 < last } ?? false)
      }
      if isExplained { continue }
      result.differences.append(
        .init(
          aspect: .presence, verdict: .notComparable, reason: Self.notPut(in: ids[round]),
          round: ids[round]))
    }
    for round in (first + 1)..<max(first + 1, last + 1) {
      result.differences += versionDifferences(question, before: round, ids)
      if let mode = modeDifference(before: round) { result.differences.append(mode) }
    }
    return result
  }

  /// Whether a question can be compared over all the rounds in which it was put.
  ///
  /// - Returns: Every difference from its first round to its last; nil for a question that was put
  ///   in one round only.
  public func comparability(of question: Question) -> RoundComparability? {
    let ids = rounds.map(\.id)
    // Answers that are not compared may have been split off, with their rounds.
    let known = (question.rounds + question.versions.map(\.until)).compactMap {
      ids.firstIndex(of: $0)
    }
    guard let first = known.min(), let last = known.max(), first < last else { return nil }
    return comparability(of: question, from: ids[first], to: ids[last])
  }

  private static func notPut(in round: String) -> LocalizedText {
    LocalizedText(
      es: "La pregunta no se hizo en \(round).", en: "The question was not put in \(round).")
  }

  private func versionDifferences(
    _ question: Question, before round: Int, _ ids: [String]
  ) -> [RoundComparability.Difference] {
    question.versions.filter { $0.until == ids[round - 1] }.map { version in
      let aspect: RoundComparability.Aspect =
        if let scale = version.scale, scale != question.scale {
          .scale
        } else if version.asked != nil, version.text == nil {
          .asked
        } else {
          .wording
        }
      return .init(
        aspect: aspect, verdict: version.comparability, reason: version.reason, round: ids[round])
    }
  }

  private func modeDifference(before round: Int) -> RoundComparability.Difference? {
    let (then, now) = (rounds[round - 1], rounds[round])
    let isSame = Language.allCases.allSatisfy { then.mode[$0] == now.mode[$0] }
    let isKnown = Language.allCases.allSatisfy { !then.mode[$0].isEmpty && !now.mode[$0].isEmpty }
    guard !isSame, isKnown else { return nil }
    return .init(
      aspect: .mode, verdict: now.modeChange ?? .caveat,
      reason: LocalizedText(
        es: "Cambió el modo de aplicación: \(then.mode.spanish) en \(then.id), "
          + "\(now.mode.spanish) en \(now.id).",
        en: "The mode of collection changed: \(then.mode.english) in \(then.id), "
          + "\(now.mode.english) in \(now.id)."), round: now.id)
  }
}
