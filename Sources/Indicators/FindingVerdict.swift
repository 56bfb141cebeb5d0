import Estimation
public import Framework
public import Results

/// What the answers say of a finding.
public enum FindingVerdict: String, CaseIterable, Equatable, Sendable {
  /// The figure stands on the side of the limit that the finding claims, with all of its interval.
  case supported
  /// It stands on the other side, with all of its interval.
  case contradicted
  /// The interval covers the limit.
  case undecided
  /// There are too few answers for an interval.
  case tooFew = "too_few_to_decide"
  /// The figure is withheld to protect respondents.
  case withheld = "evidence_withheld"
  /// Nothing was asked that bears on it, or nobody answered.
  case noData = "no_evidence"

  /// The verdict on one claim.
  ///
  /// A number without an error is a fact of those who answered, or of the registry: it is compared
  /// as it stands.
  public init(_ claim: EvidenceClaim, _ row: ResultRow) {
    switch row.outcome {
    case .suppressed: self = .withheld
    case .undefined: self = .noData
    case .estimate(let estimate):
      let limit: Double
      if case .number(let number) = claim.limit { limit = number } else { limit = 0 }
      let low: Double
      let high: Double
      if let interval = estimate.interval {
        (low, high) = (interval.low, interval.high)
      } else if estimate.standardError == nil {
        (low, high) = (estimate.value, estimate.value)
      } else {
        self = .tooFew
        return
      }
      if low > limit {
        self = claim.side == .above ? .supported : .contradicted
      } else if high < limit {
        self = claim.side == .below ? .supported : .contradicted
      } else {
        self = .undecided
      }
    }
  }

  /// The verdict on a rule, from those on its claims.
  init(_ rule: EvidenceRule, _ claims: inout ArraySlice<FindingVerdict>) {
    switch rule {
    case .claim: self = claims.popFirst() ?? .noData
    case .all(let rules): self = Self.joint(rules, &claims, decisive: .contradicted, .supported)
    case .any(let rules): self = Self.joint(rules, &claims, decisive: .supported, .contradicted)
    }
  }

  /// One decisive part decides; otherwise all must agree, or the first that does not tells why not.
  private static func joint(
    _ rules: [EvidenceRule], _ claims: inout ArraySlice<FindingVerdict>,
    decisive: FindingVerdict, _ unanimous: FindingVerdict
  ) -> FindingVerdict {
    let verdicts = rules.map { FindingVerdict($0, &claims) }
    if verdicts.contains(decisive) { return decisive }
    return verdicts.first { $0 != unanimous } ?? (verdicts.isEmpty ? .noData : unanimous)
  }
}

/// The claims with their verdicts as flags, and a row with the verdict on each finding.
///
/// - Parameters:
///   - rows: What ``findingEvidence(of:study:plan:disagreement:programmes:)`` returned, after the
///     protection of small groups, in the same order.
///   - study: The same codebook.
/// - Returns: For each finding the rows of its claims, then `claims_supported`: how many of them
///   hold, with the verdict on the finding as its flag.
public func judged(_ rows: [ResultRow], study: Study) -> [ResultRow] {
  var rest = rows[...]
  return study.findings.flatMap { finding -> [ResultRow] in
    let claims = finding.evidence?.claims ?? []
    var own: [ResultRow] = []
    var verdicts: [FindingVerdict] = []
    for claim in claims {
      guard var row = rest.popFirst() else { break }
      let verdict = FindingVerdict(claim, row)
      verdicts.append(verdict)
      if row.estimate != nil {
        row.flag += (row.flag.isEmpty ? "" : ";") + verdict.rawValue
      }
      own.append(row)
    }
    var remaining = verdicts[...]
    let verdict = finding.evidence.map { FindingVerdict($0, &remaining) } ?? .noData
    let key = ResultKey(
      analysis: findingsAnalysis, item: finding.id, statistic: "claims_supported")
    let supported = verdicts.count { $0 == .supported }
    return own + [
      ResultRow(
        key, .estimate(Estimate(value: Double(supported), method: "count")),
        flag: verdict.rawValue, note: "of \(claims.count) claims")
    ]
  }
}
