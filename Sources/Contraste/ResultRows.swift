public import Diagnostics
public import Estimation
public import Localization
public import Results

// Picking numbers out of the rows of an analysis, and writing them into a sentence.
extension [ResultRow] {
  /// The rows about what is named, in order; what is not named may be anything.
  ///
  /// - Parameters:
  ///   - statistic: A term such as `favourable`; for a change that of the statistic that changed.
  ///   - question: The identifier of a question.
  ///   - dimension: The dimension grouped by, for instance `actor`; empty for everyone.
  ///   - group: The group, for instance a kind of actor; empty for everyone.
  ///   - round: The round; of a change the later one.
  ///   - versus: The earlier round of a change, or the other group of a comparison; empty for rows
  ///     that compare nothing.
  ///   - level: The code of an answer, or the reason of a missing one.
  /// - Returns: the rows, possibly none.
  public func about(
    _ statistic: String? = nil, question: String? = nil, by dimension: String? = nil,
    group: String? = nil, round: String? = nil, versus: String? = nil, level: String? = nil
  ) -> [ResultRow] {
    filter { row in
      let key = row.key
      let compares = key.versusRound.isEmpty ? key.versusGroup : key.versusRound
      return (statistic.map { $0 == key.statistic || $0 == row.changed } ?? true)
        && (question.map { $0 == key.question } ?? true)
        && (dimension.map { $0 == key.groupBy } ?? true) && (group.map { $0 == key.group } ?? true)
        && (round.map { $0 == key.round } ?? true) && (versus.map { $0 == compares } ?? true)
        && (level.map { $0 == key.level } ?? true)
    }
  }

  /// The one number about what is named; see ``about(_:question:by:group:round:versus:level:)``.
  ///
  /// Rows that compare are found only where `versus` names what they compare with.
  ///
  /// - Throws: why there is no number: no row, withheld, or not defined.
  public func estimate(
    _ statistic: String, question: String? = nil, group: String = "", round: String? = nil,
    versus: String = "", level: String? = nil
  ) throws(Faults) -> Estimate {
    let rows = about(
      statistic, question: question, group: group, round: round, versus: versus, level: level)
    let reason: String
    switch rows.first?.outcome {
    case .estimate(let estimate)?: return estimate
    case .suppressed(let suppression)?: reason = suppression.rawValue
    case .undefined(let why)?: reason = why
    case nil: reason = "no_such_row"
    }
    let wanted = [question ?? "", group, round ?? "", versus].filter { !$0.isEmpty }
    throw Faults(
      Diagnostic(
        .refusal, "no-number", "there is no \(statistic) for \(wanted.joined(separator: ", "))",
        found: reason))
  }
}

extension ResultRow {
  /// The statistic of which a row is the difference; nil where it is none.
  fileprivate var changed: String? { key.statistic == "difference" ? key.level : nil }
}

extension NumberStyle {
  /// A share with its interval, where it has one: `45% (37–53%)`.
  public func percent(_ share: Estimate) -> String {
    guard let interval = share.interval else { return percent(share.value) }
    return percent(share.value) + " (" + percentRange(interval.low, interval.high) + ")"
  }

  /// A change of a share with its interval, where it has one: `−11 pp (−20 to −3)`.
  public func percentagePoints(_ change: Estimate) -> String {
    guard let interval = change.interval else { return percentagePoints(change.value) }
    let ends = [interval.low, interval.high].map { signed($0 * 100, decimals: 0) }
    let to = language == .spanish ? " a " : " to "
    return percentagePoints(change.value) + " (" + ends.joined(separator: to) + ")"
  }

  /// The respondents a number was computed from.
  public func respondents(_ estimate: Estimate) -> String { estimate.count.map(count) ?? "–" }
}
