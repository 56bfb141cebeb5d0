import Results

/// Tests of those who answered twice that would give away how many of a group moved.
///
/// McNemar's, the sign test and Wilcoxon's tell how many moved either way, and these numbers add
/// up: those of everybody less those of all kinds of actor but one are those of the one. So where
/// the test of a kind of actor is withheld, it is published for no other grouping of the same
/// respondents, nor for everybody. Where no kind of actor has a secret, but a group of another
/// grouping has, the tests of that grouping are withheld as a whole: its groups add up to
/// everybody. Both hold in every run, whatever other groupings it asks for. With two answers every
/// test tells how many moved.
enum FlowWithholding {
  private static let flows: Set = [
    "mcnemar_chi2", "mcnemar_exact", "sign_test", "wilcoxon_signed_rank",
  ]
  private static let ofTwoAnswers: Set = ["stuart_maxwell_chi2", "bhapkar_chi2"]

  /// What a pair of rounds says of a question.
  private struct Subject: Hashable {
    var question: String
    var item: String
    var earlier: String
    var later: String

    init(_ key: ResultKey) {
      (question, item) = (key.question, key.item)
      (earlier, later) = (key.versusRound, key.round)
    }
  }

  /// What is withheld of a subject.
  private struct Secrets {
    /// The kinds of actor, or nothing where there are none: those whose transitions are told.
    var main = ""
    var groupings: Set<String> = []
    var hasTwoAnswers = false
  }

  /// The rows with the tests that would tell withheld flows withheld too.
  static func apply(to rows: [ResultRow]) -> [ResultRow] {
    let secrets = secrets(rows)
    if secrets.isEmpty { return rows }
    return rows.map { row in
      guard row.key.analysis == "trend", isTest(row.key), !isWithheld(row),
        let secret = secrets[Subject(row.key)], !secret.groupings.isEmpty,
        flows.contains(row.key.statistic) || secret.hasTwoAnswers
      else { return row }
      let own = row.key.groupBy
      let tells = secret.groupings.contains(own) || secret.groupings.contains(secret.main)
      return own != secret.main && tells ? row.withheld(.complementary) : row
    }
  }

  private static func secrets(_ rows: [ResultRow]) -> [Subject: Secrets] {
    var secrets: [Subject: Secrets] = [:]
    var counted: Set<[String]> = []
    for row in rows where row.key.analysis == "trend" && !row.key.versusRound.isEmpty {
      switch row.key.statistic {
      case "transition_count": secrets[Subject(row.key), default: Secrets()].main = row.key.groupBy
      case "paired_count": if row.estimate != nil { counted.insert(identity(row.key)) }
      default:
        guard isTest(row.key), isWithheld(row) else { continue }
        let isOfTwo = ofTwoAnswers.contains(row.key.statistic)
        // Of more answers these tests are withheld with the whole group only.
        if isOfTwo, !counted.contains(identity(row.key)) { continue }
        secrets[Subject(row.key), default: Secrets()].groupings.insert(row.key.groupBy)
        if isOfTwo { secrets[Subject(row.key)]?.hasTwoAnswers = true }
      }
    }
    return secrets
  }

  private static func isTest(_ key: ResultKey) -> Bool {
    flows.contains(key.statistic) || ofTwoAnswers.contains(key.statistic)
  }

  private static func isWithheld(_ row: ResultRow) -> Bool {
    if case .suppressed = row.outcome { true } else { false }
  }

  private static func identity(_ key: ResultKey) -> [String] {
    [key.question, key.item, key.groupBy, key.group, key.versusRound, key.round]
  }
}
