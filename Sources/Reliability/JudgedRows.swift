import Estimation
public import Results

extension ReliabilityProfile {
  /// The rows with what the rule says of each: as they are, flagged, or withheld.
  ///
  /// Do this after confidentiality: what is withheld for its precision is no secret, and takes no
  /// other number with it but those made from it. A difference, a change between rounds or a
  /// contrast is no more precise than its parts: it is withheld with one of them, and flagged with
  /// one of them. Tests are kept, for their p-values carry the imprecision. Rows that rules do not
  /// concern are returned as they are.
  ///
  /// - Parameters:
  ///   - rows: The rows of one run, protected already.
  ///   - plannedDomains: The dimensions for whose groups the sample was planned.
  /// - Returns: as many rows, in the same order.
  public func judged(_ rows: [ResultRow], plannedDomains: [String] = []) -> [ResultRow] {
    let judged = rows.map { row in
      Precision(row, plannedDomains: plannedDomains).map { marked(row, verdict(on: $0)) } ?? row
    }
    let parts = ComparedParts(judged, of: self)
    return judged.map { row in
      switch parts.worst(of: row.key) {
      case .withheld where row.estimate != nil:
        withheld(row, flag: Self.partFlag, remark: "a part is withheld")
      case .flagged where row.estimate != nil: flagged(row, [Self.partFlag], remark: "")
      default: row
      }
    }
  }

  private func marked(_ row: ResultRow, _ verdict: Verdict) -> ResultRow {
    switch verdict.outcome {
    case .shown: row
    case .withheld: withheld(row, flag: flag("withheld"), remark: verdict.remark)
    case .flagged: flagged(row, verdict.marks.map(flag), remark: verdict.remark)
    case .notAssessed:
      flagged(
        row, verdict.marks.map(flag) + verdict.unassessed.map(Self.flag), remark: verdict.remark)
    }
  }

  private func flagged(_ row: ResultRow, _ flags: [String], remark: String) -> ResultRow {
    var row = row
    row.flag = joinedFlags([row.flag] + flags)
    row.note = joinedNotes(row.note, remark)
    return row
  }

  private func withheld(_ row: ResultRow, flag: String, remark: String) -> ResultRow {
    ResultRow(
      row.key, .suppressed(.unreliable), flag: joinedFlags([row.flag, flag]),
      note: joinedNotes(row.note, remark))
  }

  private func joinedNotes(_ note: String, _ remark: String) -> String {
    [note, remark].filter { !$0.isEmpty }.joined(separator: "; ")
  }
}

/// What the rule said of the numbers from which differences are made.
private struct ComparedParts {
  private static let comparisons: Set = ["difference", "column_difference", "option_difference"]

  private var outcomes: [ResultKey: Verdict.Outcome] = [:]
  /// The worst outcome of any number about a question in a grouping: contrasts may use them all.
  private var worstOfGrouping: [ResultKey: Verdict.Outcome] = [:]

  init(_ rows: [ResultRow], of profile: ReliabilityProfile) {
    for row in rows {
      guard let outcome = profile.outcome(of: row), outcome != .shown else { continue }
      outcomes[row.key] = outcome
      let grouping = Self.grouping(row.key)
      worstOfGrouping[grouping] = Self.worse(outcome, worstOfGrouping[grouping])
    }
  }

  /// Withheld is worse than flagged; a part that is not assessed says nothing of the difference.
  private static func worse(_ first: Verdict.Outcome?, _ second: Verdict.Outcome?)
    -> Verdict.Outcome?
  {
    let found = [first, second].compactMap { $0 }
    return found.contains(.withheld) ? .withheld : found.contains(.flagged) ? .flagged : nil
  }

  private static func grouping(_ key: ResultKey) -> ResultKey {
    ResultKey(
      analysis: key.analysis, question: key.question, item: key.item, groupBy: key.groupBy,
      statistic: "")
  }

  /// The worst that was said of the parts of a row; nil for a row that compares nothing.
  func worst(of key: ResultKey) -> Verdict.Outcome? {
    if key.statistic == "contrast" { return worstOfGrouping[Self.grouping(key)] }
    guard Self.comparisons.contains(key.statistic) else { return nil }
    return Self.sides(of: key).reduce(nil as Verdict.Outcome?) { worst, side in
      // The level of a difference is that of its shares, or the name of what differs.
      var share = side
      share.statistic = "proportion"
      var named = side
      (named.statistic, named.level) = (side.level, "")
      return Self.worse(worst, Self.worse(outcomes[share], outcomes[named]))
    }
  }

  /// The keys of both sides, with the level of the difference.
  private static func sides(of key: ResultKey) -> [ResultKey] {
    var own = key
    (own.versusGroup, own.versusRound) = ("", "")
    var other = own
    if !key.versusGroup.isEmpty { other.group = key.versusGroup }
    if !key.versusRound.isEmpty { other.round = key.versusRound }
    return [own, other]
  }
}
