// Proves what must hold of every rule: more respondents are never worse, what is not known is said
// and never shown, and rows take on what is said of them.
import Diagnostics
import Estimation
import Framework
import Localization
import Results
import TestSupport
import Testing

@testable import Reliability

@Suite("Identities of rules of reliability") struct IdentityTests {
  static let rules = ReliabilityRule.allCases.map(ReliabilityProfile.init)
  static let samplingRules = rules.filter { $0.rule != .actors }

  private static func rank(_ verdict: Verdict) -> Int {
    switch verdict.outcome {
    case .withheld: 0
    case .flagged, .notAssessed: 1
    case .shown: 2
    }
  }

  @Test("more respondents are never worse at the same share and design effect")
  func monotone() {
    for profile in Self.samplingRules {
      for share in [0.02, 0.1, 0.3, 0.5, 0.8, 0.97] {
        for effect in [1.0, 1.7] {
          var before = 0
          for count in stride(from: 20, through: 6_000, by: 20) {
            let known = Precision.ofSimpleSample(
              share: share, count: count, designEffect: effect)
            let rank = Self.rank(profile.verdict(on: known))
            #expect(rank >= before, "\(profile.rule) \(share) \(effect) \(count)")
            before = rank
          }
        }
      }
    }
  }

  @Test("needed respondents are enough, and one less is not")
  func needs() throws {
    for profile in Self.samplingRules {
      for share in ReliabilityDescription.shares {
        for allowsFlags in [false, true] {
          let need = try #require(
            profile.requiredRespondents(
              share: share, designEffect: 1.3, allowsFlags: allowsFlags))
          func rank(_ count: Int) -> Int {
            Self.rank(
              profile.verdict(
                on: .ofSimpleSample(share: share, count: count, designEffect: 1.3)))
          }
          let least = allowsFlags ? 1 : 2
          #expect(rank(need) >= least, "\(profile.rule) \(share)")
          #expect(need == 2 || rank(need - 1) < least, "\(profile.rule) \(share)")
        }
      }
    }
  }

  @Test("a share and its complement have one verdict where the rule is symmetric")
  func symmetric() {
    for rule in [ReliabilityRule.dhs, .ineChile] {
      for (share, error) in [(0.1, 0.02), (0.3, 0.05), (0.5, 0.08), (0.02, 0.004)] {
        func known(_ share: Double) -> Precision {
          Precision(
            .proportion, value: share, standardError: error, count: 200,
            caseCount: Int(200 * share), degreesOfFreedom: 20, designEffect: 1.2)
        }
        let profile = ReliabilityProfile(rule)
        #expect(
          profile.verdict(on: known(share)).outcome == profile.verdict(on: known(1 - share)).outcome
        )
      }
    }
    // The NCHS flags of a share what it would withhold of the complement.
    func nchs(_ share: Double, _ interval: Interval) -> Verdict {
      ReliabilityProfile(.nchs).verdict(
        on: Precision(
          .proportion, value: share, standardError: 0.02, count: 500,
          caseCount: Int(500 * share), degreesOfFreedom: 20, interval: interval))
    }
    #expect(nchs(0.0625, Interval(low: 0.03125, high: 0.125)).outcome == .withheld)
    #expect(nchs(0.9375, Interval(low: 0.875, high: 0.96875)).marks == ["complement"])
    let (low, high) = (0.3, 0.0625)
    for measure in [Measure.logCoefficientOfVariation, .errorOverQuadraticLimit] {
      for share in [low, high] {
        let pair = [share, 1 - share].map {
          try? measure.value(of: Precision(.proportion, value: $0, standardError: 0.01, count: 100))
        }
        expectClose(pair[0] ?? nil, pair[1] ?? nil, "\(measure)")
      }
    }
  }

  @Test("a number without what the rule asks for is not assessed, and says why")
  func notAssessed() {
    let bare = Precision(.proportion, value: 0.4, count: 400, caseCount: 160)
    let unanimous = Precision(
      .proportion, value: 1, standardError: 0, count: 400, caseCount: 400, degreesOfFreedom: 20)
    let zero = Precision(
      .mean, value: 0, standardError: 1, count: 400, degreesOfFreedom: 20, designEffect: 1)
    for profile in Self.samplingRules where profile.rule != .dhs {
      #expect(profile.verdict(on: bare).outcome == .notAssessed, "\(profile.rule)")
      #expect(profile.verdict(on: bare).remark.contains("not assessed"), "\(profile.rule)")
      #expect(profile.verdict(on: zero).outcome == .notAssessed, "\(profile.rule)")
      if profile.rule != .nchs {
        #expect(profile.verdict(on: unanimous).unassessed == [.noVariation], "\(profile.rule)")
      }
    }
    #expect(ReliabilityProfile(.nchs).verdict(on: zero).unassessed == [.notCovered])
    #expect(ReliabilityProfile(.nchs).verdict(on: unanimous).marks == ["extreme"])
    // Too few respondents are enough to withhold, whatever else is not known.
    let few = Precision(.proportion, value: 0.4, count: 9)
    for profile in Self.samplingRules
    where ![.inegi, .nchs, .cepal2023].contains(profile.rule) {
      #expect(profile.verdict(on: few).outcome == .withheld, "\(profile.rule)")
    }
  }

  @Test("every rule has words, a source and a mark for each consequence")
  func words() {
    for profile in Self.rules {
      #expect(!profile.source.isEmpty && !profile.version.isEmpty)
      #expect(profile.statement.spanish != profile.statement.english)
      for criterion in profile.criteria.values.joined() {
        switch criterion.consequence {
        case .withheld: #expect(profile.withheldMark != nil, "\(profile.rule)")
        case .flagged(let mark): #expect(profile.marks.contains { $0.id == mark }, "\(mark)")
        }
      }
    }
  }
}

@Suite("Rows judged by a rule") struct JudgedRowsTests {
  private func row(
    _ statistic: String, _ level: String = "", group: String = "a", versus: String = "",
    analysis: String = "disaggregation", count: Int = 200, flag: String = ""
  ) -> ResultRow {
    ResultRow(
      ResultKey(
        analysis: analysis, question: "q", groupBy: "g", group: group, versusGroup: versus,
        level: level, statistic: statistic),
      .estimate(
        Estimate(
          value: 0.5, standardError: 0.02, degreesOfFreedom: 20, count: count,
          caseCount: count / 2, designEffect: 1)), flag: flag)
  }

  @Test("rows are shown, flagged or withheld; differences follow, tests and counts stay")
  func follow() {
    let rows = [
      row("proportion", "1", count: 30, flag: "pooled_actors"),
      row("proportion", "1", group: "b", count: 20), row("proportion", "1", group: "c"),
      row("difference", "1", group: "a", versus: "c"),
      row("difference", "1", group: "b", versus: "rest"),
      row("difference", "1", group: "c", versus: "b"), row("difference", "2", versus: "b"),
      row("count", "1", group: "b", count: 20), row("rao_scott_f", group: ""),
      row("proportion", "1", analysis: "divergence", count: 5),
    ]
    let judged = ReliabilityProfile(.dhs).judged(rows)
    #expect(judged[0].flag == "pooled_actors;unreliable_dhs_few_cases")
    #expect(judged[0].note == "needs n at least 50 (has 30)")
    #expect(judged[0].estimate == rows[0].estimate)
    #expect(judged[1].outcome == .suppressed(.unreliable))
    #expect(judged[1].flag == "unreliable_dhs_withheld")
    #expect(judged[2] == rows[2])
    #expect(judged[3].flag == "unreliable_part" && judged[3].estimate != nil)
    #expect(judged[4].outcome == .suppressed(.unreliable) && judged[4].flag == "unreliable_part")
    #expect(judged[5].outcome == .suppressed(.unreliable))
    #expect(Array(judged[6...]) == Array(rows[6...]))
  }

  @Test("what confidentiality withheld stays so, and contrasts fall with any group of theirs")
  func order() {
    var hidden = row("proportion", "1", count: 3)
    hidden.outcome = .suppressed(.primary)
    let contrast = row("contrast", "a - b", group: "", analysis: "estimate")
    let rows = [
      hidden, contrast, row("proportion", "1", group: "b", analysis: "estimate", count: 10),
    ]
    let judged = ReliabilityProfile(.dhs).judged(rows)
    #expect(judged[0] == hidden)
    #expect(judged[1].outcome == .suppressed(.unreliable))
    #expect(!Suppression.unreliable.isConfidential && Suppression.primary.isConfidential)
  }

  @Test("a table of INE Chile may be published with half of its cells reliable")
  func table() throws {
    let profile = ReliabilityProfile(.ineChile)
    func judged(_ few: Int, of all: Int) -> [ResultRow] {
      profile.judged(
        (0..<all).map { row("proportion", "\($0)", count: $0 < few ? 59 : 60) })
    }
    for (few, all, publishes) in [(2, 4, true), (3, 5, false), (2, 5, true), (4, 4, false)] {
      let finding = try #require(profile.finding(onTable: judged(few, of: all)))
      #expect(finding.judged == all && finding.reliable == all - few)
      #expect(finding.isPublishable == publishes, "\(few) of \(all)")
    }
    #expect(profile.finding(onTable: []) == nil)
    #expect(ReliabilityProfile(.inegi).finding(onTable: judged(1, of: 2)) == nil)
  }

  @Test("a rule is refused in the other regime, with what to use instead")
  func regimes() throws {
    for rule in ReliabilityRule.allCases {
      #expect(ReliabilityError(rule, in: rule.regime) == nil)
      let other: DesignDeclaration.Regime = rule.regime == .sample ? .actors : .sample
      let error = try #require(ReliabilityError(rule, in: other)?.diagnostics.first)
      #expect(error.hint?.contains(rule == .actors ? "dhs" : "actors") ?? false)
    }
  }
}
